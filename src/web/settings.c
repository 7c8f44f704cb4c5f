/* Settings of a home: what there is to set, and what was set by whom. */
#include "web/settings.h"

#include <stdlib.h>
#include <string.h>

#include "duties/world_store.h"
#include "ledger/rows.h"
#include "web/law_words.h"

const char *setting_area(unsigned area)
{
	switch (area) {
	case AREA_EXPERIENCES:
		return "Children’s experiences and progress";
	case AREA_PROTECTED:
		return "How children are helped and protected";
	case AREA_LEADERS:
		return "Leaders and managers";
	default:
		return "Across all of it";
	}
}

static const char *number_words(struct arena *a, int64_t hundredths)
{
	long whole = (long)(hundredths / 100), part = (long)(hundredths % 100);
	return part == 0 ? arena_printf(a, "%ld", whole) : arena_printf(a, "%ld.%02ld", whole, part);
}

/* ---- what there is ---- */

static unsigned first_area(unsigned areas)
{
	return areas & (~areas + 1u);
}

static struct one_setting *add(struct page *p, struct settings *s, const char *name,
                               const char *title)
{
	struct one_setting *one = &s->items[s->count++];
	*one = (struct one_setting){.name = name,
	                            .title = upper_first(p->c->arena, title),
	                            .is_amount = true,
	                            .by = "",
	                            .when = "",
	                            .why = ""};
	return one;
}

static void add_named(struct page *p, struct settings *s)
{
	const char *before = "";
	for (size_t i = 0; i < p->law->setting_count; i++) {
		const struct setting *n = &p->law->settings[i];
		bool goes_on = text_starts(n->title, "... "); /* "Episodes that …", then "... within" */
		const char *title =
			goes_on ? arena_printf(p->c->arena, "%s: %s", before, n->title + 4) : n->title;
		struct one_setting *one = add(p, s, symbol_word(n->name), title);
		one->is_amount = n->is_amount;
		one->amount = n->amount;
		one->number = n->number;
		before = goes_on ? before : n->title;
	}
}

/* The number of the branch that is the home's own. */
static bool target_of(const struct duty *d, struct amount *ret)
{
	for (const struct clock *k = d->due; k != NULL; k = k->otherwise) {
		if (k->target && k->has_amount && k->amount.is_amount && k->amount.setting == 0) {
			*ret = k->amount.amount;
			return true;
		}
	}
	return false;
}

static void add_targets(struct page *p, struct settings *s)
{
	for (size_t i = 0; i < p->law->duty_count; i++) {
		const struct duty *d = &p->law->duties[i];
		struct amount amount;
		if (d->target && target_of(d, &amount)) {
			struct one_setting *one = add(p, s, symbol_word(d->name), d->title);
			one->amount = amount;
			one->duty = d;
			one->area = first_area(d->areas);
		}
	}
}

static void add_rungs(struct page *p, struct settings *s)
{
	for (size_t i = 0; i < p->law->ladder_count; i++) {
		const struct ladder *l = &p->law->ladders[i];
		for (size_t n = 0; n < l->rung_count; n++) {
			const char *rung = symbol_word(l->rungs[n].name);
			const char *name = arena_printf(p->c->arena, "%s/%s", symbol_word(l->name), rung);
			struct one_setting *one =
				add(p, s, name,
			        arena_printf(p->c->arena, "%s: %s", l->title, plain_word(p->c->arena, rung)));
			one->amount = l->rungs[n].span.amount;
			one->ladder = l;
			one->place = n;
		}
	}
}

/* ---- what was set ---- */

struct setting_scan {
	struct page *p;
	struct settings *s;
	enum holds holds;
};

static const char *reason_of(struct ctx *c, const struct entry *e)
{
	const char *reason = e->body == NULL ? NULL : json_text(e->body, "reason");
	reason = reason == NULL ? e->reason : reason;
	return reason == NULL ? "" : arena_copy(c->arena, reason);
}

static struct one_setting *find(struct settings *s, const char *name)
{
	for (size_t i = 0; i < s->count; i++) {
		if (text_is(s->items[i].name, name)) {
			return &s->items[i];
		}
	}
	return NULL;
}

/* The newest holds; the home's before the provider's, which was read first. */
static bool take(struct ctx *c, void *arg, const struct entry *e)
{
	struct setting_scan *scan = arg;
	struct one_setting *one = e->kind != ENTRY_SET ? NULL : find(scan->s, symbol_word(e->setting));
	bool fits =
		one != NULL && e->setting_value.kind == (one->is_amount ? VALUE_AMOUNT : VALUE_NUMBER);
	if (!fits) {
		return true;
	}
	if (one->is_amount) {
		one->amount = e->setting_value.amount;
	} else {
		one->number = e->setting_value.number;
	}
	one->holds = scan->holds;
	one->by = e->author_kind == AUTHOR_PERSON ? page_full_name(scan->p, e->by)
	          : e->by_name == NULL            ? ""
	                                          : arena_copy(c->arena, e->by_name);
	one->when = date_words(c->arena, instant_day(e->written));
	one->why = reason_of(c, e);
	return true;
}

