/* The demo's made-up life: src/cli/demo/. */
#include "cli/demo/demo.h"

#include <sodium.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/text.h"
#include "duties/duties.h"
#include "duties/hearth.h"
#include "ledger/entry.h"
#include "ledger/line.h"
#include "store_help.h"
#include "unit.h"

/* A night in November, so that neither the tests' day nor the clock of the machine matters. */
static const char the_end[] = "2025-11-22T02:10:00Z";

/* What a run of lines comes to. */
struct tally {
	size_t lines, records, late; /* late: a line written before the one before it */
	struct instant last;
	unsigned char digest[32];
	crypto_generichash_state hash;
	json_t *opened; /* references; NULL: not kept */
	json_t *types;  /* how many of each; likewise */
	json_t *notes;  /* bodies of the notes of the day */
	size_t doubled, unknown;
};

static void count(json_t *in, const char *key)
{
	json_object_set_new(in, key, json_integer(json_integer_value(json_object_get(in, key)) + 1));
}

static void look_inside(struct ctx *c, struct tally *t, const char *line)
{
	const struct entry_line *read = NULL;
	assert_done(c, entry_read(c, line, strlen(line), &read));
	t->late += read->written.s < t->last.s;
	t->last = read->written;
	if (read->kind == ENTRY_OPEN) {
		t->doubled += json_object_get(t->opened, read->record) != NULL;
		json_object_set_new(t->opened, read->record, json_true());
		count(t->types, read->type);
		t->records++;
	} else {
		t->unknown += json_object_get(t->opened, read->record) == NULL;
	}
	const char *shift = json_text(read->fields, "shift");
	if (read->kind == ENTRY_OPEN && text_is(read->type, "daily-log") && text_is(shift, "evening")) {
		count(t->notes, json_text(read->fields, "body"));
	}
}

static bool take(struct ctx *c, void *arg, const char *line)
{
	struct tally *t = arg;
	(void)c;
	t->lines++;
	crypto_generichash_update(&t->hash, (const unsigned char *)line, strlen(line));
	if (t->opened != NULL) {
		CTX(own);
		look_inside(&own, t, line);
	}
	return true;
}

static void run(struct ctx *c, const struct demo_plan *plan, struct tally *t)
{
	assert_true(sodium_init() >= 0);
	crypto_generichash_init(&t->hash, NULL, 0, sizeof t->digest);
	t->last = INSTANT_NONE;
	assert_done(c, demo_lines(c, plan, take, t));
	crypto_generichash_final(&t->hash, t->digest, sizeof t->digest);
}

static struct demo_plan plan_of(struct ctx *c, uint64_t seed)
{
	struct instant end;
	assert_done(c, instant_parse(c, the_end, &end));
	return demo_plan_of(seed, end);
}

TEST(the_same_seed_gives_the_same_lines_and_another_others)
{
	CTX(c);
	struct tally one = {0}, again = {0}, other = {0};
	struct demo_plan plan = plan_of(&c, DEMO_SEED);
	run(&c, &plan, &one);
	run(&c, &plan, &again);
	assert_memory_equal(one.digest, again.digest, sizeof one.digest);
	plan.seed++;
	run(&c, &plan, &other);
	assert_memory_not_equal(one.digest, other.digest, sizeof one.digest);
}

static long of_type(const struct tally *t, const char *type)
{
	return (long)json_integer_value(json_object_get(t->types, type));
}

static void keep_everything(struct ctx *c, struct tally *t)
{
	t->opened = json_keep(c->arena, json_object());
	t->types = json_keep(c->arena, json_object());
	t->notes = json_keep(c->arena, json_object());
}

static void is_in_order(const struct tally *t, struct instant end)
{
	assert_int_equal(t->late, 0);
	assert_int_equal(t->doubled, 0);
	assert_int_equal(t->unknown, 0);
	assert_true(t->last.s <= end.s && t->last.s > end.s - 86400);
}

TEST(every_line_parses_and_they_stand_in_the_order_of_writing)
{
	CTX(c);
	struct tally t = {0};
	struct demo_plan plan = plan_of(&c, DEMO_SEED);
	keep_everything(&c, &t);
	run(&c, &plan, &t);
	is_in_order(&t, plan.end);
}

