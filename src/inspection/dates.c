/*
 * Dates as reports print them: 18/07/2025, 18 July 2025, "18 and 19 April 2023", "30 January to 1 February 2018".
 * A date that no calendar has (31/06/2023) is known for a date by its shape, so that it can be named as a misprint.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

static const char *number_at(const char *at, size_t most, int *ret)
{
	size_t digits = strspn(at, "0123456789");
	if (digits == 0 || digits > most) {
		return NULL;
	}
	*ret = 0;
	for (size_t i = 0; i < digits; i++) {
		*ret = *ret * 10 + (at[i] - '0');
	}
	return at + digits;
}

/* A month's name, in full, by its first letters ("Sept") or with a slip of the pen ("Febuary"). */
static const char *month_at(const char *at, int *ret)
{
	char word[12] = "";
	size_t length = 0;
	while (length < sizeof word - 1 && ((at[length] | 0x20) >= 'a' && (at[length] | 0x20) <= 'z')) {
		word[length] = (char)(at[length] | 0x20);
		length++;
	}
	if (length < 3 || is_letter(at[length])) {
		return NULL;
	}
	for (int slip = 0; slip <= 2; slip++) {
		for (int i = 0; i < 12; i++) {
			bool short_form = length <= 4 && strncmp(months[i], word, length) == 0;
			bool slipped = length > 4 && strncmp(months[i], word, 2) == 0 &&
			               text_distance(word, months[i], 2) <= (size_t)slip;
			if (short_form || slipped) {
				*ret = i + 1;
				return at + length + (at[length] == '.' && length <= 4);
			}
		}
	}
	return NULL;
}

static const char *day_at(const char *at, int *ret)
{
	at = number_at(at, 2, ret);
	if (at == NULL || *ret < 1 || *ret > 31) {
		return NULL;
	}
	const char *ordinal = match_at(at, "st.|nd.|rd.|th.");
	return ordinal != NULL ? ordinal : at;
}

static const char *weekday_at(const char *at)
{
	const char *end = match_at(
		at, "monday,? |tuesday,? |wednesday,? |thursday,? |friday,? |saturday,? |sunday,? ");
	return end != NULL ? end : at;
}

static struct date date_or_none(int year, int month, int day)
{
	struct date d;
	return date_try(year, month, day, &d) ? d : DATE_NONE;
}

/* 18/07/2025, 18.7.25, 18-07-2025 */
static const char *numeric_at(const char *at, struct date *ret)
{
	int day, month, year;
	const char *p = number_at(at, 2, &day);
	char mark = p != NULL ? *p : '\0';
	if (mark != '/' && mark != '.' && mark != '-') {
		return NULL;
	}
	p = number_at(p + 1, 2, &month);
	p = p != NULL && *p == mark ? number_at(p + 1, 4, &year) : NULL;
	if (p == NULL || is_letter(*p) || (year > 99 && year < 1900) || (mark != '/' && year < 100)) {
		return NULL;
	}
	*ret = date_or_none(year < 100 ? year + 2000 : year, month, day);
	return p;
}

/* "of" as in "the 18th of July" */
static const char *month_after(const char *at, int *ret)
{
	const char *p = skip_blanks(at);
	const char *of = match_at(p, "of ");
	return month_at(of != NULL ? of : p, ret);
}

static const char *year_after(const char *at, int *ret)
{
	const char *p = skip_blanks(*at == ',' ? at + 1 : at);
	p = number_at(p, 4, ret);
	return p != NULL && *ret >= 1900 ? p : NULL;
}

const char *date_shape_at(const char *at, struct date *ret)
{
	const char *p = numeric_at(at, ret);
	int day, month, year;
	if (p != NULL) {
		return p;
	}
	p = day_at(weekday_at(at), &day);
	p = p != NULL ? month_after(p, &month) : NULL;
	p = p != NULL ? year_after(p, &year) : NULL;
	if (p != NULL) {
		*ret = date_or_none(year, month, day);
	}
	return p;
}

/* Days of a list that wait for their month and year: "30 December", "2" of "2 January 2020". */
struct waiting {
	int day[REPORT_DATES_MOST], month[REPORT_DATES_MOST];
	size_t count;
};

static void settle_months(struct waiting *w, int month)
{
	for (size_t i = 0; i < w->count; i++) {
		w->month[i] = w->month[i] == 0 ? month : w->month[i];
	}
}

/* A month later in the year than the last one belongs to the year before: "30 December to 2 January 2020". */
static size_t settle_year(struct waiting *w, int year, struct date *ret, size_t count)
{
	int last = w->count > 0 ? w->month[w->count - 1] : 0;
	for (size_t i = 0; i < w->count && count < REPORT_DATES_MOST; i++) {
		struct date d = date_or_none(w->month[i] > last ? year - 1 : year, w->month[i], w->day[i]);
		if (!date_is_none(d)) {
			ret[count++] = d;
		}
	}
	w->count = 0;
	return count;
}

static const char *and_at(const char *at)
{
	const char *p = skip_blanks(at);
	const char *end = match_at(p, ", and |and |to |until |& |, |,|- |-");
	return end != NULL ? skip_blanks(end) : NULL;
}

/* One item of a list: a day, perhaps with its month, perhaps with its year. */
static const char *item_at(const char *at, struct waiting *w, struct date *ret, size_t *count)
{
	struct date d = DATE_NONE;
	const char *p = numeric_at(at, &d);
	if (p != NULL) {
		if (!date_is_none(d) && *count < REPORT_DATES_MOST) {
			ret[(*count)++] = d;
		}
		return p;
	}
	int day, month, year;
	p = day_at(weekday_at(at), &day);
	if (p == NULL || w->count == REPORT_DATES_MOST) {
		return NULL;
	}
	w->day[w->count] = day;
	w->month[w->count++] = 0;
	const char *after = month_after(p, &month);
	if (after == NULL) {
		return p;
	}
	settle_months(w, month);
	p = year_after(after, &year);
	if (p == NULL) {
		return after;
	}
	*count = settle_year(w, year, ret, *count);
	return p;
}

size_t dates_at(const char *at, struct date *ret, const char **ret_end)
{
	struct waiting w = {.count = 0};
	size_t count = 0;
	const char *p = at, *end = at;
	while (p != NULL && (p = item_at(p, &w, ret, &count)) != NULL) {
		end = w.count == 0 ? p : end;
		p = and_at(p);
	}
	if (ret_end != NULL) {
		*ret_end = end;
	}
	return count;
}
