/* Today: what a shift opens on. */
#include "web/page.h"
#include "web/todo.h"

static bool show(struct page *p)
{
	struct todos all;
	if (!page_at_home(p, p->request->part[0]) || !todos_open(p, &all)) {
		return false;
	}
	p->frame.tab = TAB_TODAY;
	page_begin(p, "Today");
	put(p->b, HTML("<div class=\"head\"><div><h1 class=\"h1\">Today at "));
	put(p->b, p->home_name);
	put(p->b, HTML("</h1>\n<p class=\"head__sub\">"));
	put(p->b, words_day(p->c->arena, p->c->now));
	put(p->b, HTML(", <span class=\"num\">"));
	put(p->b, words_time(p->c->arena, p->c->now));
	put(p->b, HTML("</span></p></div></div>\n<div class=\"card\"><ul>\n"));
	for (size_t i = 0; i < all.count && all.items[i].group <= TODO_TODAY; i++) {
		todo_put(p->b, &all.items[i], 0);
	}
	put(p->b, HTML("</ul></div>\n"));
	page_end(p);
	return true;
}

bool page_today(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
