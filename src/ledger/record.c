/* The fold: what the entries of a record add up to. */
#include "ledger/record.h"

#include <string.h>

#include "ledger/entry.h"

#define PUSH(arena, list, count, room) push((arena), (void **)&(list), &(count), &(room), sizeof *(list))

/* Room for one more item; returns its place, zeroed. */
static void *push(struct arena *arena, void **list, size_t *count, size_t *room, size_t size)
{
	if (*count == *room) {
		size_t more = *room == 0 ? 4 : *room * 2;
		*list = arena_grow(arena, *list, *count, more, size);
		*room = more;
	}
	*count += 1;
	return (char *)*list + (*count - 1) * size;
}

static struct fact *last_fact(const struct record *r, symbol field, struct instant known)
{
	for (size_t i = r->fact_count; i > 0; i--) {
		struct fact *f = &r->facts[i - 1];
		if (f->field == field && f->written.s <= known.s) {
			return f;
		}
	}
	return NULL;
}

const struct fact *record_fact(const struct record *r, symbol field, struct instant known)
{
	return last_fact(r, field, known);
}

const struct done *record_step(const struct record *r, symbol step, struct instant known)
{
	const struct done *first = NULL;
	for (size_t i = 0; i < r->step_count; i++) {
		const struct done *d = &r->steps[i];
		if (d->step == step && !d->broken && d->written.s <= known.s &&
		    (first == NULL || d->written.s < first->written.s)) {
			first = d;
		}
	}
	return first;
}

struct when record_happened(const struct record *r, struct instant known)
{
	const struct fact *f = record_fact(r, r->kind->happened, known);
	if (f != NULL && f->value.kind == VALUE_DATE) {
		return when_on(f->value.date);
	}
	if (f != NULL && f->value.kind == VALUE_INSTANT) {
		return when_at(f->value.instant);
	}
	return when_at(r->written);
}

static bool is_required(const struct record *r, const struct asked *a, struct instant known)
{
	return a->required_if != NULL ? record_holds(r, a->required_if, known) : a->required;
}

static bool is_missing(const struct record *r, const struct asked *a, struct instant known)
{
	if (!is_required(r, a, known)) {
		return false;
	}
	const struct fact *f = record_fact(r, a->field->name, known);
	return f == NULL || (a->or_reason ? !value_is_answered(&f->value) : !value_is_filled(&f->value));
}

bool record_step_complete(const struct record *r, const struct step *step, struct instant known)
{
	for (size_t i = 0; i < step->asked_count; i++) {
		if (is_missing(r, &step->asked[i], known)) {
			return false;
		}
	}
	return true;
}

size_t record_step_missing(struct arena *a, const struct record *r, const struct step *step, struct instant known,
                           const symbol **ret)
{
	symbol *names = ARENA_ARRAY(a, step->asked_count + 1, symbol);
	size_t count = 0;
	for (size_t i = 0; i < step->asked_count; i++) {
		if (is_missing(r, &step->asked[i], known)) {
			names[count++] = step->asked[i].field->name;
		}
	}
	*ret = names;
	return count;
}

/* ---- folding ---- */

static struct value keep_value(struct arena *arena, const struct value *v, bool keep_text)
{
	struct value kept = *v;
	switch (v->kind) {
	case VALUE_TEXT:
	case VALUE_BECAUSE:
		kept.text = keep_text && v->text != NULL ? arena_copy(arena, v->text) : NULL;
		break;
	case VALUE_PROVISION:
	case VALUE_FILE:
		kept.text = arena_copy(arena, v->text);
		break;
	case VALUE_LIST: {
		struct value *items = ARENA_ARRAY(arena, v->count, struct value);
		for (uint32_t i = 0; i < v->count; i++) {
			items[i] = keep_value(arena, &v->items[i], keep_text);
		}
		kept.items = items;
		break;
	}
	case VALUE_NONE:
	case VALUE_YES_NO:
	case VALUE_WORD:
	case VALUE_NUMBER:
	case VALUE_DATE:
	case VALUE_INSTANT:
	case VALUE_AMOUNT:
	case VALUE_LINK:
	case VALUE_TABLE:
	case VALUE__COUNT:
		break;
	}
	return kept;
}

static void add_link(struct arena *arena, struct record *r, record_no to)
{
	for (size_t i = 0; i < r->link_count; i++) {
		if (r->links[i] == to) {
			return;
		}
	}
	if (to != 0 && to != r->no) {
		*(record_no *)PUSH(arena, r->links, r->link_count, r->link_room) = to;
	}
}

