/*
 * A local day in England, without a time: what "5 days" and "6 months" count in.
 *
 * Days run from 1900-01-01 to 2200-12-31; DATE_NONE is no date. Weeks begin on Monday.
 */
#ifndef HEARTH_DATE_H
#define HEARTH_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct ctx;
struct arena;

struct date {
	int32_t day; /* days since 1970-01-01 */
};

#define DATE_NONE ((struct date){INT32_MIN})
static inline bool date_is_none(struct date d)
{
	return d.day == INT32_MIN;
}

/* "2025-03-30"; a day that does not exist or lies outside the range is ERROR_INVALID. */
bool date_parse(struct ctx *c, const char *text, struct date *ret);
/* The day, month (1-12), year; the caller knows they exist (checked by assert). */
struct date date_of(int year, int month, int day);
/* The same, or false where no such day exists. */
bool date_try(int year, int month, int day, struct date *ret);
void date_split(struct date d, int *ret_year, int *ret_month, int *ret_day);
/* 0 Monday … 6 Sunday. */
int date_weekday(struct date d);
struct date date_add_days(struct date d, int days);
/* The same-numbered day `months` on (or back), or the last day of a shorter month (Dodds v Walker). */
struct date date_add_months(struct date d, int months);
/* The last day of d's month; the last day of the month after d's month. */
struct date date_month_end(struct date d);
/* Whole years from birth to day (a 29 February birthday is kept on 1 March of a common year). */
int date_years_between(struct date birth, struct date day);
/* "2025-03-30" and "30 March 2025". */
const char *date_iso(struct arena *a, struct date d);
const char *date_words(struct arena *a, struct date d);

#endif
