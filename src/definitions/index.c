/* Names of a generation, and what every record has without its file saying so. */
#include "definitions/index.h"

#include <assert.h>
#include <string.h>

/* ── names ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static size_t hash(enum named kind, symbol name, size_t size)
{
	return ((size_t)name * 2654435761u + (size_t)kind * 40503u) & (size - 1);
}

static struct slot *find_slot(struct slot *slots, size_t size, enum named kind, symbol name)
{
	size_t i = hash(kind, name, size);
	while (slots[i].name && !(slots[i].name == name && slots[i].kind == kind)) {
		i = (i + 1) & (size - 1);
	}
	return &slots[i];
}

struct symbol_index *index_new(struct arena *arena)
{
	struct symbol_index *index = ARENA_NEW(arena, struct symbol_index);
	index->arena = arena;
	index->size = 1024;
	index->slots = ARENA_ARRAY(arena, index->size, struct slot);
	return index;
}

static void make_room(struct symbol_index *index)
{
	if (index->used * 2 < index->size) {
		return;
	}
	size_t size = index->size * 2;
	struct slot *slots = ARENA_ARRAY(index->arena, size, struct slot);
	for (size_t i = 0; i < index->size; i++) {
		if (index->slots[i].name) {
			*find_slot(slots, size, index->slots[i].kind, index->slots[i].name) = index->slots[i];
		}
	}
	index->slots = slots;
	index->size = size;
}

bool index_add(struct symbol_index *index, enum named kind, symbol name, size_t place)
{
	assert(name != 0);
	make_room(index);
	struct slot *slot = find_slot(index->slots, index->size, kind, name);
	if (slot->name) {
		return false;
	}
	*slot = (struct slot){kind, name, (uint32_t)place};
	index->used++;
	return true;
}

bool index_find(const struct symbol_index *index, enum named kind, symbol name, size_t *ret_place)
{
	if (!index || name == 0) {
		return false;
	}
	const struct slot *slot = find_slot(index->slots, index->size, kind, name);
	if (!slot->name) {
		return false;
	}
	*ret_place = slot->place;
	return true;
}

#define FINDER(function, type, array, kind)                                                        \
	const type *function(const struct definitions *d, symbol name)                                 \
	{                                                                                              \
		size_t place = 0;                                                                          \
		return index_find(d->index, kind, name, &place) ? &d->array[place] : NULL;                 \
	}
FINDER(definitions_type, struct record_type, types, NAMED_TYPE)
FINDER(definitions_duty, struct duty, duties, NAMED_DUTY)
FINDER(definitions_ladder, struct ladder, ladders, NAMED_LADDER)
FINDER(definitions_setting, struct setting, settings, NAMED_SETTING)
FINDER(definitions_list, struct word_list, lists, NAMED_LIST)
#undef FINDER

const struct form *definitions_form(const struct definitions *d, symbol name)
{
	size_t place = 0;
	return index_find(d->index, NAMED_FORM, name, &place) ? d->forms[place] : NULL;
}

const struct field *type_field(const struct record_type *type, symbol name)
{
	for (size_t i = 0; i < type->field_count; i++) {
		if (type->fields[i].name == name) {
			return &type->fields[i];
		}
	}
	return NULL;
}

const struct step *type_step(const struct record_type *type, symbol name)
{
	for (size_t i = 0; i < type->step_count; i++) {
		if (type->steps[i].name == name) {
			return &type->steps[i];
		}
	}
	return NULL;
}

/* ── what every record has ─────────────────────────────────────────────────────────────────────────────────── */

enum whose { EVERY_RECORD, ABOUT_A_CHILD, ABOUT_STAFF, THE_CHILD, THE_HOME };

