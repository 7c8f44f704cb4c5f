/* Filling the houses: the cast, or people drawn by lot who come and go over the years. */
#include "cli/demo/people.h"

#include <string.h>

#include "base/text.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

/* "Jayden" as "wh-jayden"; a second one as "wh-jayden-2". */
static struct ref named_ref(struct house *h, const char *name, int nth)
{
	char *text = arena_printf(h->demo->scratch, "%s-%.*s", h->code, (int)strcspn(name, " "), name);
	for (char *p = text; *p != '\0'; p++) {
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	}
	return ref_called(nth > 1 ? words(h, "%s-%d", text, nth) : text);
}

static const char *first_of(struct house *h, const char *name)
{
	return arena_copy_n(h->demo->c->arena, name, strcspn(name, " "));
}

static int same_first(const struct house *h, const char *first)
{
	int n = 0;
	for (int i = 0; i < h->worker_count; i++) {
		n += strcmp(h->workers[i].first, first) == 0;
	}
	for (int i = 0; i < h->stay_count; i++) {
		n += h->stays[i].name != NULL && strcmp(h->stays[i].name, first) == 0;
	}
	return n;
}

static struct worker *add_worker(struct house *h, const char *name, bool woman, enum post post,
                                 int slot)
{
	struct worker *w = &h->workers[h->worker_count];
	*w = (struct worker){.name = name,
	                     .first = first_of(h, name),
	                     .woman = woman,
	                     .post = post,
	                     .slot = slot,
	                     .to = DATE_NONE,
	                     .off_from = DATE_NONE,
	                     .off_to = DATE_NONE};
	w->ref = named_ref(h, name, same_first(h, w->first) + 1);
	w->by = kept(h, "staff:%s", w->ref.text);
	h->worker_count++;
	return w;
}

static struct child *add_child(struct house *h, const struct character *is, const char *name)
{
	struct child *k = &h->stays[h->stay_count];
	*k = (struct child){
		.is = is, .name = name, .left = DATE_NONE, .missed = {DATE_NONE, DATE_NONE, DATE_NONE}};
	k->away_from = k->away_until = INSTANT_NONE;
	k->seed = (uint32_t)h->stay_count * 7919 + 13;
	k->ref = named_ref(h, name, same_first(h, name) + 1);
	k->subject = kept(h, "child:%s", k->ref.text);
	h->stay_count++;
	return k;
}

/* ---- the cast ---- */

static void cast_people(struct house *h, const struct cast_home *cast)
{
	struct date last = h->demo->last;
	for (int i = 0; i < cast->worker_count; i++) {
		const struct cast_worker *as = &cast->workers[i];
		struct worker *w = add_worker(h, as->name, as->woman, as->post, as->slot);
		w->from = date_add_days(last, -as->from);
		w->to = as->to == 0 ? DATE_NONE : date_add_days(last, -as->to);
		w->born = date_add_days(last, -as->age * 365 - 97 - 13 * i);
	}
	for (int i = 0; i < cast->stay_count; i++) {
		const struct cast_stay *as = &cast->stays[i];
		struct child *k = add_child(h, as->is, as->is->name);
		k->born = date_add_days(last, -as->is->age);
		k->came = date_add_days(last, -as->came);
		k->came = as->emergency ? k->came : next_working(h, k->came);
		k->left = as->left == 0 ? DATE_NONE : date_add_days(last, -as->left);
		k->emergency = as->emergency;
	}
}

static void cast_house(struct house *h, const struct cast_home *cast)
{
	h->cast = true;
	h->code = cast->code;
	h->name = cast->name;
	h->town = cast->town;
	h->address = cast->address;
	h->places = cast->places;
	h->answerable_name = cast->answerable;
	h->ref = cast->ref;
}

/* ---- drawn by lot ---- */

static const char *drawn_name(struct house *h, bool *ret_woman)
{
	uint32_t first = random_below(&h->random, (uint32_t)first_name_count);
	uint32_t last = random_below(&h->random, (uint32_t)family_name_count);
	*ret_woman = first % 2 == 0;
	return kept(h, "%s %s", first_names[first], family_names[last]);
}

