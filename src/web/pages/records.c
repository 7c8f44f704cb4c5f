/* Records of a home: a list to look through, and what can be started. */
#include <stdlib.h>
#include <string.h>

#include "ui/ui.h"
#include "web/child.h"
#include "web/href.h"
#include "web/law_words.h"
#include "web/record_line.h"

enum { LINES = 40, OPTIONS_MOST = 400, PROBLEMS_MOST = 6, AUTHOR_DAYS = 366 };

/* What the address asks for. */
struct wanted {
	struct page *p;
	const struct record_type *type;
	const struct record *subject; /* a child or a member of staff */
	const struct record *author;
	const char *from_text, *to_text;
	struct date from, to; /* DATE_NONE: not given */
	struct cursor cursor;
	struct ui_error_link problems[PROBLEMS_MOST];
	size_t problem_count;
	bool shortened; /* the author's list reaches back a year only */
};

struct options {
	struct ui_option items[OPTIONS_MOST];
	size_t count;
};

static void add(struct options *o, const char *value, const char *text)
{
	if (o->count < OPTIONS_MOST) {
		o->items[o->count++] = (struct ui_option){.value = value, .text = text};
	}
}

/* ---- the address ---- */

static const char *ask(const struct wanted *a, const char *name)
{
	const char *value = query_value(a->p->request, name);
	return value == NULL || *value == '\0' ? NULL : value;
}

static void complain(struct wanted *a, const char *field, const char *words)
{
	a->problems[a->problem_count++] =
		(struct ui_error_link){.href = arena_printf(a->p->c->arena, "#%s", field), .text = words};
}

static const char *problem_at(const struct wanted *a, const char *field)
{
	for (size_t i = 0; i < a->problem_count; i++) {
		if (text_is(a->problems[i].href + 1, field)) {
			return a->problems[i].text;
		}
	}
	return NULL;
}

static void read_type(struct wanted *a)
{
	const char *word = ask(a, "type");
	a->type = word == NULL ? NULL : definitions_type(a->p->law, symbol_find(word));
	if (word != NULL && a->type == NULL) {
		complain(a, "type",
		         arena_printf(a->p->c->arena, "There is no kind of record called \"%s\"",
		                      text_shown(a->p->c->arena, word, 40)));
	}
}

static bool is_person(const struct record *r)
{
	return r != NULL &&
	       (text_is(symbol_word(r->type), "child") || text_is(symbol_word(r->type), "staff") ||
	        text_is(symbol_word(r->type), "registered-person") ||
	        text_is(symbol_word(r->type), "independent-person"));
}

static void read_person(struct wanted *a, const char *name, const struct record **ret)
{
	struct page *p = a->p;
	const char *ref = ask(a, name);
	struct listed row;
	bool found = false;
	if (ref == NULL) {
		return;
	}
	bool known = record_listed_ref(p->c, p->db, ref, &row, &found) && found && page_sees(p, &row) &&
	             (row.home == 0 || row.home == p->home->no);
	const struct record *r = known ? p->records.by_no(p->c, p->records.self, row.no) : NULL;
	if (is_person(r)) {
		*ret = r;
	} else {
		complain(
			a, name,
			arena_printf(p->c->arena, "Nobody here is \"%s\"", text_shown(p->c->arena, ref, 40)));
	}
}

static void read_day(struct wanted *a, const char *name, const char **ret_text, struct date *ret)
{
	*ret_text = ask(a, name);
	*ret = DATE_NONE;
	if (*ret_text != NULL && !date_parse(a->p->c, *ret_text, ret)) {
		complain(a, name, upper_first(a->p->c->arena, a->p->c->message));
		ctx_clear_error(a->p->c);
		*ret = DATE_NONE;
	}
}

static bool read_asked(struct wanted *a)
{
	read_type(a);
	read_person(a, "child", &a->subject);
	read_person(a, "author", &a->author);
	read_day(a, "from", &a->from_text, &a->from);
	read_day(a, "to", &a->to_text, &a->to);
	if (!date_is_none(a->from) && !date_is_none(a->to) && a->to.day < a->from.day) {
		complain(a, "to", "The last day lies before the first");
	}
	if (!cursor_read(a->p, &a->cursor)) {
		complain(a, "type", "The address names no place in this list");
	}
	return a->p->c->error == ERROR_NONE;
}

/* ---- the list ---- */

static struct listing listing_of(struct wanted *a)
{
	struct listing l = {.home = a->p->home->no,
	                    .type = a->type == NULL ? 0 : a->type->name,
	                    .before = a->cursor.before,
	                    .before_no = a->cursor.no};
	l.subject = a->subject == NULL ? 0 : a->subject->no;
	l.author = a->author == NULL ? 0 : a->author->no;
	if (!date_is_none(a->from)) {
		l.from = instant_day_start(a->from);
	} else if (l.author != 0) {
		l.from = (struct instant){a->p->c->now.s - AUTHOR_DAYS * 86400L};
		a->shortened = true;
	}
	if (!date_is_none(a->to) && l.before.s == 0) {
		l.before = instant_day_start(date_add_days(a->to, 1));
	}
	if (l.before.s == 0) { /* what is planned ahead, the rota most of all, is asked for by a last day */
		l.before = instant_day_start(date_add_days(instant_day(a->p->c->now), 1));
	}
	return l;
}

