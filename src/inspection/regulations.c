/*
 * References to the Children's Homes (England) Regulations 2015: "(Regulation 45 (1) (2)(a)(b)(c) (3) (4)(a)(b) (5))"
 * names eight provisions, and each is wanted in full: 45(1), 45(2)(a), 45(2)(b) … Blanks, jumps and lists stand as the
 * inspector typed them.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

enum { LEVELS = 5, PART = 8 }; /* regulation, paragraph, sub-paragraph, head, sub-head */

/* The provision that is being read, one part a level, and those that are finished. */
struct expansion {
	struct arena *a;
	char part[LEVELS][PART];
	int depth;      /* parts that are set; 0 before the first regulation */
	bool unlisted;  /* the present provision is not in the list yet */
	int last_level; /* of the last part read, for ranges */
	const char **list;
	size_t count, room;
};

static void finish(struct expansion *e)
{
	if (!e->unlisted || e->count == ACTIONS_MOST) {
		return;
	}
	struct buf b = {.arena = e->a};
	for (int i = 0; i < e->depth; i++) {
		buf_printf(&b, i == 0 ? "%s" : "(%s)", e->part[i]);
	}
	if (e->count == e->room) {
		size_t room = e->room == 0 ? 8 : e->room * 2;
		e->list = arena_grow(e->a, e->list, e->room, room, sizeof *e->list);
		e->room = room;
	}
	e->list[e->count++] = buf_text(&b);
	e->unlisted = false;
}

static void set_part(struct expansion *e, int level, const char *text, size_t length)
{
	if (level < e->depth) {
		finish(e);
	}
	snprintf(e->part[level], PART, "%.*s", (int)length, text);
	e->depth = level + 1;
	e->last_level = level;
	e->unlisted = true;
}

static bool is_roman(const char *text, size_t length)
{
	return strspn(text, "ivx") >= length;
}

/* "i", "v" and "x" are letters too: after "h", "u", "w" they go on with the letters unless numerals go on after them. */
static bool continues_letters(const struct expansion *e, const char *text, size_t length,
                              const char *after)
{
	if (length != 1 || e->depth < 3) {
		return false;
	}
	bool next_letter = e->part[2][1] == '\0' && e->part[2][0] + 1 == *text && e->depth == 3;
	return next_letter && match_at(after, "(ii)|(vi)|(xi)") == NULL;
}

static int level_of(const struct expansion *e, const char *text, size_t length, const char *after)
{
	if (is_digit(*text)) {
		return 1;
	}
	if (*text >= 'A' && *text <= 'Z') {
		return e->depth >= 4 ? 4 : 2;
	}
	bool numeral = is_roman(text, length) && !continues_letters(e, text, length, after);
	/* A letter went before, at its own place or straight after the regulation: numerals stand below it. */
	bool below = e->depth >= 3 || (e->depth == 2 && !is_digit(e->part[1][0]));
	return numeral && below ? 3 : 2;
}

/* In "5 (a)(b)" the letters follow the regulation itself. */
static int settled_level(const struct expansion *e, int level)
{
	bool no_paragraph = e->depth == 1 || (e->depth >= 2 && !is_digit(e->part[1][0]));
	return level >= 2 && no_paragraph ? level - 1 : level;
}

/* "(a)", "(iv)", "(2A)": the text inside, or NULL. */
static const char *bracket_at(const char *at, const char **ret_text, size_t *ret_length)
{
	if (*at != '(') {
		return NULL;
	}
	const char *text = skip_blanks(at + 1);
	size_t length = 0;
	while (length < PART - 1 && (is_digit(text[length]) ||
	                             ((unsigned char)text[length] < 0x80 && is_letter(text[length])))) {
		length++;
	}
	const char *end = skip_blanks(text + length);
	if (length == 0 || *end != ')') {
		return NULL;
	}
	bool words = length > 4 || (length > 2 && !is_digit(*text) && !is_roman(text, length));
	if (words) {
		return NULL;
	}
	*ret_text = text;
	*ret_length = length;
	return end + 1;
}

/* "(a) to (d)", "(a)-(d)": what lies between the part just read and the one that follows. */
static void fill_range(struct expansion *e, const char *to, size_t length)
{
	char at = e->part[e->last_level][0];
	if (length != 1 || e->depth == 0 || e->part[e->last_level][1] != '\0' ||
	    is_digit(at) != is_digit(*to)) {
		return;
	}
	for (at++; at < *to; at++) {
		int level = e->last_level;
		finish(e);
		e->part[level][0] = at;
		e->depth = level + 1;
		e->unlisted = true;
	}
}

static const char *range_at(const char *at)
{
	const char *end = match_at(at, "to |- |-");
	return end != NULL && *skip_blanks(end) == '(' ? skip_blanks(end) : NULL;
}

/* The number of a regulation: "12", "Regulation 27A". */
static const char *regulation_number_at(const char *at, size_t *ret_length)
{
	size_t length = strspn(at, "0123456789");
	if (length == 0 || length > 2) {
		return NULL;
	}
	length += at[length] >= 'A' && at[length] <= 'Z' && !is_letter(at[length + 1]);
	char after = at[length];
	bool number_goes_on = is_letter(after) || is_digit(after) ||
	                      (after == '.' && is_digit(at[length + 1])) || after == '/';
	*ret_length = length;
	return number_goes_on ? NULL : at + length;
}

