/* What stands around every page: its head, and whose screen it is. */
#ifndef HEARTH_FRAME_H
#define HEARTH_FRAME_H

#include "web/html.h"
#include "web/web.h"

/* For who is signed in with their name, "Lock" and "Sign out". */
void frame_begin(struct buf *b, const struct request *request, const char *title);
void frame_end(struct buf *b);
/* <form method="post" action="…"> with the token that take_form() asks for. Close it with </form>. */
void frame_form(struct buf *b, const struct request *request, const char *action);

#endif
