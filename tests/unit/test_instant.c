/* Moments and London's clocks: src/base/instant.c, against glibc's table of Europe/London. */
#include "base/instant.h"

#include <time.h>

#include "base/arena.h"
#include "unit.h"

static struct instant moment(const char *text)
{
	CTX(c);
	struct instant i = INSTANT_NONE;
	assert_done(&c, instant_parse(&c, text, &i));
	return i;
}

static void check_read(const char *text, const char *expected)
{
	CTX(c);
	assert_text(instant_iso(c.arena, moment(text)), expected);
}

static int glibc_offset(int64_t s)
{
	time_t t = s;
	struct tm tm;
	localtime_r(&t, &tm);
	return (int)tm.tm_gmtoff;
}

/* The second at which the offset changes between two instants that differ in it. */
static int64_t find_change(int64_t before, int64_t after)
{
	while (after - before > 1) {
		int64_t middle = before + (after - before) / 2;
		if (glibc_offset(middle) == glibc_offset(before)) {
			before = middle;
		} else {
			after = middle;
		}
	}
	return after;
}

static int64_t utc(int year, int month, int day)
{
	return (int64_t)date_of(year, month, day).day * 86400;
}

TEST(both_clock_changes_of_every_year_from_1996_to_2037_are_glibcs_to_the_second)
{
	for (int year = 1996; year <= 2037; year++) {
		int64_t spring = find_change(utc(year, 1, 15), utc(year, 7, 1));
		int64_t autumn = find_change(utc(year, 7, 1), utc(year, 12, 15));
		assert_int_equal(instant_london_offset((struct instant){spring - 1}), 0);
		assert_int_equal(instant_london_offset((struct instant){spring}), 3600);
		assert_int_equal(instant_london_offset((struct instant){autumn - 1}), 3600);
		assert_int_equal(instant_london_offset((struct instant){autumn}), 0);
	}
}

TEST(every_hour_from_1900_to_2037_has_glibcs_offset)
{
	for (int64_t s = utc(1900, 1, 1); s < utc(2037, 12, 31); s += 3600) {
		assert_int_equal(instant_london_offset((struct instant){s}), glibc_offset(s));
	}
}

TEST(the_rule_goes_on_after_glibcs_table)
{
	assert_int_equal(instant_london_offset(moment("2199-03-31T00:59:59Z")), 0);
	assert_int_equal(instant_london_offset(moment("2199-03-31T01:00:00Z")), 3600);
	assert_int_equal(instant_london_offset(moment("2199-10-27T00:59:59Z")), 3600);
	assert_int_equal(instant_london_offset(moment("2199-10-27T01:00:00Z")), 0);
}

TEST(every_wall_time_leads_back_to_a_moment_that_shows_it)
{
	for (int64_t s = utc(1900, 1, 2); s < utc(2060, 1, 1); s += 3607) {
		struct instant i = {s}, back;
		int64_t wall = s + instant_london_offset(i);
		struct date d = instant_day(i);
		int of_day = (int)(wall - (int64_t)d.day * 86400);
		assert_in_range(of_day, 0, 86399);
		assert_true(instant_of_london(d, of_day / 3600, of_day / 60 % 60, of_day % 60, &back));
		/* In the hour that comes twice it is the first. */
		assert_true(back.s == s || (back.s < s && s - back.s == 3600));
		assert_true(back.s + instant_london_offset(back) == wall);
	}
}

TEST(a_day_starts_and_ends_where_its_neighbours_do)
{
	for (int i = date_of(1900, 1, 2).day; i < date_of(2100, 1, 1).day; i++) {
		struct date d = {i};
		struct instant start = instant_day_start(d), end = instant_day_end(d);
		assert_true(instant_day_start(date_add_days(d, 1)).s == end.s + 1);
		assert_int_equal(instant_day(start).day, i);
		assert_int_equal(instant_day(end).day, i);
		int64_t length = end.s + 1 - start.s;
		assert_true(length >= 23 * 3600 && length <= 25 * 3600);
	}
}