static struct worker *drawn_worker(struct house *h, enum post post, int slot)
{
	bool woman = false;
	const char *name = drawn_name(h, &woman);
	struct worker *w = add_worker(h, name, woman, post, slot);
	w->born = date_add_days(h->demo->first, -between(&h->random, 9000, 20000));
	return w;
}

/* One place on the rota over the years: somebody for two years or three, weeks with nobody, somebody new. */
static void drawn_slot(struct house *h, enum post post, int slot)
{
	struct date from = date_add_days(h->opened, -between(&h->random, 4, 8));
	if (h->begin.day > h->opened.day) {
		from = date_add_days(h->begin, -between(&h->random, 60, 1200));
	} else if (post == POST_MANAGER || post == POST_DEPUTY) {
		from = date_add_days(h->opened, -9);
	} else if (post == POST_BANK || post == POST_AGENCY) {
		from = date_add_days(h->opened, between(&h->random, 12, 40));
	}
	while (from.day < h->demo->last.day && h->worker_count < MOST_WORKERS - 4) {
		struct worker *w = drawn_worker(h, post, slot);
		w->from = from;
		struct date to = date_add_days(from, between(&h->random, 1250, 2100));
		bool leaves = to.day > h->begin.day + 60 && to.day < h->demo->last.day - 20;
		w->to = leaves && slot >= 0 && post != POST_BANK && post != POST_AGENCY ? to : DATE_NONE;
		if (date_is_none(w->to)) {
			return;
		}
		from = date_add_days(w->to, between(&h->random, 14, 50));
	}
}

static void drawn_workers(struct house *h)
{
	static const struct {
		enum post post;
		int slot;
	} posts[] = {{POST_MANAGER, -1}, {POST_DEPUTY, -1}, {POST_LEADER, 0}, {POST_CARE, 1},
	             {POST_LEADER, 2},   {POST_CARE, 3},    {POST_LEADER, 4}, {POST_CARE, 5},
	             {POST_NIGHT, 6},    {POST_CARE, 7},    {POST_NIGHT, 8},  {POST_CARE, 9},
	             {POST_BANK, 10},    {POST_AGENCY, 11}};
	for (int i = 0; i < COUNT(posts); i++) {
		drawn_slot(h, posts[i].post, posts[i].slot);
	}
}

static void drawn_place(struct house *h, int place)
{
	struct date came = date_add_days(h->begin, -between(&h->random, 30, 500));
	if (h->opened.day >= h->begin.day) {
		came = date_add_days(h->opened, 6 + place * 25 + between(&h->random, 0, 15));
	}
	while (came.day < h->demo->last.day - 3 && h->stay_count < MOST_STAYS) {
		const struct character *is =
			&characters[random_below(&h->random, (uint32_t)character_count)];
		uint32_t name =
			random_below(&h->random, (uint32_t)child_name_count / 2) * 2 + (is->girl ? 0 : 1);
		struct child *k = add_child(h, is, child_names[name]);
		k->came = came;
		k->born = date_add_days(came, -is->age);
		k->emergency = chance(&h->random, 250);
		struct date left =
			date_add_days(came.day < h->begin.day ? h->begin : came, between(&h->random, 220, 800));
		k->left = left.day < h->demo->last.day - 10 ? left : DATE_NONE;
		if (date_is_none(k->left)) {
			return;
		}
		came = next_working(h, date_add_days(left, between(&h->random, 12, 45)));
	}
}

static void drawn_house(struct house *h)
{
	bool woman = false;
	const char *name = home_names[(h->index * 7) % home_name_count];
	static const char *const kinds[] = {"House", "Lodge", "Cottage", "View",   "Rise", "Court",
	                                    "Bank",  "End",   "Place",   "Grange", "Barn"};
	int kind = (int)(h->index * 7 / home_name_count) % COUNT(kinds);
	h->code = kept(h, "h%u", h->index + 1);
	h->name = kept(h, "%s %s", name, kinds[kind]);
	h->town = h->index % 2 == 0 ? "Thornmere" : "Hallowford";
	h->address = kept(h, "%s, %u Upper Lane, %s", h->name, h->index + 1, h->town);
	h->answerable_name = drawn_name(h, &woman);
	h->places = h->demo->plan.children == 0 ? 3 : h->demo->plan.children;
	h->ref = kept(h, "home-%u", h->index + 1);
}