static void add_value_links(struct arena *arena, struct record *r, const struct value *v)
{
	if (v->kind == VALUE_LINK) {
		add_link(arena, r, v->link);
	}
	for (uint32_t i = 0; v->kind == VALUE_LIST && i < v->count; i++) {
		add_value_links(arena, r, &v->items[i]);
	}
}

/* Short texts that conditions compare, or that `each` goes through, are kept whole (definitions.h: read). */
static bool is_compared(const struct record *r, symbol name)
{
	const struct field *field = type_field(r->kind, name);
	return field != NULL && field->type == FIELD_TEXT && field->read && field->longest <= 300;
}

static void add_fact(struct arena *arena, struct record *r, const struct entry *e, uint32_t index,
                     const struct entry_field *f, bool keep_text)
{
	struct value value = keep_value(arena, &f->value, keep_text || is_compared(r, f->name));
	const struct fact *before = value.kind == VALUE_TABLE ? last_fact(r, f->name, INSTANT_NEVER) : NULL;
	if (before != NULL && before->value.kind == VALUE_TABLE) {
		value.count += before->value.count; /* an entry adds rows */
	}
	*(struct fact *)PUSH(arena, r->facts, r->fact_count, r->fact_room) = (struct fact){
		.field = f->name,
		.entry = index,
		.value = value,
		.written = e->written,
		.happened = instant_is_none(e->happened) ? e->written : e->happened,
		.known = instant_is_none(e->known) ? e->written : e->known,
		.author = e->by,
	};
}

/* The corrected value stands in the place of the old one and keeps its times. */
static void correct_fact(struct arena *arena, struct record *r, const struct entry *e, uint32_t index,
                         const struct entry_field *f, bool keep_text)
{
	struct fact *old = last_fact(r, f->name, e->written);
	if (old == NULL) {
		old = last_fact(r, f->name, INSTANT_NEVER);
	}
	if (old == NULL) {
		add_fact(arena, r, e, index, f, keep_text);
		return;
	}
	if (old->first == NULL) {
		struct value *first = ARENA_NEW(arena, struct value);
		*first = old->value;
		old->first = first;
	}
	struct former *former = ARENA_NEW(arena, struct former);
	*former = (struct former){old->value, e->written, old->former};
	old->former = former;
	old->value = keep_value(arena, &f->value, keep_text || is_compared(r, f->name));
}

/* A signature covers what stood in the record when it was given. */
static bool signature_covers(const struct record *r, const struct done *d, symbol field)
{
	for (size_t i = 0; i < r->fact_count; i++) {
		if (r->facts[i].field == field && r->facts[i].entry <= d->entry) {
			return true;
		}
	}
	return false;
}

static void break_signatures(struct record *r, const struct entry *e)
{
	for (size_t i = 0; i < r->step_count; i++) {
		struct done *d = &r->steps[i];
		const struct step *step = type_step(r->kind, d->step);
		for (size_t k = 0; step != NULL && step->signs && k < e->field_count; k++) {
			d->broken = d->broken || signature_covers(r, d, e->fields[k].name);
		}
	}
}

/* Steps whose required answers were taken away count as never done. */
static void break_incomplete(struct record *r)
{
	for (size_t i = 0; i < r->step_count; i++) {
		struct done *d = &r->steps[i];
		const struct step *step = type_step(r->kind, d->step);
		d->broken = d->broken || (step != NULL && !record_step_complete(r, step, INSTANT_NEVER));
	}
}

static bool stands_done(const struct record *r, symbol step)
{
	return record_step(r, step, INSTANT_NEVER) != NULL;
}

static bool entry_gives(const struct entry *e, const struct step *step)
{
	for (size_t i = 0; i < step->asked_count; i++) {
		for (size_t k = 0; k < e->field_count; k++) {
			if (e->fields[k].name == step->asked[i].field->name) {
				return true;
			}
		}
	}
	return false;
}

/* Does this entry do the step? A signing step only where the entry names it; others once their answers stand. */
static bool does_step(const struct record *r, const struct entry *e, const struct step *step)
{
	bool named = (e->kind == ENTRY_OPEN || e->kind == ENTRY_STEP) && e->step == step->name;
	if (step->signs ? !named : !named && !entry_gives(e, step)) {
		return false;
	}
	if (stands_done(r, step->name) && !(step->repeats && named)) {
		return false;
	}
	return record_step_complete(r, step, INSTANT_NEVER);
}

static void do_steps(struct arena *arena, struct record *r, const struct entry *e, uint32_t index)
{
	for (size_t i = 0; i < r->kind->step_count; i++) {
		const struct step *step = &r->kind->steps[i];
		if (does_step(r, e, step)) {
			*(struct done *)PUSH(arena, r->steps, r->step_count, r->step_room) = (struct done){
				.step = step->name, .entry = index, .written = e->written, .author = e->by};
		}
	}
}

