/* Clocks: the words of `due`, section 2.4 of the definition language. Rules L6 and L7 (spoken words). */
#include <string.h>

#include "base/text.h"
#include "definitions/parser.h"
#include "definitions/watches.h"

static const struct {
	const char *words;
	enum box box;
} BOXES[] = {
	{"calendar day", BOX_DAY},   {"calendar week", BOX_WEEK},      {"calendar month", BOX_MONTH},
	{"calendar year", BOX_YEAR}, {"school week", BOX_SCHOOL_WEEK}, {"school term", BOX_SCHOOL_TERM},
};

static const char *const SPOKEN[] = {[SPOKEN_PLAINLY] = "",
                                     [SPOKEN_WITHOUT_DELAY] = "without delay",
                                     [SPOKEN_AS_SOON_AS_PRACTICABLE] = "as soon as practicable"};

/* ── hours are counted from a time of day ──────────────────────────────────────────────────────────────────── */

static const char *first_instant_field(const struct scope *scope)
{
	const struct record_type *type = scope->type_count ? scope->types[0] : NULL;
	for (size_t i = 0; type && i < type->field_count; i++) {
		if (type->fields[i].type == FIELD_INSTANT) {
			return symbol_word(type->fields[i].name);
		}
	}
	return NULL;
}

static struct quantity in_days(struct quantity q)
{
	if (amount_is_elapsed(q.amount)) {
		int64_t days = (amount_seconds(q.amount) + 86399) / 86400;
		q.amount = (struct amount){(int32_t)(days ? days : 1), UNIT_DAY};
	}
	return q;
}

static void check_elapsed(struct parser *p, const struct clock *clock, struct amount m)
{
	struct position at;
	const struct field *date = NULL;
	if (amount_is_elapsed(m) && p->l->names) {
		date = time_is_date(p->l, p->scope, clock->time, &at);
	}
	if (!date) {
		return;
	}
	struct arena *arena = p->l->scratch;
	struct clock instead = *clock;
	instead.spoken = SPOKEN_PLAINLY;
	instead.amount = in_days(clock->amount);
	instead.first = in_days(clock->first);
	const char *say = arena_printf(arena, "use \"%s\"", clock_words(arena, &instead));
	const char *field = first_instant_field(p->scope);
	if (field) {
		say = arena_printf(arena, "%s, or a field of type instant: %s", say, field);
	}
	problems_add(p->l->problems, at, say, "%s is a date: hours are counted from a time of day",
	             symbol_word(date->name));
}

/* ── spans ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static bool parse_clock_time(struct parser *p, struct clock *clock)
{
	clock->time = parse_time(p);
	return clock->time != NULL;
}

static bool parse_last_done(struct parser *p, struct clock *clock)
{
	clock->kind = CLOCK_PERIOD;
	if (!parser_accepts_mark(p, TOKEN_COMMA) || !parser_accepts(p, "first")) {
		return parser_expected(p, "\", first from …\" or \", first … from …\"");
	}
	if (!parser_sees(p, "from")) {
		clock->has_first = true;
		if (!parse_amount(p, &clock->first)) {
			return false;
		}
	}
	if (!parser_expects(p, "from") || !parse_clock_time(p, clock)) {
		return false;
	}
	check_elapsed(p, clock, clock->has_first ? clock->first.amount : clock->amount.amount);
	return true;
}

static bool parse_after_amount(struct parser *p, struct clock *clock)
{
	if (parser_accepts(p, "from last done")) {
		return parse_last_done(p, clock);
	}
	clock->kind = parser_accepts(p, "before") ? CLOCK_AHEAD : CLOCK_AFTER;
	if (clock->kind == CLOCK_AFTER && !parser_accepts(p, "from")) {
		return parser_expected(p, "\"from\" or \"before\"");
	}
	if (!parse_clock_time(p, clock)) {
		return false;
	}
	check_elapsed(p, clock, clock->amount.amount);
	return true;
}

static bool sees_box(const struct parser *p)
{
	return parser_sees(p, "each calendar") || parser_sees(p, "each school");
}

static bool parse_box(struct parser *p, struct clock *clock)
{
	clock->kind = CLOCK_BOX;
	p->next++; /* each */
	for (size_t i = 0; i < sizeof BOXES / sizeof *BOXES; i++) {
		if (parser_accepts(p, BOXES[i].words)) {
			clock->box = BOXES[i].box;
			return true;
		}
	}
	p->next++;
	return parser_expected(p, p->tokens[p->next - 1].text[0] == 's' ? "week or term"
	                                                                : "day, week, month or year");
}

