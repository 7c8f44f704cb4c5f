/*
 * The little world of an example: drafts of records, each with its facts and the moments at which they were written, put
 * into a world as entries.
 *
 * When was a fact written? With its step, where the example says when that was done; a time of a later step at that time
 * (acts are written down as they happen); everything else with the opening.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "definitions/index.h"
#include "duties/evaluate.h"
#include "duties/example_world.h"

static const struct instant LONG_AGO = {0};

/* ---- drafts ---- */

struct draft *little_draft(struct little *l, const char *type, const char *ref)
{
	struct draft *d = ARENA_NEW(l->c->arena, struct draft);
	*d = (struct draft){.type = definitions_type(l->d, symbol_find(type)), .no = ++l->count, .opened = INSTANT_NONE};
	d->ref = ref != NULL ? ref : arena_printf(l->c->arena, "%s-%u", type, d->no);
	if (l->last == NULL) {
		l->drafts = d;
	} else {
		l->last->next = d;
	}
	l->last = d;
	return d;
}

struct draft *little_find(struct little *l, const char *ref)
{
	for (struct draft *d = l->drafts; d != NULL; d = d->next) {
		if (strcmp(d->ref, ref) == 0) {
			return d;
		}
	}
	return NULL;
}

static struct draft *own_subject(struct little *l, const char *type, const char *ref)
{
	struct draft *d = little_draft(l, type, ref);
	d->long_ago = true;
	d->subject = d->no;
	d->home = strcmp(type, "home") == 0 || l->home == NULL ? d->no : l->home->no;
	return d;
}

void little_begin(struct little *l, struct ctx *c, const struct definitions *d, const struct duty *duty)
{
	*l = (struct little){.c = c, .d = d, .duty = duty, .latest = INSTANT_NONE, .published = INSTANT_NONE};
	l->home = own_subject(l, "home", "the-home");
	l->provider = own_subject(l, "provider", "the-provider");
	l->child = own_subject(l, "child", "the-child");
	l->staff = own_subject(l, "staff", "the-staff");
}

static struct draft *subject_like(struct little *l, const struct draft *d, const struct draft *like)
{
	unsigned kinds = d->type->subjects;
	if (like != NULL && like->subject != 0) {
		for (struct draft *s = l->drafts; s != NULL; s = s->next) {
			const char *type = s->no == like->subject && s->type != NULL ? symbol_word(s->type->name) : "";
			unsigned kind = strcmp(type, "child") == 0   ? SUBJECT_CHILD
			                : strcmp(type, "staff") == 0 ? SUBJECT_STAFF
			                : strcmp(type, "home") == 0  ? SUBJECT_HOME
			                                             : 0;
			if ((kinds & kind) != 0) {
				return s;
			}
		}
	}
	bool persons = like == NULL || (kinds & SUBJECT_HOME) == 0;
	if (persons && (kinds & SUBJECT_CHILD) != 0) {
		return l->child;
	}
	return persons && (kinds & SUBJECT_STAFF) != 0 ? l->staff : l->home;
}

void little_place(struct little *l, struct draft *d, const struct draft *like)
{
	const char *type = d->type == NULL ? "" : symbol_word(d->type->name);
	d->home = l->home->no;
	if (d->type == NULL) {
		return;
	}
	if (strcmp(type, "home") == 0 || strcmp(type, "child") == 0 || strcmp(type, "staff") == 0 || strcmp(type, "provider") == 0) {
		d->subject = d->no;
		d->home = strcmp(type, "home") == 0 ? d->no : l->home->no;
		return;
	}
	d->subject = subject_like(l, d, like)->no;
}

void little_fact(struct little *l, struct draft *d, symbol field, struct value v, struct instant written)
{
	*(struct draft_fact *)PUSH(l->c->arena, d->facts, d->fact_count, d->fact_room) =
		(struct draft_fact){.field = field, .value = v, .written = written};
}

/* ---- facts of a mapping ---- */

