/* Paths: fields of a record, fields behind links, what every record has, and the few derived names (language 2.2). */
#include <string.h>

#include "duties/evaluate.h"

static const struct reading NOTHING = {.happened = {INT64_MIN}, .since = {INT64_MIN}};

struct when value_when(const struct value *v)
{
	return v->kind == VALUE_DATE      ? when_on(v->date)
	       : v->kind == VALUE_INSTANT ? when_at(v->instant)
	                                  : when_at(INSTANT_NONE);
}

/* ---- facts ---- */

/* The last of the chain that was written by then, as record_fact() has it; what comes later is noted. */
const struct fact *ask_fact(struct asking *a, const struct rec *r, symbol field)
{
	const struct record *record = &r->r;
	const struct fact *found = NULL;
	bool later = record->changed.s > a->known.s;
	for (size_t i = record->fact_count; i > 0; i--) {
		const struct fact *f = &record->facts[i - 1];
		if (f->field != field) {
			continue;
		}
		if (f->written.s > a->known.s) {
			ask_next(a, f->written);
		} else if (found == NULL) {
			found = f;
			if (!later) {
				break;
			}
		}
	}
	return found;
}

/* The value that counts: the first one, or what stood until a correction that was not written yet. */
static const struct value *fact_value(struct asking *a, const struct fact *f)
{
	const struct value *v = &f->value;
	if (a->first && f->first != NULL) {
		return f->first;
	}
	for (const struct former *o = f->former; a->as_was && o != NULL; o = o->before) {
		v = a->known.s < o->until.s ? &o->value : v;
		ask_next(a, o->until);
	}
	return v;
}

struct when ask_happened(struct asking *a, const struct rec *r)
{
	const struct fact *f = ask_fact(a, r, r->r.kind->happened);
	struct when w = f == NULL ? when_at(INSTANT_NONE) : value_when(fact_value(a, f));
	return w.kind == WHEN_NONE ? when_at(r->r.written) : w;
}

/* ---- what every record has ---- */

static struct value link_value(record_no no)
{
	return no == 0 ? NOTHING.value : (struct value){VALUE_LINK, 0, {.link = no}};
}

static struct value instant_value(struct instant i)
{
	return instant_is_none(i) ? NOTHING.value : (struct value){VALUE_INSTANT, 0, {.instant = i}};
}

static struct value word_value(symbol word)
{
	return word == 0 ? NOTHING.value : (struct value){VALUE_WORD, 0, {.word = word}};
}

static struct value text_value(enum value_kind kind, const char *text)
{
	return text == NULL ? NOTHING.value : (struct value){kind, 0, {.text = text}};
}

static const struct fact *opening_fact(const struct rec *r)
{
	return r->r.fact_count > 0 && r->r.facts[0].entry == 0 ? &r->r.facts[0] : NULL;
}

static struct instant signed_at(struct asking *a, const struct rec *r)
{
	struct instant last = INSTANT_NONE;
	for (size_t i = 0; i < r->r.step_count; i++) {
		const struct done *d = &r->r.steps[i];
		const struct step *step = type_step(r->r.kind, d->step);
		if (!d->broken && d->written.s <= a->known.s && step != NULL && step->signs) {
			last = instant_later(last, d->written);
		}
		ask_next(a, d->written);
	}
	return last;
}

/* When the last of its entries known then was written. */
static struct instant last_written(struct asking *a, const struct rec *r)
{
	struct instant last = r->r.written;
	for (size_t i = 0; i < r->r.fact_count; i++) {
		struct instant written = r->r.facts[i].written;
		if (written.s <= a->known.s) {
			last = instant_later(last, written);
		}
		ask_next(a, written);
	}
	return last;
}

static record_no person_of(struct asking *a, const struct rec *r, symbol type)
{
	struct rec *subject = rec_find(a->c, a->w, r->r.subject);
	return subject != NULL && subject->r.type == type ? subject->r.no : 0;
}

