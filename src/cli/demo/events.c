/* What happens by chance in an ordinary house. The demo's own homes have a story instead, and chance only for small things. */
#include "cli/demo/inside.h"

static const char *const accounts[] = {
	"{n} did not get off the school bus. {friend} said {he} got off two stops early with somebody.", /* on school days */
	"{n} left by the side door after tea without a word. {w} called after {him} from the gate; {he} turned round once and went on.",
	"{n} went to {club} and did not come back at the time agreed. The leader said {he} left with the others.",
	"After a call with {fam} {n} put {his} shoes on and said {he} needed air. {w} offered to walk with {him}; {he} said no and ran.",
};
static const char *const returns[] = {
	"{n} rang and asked to be fetched. {w} drove; they talked about chips.",
	"{He} came in by the back door, cold and quiet, and let {w} make hot chocolate.",
	"{w} found {him} at one of the places in the plan and they walked home.",
	"A neighbour rang; {n} was sitting on the wall outside and came in when asked."};
static const char *const places[] = {
	"Said {he} was at the rec, then walked. Nobody with {him}.",
	"At {friend}'s, until {friend}'s mother sent {him} home.",
	"By the water, alone, music on. Phone flat.",
	"With two others {he} did not name, in a car park. Ate there."};

static void missing_by_chance(struct house *h, struct child *k)
{
	struct missing m = {.from = about(h, 18 * 60 + 40, 110), .gap = between(&h->random, 18, 55)};
	m.to = later(m.from, chance(&h->random, 60) ? between(&h->random, 700, 1300)
	                                            : between(&h->random, 70, 330));
	m.account = accounts[is_school_day(h, h->today) ? random_below(&h->random, 4)
	                                                : 1 + random_below(&h->random, 3)];
	m.back = returns[random_below(&h->random, 4)];
	m.where = places[random_below(&h->random, 4)];
	m.serious = m.to.s - m.from.s > 600 * 60;
	goes_missing(h, k, &m);
}

static void measures_by_chance(struct house *h, struct child *k)
{
	struct measure m = {.at = about(h, 18 * 60 + 20, 120), .scene = -1};
	m.late = chance(&h->random, 30) ? between(&h->random, 2, 40) : 0;
	if (chance(&h->random, k->is->holds)) {
		is_held(h, k, &m);
	} else if (chance(&h->random, k->is->consequences)) {
		m.at = about(h, 19 * 60, 80);
		is_given_consequence(h, k, &m);
	}
}

/* In the demo's own homes nothing by chance in the last days: what is open there at the end is the story's. */
static bool is_quiet(const struct house *h)
{
	return h->cast && h->today.day > h->demo->last.day - 12;
}

static void child_events(struct house *h, struct child *k)
{
	if (!h->cast && chance(&h->random, k->is->missing)) {
		missing_by_chance(h, k);
		return;
	}
	measures_by_chance(h, k);
	if (chance(&h->random, h->cast ? 5 : 11)) {
		static const int small[] = {2,  14, 7,  10, 4,
		                            12, 9,  15, 11, 13}; /* the larger ones are the story's */
		incident(h, k, about(h, 17 * 60, 100), h->cast ? small[h->small_incidents++ % 10] : -1);
	}
	if (!h->cast && chance(&h->random, 4)) {
		is_searched(h, k, about(h, 20 * 60, 60), chance(&h->random, 50));
	}
}

void events_day(struct house *h)
{
	for (int i = 0; i < h->stay_count; i++) {
		struct child *k = &h->stays[i];
		bool away = is_away(k, today_at(h, 15 * 60)) ||
		            (!instant_is_none(k->away_from) && k->away_from.s >= today_at(h, 0).s);
		if (lives_here(h, k) && k->came.day + 4 < h->today.day && !away && !is_quiet(h)) {
			child_events(h, k);
		}
	}
}