static const struct builtin {
	const char *name;
	enum field_type type;
	enum whose whose;
	bool many;
	const char *to[3]; /* of a link; none: any */
} BUILTIN[] = {
	{"id", FIELD_TEXT, EVERY_RECORD, false, {NULL}},
	{"type", FIELD_CHOICE, EVERY_RECORD, false, {NULL}},
	{"home", FIELD_LINK, EVERY_RECORD, false, {"home"}},
	{"subject", FIELD_LINK, EVERY_RECORD, false, {"child", "staff", "home"}},
	{"author", FIELD_LINK, EVERY_RECORD, false, {"staff"}},
	{"happened_at", FIELD_INSTANT, EVERY_RECORD, false, {NULL}},
	{"known_at", FIELD_INSTANT, EVERY_RECORD, false, {NULL}},
	{"written_at", FIELD_INSTANT, EVERY_RECORD, false, {NULL}},
	{"signed_at", FIELD_INSTANT, EVERY_RECORD, false, {NULL}},
	{"links", FIELD_LINK, EVERY_RECORD, true, {NULL}},
	{"corrections", FIELD_NUMBER, EVERY_RECORD, false, {NULL}},
	{"kept_as", FIELD_CHOICE, EVERY_RECORD, false, {NULL}},
	{"keep_until", FIELD_DATE, EVERY_RECORD, false, {NULL}},
	{"destroyed_at", FIELD_INSTANT, EVERY_RECORD, false, {NULL}},
	{"child", FIELD_LINK, ABOUT_A_CHILD, false, {"child"}},
	{"placement", FIELD_LINK, ABOUT_A_CHILD, false, {"placement"}},
	{"staff", FIELD_LINK, ABOUT_STAFF, false, {"staff"}},
	{"age", FIELD_NUMBER, THE_CHILD, false, {NULL}},
	{"resident", FIELD_YES_NO, THE_CHILD, false, {NULL}},
	{"children", FIELD_NUMBER, THE_HOME, false, {NULL}},
};
enum { BUILTIN_COUNT = sizeof BUILTIN / sizeof *BUILTIN };

/* The fields of a duty instance, read as a record. */
static const struct {
	const char *name;
	enum field_type type;
} DUTY_FIELDS[] = {
	{"duty", FIELD_CHOICE},     {"title", FIELD_TEXT},      {"force", FIELD_CHOICE},
	{"state", FIELD_CHOICE},    {"started", FIELD_INSTANT}, {"due", FIELD_INSTANT},
	{"done_at", FIELD_INSTANT}, {"recipient", FIELD_PARTY}, {"provision", FIELD_PROVISION},
	{"area", FIELD_CHOICE},     {"owner", FIELD_CHOICE},    {"record", FIELD_LINK},
};
enum { DUTY_FIELD_COUNT = sizeof DUTY_FIELDS / sizeof *DUTY_FIELDS };

static const char *const KEPT_AS[] = {"case-record", "schedule-4", "default"};
static const char *const STATES[] = {"pending",   "due-soon",  "overdue",        "done",
                                     "done-late", "not-known", "not-applicable", "superseded"};

static void set_choices(struct arena *arena, struct field *field, const char *const *words,
                        size_t count)
{
	symbol *of = ARENA_ARRAY(arena, count, symbol);
	for (size_t i = 0; i < count; i++) {
		of[i] = symbol_of(words[i]);
	}
	field->of = of;
	field->of_count = count;
}

static void set_type_names(struct arena *arena, const struct definitions *d, struct field *field)
{
	symbol *of = ARENA_ARRAY(arena, d->type_count + 1, symbol);
	for (size_t i = 0; i < d->type_count; i++) {
		of[i] = d->types[i].name;
	}
	field->of = of;
	field->of_count = d->type_count;
}

static void set_forces(struct arena *arena, struct field *field)
{
	symbol *of = ARENA_ARRAY(arena, FORCE__COUNT, symbol);
	for (int force = 0; force < FORCE__COUNT; force++) {
		of[force] = symbol_of(force_word((enum force)force));
	}
	field->of = of;
	field->of_count = FORCE__COUNT;
}

/* Roles as one word each: "registered-manager". */
static void set_roles(struct arena *arena, struct field *field)
{
	symbol *of = ARENA_ARRAY(arena, ROLE__COUNT, symbol);
	for (int role = ROLE_NONE + 1; role < ROLE_FIELD; role++) {
		char *word = arena_copy(arena, role_word((enum role)role));
		for (char *p = word; *p; p++) {
			*p = *p == ' ' ? '-' : *p;
		}
		of[field->of_count++] = symbol_of(word);
	}
	field->of = of;
}

static void make_builtin(struct arena *arena, const struct definitions *d,
                         const struct builtin *from, struct field *field)
{
	field->name = symbol_of(from->name);
	field->ask = from->name;
	field->type = from->type;
	field->many = from->many;
	symbol *to = ARENA_ARRAY(arena, 3, symbol);
	while (field->to_count < 3 && from->to[field->to_count]) {
		to[field->to_count] = symbol_of(from->to[field->to_count]);
		field->to_count++;
	}
	field->to = to;
	if (strcmp(from->name, "kept_as") == 0) {
		set_choices(arena, field, KEPT_AS, 3);
	} else if (strcmp(from->name, "type") == 0) {
		set_type_names(arena, d, field);
	}
}