/* 75 years from birth, or 15 from death before 18; other records 15 years from the last entry (reg 36(2), 37(2)). */
static struct value keep_until(struct asking *a, struct rec *r)
{
	const struct words *w = &a->w->plan->words;
	struct rec *child = rec_find(a->c, a->w, person_of(a, r, w->child));
	if (r->r.kind->keep == KEEP_CASE_RECORD && child != NULL) {
		struct reading dob, died;
		a->foreign = true;
		ask_field(a, child, w->dob, &dob);
		ask_field(a, child, w->died_on, &died);
		bool young = died.value.kind == VALUE_DATE && dob.value.kind == VALUE_DATE &&
		             date_years_between(dob.value.date, died.value.date) < 18;
		if (young) {
			return instant_value(clock_keep_until(died.value.date, 15));
		}
		return dob.value.kind == VALUE_DATE ? instant_value(clock_keep_until(dob.value.date, 75)) : NOTHING.value;
	}
	return instant_value(clock_keep_until(instant_day(last_written(a, r)), 15));
}

static struct value kept_as(const struct words *w, const struct record_type *kind)
{
	return word_value(kind->keep == KEEP_CASE_RECORD  ? w->case_record
	                  : kind->keep == KEEP_SCHEDULE_4 ? w->schedule_4
	                                                  : w->default_);
}

static struct value links_value(struct asking *a, const struct rec *r)
{
	struct value *items = ARENA_ARRAY(a->w->scratch, r->said_count + 1, struct value);
	uint32_t count = 0;
	for (size_t i = 0; i < r->said_count; i++) {
		if (r->said[i].written.s <= a->known.s) {
			items[count++] = link_value(r->said[i].to);
		}
		ask_next(a, r->said[i].written);
	}
	return count == 0 ? NOTHING.value : (struct value){VALUE_LIST, count, {.items = items}};
}

/* What belongs to the provider is asked with its first home. */
static record_no first_home(struct asking *a)
{
	const record_no *list = NULL;
	size_t count = 0;
	record_no first = 0;
	a->foreign = true;
	if (!rec_carriers(a->c, a->w, a->w->plan->words.home, 0, &list, &count)) {
		a->failed = true;
		return 0;
	}
	for (size_t i = 0; i < count; i++) {
		first = first == 0 || list[i] < first ? list[i] : first;
	}
	return first;
}

static void read_builtin(struct asking *a, struct rec *r, symbol name, struct reading *ret)
{
	const struct words *w = &a->w->plan->words;
	const struct fact *opening = opening_fact(r);
	ret->happened = opening == NULL ? r->r.written : opening->happened;
	ret->author = r->r.author;
	if (name == w->written_at) {
		ret->value = instant_value(r->r.written);
	} else if (name == w->author) {
		/* somebody known by name alone, or the program, is an author too */
		bool unnamed = r->r.author == 0 && r->r.authored;
		ret->value = unnamed ? (struct value){VALUE_TEXT, 0, {.text = NULL}} : link_value(r->r.author);
	} else if (name == w->home) {
		ret->value = link_value(r->r.home != 0 ? r->r.home : first_home(a));
	} else if (name == w->child || name == w->staff) {
		ret->value = link_value(person_of(a, r, name));
	} else if (name == w->subject) {
		ret->value = link_value(r->r.subject);
	} else if (name == w->type) {
		ret->value = word_value(r->r.type);
	} else if (name == w->id) {
		ret->value = text_value(VALUE_TEXT, r->r.ref);
	} else if (name == w->happened_at) {
		ret->value = instant_value(when_start(ask_happened(a, r)));
	} else if (name == w->known_at) {
		ret->value = instant_value(opening == NULL ? r->r.written : opening->known);
	} else if (name == w->signed_at) {
		ret->value = instant_value(signed_at(a, r));
	} else if (name == w->links) {
		ret->value = links_value(a, r);
	} else if (name == w->corrections) {
		ret->value = (struct value){VALUE_NUMBER, 0, {.number = (int64_t)r->r.corrections * 100}};
	} else if (name == w->kept_as) {
		ret->value = kept_as(w, r->r.kind);
	} else if (name == w->keep_until) {
		ret->value = keep_until(a, r);
	}
}

