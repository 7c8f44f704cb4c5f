/* To do: every open duty of the home, with its law. */
#include "web/page.h"
#include "web/todo.h"

static size_t of_group(const struct todos *all, enum todo_group group)
{
	size_t count = 0;
	for (size_t i = 0; i < all->count; i++) {
		count += all->items[i].group == group;
	}
	return count;
}

static void put_group(struct buf *b, const struct todos *all, enum todo_group group)
{
	size_t count = of_group(all, group);
	if (count == 0) {
		return;
	}
	put(b, HTML("<h2 class=\"duties__h\">"));
	put(b, todo_group_title(group));
	put(b, HTML(" <span class=\"count\">"));
	put(b, count);
	put(b, HTML("</span></h2>\n<ul>\n"));
	for (size_t i = 0; i < all->count; i++) {
		if (all->items[i].group == group) {
			todo_put(b, &all->items[i], 0);
		}
	}
	put(b, HTML("</ul>\n"));
}

static bool show(struct page *p)
{
	struct todos all;
	if (!page_at_home(p, p->request->part[0]) || !todos_open(p, &all)) {
		return false;
	}
	p->frame.tab = TAB_TO_DO;
	page_begin(p, "To do");
	put(p->b, HTML("<h1 class=\"h1\">To do</h1>\n<div class=\"card\">\n"));
	for (int g = 0; g < TODO__COUNT; g++) {
		put_group(p->b, &all, (enum todo_group)g);
	}
	put(p->b, HTML("</div>\n"));
	page_end(p);
	return true;
}

bool page_to_do(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
