/* Examples of duties: each a little world, walked by the engine and compared with what the file says follows. */
#include "duties/examples.h"

#include <string.h>

#include "base/text.h"
#include "duties/example_world.h"
#include "duties/walk.h"

struct running {
	struct ctx *c;
	const struct definitions *d;
	const struct duty *duty;
	const struct example_item *example;
	struct problems *problems;
	struct little l;
	struct instant at;
	symbol on; /* the duty it stands on */
};

static const struct example_item *item_of(const struct example_item *map, const char *key)
{
	for (size_t i = 0; i < map->item_count; i++) {
		if (strcmp(map->items[i].key, key) == 0) {
			return &map->items[i];
		}
	}
	return NULL;
}

static const char *text_at(const struct example_item *map, const char *key)
{
	const struct example_item *item = item_of(map, key);
	return item == NULL ? NULL : item->text;
}

/* ---- building ---- */

static bool gives(const struct draft *d, symbol field)
{
	for (size_t i = 0; i < d->fact_count; i++) {
		if (d->facts[i].field == field) {
			return true;
		}
	}
	return false;
}

/* In force for long, where the example does not say since when. */
static void assume_force(struct running *r, struct draft *d)
{
	struct value day = {VALUE_DATE, 0, {.date = date_of(2000, 1, 1)}};
	struct value at = {VALUE_INSTANT, 0, {.instant = instant_day_start(date_of(2000, 1, 1))}};
	const struct field *from = d->type == NULL || !d->type->in_force ? NULL : type_field(d->type, d->type->force_from);
	if (from != NULL && !gives(d, from->name)) {
		little_fact(&r->l, d, from->name, from->type == FIELD_DATE ? day : at, INSTANT_NONE);
	}
}

static void add_there(struct running *r, const struct example_item *map)
{
	const char *type = text_at(map, "record");
	struct draft *d = type == NULL ? NULL : little_draft(&r->l, type, NULL);
	struct example_item facts = *map;
	if (d == NULL || d->type == NULL) {
		return;
	}
	struct draft *each = r->l.each == NULL ? NULL : little_find(&r->l, r->l.each);
	bool of_each = each != NULL && each->type != NULL && each->subject == each->no;
	little_place(&r->l, d, of_each ? each : r->l.carrier);
	facts.key = "there is";
	little_facts(&r->l, d, &facts);
	d->links = ARENA_NEW(r->c->arena, record_no);
	d->links[0] = r->l.carrier->no;
	d->link_count = 1;
}

static struct draft *make_carrier(struct running *r)
{
	struct little *l = &r->l;
	const struct record_type *type = example_carrier(r->d, r->duty, r->example);
	const char *name = type == NULL ? "action" : symbol_word(type->name);
	if (strcmp(name, "home") == 0) {
		return l->home;
	}
	if (strcmp(name, "child") == 0) {
		return l->child;
	}
	if (strcmp(name, "staff") == 0) {
		return l->staff;
	}
	if (strcmp(name, "provider") == 0) {
		return l->provider;
	}
	struct draft *d = little_draft(l, name, "the-carrier");
	if (d->type == NULL && r->d->type_count > 0) { /* any type will do for what every record carries */
		d->type = &r->d->types[0];
	}
	little_place(l, d, NULL);
	return d;
}

static void make_each(struct running *r)
{
	struct little *l = &r->l;
	const struct each *each = r->duty->each;
	for (size_t i = 0; each != NULL && l->each != NULL && i < each->count; i++) {
		/* A person of a lookup: "staff in force". */
		if (each->items[i].kind == EACH_ROWS && little_find(l, l->each) == NULL && symbol_find(l->each) == 0) {
			struct draft *d = little_draft(l, symbol_word(each->items[i].rows->type), l->each);
			if (d->type != NULL) {
				little_place(l, d, l->carrier);
				d->long_ago = true;
				little_satisfy(l, d, each->items[i].rows->where);
				assume_force(r, d);
			}
		}
	}
}

static void build(struct running *r)
{
	struct little *l = &r->l;
	struct when when;
	const struct example_item *there = item_of(r->example, "there is");
	little_begin(l, r->c, r->d, r->duty);
	l->each = text_at(r->example, "each");
	l->carrier = make_carrier(r);
	if (l->carrier != l->staff && l->carrier != l->home && l->carrier != l->provider && l->carrier != l->child) {
		l->carrier->long_ago = false;
	}
	if (!r->duty->starts_duty) {
		l->carrier->long_ago = false;
		little_facts(l, l->carrier, r->example);
		bool goes_on = text_at(r->example, "last done") != NULL;
		if (goes_on || l->carrier == l->home || l->carrier == l->staff) {
			assume_force(r, l->carrier);
		}
	}
	make_each(r);
	for (size_t i = 0; there != NULL && there->is_list && i < there->item_count; i++) {
		add_there(r, &there->items[i]);
	}
	if (there != NULL && !there->is_list) {
		add_there(r, there);
	}
	if (little_when(l, text_at(r->example, "last done"), &when)) {
		little_evidence(l, r->duty->done, when);
	}
	for (struct draft *d = l->drafts; d != NULL; d = d->next) {
		if (d == l->home || d->type == definitions_type(r->d, symbol_of("staff")) || (d->long_ago && d != l->carrier)) {
			assume_force(r, d);
		}
	}
}

