/* What was sent and could not be taken is shown again, so that nobody loses a word. */
#ifndef HEARTH_UNSAVED_H
#define HEARTH_UNSAVED_H

#include "web/web.h"

/* Status 403: why, and every answer of the form but passwords, to be copied. */
void unsaved_page(struct ctx *c, const struct request *request, struct reply *reply,
                  const char *why);

#endif