TEST(the_days_of_the_changes_have_23_and_25_hours)
{
	struct date spring = date_of(2025, 3, 30), autumn = date_of(2025, 10, 26);
	assert_int_equal(instant_day_end(spring).s + 1 - instant_day_start(spring).s, 23 * 3600);
	assert_int_equal(instant_day_end(autumn).s + 1 - instant_day_start(autumn).s, 25 * 3600);
}

TEST(times_are_read_with_offset_or_as_london)
{
	check_read("2025-03-29T15:00:00Z", "2025-03-29T15:00:00Z");
	check_read("2025-07-01T15:00:00+01:00", "2025-07-01T14:00:00Z");
	check_read("2025-07-01T15:00:00+0100", "2025-07-01T14:00:00Z");
	check_read("2025-07-01T15:00+01", "2025-07-01T14:00:00Z");
	check_read("2025-07-01T15:00:00-05:30", "2025-07-01T20:30:00Z");
	check_read("2025-07-01T15:00", "2025-07-01T14:00:00Z");
	check_read("2025-07-01 15:00", "2025-07-01T14:00:00Z");
	check_read("2025-01-01 15:00", "2025-01-01T15:00:00Z");
	check_read("2025-01-01T15:00Z", "2025-01-01T15:00:00Z");
	check_read("2025-01-01T00:30+01:00", "2024-12-31T23:30:00Z");
	check_read("2025-01-01T15:00:09.750Z", "2025-01-01T15:00:09Z");
	check_read("1970-01-01 00:00", "1969-12-31T23:00:00Z");
	check_read("1943-07-01 12:00", "1943-07-01T10:00:00Z");
	check_read("1900-01-01 00:00", "1900-01-01T00:00:00Z");
}

TEST(an_hour_that_does_not_exist_is_refused)
{
	CTX(c);
	struct instant i;
	assert_refused(&c, instant_parse(&c, "2025-03-30 01:30", &i),
	               "\"2025-03-30 01:30\" does not exist: the clocks go forward over it");
	assert_refused(&c, instant_parse(&c, "2025-03-30T01:00:00", &i),
	               "\"2025-03-30T01:00:00\" does not exist: the clocks go forward over it");
	check_read("2025-03-30 00:59:59", "2025-03-30T00:59:59Z");
	check_read("2025-03-30 02:00", "2025-03-30T01:00:00Z");
	check_read("2025-03-30T01:30+00:00", "2025-03-30T01:30:00Z");
	assert_false(instant_of_london(date_of(2025, 3, 30), 1, 30, 0, &i));
}

TEST(an_hour_that_comes_twice_needs_its_offset)
{
	CTX(c);
	struct instant i;
	assert_refused(
		&c, instant_parse(&c, "2025-10-26T01:30", &i),
		"\"2025-10-26T01:30\" comes twice, as the clocks go back: write \"2025-10-26T01:30+01:00\" or "
		"\"2025-10-26T01:30+00:00\"");
	check_read("2025-10-26T01:30+01:00", "2025-10-26T00:30:00Z");
	check_read("2025-10-26T01:30+00:00", "2025-10-26T01:30:00Z");
	check_read("2025-10-26 00:59", "2025-10-25T23:59:00Z");
	check_read("2025-10-26 02:00", "2025-10-26T02:00:00Z");
	assert_true(instant_of_london(date_of(2025, 10, 26), 1, 30, 0, &i));
	assert_int_equal(i.s, moment("2025-10-26T00:30:00Z").s);
}