/* ---- running ---- */

/* The moment that is asked about: `at`, else right after the last time that the example names. */
static struct instant moment_of(struct running *r)
{
	struct when at;
	const char *text = text_at(r->example, "at");
	if (little_when(&r->l, text, &at)) {
		return when_end(at);
	}
	little_when(&r->l, text_at(r->example, "due"), &at);
	struct instant latest = instant_is_none(r->l.latest) ? r->c->now : r->l.latest;
	return (struct instant){latest.s + 1};
}

/* What a duty on duties stands on, as the example has it: an instance of that duty, open and past its due. */
static bool run_upon(struct running *r)
{
	const struct example_item *this = item_of(r->example, "this");
	const char *name = this == NULL ? NULL : text_at(this, "duty"), *due = this == NULL ? NULL : text_at(this, "due");
	struct world *w = r->l.w;
	struct when when;
	r->on = name == NULL ? 0 : symbol_of(name);
	if (definitions_duty(r->d, r->on) == NULL || !little_when(&r->l, due, &when)) {
		return true;
	}
	struct case_key key = {r->on, r->l.carrier->no};
	struct kase *k = case_get(r->c, w, key);
	struct instant opened = {when_end(when).s - 86400};
	const char *state = text_at(this, "state");
	bool done = state != NULL && (strcmp(state, "done") == 0 || strcmp(state, "done-late") == 0);
	struct instance first = {
		.duty = r->on, .record = key.record, .recipient = "", .round = "", .home = r->l.carrier->home,
		.subject = r->l.carrier->subject, .started = opened, .due = when_end(when), .due_first = when_end(when),
		.warn = when_end(when), .opened = opened, .done_at = INSTANT_NONE, .ended = INSTANT_NONE};
	if (done) {
		first.ending = ENDING_DONE;
		first.done_at = first.ended = (struct instant){when_end(when).s + (state[4] == '\0' ? 0 : 1)};
	}
	case_add(w, k, &first);
	return case_run_upon(r->c, w, k, opened);
}

static bool run(struct running *r)
{
	r->at = moment_of(r);
	if (!little_fill(&r->l)) {
		return false;
	}
	world_ready(r->c, r->l.w, r->at);
	if (r->duty->starts_duty) {
		return run_upon(r);
	}
	return case_run(r->c, r->l.w, (struct case_key){r->duty->name, r->l.carrier->no}, INSTANT_NONE, true);
}

/* ---- comparing ---- */

/* The instance that the example means: of its `each` and `round`; of several the one that is due then, else the last. */
static const struct instance *choose(const struct running *r, const struct instance *const *list, size_t count)
{
	const char *each = text_at(r->example, "each"), *round = text_at(r->example, "round"), *due = text_at(r->example, "due");
	const char *state = text_at(r->example, "state");
	const struct instance *found = NULL;
	int best = -1;
	for (size_t i = 0; i < count; i++) {
		const struct instance *one = list[i];
		bool other = (each != NULL && strcmp(each, one->recipient) != 0) || (round != NULL && strcmp(round, one->round) != 0);
		if (one->duty != r->duty->name || other || (one->ending == ENDING_SUPERSEDED && (state == NULL || strcmp(state, "superseded") != 0))) {
			continue;
		}
		struct when w;
		struct little scratch = {.c = r->c};
		bool fits = due != NULL && little_when(&scratch, due, &w) && when_end(w).s == one->due.s;
		bool same = state != NULL && strcmp(state, state_word(instance_state(one, r->at))) == 0;
		int score = (fits ? 4 : 0) + (same ? 2 : 0) + (one->ending == ENDING_OPEN ? 1 : 0);
		if (score > best || (score == best && found != NULL && one->started.s > found->started.s)) {
			best = score;
			found = one;
		}
	}
	return found;
}

static bool is_day_end(struct instant i)
{
	return instant_day_end(instant_day(i)).s == i.s;
}

static const char *due_words(struct arena *a, struct instant due)
{
	if (instant_is_none(due)) {
		return "no due";
	}
	return is_day_end(due) ? date_iso(a, instant_day(due)) : instant_london(a, due);
}

