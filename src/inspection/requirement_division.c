/*
 * Where one requirement ends and the next begins.
 *
 * In print each is one row of a table of two columns. Extraction leaves lines, and a requirement may be several
 * paragraphs, cut by a page; its reference may be missing, or followed by more words; its due date stands beside the
 * first line, after the first paragraph, after the last, or all dates come after all texts. No single sign decides, so every place
 * between two lines has a cost from the signs around it, every requirement a cost for having no reference or two, no date
 * or two, and the number of requirements a cost for not being the number of dates. The cheapest division is taken.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/requirement_rows.h"

static bool starts_as_one(const char *text)
{
	return match_at(
			   text,
			   "the registered person must|the registered persons must|the registered person(s) must|the registered person/s must|"
			   "the registered person shall|the registered person should|the registered provider must|"
			   "the registered provider and |the registered manager must|the responsible individual must|the independent person must|"
			   "the person in charge |a registered person must|registered persons? must|a person may |no person may |the provider must|"
			   "if the registered person|the person carrying on|in order to meet |ensure that |ensure ") !=
	       NULL;
}

static bool starts_with_standard(const char *text)
{
	const char *the = match_at(text, "the "), *start, *end;
	return the != NULL && standard_named(the, &start, &end) != 0 && start == the;
}

/* Words that go on with a requirement after its reference. */
static bool goes_on(const char *text)
{
	return match_at(
			   text,
			   "in particular|this requirement|this is a|this is the|this specifically|specifically|this relates|this includes|"
			   "with specific|this with|with particular|this refers|this was|*|this must") != NULL;
}

static bool begins_small(const char *text)
{
	return (*text >= 'a' && *text <= 'z') || *text == '(' || match_at(text, "#. |#) |##. ") != NULL;
}

/* Whether the sentence is over; a list or a sentence that is not cannot be the end of a requirement. */
static int end_cost(const char *text)
{
	size_t length = strlen(text);
	size_t mark = 0;
	if (length >= 3) {
		mark = quote_length(text + length - 3) == 3 || dash_length(text + length - 3) == 3 ? 3 : 0;
	}
	if (mark == 3 && dash_length(text + length - 3) == 3) {
		return 20;
	}
	char last = length > mark ? text[length - mark - 1] : '\0';
	if (last == ':' || last == ';' || last == ',' || last == '-') {
		return 20;
	}
	return last == '.' || last == ')' || last == '!' || last == '?' ? 0 : 12;
}

static bool is_date_at_right(const struct row *row)
{
	return *row->text == '\0' && row->date_column >= 20;
}

/* Where dates stand beside first lines, a line with a date is likelier a first line than another. */
static int date_cost(const struct row *row, bool opens)
{
	if (*row->text == '\0') {
		return opens && is_date_at_right(row) ? -4 : 4;
	}
	return !opens ? 0 : row->date_text != NULL ? -4 : 4;
}

/* The cost of a division before a row; `before` is the last row above that has words. */
static int division_cost(const struct row *row, const struct row *before, bool opens)
{
	if (before->standard != 0) {
		return 30;
	}
	int cost = row->gap > 1 ? 4 : row->gap > 0 ? 5 : 6;
	cost += before->closes ? -8 : end_cost(before->text);
	cost += row->bullet ? -3 : 0;
	cost += date_cost(row, opens);
	if (*row->text == '\0') {
		return cost;
	}
	if (row->standard != 0) {
		return cost - 10;
	}
	cost += starts_as_one(row->text) || starts_with_standard(row->text) ? -8
	        : match_at(row->text, "the registered person may ") != NULL ? -6
	                                                                    : 0;
	cost += begins_small(row->text) ? 12 : 0;
	return cost + (goes_on(row->text) ? 12 : 0);
}

enum {
	DATES = 4, /* of the requirement being put together: 0, 1, 2, more */
	MARKS = 4, /* none, a standard's heading, one reference, more */
	WAYS = DATES * MARKS,
	SPARE = 8, /* requirements beyond the number of dates */
	NEVER = 1 << 24,
};

/* What it costs to close a requirement that has so many dates and marks. */
static int closing_cost(int dates, int marks, bool dated)
{
	static const int without[MARKS] = {6, 0, 0, 4};
	return without[marks] + (dated ? 3 * abs(dates - 1) : 0);
}

