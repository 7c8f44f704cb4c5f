/*
 * Statutory clocks: src/base/clock.c. Every test vector of the duty catalogue, section (I), and of the definition
 * language, 2.4, is a sentence here; then what must hold for all days.
 */
#include "base/clock.h"

#include <stdlib.h>

#include "base/arena.h"
#include "unit.h"

/* Bank holidays of England with Good Friday and Christmas Day, as far as the vectors reach. */
static const struct {
	int year, month, day;
} listed[] = {
	{2025, 1, 1},   {2025, 4, 18},  {2025, 4, 21},  {2025, 5, 5},   {2025, 5, 26},  {2025, 8, 25},
	{2025, 12, 25}, {2025, 12, 26}, {2026, 1, 1},   {2026, 4, 3},   {2026, 4, 6},   {2026, 5, 4},
	{2026, 5, 25},  {2026, 8, 31},  {2026, 12, 25}, {2026, 12, 28}, {2027, 1, 1},   {2027, 3, 26},
	{2027, 3, 29},  {2027, 5, 3},   {2027, 5, 31},  {2027, 8, 30},  {2027, 12, 27}, {2027, 12, 28},
};
enum { LISTED = sizeof listed / sizeof *listed };

static const struct holidays *england(void)
{
	static struct date days[LISTED];
	static struct holidays h = {days, LISTED};
	for (size_t i = 0; i < LISTED; i++) {
		days[i] = date_of(listed[i].year, listed[i].month, listed[i].day);
	}
	return &h;
}

/* A time as people write it: a day, or a day and London time. */
static struct when when(struct ctx *c, const char *text)
{
	struct date d = DATE_NONE;
	struct instant i = INSTANT_NONE;
	if (strlen(text) == 10) {
		assert_done(c, date_parse(c, text, &d));
		return when_on(d);
	}
	assert_done(c, instant_parse(c, text, &i));
	return when_at(i);
}

static void check(const char *words, const char *from, bool back, const char *due)
{
	CTX(c);
	struct amount m = {0};
	assert_done(&c, amount_parse(&c, words, &m));
	struct instant got = clock_due(when(&c, from), m, back, england());
	assert_text(instant_london(c.arena, got), instant_london(c.arena, when_end(when(&c, due))));
	assert_true(got.s == when_end(when(&c, due)).s);
}

#define VECTOR(sentence, words, from, due)                                                         \
	TEST(sentence)                                                                                 \
	{                                                                                              \
		check(words, from, false, due);                                                            \
	}
#define VECTOR_BACK(sentence, words, from, due)                                                    \
	TEST(sentence)                                                                                 \
	{                                                                                              \
		check(words, from, true, due);                                                             \
	}

VECTOR(twenty_four_hours_across_the_march_change, "24 hours", "2025-03-29 15:00",
       "2025-03-30 16:00")
VECTOR(forty_eight_hours_across_the_march_change, "48 hours", "2025-03-29 15:00",
       "2025-03-31 16:00")
VECTOR(twenty_four_hours_across_the_october_change, "24 hours", "2025-10-25 15:00",
       "2025-10-26 14:00")
VECTOR(seventy_two_hours_across_the_october_change, "72 hours", "2025-10-24 22:30",
       "2025-10-27 21:30")
VECTOR(five_days_leave_out_the_day_of_use, "5 days", "2025-03-29", "2025-04-03")
VECTOR(five_days_from_an_afternoon_end_at_the_end_of_the_day, "5 days", "2025-03-29 15:00",
       "2025-04-03 23:59:59")
VECTOR(six_months_from_31_august_end_on_28_february, "6 months", "2024-08-31", "2025-02-28")
VECTOR(six_months_from_30_august_end_on_28_february, "6 months", "2024-08-30", "2025-02-28")
VECTOR(six_months_from_28_february_end_on_28_august, "6 months", "2025-02-28", "2025-08-28")
VECTOR(six_months_from_31_march_end_on_30_september, "6 months", "2025-03-31", "2025-09-30")
VECTOR(twenty_eight_days_from_31_august, "28 days", "2024-08-31", "2024-09-28")
VECTOR_BACK(one_month_before_31_march_is_28_february, "1 month", "2025-03-31", "2025-02-28")
VECTOR_BACK(one_month_before_1_october_is_1_september, "1 month", "2025-10-01", "2025-09-01")
VECTOR(twenty_working_days_over_christmas, "20 working days", "2025-12-08", "2026-01-08")
VECTOR(three_months_from_the_first_review, "3 months", "2026-01-08", "2026-04-08")
VECTOR(five_working_days_over_easter, "5 working days", "2026-04-02", "2026-04-13")
VECTOR(ten_working_days_over_easter, "10 working days", "2026-04-02", "2026-04-20")
VECTOR(one_working_day_from_the_friday_before_a_bank_holiday, "1 working day", "2026-05-01",
       "2026-05-05")
