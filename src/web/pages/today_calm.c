/* Today for everybody who is not with the children and does not answer for the home: what is theirs, and where things are. */
#include "web/today.h"

enum { MOST_ROWS = 12, AHEAD = 30 * 86400 };

static size_t put_own(struct today *t)
{
	struct todo *rows[MOST_ROWS];
	size_t count = 0;
	for (size_t i = 0; i < t->todos.count && count < MOST_ROWS; i++) {
		if (t->todos.items[i].group != TODO_NOT_KNOWN && todo_is_mine(t->p, &t->todos.items[i])) {
			rows[count++] = &t->todos.items[i];
		}
	}
	today_rows(t, "mine", "Yours", rows, count);
	return count;
}

bool today_calm(struct today *t)
{
	struct page *p = t->p;
	if (!todos_read(p, (struct instant){p->c->now.s + AHEAD}, &t->todos)) {
		return false;
	}
	todos_fold(&t->todos);
	page_begin(p, "Today");
	today_head(t);
	put(p->b,
	    HTML(
			"<div class=\"cols\">\n<div class=\"stack\">\n<section aria-labelledby=\"todo\">\n<div class=\"section__head\">"
			"<h2 class=\"h2\" id=\"todo\">To do</h2></div>\n<div class=\"card\">\n"));
	if (put_own(t) == 0) {
		put(p->b, HTML("<p class=\"duty\">Nothing is waiting for you.</p>\n"));
	}
	put(p->b, HTML("</div></section>\n</div>\n<div class=\"stack\">\n"));
	today_people(t, "On now");
	put(p->b, HTML("</div>\n</div>\n"));
	page_end(p);
	return p->c->error == ERROR_NONE;
}
