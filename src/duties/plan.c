/* What the definitions make of entries: the tables, for all generations together. */
#include "duties/plan.h"

#include <string.h>

#include "duties/inside.h"
#include "duties/interests.h"

static void make_words(struct words *w)
{
	const struct {
		symbol *to;
		const char *word;
	} all[] = {
		{&w->child, "child"}, {&w->staff, "staff"}, {&w->home, "home"}, {&w->provider, "provider"},
		{&w->placement, "placement"}, {&w->duty, "duty"}, {&w->registered_person, "registered-person"},
		{&w->manager_absence, "manager-absence"}, {&w->id, "id"}, {&w->type, "type"}, {&w->subject, "subject"},
		{&w->author, "author"}, {&w->happened_at, "happened_at"}, {&w->known_at, "known_at"},
		{&w->written_at, "written_at"}, {&w->signed_at, "signed_at"}, {&w->links, "links"},
		{&w->corrections, "corrections"}, {&w->kept_as, "kept_as"}, {&w->keep_until, "keep_until"},
		{&w->destroyed_at, "destroyed_at"}, {&w->age, "age"}, {&w->resident, "resident"}, {&w->children, "children"},
		{&w->dob, "dob"}, {&w->died_on, "died_on"}, {&w->live_from, "live_from"}, {&w->title, "title"},
		{&w->force, "force"}, {&w->state, "state"}, {&w->started, "started"}, {&w->due, "due"}, {&w->done_at, "done_at"},
		{&w->recipient, "recipient"}, {&w->provision, "provision"}, {&w->area, "area"}, {&w->owner, "owner"},
		{&w->record, "record"}, {&w->case_record, "case-record"}, {&w->schedule_4, "schedule-4"},
		{&w->default_, "default"}, {&w->bank_holiday, "bank-holiday"},
		{&w->bank_holiday_removed, "bank-holiday-removed"}, {&w->term, "term"},
	};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		*all[i].to = symbol_of(all[i].word);
	}
}

/* Fields that every record has without its file saying so: a table by symbol, asked for each empty field. */
static void mark_builtins(struct plan *p)
{
	const struct words *w = &p->words;
	const symbol all[] = {w->id, w->type, w->home, w->subject, w->author, w->happened_at, w->known_at, w->written_at,
	                      w->signed_at, w->links, w->corrections, w->kept_as, w->keep_until, w->destroyed_at, w->child,
	                      w->staff, w->placement, w->age, w->resident, w->children};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		p->builtin_end = all[i] >= p->builtin_end ? all[i] + 1 : p->builtin_end;
	}
	unsigned char *marks = ARENA_ARRAY(p->arena, p->builtin_end, unsigned char);
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		marks[all[i]] = 1;
	}
	p->builtin = marks;
}

struct type_plan *plan_make_type(struct plan *p, symbol type)
{
	struct type_plan *t = map_get(&p->types, type);
	if (t == NULL) {
		t = ARENA_NEW(p->arena, struct type_plan);
		t->type = type;
		map_put(&p->types, type, t);
	}
	return t;
}

static void add_symbol(struct arena *a, symbol **list, size_t *count, size_t *room, symbol s)
{
	for (size_t i = 0; i < *count; i++) {
		if ((*list)[i] == s) {
			return;
		}
	}
	*(symbol *)world_push(a, (void **)list, count, room, sizeof **list) = s;
}

/* ---- who carries what ---- */

static struct starts *make_starts(struct plan *p, symbol duty)
{
	struct starts *s = map_get(&p->duty_starts, duty);
	if (s == NULL) {
		s = ARENA_NEW(p->arena, struct starts);
		map_put(&p->duty_starts, duty, s);
	}
	return s;
}

/* A field that no record has unless somebody gives it, and without which `if` is false. */
static symbol needed_field(const struct plan *p, const struct node *n)
{
	if (n == NULL) {
		return 0;
	}
	for (size_t i = 0; n->kind == NODE_ALL && i < n->child_count; i++) {
		symbol needed = needed_field(p, n->children[i]);
		if (needed != 0) {
			return needed;
		}
	}
	bool given = n->kind == NODE_FILLED && n->path.count == 1 && n->path.root == ROOT_RECORD;
	return given && n->path.names[0] == p->words.destroyed_at ? n->path.names[0] : 0;
}

static void add_every(struct plan *p, const struct duty *d)
{
	struct every *every = NULL;
	symbol needs = needed_field(p, d->condition);
	for (size_t i = 0; i < p->every_count; i++) {
		every = p->every[i].duty == d->name ? &p->every[i] : every;
	}
	if (every == NULL) {
		every = PUSH(p->arena, p->every, p->every_count, p->every_room);
		*every = (struct every){d->name, needs};
	}
	every->needs = every->needs == needs ? needs : 0;
}

bool plan_may_carry(const struct every *every, const struct record *r)
{
	for (size_t i = 0; every->needs != 0 && i < r->fact_count; i++) {
		if (r->facts[i].field == every->needs) {
			return true;
		}
	}
	return every->needs == 0;
}