/* After `aim for`, if any. */
static bool parse_span(struct parser *p, struct clock *clock)
{
	if (parser_accepts(p, "end of the month after")) {
		clock->kind = CLOCK_MONTH_AFTER;
		return parse_clock_time(p, clock);
	}
	if (parser_accepts(p, "before")) {
		clock->kind = CLOCK_BEFORE;
		return parse_clock_time(p, clock);
	}
	if (sees_box(p)) {
		return parse_box(p, clock);
	}
	clock->has_amount = true;
	if (!parse_amount(p, &clock->amount)) {
		return false;
	}
	if (parser_accepts(p, "after")) {
		return sees_box(p) ? parse_box(p, clock)
		                   : parser_expected(p, "\"each calendar …\" or \"each school …\"");
	}
	return parse_after_amount(p, clock);
}

/* The law's words are followed by a number of the home's own, never by one that looks like the law's. */
static void check_spoken(struct parser *p, const struct clock *clock, size_t from)
{
	if (clock->spoken == SPOKEN_PLAINLY) {
		return;
	}
	const char *spoken = SPOKEN[clock->spoken];
	if (!clock->target) {
		size_t amount = from;
		while (amount < p->next && strcmp(p->tokens[amount].text, "from") != 0 &&
		       strcmp(p->tokens[amount].text, "before") != 0) {
			amount++;
		}
		const char *write = arena_printf(p->l->scratch, "write \"%s, aim for %s\"", spoken,
		                                 parser_text(p, from, p->next));
		problems_add(p->l->problems, parser_place(p, from, amount > from ? amount : from + 1),
		             write, "after \"%s,\" the number is the home's own", spoken);
	} else if (clock->kind == CLOCK_BOX || clock->kind == CLOCK_PERIOD) {
		problems_add(p->l->problems, parser_place(p, from, p->next), NULL,
		             "\"%s\" is said of something that happens once", spoken);
	}
}

static bool parse_spoken(struct parser *p, struct clock *clock)
{
	if (parser_accepts(p, SPOKEN[SPOKEN_WITHOUT_DELAY])) {
		clock->spoken = SPOKEN_WITHOUT_DELAY;
	} else if (parser_accepts(p, SPOKEN[SPOKEN_AS_SOON_AS_PRACTICABLE])) {
		clock->spoken = SPOKEN_AS_SOON_AS_PRACTICABLE;
	}
	return clock->spoken == SPOKEN_PLAINLY || parser_expects_mark(p, TOKEN_COMMA, ",");
}

/* ── one branch ────────────────────────────────────────────────────────────────────────────────────────────── */

static bool parse_at_all_times(struct parser *p, struct clock *clock)
{
	clock->kind = CLOCK_AT_ALL_TIMES;
	bool more = parser_peek(p, 0)->kind == TOKEN_COMMA &&
	            (parser_sees_at(p, 1, "within") || parser_sees_at(p, 1, "aim for"));
	if (!more) {
		return true;
	}
	p->next++;
	clock->target = parser_accepts(p, "aim for");
	if (!clock->target) {
		p->next++; /* within */
	}
	clock->has_amount = true;
	return parse_amount(p, &clock->amount);
}

static bool parse_ladder(struct parser *p, struct clock *clock)
{
	struct position at;
	clock->kind = CLOCK_LADDER;
	if (!parse_name(p, &clock->ladder, &at)) {
		return false;
	}
	check_ladder_name(p->l, clock->ladder, at);
	return parser_expects(p, "from") && parse_clock_time(p, clock);
}