/* Names are looked up inside: entries stay in the ctx, and none is being read meanwhile. */
struct kept {
	struct entry *items;
	size_t count, room;
};

static bool keep_set(struct ctx *c, void *arg, const struct entry *e)
{
	struct kept *k = arg;
	if (e->kind != ENTRY_SET) {
		return true;
	}
	if (k->count == k->room) {
		k->room = k->room == 0 ? 16 : k->room * 2;
		k->items = arena_grow(c->arena, k->items, k->count, k->room, sizeof *k->items);
	}
	k->items[k->count++] = *e;
	return true;
}

static bool take_from(struct page *p, struct settings *s, record_no record, enum holds holds)
{
	struct kept kept = {0};
	struct setting_scan scan = {p, s, holds};
	const struct scan entries = {.record = record, .bodies = true, .texts_aside = true};
	if (!ledger_scan(p->c, p->db, &p->records, &entries, true, keep_set, &kept)) {
		return false;
	}
	for (size_t i = 0; i < kept.count; i++) {
		take(p->c, &scan, &kept.items[i]);
	}
	return p->c->error == ERROR_NONE;
}

static const struct record *provider_of(struct page *p)
{
	const struct fact *f = record_fact(p->home, symbol_of("provider"), INSTANT_NEVER);
	return f == NULL || f->value.kind != VALUE_LINK
	           ? NULL
	           : p->records.by_no(p->c, p->records.self, f->value.link);
}

static int by_area_and_title(const void *a, const void *b)
{
	const struct one_setting *x = a, *y = b;
	if (x->area != y->area) {
		return x->area < y->area ? -1 : 1;
	}
	if (x->ladder != NULL && x->ladder == y->ladder) {
		return (x->place > y->place) - (x->place < y->place);
	}
	return strcmp(x->ladder != NULL ? x->ladder->title : x->title, y->ladder != NULL ? y->ladder->title : y->title);
}

static size_t room_for(const struct definitions *law)
{
	size_t room = law->setting_count + law->duty_count + 1;
	for (size_t i = 0; i < law->ladder_count; i++) {
		room += law->ladders[i].rung_count;
	}
	return room;
}

static const char *value_of(struct arena *a, const struct one_setting *one)
{
	return one->is_amount ? amount_words(a, one->amount) : number_words(a, one->number);
}

bool settings_gather(struct page *p, struct settings *ret)
{
	*ret =
		(struct settings){.items = ARENA_ARRAY(p->c->arena, room_for(p->law), struct one_setting),
	                      .provider = provider_of(p)};
	add_named(p, ret);
	add_targets(p, ret);
	add_rungs(p, ret);
	for (size_t i = 0; i < ret->count; i++) {
		ret->items[i].usual = value_of(p->c->arena, &ret->items[i]);
	}
	if ((ret->provider != NULL && !take_from(p, ret, ret->provider->no, HOLDS_PROVIDER)) ||
	    !take_from(p, ret, p->home->no, HOLDS_HOME)) {
		return false;
	}
	for (size_t i = 0; i < ret->count; i++) {
		ret->items[i].value = value_of(p->c->arena, &ret->items[i]);
	}
	qsort(ret->items, ret->count, sizeof *ret->items, by_area_and_title);
	return true;
}

const struct one_setting *settings_find(const struct settings *s, const char *name)
{
	for (size_t i = 0; name != NULL && i < s->count; i++) {
		if (text_is(s->items[i].name, name)) {
			return &s->items[i];
		}
	}
	return NULL;
}

/* ---- what it moves ---- */

static bool names_it(const char *text, const char *name)
{
	return text != NULL && strstr(text, name) != NULL;
}

static bool is_moved(const struct duty *d, const struct one_setting *s)
{
	if (s->duty != NULL) {
		return d == s->duty;
	}
	const char *name = s->ladder != NULL ? symbol_word(s->ladder->name) : s->name;
	return names_it(d->due_text, name) || names_it(d->if_text, name) ||
	       names_it(d->done_text, name);
}

bool settings_moves(struct page *p, const struct one_setting *s, struct moved *ret)
{
	const struct duty **duties =
		ARENA_ARRAY(p->c->arena, p->law->duty_count + 1, const struct duty *);
	const struct instance *open = NULL;
	size_t count = 0;
	*ret = (struct moved){.duties = duties};
	for (size_t i = 0; i < p->law->duty_count; i++) {
		if (is_moved(&p->law->duties[i], s)) {
			duties[ret->count++] = &p->law->duties[i];
		}
	}
	if (!instances_open_in(p->c, p->db, p->home->no, &open, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		for (size_t n = 0; n < ret->count; n++) {
			ret->open += open[i].duty == duties[n]->name;
		}
	}
	return true;
}
