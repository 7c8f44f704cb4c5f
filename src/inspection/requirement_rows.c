/*
 * The table of requirements, line by line: what is a due date, what is a head or an introduction, and where references
 * to the regulations begin and end.
 */
#include "inspection/requirement_rows.h"

#include <string.h>

#include "base/text.h"
#include "inspection/match.h"

/* A cell that is a date and nothing else: "31/03/2017", "by 18 July 2025". Sets DATE_NONE for a misprint. */
static bool is_date(const char *text, struct date *ret)
{
	const char *by = match_at(text, "by |due |from ");
	const char *end = date_shape_at(by != NULL ? by : text, ret);
	return end != NULL && *(end + strspn(end, " .*;")) == '\0';
}

/* "31 December": a date whose year stands in the next line of a narrow column. */
static bool is_half_date(const char *text)
{
	static const char *const year = " 2000";
	char whole[40];
	struct date d;
	size_t length = strlen(text);
	if (length < 5 || length > 20 || !is_digit(*text) || is_digit(text[length - 1])) {
		return false;
	}
	memcpy(whole, text, length);
	memcpy(whole + length, year, strlen(year) + 1);
	return is_date(whole, &d);
}

static bool is_year(const char *text)
{
	return strlen(text) == 4 && strspn(text, "0123456789") == 4 && (strncmp(text, "20", 2) == 0);
}

static const char *without_last_cell(struct arena *a, const struct line *l)
{
	struct buf b = {.arena = a};
	for (size_t i = 0; i + 1 < l->cell_count; i++) {
		join_line(&b, l->cells[i].text);
	}
	return buf_text(&b);
}

/* Finds the other half of a date in the last cell of one of the next lines, and takes it away there. */
static const char *take_year(struct arena *a, struct line *lines, size_t count, size_t i)
{
	for (size_t j = i + 1; j < count && j <= i + 3; j++) {
		struct line *l = &lines[j];
		if (l->cell_count > 0 && is_year(l->cells[l->cell_count - 1].text)) {
			const char *year = l->cells[l->cell_count - 1].text;
			l->text = without_last_cell(a, l);
			l->cell_count--;
			return year;
		}
	}
	return NULL;
}

static bool is_table_head(const char *text)
{
	return match_whole(
		text,
		"requirements? due date|requirements?|due date|date|requirement by when|action due date|actions?|"
		"improve?|improve? statutory requirements|statutory requirements?|timescale");
}

static void add_row(struct table *t, struct line *lines, size_t count, size_t i)
{
	struct line *l = &lines[i];
	if (l->cell_count == 0 || is_table_head(l->text)) {
		return;
	}
	const struct cell *last = &l->cells[l->cell_count - 1];
	struct row row = {.text = l->text, .date = DATE_NONE, .gap = l->gap, .bullet = l->bullet};
	const char *date_text = last->text;
	bool half = is_half_date(last->text);
	const char *year = half ? take_year(t->a, lines, count, i) : NULL;
	if (year != NULL) {
		date_text = arena_printf(t->a, "%s %s", last->text, year);
	}
	if (is_date(date_text, &row.date)) {
		row.text = without_last_cell(t->a, l);
		row.date_text = date_text;
		row.date_column = last->column;
		t->dates++;
	}
	t->rows[t->count++] = row;
}

/* The word before a date shows that it belongs to the sentence. */
static bool belongs_to_sentence(const char *text, size_t start)
{
	while (start > 0 && text[start - 1] == ' ') {
		start--;
	}
	size_t word = start;
	while (word > 0 && text[word - 1] != ' ') {
		word--;
	}
	return match_at(
			   text + word,
			   "by.|on.|of.|to.|from.|and.|dated.|since.|until.|before.|after.|the.|is.|was.|between.|in.|at.|for.|visit.|or.") !=
	       NULL;
}

/* The columns may stand so close that one blank is between them: a date of up to three words at the end of a line. */
static void find_close_date(struct table *t, struct row *row)
{
	size_t start = strlen(row->text);
	for (int words = 0; start > 0 && words < 3; words++) {
		start--;
		while (start > 0 && row->text[start - 1] != ' ') {
			start--;
		}
		struct date d;
		bool date = start > 0 && is_digit(row->text[start]) && is_date(row->text + start, &d);
		if (date && !belongs_to_sentence(row->text, start)) {
			row->date = d;
			row->date_text = arena_copy(t->a, row->text + start);
			row->text = arena_copy_n(t->a, row->text, start - 1);
			t->dates++;
			return;
		}
	}
}

/* "This section sets out the actions … within the given timescales." stands before the table. */
static bool begins_introduction(const char *text)
{
	return match_at(
			   text,
			   "this section sets out|this section contains|the registered person(s) must comply with|"
			   "to meet the legal requirements|in order to meet the requirements of the") != NULL;
}

/* The lines of one section; *ret_count of them, copied because dates are taken out of them. */
static struct line *lines_of(const struct document *d, enum section s, size_t *ret_count)
{
	struct line *lines = ARENA_ARRAY(d->arena, d->count, struct line);
	bool introduction = false;
	size_t count = 0, skipped = 0;
	for (size_t i = 0; i < d->count; i++) {
		const struct line *l = &d->lines[i];
		if (l->section != s || l->heading) {
			continue;
		}
		if (!introduction && begins_introduction(l->text)) {
			introduction = true;
			skipped = 0;
		}
		if (introduction) {
			const char *end;
			bool closes = match_in(l->text, "timescales?.", &end) != NULL &&
			              *(end + strspn(end, " .")) == '\0';
			introduction = !closes && ++skipped < 8;
			continue;
		}
		lines[count++] = *l;
	}
	*ret_count = count;
	return lines;
}

/* References may be wrapped: they are found in the whole text, and then in the rows where they begin and end. */
static void find_references(struct table *t)
{
	struct buf whole = {.arena = t->a};
	size_t *ends = ARENA_ARRAY(t->a, t->count, size_t);
	for (size_t i = 0; i < t->count; i++) {
		join_line(&whole, t->rows[i].text);
		ends[i] = whole.length;
	}
	const char *text = buf_text(&whole);
	struct reference r;
	size_t row = 0;
	for (const char *at = text; reference_find(t->a, at, &r); at = r.end) {
		while (row + 1 < t->count && ends[row] <= (size_t)(r.start - text)) {
			row++;
		}
		t->rows[row].references++;
		while (row + 1 < t->count && ends[row] < (size_t)(r.end - text)) {
			row++;
		}
		const char *after = r.end + strspn(r.end, ".;");
		while (row > 0 && *t->rows[row].text == '\0') {
			row--;
		}
		t->rows[row].closes = after >= text + ends[row];
	}
}

void rows_read(const struct document *d, enum section s, struct table *ret)
{
	struct table table = {.a = d->arena}, *t = &table;
	size_t count;
	struct line *lines = lines_of(d, s, &count);
	t->rows = ARENA_ARRAY(d->arena, count, struct row);
	for (size_t i = 0; i < count && t->count < ROWS_MOST; i++) {
		add_row(t, lines, count, i);
	}
	for (size_t i = 0; i < t->count; i++) {
		if (t->rows[i].date_text == NULL) {
			find_close_date(t, &t->rows[i]);
		}
		t->rows[i].standard = standard_of_heading(t->rows[i].text);
	}
	find_references(t);
	*ret = table;
}
