/*
 * Who has read what: the log of reads, for the registered manager and the responsible individual. Times are those of ten
 * minutes. What does not exist for whoever looks is not in their log either.
 */
#include <stdlib.h>
#include <string.h>

#include "ledger/rows.h"
#include "ui/ui.h"
#include "web/href.h"
#include "web/record_line.h"
#include "web/settings_form.h"
#include "web/value_words.h"

enum { ROWS_MOST = 60, SUBJECTS_MOST = 600 };

struct looked {
	struct page *p;
	struct ui_option options[SUBJECTS_MOST];
	record_no subjects[SUBJECTS_MOST];
	size_t count;         /* of both; the first option is everybody */
	record_no only;       /* 0: everybody */
	const char *only_ref; /* NULL */
	int64_t before;
};

/* ---- whose records ---- */

static bool add_subjects(struct looked *l, const char *type)
{
	struct page *p = l->p;
	const struct listing listing = {
		.home = p->home->no, .type = symbol_of(type), .most = SUBJECTS_MOST / 2};
	const struct listed *rows = NULL;
	size_t count = 0;
	if (!page_list(p, &listing, &rows, &count)) {
		return false;
	}
	for (size_t i = 0; i < count && l->count < SUBJECTS_MOST; i++) {
		l->subjects[l->count] = rows[i].no;
		l->options[l->count++] =
			(struct ui_option){.value = rows[i].ref, .text = page_name(p, rows[i].no)};
	}
	return true;
}

static bool read_subjects(struct looked *l)
{
	struct page *p = l->p;
	const char *of = query_value(p->request, "of");
	l->options[l->count++] = (struct ui_option){.value = "", .text = "Everybody and the home"};
	l->subjects[l->count] = p->home->no;
	l->options[l->count++] = (struct ui_option){.value = p->home->ref, .text = "The home"};
	if (!add_subjects(l, "child") || !add_subjects(l, "staff")) {
		return false;
	}
	if (of == NULL || *of == '\0') {
		return true;
	}
	for (size_t i = 1; i < l->count; i++) {
		if (text_is(l->options[i].value, of)) {
			l->only = l->subjects[i];
			l->only_ref = of;
		}
	}
	return l->only != 0 ||
	       ctx_fail(p->c, ERROR_INVALID, "Nobody here is \"%s\".", text_shown(p->c->arena, of, 40));
}

/* ---- rows ---- */

static int newest_first(const void *a, const void *b)
{
	const struct read_row *x = a, *y = b;
	return (x->bucket < y->bucket) - (x->bucket > y->bucket);
}

static bool read_rows(struct looked *l, struct read_row **ret, size_t *ret_count)
{
	struct page *p = l->p;
	struct read_row *all = NULL;
	size_t count = 0, room = 0;
	for (size_t i = 1; i < l->count; i++) {
		struct read_row *rows = NULL;
		size_t found = 0;
		if (l->only != 0 && l->subjects[i] != l->only) {
			continue;
		}
		if (!store_reads(p->c, hearth_store(p->site->hearth), LEDGER_PROVIDER, l->subjects[i],
		                 l->before, ROWS_MOST, &rows, &found)) {
			return false;
		}
		if (count + found > room) {
			room = (count + found) * 2;
			all = arena_grow(p->c->arena, all, count, room, sizeof *all);
		}
		for (size_t n = 0; n < found; n++) {
			all[count++] = rows[n];
		}
	}
	if (count > 0) {
		qsort(all, count, sizeof *all, newest_first);
	}
	*ret = all;
	*ret_count = count;
	return true;
}

static const char *what_was_read(struct page *p, const struct read_row *row)
{
	struct value v = {.kind = VALUE_LINK, .link = (record_no)row->record};
	return row->record == row->subject ? "the page as a whole" : value_words(p, &v);
}