VECTOR(one_working_day_from_the_thursday_before_good_friday, "1 working day", "2026-04-02",
       "2026-04-07")
VECTOR(seven_working_days_over_christmas, "7 working days", "2025-12-22", "2026-01-05")
VECTOR(five_working_days_over_christmas, "5 working days", "2025-12-22", "2025-12-31")
VECTOR(six_weeks_from_6_january, "6 weeks", "2025-01-06", "2025-02-17")
VECTOR(forty_two_days_are_six_weeks, "42 days", "2025-01-06", "2025-02-17")
VECTOR(twenty_six_weeks_from_6_january, "26 weeks", "2025-01-06", "2025-07-07")
VECTOR(one_hundred_and_eighty_two_days_are_26_weeks, "182 days", "2025-01-06", "2025-07-07")
VECTOR(twelve_weeks_from_6_january, "12 weeks", "2025-01-06", "2025-03-31")
VECTOR(eighty_four_days_are_12_weeks, "84 days", "2025-01-06", "2025-03-31")
VECTOR(level_3_by_two_years_from_a_leap_day, "2 years", "2024-02-29", "2026-02-28")
VECTOR(twenty_four_months_from_a_leap_day, "24 months", "2024-02-29", "2026-02-28")
VECTOR(level_5_by_three_years_from_a_leap_day, "3 years", "2024-02-29", "2027-02-28")
VECTOR(thirty_six_months_from_a_leap_day, "36 months", "2024-02-29", "2027-02-28")
VECTOR(thirty_minutes_count_seconds, "30 minutes", "2025-03-30 00:45", "2025-03-30 02:15")
VECTOR(no_hours_are_the_moment_itself, "0 hours", "2025-03-29 15:00", "2025-03-29 15:00")
VECTOR(one_working_day_from_a_saturday_is_monday, "1 working day", "2026-06-06", "2026-06-08")
VECTOR(one_working_day_from_christmas_day, "1 working day", "2025-12-25", "2025-12-29")
VECTOR(one_working_day_late_in_the_evening_is_the_next, "1 working day", "2026-06-08 23:59",
       "2026-06-09")
VECTOR_BACK(two_working_days_before_the_tuesday_after_easter, "2 working days", "2026-04-07",
            "2026-04-01")
VECTOR_BACK(forty_eight_hours_before_across_the_march_change, "48 hours", "2025-03-31 16:00",
            "2025-03-29 15:00")
VECTOR_BACK(two_weeks_before_are_fourteen_days, "2 weeks", "2025-01-06", "2024-12-23")

TEST(hours_from_a_day_count_from_its_first_second)
{
	check("24 hours", "2025-03-30", false, "2025-03-31 01:00");
}

TEST(visits_on_1_january_and_28_february_stand_in_boxes_whose_last_days_are_the_months)
{
	CTX(c);
	struct date january = date_month_end(when(&c, "2025-01-01").day);
	struct date february = date_month_end(when(&c, "2025-02-28").day);
	struct date march = date_month_end(date_add_days(february, 1));
	assert_text(date_iso(c.arena, january), "2025-01-31");
	assert_text(date_iso(c.arena, february), "2025-02-28");
	assert_text(instant_iso(c.arena, instant_day_end(march)), "2025-03-31T22:59:59Z");
}

TEST(the_end_of_the_month_after_a_visit_on_15_january_is_28_february)
{
	CTX(c);
	assert_text(instant_iso(c.arena, clock_month_after(when(&c, "2025-01-15"))),
	            "2025-02-28T23:59:59Z");
	assert_text(instant_iso(c.arena, clock_month_after(when(&c, "2025-01-31 23:30"))),
	            "2025-02-28T23:59:59Z");
	assert_text(instant_iso(c.arena, clock_month_after(when(&c, "2024-12-31"))),
	            "2025-01-31T23:59:59Z");
	assert_text(instant_iso(c.arena, clock_month_after(when(&c, "2025-06-30T23:30Z"))),
	            "2025-08-31T22:59:59Z");
	assert_true(instant_is_none(clock_month_after((struct when){WHEN_NONE, {{0}}})));
}

