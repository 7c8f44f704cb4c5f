/* Children: who lives here, and who lived here. */
#include "duties/world_store.h"
#include "web/child.h"
#include "web/law_words.h"
#include "web/todo.h"

struct counts {
	size_t late, past, open;
};

static bool count_todos(struct page *p, record_no child, struct counts *ret)
{
	const struct instance *list = NULL;
	struct todos todos;
	size_t count = 0;
	*ret = (struct counts){0};
	if (!instances_open_about(p->c, p->db, child, &list, &count) ||
	    !todos_rows(p, list, count, p->c->now, &todos)) {
		return false;
	}
	for (size_t i = 0; i < todos.count; i++) {
		ret->late += todos.items[i].group == TODO_BREACH;
		ret->past += todos.items[i].group == TODO_PAST;
		ret->open += todos.items[i].group <= TODO_WEEK;
	}
	return true;
}

static void put_tag(struct buf *b, size_t count, const char *classes, const char *words)
{
	if (count > 0) {
		put(b, HTML("<span class=\""));
		put(b, classes);
		put(b, HTML("\">"));
		put(b, count);
		put(b, HTML(" "));
		put(b, words);
		put(b, HTML("</span> "));
	}
}

static void put_child(struct page *p, const struct child *k, const struct counts *n)
{
	struct buf *b = p->b;
	put(b, HTML("<li class=\"card kid\"><div class=\"kid__top\"><span class=\""));
	put(b, face_of(p, k->record, false));
	put(b, HTML("\" aria-hidden=\"true\">"));
	put(b, k->letter);
	put(b, HTML("</span><div><p class=\"kid__name\"><a href=\""));
	put(b, k->href);
	put(b, HTML("\">"));
	put(b, k->name);
	put(b, HTML("</a></p><p>"));
	put(b, k->age < 0 ? "age not known" : arena_printf(p->c->arena, "%d", k->age));
	put(b, HTML("</p></div></div>\n<p class=\"kid__line\">"));
	put(b,
	    *k->since == '\0' ? "Not known since when." : arena_printf(p->c->arena, "%s.", upper_first(p->c->arena, k->since)));
	put(b, HTML("</p>\n<p class=\"kid__line\">Key work, last by: "));
	put(b, *k->key_work == '\0' ? "nobody yet" : k->key_work);
	put(b, HTML("</p>\n<p class=\"kid__care\">"));
	put_tag(b, n->late, "tag tag--late", "past the law’s date");
	put_tag(b, n->past, "tag tag--target", "past your targets");
	put_tag(b, n->open - n->late - n->past, "tag", "more this week");
	put(b, n->open == 0 ? "Nothing to do this week." : "");
	put(b, HTML("</p></li>\n"));
}

/* Those whose newest stay in this home is of the kind: it runs, it is over, or (with neither) it is still to come. */
static bool put_some(struct page *p, const char *title, const char *none, bool here,
                     const struct record *const *list, size_t count)
{
	size_t put_count = 0;
	put(p->b, HTML("<section class=\"section\"><h2 class=\"h2 mb\">"));
	put(p->b, title);
	put(p->b, HTML("</h2>\n<ul class=\"kids\">\n"));
	for (size_t i = 0; i < count; i++) {
		struct child k;
		struct counts n;
		if (!child_read(p, list[i], &k) || !count_todos(p, list[i]->no, &n)) {
			return false;
		}
		if (k.lives_here == here) {
			put_child(p, &k, &n);
			put_count++;
		}
	}
	put(p->b, HTML("</ul>\n"));
	if (put_count == 0) {
		put(p->b, HTML("<p>"));
		put(p->b, none);
		put(p->b, HTML("</p>\n"));
	}
	put(p->b, HTML("</section>\n"));
	return true;
}

/* Every child with a stay in this home, of those whose records are the reader's to see; *ret_hidden: there are others. */
static bool all_children(struct page *p, const struct record ***ret, size_t *ret_count, bool *ret_hidden)
{
	const struct listing stays = {.home = p->home->no, .type = symbol_of("placement")};
	const struct listed *rows = NULL, *all = NULL;
	size_t count = 0, kept = 0, every = 0;
	if (!page_list(p, &stays, &rows, &count) || !records_listed(p->c, p->db, &stays, &all, &every)) {
		return false;
	}
	*ret_hidden = every > count;
	const struct record **list = ARENA_ARRAY(p->c->arena, count + 1, const struct record *);
	for (size_t i = 0; i < count; i++) {
		const struct record *child = page_record(p, rows[i].subject);
		bool known = child == NULL;
		for (size_t n = 0; n < kept && !known; n++) {
			known = list[n] == child;
		}
		if (!known) {
			list[kept++] = child;
		}
	}
	*ret = list;
	*ret_count = kept;
	return p->c->error == ERROR_NONE;
}

static bool show(struct page *p)
{
	const struct record **list = NULL;
	size_t count = 0;
	bool hidden = false;
	if (!page_at_home(p, p->request->part[0]) || !all_children(p, &list, &count, &hidden)) {
		return false;
	}
	p->frame.tab = TAB_CHILDREN;
	page_begin(p, "Children");
	put(p->b, HTML("<h1 class=\"h1\">Children</h1>\n"));
	const char *nobody = hidden ? "Nobody whose records are yours to see." : "Nobody lives here today.";
	if (!put_some(p, "Who lives here", nobody, true, list, count) ||
	    !put_some(p, "Who lived here, or is still to come", hidden ? "Nobody whose records are yours to see." : "Nobody yet.", false, list, count)) {
		return false;
	}
	if (hidden) {
		put(p->b, HTML("<p class=\"section\">Children whose records are not yours to see are left out. <a href=\"/who-sees-what\">Who can see what</a></p>\n"));
	}
	page_end(p);
	return true;
}

bool page_children_list(struct ctx *c, struct site *site, const struct request *request,
                        struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
