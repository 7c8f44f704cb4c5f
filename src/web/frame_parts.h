/* What the frame's templates are filled with. Private to frame.c and its templates. */
#ifndef HEARTH_FRAME_PARTS_H
#define HEARTH_FRAME_PARTS_H

#include "web/asset.h"
#include "web/frame.h"
#include "web/icon.h"

struct frame_parts {
	const struct frame *frame;
	const char *theme;     /* "night", "light"; NULL: the device's own wish */
	const char *home_href; /* where the name in the bar leads */
	const char *here;      /* the page itself, to come back to */
	const char *token;     /* for the forms of the frame */
	const char *who;       /* who is signed in and not locked; NULL */
	struct safe_html menu;
};

void frame_top_put(struct buf *b, const struct frame_parts *t);
void frame_foot_put(struct buf *b, const struct frame_parts *t);

#endif