static void check_keep(const char *from, int years, const char *expected)
{
	CTX(c);
	struct instant until = clock_keep_until(when(&c, from).day, years);
	assert_text(date_iso(c.arena, instant_day(until)), expected);
	assert_int_equal(until.s, instant_day_end(instant_day(until)).s);
}

TEST(a_record_is_kept_75_years_from_birth)
{
	check_keep("2009-05-14", 75, "2084-05-14");
}

TEST(a_leap_birthday_is_kept_through_the_first_of_march)
{
	check_keep("2012-02-29", 75, "2087-03-01");
	check_keep("2012-02-29", 15, "2027-03-01");
	check_keep("2012-02-29", 76, "2088-02-29");
	assert_true(instant_is_none(clock_keep_until(DATE_NONE, 75)));
}

TEST(none_stays_none)
{
	struct when none = {WHEN_NONE, {{0}}};
	struct amount m = {5, UNIT_DAY};
	assert_int_equal(clock_add(none, m, false, NULL).kind, WHEN_NONE);
	assert_true(instant_is_none(clock_due(none, m, false, NULL)));
	assert_true(instant_is_none(when_start(none)));
	assert_true(date_is_none(when_day(none)));
	assert_int_equal(when_at(INSTANT_NONE).kind, WHEN_NONE);
	assert_int_equal(when_on(DATE_NONE).kind, WHEN_NONE);
}

TEST(weekends_and_listed_days_are_no_working_days)
{
	assert_false(date_is_working(date_of(2026, 4, 3), england()));
	assert_true(date_is_working(date_of(2026, 4, 3), NULL));
	assert_true(date_is_working(date_of(2026, 4, 2), england()));
	assert_false(date_is_working(date_of(2026, 4, 4), NULL));
	assert_false(date_is_working(date_of(2026, 4, 5), NULL));
}

TEST(working_days_are_as_many_as_lie_between)
{
	const struct holidays *h = england();
	for (int i = date_of(2025, 1, 1).day; i < date_of(2027, 9, 1).day; i++) {
		for (int n = 1; n <= 25; n += 3) {
			struct when from = when_on((struct date){i});
			struct date to =
				when_day(clock_add(from, (struct amount){n, UNIT_WORKING_DAY}, false, h));
			int counted = 0;
			for (int k = i + 1; k <= to.day; k++) {
				counted += date_is_working((struct date){k}, h);
			}
			assert_int_equal(counted, n);
			assert_true(date_is_working(to, h));
		}
	}
}

TEST(working_days_forward_and_back_from_a_working_day_lead_back)
{
	const struct holidays *h = england();
	for (int i = date_of(2025, 2, 1).day; i < date_of(2027, 9, 1).day; i++) {
		if (!date_is_working((struct date){i}, h)) {
			continue;
		}
		struct amount m = {1 + i % 30, UNIT_WORKING_DAY};
		struct when there = clock_add(when_on((struct date){i}), m, false, h);
		assert_int_equal(when_day(clock_add(there, m, true, h)).day, i);
	}
}

TEST(elapsed_hours_are_elapsed_whatever_the_wall_says)
{
	for (int64_t s = 1735689600; s < 1798761600; s += 5003) {
		struct instant due =
			clock_due(when_at((struct instant){s}), (struct amount){48, UNIT_HOUR}, false, NULL);
		assert_int_equal(due.s - s, 48 * 3600);
	}
}

TEST(a_day_clock_ends_at_the_last_second_of_a_london_day)
{
	for (int64_t s = 1735689600; s < 1798761600; s += 5003) {
		struct instant from = {s};
		for (int n = 0; n < 40; n += 13) {
			struct instant due =
				clock_due(when_at(from), (struct amount){n, UNIT_DAY}, false, NULL);
			assert_int_equal(instant_day(due).day, instant_day(from).day + n);
			assert_int_equal(instant_day((struct instant){due.s + 1}).day,
			                 instant_day(from).day + n + 1);
		}
	}
}

TEST(amounts_are_read_and_said)
{
	CTX(c);
	static const char *const good[] = {"48 hours",      "1 hour",   "0 hours",   "5 working days",
	                                   "1 working day", "6 months", "1 year",    "12 weeks",
	                                   "30 minutes",    "28 days",  "99999 days"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct amount m;
		assert_done(&c, amount_parse(&c, good[i], &m));
		assert_text(amount_words(c.arena, m), good[i]);
	}
}

