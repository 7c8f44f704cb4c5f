/*
 * Which records a duty reads. A read is found back from the record by its relation to the carrier: the same subject, the
 * same home, a link, or a link's link. Where the words leave open which, all that is possible is noted: a case that is
 * asked in vain costs a little, one that is not asked would be wrong.
 */
#include "duties/interests.h"

#include "definitions/form.h"
#include "duties/inside.h"

struct reader {
	struct plan *p;
	const struct definitions *d;
	symbol base;                  /* whose cases are touched */
	unsigned subjects;            /* kinds of subject its instances may have */
	const struct duty *duty;
	const struct record_type *row; /* inside where: the type looked up */
	unsigned row_relations;
	unsigned wider;               /* relations that a lookup within another has besides: in forms */
	unsigned reads;               /* what is known of the reads at hand */
};

static void read_node(struct reader *r, const struct node *n);
static void read_rows(struct reader *r, const struct rows *rows);

/* ---- notes ---- */

static void note(struct reader *r, symbol type, unsigned relations)
{
	struct type_plan *t = plan_make_type(r->p, type);
	for (size_t i = 0; i < t->interest_count; i++) {
		if (t->interests[i].duty == r->base) {
			t->interests[i].relations |= relations;
			t->interests[i].reads &= r->reads;
			return;
		}
	}
	*(struct interest *)PUSH(r->p->arena, t->interests, t->interest_count, t->interest_room) =
		(struct interest){r->base, relations, r->reads};
}

static void note_types(struct reader *r, const symbol *types, size_t count, unsigned relations)
{
	for (size_t i = 0; i < count; i++) {
		note(r, types[i], relations);
	}
	for (size_t i = 0; count == 0 && i < r->d->type_count; i++) { /* a link to anything */
		note(r, r->d->types[i].name, relations);
	}
}

static bool recurs(const struct record_type *type, const struct node *n)
{
	bool found = false;
	for (size_t i = 0; i < n->child_count; i++) {
		found = found || recurs(type, n->children[i]);
	}
	for (size_t i = 0; !found && i < type->step_count; i++) {
		const struct step *step = &type->steps[i];
		for (size_t k = 0; step->repeats && n->kind == NODE_FILLED && k < step->asked_count; k++) {
			found = found || step->asked[k].field->name == n->path.names[0];
		}
		found = found || (step->repeats && n->kind == NODE_STEP && step->name == n->name);
	}
	return found;
}

static uint32_t keep_watch(struct plan *p, const struct kept_watch *watch)
{
	for (uint32_t i = 0; i < p->watch_count; i++) {
		if (p->watches[i].key == watch->key) {
			return i;
		}
	}
	struct type_plan *t = plan_make_type(p, watch->type);
	uint32_t index = (uint32_t)p->watch_count;
	*(struct kept_watch *)PUSH(p->arena, p->watches, p->watch_count, p->watch_room) = *watch;
	*(uint32_t *)PUSH(p->arena, t->watches, t->watch_count, t->watch_room) = index;
	return index;
}

static void keep_force(struct plan *p, const struct definitions *d, symbol type)
{
	const struct record_type *kind = definitions_type(d, type);
	if (kind != NULL && kind->in_force && map_get(&p->forces, type) == NULL) {
		const char *key = arena_printf(p->arena, "%s in force", symbol_word(type));
		uint32_t index = keep_watch(p, &(struct kept_watch){.key = symbol_of(key), .type = type, .force = true});
		map_put(&p->forces, type, (void *)(uintptr_t)(index + 1));
	}
}

/* "staff is each" in the rest of a lookup: rows are kept by that link, so that only those of one person are looked at. */
static const struct node *key_of(const struct record_type *type, const struct node *rest)
{
	if (rest == NULL) {
		return NULL;
	}
	if (rest->kind == NODE_ALL) {
		for (size_t i = 0; i < rest->child_count; i++) {
			const struct node *key = key_of(type, rest->children[i]);
			if (key != NULL) {
				return key;
			}
		}
		return NULL;
	}
	bool one = rest->kind == NODE_IS && rest->operand_count == 1 && rest->operands[0].is_path && rest->path.count == 1 &&
	           rest->path.root == ROOT_RECORD && rest->operands[0].path.root != ROOT_RECORD;
	const struct field *f = one ? type_field(type, rest->path.names[0]) : NULL;
	return f != NULL && f->type == FIELD_LINK ? rest : NULL;
}