static bool is_example_word(const char *key)
{
	static const char *const words[] = {"due",  "none",  "at",        "state",    "late", "target",
	                                    "each", "round", "last done", "there is", "this"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(key, words[i]) == 0) {
			return true;
		}
	}
	return false;
}

static void step_fact(struct little *l, struct draft *d, const struct example_item *item)
{
	size_t count = item->is_list ? item->item_count : 1;
	for (size_t i = 0; i < count; i++) {
		struct when w;
		if (little_when(l, item->is_list ? item->items[i].text : item->text, &w)) {
			*(struct draft_fact *)PUSH(l->c->arena, d->facts, d->fact_count, d->fact_room) = (struct draft_fact){
				.step = symbol_of(item->key + strlen("step ")), .written = when_start(w)};
		}
	}
}

/* "home registered_on", "child looked_after", "inspection ended_on": a fact of another record. */
static void path_fact(struct little *l, struct draft *d, const struct example_item *item)
{
	size_t length = strcspn(item->key, " .");
	const char *first = arena_copy_n(l->c->arena, item->key, length), *rest = item->key + length + 1;
	const struct field *link = d->type == NULL ? NULL : type_field(d->type, symbol_of(first));
	struct draft *to = NULL;
	if (link != NULL && link->to_count > 0) {
		const char *ref = arena_printf(l->c->arena, "the-%s-of-%u", first, d->no);
		to = little_find(l, ref);
		if (to == NULL) {
			to = little_draft(l, symbol_word(link->to[0]), ref);
			little_place(l, to, d);
			little_fact(l, d, link->name, (struct value){VALUE_LINK, 0, {.link = to->no}}, INSTANT_NONE);
		}
	} else if (strcmp(first, "home") == 0) {
		to = l->home;
	} else if (strcmp(first, "child") == 0) {
		to = l->child;
	} else if (strcmp(first, "staff") == 0) {
		to = l->staff;
	} else if (strcmp(first, "placement") == 0) {
		if (l->stay == NULL) {
			l->stay = little_draft(l, "placement", NULL);
			little_place(l, l->stay, d);
		}
		to = l->stay;
	}
	if (to != NULL) {
		struct example_item inner = *item;
		inner.key = rest;
		little_facts(l, to, &(struct example_item){.key = "this", .items = &inner, .item_count = 1});
	}
}

/* What is derived is brought about: so many children live here, a child does, or does not. */
static bool derived_fact(struct little *l, struct draft *d, const struct example_item *item)
{
	if (d == l->home && strcmp(item->key, "children") == 0) {
		for (long n = strtol(item->text, NULL, 10), i = 0; i < n; i++) {
			struct draft *child = own_subject(l, "child", NULL);
			struct draft *stay = little_draft(l, "placement", NULL);
			little_place(l, stay, child);
			stay->long_ago = true;
		}
		return true;
	}
	if (d == l->child && strcmp(item->key, "resident") == 0) {
		if (strcmp(item->text, "yes") == 0 && l->stay == NULL) {
			l->stay = little_draft(l, "placement", "the-stay");
			little_place(l, l->stay, l->child);
			l->stay->long_ago = true;
		}
		return true;
	}
	if (d == l->child && strcmp(item->key, "age") == 0) {
		int year, month, day;
		date_split(instant_day(instant_is_none(l->latest) ? l->c->now : l->latest), &year, &month, &day);
		struct date dob = date_of(year - (int)strtol(item->text, NULL, 10), 1, 1);
		little_fact(l, d, symbol_of("dob"), (struct value){VALUE_DATE, 0, {.date = dob}}, INSTANT_NONE);
		return true;
	}
	return false;
}