static void put_list(struct wanted *a, const struct lines *lines)
{
	struct buf *b = a->p->b;
	const char *before = ask(a, "before");
	put(b, HTML("<section class=\"section\"><h2 class=\"h2\">"));
	put(b, a->type != NULL ? a->type->title : "Everything, newest first");
	put(b, HTML("</h2>\n"));
	if (a->shortened) {
		put(b,
		    HTML(
				"<p class=\"soft\">Of the last twelve months. Give a first day to look further back.</p>\n"));
	}
	lines_put(b, lines);
	parts_put(b, before == NULL ? NULL : href_with(b->arena, a->p->request, "before", NULL),
	          "Back to the newest",
	          lines->more == NULL ? NULL
	                              : href_with(b->arena, a->p->request, "before", lines->more),
	          "Earlier");
	put(b, HTML("</section>\n"));
}

/* ---- what to show ---- */

static void put_select(struct wanted *a, const char *name, const char *label,
                       const struct options *o, const char *value)
{
	const char *wrong = problem_at(a, name);
	ui_select(a->p->b, &(struct ui_select){.name = name,
	                                       .label = {.text = label},
	                                       .items = {o->items, o->count},
	                                       .error = wrong == NULL
	                                                    ? NULL
	                                                    : &(struct ui_error_message){.text = wrong},
	                                       .value = value == NULL ? "" : value});
}

static void put_day(struct wanted *a, const char *name, const char *label, const char *value)
{
	const char *wrong = problem_at(a, name);
	ui_input(a->p->b, &(struct ui_input){
						  .name = name,
						  .label = {.text = label},
						  .type = "date",
						  .error = wrong == NULL ? NULL : &(struct ui_error_message){.text = wrong},
						  .value = value == NULL ? "" : value});
}

static bool add_people(struct page *p, struct options *o, const char *type)
{
	const struct listing l = {
		.home = p->home->no, .type = symbol_of(type), .most = OPTIONS_MOST / 2};
	const struct listed *rows = NULL;
	size_t count = 0;
	if (!page_list(p, &l, &rows, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		add(o, rows[i].ref, page_name(p, rows[i].no));
	}
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct ui_option *)a)->text, ((const struct ui_option *)b)->text);
}

static bool put_people(struct wanted *a, const char *name, const char *label, const char *everybody,
                       bool children, const char *value)
{
	struct options *o = ARENA_NEW(a->p->c->arena, struct options);
	add(o, "", everybody);
	if ((children && !add_people(a->p, o, "child")) || !add_people(a->p, o, "staff")) {
		return false;
	}
	qsort(o->items + 1, o->count - 1, sizeof o->items[0], by_text);
	put_select(a, name, label, o, value);
	return true;
}

static bool put_form(struct wanted *a)
{
	struct page *p = a->p;
	struct options *types = ARENA_NEW(p->c->arena, struct options);
	struct kinds kinds = kinds_about(p, SUBJECT_CHILD | SUBJECT_STAFF | SUBJECT_HOME);
	add(types, "", "Everything");
	for (size_t i = 0; i < kinds.count; i++) {
		add(types, symbol_word(kinds.items[i]->name), kinds.items[i]->title);
	}
	put(p->b, HTML("<form method=\"get\" action=\""));
	put(p->b, p->request->path);
	put(p->b, HTML("\" class=\"filters\" novalidate>\n"));
	put_select(a, "type", "Kind of record", types,
	           a->type == NULL ? NULL : symbol_word(a->type->name));
	if (!put_people(a, "child", "Whom it is about", "Everybody and the home", true,
	                a->subject == NULL ? NULL : a->subject->ref) ||
	    !put_people(a, "author", "Who wrote it", "Anybody", false,
	                a->author == NULL ? NULL : a->author->ref)) {
		return false;
	}
	put(p->b, HTML("<div class=\"dates\">\n"));
	put_day(a, "from", "From", a->from_text);
	put_day(a, "to", "To", a->to_text);
	put(p->b, HTML("</div>\n"));
	ui_button(p->b,
	          &(struct ui_button){.text = "Show these", .classes = "govuk-button--secondary"});
	put(p->b, HTML("</form>\n"));
	return true;
}

static void put_chosen(struct wanted *a)
{
	struct chosen list[PROBLEMS_MOST];
	size_t count = 0;
	struct arena *arena = a->p->c->arena;
	if (a->type != NULL) {
		list[count++] = (struct chosen){"type", "Kind", a->type->title};
	}
	if (a->subject != NULL) {
		list[count++] = (struct chosen){"child", "About", page_name(a->p, a->subject->no)};
	}
	if (a->author != NULL) {
		list[count++] = (struct chosen){"author", "Written by", page_name(a->p, a->author->no)};
	}
	if (!date_is_none(a->from)) {
		list[count++] = (struct chosen){"from", "From", date_words(arena, a->from)};
	}
	if (!date_is_none(a->to)) {
		list[count++] = (struct chosen){"to", "To", date_words(arena, a->to)};
	}
	chosen_put(a->p->b, a->p->request, list, count);
}