static void keep_keyed(struct reader *r, const struct rows *rows, const struct record_type *type, const struct watch *watch)
{
	const struct node *key = key_of(type, rows->rest);
	if (key == NULL) {
		return;
	}
	const char *words = arena_printf(r->p->arena, "%s by %s", symbol_word(watch->key), symbol_word(key->path.names[0]));
	struct keyed_rows *k = ARENA_NEW(r->p->arena, struct keyed_rows);
	k->operand = &key->operands[0];
	k->watch = keep_watch(r->p, &(struct kept_watch){
		.key = symbol_of(words), .type = watch->type, .own = watch->own, .by = key->path.names[0],
		.recurring = watch->own != NULL && recurs(type, watch->own)});
	map_put(r->p->keyed, (uint64_t)(uintptr_t)rows, k);
}

/* ---- paths ---- */

static const struct field *field_of(const struct record_type *type, symbol name)
{
	return type == NULL ? NULL : type_field(type, name);
}

/* A derived name reads other records than the one it belongs to. */
static void read_derived(struct reader *r, symbol last)
{
	const struct words *w = &r->p->words;
	if (last == w->resident || last == w->children || last == w->placement) {
		keep_force(r->p, r->d, w->placement);
		note(r, w->placement, last == w->children ? RELATION_HOME : RELATION_SUBJECT);
	}
}

/* One hop from a record of `type`: notes the records it leads to. Returns their type where there is just one. */
static const struct record_type *read_hop(struct reader *r, const struct record_type *type, symbol name, unsigned relations)
{
	const struct words *w = &r->p->words;
	const struct field *f = field_of(type, name);
	symbol to = 0;
	if (f != NULL) {
		note_types(r, f->to, f->to_count, relations);
		to = f->to_count == 1 ? f->to[0] : 0;
	} else if (name == w->child || name == w->staff || name == w->home || name == w->placement) {
		bool near = (relations & RELATION_LINKED) != 0;
		note(r, name, !near ? relations : name == w->home ? RELATION_HOME : RELATION_SUBJECT);
		to = name;
	} else {
		note_types(r, NULL, 0, relations == RELATION_LINKED ? RELATION_SUBJECT | RELATION_HOME : relations);
	}
	read_derived(r, name);
	return to == 0 ? NULL : definitions_type(r->d, to);
}

static void read_hops(struct reader *r, const struct path *p, const struct record_type *type, unsigned relations)
{
	for (size_t i = 0; i + 1 < p->count; i++) {
		type = read_hop(r, type, p->names[i], relations);
		relations = RELATION_BEYOND | RELATION_SUBJECT | RELATION_HOME;
	}
	if (p->count > 0) {
		read_derived(r, p->names[p->count - 1]);
	}
}

static void read_each_path(struct reader *r, const struct path *p)
{
	const struct each *each = r->duty->each;
	for (size_t i = 0; each != NULL && p->count > 0 && i < each->count; i++) {
		if (each->items[i].kind == EACH_ROWS) {
			note(r, each->items[i].rows->type, RELATION_HOME | RELATION_SUBJECT | RELATION_LINKED);
		} else if (each->items[i].kind == EACH_PATH) {
			note_types(r, NULL, 0, RELATION_LINKED | RELATION_BEYOND);
		}
	}
}

static void read_path(struct reader *r, const struct path *p)
{
	if (p->root == ROOT_EACH) {
		read_each_path(r, p);
		return;
	}
	if (p->root == ROOT_RECORD && r->row != NULL) {
		read_hops(r, p, r->row, r->row_relations | RELATION_BEYOND | RELATION_SUBJECT | RELATION_HOME);
		return;
	}
	const struct duty *d = r->duty;
	const struct record_type *type = d->starts_count == 1 ? definitions_type(r->d, d->starts[0]) : NULL;
	for (size_t i = 0; d->starts_count > 1 && i < d->starts_count; i++) {
		read_hops(r, p, definitions_type(r->d, d->starts[i]), RELATION_LINKED);
	}
	if (d->starts_count < 2) {
		read_hops(r, p, type, RELATION_LINKED);
	}
}