/* "48 hours across 30 March 2025, when the clocks go forward", where a change lies between. */
static const char *clock_change(const struct running *r, const struct instance *i)
{
	const struct clock *clock = r->duty->due;
	if (instant_is_none(i->due) || instant_is_none(i->started) || !clock->has_amount || !amount_is_elapsed(clock->amount.amount)) {
		return NULL;
	}
	struct instant from = instant_earlier(i->started, i->due), to = instant_later(i->started, i->due);
	int before = instant_london_offset(from), after = instant_london_offset(to);
	struct date day = instant_day(from);
	if (before == after) {
		return NULL;
	}
	while (instant_london_offset(instant_day_end(day)) == before) {
		day = date_add_days(day, 1);
	}
	return arena_printf(r->c->arena, "%s across %s, when the clocks go %s", amount_words(r->c->arena, clock->amount.amount),
	                    date_words(r->c->arena, day), after > before ? "forward" : "back");
}

static void say(struct running *r, const struct example_item *item, const char *instead, const char *gives_text, const char *not_text)
{
	problems_add(r->problems, item->at, instead, "this example gives %s, not %s", gives_text, not_text);
}

static void compare_due(struct running *r, const struct instance *i)
{
	const struct example_item *item = item_of(r->example, "due");
	struct when w;
	if (item != NULL && little_when(&r->l, item->text, &w) && when_end(w).s != i->due.s) {
		say(r, item, clock_change(r, i), due_words(r->c->arena, i->due), item->text);
	}
}

static void compare_state(struct running *r, const struct instance *i)
{
	const struct example_item *item = item_of(r->example, "state");
	const char *have = state_word(instance_state(i, r->at));
	if (item != NULL && item->text != NULL && strcmp(item->text, have) != 0) {
		say(r, item, NULL, have, item->text);
	}
}

static void compare_late(struct running *r, const struct instance *i)
{
	const struct example_item *item = item_of(r->example, "late");
	struct amount m;
	struct ctx scratch = {.arena = r->c->arena};
	if (item != NULL && item->text != NULL && amount_parse(&scratch, item->text, &m) &&
	    instance_late(i) / 60 != amount_seconds(m) / 60) { /* a day ends a second before midnight */
		int64_t minutes = instance_late(i) / 60;
		const char *have = minutes % 60 == 0 ? arena_printf(r->c->arena, "%lld hours", (long long)(minutes / 60))
		                                     : arena_printf(r->c->arena, "%lld minutes", (long long)minutes);
		say(r, item, NULL, have, item->text);
	}
}

static void compare_target(struct running *r, const struct instance *i)
{
	const struct example_item *item = item_of(r->example, "target");
	if (item != NULL && item->text != NULL && (strcmp(item->text, "yes") == 0) != i->target) {
		say(r, item, NULL, i->target ? "the home's own number" : "the law's number", i->target ? "the law's" : "the home's own");
	}
}

static const struct example_item *first_result(const struct running *r)
{
	static const char *const keys[] = {"due", "state", "round", "none"};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const struct example_item *item = item_of(r->example, keys[i]);
		if (item != NULL) {
			return item;
		}
	}
	return r->example;
}

static void compare(struct running *r)
{
	const struct instance **list = NULL;
	size_t count = 0;
	struct instance_filter f = {.record = r->l.carrier->no, .duty = r->duty->name};
	world_instances(r->c, r->l.w, &f, &list, &count);
	const struct instance *i = choose(r, list, count);
	const char *none = text_at(r->example, "none");
	const struct example_item *at = first_result(r);
	if (none != NULL && strcmp(none, "yes") == 0) {
		if (i != NULL) {
			say(r, at, NULL, arena_printf(r->c->arena, "a duty due %s", due_words(r->c->arena, i->due)), "none");
		}
	} else if (i == NULL) {
		say(r, at, NULL, "no duty", at->text == NULL ? "one" : at->text);
	} else {
		compare_due(r, i);
		compare_state(r, i);
		compare_late(r, i);
		compare_target(r, i);
	}
}

static bool run_example(struct ctx *c, const struct definitions *d, const struct duty *duty, const struct example_item *example,
                        struct problems *problems)
{
	struct running r = {.c = c, .d = d, .duty = duty, .example = example, .problems = problems};
	build(&r);
	bool ok = run(&r);
	if (ok) {
		compare(&r);
	}
	world_free(r.l.w);
	return ok;
}

bool examples_run(struct ctx *c, const struct definitions *d, struct problems *problems)
{
	for (size_t i = 0; i < d->duty_count; i++) {
		for (size_t k = 0; k < d->duties[i].example_count; k++) {
			if (!run_example(c, d, &d->duties[i], &d->duties[i].examples[k], problems)) {
				return false;
			}
		}
	}
	return true;
}