static bool subject_fact(struct little *l, struct draft *d, const struct example_item *item)
{
	bool person = strcmp(item->key, "staff") == 0 || strcmp(item->key, "child") == 0;
	if (!person || item->text == NULL || d->type == NULL) {
		return false;
	}
	unsigned kind = item->key[0] == 's' ? SUBJECT_STAFF : SUBJECT_CHILD;
	struct draft *who = strcmp(item->text, "this") == 0 ? l->carrier : little_find(l, item->text);
	if (who == NULL) {
		who = own_subject(l, item->key, item->text);
	}
	if ((d->type->subjects & kind) != 0) {
		d->subject = who->no;
	}
	return type_field(d->type, symbol_of(item->key)) == NULL;
}

static void plain_fact(struct little *l, struct draft *d, const struct example_item *item)
{
	symbol name = symbol_of(item->key);
	const struct field *f = index_field(l->d, d->type, name);
	if (strcmp(item->key, "written_at") == 0) {
		struct when w;
		if (little_when(l, item->text, &w)) {
			d->opened = when_start(w);
		}
	} else if (f != NULL) {
		/* Until when a record is kept is no time at which something happens in the example. */
		struct instant latest = l->latest;
		little_fact(l, d, name, little_value(l, f, item), INSTANT_NONE);
		l->latest = name == symbol_of("keep_until") ? latest : l->latest;
	}
}

/* Of a record that is there: what says which record it is. */
static bool is_record_word(const struct draft *d, const char *key)
{
	static const char *const words[] = {"record", "about", "about this", "in the home"};
	bool own = d->type != NULL && type_field(d->type, symbol_of(key)) != NULL;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(key, words[i]) == 0) {
			return i == 0 || !own;
		}
	}
	return false;
}

/* The words of an example are facts inside `this`, and in a record that is there. */
static bool is_no_fact(const struct draft *d, const struct example_item *map, const char *key)
{
	if (strcmp(map->key, "there is") == 0) {
		return is_record_word(d, key);
	}
	return strcmp(map->key, "this") != 0 && is_example_word(key);
}

void little_facts(struct little *l, struct draft *d, const struct example_item *map)
{
	for (size_t i = 0; i < map->item_count; i++) {
		const struct example_item *item = &map->items[i];
		if (strcmp(item->key, "this") == 0 && item->text == NULL && !item->is_list) {
			little_facts(l, d, item);
		} else if (is_no_fact(d, map, item->key)) {
			continue;
		} else if (text_starts(item->key, "step ")) {
			step_fact(l, d, item);
		} else if (derived_fact(l, d, item) || subject_fact(l, d, item)) {
			continue;
		} else if (strpbrk(item->key, " .") != NULL) {
			path_fact(l, d, item);
		} else {
			plain_fact(l, d, item);
		}
	}
}

/* ---- when each was written ---- */

static const struct step *step_asking(const struct record_type *type, symbol field)
{
	for (size_t i = 0; i < type->step_count; i++) {
		for (size_t k = 0; k < type->steps[i].asked_count; k++) {
			if (type->steps[i].asked[k].field->name == field) {
				return &type->steps[i];
			}
		}
	}
	return NULL;
}

/* The first moment at which a step that asks the field was done, as the example says. */
static struct instant with_step(const struct draft *d, symbol field)
{
	struct instant at = INSTANT_NONE;
	for (size_t i = 0; i < d->fact_count; i++) {
		const struct step *step = d->facts[i].step == 0 ? NULL : type_step(d->type, d->facts[i].step);
		for (size_t k = 0; step != NULL && k < step->asked_count; k++) {
			bool asks = step->asked[k].field->name == field;
			if (asks && (instant_is_none(at) || d->facts[i].written.s < at.s)) {
				at = d->facts[i].written;
			}
		}
	}
	return at;
}

static struct instant earliest(const struct draft *d)
{
	struct instant first = INSTANT_NEVER;
	for (size_t i = 0; i < d->fact_count; i++) {
		struct instant at = d->facts[i].field != 0 ? when_start(value_when(&d->facts[i].value)) : d->facts[i].written;
		first = instant_is_none(at) ? first : instant_earlier(first, at);
	}
	return first.s == INSTANT_NEVER.s ? INSTANT_NONE : first;
}

