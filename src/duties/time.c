/* Times, amounts and numbers, with the settings that hold: the child's or member of staff's, the home's, the provider's. */
#include "duties/evaluate.h"

/* ---- settings ---- */

/* The newest value set on a record, as known then. */
static const struct value *setting_of(struct asking *a, struct rec *r, symbol name)
{
	const struct setting_fact *found = NULL;
	for (size_t i = 0; r != NULL && i < r->r.setting_count; i++) {
		const struct setting_fact *s = &r->r.settings[i];
		if (s->setting != name) {
			continue;
		}
		ask_next(a, s->written);
		if (s->written.s <= a->known.s && (found == NULL || s->written.s >= found->written.s)) {
			found = s;
		}
	}
	return found == NULL ? NULL : &found->value;
}

static const struct value *find_setting(struct asking *a, symbol name)
{
	const struct numbers *providers = rec_providers(a->c, a->w);
	const struct value *found = setting_of(a, rec_find(a->c, a->w, a->subject), name);
	if (found == NULL && a->home != a->subject) {
		found = setting_of(a, rec_find(a->c, a->w, a->home), name);
	}
	for (size_t i = 0; found == NULL && providers != NULL && i < providers->count; i++) {
		found = setting_of(a, rec_find(a->c, a->w, providers->items[i]), name);
	}
	return found;
}

struct amount ask_amount(struct asking *a, const struct quantity *q, bool target)
{
	symbol name = q->setting != 0 ? q->setting : target && a->duty != NULL ? a->duty->name : 0;
	const struct value *set = name == 0 ? NULL : find_setting(a, name);
	a->foreign = a->foreign || q->setting != 0;
	if (set != NULL && set->kind == VALUE_AMOUNT) {
		return set->amount;
	}
	const struct setting *s = q->setting == 0 ? NULL : definitions_setting(a->d, q->setting);
	return s != NULL && s->is_amount ? s->amount : q->amount;
}

int64_t ask_number(struct asking *a, const struct quantity *q)
{
	const struct value *set = q->setting == 0 ? NULL : find_setting(a, q->setting);
	a->foreign = a->foreign || q->setting != 0;
	if (set != NULL && set->kind == VALUE_NUMBER) {
		return set->number;
	}
	const struct setting *s = q->setting == 0 ? NULL : definitions_setting(a->d, q->setting);
	return s != NULL && !s->is_amount ? s->number : q->number;
}

static void find_live_from(struct rec *home, symbol field)
{
	home->live_count = 0;
	for (size_t i = 0; i < home->r.fact_count; i++) {
		if (home->r.facts[i].field == field) {
			home->live_count++;
			home->live_at = (uint32_t)i;
		}
	}
	home->live_entries = home->r.entries;
}

struct instant ask_live_from(struct asking *a)
{
	struct rec *home = rec_find(a->c, a->w, a->home);
	symbol field = a->w->plan->words.live_from;
	if (home == NULL || home->r.written.s > a->known.s) {
		return INSTANT_NONE;
	}
	if (home->live_entries != home->r.entries) {
		find_live_from(home, field);
	}
	/* It says what is history: told later, or anew, it holds for all that was before. */
	const struct fact *f = home->live_count == 0 ? NULL : &home->r.facts[home->live_at];
	return f == NULL ? INSTANT_NONE : when_start(value_when(&f->value));
}

/* ---- times ---- */

const struct holidays *ask_holidays(struct asking *a, struct amount m)
{
	struct instant next;
	if (m.unit != UNIT_WORKING_DAY) {
		return NULL;
	}
	const struct calendar *calendar = calendar_at(a->c, a->w, a->known, &next);
	ask_next(a, next);
	return &calendar->holidays;
}

struct when ask_add(struct asking *a, struct when from, struct amount m, bool back)
{
	return from.kind == WHEN_NONE ? from : clock_add(from, m, back, ask_holidays(a, m));
}

static struct when choose(struct when x, struct when y, bool later)
{
	if (x.kind == WHEN_NONE || y.kind == WHEN_NONE) {
		return x.kind == WHEN_NONE ? y : x;
	}
	return (when_end(x).s > when_end(y).s) == later ? x : y;
}

struct when ask_time(struct asking *a, struct rec *hand, const struct time *t)
{
	struct reading r;
	switch (t->kind) {
	case TIME_PATH:
		ask_path(a, hand, &t->path, &r);
		return value_when(&r.value);
	case TIME_DATE:
		return when_on(t->date);
	case TIME_OFFSET:
		return ask_add(a, ask_time(a, hand, t->a), ask_amount(a, &t->span, false), t->back);
	case TIME_LATER:
	case TIME_EARLIER:
		return choose(ask_time(a, hand, t->a), ask_time(a, hand, t->b), t->kind == TIME_LATER);
	case TIME_LATEST:
		return ask_latest(a, hand, t);
	case TIME_APPLIES:
		return when_at(a->applies);
	case TIME_NOW:
		return when_at(a->at);
	}
	return when_at(INSTANT_NONE);
}
