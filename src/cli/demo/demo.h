/*
 * A made-up provider and what happens in its homes: for `hearth demo`, for tests and for benches.
 *
 * Everybody and everything in it is invented. Telephone numbers are from Ofcom's ranges for drama (01632 960xxx and
 * 07700 900xxx). Councils are invented too: where a form wants one from its list, it says "other".
 *
 * demo_lines() hands out entry lines (cli.md, "An entry, as a line") in the order in which they were written, from the
 * first to the last before `end`, and holds no more than some weeks of them at a time. The same plan gives the same
 * lines to the byte. Every line carries written_at, so that an import marks it as imported; references are unique.
 *
 * With children = 0 and one year the first two homes have the demo's own cast and story (cast.c, story.c, night.c): Wrenholt House,
 * which has kept its records with Hearth since a day a year ago (live_from), and Osier Bank, which opened with it. All
 * other homes live the ordinary life of life.c, staff.c and events.c with names drawn by lot. Even-numbered homes
 * existed before the first day, odd-numbered ones open some weeks after it.
 */
#ifndef HEARTH_DEMO_H
#define HEARTH_DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"

enum { DEMO_SEED = 5 };

struct demo_plan {
	uint64_t seed;
	int homes; /* 1 to 1,000 */
	int years; /* 1 to 20, ending at `end` */
	int children; /* in each home, 1 to 8; 0: in one year the demo's own cast in the first two homes; else three */
	struct instant end; /* nothing is written after it */
};

/* The plan of `hearth demo`: two homes, one year. */
struct demo_plan demo_plan_of(uint64_t seed, struct instant end);

/* Calls emit for each line (no line feed); `line` lives until emit returns. Stops where emit returns false. */
bool demo_lines(struct ctx *c, const struct demo_plan *plan,
                bool (*emit)(struct ctx *c, void *arg, const char *line), void *arg);

#endif