static void withdraw_entry(struct record *r, uint32_t index)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->fact_count; i++) {
		if (r->facts[i].entry != index) {
			r->facts[kept++] = r->facts[i];
		}
	}
	r->fact_count = kept;
	for (size_t i = 0; i < r->step_count; i++) {
		const struct step *step = type_step(r->kind, r->steps[i].step);
		bool covered = step != NULL && step->signs && r->steps[i].entry > index;
		r->steps[i].broken = r->steps[i].broken || r->steps[i].entry == index || covered;
	}
	break_incomplete(r);
	for (size_t i = 0; i < r->act_count; i++) {
		if (r->acts[i].entry == index) {
			r->acts[i] = r->acts[--r->act_count];
			i--;
		}
	}
}

static void withdraw(struct record *r, const struct entry *e)
{
	if (e->withdraws < 0) {
		r->withdrawn = e->written;
	} else {
		withdraw_entry(r, (uint32_t)e->withdraws);
	}
}

static void act_on_duty(struct arena *arena, struct record *r, const struct entry *e, uint32_t index)
{
	*(struct act *)PUSH(arena, r->acts, r->act_count, r->act_room) = (struct act){
		.duty = e->duty,
		.recipient = e->recipient == NULL ? NULL : arena_copy(arena, e->recipient),
		.round = e->round == NULL ? NULL : arena_copy(arena, e->round),
		.moves = e->kind == ENTRY_MOVE_DUE,
		.due = e->due,
		.written = e->written,
		.author = e->by,
		.reason = e->reason == NULL ? NULL : arena_copy(arena, e->reason),
		.entry = index,
	};
}

static void open_record(struct arena *arena, struct record *r, const struct entry *e)
{
	*r = (struct record){
		.no = e->record,
		.ref = arena_copy(arena, e->ref),
		.type = e->type,
		.definitions = e->definitions,
		.kind = definitions_type(e->definitions, e->type),
		.home = e->home,
		.subject = e->subject,
		.author = e->by,
		.authored = e->author_kind != AUTHOR_PERSON || e->by != 0,
		.written = e->written,
		.received = e->received,
		.withdrawn = INSTANT_NEVER,
		.imported = e->imported,
		.carried_over = e->carried_over,
		.changed = e->written,
	};
}

static void note_entry(struct arena *arena, struct record *r, const struct entry *e)
{
	size_t count = r->entries;
	struct entry_id *id = PUSH(arena, r->ids, count, r->id_room);
	memcpy(id->bytes, e->id, sizeof id->bytes);
	id->correction = e->kind == ENTRY_CORRECT;
	r->entries = (uint32_t)count;
	r->changed = instant_later(r->changed, e->written);
}

static void fold_fields(struct arena *arena, struct record *r, const struct entry *e, uint32_t index, bool keep_text)
{
	for (size_t i = 0; i < e->field_count; i++) {
		if (e->kind == ENTRY_CORRECT) {
			correct_fact(arena, r, e, index, &e->fields[i], keep_text);
		} else {
			add_fact(arena, r, e, index, &e->fields[i], keep_text);
		}
		add_value_links(arena, r, &e->fields[i].value);
	}
	for (size_t i = 0; i < e->link_count; i++) {
		add_link(arena, r, e->links[i]);
	}
}

void record_fold(struct arena *arena, struct record *r, const struct entry *e, bool keep_text)
{
	if (e->kind == ENTRY_OPEN) {
		open_record(arena, r, e);
	}
	uint32_t index = r->entries;
	note_entry(arena, r, e);
	if (e->kind == ENTRY_CORRECT) {
		r->corrections++;
		break_signatures(r, e);
	}
	fold_fields(arena, r, e, index, keep_text);
	switch (e->kind) {
	case ENTRY_CORRECT:
		break_incomplete(r);
		do_steps(arena, r, e, index);
		break;
	case ENTRY_OPEN:
	case ENTRY_STEP:
		do_steps(arena, r, e, index);
		break;
	case ENTRY_WITHDRAW:
		withdraw(r, e);
		break;
	case ENTRY_NOT_REQUIRED:
	case ENTRY_MOVE_DUE:
		act_on_duty(arena, r, e, index);
		break;
	case ENTRY_SET:
		*(struct setting_fact *)PUSH(arena, r->settings, r->setting_count, r->setting_room) = (struct setting_fact){
			.setting = e->setting, .written = e->written, .value = keep_value(arena, &e->setting_value, true)};
		break;
	case ENTRY_PUBLISH:
	case ENTRY__COUNT:
		break;
	}
}