static struct instant opening_of(const struct draft *d)
{
	struct instant first = INSTANT_NONE, happened = INSTANT_NONE, of_step = INSTANT_NONE;
	if (!instant_is_none(d->opened)) {
		return d->opened;
	}
	for (size_t i = 0; i < d->fact_count; i++) {
		const struct draft_fact *f = &d->facts[i];
		struct instant at = when_start(value_when(&f->value));
		if (f->step == d->type->steps[0].name && (instant_is_none(of_step) || f->written.s < of_step.s)) {
			of_step = f->written;
		} else if (f->field == d->type->happened && f->field != 0) {
			happened = at;
		} else if (f->field != 0 && step_asking(d->type, f->field) == &d->type->steps[0] && !instant_is_none(at) &&
		           (instant_is_none(first) || at.s < first.s)) {
			first = at;
		}
	}
	if (!instant_is_none(of_step)) {
		return of_step;
	}
	if (d->long_ago) {
		return LONG_AGO;
	}
	if (instant_is_none(happened) || (!instant_is_none(first) && first.s < happened.s)) {
		happened = first;
	}
	return instant_is_none(happened) ? earliest(d) : happened;
}

/* A step that asks for no time is taken to come after those that do. */
static bool is_last_word(const struct step *step)
{
	for (size_t i = 0; i < step->asked_count; i++) {
		enum field_type type = step->asked[i].field->type;
		if (type == FIELD_DATE || type == FIELD_INSTANT) {
			return false;
		}
	}
	return true;
}

/* The last time of the record's later steps that lies behind the opening. */
static struct instant last_act(const struct draft *d, struct instant opening)
{
	struct instant last = opening;
	for (size_t i = 0; i < d->fact_count; i++) {
		const struct step *asking = d->facts[i].field == 0 ? NULL : step_asking(d->type, d->facts[i].field);
		struct instant at = when_start(value_when(&d->facts[i].value));
		if (asking != NULL && asking != &d->type->steps[0] && !instant_is_none(at)) {
			last = instant_later(last, at);
		}
	}
	return last;
}

static struct instant written_of(const struct draft *d, const struct draft_fact *f, struct instant opening)
{
	struct instant at = f->step != 0 || !instant_is_none(f->written) ? f->written : with_step(d, f->field);
	struct when own = value_when(&f->value);
	const struct step *asking = f->field == 0 ? NULL : step_asking(d->type, f->field);
	bool later = asking != NULL && asking != &d->type->steps[0];
	bool destroyed = asking == NULL && strcmp(symbol_word(f->field), "destroyed_at") == 0;
	if (instant_is_none(at) && (later || destroyed) && own.kind != WHEN_NONE) {
		at = when_start(own);
	} else if (instant_is_none(at) && later && is_last_word(asking)) {
		at = last_act(d, opening);
	}
	return instant_is_none(at) || at.s < opening.s ? opening : at;
}

/* ---- entries ---- */

struct written {
	struct draft *d;
	struct draft_fact *f; /* NULL: the opening */
	struct instant at;
	size_t order;
};

static int compare_written(const void *a, const void *b)
{
	const struct written *x = a, *y = b;
	if (x->at.s != y->at.s) {
		return x->at.s < y->at.s ? -1 : 1;
	}
	return (x->order > y->order) - (x->order < y->order);
}

static struct entry entry_of(const struct little *l, const struct draft *d, struct instant at, enum entry_kind kind)
{
	return (struct entry){
		.kind = kind,
		.record = d->no,
		.ref = d->ref,
		.type = d->type->name,
		.home = d->home,
		.subject = d->subject,
		.by = l->staff->no,
		.happened = INSTANT_NONE,
		.known = INSTANT_NONE,
		.written = at,
		.received = at,
		.definitions = l->d,
		.withdraws = -1,
		.links = d->links,
		.link_count = kind == ENTRY_OPEN ? d->link_count : 0,
	};
}

