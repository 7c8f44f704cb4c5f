/*
 * Statutory clocks: when something is due, from the words of the law.
 *
 * A time in the language is an instant or a date; a date's due is the last second of its local day. Hours and minutes
 * count elapsed seconds from an instant; days, weeks, months, years and working days count local days and end at
 * 23:59:59 London. Duty catalogue, section (I), rules of time 1 to 6.
 */
#ifndef HEARTH_CLOCK_H
#define HEARTH_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/instant.h"

enum unit {
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WORKING_DAY,
	UNIT_WEEK,
	UNIT_MONTH,
	UNIT_YEAR,
	UNIT__COUNT
};

/* "48 hours", "5 working days", "0 hours". */
struct amount {
	int32_t count;
	enum unit unit;
};

/* A time that is an instant or a day, or none. */
enum when_kind { WHEN_NONE, WHEN_INSTANT, WHEN_DATE };
struct when {
	enum when_kind kind;
	union {
		struct instant at;
		struct date day;
	};
};

/* Days that are not working days besides weekends, sorted: bank holidays, Good Friday and Christmas Day among them. */
struct holidays {
	const struct date *days;
	size_t count;
};

static inline struct when when_at(struct instant i)
{
	return instant_is_none(i) ? (struct when){WHEN_NONE, {{0}}}
	                          : (struct when){WHEN_INSTANT, {.at = i}};
}
static inline struct when when_on(struct date d)
{
	return date_is_none(d) ? (struct when){WHEN_NONE, {{0}}} : (struct when){WHEN_DATE, {.day = d}};
}
/* The first second of it (a date's 00:00:00) and the last (a date's 23:59:59); INSTANT_NONE for none. */
struct instant when_start(struct when w);
struct instant when_end(struct when w);
struct date when_day(struct when w);

bool date_is_working(struct date d, const struct holidays *h);

/* "48 hours", "1 working day": the whole text must be an amount; message as the definition language gives it. */
bool amount_parse(struct ctx *c, const char *text, struct amount *ret);
/* What was probably meant ("48 hours" for "48 hour"), or NULL. */
const char *amount_near(struct arena *a, const char *text);
const char *amount_words(struct arena *a, struct amount m);
/* Whether the amount counts elapsed time (minutes, hours) rather than local days. */
static inline bool amount_is_elapsed(struct amount m)
{
	return m.unit == UNIT_MINUTE || m.unit == UNIT_HOUR;
}
/* A length in seconds for shares and warnings: a month is 30 days, a working day a day. */
int64_t amount_seconds(struct amount m);

/*
 * The amount after (or, with `back`, before) a time. Elapsed units give an instant (from a date: its first second);
 * the others give a date.
 */
struct when clock_add(struct when from, struct amount m, bool back, const struct holidays *h);
/* The same as a due instant: a date's last second. INSTANT_NONE when `from` is none. */
struct instant clock_due(struct when from, struct amount m, bool back, const struct holidays *h);
/* The last second of the month after the month of x. */
struct instant clock_month_after(struct when x);
/*
 * The last second of the day to which a record is kept: `years` after birth, 29 February becoming 1 March (in the
 * child's favour). Children's Homes (England) Regulations 2015, reg 36(2), (3).
 */
struct instant clock_keep_until(struct date from, int years);

#endif