static int add_marks(int marks, const struct row *row)
{
	for (int i = 0; i < row->references; i++) {
		marks = marks < 2 ? 2 : 3;
	}
	return marks == 0 && row->standard != 0 ? 1 : marks;
}

/* The costs at one row, by the number of requirements begun, the dates and the marks of the last of them. */
struct front {
	int *cost;           /* most * WAYS of them */
	unsigned char *from; /* the way before, and whether a requirement was closed (bit 7) */
};

static void relax(struct front *to, size_t place, int cost, int from)
{
	if (cost < to->cost[place]) {
		to->cost[place] = cost;
		to->from[place] = (unsigned char)from;
	}
}

static void step_front(const struct front *from, struct front *to, size_t most,
                       const struct row *row, int division, bool dated)
{
	int has = row->date_text != NULL;
	/* Words that could open a requirement seldom follow the reference of another. */
	int late = starts_as_one(row->text) || starts_with_standard(row->text) ? 3 : 0;
	for (size_t p = 0; p < most * WAYS; p++) {
		to->cost[p] = NEVER;
	}
	for (size_t p = 0; p < most * WAYS; p++) {
		if (from->cost[p] >= NEVER) {
			continue;
		}
		size_t begun = p / WAYS;
		int way = (int)(p % WAYS), dates = way / MARKS, marks = way % MARKS;
		int more = dates + has < DATES ? dates + has : DATES - 1;
		int on = from->cost[p] + (marks > 0 ? late : 0);
		relax(to, begun * WAYS + (size_t)(more * MARKS + add_marks(marks, row)), on, way);
		if (begun + 1 < most) {
			size_t next = (begun + 1) * WAYS + (size_t)(has * MARKS + add_marks(0, row));
			relax(to, next, from->cost[p] + division + closing_cost(dates, marks, dated),
			      way | 0x80);
		}
	}
}

/* The cheapest last place: as many requirements as dates, or some cost for each more or less. */
static size_t best_place(const struct front *last, size_t most, size_t dates)
{
	size_t best = 0;
	int least = NEVER * 2;
	for (size_t p = 0; p < most * WAYS; p++) {
		int way = (int)(p % WAYS);
		int apart = dates > 0 ? 10 * abs((int)(p / WAYS) + 1 - (int)dates) : 0;
		int cost = last->cost[p] + closing_cost(way / MARKS, way % MARKS, dates > 0) + apart;
		if (cost < least) {
			least = cost;
			best = p;
		}
	}
	return best;
}

/* Costs are kept for two rows, the ways back for all. */
static void walk(const struct table *t, size_t most, const int *division, bool *first)
{
	size_t places = most * WAYS;
	unsigned char *back = arena_array(t->a, t->count, places);
	struct front at = {ARENA_ARRAY(t->a, places, int), back},
				 next = {ARENA_ARRAY(t->a, places, int), NULL};
	for (size_t p = 0; p < places; p++) {
		at.cost[p] = NEVER;
	}
	at.cost[(t->rows[0].date_text != NULL) * MARKS + add_marks(0, &t->rows[0])] = 0;
	for (size_t i = 1; i < t->count; i++) {
		next.from = back + i * places;
		step_front(&at, &next, most, &t->rows[i], division[i], t->dates > 0);
		struct front swap = at;
		at = next;
		next = swap;
	}
	size_t place = best_place(&at, most, t->dates);
	for (size_t i = t->count - 1; i > 0; i--) {
		unsigned char from = back[i * places + place];
		first[i] = (from & 0x80) != 0;
		place = (place / WAYS - first[i]) * WAYS + (from & 0x7f);
	}
	first[0] = true;
}

void rows_divide(const struct table *t, bool *first)
{
	int *division = ARENA_ARRAY(t->a, t->count, int);
	const struct row *before = NULL;
	bool opens = t->rows[0].date_text != NULL; /* dates stand beside first lines */
	for (size_t i = 0; i < t->count; i++) {
		division[i] = before == NULL ? NEVER : division_cost(&t->rows[i], before, opens);
		division[i] += i > 0 && is_date_at_right(&t->rows[i - 1]) ? 30 : 0; /* its text follows */
		before = *t->rows[i].text != '\0' ? &t->rows[i] : before;
	}
	size_t most =
		(t->dates < ACTIONS_MOST ? t->dates : ACTIONS_MOST) + SPARE + (t->dates == 0 ? 40 : 0);
	walk(t, most, division, first);
}
