/*
 * Statutory clocks: when something is due, from the words of the law.
 *
 * Hours count elapsed seconds. Days and more count local days: the day itself is not counted, the last one counts to its
 * last second (duty catalogue (I), rules 1 to 4).
 */
#include "base/clock.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ctx.h"
#include "base/text.h"

enum { COUNT_MOST = 99999, DAY = 86400 };

static const struct {
	const char *one, *many;
	int64_t seconds;
} units[UNIT__COUNT] = {
	[UNIT_MINUTE] = {"minute", "minutes", 60},
	[UNIT_HOUR] = {"hour", "hours", 3600},
	[UNIT_DAY] = {"day", "days", DAY},
	[UNIT_WORKING_DAY] = {"working day", "working days", DAY},
	[UNIT_WEEK] = {"week", "weeks", 7 * DAY},
	[UNIT_MONTH] = {"month", "months", 30 * DAY},
	[UNIT_YEAR] = {"year", "years", 365 * DAY},
};

struct instant when_start(struct when w)
{
	switch (w.kind) {
	case WHEN_INSTANT:
		return w.at;
	case WHEN_DATE:
		return instant_day_start(w.day);
	case WHEN_NONE:
		break;
	}
	return INSTANT_NONE;
}

struct instant when_end(struct when w)
{
	return w.kind == WHEN_DATE ? instant_day_end(w.day) : when_start(w);
}

struct date when_day(struct when w)
{
	switch (w.kind) {
	case WHEN_INSTANT:
		return instant_day(w.at);
	case WHEN_DATE:
		return w.day;
	case WHEN_NONE:
		break;
	}
	return DATE_NONE;
}

static int compare_days(const void *a, const void *b)
{
	int32_t left = ((const struct date *)a)->day, right = ((const struct date *)b)->day;
	return (left > right) - (left < right);
}

/* Representations Procedure (England) Regulations 2006, reg 2: not Saturday, Sunday, Christmas Day, Good Friday or a bank
 * holiday; the list holds all of these but weekends. */
bool date_is_working(struct date d, const struct holidays *h)
{
	if (date_weekday(d) >= 5) {
		return false;
	}
	return h == NULL || h->count == 0 ||
	       bsearch(&d, h->days, h->count, sizeof d, compare_days) == NULL;
}

/* Reads "48" and steps over the blanks behind it. */
static bool take_count(const char **at, int32_t *ret)
{
	const char *p = *at;
	int32_t count = 0;
	if (*p < '0' || *p > '9') {
		return false;
	}
	for (; *p >= '0' && *p <= '9'; p++) {
		count = count * 10 + (*p - '0');
		if (count > COUNT_MOST) {
			return false;
		}
	}
	if (*p != ' ') {
		return false;
	}
	*at = p + strspn(p, " ");
	*ret = count;
	return true;
}

/* The unit these words are, whether or not the number of the word fits; UNIT__COUNT for none. */
static enum unit find_unit(const char *words)
{
	enum unit u = UNIT_MINUTE;
	while (u < UNIT__COUNT && !text_is(words, units[u].one) && !text_is(words, units[u].many)) {
		u++;
	}
	return u;
}

bool amount_parse(struct ctx *c, const char *text, struct amount *ret)
{
	const char *at = text;
	struct amount m;
	if (text == NULL || !take_count(&at, &m.count)) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" is not an amount",
		                text_shown(c->arena, text, 60));
	}
	m.unit = find_unit(at);
	if (m.unit == UNIT__COUNT ||
	    !text_is(at, m.count == 1 ? units[m.unit].one : units[m.unit].many)) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" is not an amount",
		                text_shown(c->arena, text, 60));
	}
	*ret = m;
	return true;
}

const char *amount_near(struct arena *a, const char *text)
{
	const char *words[UNIT__COUNT * 2];
	struct amount m;
	if (!take_count(&text, &m.count)) {
		return NULL;
	}
	for (size_t i = 0; i < UNIT__COUNT; i++) {
		words[i * 2] = units[i].one;
		words[i * 2 + 1] = units[i].many;
	}
	const char *near = text_nearest(text, words, UNIT__COUNT * 2);
	if (near == NULL) {
		return NULL;
	}
	m.unit = find_unit(near);
	return amount_words(a, m);
}

const char *amount_words(struct arena *a, struct amount m)
{
	return arena_printf(a, "%d %s", m.count, m.count == 1 ? units[m.unit].one : units[m.unit].many);
}

int64_t amount_seconds(struct amount m)
{
	return m.count * units[m.unit].seconds;
}

/* The count-th working day after (before) the day; the day itself is never counted. */
static struct date add_working_days(struct date d, int count, int step, const struct holidays *h)
{
	while (count > 0) {
		d = date_add_days(d, step);
		count -= date_is_working(d, h);
	}
	return d;
}

static struct date add_local(struct date d, struct amount m, bool back, const struct holidays *h)
{
	int count = back ? -m.count : m.count;
	switch (m.unit) {
	case UNIT_DAY:
		return date_add_days(d, count);
	case UNIT_WORKING_DAY:
		return add_working_days(d, m.count, back ? -1 : 1, h);
	case UNIT_WEEK:
		return date_add_days(d, 7 * count);
	case UNIT_MONTH:
		return date_add_months(d, count);
	case UNIT_YEAR:
		return date_add_months(d, 12 * count);
	case UNIT_MINUTE:
	case UNIT_HOUR:
	case UNIT__COUNT:
		break;
	}
	return d;
}

struct when clock_add(struct when from, struct amount m, bool back, const struct holidays *h)
{
	if (from.kind == WHEN_NONE) {
		return from;
	}
	if (!amount_is_elapsed(m)) {
		return when_on(add_local(when_day(from), m, back, h));
	}
	struct instant i = when_start(from);
	int64_t seconds = back ? -amount_seconds(m) : amount_seconds(m);
	if (__builtin_add_overflow(i.s, seconds, &i.s)) {
		i = INSTANT_NEVER;
	}
	return when_at(i);
}

struct instant clock_due(struct when from, struct amount m, bool back, const struct holidays *h)
{
	return when_end(clock_add(from, m, back, h));
}

struct instant clock_month_after(struct when x)
{
	struct date d = when_day(x);
	return instant_day_end(date_month_end(date_add_days(date_month_end(d), 1)));
}

struct instant clock_keep_until(struct date from, int years)
{
	if (date_is_none(from)) {
		return INSTANT_NONE;
	}
	int year, month, day, kept_year, kept_month, kept_day;
	struct date kept = date_add_months(from, 12 * years);
	date_split(from, &year, &month, &day);
	date_split(kept, &kept_year, &kept_month, &kept_day);
	return instant_day_end(kept_day == day ? kept : date_add_days(kept, 1));
}
