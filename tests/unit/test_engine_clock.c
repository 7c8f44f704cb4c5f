/* Clocks of the law through the whole engine: changes of the clocks in several years, ends of months, leap days. */
#include "engine_help.h"

#define NO_LAW LAW_TEXT(DUTY("nothing", "    due: 1 day from at\n    done: step write\n"))
#define SIGN(id, due) DUTY(id, "    due: " due "\n    done: step sign\n")
#define OF_HOME "    starts: home\n"

/* A duty's instance on an event that began then (or was planned for that day). */
static const char *due_of(struct engine *e, const char *duty, const char *ref, const char *fields)
{
	at(e, "2025-02-01T10:00:00Z",
	   arena_printf(e->c.arena, OPEN("event", "%s", "child:c-1", "%s"), ref, fields));
	return tell(e, NULL, duty, ref);
}

TEST(hours_are_counted_as_they_pass_whatever_the_clocks_do)
{
	struct engine e;
	static const struct {
		const char *started, *due;
	} vectors[] = {
		{"2021-03-27T15:00:00Z", "overdue due 2021-03-28 16:00"}, {"2021-10-30T14:00:00Z", "overdue due 2021-10-31 14:00"},
		{"2022-03-26T15:00:00Z", "overdue due 2022-03-27 16:00"}, {"2022-10-29T14:00:00Z", "overdue due 2022-10-30 14:00"},
		{"2023-03-25T15:00:00Z", "overdue due 2023-03-26 16:00"}, {"2023-10-28T14:00:00Z", "overdue due 2023-10-29 14:00"},
		{"2024-03-30T15:00:00Z", "overdue due 2024-03-31 16:00"}, {"2024-10-26T14:00:00Z", "overdue due 2024-10-27 14:00"},
		/* Not on those days. */
		{"2024-03-23T15:00:00Z", "overdue due 2024-03-24 15:00"}, {"2024-10-19T14:00:00Z", "overdue due 2024-10-20 15:00"},
	};
	engine_begin(&e, EVENT_TEXT(SIGN("day", "24 hours from started_at")), NO_LAW);
	for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
		const char *ref = arena_printf(e.c.arena, "m-%zu", i);
		const char *fields = arena_printf(e.c.arena, "'started_at':'%s'", vectors[i].started);
		assert_text(due_of(&e, "day", ref, fields), vectors[i].due);
	}
	engine_end(&e);
}

TEST(days_end_with_the_day_whatever_the_clocks_do)
{
	struct engine e;
	static const struct {
		const char *started, *due;
	} vectors[] = {
		{"2022-03-22T15:00:00Z", "2022-03-27T22:59:59Z"}, {"2022-10-25T14:00:00Z", "2022-10-30T23:59:59Z"},
		{"2023-03-21T15:00:00Z", "2023-03-26T22:59:59Z"}, {"2023-10-24T14:00:00Z", "2023-10-29T23:59:59Z"},
		{"2024-03-26T15:00:00Z", "2024-03-31T22:59:59Z"}, {"2024-10-22T14:00:00Z", "2024-10-27T23:59:59Z"},
		/* Half past eleven at night in summer is the same local day, half past midnight the next. */
		{"2024-07-01T22:30:00Z", "2024-07-06T22:59:59Z"}, {"2024-07-01T23:30:00Z", "2024-07-07T22:59:59Z"},
	};
	engine_begin(&e, EVENT_TEXT(SIGN("days", "5 days from started_at")), NO_LAW);
	for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
		const char *ref = arena_printf(e.c.arena, "m-%zu", i);
		const struct instance **list = NULL;
		size_t count = 0;
		due_of(&e, "days", ref, arena_printf(e.c.arena, "'started_at':'%s'", vectors[i].started));
		struct instance_filter f = {.duty = symbol_find("days")};
		world_instances(&e.c, e.w, &f, &list, &count);
		assert_int_equal(count, i + 1);
		assert_text(instant_iso(e.c.arena, list[i]->due), vectors[i].due);
	}
	engine_end(&e);
}

