/* A child's page: who, what helps and what worries, what is to do, who is around them, and everything recorded, newest first. */
#include "web/child.h"

#include "duties/world_store.h"
#include "ui/ui.h"
#include "web/href.h"
#include "web/record_line.h"
#include "web/todo.h"

enum { LINES = 25, ROWS_MOST = 12, KINDS_MOST = 120 };

/* ---- to do ---- */

static bool read_todos(struct child *k, struct todos *ret)
{
	const struct instance *list = NULL;
	size_t count = 0;
	struct page *p = k->p;
	return instances_open_about(p->c, p->db, k->record->no, &list, &count) &&
	       todos_rows(p, list, count, p->c->now, ret);
}

static void put_all_link(struct child *k, size_t count)
{
	struct buf *b = k->p->b;
	struct href h = href_to(b->arena, arena_printf(b->arena, "/home/%s/to-do", k->p->home->ref));
	href_ask(&h, "child", k->record->ref);
	put(b, HTML("<a href=\""));
	put(b, href_text(&h));
	put(b, HTML("\">All "));
	put(b, count);
	put(b, HTML(" to do, with the rules</a>"));
}

/* What is late, today, waiting or this week; the rest is a link away. */
static void put_todos(struct child *k, struct todos *todos)
{
	struct buf *b = k->p->b;
	size_t shown = 0;
	put(b,
	    HTML(
			"<section class=\"section\"><div class=\"section__head\"><h2 class=\"h2\">To do</h2>"));
	put_all_link(k, todos->count);
	put(b, HTML("</div>\n<div class=\"card\">\n<ul>\n"));
	for (size_t i = 0; i < todos->count && shown < ROWS_MOST && todos->items[i].group <= TODO_WEEK;
	     i++, shown++) {
		todo_say(k->p, &todos->items[i], k->p->c->now);
		todo_put(b, &todos->items[i], 0);
	}
	if (shown == 0) {
		put(b, HTML("<li class=\"duty\"><p>Nothing within seven days.</p></li>\n"));
	}
	put(b, HTML("</ul>\n"));
	if (shown < todos->count) {
		put(b, HTML("<p class=\"duties__rest\">And "));
		put(b, todos->count - shown);
		put(b, HTML(" more. "));
		put_all_link(k, todos->count);
		put(b, HTML("</p>\n"));
	}
	put(b, HTML("</div></section>\n"));
}

/* ---- panels ---- */

static void put_panel(struct buf *b, const char *title, const char *classes)
{
	put(b, HTML("<section class=\"card card--pad "));
	put(b, classes);
	put(b, HTML("\"><h2 class=\"h3\">"));
	put(b, title);
	put(b, HTML("</h2>\n"));
}

static void put_said(struct child *k)
{
	struct buf *b = k->p->b;
	struct arena *a = b->arena;
	put(b, HTML("<div class=\"pair section\">\n"));
	put_panel(b, arena_printf(a, "What helps %s", k->name), "good");
	child_said_put(b, &k->helps);
	put(b, HTML("</section>\n"));
	put_panel(b, "What worries us", "");
	child_said_put(b, &k->worries);
	put(b, HTML("</section>\n</div>\n"));
}

static void put_beside(struct child *k)
{
	struct buf *b = k->p->b;
	put(b, HTML("<div class=\"stack\">\n"));
	put_panel(b, arena_printf(b->arena, "People around %s", k->name), "");
	child_people_put(b, k);
	put(b, HTML("</section>\n"));
	put_panel(b, "Plans and documents that hold now", "");
	child_papers_put(b, k);
	put(b, HTML("</section>\n"));
	put_panel(b, "The case record", "");
	put(b, HTML("<p><a href=\"/file/"));
	put(b, k->record->ref);
	put(b, HTML("\">What is on file, and what is missing (Schedule 3)</a></p></section>\n</div>\n"));
}

/* ---- timeline ---- */

static const struct record_type *asked_type(struct page *p)
{
	const char *type = query_value(p->request, "type");
	return type == NULL || *type == '\0' ? NULL : definitions_type(p->law, symbol_find(type));
}