/* ---- times and lookups ---- */

static void read_time(struct reader *r, const struct time *t)
{
	if (t == NULL) {
		return;
	}
	if (t->kind == TIME_PATH) {
		read_path(r, &t->path);
	}
	if (t->kind == TIME_LATEST) {
		read_rows(r, t->rows);
	}
	read_time(r, t->a);
	read_time(r, t->b);
}

static unsigned rows_relations(const struct reader *r, const struct rows *rows, const struct record_type *type)
{
	if (rows->about_this) {
		return RELATION_LINKED;
	}
	unsigned persons = SUBJECT_CHILD | SUBJECT_STAFF;
	unsigned shared = type == NULL ? 0 : r->subjects & type->subjects & persons;
	bool home = rows->in_home || r->subjects == 0 || (r->subjects & SUBJECT_HOME) != 0 || (r->subjects & persons & ~shared) != 0;
	return (rows->in_home || shared == 0 ? 0u : RELATION_SUBJECT) | (home ? RELATION_HOME : 0u) |
	       (r->duty->each != NULL ? RELATION_HOME : 0u);
}

/* "start" in "in force on start": a field of every record that carries the duty. */
static bool is_own_time(const struct reader *r, const struct time *on)
{
	const struct duty *d = r->duty;
	bool own = on != NULL && on->kind == TIME_PATH && on->path.count == 1 && on->path.root != ROOT_EACH && d->starts_count > 0;
	for (size_t i = 0; own && i < d->starts_count; i++) {
		own = field_of(definitions_type(r->d, d->starts[i]), on->path.names[0]) != NULL;
	}
	return own;
}

/* Times stand only in what a lookup asks of its own carrier: not in forms, not in what stands on another duty. */
static bool reads_own_time(const struct reader *r, const struct rows *rows)
{
	const struct duty *d = r->duty;
	bool plain = r->wider == 0 && r->row == NULL && d->name == r->base && d->each == NULL && !d->starts_every;
	return plain && rows->in_force && !rows->about_this && is_own_time(r, rows->on);
}

static void keep_times(struct reader *r, const struct rows *rows)
{
	struct plan *p = r->p;
	struct own_time *own = ARENA_NEW(p->arena, struct own_time);
	*own = (struct own_time){rows->type, r->base};
	map_put(p->at_own_time, (uint64_t)(uintptr_t)rows, own);
	for (size_t i = 0; i < r->duty->starts_count; i++) {
		symbol type = r->duty->starts[i];
		if (map_get(&p->times, type) == NULL) {
			const char *key = arena_printf(p->arena, "times of %s", symbol_word(type));
			uint32_t index = keep_watch(p, &(struct kept_watch){.key = symbol_of(key), .type = type, .times = true});
			map_put(&p->times, type, (void *)(uintptr_t)(index + 1));
		}
	}
}

/* Whoever is looked up is the one that the instance is for. */
static bool reads_of_each(const struct reader *r, const struct rows *rows)
{
	const struct node *key = key_of(definitions_type(r->d, rows->type), rows->rest);
	return r->row == NULL && !rows->about_this && !rows->in_force && key != NULL && key->operands[0].path.root == ROOT_EACH &&
	       key->operands[0].path.count == 0;
}

static void note_rows(const struct reader *outer, const struct rows *rows, unsigned relations)
{
	struct reader r = *outer;
	r.reads |= reads_of_each(&r, rows) ? READ_OF_EACH : 0;
	if (reads_own_time(&r, rows)) {
		r.reads |= READ_AT_OWN_TIME;
		keep_times(&r, rows);
	}
	note(&r, rows->type, relations);
}

static void read_rows(struct reader *r, const struct rows *rows)
{
	const struct record_type *type = definitions_type(r->d, rows->type);
	if (type == NULL) {
		return; /* instances of duties, which forms count */
	}
	unsigned relations = rows_relations(r, rows, type) | (r->row == NULL ? 0 : r->wider);
	note_rows(r, rows, relations);
	if (rows->in_force) {
		keep_force(r->p, r->d, rows->type);
	} else if (!rows->about_this && key_of(type, rows->rest) != NULL) {
		keep_keyed(r, rows, type, &r->d->watches[rows->watch]);
	} else if (!rows->about_this) {
		const struct watch *watch = &r->d->watches[rows->watch];
		r->p->current[rows->watch] = keep_watch(r->p, &(struct kept_watch){
			.key = watch->key, .type = watch->type, .own = watch->own,
			.recurring = watch->own != NULL && recurs(type, watch->own)});
	}
	read_time(r, rows->on);
	read_time(r, rows->bound_time);
	struct reader inner = *r;
	inner.row = type;
	inner.row_relations = relations;
	read_node(&inner, rows->where);
}

