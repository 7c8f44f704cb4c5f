/*
 * A local day in England, without a time.
 *
 * Days are counted from 1970-01-01 in the Gregorian calendar. The arithmetic shifts the year to begin in March, so that
 * the leap day is a year's last, and works in eras of 400 years; it is total over every int32, and what would run out of
 * that range stops at its end.
 */
#include "base/date.h"

#include <assert.h>
#include <stdio.h>

#include "base/ctx.h"
#include "base/text.h"

enum { DAYS_AN_ERA = 146097, DAYS_TO_1970 = 719468, YEAR_FIRST = 1900, YEAR_LAST = 2200 };

static bool is_leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int64_t year, int month)
{
	static const int lengths[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : lengths[month];
}

static struct date date_within(int64_t day)
{
	if (day > INT32_MAX) {
		return (struct date){INT32_MAX};
	}
	return (struct date){day <= INT32_MIN ? INT32_MIN + 1 : (int32_t)day};
}

static int64_t count_days(int64_t year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * DAYS_AN_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

void date_split(struct date d, int *ret_year, int *ret_month, int *ret_day)
{
	int64_t z = (int64_t)d.day + DAYS_TO_1970;
	int64_t era = (z >= 0 ? z : z - (DAYS_AN_ERA - 1)) / DAYS_AN_ERA;
	int of_era = (int)(z - era * DAYS_AN_ERA);
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int shifted = (5 * of_year + 2) / 153;
	int month = shifted < 10 ? shifted + 3 : shifted - 9;
	*ret_day = of_year - (153 * shifted + 2) / 5 + 1;
	*ret_month = month;
	*ret_year = (int)(year + era * 400) + (month <= 2);
}

bool date_try(int year, int month, int day, struct date *ret)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 ||
	    day > month_length(year, month)) {
		return false;
	}
	ret->day = (int32_t)count_days(year, month, day);
	return true;
}

struct date date_of(int year, int month, int day)
{
	struct date d = DATE_NONE;
	bool exists = date_try(year, month, day, &d);
	assert(exists);
	(void)exists;
	return d;
}

/* Ten bytes, digits and hyphens where they belong, and nothing more. */
static bool read_numbers(const char *text, int *year, int *month, int *day)
{
	static const char shape[] = "dddd-dd-dd";
	int numbers[3] = {0}, at = 0;
	for (size_t i = 0; i < sizeof shape - 1; i++) {
		if (shape[i] == '-') {
			if (text[i] != '-') {
				return false;
			}
			at++;
		} else {
			if (text[i] < '0' || text[i] > '9') {
				return false;
			}
			numbers[at] = numbers[at] * 10 + (text[i] - '0');
		}
	}
	*year = numbers[0];
	*month = numbers[1];
	*day = numbers[2];
	return text[sizeof shape - 1] == '\0';
}

bool date_parse(struct ctx *c, const char *text, struct date *ret)
{
	int year, month, day;
	if (text == NULL || !read_numbers(text, &year, &month, &day)) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" is not a date like 2025-03-30",
		                text_shown(c->arena, text, 40));
	}
	if (year < YEAR_FIRST || year > YEAR_LAST) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" does not lie in the years %d to %d", text,
		                YEAR_FIRST, YEAR_LAST);
	}
	if (!date_try(year, month, day, ret)) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" is a day that does not exist", text);
	}
	return true;
}

int date_weekday(struct date d)
{
	/* 1970-01-01 was a Thursday. */
	int64_t from_monday = ((int64_t)d.day + 3) % 7;
	return (int)(from_monday < 0 ? from_monday + 7 : from_monday);
}

struct date date_add_days(struct date d, int days)
{
	return date_is_none(d) ? d : date_within((int64_t)d.day + days);
}

struct date date_add_months(struct date d, int months)
{
	if (date_is_none(d)) {
		return d;
	}
	int year, month, day;
	date_split(d, &year, &month, &day);
	int64_t count = (int64_t)year * 12 + (month - 1) + months;
	int64_t new_year = (count >= 0 ? count : count - 11) / 12;
	int new_month = (int)(count - new_year * 12) + 1;
	int last = month_length(new_year, new_month);
	return date_within(count_days(new_year, new_month, day < last ? day : last));
}

struct date date_month_end(struct date d)
{
	if (date_is_none(d)) {
		return d;
	}
	int year, month, day;
	date_split(d, &year, &month, &day);
	return date_within((int64_t)d.day + month_length(year, month) - day);
}

int date_years_between(struct date birth, struct date day)
{
	int birth_year, birth_month, birth_day, year, month, today;
	date_split(birth, &birth_year, &birth_month, &birth_day);
	date_split(day, &year, &month, &today);
	bool before_birthday = month < birth_month || (month == birth_month && today < birth_day);
	return year - birth_year - before_birthday;
}

const char *date_iso(struct arena *a, struct date d)
{
	if (date_is_none(d)) {
		return NULL;
	}
	int year, month, day;
	date_split(d, &year, &month, &day);
	return arena_printf(a, "%04d-%02d-%02d", year, month, day);
}

const char *date_words(struct arena *a, struct date d)
{
	static const char *const months[] = {
		"January", "February", "March",     "April",   "May",      "June",
		"July",    "August",   "September", "October", "November", "December",
	};
	if (date_is_none(d)) {
		return NULL;
	}
	int year, month, day;
	date_split(d, &year, &month, &day);
	return arena_printf(a, "%d %s %d", day, months[month - 1], year);
}
