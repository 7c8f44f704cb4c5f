/*
 * Statutory requirements: what must be done, under which regulation, by when.
 *
 * requirement_rows.c makes the rows of the printed table, requirement_division.c says which of them are one requirement;
 * here each becomes its text, its reference and its due date.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"
#include "inspection/requirement_rows.h"

/* "No requirements were made at this inspection." */
static bool says_none(const char *text)
{
	return strlen(text) < 250 &&
	       match_in(
			   text,
			   "no statutory requirements|no requirements|there are no|there were no|none.|not any requirements|"
			   "did not make any|has not made any|have not made any|no recommendations",
			   NULL) != NULL;
}

/* Takes every reference out of the text; their words and regulations go to q. */
static const char *take_references(struct arena *a, const char *text, struct report_requirement *q)
{
	struct reference r;
	const char **all = ARENA_ARRAY(a, ACTIONS_MOST, const char *);
	struct buf words = {.arena = a}, left = {.arena = a};
	while (reference_find(a, text, &r)) {
		buf_put(&words, words.length > 0 ? "; " : "");
		buf_put(&words, r.text);
		for (size_t i = 0; i < r.count && q->regulation_count < ACTIONS_MOST; i++) {
			all[q->regulation_count++] = r.regulations[i];
		}
		size_t keep = (size_t)(r.start - text);
		while (keep > 0 && text[keep - 1] == ' ') {
			keep--;
		}
		buf_put_n(&left, text, keep);
		text = r.end + (*r.end == '.' && left.length > 0 && left.text[left.length - 1] == '.');
	}
	buf_put(&left, text);
	q->regulations = all;
	q->regulation_text = words.length > 0 ? buf_text(&words) : NULL;
	return skip_blanks(buf_text(&left));
}

/* Without a reference the quality standard that is named says which regulation it is. */
static void take_standard(struct arena *a, const char *heading, const char *text,
                          struct report_requirement *q)
{
	const char *start, *end;
	int number =
		*heading != '\0' ? standard_of_heading(heading) : standard_named(text, &start, &end);
	if (number == 0) {
		return;
	}
	const char **one = ARENA_NEW(a, const char *);
	*one = arena_printf(a, "%d", number);
	q->regulations = one;
	q->regulation_count = 1;
	q->regulation_text = *heading != '\0' ? heading : arena_copy_n(a, start, (size_t)(end - start));
}

static bool read_one(const struct table *t, size_t from, size_t to, struct report_requirement *q)
{
	struct buf text = {.arena = t->a};
	const char *heading = "";
	*q = (struct report_requirement){.due = DATE_NONE};
	for (size_t i = from; i < to; i++) {
		const struct row *row = &t->rows[i];
		if (text.length == 0 && *heading == '\0' && row->standard != 0 && i + 1 < to) {
			heading = row->text;
		} else {
			join_line(&text, row->text);
		}
		if (row->date_text != NULL && q->due_text == NULL) {
			q->due = row->date;
			q->due_text = row->date_text;
		}
	}
	const char *words = buf_text(&text);
	q->text = take_references(t->a, words, q);
	if (q->regulation_count == 0) {
		take_standard(t->a, heading, words, q);
	}
	if (*q->text == '\0') {
		q->text = heading;
	}
	return *q->text != '\0' &&
	       !(q->regulation_text == NULL && q->due_text == NULL && says_none(q->text));
}

/* As many dates as requirements belong to them in order, wherever they stand. */
static void give_dates(const struct table *t, struct report_requirement *list, size_t count)
{
	if (count != t->dates) {
		return;
	}
	size_t k = 0;
	for (size_t i = 0; i < t->count; i++) {
		if (t->rows[i].date_text != NULL) {
			list[k].due = t->rows[i].date;
			list[k++].due_text = t->rows[i].date_text;
		}
	}
}

static void check_dates(const struct report *r, struct warnings *w)
{
	for (size_t i = 0; i < r->requirement_count; i++) {
		const struct report_requirement *q = &r->requirements[i];
		if (q->due_text == NULL) {
			warn(w, "requirement %zu has no due date", i + 1);
		} else if (date_is_none(q->due)) {
			warn(w, "the due date of requirement %zu, \"%s\", is not a day of the calendar", i + 1,
			     q->due_text);
		} else if (r->date_count > 0 && q->due.day < r->dates[0].day) {
			warn(w, "the due date of requirement %zu, %s, is before the inspection", i + 1,
			     q->due_text);
		}
	}
}

/* Where the headings are lost the table may stand straight below "What does the children's home need to do to improve?". */
static enum section section_of_table(const struct document *d)
{
	for (size_t i = 0; i < d->count; i++) {
		if (d->lines[i].section == SECTION_REQUIREMENTS && !d->lines[i].heading) {
			return SECTION_REQUIREMENTS;
		}
	}
	const char *text = document_section(d, SECTION_ACTIONS);
	return match_in(text, "(regulation", NULL) != NULL || strstr(text, "(Regulation") != NULL
	           ? SECTION_ACTIONS
	           : SECTION_REQUIREMENTS;
}

void read_requirements(const struct document *d, struct report *r, struct warnings *w)
{
	struct table t;
	rows_read(d, section_of_table(d), &t);
	if (t.count == 0) {
		return;
	}
	bool *first = ARENA_ARRAY(d->arena, t.count, bool);
	struct report_requirement *list =
		ARENA_ARRAY(d->arena, ACTIONS_MOST, struct report_requirement);
	rows_divide(&t, first);
	for (size_t from = 0, to; from < t.count && r->requirement_count < ACTIONS_MOST; from = to) {
		for (to = from + 1; to < t.count && !first[to]; to++) {
		}
		r->requirement_count += read_one(&t, from, to, &list[r->requirement_count]);
	}
	give_dates(&t, list, r->requirement_count);
	r->requirements = list;
	check_dates(r, w);
}
