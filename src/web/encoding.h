/* What a browser takes compressed, and what it has already: Accept-Encoding and If-None-Match. */
#ifndef HEARTH_ENCODING_H
#define HEARTH_ENCODING_H

#include <stdbool.h>

/* "br, gzip;q=0.8" takes it, "gzip;q=0" and NULL do not. */
bool encoding_takes_gzip(const char *accept_encoding);
/* Whether the list of tags (NULL: none came) has this one, quotes included; "*" has every one. */
bool encoding_knows(const char *if_none_match, const char *tag);

#endif