TEST(in_the_hour_that_comes_twice_evidence_is_in_time_to_the_second)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(DUTY("told", "    due: 1 hour from started_at\n    done: told_at is filled\n")), NO_LAW);
	/* 00:30Z is 01:30 summer time; an hour later it is 01:30 again. */
	at(&e, "2025-10-26T00:35:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-10-26T00:30:00Z'"));
	at(&e, "2025-10-26T00:35:00Z", OPEN("event", "n", "child:c-1", "'started_at':'2025-10-26T00:30:00Z'"));
	assert_text(tell(&e, "2025-10-26T01:30:00Z", "told", "m"), "due-soon due 2025-10-26 01:30");
	at(&e, "2025-10-26T01:40:00Z", STEP("m", "tell", "'told_at':'2025-10-26T01:30:00Z'"));
	at(&e, "2025-10-26T01:40:00Z", STEP("n", "tell", "'told_at':'2025-10-26T01:30:01Z'"));
	assert_text(tell(&e, NULL, "told", "m"), "done due 2025-10-26 01:30 done 2025-10-26 01:30");
	assert_text(tell(&e, NULL, "told", "n"), "done-late due 2025-10-26 01:30 done 2025-10-26 01:30");
	engine_end(&e);
}

TEST(months_end_on_the_same_day_or_the_last_of_a_shorter_month)
{
	struct engine e;
	static const struct {
		const char *duty, *planned, *due;
	} vectors[] = {
		{"six", "2024-08-31", "due 2025-02-28"},       {"six", "2024-08-30", "due 2025-02-28"},
		{"six", "2023-08-31", "due 2024-02-29"},       {"six", "2025-02-28", "due 2025-08-28"},
		{"six", "2025-03-31", "due 2025-09-30"},       {"one", "2025-01-31", "due 2025-02-28"},
		{"one", "2024-01-31", "due 2024-02-29"},       {"one", "2024-02-29", "due 2024-03-29"},
		{"one", "2025-12-31", "due 2026-01-31"},       {"two-years", "2024-02-29", "due 2026-02-28"},
		{"three-years", "2024-02-29", "due 2027-02-28"}, {"four-years", "2024-02-29", "due 2028-02-29"},
		{"before", "2025-03-31", "due 2025-02-28"},    {"before", "2024-03-31", "due 2024-02-29"},
		{"before", "2025-10-01", "due 2025-09-01"},    {"after", "2025-01-15", "due 2025-02-28"},
		{"after", "2024-01-15", "due 2024-02-29"},     {"after", "2024-12-31", "due 2025-01-31"},
		{"weeks", "2024-02-26", "due 2024-03-04"},     {"days", "2024-08-31", "due 2024-09-28"},
	};
	engine_begin(&e,
	             EVENT_TEXT(SIGN("one", "1 month from planned_on") SIGN("six", "6 months from planned_on")
	                            SIGN("two-years", "24 months from planned_on") SIGN("three-years", "36 months from planned_on")
	                                SIGN("four-years", "4 years from planned_on") SIGN("before", "1 month before planned_on")
	                                    SIGN("after", "end of the month after planned_on")
	                                        SIGN("weeks", "1 week from planned_on") SIGN("days", "28 days from planned_on")),
	             NO_LAW);
	for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
		const char *ref = arena_printf(e.c.arena, "m-%zu", i);
		const char *fields = arena_printf(e.c.arena, "'started_at':'2025-02-01T09:00:00Z','planned_on':'%s'", vectors[i].planned);
		const char *told = due_of(&e, vectors[i].duty, ref, fields);
		if (strstr(told, vectors[i].due) == NULL || strstr(told, "first") != NULL) {
			fail_msg("%s from %s: %s, not %s", vectors[i].duty, vectors[i].planned, told, vectors[i].due);
		}
	}
	engine_end(&e);
}

TEST(a_box_ends_with_its_month_in_a_leap_year_too)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(SIGN("nothing", "1 day from started_at")),
	             LAW_TEXT(DUTY("visit", OF_HOME "    due: each calendar month\n    done: there is a note where kind is visit and at is filled\n")
	                      DUTY("year", OF_HOME "    due: each calendar year\n    done: there is a note where kind is drill\n")));
	assert_text(tell(&e, NULL, "year", "oak"), "2024 overdue due 2024-12-31; 2025 pending due 2025-12-31");
	at(&e, "2025-01-03T09:00:00Z", OPEN("note", "n", "home:oak", "'kind':'visit','at':'2024-02-29T23:30:00Z'"));
	const char *told = tell(&e, NULL, "visit", "oak");
	assert_non_null(strstr(told, "2024-02 done due 2024-02-29 done 2024-02-29 23:30; 2024-03 overdue due 2024-03-31"));
	assert_non_null(strstr(told, "2025-01 pending due 2025-01-31"));
	engine_end(&e);
}