TEST(a_year_in_two_homes_has_what_a_year_has)
{
	CTX(c);
	static const struct {
		const char *type;
		long least, most;
	} wanted[] = {{"provider", 1, 1},
	              {"home", 2, 2},
	              {"child", 6, 6},
	              {"placement", 6, 6},
	              {"staff", 25, 40},
	              {"daily-log", 2500, 4000},
	              {"shift", 3500, 6500},
	              {"handover", 1500, 2500},
	              {"key-work", 200, 400},
	              {"missing-episode", 8, 12},
	              {"measure", 15, 60},
	              {"search", 4, 6},
	              {"incident", 15, 40},
	              {"notification", 8, 40},
	              {"return-interview", 20, 36},
	              {"reg44-visit", 21, 24},
	              {"reg45-review", 3, 4},
	              {"supervision", 250, 600},
	              {"team-meeting", 20, 30},
	              {"training", 150, 500},
	              {"fire-event", 100, 200},
	              {"audit", 200, 450},
	              {"complaint", 1, 1},
	              {"allegation", 1, 1},
	              {"inspection", 3, 3},
	              {"requirement", 4, 4},
	              {"recommendation", 4, 4},
	              {"challenge", 2, 2},
	              {"manager-absence", 1, 1},
	              {"risk-assessment", 60, 160}};
	struct tally t = {0};
	struct demo_plan plan = plan_of(&c, DEMO_SEED);
	keep_everything(&c, &t);
	run(&c, &plan, &t);
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
		long have = of_type(&t, wanted[i].type);
		if (have < wanted[i].least || have > wanted[i].most) {
			fail_msg("%ld of %s, not %ld to %ld", have, wanted[i].type, wanted[i].least,
			         wanted[i].most);
		}
	}
}

TEST(no_two_notes_of_a_day_are_the_same)
{
	CTX(c);
	struct tally t = {0};
	struct demo_plan plan = plan_of(&c, DEMO_SEED);
	keep_everything(&c, &t);
	run(&c, &plan, &t);
	const char *body;
	json_t *times;
	size_t repeated = 0;
	json_object_foreach(t.notes, body, times)
	{
		repeated += json_integer_value(times) > 1 &&
		            !text_starts(body + strcspn(body, " "), " is not in the house");
		assert_null(strchr(body, '{')); /* a place left unfilled */
	}
	assert_int_equal(repeated, 0);
	assert_true(json_object_size(t.notes) > 1000);
}

TEST(homes_drawn_by_lot_keep_the_order_too)
{
	CTX(c);
	struct tally t = {0};
	struct demo_plan plan = plan_of(&c, 11);
	plan.homes = 5;
	plan.years = 2;
	plan.children = 4;
	keep_everything(&c, &t);
	run(&c, &plan, &t);
	is_in_order(&t, plan.end);
	assert_int_equal(of_type(&t, "home"), 5);
	assert_true(of_type(&t, "child") >= 20);
	assert_true(t.lines > 5 * 2 * 10000);
}

TEST(whatever_hour_the_demo_ends_at_one_child_is_missing)
{
	static const char *const ends[] = {"2025-11-22T00:10:00Z", "2025-11-22T07:40:00Z",
	                                   "2025-06-03T12:00:00Z", "2025-03-30T01:30:00Z",
	                                   "2025-12-31T23:59:00Z"};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		CTX(c);
		struct tally t = {0};
		struct demo_plan plan = plan_of(&c, DEMO_SEED);
		assert_done(&c, instant_parse(&c, ends[i], &plan.end));
		keep_everything(&c, &t);
		run(&c, &plan, &t);
		is_in_order(&t, plan.end);
		assert_true(of_type(&t, "missing-episode") >= 8);
	}
}

TEST(impossible_plans_are_refused)
{
	CTX(c);
	struct tally t = {0};
	struct demo_plan plan = plan_of(&c, DEMO_SEED);
	plan.homes = 0;
	assert_refused(
		&c, demo_lines(&c, &plan, take, &t),
		"a demo has 1 to 1,000 homes, 1 to 20 years and at most 8 children in each home");
}

