/*
 * What stands around every page: the bar with the home's name and who is signed in, the five words of the menu, the foot. A
 * page puts what is its own between frame_open() and frame_close().
 */
#ifndef HEARTH_FRAME_H
#define HEARTH_FRAME_H

#include "ui/html.h"
#include "web/web.h"

/* The menu's words, and the page's place among them. */
enum tab { TAB_NONE, TAB_TODAY, TAB_CHILDREN, TAB_RECORDS, TAB_TO_DO, TAB_HOME };

struct frame {
	const struct request *request;
	const char *title;                /* of the window: "Today", "Error: Sign in"; the heading is the page's own */
	const char *home_ref, *home_name; /* NULL: a page of no home, without a menu */
	const char *post;                 /* below the person's name: "registered manager", "on shift until 08:00"; NULL */
	enum tab tab;
	const char *back_href, *back; /* a link above everything: where it leads, its words; NULL: none */
	struct safe_html thumb;       /* one or two buttons that stay under the thumb on a phone; {NULL}: none */
};

void frame_open(struct buf *b, const struct frame *f);
void frame_close(struct buf *b, const struct frame *f);

/* A page of no home, in one call each. */
void frame_begin(struct buf *b, const struct request *request, const char *title);
void frame_end(struct buf *b);

/* A form that posts to the address, with its token; the page puts the fields and "</form>". */
void frame_form(struct buf *b, const struct request *request, const char *action);
/* The token alone, for forms a page begins itself. */
void frame_token(struct buf *b, const struct request *request);

#endif
