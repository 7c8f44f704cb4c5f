/* Clocks in words: what is read, which shape it gives, and every clock of the coverage table. */
#include "language_help.h"

static void check_reads_as(const char *text, const char *expected, enum shape shape)
{
	struct reading_words r;
	reading_init(&r, NULL);
	const struct clock *clock = clock_read(&r.l, &r.scope, yaml_of_text(r.c.arena, text));
	if (!clock || r.problems.errors > 0) {
		fail_msg("\"%s\" is refused: %s", text, first_message(&r));
	}
	assert_text(clock_words(r.c.arena, clock), expected);
	assert_text(shape_word(clock_shape(clock)), shape_word(shape));
	reading_done(&r);
}

static void check_same(const char *text, enum shape shape)
{
	check_reads_as(text, text, shape);
}

static void check_refused(const char *text, const char *message)
{
	struct reading_words r;
	reading_init(&r, NULL);
	clock_read(&r.l, &r.scope, yaml_of_text(r.c.arena, text));
	assert_text(first_message(&r), message);
	reading_done(&r);
}

TEST(an_amount_counts_from_or_before_a_time)
{
	check_same("48 hours from started_at", SHAPE_EVENT);
	check_same("1 working day from started_at", SHAPE_EVENT);
	check_same("1 month before proposed_start", SHAPE_EVENT);
	check_same("before admitted_at", SHAPE_EVENT);
	check_same("end of the month after visited_on", SHAPE_EVENT);
	check_same("5 days from this.from", SHAPE_EVENT);
	check_same(
		"aim for 7 days from earlier of ended_on and earlier of expires_on and placement.left_at",
		SHAPE_EVENT);
	check_same("setting short from from", SHAPE_EVENT);
}

TEST(the_words_of_the_law_are_spoken_before_the_homes_own_number)
{
	check_same("without delay, aim for 24 hours from known_at", SHAPE_EVENT);
	check_same("as soon as practicable, aim for 48 hours from admitted_at", SHAPE_EVENT);
	check_refused("without delay, 1 hour from started_at",
	              "after \"without delay,\" the number is the home's own");
	check_refused("as soon as practicable, before x",
	              "after \"as soon as practicable,\" the number is the home's own");
}

TEST(a_period_counts_from_the_newest_evidence_or_stands_in_a_box)
{
	check_same("6 months from last done, first from registered_on", SHAPE_PERIOD);
	check_same("aim for 3 months from last done, first 5 working days from admitted_at",
	           SHAPE_PERIOD);
	check_same("each calendar month", SHAPE_PERIOD);
	check_same("each calendar week", SHAPE_PERIOD);
	check_same("each calendar year", SHAPE_PERIOD);
	check_same("each school term", SHAPE_PERIOD);
	check_same("aim for each school week", SHAPE_PERIOD);
	check_same("aim for 24 hours after each calendar day", SHAPE_PERIOD);
	check_refused("each calendar fortnight",
	              "day, week, month or year was expected, not \"fortnight\"");
	check_refused("each school year", "week or term was expected, not \"year\"");
}

TEST(other_shapes_have_words_of_their_own)
{
	check_same("at all times", SHAPE_ON_FILE);
	check_same("at all times, within 3 months", SHAPE_ON_FILE);
	check_same("at all times, aim for 10 working days", SHAPE_ON_FILE);
	check_same("on every save", SHAPE_CHECK);
	check_same(
		"ladder reg5c-high from opened_at if high_risk is yes, else ladder reg5c from opened_at",
		SHAPE_LADDER);
}

TEST(branches_are_of_one_shape)
{
	check_same(
		"aim for 24 hours from a if b is hazard, else aim for 5 working days from a if c is bedroom, else aim for 10 "
		"working days from a",
		SHAPE_EVENT);
	check_refused("before a if b is filled, else at all times",
	              "the first branch is an event, this one something on file: all are of one shape");
	check_refused("each calendar month if b is filled, else 7 days from last done, first from a",
	              "a box of the calendar and an interval do not mix");
}