/* The clocks go forward on 30 March 2025: the month's last two days have 23 and 24 hours. */
TEST(what_happened_in_the_last_summer_hour_of_a_month_is_in_its_box)
{
	struct engine e;
	engine_begin(&e, EVENT_TEXT(SIGN("nothing", "1 day from started_at")),
	             LAW_TEXT(DUTY("visit", OF_HOME "    due: each calendar month\n    done: there is a note where kind is visit and at is filled\n")));
	at(&e, "2025-06-01T09:00:00Z", OPEN("note", "n", "home:oak", "'kind':'visit','at':'2025-03-31T22:59:59Z'"));
	at(&e, "2025-06-01T09:00:00Z", OPEN("note", "o", "home:oak", "'kind':'visit','at':'2025-04-30T23:00:00Z'"));
	const char *told = tell(&e, NULL, "visit", "oak");
	assert_non_null(strstr(told, "2025-03 done due 2025-03-31 done 2025-03-31"));
	assert_non_null(strstr(told, "2025-04 overdue due 2025-04-30; 2025-05 done due 2025-05-31 done 2025-05-01 00:00; 2025-06 pending"));
	engine_end(&e);
}

TEST(what_comes_next_is_the_earliest_and_may_be_planned)
{
	struct engine e;
	engine_begin(&e,
	             EVENT_TEXT(DUTY("read", "    due: before earliest start of shift in the home since started_at"
	                                     " if (there is a shift in the home since started_at), else aim for 14 days from started_at\n"
	                                     "    done: step sign\n")),
	             NO_LAW);
	at(&e, "2025-06-02T08:00:00Z", OPEN("shift", "past", "home:oak", "'staff':'s-2','start':'2025-06-01T08:00:00Z','end':'2025-06-01T20:00:00Z'"));
	at(&e, "2025-06-02T10:00:00Z", OPEN("event", "m", "child:c-1", "'started_at':'2025-06-02T09:00:00Z'"));
	assert_text(tell(&e, NULL, "read", "m"), "pending due 2025-06-16 target");
	at(&e, "2025-06-02T11:00:00Z", OPEN("shift", "later", "home:oak", "'staff':'s-2','start':'2025-06-09T08:00:00Z','end':'2025-06-09T20:00:00Z'"));
	assert_text(tell(&e, NULL, "read", "m"), "pending due 2025-06-09 09:00 first 2025-06-16");
	at(&e, "2025-06-02T12:00:00Z", OPEN("shift", "next", "home:oak", "'staff':'s-2','start':'2025-06-04T08:00:00Z','end':'2025-06-04T20:00:00Z'"));
	assert_text(tell(&e, NULL, "read", "m"), "pending due 2025-06-04 09:00 first 2025-06-16");
	/* It has begun, and so has the one after it. */
	assert_text(tell(&e, "2025-06-10T12:00:00Z", "read", "m"), "overdue due 2025-06-04 09:00 first 2025-06-16");
	at(&e, "2025-06-10T13:00:00Z", "{'entry':'withdraw','record':'next','reason':'entered twice'}");
	assert_text(tell(&e, NULL, "read", "m"), "overdue due 2025-06-09 09:00 first 2025-06-16");
	engine_end(&e);
}

RUN(T(hours_are_counted_as_they_pass_whatever_the_clocks_do), T(days_end_with_the_day_whatever_the_clocks_do),
    T(in_the_hour_that_comes_twice_evidence_is_in_time_to_the_second), T(months_end_on_the_same_day_or_the_last_of_a_shorter_month),
    T(a_box_ends_with_its_month_in_a_leap_year_too), T(what_happened_in_the_last_summer_hour_of_a_month_is_in_its_box),
    T(what_comes_next_is_the_earliest_and_may_be_planned))