static bool stop(struct ctx *c, void *arg, const char *line)
{
	size_t *lines = arg;
	(void)line;
	return ++*lines < 10 || ctx_fail(c, ERROR_UNAVAILABLE, "full");
}

TEST(it_stops_where_it_is_told_to)
{
	CTX(c);
	size_t lines = 0;
	struct demo_plan plan = plan_of(&c, DEMO_SEED);
	assert_refused(&c, demo_lines(&c, &plan, stop, &lines), "full");
	assert_int_equal(lines, 10);
}

/* ---- through the engine ---- */

static bool keep_line(struct ctx *c, void *arg, const char *line)
{
	struct buf *lines = arg;
	(void)c;
	buf_put(lines, line);
	buf_char(lines, '\n');
	return true;
}

static struct hearth *imported(struct ctx *c, const char *directory, const struct demo_plan *plan)
{
	struct buf lines = {.arena = c->arena};
	struct hearth *h = NULL;
	size_t entries = 0, written = 0;
	assert_done(c, demo_lines(c, plan, keep_line, &lines));
	assert_done(c, hearth_create(c, directory));
	assert_done(c, hearth_open(c, directory, HEARTH_WRITE, &h));
	assert_done(c, entry_import(c, h, buf_text(&lines), lines.length, &entries));
	for (size_t i = 0; i < lines.length; i++) {
		written += lines.text[i] == '\n';
	}
	assert_int_equal(entries, written);
	return h;
}

struct standing {
	size_t overdue_by_law, overdue, late, not_known, done;
};

static struct standing standing_of(struct ctx *c, struct hearth *h, const char *home,
                                   struct instant at)
{
	const struct replay replay = {.at = at, .home = home};
	const struct instance **rows = NULL;
	struct world *w = NULL;
	struct standing s = {0};
	size_t count = 0;
	assert_done(c, hearth_replay(c, h, &replay, &w));
	world_instances(c, w, &(struct instance_filter){0}, &rows, &count);
	for (size_t i = 0; i < count; i++) {
		const struct duty *d =
			definitions_duty(hearth_generation(h, rows[i]->version), rows[i]->duty);
		enum state state = instance_state(rows[i], at);
		s.overdue += state == STATE_OVERDUE;
		s.overdue_by_law += state == STATE_OVERDUE && d->force == FORCE_LAW;
		s.late += state == STATE_DONE_LATE;
		s.not_known += state == STATE_NOT_KNOWN;
		s.done += state == STATE_DONE;
	}
	world_free(w);
	return s;
}

TEST(the_engine_takes_every_line_and_the_lists_are_those_of_homes_run_well_with_failings)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct demo_plan plan = plan_of(&c, DEMO_SEED);
	struct hearth *h = imported(&c, in(&c, directory, "data"), &plan);
	struct standing wrenholt = standing_of(&c, h, "wrenholt-house", plan.end);
	struct standing osier = standing_of(&c, h, "osier-bank", plan.end);
	hearth_close(h);
	remove_all(directory);
	assert_in_range(wrenholt.overdue_by_law, 4, 15);
	assert_in_range(osier.overdue_by_law, 2, 15);
	assert_in_range(wrenholt.overdue, 6, 40);
	assert_in_range(osier.overdue, 3, 40);
	assert_in_range(wrenholt.late, 20, 400);
	assert_in_range(osier.late, 10, 400);
	assert_in_range(wrenholt.not_known, 1, 10);
	assert_int_equal(osier.not_known, 0);
	assert_true(wrenholt.done > 5000 && osier.done > 4000);
}

RUN(T(the_same_seed_gives_the_same_lines_and_another_others),
    T(every_line_parses_and_they_stand_in_the_order_of_writing),
    T(a_year_in_two_homes_has_what_a_year_has), T(no_two_notes_of_a_day_are_the_same),
    T(homes_drawn_by_lot_keep_the_order_too),
    T(whatever_hour_the_demo_ends_at_one_child_is_missing), T(impossible_plans_are_refused),
    T(it_stops_where_it_is_told_to),
    T(the_engine_takes_every_line_and_the_lists_are_those_of_homes_run_well_with_failings))