/* ---- derived ---- */

static void read_age(struct asking *a, struct rec *child, struct reading *ret)
{
	struct reading dob;
	ask_field(a, child, a->w->plan->words.dob, &dob);
	if (dob.value.kind != VALUE_DATE || a->at.s == INSTANT_NEVER.s) {
		return;
	}
	struct date today = instant_day(a->at);
	int age = date_years_between(dob.value.date, today);
	struct date birthday = date_add_months(dob.value.date, 12 * age);
	struct date next = date_add_months(dob.value.date, 12 * (age + 1));
	if (date_years_between(dob.value.date, next) <= age) { /* born on 29 February: 1 March */
		next = date_add_days(next, 1);
	}
	if (date_years_between(dob.value.date, birthday) < age) {
		birthday = date_add_days(birthday, 1);
	}
	ret->value = (struct value){VALUE_NUMBER, 0, {.number = age * 100}};
	ret->since = instant_day_start(birthday);
	ret->happened = dob.happened;
	ask_until(a, instant_day_start(next));
}

static void read_derived(struct asking *a, struct rec *r, symbol name, struct reading *ret)
{
	const struct words *w = &a->w->plan->words;
	if (name == w->age && r->r.type == w->child) {
		read_age(a, r, ret);
	} else if (name == w->resident && r->r.type == w->child) {
		struct rec *stay = ask_in_force(a, w->placement, r->r.no, a->home, NULL);
		ret->value = (struct value){VALUE_YES_NO, 0, {.yes = stay != NULL}};
		a->foreign = true;
		if (stay != NULL) {
			ret->since = ret->happened = when_start(ask_happened(a, stay));
		}
	} else if (name == w->children && r->r.type == w->home) {
		size_t count = 0;
		ask_in_force(a, w->placement, r->r.no, r->r.no, &count);
		a->foreign = true;
		ret->value = (struct value){VALUE_NUMBER, 0, {.number = (int64_t)count * 100}};
	} else if (name == w->placement) {
		struct rec *stay = ask_placement(a, person_of(a, r, w->child), a->home);
		a->foreign = true;
		ret->value = link_value(stay == NULL ? 0 : stay->r.no);
	}
}

/* ---- an instance read as a record ---- */

static symbol role_symbol(enum role role)
{
	char word[64];
	size_t n = 0;
	for (const char *p = role_word(role); *p != '\0' && n + 1 < sizeof word; p++) {
		word[n++] = *p == ' ' ? '-' : *p;
	}
	word[n] = '\0';
	return symbol_of(word);
}

/* Time alone moves an open instance through its states. */
static void wait_for_state(struct asking *a, const struct instance *i)
{
	if (i->ending == ENDING_OPEN && !instant_is_none(i->due)) {
		ask_until(a, (struct instant){i->due.s + 1});
		if (!instant_is_none(i->warn)) {
			ask_until(a, i->warn);
		}
	}
}

static struct value recipient_value(struct asking *a, const char *recipient)
{
	record_no no = 0;
	symbol word = symbol_find(recipient);
	if (recipient[0] == '\0') {
		return NOTHING.value;
	}
	if (word == 0 && rec_no_of(a->c, a->w, recipient, &no) && no != 0) {
		return link_value(no);
	}
	return word != 0 ? word_value(word) : text_value(VALUE_TEXT, recipient);
}