TEST(what_is_no_time_is_refused)
{
	CTX(c);
	struct instant i = {7};
	static const char *const bad[] = {
		"",
		"2025-03-30",
		"2025-03-30T",
		"2025-03-30T15",
		"2025-03-30T15:0",
		"2025-03-30T24:00",
		"2025-03-30T15:60",
		"2025-03-30T15:00:60",
		"2025-03-30T15:00:00z",
		"2025-03-30T15:00 ",
		"2025-03-30T15:00Z ",
		"2025-03-30T15:00ZZ",
		"2025-03-30T15:00+",
		"2025-03-30T15:00+1",
		"2025-03-30T15:00+15:00",
		"2025-03-30T15:00+01:60",
		"2025-03-30T15:00:00.",
		"2025-03-30T15:00:",
		"2025-03-30t15:00",
		"2025-03-30  15:00",
		"2025-03-30T-1:00",
		"2025-03-30T15:00+01:",
		"2025-03-30T15:00+01:0",
		"15:00 2025-03-30",
	};
	for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
		const char *expected =
			arena_printf(c.arena, "\"%s\" is not a time like 2025-03-30T15:00", bad[k]);
		assert_refused(&c, instant_parse(&c, bad[k], &i), expected);
	}
	assert_refused(&c, instant_parse(&c, "2025-02-30T15:00", &i),
	               "\"2025-02-30\" is a day that does not exist");
	assert_refused(&c, instant_parse(&c, "2201-01-01T00:00Z", &i),
	               "\"2201-01-01\" does not lie in the years 1900 to 2200");
	assert_int_equal(i.s, 7);
}

TEST(a_moment_is_shown_as_utc_as_london_and_in_words)
{
	CTX(c);
	struct instant i = moment("2025-07-01T14:05:09Z");
	assert_text(instant_iso(c.arena, i), "2025-07-01T14:05:09Z");
	assert_text(instant_london(c.arena, i), "2025-07-01 15:05");
	assert_text(instant_words(c.arena, i), "1 July 2025, 15:05");
	assert_text(instant_words(c.arena, moment("2025-07-01T23:30:00Z")), "2 July 2025, 00:30");
	assert_text(instant_iso(c.arena, moment("1969-12-31T23:59:58Z")), "1969-12-31T23:59:58Z");
	assert_text(instant_iso(c.arena, INSTANT_NONE), NULL);
	assert_text(instant_london(c.arena, INSTANT_NEVER), NULL);
	assert_text(instant_words(c.arena, INSTANT_NONE), NULL);
}

TEST(what_is_shown_reads_back_as_the_same_moment)
{
	CTX(c);
	struct arena_mark mark = arena_mark(c.arena);
	for (int64_t s = utc(1900, 1, 2); s < utc(2200, 1, 1); s += 86399 * 3) {
		struct instant i = INSTANT_NONE;
		assert_done(&c, instant_parse(&c, instant_iso(c.arena, (struct instant){s}), &i));
		assert_int_equal(i.s, s);
		arena_reset(c.arena, mark);
	}
}

TEST(no_moment_has_no_day_and_never_lies_after_all)
{
	assert_true(date_is_none(instant_day(INSTANT_NONE)));
	assert_true(instant_is_none(instant_day_start(DATE_NONE)));
	assert_true(instant_is_none(instant_day_end(DATE_NONE)));
	assert_true(instant_before(moment("2200-12-31T23:59:59Z"), INSTANT_NEVER));
	assert_int_equal(instant_day(INSTANT_NEVER).day, INT32_MAX);
}

RUN(T(both_clock_changes_of_every_year_from_1996_to_2037_are_glibcs_to_the_second),
    T(every_hour_from_1900_to_2037_has_glibcs_offset), T(the_rule_goes_on_after_glibcs_table),
    T(every_wall_time_leads_back_to_a_moment_that_shows_it),
    T(a_day_starts_and_ends_where_its_neighbours_do),
    T(the_days_of_the_changes_have_23_and_25_hours), T(times_are_read_with_offset_or_as_london),
    T(an_hour_that_does_not_exist_is_refused), T(an_hour_that_comes_twice_needs_its_offset),
    T(what_is_no_time_is_refused), T(a_moment_is_shown_as_utc_as_london_and_in_words),
    T(what_is_shown_reads_back_as_the_same_moment),
    T(no_moment_has_no_day_and_never_lies_after_all))