static struct value made_up(struct little *l, const struct asked *a)
{
	struct example_item item = {.key = "", .text = "1"};
	if (a->or_reason || a->field->or_reason) {
		return (struct value){VALUE_BECAUSE, 0, {.text = "left out"}};
	}
	switch (a->field->type) {
	case FIELD_CHOICE:
	case FIELD_PARTY:
		item.text = a->field->of_count > 0 ? symbol_word(a->field->of[a->field->of_count - 1]) : "word";
		break;
	case FIELD_DATE:
	case FIELD_INSTANT:
		item.text = "1970-01-01";
		break;
	case FIELD_YES_NO:
		item.text = "no";
		break;
	case FIELD_DURATION:
		item.text = "1 hour";
		break;
	case FIELD_LINK:
		item.text = "made-up";
		break;
	case FIELD_TEXT:
	case FIELD_NUMBER:
	case FIELD_PROVISION:
	case FIELD_FILE:
	case FIELD_TABLE:
	case FIELD__COUNT:
		break;
	}
	if (a->field->type == FIELD_LINK) {
		return (struct value){VALUE_LINK, 0, {.link = l->staff->no}};
	}
	if (a->field->type == FIELD_TABLE) {
		return (struct value){VALUE_TABLE, 1, {.text = NULL}};
	}
	return little_value(l, a->field, &item);
}

static const struct asked *asked_of(const struct step *step, symbol field)
{
	for (size_t i = 0; i < step->asked_count; i++) {
		if (step->asked[i].field->name == field) {
			return &step->asked[i];
		}
	}
	return NULL;
}

static bool reads(const struct node *n, symbol field)
{
	if (n == NULL) {
		return false;
	}
	bool found = n->path.count == 1 && n->path.root != ROOT_EACH && n->path.names[0] == field;
	for (size_t i = 0; i < n->child_count; i++) {
		found = found || reads(n->children[i], field);
	}
	return found || (n->rows != NULL && reads(n->rows->where, field));
}

static bool asks_step(const struct node *n, symbol step)
{
	if (n == NULL) {
		return false;
	}
	bool found = n->kind == NODE_STEP && n->name == step;
	for (size_t i = 0; i < n->child_count; i++) {
		found = found || asks_step(n->children[i], step);
	}
	return found || (n->rows != NULL && asks_step(n->rows->where, step));
}

/* What the duty asks about is left as the example has it, unless it asks for the step itself, or climbs by steps. */
static bool little_reads(const struct little *l, symbol field, symbol step)
{
	const struct duty *d = l->duty;
	if (d->shape == SHAPE_LADDER || asks_step(d->condition, step) || asks_step(d->done, step)) {
		return false;
	}
	return reads(d->condition, field) || reads(d->done, field);
}

/* A step that the example says was done was done: required fields that do not matter get a value. */
static void fill_required(struct little *l, struct entry *e, const struct record *record, const struct step *step)
{
	for (int pass = 0; step != NULL && pass < 3; pass++) {
		struct record copy = *record;
		const symbol *missing = NULL;
		copy.fact_room = copy.fact_count; /* whatever is added goes elsewhere */
		copy.step_room = copy.step_count;
		copy.link_room = copy.link_count;
		copy.id_room = copy.entries;
		record_fold(l->c->arena, &copy, e, true);
		size_t count = record_step_missing(l->c->arena, &copy, step, INSTANT_NEVER, &missing);
		struct entry_field *fields =
			arena_grow(l->c->arena, e->fields, e->field_count, e->field_count + count + 1, sizeof *fields);
		for (size_t i = 0; i < count; i++) {
			const struct asked *asked = asked_of(step, missing[i]);
			if (asked != NULL && !little_reads(l, missing[i], step->name)) {
				fields[e->field_count++] = (struct entry_field){missing[i], made_up(l, asked)};
			}
		}
		e->fields = fields;
	}
}