TEST(what_makes_no_sense_is_refused)
{
	check_refused("48 hour from started_at", "\"48 hour\" is not an amount");
	check_refused("1 hours from started_at", "\"1 hours\" is not an amount");
	check_refused("hours from started_at",
	              "an amount like \"48 hours\" was expected, not \"hours\"");
	check_refused("48 hours", "\"from\" or \"before\" was expected, but nothing follows");
	check_refused("6 months from last done",
	              "\", first from …\" or \", first … from …\" was expected, but nothing follows");
	check_refused("before a if b is filled", "\", else …\" was expected, but nothing follows");
	check_refused("99999999999 days from a",
	              "an amount like \"48 hours\" was expected, not \"99999999999\"");
	check_refused("999999999 days from a", "\"999999999 days\" is not an amount");
}

/* ── coverage ──────────────────────────────────────────────────────────────────────────────────────────────── */

struct counting {
	const struct definitions *d; /* NULL: grammar only */
	size_t failures, shapes[SHAPE__COUNT];
};

static void take_row(const struct coverage_row *row, void *what)
{
	static const char *const NAMES[] = {[SHAPE_EVENT] = "event",
	                                    [SHAPE_PERIOD] = "period",
	                                    [SHAPE_ON_FILE] = "on file",
	                                    [SHAPE_CHECK] = "check",
	                                    [SHAPE_LADDER] = "ladder"};
	struct counting *counting = what;
	struct reading_words r;
	reading_init(&r, counting->d);
	reading_at_hand(&r, row->starts);
	if (*row->each) {
		const struct each *each = each_read(&r.l, &r.scope, yaml_of_text(r.c.arena, row->each));
		r.scope.each = each && counting->d ? each_as_field(&r.l, &r.scope, each) : NULL;
		r.scope.each_unknown = !r.scope.each;
	}
	const struct clock *clock = clock_read(&r.l, &r.scope, yaml_of_text(r.c.arena, row->due));
	if (!clock || r.problems.errors > 0 || strcmp(NAMES[clock_shape(clock)], row->shape) != 0) {
		counting->failures++;
		fprintf(stderr, "# %s: %s\n", row->id,
		        clock && !r.problems.errors ? row->shape : first_message(&r));
	} else {
		counting->shapes[clock_shape(clock)]++;
	}
	reading_done(&r);
}

TEST(every_clock_of_the_coverage_table_has_the_shape_said_there)
{
	struct counting counting = {.d = NULL};
	if (each_coverage_row(take_row, &counting) == 0) {
		fprintf(stderr, "# the coverage table is not here\n");
		skip();
	}
	assert_int_equal(counting.failures, 0);
	assert_int_equal(counting.shapes[SHAPE_EVENT], 207);
	assert_int_equal(counting.shapes[SHAPE_PERIOD], 50);
	assert_int_equal(counting.shapes[SHAPE_ON_FILE], 29);
	assert_int_equal(counting.shapes[SHAPE_CHECK], 17);
	assert_int_equal(counting.shapes[SHAPE_LADDER], 4);
}

TEST(every_clock_of_the_coverage_table_counts_from_a_time_of_the_definitions)
{
	CTX(c);
	struct counting counting = {.d = real_definitions(&c)};
	if (!counting.d || each_coverage_row(take_row, &counting) == 0) {
		fprintf(stderr, "# the coverage table or the definitions are not here\n");
		definitions_free(counting.d);
		ctx_done(&c); /* skip() does not come back */
		skip();
	}
	assert_int_equal(counting.failures, 0);
	definitions_free(counting.d);
}

RUN(T(an_amount_counts_from_or_before_a_time),
    T(the_words_of_the_law_are_spoken_before_the_homes_own_number),
    T(a_period_counts_from_the_newest_evidence_or_stands_in_a_box),
    T(other_shapes_have_words_of_their_own), T(branches_are_of_one_shape),
    T(what_makes_no_sense_is_refused),
    T(every_clock_of_the_coverage_table_has_the_shape_said_there),
    T(every_clock_of_the_coverage_table_counts_from_a_time_of_the_definitions))
