/*
 * A moment: whole seconds, UTC. Shown and read as Europe/London.
 *
 * Hour clocks count elapsed seconds, so they run an hour longer by the wall across the March change and an hour
 * shorter across the October one. Day clocks end at 23:59:59 London.
 */
#ifndef HEARTH_INSTANT_H
#define HEARTH_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

struct ctx;
struct arena;

struct instant {
	int64_t s; /* seconds since 1970-01-01T00:00:00Z */
};

#define INSTANT_NONE  ((struct instant){INT64_MIN})
#define INSTANT_NEVER ((struct instant){INT64_MAX}) /* later than every moment */
static inline bool instant_is_none(struct instant i)
{
	return i.s == INT64_MIN;
}
static inline bool instant_before(struct instant a, struct instant b)
{
	return a.s < b.s;
}
static inline struct instant instant_earlier(struct instant a, struct instant b)
{
	return a.s < b.s ? a : b;
}
static inline struct instant instant_later(struct instant a, struct instant b)
{
	return a.s > b.s ? a : b;
}

struct instant
instant_now(void); /* the system's clock; only ctx_init and the clock thread ask it */

/*
 * ISO 8601: "2025-03-29T15:00:00Z", "…+01:00", or without offset Europe/London ("2025-03-29T15:00", a blank for the T
 * is taken too; seconds may be left out). Without offset an hour that does not exist (30 March 2025 01:30) is refused,
 * and one that comes twice (26 October 2025 01:30) is refused with the two offsets to choose from. Parts of a second are
 * dropped. Years 1900 to 2200.
 */
bool instant_parse(struct ctx *c, const char *text, struct instant *ret);

/* The London day an instant falls in; the first and last second of a London day. */
struct date instant_day(struct instant i);
struct instant instant_day_start(struct date d);
struct instant instant_day_end(struct date d); /* 23:59:59 */
/* Seconds London is ahead of UTC then: 0 or 3600 (glibc's table decides before 1996; 7200 in the 1940s). */
int instant_london_offset(struct instant i);
/* A London wall time as an instant; false where it does not exist; where it comes twice the first (summer time). */
bool instant_of_london(struct date d, int hour, int minute, int second, struct instant *ret);

/* "2025-03-29T15:00:00Z"; "2025-03-29 15:00" London; "29 March 2025, 15:00". INSTANT_NONE and _NEVER give NULL. */
const char *instant_iso(struct arena *a, struct instant i);
const char *instant_london(struct arena *a, struct instant i);
const char *instant_words(struct arena *a, struct instant i);

#endif