static bool put(struct little *l, const struct written *list, size_t from, size_t to)
{
	const struct written *first = &list[from];
	const struct record *record = world_record(l->c, l->w, first->d->no);
	struct entry e = entry_of(l, first->d, first->at, record == NULL ? ENTRY_OPEN : ENTRY_STEP);
	struct entry_field *fields = ARENA_ARRAY(l->c->arena, to - from + 1, struct entry_field);
	for (size_t i = from; i < to; i++) {
		if (list[i].f != NULL && list[i].f->step == 0) {
			fields[e.field_count++] = (struct entry_field){list[i].f->field, list[i].f->value};
		} else if (list[i].f != NULL) {
			e.step = list[i].f->step;
		}
	}
	e.fields = fields;
	if (record == NULL && e.step != 0 && e.step != first->d->type->steps[0].name) {
		struct entry opening = entry_of(l, first->d, first->at, ENTRY_OPEN);
		if (!world_put_entry(l->c, l->w, &opening, NULL)) {
			return false;
		}
		record = world_record(l->c, l->w, first->d->no);
		e.kind = ENTRY_STEP;
		e.link_count = 0;
	}
	if (e.step != 0) {
		struct record before = {.no = first->d->no};
		if (record != NULL) {
			before = *record;
		}
		fill_required(l, &e, &before, type_step(first->d->type, e.step));
	}
	return world_put_entry(l->c, l->w, &e, NULL);
}

static size_t gather(struct little *l, struct written **ret)
{
	struct written *list = NULL;
	size_t count = 0, room = 0, turn = 0;
	for (struct draft *d = l->drafts; d != NULL; d = d->next) {
		if (d->type == NULL) {
			continue;
		}
		struct instant opening = opening_of(d);
		opening = instant_is_none(opening) ? LONG_AGO : opening;
		size_t order = d == l->carrier ? SIZE_MAX : turn++; /* what it names is there before it */
		*(struct written *)PUSH(l->c->arena, list, count, room) = (struct written){d, NULL, opening, order};
		for (size_t i = 0; i < d->fact_count; i++) {
			/* Steps of one record at one moment are entries of their own. */
			struct draft_fact *f = &d->facts[i];
			*(struct written *)PUSH(l->c->arena, list, count, room) =
				(struct written){d, f, written_of(d, f, opening), order};
		}
	}
	qsort(list, count, sizeof *list, compare_written);
	*ret = list;
	return count;
}

/* Entries name what is there already: the carrier names evidence that is older than itself. */
static void turn_links(struct little *l)
{
	struct instant carrier = opening_of(l->carrier);
	record_no *named = NULL;
	size_t count = 0, room = 0;
	for (struct draft *d = l->drafts; d != NULL; d = d->next) {
		if (d != l->carrier && d->type != NULL && d->link_count > 0 && opening_of(d).s <= carrier.s) {
			*(record_no *)PUSH(l->c->arena, named, count, room) = d->no;
			d->link_count = 0;
		}
	}
	l->carrier->links = named;
	l->carrier->link_count = count;
}

bool little_fill(struct little *l)
{
	struct written *list = NULL;
	turn_links(l);
	size_t count = gather(l, &list);
	l->generations = (struct generations){&l->d, &l->published, 1};
	l->w = world_new(&l->generations, NULL);
	world_defer(l->w);
	for (size_t i = 0; i < count;) {
		size_t k = i + 1;
		bool step = list[i].f != NULL && list[i].f->step != 0;
		while (k < count && list[k].d == list[i].d && list[k].at.s == list[i].at.s &&
		       !(step && list[k].f != NULL && list[k].f->step != 0)) {
			step = step || (list[k].f != NULL && list[k].f->step != 0);
			k++;
		}
		if (!put(l, list, i, k)) {
			return false;
		}
		i = k;
	}
	return true;
}