/*
 * A checklist reads what its questions need to have an answer, and what blocks them; a count is always an answer. Its
 * lookups may stand in one another, so the record found is taken to be anywhere in the home or about the subject.
 */
static void read_form(struct reader *outer, symbol name)
{
	const struct form *form = definitions_form(outer->d, name);
	struct reader r = *outer;
	r.wider = RELATION_HOME | RELATION_SUBJECT;
	for (size_t i = 0; form != NULL && i < form->section_count; i++) {
		const struct section *section = &form->sections[i];
		read_node(&r, section->shown_if);
		for (size_t k = 0; k < section->question_count; k++) {
			const struct answer *a = section->questions[k].answer;
			read_node(&r, section->questions[k].applies_if);
			read_node(&r, section->questions[k].blocked_if);
			if (a != NULL && (a->kind == ANSWER_PATH || a->kind == ANSWER_INITIALS)) {
				read_path(&r, &a->path);
			} else if (a != NULL && a->kind == ANSWER_LATEST) {
				read_rows(&r, a->rows);
			}
		}
	}
	for (size_t i = 0; form != NULL && i < form->period_count; i++) {
		read_time(&r, form->periods[i].from);
		read_time(&r, form->periods[i].to);
	}
}

static void read_node(struct reader *r, const struct node *n)
{
	if (n == NULL) {
		return;
	}
	if (n->path.count > 0 || n->path.root != ROOT_RECORD) {
		read_path(r, &n->path);
	}
	for (size_t i = 0; i < n->operand_count; i++) {
		if (n->operands[i].is_path) {
			read_path(r, &n->operands[i].path);
		}
	}
	read_time(r, n->time);
	read_time(r, n->other);
	if (n->kind == NODE_FORM) {
		read_form(r, n->name);
	}
	struct reader inner = *r;
	if (n->rows != NULL) {
		read_rows(r, n->rows);
		inner.row = definitions_type(r->d, n->rows->type);
		inner.row_relations = RELATION_SUBJECT | RELATION_HOME;
	}
	for (size_t i = 0; i < n->child_count; i++) {
		read_node(&inner, n->children[i]);
	}
}

/* ---- a duty ---- */

static unsigned subjects_of(const struct reader *r, const struct duty *base)
{
	unsigned subjects = base->starts_every ? SUBJECT_CHILD | SUBJECT_STAFF | SUBJECT_HOME : 0;
	for (size_t i = 0; i < base->starts_count; i++) {
		const struct record_type *type = definitions_type(r->d, base->starts[i]);
		subjects |= type == NULL ? 0 : type->subjects;
	}
	if (base->each != NULL) { /* an item may be a person */
		subjects |= SUBJECT_CHILD | SUBJECT_STAFF;
	}
	return subjects;
}

static void read_clock(struct reader *r, const struct clock *clock)
{
	for (; clock != NULL; clock = clock->otherwise) {
		read_time(r, clock->time);
		read_node(r, clock->condition);
		const struct ladder *ladder = clock->kind == CLOCK_LADDER ? definitions_ladder(r->d, clock->ladder) : NULL;
		for (size_t i = 0; ladder != NULL && i < ladder->rung_count; i++) {
			read_node(r, ladder->rungs[i].done);
			read_node(r, ladder->rungs[i].condition);
		}
	}
}

static void read_each(struct reader *r, const struct each *each)
{
	for (size_t i = 0; each != NULL && i < each->count; i++) {
		const struct each_item *item = &each->items[i];
		if (item->kind == EACH_PATH) {
			read_path(r, &item->path);
		} else if (item->kind == EACH_ROWS) {
			read_rows(r, item->rows);
		}
		read_node(r, item->condition);
	}
}