/* ---- starting one ---- */

static const struct {
	const char *folder, *title;
} folders[] = {{"daily/", "Every day"},      {"child/", "The child"}, {"health/", "Health"},
               {"safety/", "Safety"},        {"staff/", "Staff"},     {"home/", "The home"},
               {"regulation/", "Inspection"}};

static bool may_open(const struct page *p, const struct record_type *type)
{
	role_set roles =
		p->reader.roles | (type->subjects == SUBJECT_STAFF ? 1u << ROLE_STAFF_MEMBER : 0);
	return type->step_count > 0 && type->title != NULL && (type->steps[0].by & roles) != 0;
}

/* Whether the record can be about the person chosen: what is about staff only is not about a child. */
static bool fits(const struct wanted *a, const struct record_type *type)
{
	unsigned kind = a->subject == NULL                                ? 0
	                : text_is(symbol_word(a->subject->type), "child") ? SUBJECT_CHILD
	                                                                  : SUBJECT_STAFF;
	return may_open(a->p, type) && (kind == 0 || (type->subjects & kind) != 0);
}

static void put_start(struct wanted *a, const struct record_type *type)
{
	struct buf *b = a->p->b;
	struct href h = href_to(b->arena, arena_printf(b->arena, "/new/%s", symbol_word(type->name)));
	href_ask(&h, "home", a->p->home->ref);
	href_ask(&h,
	         a->subject != NULL && text_is(symbol_word(a->subject->type), "child") ? "child"
	                                                                               : "staff",
	         a->subject == NULL ? NULL : a->subject->ref);
	put(b, HTML("<li><a href=\""));
	put(b, href_text(&h));
	put(b, HTML("\">"));
	put(b, type->title);
	put(b, HTML("</a></li>\n"));
}

static void put_folder(struct wanted *a, size_t f)
{
	struct buf *b = a->p->b;
	const struct definitions *law = a->p->law;
	size_t count = 0;
	for (size_t i = 0; i < law->type_count; i++) {
		if (text_starts(law->types[i].file, folders[f].folder) && fits(a, &law->types[i])) {
			if (count++ == 0) {
				put(b, HTML("<section class=\"card card--pad\"><h3 class=\"h3\">"));
				put(b, folders[f].title);
				put(b, HTML("</h3><ul class=\"starts\">\n"));
			}
			put_start(a, &law->types[i]);
		}
	}
	put(b, count > 0 ? HTML("</ul></section>\n") : HTML(""));
}

static void put_new(struct wanted *a)
{
	struct buf *b = a->p->b;
	put(b, HTML("<section class=\"section\" id=\"new\"><h2 class=\"h2 mb\">Start a new record"));
	if (a->subject != NULL) {
		put(b, HTML(" about "));
		put(b, page_name(a->p, a->subject->no));
	}
	put(b, HTML("</h2>\n<div class=\"folders\">\n"));
	for (size_t f = 0; f < sizeof folders / sizeof folders[0]; f++) {
		put_folder(a, f);
	}
	put(b, HTML("</div></section>\n"));
}

/* ---- the page ---- */

static bool put_page(struct wanted *a, const struct lines *lines)
{
	struct page *p = a->p;
	bool wrong = a->problem_count > 0;
	p->frame.tab = TAB_RECORDS;
	page_begin(p, wrong ? "Error: Records" : "Records");
	if (wrong) {
		p->reply->status = 422;
		ui_error_summary(p->b, &(struct ui_error_summary){.title_text = "There is a problem",
		                                                  .list = {a->problems, a->problem_count}});
	}
	put(p->b,
	    HTML(
			"<div class=\"head\"><h1 class=\"h1\">Records</h1><a href=\"#new\">Start a new record</a></div>\n"));
	put_chosen(a);
	ui_details_begin(p->b,
	                 &(struct ui_details){.summary_text = "Show only some of it", .open = wrong});
	bool ok = put_form(a);
	ui_details_end(p->b);
	if (!wrong) {
		put_list(a, lines);
	}
	put_new(a);
	page_end(p);
	return ok && p->c->error == ERROR_NONE;
}

static bool show(struct page *p)
{
	struct wanted a = {.p = p};
	struct lines lines = {NULL, 0, NULL};
	if (!page_at_home(p, p->request->part[0]) || !read_asked(&a)) {
		return false;
	}
	struct listing l = listing_of(&a);
	return (a.problem_count > 0 || lines_read(p, &l, LINES, true, &lines)) && put_page(&a, &lines);
}

bool page_records(struct ctx *c, struct site *site, const struct request *request,
                  struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