static void add_carriers(struct plan *p, const struct duty *d)
{
	struct starts *s = make_starts(p, d->name);
	s->each = s->each || d->each != NULL;
	if (d->starts_every) {
		s->every = true;
		add_every(p, d);
	}
	for (size_t i = 0; i < d->starts_count; i++) {
		struct type_plan *t = plan_make_type(p, d->starts[i]);
		add_symbol(p->arena, &t->carries, &t->carry_count, &t->carry_room, d->name);
		add_symbol(p->arena, &s->types, &s->count, &s->room, d->starts[i]);
	}
}

static void add_upon(struct plan *p, struct generation *g, const struct duty *second)
{
	const struct definitions *d = g->definitions;
	for (size_t i = 0; i < d->duty_count; i++) {
		if (!d->duties[i].starts_duty && interests_may_stand(second, &d->duties[i])) {
			struct duty_plan *base = map_get(&g->duties, d->duties[i].name);
			*(const struct duty **)PUSH(p->arena, base->upon, base->upon_count, base->upon_room) = second;
			interests_of_duty(p, d, second, &d->duties[i]);
		}
	}
}

static bool clock_applies(const struct clock *clock)
{
	for (; clock != NULL; clock = clock->otherwise) {
		if (clock->time != NULL && clock->time->kind == TIME_APPLIES) {
			return true;
		}
	}
	return false;
}

static void add_generation(struct plan *p, struct generation *g)
{
	const struct definitions *d = g->definitions;
	uint32_t *watches = ARENA_ARRAY(p->arena, d->watch_count + 1, uint32_t);
	memset(watches, 0xff, (d->watch_count + 1) * sizeof *watches);
	g->watches = watches;
	g->duties.arena = g->keyed.arena = g->at_own_time.arena = p->arena;
	p->current = watches;
	p->keyed = &g->keyed;
	p->at_own_time = &g->at_own_time;
	for (size_t i = 0; i < d->duty_count; i++) {
		struct duty_plan *plan = ARENA_NEW(p->arena, struct duty_plan);
		plan->duty = &d->duties[i];
		plan->applies = clock_applies(d->duties[i].due);
		plan->law_from = date_is_none(d->duties[i].from) ? INSTANT_NONE : instant_day_start(d->duties[i].from);
		plan->law_until = date_is_none(d->duties[i].until) ? INSTANT_NEVER : instant_day_end(d->duties[i].until);
		map_put(&g->duties, d->duties[i].name, plan);
	}
	for (size_t i = 0; i < d->duty_count; i++) {
		if (d->duties[i].starts_duty) {
			add_upon(p, g, &d->duties[i]);
		} else {
			add_carriers(p, &d->duties[i]);
			interests_of_duty(p, d, &d->duties[i], &d->duties[i]);
		}
	}
	interests_of_posts(p, d);
	interests_of_checklists(p, d);
}

struct plan *plan_new(const struct generations *g)
{
	struct arena *arena = arena_new();
	struct plan *p = ARENA_NEW(arena, struct plan);
	p->arena = p->types.arena = p->forces.arena = p->times.arena = p->duty_starts.arena = arena;
	make_words(&p->words);
	mark_builtins(p);
	plan_extend(p, g);
	return p;
}

static bool goes_on(const struct plan *p, const struct generations *g)
{
	for (size_t i = 0; i < p->generation_count; i++) {
		const struct generation *have = &p->generations[i];
		if (i >= g->count || have->definitions != g->items[i] || (i > 0 && have->published.s != g->published[i].s)) {
			return false;
		}
	}
	return true;
}

bool plan_extend(struct plan *p, const struct generations *g)
{
	if (!goes_on(p, g)) {
		return false;
	}
	p->generations = arena_grow(p->arena, p->generations, p->generation_count, g->count, sizeof *p->generations);
	while (p->generation_count < g->count) {
		size_t i = p->generation_count;
		p->generations[i].definitions = g->items[i];
		p->generations[i].published = i == 0 ? INSTANT_NONE : g->published[i];
		add_generation(p, &p->generations[i]);
		p->generation_count++;
	}
	return true;
}

void plan_free(struct plan *p)
{
	if (p != NULL) {
		arena_free(p->arena);
	}
}

uint32_t plan_generation(const struct plan *p, struct instant moment)
{
	size_t i = p->generation_count - 1;
	while (i > 0 && p->generations[i].published.s > moment.s) {
		i--;
	}
	return (uint32_t)i;
}

const struct duty_plan *plan_duty(const struct plan *p, uint32_t generation, symbol duty)
{
	return map_get(&p->generations[generation].duties, duty);
}

const struct type_plan *plan_type(const struct plan *p, symbol type)
{
	return map_get(&p->types, type);
}

uint32_t plan_force(const struct plan *p, symbol type)
{
	return (uint32_t)(uintptr_t)map_get(&p->forces, type) - 1;
}

uint32_t plan_times(const struct plan *p, symbol type)
{
	return (uint32_t)(uintptr_t)map_get(&p->times, type) - 1;
}

bool plan_at_own_time(const struct plan *p, uint32_t generation, const struct rows *rows)
{
	const struct own_time *own = map_get(&p->generations[generation].at_own_time, (uint64_t)(uintptr_t)rows);
	const struct type_plan *t = own == NULL ? NULL : plan_type(p, own->type);
	for (size_t i = 0; t != NULL && i < t->interest_count; i++) {
		if (t->interests[i].duty == own->duty) {
			return (t->interests[i].reads & READ_AT_OWN_TIME) != 0;
		}
	}
	return false;
}