static const char *skip_separators(const char *at, bool *ret_separated)
{
	*ret_separated = false;
	for (;;) {
		const char *p = skip_blanks(at);
		const char *end = match_at(
			p, "and regulations? |and regs?.?.? |and |& |, ?|; ?|regulations? |paragraphs? ");
		if (end == NULL) {
			return p;
		}
		*ret_separated = true;
		at = end;
	}
}

/* One step: a bracket, a range or the next regulation's number. NULL where the reference ends. */
static const char *step(struct expansion *e, const char *at)
{
	bool separated;
	const char *text, *p = skip_separators(at, &separated);
	size_t length;
	const char *range = e->depth > 0 ? range_at(p) : NULL;
	const char *end = bracket_at(range != NULL ? range : p, &text, &length);
	if (end != NULL && e->depth > 0) {
		if (range != NULL) {
			fill_range(e, text, length);
		}
		set_part(e, settled_level(e, level_of(e, text, length, end)), text, length);
		return end;
	}
	end = regulation_number_at(p, &length);
	if (end == NULL || (e->depth > 0 && !separated)) {
		return NULL;
	}
	finish(e);
	set_part(e, 0, p, length);
	return end;
}

const char *regulations_at(struct arena *a, const char *at, const char *const **ret,
                           size_t *ret_count)
{
	struct expansion e = {.a = a};
	const char *end = at;
	for (const char *p = at; p != NULL && e.count < ACTIONS_MOST; p = step(&e, p)) {
		end = p;
	}
	finish(&e);
	*ret = e.list;
	*ret_count = e.count;
	return end;
}

/* "(Regulation 12", "(Regs 12", "(Children's Homes (England) Regulations 2015, regulation 12": where the numbers begin. */
static const char *opening_at(const char *at)
{
	const char *end = match_at(
		at,
		"(regulations? ?|(regs? ?|(the children's homes (england) regulations 2015,? regulations? |(children's homes (england) regulations 2015,? regulations? ");
	if (end != NULL && *end == '.') {
		end = skip_blanks(end + 1);
	}
	end = end != NULL && *end == ':' ? skip_blanks(end + 1) : end;
	return end != NULL && is_digit(*end) ? end : NULL;
}

/* After the numbers: a schedule, the closing bracket (which may have been forgotten), a full stop. */
static const char *closing_after(const char *at)
{
	const char *p = skip_blanks(at);
	const char *schedule = match_at(p, "and schedule |, schedule |schedule |, and schedule ");
	if (schedule != NULL) {
		size_t rest = strcspn(schedule, ")");
		p = schedule[rest] == ')' && rest < 60 ? schedule + rest : p;
	}
	return *p == ')' ? p + 1 : at;
}

static const char *trimmed(struct arena *a, const char *start, const char *end)
{
	while (end > start && (end[-1] == ' ' || end[-1] == ',')) {
		end--;
	}
	return arena_copy_n(a, start, (size_t)(end - start));
}

bool reference_find(struct arena *a, const char *text, struct reference *ret)
{
	for (const char *at = strchr(text, '('); at != NULL; at = strchr(at + 1, '(')) {
		const char *numbers = opening_at(at);
		if (numbers == NULL) {
			continue;
		}
		struct reference r = {.start = at};
		const char *end = regulations_at(a, numbers, &r.regulations, &r.count);
		r.end = closing_after(end);
		bool closed = r.end > end;
		r.text = trimmed(a, at + 1, closed ? r.end - 1 : end);
		*ret = r;
		return true;
	}
	return false;
}

/* The quality standards, by their regulation. */
struct standard {
	int regulation;
	const char *words;
};

static const struct standard standards[] = {
	{6, "quality and purpose of care standard"},
	{7, "children's views,? wishes and feelings standard"},
	{8, "education standard"},
	{9, "enjoyment and achievement standard"},
	{10, "health and well-?being standard|health and well being standard"},
	{11, "positive relationships? standard"},
	{12, "protection of children standard"},
	{13, "leadership and management standard"},
	{14, "care planning standard"},
};

int standard_named(const char *text, const char **ret_start, const char **ret_end)
{
	int found = 0;
	const char *first = NULL;
	for (size_t i = 0; i < sizeof standards / sizeof standards[0]; i++) {
		const char *end, *start = match_in(text, standards[i].words, &end);
		if (start != NULL && (first == NULL || start < first)) {
			first = start;
			found = standards[i].regulation;
			*ret_start = start;
			*ret_end = end;
		}
	}
	return found;
}

int standard_of_heading(const char *text)
{
	if (strnlen(text, 100) == 100) {
		return 0; /* no heading is that long */
	}
	const char *p = match_at(text, "regulation ");
	p = p != NULL ? p : text;
	p += strspn(p, "0123456789");
	p += strspn(p, ".: )");
	size_t dash = dash_length(p);
	p = skip_blanks(p + dash);
	const char *the = match_at(p, "the ");
	const char *start, *end;
	int number = standard_named(the != NULL ? the : p, &start, &end);
	return number != 0 && start == (the != NULL ? the : p) && *(end + strspn(end, " .:")) == '\0'
	           ? number
	           : 0;
}
