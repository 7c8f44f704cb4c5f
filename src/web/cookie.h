/* Cookies: one name, one value. */
#ifndef HEARTH_COOKIE_H
#define HEARTH_COOKIE_H

#include <stdbool.h>

struct arena;

/* The value in a Cookie header ("a=1; b=2"; NULL gives NULL), or NULL. */
const char *cookie_value(struct arena *a, const char *header, const char *name);
/*
 * What Set-Cookie says of a cookie for as long as the browser is open, that no script reads and no other site sends along.
 * `secure` goes with a name that begins with __Host-. An empty value takes the cookie away.
 */
const char *cookie_line(struct arena *a, const char *name, const char *value, bool secure);

#endif