static void make_duty_type(struct arena *arena, const struct definitions *d,
                           struct record_type *type, const symbol *duty_names, size_t duty_count)
{
	static const char *const AREAS[] = {"overall-experiences-and-progress", "helped-and-protected",
	                                    "leaders-and-managers"};
	type->name = symbol_of("duty");
	type->title = "Duty";
	type->subjects = SUBJECT_CHILD | SUBJECT_STAFF | SUBJECT_HOME;
	type->happened = symbol_of("started");
	struct field *fields = ARENA_ARRAY(arena, DUTY_FIELD_COUNT, struct field);
	for (size_t i = 0; i < DUTY_FIELD_COUNT; i++) {
		fields[i] = (struct field){.name = symbol_of(DUTY_FIELDS[i].name),
		                           .ask = DUTY_FIELDS[i].name,
		                           .type = DUTY_FIELDS[i].type};
	}
	fields[0].of = duty_names;
	fields[0].of_count = d->index->duties_missing ? 0 : duty_count;
	set_forces(arena, &fields[2]);
	set_choices(arena, &fields[3], STATES, sizeof STATES / sizeof *STATES);
	const struct word_list *parties = definitions_list(d, symbol_of("parties"));
	if (parties) {
		fields[7].of = parties->words;
		fields[7].of_count = parties->word_count;
	}
	set_choices(arena, &fields[9], AREAS, 3);
	fields[9].many = true;
	set_roles(arena, &fields[10]);
	type->fields = fields;
	type->field_count = DUTY_FIELD_COUNT;
}

void index_builtins(struct definitions *d, struct symbol_index *index, const symbol *duty_names,
                    size_t duty_count)
{
	index->builtin = ARENA_ARRAY(index->arena, BUILTIN_COUNT, struct field);
	index->builtin_count = BUILTIN_COUNT;
	for (size_t i = 0; i < BUILTIN_COUNT; i++) {
		make_builtin(index->arena, d, &BUILTIN[i], &index->builtin[i]);
	}
	index->duty = ARENA_NEW(index->arena, struct record_type);
	make_duty_type(index->arena, d, index->duty, duty_names, duty_count);
}

const struct record_type *index_type(const struct definitions *d, symbol name)
{
	const struct record_type *type = definitions_type(d, name);
	return type || !d->index->duty || d->index->duty->name != name ? type : d->index->duty;
}

static void add_to_set(struct arena *arena, struct symbol_set *set, symbol name)
{
	symbol *items = arena_grow(arena, set->items, set->count, set->count + 1, sizeof *items);
	items[set->count++] = name;
	set->items = items;
}

static bool is_in_set(const struct symbol_set *set, symbol name)
{
	for (size_t i = 0; i < set->count; i++) {
		if (set->items[i] == name) {
			return true;
		}
	}
	return false;
}

void index_note_broken(struct symbol_index *index, symbol name)
{
	add_to_set(index->arena, &index->broken, name);
}

void index_note_incomplete(struct symbol_index *index, symbol type)
{
	add_to_set(index->arena, &index->incomplete, type);
}

bool index_is_broken(const struct definitions *d, symbol name)
{
	return is_in_set(&d->index->broken, name);
}

bool index_is_incomplete(const struct definitions *d, symbol type)
{
	return is_in_set(&d->index->incomplete, type);
}

static bool has_builtin(const struct record_type *type, enum whose whose)
{
	switch (whose) {
	case EVERY_RECORD:
		return true;
	case ABOUT_A_CHILD:
		return !type || (type->subjects & SUBJECT_CHILD);
	case ABOUT_STAFF:
		return !type || (type->subjects & SUBJECT_STAFF);
	case THE_CHILD:
		return type && strcmp(symbol_word(type->name), "child") == 0;
	case THE_HOME:
		return type && strcmp(symbol_word(type->name), "home") == 0;
	}
	return false;
}

const struct field *index_field(const struct definitions *d, const struct record_type *type,
                                symbol name)
{
	const struct field *own = type ? type_field(type, name) : NULL;
	for (size_t i = 0; !own && i < d->index->builtin_count; i++) {
		if (d->index->builtin[i].name == name && has_builtin(type, BUILTIN[i].whose)) {
			return &d->index->builtin[i];
		}
	}
	return own;
}

bool index_is_own(const struct record_type *type, const struct field *field)
{
	return field >= type->fields && field < type->fields + type->field_count;
}