TEST(what_is_no_amount_is_refused_and_what_was_meant_is_known)
{
	CTX(c);
	static const struct {
		const char *text, *meant;
	} bad[] = {
		{"48 hour", "48 hours"},
		{"1 hours", "1 hour"},
		{"3 wrking days", "3 working days"},
		{"2 moths", "2 months"},
		{"48", NULL},
		{"hours", NULL},
		{"", NULL},
		{"-1 days", NULL},
		{"1.5 hours", NULL},
		{"5 fortnights", NULL},
		{"100000 days", NULL},
		{"5days", NULL},
		{"5 days ", "5 days"},
		{" 5 days", NULL},
		{"5 working day", "5 working days"},
		{"99999999999999999999 days", NULL},
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct amount m;
		const char *expected = arena_printf(c.arena, "\"%s\" is not an amount", bad[i].text);
		assert_refused(&c, amount_parse(&c, bad[i].text, &m), expected);
		assert_text(amount_near(c.arena, bad[i].text), bad[i].meant);
	}
}

TEST(lengths_for_shares_of_time)
{
	assert_int_equal(amount_seconds((struct amount){90, UNIT_MINUTE}), 5400);
	assert_int_equal(amount_seconds((struct amount){2, UNIT_WEEK}), 14 * 86400);
	assert_int_equal(amount_seconds((struct amount){6, UNIT_MONTH}), 180 * 86400);
	assert_true(amount_is_elapsed((struct amount){1, UNIT_HOUR}));
	assert_false(amount_is_elapsed((struct amount){1, UNIT_DAY}));
}

RUN(T(twenty_four_hours_across_the_march_change), T(forty_eight_hours_across_the_march_change),
    T(twenty_four_hours_across_the_october_change), T(seventy_two_hours_across_the_october_change),
    T(five_days_leave_out_the_day_of_use), T(five_days_from_an_afternoon_end_at_the_end_of_the_day),
    T(six_months_from_31_august_end_on_28_february),
    T(six_months_from_30_august_end_on_28_february),
    T(six_months_from_28_february_end_on_28_august),
    T(six_months_from_31_march_end_on_30_september), T(twenty_eight_days_from_31_august),
    T(one_month_before_31_march_is_28_february), T(one_month_before_1_october_is_1_september),
    T(twenty_working_days_over_christmas), T(three_months_from_the_first_review),
    T(five_working_days_over_easter), T(ten_working_days_over_easter),
    T(one_working_day_from_the_friday_before_a_bank_holiday),
    T(one_working_day_from_the_thursday_before_good_friday), T(seven_working_days_over_christmas),
    T(five_working_days_over_christmas), T(six_weeks_from_6_january),
    T(forty_two_days_are_six_weeks), T(twenty_six_weeks_from_6_january),
    T(one_hundred_and_eighty_two_days_are_26_weeks), T(twelve_weeks_from_6_january),
    T(eighty_four_days_are_12_weeks), T(level_3_by_two_years_from_a_leap_day),
    T(twenty_four_months_from_a_leap_day), T(level_5_by_three_years_from_a_leap_day),
    T(thirty_six_months_from_a_leap_day), T(thirty_minutes_count_seconds),
    T(no_hours_are_the_moment_itself), T(one_working_day_from_a_saturday_is_monday),
    T(one_working_day_from_christmas_day), T(one_working_day_late_in_the_evening_is_the_next),
    T(two_working_days_before_the_tuesday_after_easter),
    T(forty_eight_hours_before_across_the_march_change), T(two_weeks_before_are_fourteen_days),
    T(hours_from_a_day_count_from_its_first_second),
    T(visits_on_1_january_and_28_february_stand_in_boxes_whose_last_days_are_the_months),
    T(the_end_of_the_month_after_a_visit_on_15_january_is_28_february),
    T(a_record_is_kept_75_years_from_birth), T(a_leap_birthday_is_kept_through_the_first_of_march),
    T(none_stays_none), T(weekends_and_listed_days_are_no_working_days),
    T(working_days_are_as_many_as_lie_between),
    T(working_days_forward_and_back_from_a_working_day_lead_back),
    T(elapsed_hours_are_elapsed_whatever_the_wall_says),
    T(a_day_clock_ends_at_the_last_second_of_a_london_day), T(amounts_are_read_and_said),
    T(what_is_no_amount_is_refused_and_what_was_meant_is_known), T(lengths_for_shares_of_time))