static void put_kinds(struct child *k, const struct record_type *type)
{
	struct page *p = k->p;
	struct kinds kinds = kinds_about(p, SUBJECT_CHILD);
	struct ui_option items[KINDS_MOST] = {{.value = "", .text = "Everything"}};
	size_t count = 1;
	for (size_t i = 0; i < kinds.count && count < KINDS_MOST; i++) {
		items[count++] = (struct ui_option){.value = symbol_word(kinds.items[i]->name),
		                                    .text = kinds.items[i]->title};
	}
	put(p->b, HTML("<form method=\"get\" action=\""));
	put(p->b, k->href);
	put(p->b, HTML("#timeline\" class=\"filters\" novalidate>\n"));
	ui_select(p->b, &(struct ui_select){.name = "type",
	                                    .label = {.text = "Kind of record"},
	                                    .items = {items, count},
	                                    .value = type == NULL ? "" : symbol_word(type->name)});
	ui_button(p->b,
	          &(struct ui_button){.text = "Show these", .classes = "govuk-button--secondary"});
	put(p->b, HTML("</form>\n"));
}

static void put_timeline(struct child *k, const struct lines *lines, const struct record_type *type)
{
	struct buf *b = k->p->b;
	const struct request *request = k->p->request;
	const char *before = query_value(request, "before");
	bool later = before != NULL && *before != '\0';
	put(b,
	    HTML(
			"<section class=\"section\" id=\"timeline\"><h2 class=\"h2\">What has been recorded</h2>\n"));
	if (type != NULL) {
		chosen_put(b, request, &(struct chosen){"type", "Only", type->title}, 1);
	}
	put_kinds(k, type);
	lines_put(b, lines);
	parts_put(b, later ? href_with(b->arena, request, "before", NULL) : NULL, "Back to the newest",
	          lines->more == NULL ? NULL : href_with(b->arena, request, "before", lines->more),
	          "Earlier");
	put(b, HTML("</section>\n"));
}

/* ---- the page ---- */

static bool read_lines(struct child *k, const struct record_type *type, struct lines *ret)
{
	struct page *p = k->p;
	struct cursor from = {{0}, 0};
	const char *asked = query_value(p->request, "type");
	if (asked != NULL && *asked != '\0' && type == NULL) {
		return ctx_fail(p->c, ERROR_INVALID, "There is no kind of record called \"%s\".",
		                text_shown(p->c->arena, asked, 40));
	}
	if (!cursor_read(p, &from)) {
		return ctx_fail(p->c, ERROR_INVALID, "\"%s\" is no place in this list.",
		                text_shown(p->c->arena, query_value(p->request, "before"), 40));
	}
	struct listing l = {.subject = k->record->no,
	                    .type = type == NULL ? 0 : type->name,
	                    .before = from.before,
	                    .before_no = from.no};
	return lines_read(p, &l, LINES, false, ret);
}

static void put_new(struct child *k)
{
	struct page *p = k->p;
	struct href h =
		href_to(p->c->arena, arena_printf(p->c->arena, "/home/%s/records", p->home->ref));
	href_ask(&h, "child", k->record->ref);
	put(p->b, HTML("<p class=\"btn-row section\">"));
	ui_button(p->b, &(struct ui_button){
						.text = arena_printf(p->c->arena, "Write something down about %s", k->name),
						.href = arena_printf(p->c->arena, "%s#new", href_text(&h))});
	put(p->b, HTML("</p>\n"));
}

static bool show(struct page *p)
{
	const struct record *record = NULL;
	struct child k;
	struct todos todos;
	struct lines lines;
	if (!page_at_subject(p, p->request->part[0], "child", &record) || !child_read(p, record, &k) ||
	    !child_read_more(&k) || !read_todos(&k, &todos)) {
		return false;
	}
	const struct record_type *type = asked_type(p);
	if (!read_lines(&k, type, &lines)) {
		return false;
	}
	p->frame.tab = TAB_CHILDREN;
	p->frame.back_href = arena_printf(p->c->arena, "/home/%s/children", p->home->ref);
	p->frame.back = "Children";
	page_begin(p, k.name);
	child_top_put(p->b, &k);
	put_new(&k);
	put_said(&k);
	put(p->b, HTML("<div class=\"cols\"><div>\n"));
	put_todos(&k, &todos);
	put_timeline(&k, &lines, type);
	put(p->b, HTML("</div>\n"));
	put_beside(&k);
	put(p->b, HTML("</div>\n"));
	page_end(p);
	return p->c->error == ERROR_NONE;
}

bool page_child(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