static void read_instance(struct asking *a, const struct instance *i, symbol name, struct reading *ret)
{
	const struct words *w = &a->w->plan->words;
	const struct duty_plan *plan = plan_duty(a->w->plan, i->version, i->duty);
	const struct duty *d = plan == NULL ? NULL : plan->duty;
	ret->happened = i->opened;
	if (name == w->duty) {
		ret->value = word_value(i->duty);
	} else if (name == w->state) {
		ret->value = word_value(symbol_of(state_word(instance_state(i, a->at))));
		wait_for_state(a, i);
	} else if (name == w->started) {
		ret->value = instant_value(i->started);
	} else if (name == w->due) {
		ret->value = instant_value(i->due);
	} else if (name == w->done_at) {
		ret->value = instant_value(i->done_at);
	} else if (name == w->recipient) {
		ret->value = recipient_value(a, i->recipient);
	} else if (name == w->record) {
		ret->value = link_value(i->record);
	} else if (d != NULL && name == w->force) {
		ret->value = word_value(symbol_of(force_word(d->force)));
	} else if (d != NULL && name == w->title) {
		ret->value = text_value(VALUE_TEXT, d->title);
	} else if (d != NULL && name == w->provision) {
		ret->value = text_value(VALUE_PROVISION, d->provision);
	} else if (d != NULL && name == w->owner) {
		ret->value = word_value(role_symbol(d->owner));
	} else {
		ask_field(a, a->carrier, name, ret);
	}
}

/* ---- fields and hops ---- */

void ask_field(struct asking *a, struct rec *r, symbol name, struct reading *ret)
{
	const struct plan *p = a->w->plan;
	*ret = NOTHING;
	if (r->r.written.s > a->known.s) { /* nobody knew of the record yet */
		ask_next(a, r->r.written);
		return;
	}
	const struct fact *f = ask_fact(a, r, name);
	if (f != NULL) {
		ret->value = *fact_value(a, f);
		ret->happened = f->happened;
		ret->author = f->author;
	} else if (name < p->builtin_end && p->builtin[name] != 0 && type_field(r->r.kind, name) == NULL) {
		read_builtin(a, r, name, ret);
		read_derived(a, r, name, ret);
	}
}

static void ask_first_name(struct asking *a, struct rec *hand, symbol name, struct reading *ret)
{
	*ret = NOTHING;
	if (hand != NULL) {
		a->foreign = a->foreign || hand != a->carrier;
		ask_field(a, hand, name, ret);
	} else if (a->on != NULL) {
		read_instance(a, a->on, name, ret);
	} else {
		ask_field(a, a->carrier, name, ret);
	}
}

static struct rec *linked(struct asking *a, const struct value *v)
{
	record_no no = v->kind == VALUE_LINK ? v->link : 0;
	if (v->kind == VALUE_LIST && v->count > 0 && v->items[0].kind == VALUE_LINK) {
		no = v->items[0].link;
	}
	struct rec *r = rec_find(a->c, a->w, no);
	a->failed = a->failed || a->c->error != ERROR_NONE;
	return r != NULL && r->r.withdrawn.s == INSTANT_NEVER.s ? r : NULL;
}

/* The names after the first. */
static void follow(struct asking *a, const struct path *p, size_t from, struct reading *ret)
{
	for (size_t i = from; i < p->count; i++) {
		struct rec *r = linked(a, &ret->value);
		*ret = NOTHING;
		if (r == NULL) {
			return;
		}
		a->foreign = a->foreign || r != a->carrier;
		ask_field(a, r, p->names[i], ret);
	}
}

void ask_path(struct asking *a, struct rec *hand, const struct path *p, struct reading *ret)
{
	*ret = NOTHING;
	switch (p->root) {
	case ROOT_EACH:
		if (a->each != NULL) {
			ret->value = *a->each;
			ret->happened = a->carrier == NULL ? INSTANT_NONE : a->carrier->r.written;
			follow(a, p, 0, ret);
		}
		return;
	case ROOT_THIS:
		if (p->count == 0) {
			ret->value = link_value(a->carrier == NULL ? 0 : a->carrier->r.no);
			return;
		}
		ask_first_name(a, a->on == NULL ? a->carrier : NULL, p->names[0], ret);
		break;
	case ROOT_RECORD:
		if (p->count == 0) {
			return;
		}
		ask_first_name(a, hand, p->names[0], ret);
		break;
	}
	follow(a, p, 1, ret);
}
