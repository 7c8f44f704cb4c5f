/* Local days: src/base/date.c, against glibc's calendar and against the rules themselves. */
#include "base/date.h"

#include <time.h>

#include "base/arena.h"
#include "unit.h"

static struct date day(const char *text)
{
	CTX(c);
	struct date d = DATE_NONE;
	assert_done(&c, date_parse(&c, text, &d));
	return d;
}

static void check_months(const char *from, int months, const char *expected)
{
	CTX(c);
	assert_text(date_iso(c.arena, date_add_months(day(from), months)), expected);
}

TEST(every_day_from_1900_to_2200_agrees_with_glibc)
{
	int last = date_of(2200, 12, 31).day;
	for (int i = date_of(1900, 1, 1).day; i <= last; i++) {
		time_t t = (time_t)i * 86400;
		struct tm tm;
		int year, month, number;
		gmtime_r(&t, &tm);
		date_split((struct date){i}, &year, &month, &number);
		assert_int_equal(year, tm.tm_year + 1900);
		assert_int_equal(month, tm.tm_mon + 1);
		assert_int_equal(number, tm.tm_mday);
		assert_int_equal(date_weekday((struct date){i}), (tm.tm_wday + 6) % 7);
		assert_int_equal(date_of(year, month, number).day, i);
	}
}

TEST(every_day_is_read_back_from_its_own_words)
{
	CTX(c);
	struct arena_mark mark = arena_mark(c.arena);
	for (int i = date_of(1900, 1, 1).day; i <= date_of(2200, 12, 31).day; i += 13) {
		struct date d = DATE_NONE;
		assert_done(&c, date_parse(&c, date_iso(c.arena, (struct date){i}), &d));
		assert_int_equal(d.day, i);
		arena_reset(c.arena, mark);
	}
}

TEST(days_that_are_no_dates_are_refused_with_the_reason)
{
	CTX(c);
	struct date d = {7};
	static const char *const shapes[] = {
		"",           "2025",     "2025-3-30", "30/03/2025", "2025-03-30 ", " 2025-03-30",
		"2025-03-3O", "20250330", "2025-03",   "-025-03-30", "2025-03-301", "2025/03/30",
		"+025-03-30"};
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const char *expected =
			arena_printf(c.arena, "\"%s\" is not a date like 2025-03-30", shapes[i]);
		assert_refused(&c, date_parse(&c, shapes[i], &d), expected);
	}
	assert_refused(&c, date_parse(&c, "2025-02-29", &d),
	               "\"2025-02-29\" is a day that does not exist");
	assert_refused(&c, date_parse(&c, "2025-00-10", &d),
	               "\"2025-00-10\" is a day that does not exist");
	assert_refused(&c, date_parse(&c, "2025-13-10", &d),
	               "\"2025-13-10\" is a day that does not exist");
	assert_refused(&c, date_parse(&c, "2025-04-31", &d),
	               "\"2025-04-31\" is a day that does not exist");
	assert_refused(&c, date_parse(&c, "1899-12-31", &d),
	               "\"1899-12-31\" does not lie in the years 1900 to 2200");
	assert_refused(&c, date_parse(&c, "2201-01-01", &d),
	               "\"2201-01-01\" does not lie in the years 1900 to 2200");
	assert_int_equal(d.day, 7);
}

TEST(a_long_or_unprintable_word_is_shortened_in_the_message)
{
	CTX(c);
	struct date d;
	assert_refused(&c, date_parse(&c, "\x01\xff", &d),
	               "\"\xef\xbf\xbd\xef\xbf\xbd\" is not a date like 2025-03-30");
	assert_refused(&c, date_parse(&c, "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij", &d),
	               "\"abcdefghijabcdefghijabcdefghijabcdefghij…\" is not a date like 2025-03-30");
}

TEST(leap_days_exist_every_fourth_year_but_not_in_1900_2100_and_2200)
{
	for (int year = 1900; year <= 2200; year++) {
		struct date d;
		bool leap = year % 4 == 0 && year != 1900 && year != 2100 && year != 2200;
		assert_int_equal(date_try(year, 2, 29, &d), leap);
	}
}

TEST(months_end_on_the_same_numbered_day_or_the_last_of_a_shorter_month)
{
	check_months("2024-08-31", 6, "2025-02-28");
	check_months("2024-08-30", 6, "2025-02-28");
	check_months("2023-08-31", 6, "2024-02-29");
	check_months("2025-02-28", 6, "2025-08-28");
	check_months("2025-03-31", 6, "2025-09-30");
	check_months("2026-01-08", 3, "2026-04-08");
	check_months("2024-02-29", 24, "2026-02-28");
	check_months("2024-02-29", 36, "2027-02-28");
	check_months("2024-02-29", 48, "2028-02-29");
	check_months("2025-03-31", -1, "2025-02-28");
	check_months("2025-10-01", -1, "2025-09-01");
	check_months("2025-01-31", -11, "2024-02-29");
}