static bool parse_branch(struct parser *p, struct clock *clock)
{
	if (parser_accepts(p, "at all times")) {
		return parse_at_all_times(p, clock);
	}
	if (parser_accepts(p, "on every save")) {
		clock->kind = CLOCK_ON_SAVE;
		return true;
	}
	if (parser_accepts(p, "ladder")) {
		return parse_ladder(p, clock);
	}
	if (!parse_spoken(p, clock)) {
		return false;
	}
	clock->target = parser_accepts(p, "aim for");
	size_t from = p->next;
	if (!parse_span(p, clock)) {
		return false;
	}
	check_spoken(p, clock, from);
	return true;
}

static const struct clock *parse_clock(struct parser *p)
{
	if (!parser_enters(p)) {
		return NULL;
	}
	size_t from = p->next;
	struct clock *clock = ARENA_NEW(p->l->arena, struct clock);
	if (!parse_branch(p, clock)) {
		return NULL;
	}
	clock->at = parser_place(p, from, p->next);
	if (parser_accepts(p, "if")) {
		clock->condition = parse_condition(p);
		if (clock->condition &&
		    (!parser_accepts_mark(p, TOKEN_COMMA) || !parser_accepts(p, "else"))) {
			parser_expected(p, "\", else …\"");
		}
		if (p->failed) {
			return NULL;
		}
		clock->otherwise = parse_clock(p);
	}
	p->nesting--;
	return p->failed ? NULL : clock;
}

/* ── the whole ─────────────────────────────────────────────────────────────────────────────────────────────── */

enum shape clock_shape(const struct clock *clock)
{
	static const enum shape SHAPES[] = {
		[CLOCK_AT_ALL_TIMES] = SHAPE_ON_FILE, [CLOCK_ON_SAVE] = SHAPE_CHECK,
		[CLOCK_LADDER] = SHAPE_LADDER,        [CLOCK_BOX] = SHAPE_PERIOD,
		[CLOCK_AFTER] = SHAPE_EVENT,          [CLOCK_AHEAD] = SHAPE_EVENT,
		[CLOCK_BEFORE] = SHAPE_EVENT,         [CLOCK_MONTH_AFTER] = SHAPE_EVENT,
		[CLOCK_PERIOD] = SHAPE_PERIOD};
	return SHAPES[clock->kind];
}

bool clock_is_target(const struct clock *clock)
{
	for (; clock; clock = clock->otherwise) {
		if (clock->target) {
			return true;
		}
	}
	return false;
}

static const char *shape_name(const struct clock *clock)
{
	static const char *const NAMES[] = {[SHAPE_EVENT] = "an event",
	                                    [SHAPE_PERIOD] = "a period",
	                                    [SHAPE_ON_FILE] = "something on file",
	                                    [SHAPE_CHECK] = "a check",
	                                    [SHAPE_LADDER] = "a ladder"};
	return NAMES[clock_shape(clock)];
}

static void check_branches(const struct language *l, const struct clock *first)
{
	for (const struct clock *other = first->otherwise; other; other = other->otherwise) {
		if (clock_shape(other) != clock_shape(first)) {
			problems_add(l->problems, other->at, "make it two duties",
			             "the first branch is %s, this one %s: all are of one shape",
			             shape_name(first), shape_name(other));
		} else if ((other->kind == CLOCK_BOX) != (first->kind == CLOCK_BOX)) {
			problems_add(l->problems, other->at, "make it two duties",
			             "a box of the calendar and an interval do not mix");
		}
	}
}

const struct clock *clock_read(const struct language *l, const struct scope *scope,
                               const struct yaml *source)
{
	struct parser p;
	if (!parser_init(&p, l, scope, source)) {
		return NULL;
	}
	const struct clock *clock = parse_clock(&p);
	if (!clock || !parser_end(&p)) {
		return NULL;
	}
	check_branches(l, clock);
	return clock;
}