/* What ends the force of its carriers: another record of their type. What happens once does not ask how long it lasts. */
static void read_carriers(struct reader *r, const struct duty *d)
{
	bool lasts = d->shape == SHAPE_PERIOD || d->shape == SHAPE_ON_FILE;
	for (size_t i = 0; lasts && i < d->starts_count; i++) {
		const struct record_type *type = definitions_type(r->d, d->starts[i]);
		if (type != NULL && type->in_force && type->replaced) {
			keep_force(r->p, r->d, type->name);
			note(r, type->name, RELATION_SUBJECT | RELATION_HOME);
		}
	}
}

void interests_of_duty(struct plan *p, const struct definitions *definitions, const struct duty *d, const struct duty *base)
{
	struct reader r = {.p = p, .d = definitions, .base = base->name, .duty = d};
	r.subjects = subjects_of(&r, base);
	read_node(&r, d->condition);
	read_each(&r, d->each);
	bool event = d->shape == SHAPE_EVENT && d->name == base->name;
	r.reads = event ? READ_WHILE_OPEN : 0;
	read_node(&r, d->done);
	read_clock(&r, d->due);
	r.reads = 0;
	read_carriers(&r, d);
}

static void keep_forces_of(struct plan *p, const struct definitions *d, const struct node *n)
{
	if (n == NULL) {
		return;
	}
	if (n->rows != NULL && n->rows->in_force) {
		keep_force(p, d, n->rows->type);
	}
	if (n->rows != NULL) {
		keep_forces_of(p, d, n->rows->where);
	}
	for (size_t i = 0; i < n->child_count; i++) {
		keep_forces_of(p, d, n->children[i]);
	}
}

void interests_of_checklists(struct plan *p, const struct definitions *d)
{
	for (size_t i = 0; i < d->form_count; i++) {
		const struct form *form = d->forms[i];
		for (size_t k = 0; form->checklist && k < form->section_count; k++) {
			const struct section *section = &form->sections[k];
			for (size_t n = 0; n < section->question_count; n++) {
				const struct question *q = &section->questions[n];
				keep_forces_of(p, d, q->applies_if);
				keep_forces_of(p, d, q->blocked_if);
				if (q->answer != NULL && q->answer->rows != NULL && q->answer->rows->in_force) {
					keep_force(p, d, q->answer->rows->type);
				}
			}
		}
	}
}

void interests_of_posts(struct plan *p, const struct definitions *definitions)
{
	keep_force(p, definitions, p->words.placement);
	keep_force(p, definitions, p->words.registered_person);
	keep_force(p, definitions, p->words.manager_absence);
	keep_force(p, definitions, p->words.staff);
	keep_force(p, definitions, symbol_of("independent-person"));
	keep_force(p, definitions, symbol_of("shift"));
}

/* ---- duties on duties ---- */

enum maybe { NO, YES, MAYBE };


static enum maybe holds_of(const struct node *n, const struct duty *first)
{
	symbol duty = symbol_of("duty"), force = symbol_of("force"), name = n->path.count == 1 ? n->path.names[0] : 0;
	symbol have = name == duty ? first->name : name == force ? symbol_of(force_word(first->force)) : 0;
	enum maybe all;
	switch ((int)n->kind) {
	case NODE_IS:
		if (have == 0) {
			return MAYBE;
		}
		for (size_t i = 0; i < n->operand_count; i++) {
			if (n->operands[i].is_path || n->operands[i].value.kind != VALUE_WORD) {
				return MAYBE;
			}
			if (n->operands[i].value.word == have) {
				return YES;
			}
		}
		return NO;
	case NODE_NOT:
		all = holds_of(n->children[0], first);
		return all == MAYBE ? MAYBE : all == YES ? NO : YES;
	case NODE_ALL:
	case NODE_ANY:
		all = n->kind == NODE_ALL ? YES : NO;
		for (size_t i = 0; i < n->child_count; i++) {
			enum maybe one = holds_of(n->children[i], first);
			if (one == (n->kind == NODE_ALL ? NO : YES)) {
				return one;
			}
			all = one == MAYBE ? MAYBE : all;
		}
		return all;
	default:
		return MAYBE;
	}
}

bool interests_may_stand(const struct duty *second, const struct duty *first)
{
	return second->condition == NULL || holds_of(second->condition, first) != NO;
}