TEST(months_added_to_any_day_keep_its_number_or_the_months_last)
{
	for (int i = date_of(2019, 1, 1).day; i <= date_of(2025, 1, 1).day; i++) {
		for (int months = -40; months <= 40; months++) {
			int y, m, d, new_y, new_m, new_d, end_y, end_m, last;
			struct date to = date_add_months((struct date){i}, months);
			date_split((struct date){i}, &y, &m, &d);
			date_split(to, &new_y, &new_m, &new_d);
			date_split(date_month_end(to), &end_y, &end_m, &last);
			assert_int_equal(new_y * 12 + new_m, y * 12 + m + months);
			assert_int_equal(new_d, d < last ? d : last);
		}
	}
}

TEST(days_added_and_taken_away_again_lead_back)
{
	for (int i = date_of(1900, 1, 1).day; i <= date_of(2200, 12, 31).day; i += 97) {
		for (int n = -4000; n <= 4000; n += 333) {
			struct date d = date_add_days(date_add_days((struct date){i}, n), -n);
			assert_int_equal(d.day, i);
		}
	}
}

TEST(a_months_end_is_followed_by_a_first)
{
	for (int i = date_of(1990, 1, 1).day; i <= date_of(2050, 1, 1).day; i++) {
		int y, m, d, next_y, next_m, next_d;
		struct date end = date_month_end((struct date){i});
		date_split((struct date){i}, &y, &m, &d);
		date_split(date_add_days(end, 1), &next_y, &next_m, &next_d);
		assert_int_equal(next_d, 1);
		assert_int_equal(next_y * 12 + next_m, y * 12 + m + 1);
		assert_true(end.day >= i && end.day < i + 31);
	}
}

TEST(whole_years_change_on_the_birthday)
{
	assert_int_equal(date_years_between(day("2009-05-14"), day("2025-05-13")), 15);
	assert_int_equal(date_years_between(day("2009-05-14"), day("2025-05-14")), 16);
	assert_int_equal(date_years_between(day("2009-05-14"), day("2009-05-14")), 0);
}

TEST(a_leap_birthday_is_kept_on_the_first_of_march_of_a_common_year)
{
	assert_int_equal(date_years_between(day("2012-02-29"), day("2025-02-28")), 12);
	assert_int_equal(date_years_between(day("2012-02-29"), day("2025-03-01")), 13);
	assert_int_equal(date_years_between(day("2012-02-29"), day("2028-02-28")), 15);
	assert_int_equal(date_years_between(day("2012-02-29"), day("2028-02-29")), 16);
}

TEST(words_for_people)
{
	CTX(c);
	assert_text(date_words(c.arena, day("2025-03-30")), "30 March 2025");
	assert_text(date_words(c.arena, day("1900-01-01")), "1 January 1900");
	assert_text(date_words(c.arena, DATE_NONE), NULL);
	assert_text(date_iso(c.arena, DATE_NONE), NULL);
}

TEST(no_date_stays_none_and_far_days_stop_at_the_end)
{
	assert_true(date_is_none(date_add_days(DATE_NONE, 5)));
	assert_true(date_is_none(date_add_months(DATE_NONE, 5)));
	assert_true(date_is_none(date_month_end(DATE_NONE)));
	struct date far = date_add_days((struct date){INT32_MAX}, INT32_MAX);
	assert_int_equal(far.day, INT32_MAX);
	struct date back = date_add_months(date_of(1900, 1, 1), INT32_MIN);
	assert_false(date_is_none(back));
	assert_int_equal(back.day, INT32_MIN + 1);
}

RUN(T(every_day_from_1900_to_2200_agrees_with_glibc), T(every_day_is_read_back_from_its_own_words),
    T(days_that_are_no_dates_are_refused_with_the_reason),
    T(a_long_or_unprintable_word_is_shortened_in_the_message),
    T(leap_days_exist_every_fourth_year_but_not_in_1900_2100_and_2200),
    T(months_end_on_the_same_numbered_day_or_the_last_of_a_shorter_month),
    T(months_added_to_any_day_keep_its_number_or_the_months_last),
    T(days_added_and_taken_away_again_lead_back), T(a_months_end_is_followed_by_a_first),
    T(whole_years_change_on_the_birthday),
    T(a_leap_birthday_is_kept_on_the_first_of_march_of_a_common_year), T(words_for_people),
    T(no_date_stays_none_and_far_days_stop_at_the_end))