static void put_row(struct page *p, const struct read_row *row)
{
	struct buf *b = p->b;
	const struct instant at = {row->bucket};
	put(b, HTML("<tr><td class=\"num\">"));
	put(b, words_when(b->arena, at, p->c->now));
	put(b, HTML("</td><th scope=\"row\">"));
	put(b,
	    row->person == 0 ? "a command of the program" : page_full_name(p, (record_no)row->person));
	put(b, HTML("</th><td>"));
	put(b, row->subject == p->home->no ? "The home" : page_name(p, (record_no)row->subject));
	put(b, HTML("</td><td>"));
	put(b, what_was_read(p, row));
	if (row->reads > 1) {
		put(b, HTML(" ("));
		put(b, (long)row->reads);
		put(b, HTML(" times)"));
	}
	put(b, HTML("</td></tr>\n"));
}

/* Up to so many, and whole ten minutes, so that the next part begins where this one ends. *ret_last: its oldest. */
static void put_rows(struct page *p, const struct read_row *rows, size_t count, int64_t *ret_last)
{
	put(p->b,
	    HTML(
			"<div class=\"scroll section\" role=\"region\" tabindex=\"0\" aria-label=\"Who read what\"><table class=\"table\"><thead><tr><th scope=\"col\">"
			"From</th><th scope=\"col\">Who</th><th scope=\"col\">Whose</th><th scope=\"col\">What</th></tr></thead><tbody>\n"));
	for (size_t i = 0; i < count && (i < ROWS_MOST || rows[i].bucket == *ret_last); i++) {
		struct listed row;
		bool found = false;
		bool known = record_listed(p->c, p->db, (record_no)rows[i].record, &row, &found) && found &&
		             page_sees(p, &row);
		if (known) {
			put_row(p, &rows[i]);
		}
		*ret_last = rows[i].bucket;
	}
	put(p->b, HTML("</tbody></table></div>\n"));
}

static void put_form(struct looked *l)
{
	struct buf *b = l->p->b;
	put(b, HTML("<form method=\"get\" action=\""));
	put(b, l->p->request->path);
	put(b, HTML("\" class=\"filters\" novalidate>\n"));
	ui_select(b, &(struct ui_select){.name = "of",
	                                 .label = {.text = "Whose records"},
	                                 .items = {l->options, l->count},
	                                 .value = l->only_ref == NULL ? "" : l->only_ref});
	ui_button(b, &(struct ui_button){.text = "Show these", .classes = "govuk-button--secondary"});
	put(b, HTML("</form>\n"));
}

static bool put_page(struct looked *l)
{
	struct page *p = l->p;
	struct read_row *rows = NULL;
	size_t count = 0;
	int64_t last = 0;
	if (!read_rows(l, &rows, &count)) {
		return false;
	}
	p->frame.tab = TAB_HOME;
	p->frame.back_href = arena_printf(p->c->arena, "/home/%s/about", p->home->ref);
	p->frame.back = "The home";
	page_begin(p, "Who has read what");
	put(p->b,
	    HTML(
			"<h1 class=\"h1\">Who has read what</h1>\n<p class=\"lead\">Every opening of a record is noted, gathered by ten minutes. Nobody can turn it off.</p>\n"));
	put_form(l);
	put_rows(p, rows, count, &last);
	const char *more = count > ROWS_MOST || (l->only != 0 && count == ROWS_MOST)
	                       ? instant_iso(p->c->arena, (struct instant){last})
	                       : NULL;
	const char *before = query_value(p->request, "before");
	parts_put(p->b, before == NULL ? NULL : href_with(p->c->arena, p->request, "before", NULL),
	          "Back to the newest",
	          more == NULL ? NULL : href_with(p->c->arena, p->request, "before", more), "Earlier");
	page_end(p);
	return p->c->error == ERROR_NONE;
}

static bool show(struct page *p)
{
	struct looked *l = ARENA_NEW(p->c->arena, struct looked);
	struct cursor from = {{0}, 0};
	l->p = p;
	if (!page_at_home(p, p->request->part[0])) {
		return false;
	}
	if (!settings_may_home(p)) {
		return ctx_fail(
			p->c, ERROR_FORBIDDEN,
			"The log of reads is the registered manager’s and the responsible individual’s.");
	}
	if (!cursor_read(p, &from)) {
		return ctx_fail(p->c, ERROR_INVALID, "The address names no place in this list.");
	}
	l->before = from.before.s == 0 ? INT64_MAX : from.before.s;
	return read_subjects(l) && put_page(l);
}

bool page_reads(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