void house_people(struct house *h)
{
	bool cast = h->index < 2 && h->demo->plan.children == 0 && h->demo->plan.years == 1;
	const struct cast_home *as = cast ? &cast_homes[h->index] : NULL;
	h->stays = ARENA_ARRAY(h->demo->c->arena, MOST_STAYS, struct child);
	if (cast) {
		cast_house(h, as);
		cast_people(h, as);
	} else {
		drawn_house(h);
		drawn_workers(h);
		for (int i = 0; i < h->places; i++) {
			drawn_place(h, i);
		}
	}
	h->subject = kept(h, "home:%s", h->ref);
	h->answerable = kept(h, "registered-person:%s-ri", h->code);
	h->independent_ref = ref_called(words(h, "%s-independent", h->code));
	h->independent = kept(h, "independent-person:%s", h->independent_ref.text);
	h->manager_post = ref_called(words(h, "%s-manager", h->code));
}

/* ---- finding people ---- */

bool works_on(const struct worker *w, struct date d)
{
	return w->from.day <= d.day && (date_is_none(w->to) || d.day <= w->to.day);
}

bool lives_here(const struct house *h, const struct child *k)
{
	return k->arrived && !k->gone && k->came.day < h->today.day;
}

bool is_away(const struct child *k, struct instant at)
{
	return !instant_is_none(k->away_until) && at.s >= k->away_from.s && at.s < k->away_until.s;
}

struct instant lately(const struct house *h, const struct child *k, struct instant at, int days)
{
	return k->came.day < h->begin.day ? moment(date_add_days(h->begin, -days), minute_of(at)) : at;
}

struct worker *first_with_post(struct house *h, enum post post)
{
	struct worker *found = NULL;
	for (int i = 0; i < h->worker_count; i++) {
		struct worker *w = &h->workers[i];
		found = w->post == post && (found == NULL || w->from.day < found->from.day) ? w : found;
	}
	return found;
}

static struct worker *with_post(struct house *h, enum post post)
{
	for (int i = 0; i < h->worker_count; i++) {
		if (h->workers[i].post == post && works_on(&h->workers[i], h->today)) {
			return &h->workers[i];
		}
	}
	return NULL;
}

struct worker *manager_of(struct house *h)
{
	return with_post(h, POST_MANAGER);
}

struct worker *deputy_of(struct house *h)
{
	return with_post(h, POST_DEPUTY);
}

struct worker *office_of(struct house *h)
{
	struct worker *w = with_post(h, POST_OFFICE);
	return w == NULL ? deputy_of(h) : w;
}

bool manager_is_away(const struct house *h, struct date d)
{
	return !date_is_none(h->absent_from) && d.day >= h->absent_from.day &&
	       d.day <= h->absent_to.day;
}

struct worker *in_charge(struct house *h, struct date d)
{
	return manager_is_away(h, d) ? deputy_of(h) : manager_of(h);
}

struct instant manager_back(struct house *h, struct instant at)
{
	if (!manager_is_away(h, instant_day(at))) {
		return at;
	}
	return moment(next_working(h, date_add_days(h->absent_to, 1)),
	              9 * 60 + between(&h->random, 20, 300));
}

struct worker *key_worker(struct house *h, const struct child *k)
{
	static const int slots[] = {2, 0, 4, 1, 5, 3};
	int from = (int)(k->seed % COUNT(slots));
	for (int i = 0; i < COUNT(slots); i++) {
		for (int j = 0; j < h->worker_count; j++) {
			struct worker *w = &h->workers[j];
			if (w->slot == slots[(from + i) % COUNT(slots)] && works_on(w, h->today)) {
				return w;
			}
		}
	}
	return deputy_of(h);
}

struct worker *worker_named(struct house *h, const char *first)
{
	for (int i = 0; i < h->worker_count; i++) {
		if (strcmp(h->workers[i].first, first) == 0) {
			return &h->workers[i];
		}
	}
	return NULL;
}

struct child *child_named(struct house *h, const char *name)
{
	for (int i = 0; i < h->stay_count; i++) {
		if (strcmp(h->stays[i].name, name) == 0) {
			return &h->stays[i];
		}
	}
	return NULL;
}
