/* Record types: one file each, with the steps it is written in and the fields they ask. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "definitions/build.h"

static const struct key RECORD_KEYS[] = {
	{"record", KEY_TEXT, true, NULL},
	{"title", KEY_TEXT, true, NULL},
	{"about", KEY_TEXT, true, "say in one or two plain sentences what it is for: add \"about:\""},
	{"subject", KEY_WORDS, true, "add \"subject:\", one or more of child, staff and home"},
	{"law", KEY_TEXT, true, "name the provisions it rests on: add \"law:\""},
	{"happened", KEY_TEXT, true, "add \"happened:\", the field that says when, or written_at"},
	{"in force", KEY_MAP, false, NULL},
	{"keep", KEY_TEXT, true, "add \"keep:\", one of case-record, schedule-4 and default"},
	{"form", KEY_TEXT, false, NULL},
	{"steps", KEY_LIST, true, NULL},
	{"duties", KEY_LIST, false, NULL},
};

static const struct key STEP_KEYS[] = {
	{"step", KEY_TEXT, true, NULL},
	{"title", KEY_TEXT, false, NULL},
	{"by", KEY_WORDS, true, "every step says who may do it: add \"by:\""},
	{"not", KEY_WORDS, false, NULL},
	{"signs", KEY_TEXT, false, NULL},
	{"repeats", KEY_TEXT, false, NULL},
	{"fields", KEY_LIST, false, NULL},
};

static const struct key FORCE_KEYS[] = {
	{"from", KEY_TEXT, true, NULL},
	{"to", KEY_TEXT, false, NULL},
	{"same", KEY_WORDS, false, NULL},
};

/* ── words ─────────────────────────────────────────────────────────────────────────────────────────────────── */

enum role role_of(struct build *b, const struct yaml *node)
{
	if (!node || node->kind != YAML_TEXT) {
		return ROLE_NONE;
	}
	enum role role = role_find(node->text);
	if (role == ROLE_NONE) {
		const char *words[ROLE__COUNT];
		size_t count = 0;
		for (int i = ROLE_NONE + 1; i < ROLE_FIELD; i++) {
			words[count++] = role_word((enum role)i);
		}
		problems_add(b->problems, node->at, did_you_mean(b->scratch, node->text, words, count),
		             "\"%s\" is not a role", node->text);
	}
	return role;
}

/* The place of a word in a table of words; -1 (reported) where it is not among them. */
static int choice_of(struct build *b, const struct yaml *node, const char *what,
                     const char *const *words, size_t count)
{
	for (size_t i = 0; node && i < count; i++) {
		if (strcmp(node->text, words[i]) == 0) {
			return (int)i;
		}
	}
	if (node) {
		problems_add(b->problems, node->at, did_you_mean(b->scratch, node->text, words, count),
		             "\"%s\" is not %s", node->text, what);
	}
	return -1;
}

static unsigned read_subjects(struct build *b, const struct yaml *subject)
{
	static const char *const WORDS[] = {"child", "staff", "home"};
	unsigned subjects = 0;
	for (size_t i = 0, count = key_words_count(subject); i < count; i++) {
		int which = choice_of(b, key_word(subject, i), "a subject", WORDS, 3);
		subjects |= which < 0 ? 0 : 1u << which;
	}
	return subjects;
}

static enum keep read_keep(struct build *b, const struct yaml *node)
{
	static const char *const WORDS[] = {[KEEP_DEFAULT] = "default",
	                                    [KEEP_CASE_RECORD] = "case-record",
	                                    [KEEP_SCHEDULE_4] = "schedule-4"};
	int keep = choice_of(b, node, "a way to keep records", WORDS, 3);
	return keep < 0 ? KEEP_DEFAULT : (enum keep)keep;
}

/* ── fields of a step ──────────────────────────────────────────────────────────────────────────────────────── */

/* The fields of the type so far; they lie at the end of b->fields. */
static struct field *find_field(struct build *b, const struct record_type *type, symbol name)
{
	struct field *fields = b->fields + (type->fields - b->fields);
	for (size_t i = 0; i < type->field_count; i++) {
		if (fields[i].name == name) {
			return &fields[i];
		}
	}
	return NULL;
}

/* A field named again is asked again: nothing of what it is may be said anew. */
static void check_asked_again(struct build *b, const struct yaml *map, const struct field *field)
{
	static const char *const ONCE[] = {"type",   "of",       "to",      "columns", "many",
	                                   "future", "at least", "at most", "longest", "concerns"};
	for (size_t i = 0; i < sizeof ONCE / sizeof *ONCE; i++) {
		const struct yaml_pair *pair = yaml_pair(map, ONCE[i]);
		if (pair) {
			problems_add(b->problems, pair->key_at,
			             "ask it again by its name; only required, or reason and default are new",
			             "field \"%s\" was described in line %u already", symbol_word(field->name),
			             field->at.line);
			return;
		}
	}
}

static const struct field *declare_field(struct build *b, struct record_type *type,
                                         const struct yaml *map)
{
	const struct yaml *name = key_node(map, "name");
	struct field *old = name && name_is_good(name->text, NAME_FIELD)
	                        ? find_field(b, type, symbol_of(name->text))
	                        : NULL;
	if (old) {
		check_asked_again(b, map, old);
		return old;
	}
	struct field *field = &b->fields[b->field_count];
	if (!field_read(b, map, false, field)) {
		index_note_incomplete(b->index, type->name);
		return NULL;
	}
	b->field_count++;
	type->field_count++;
	return field;
}

static void read_asked(struct build *b, struct record_type *type, struct step *step,
                       const struct yaml *map)
{
	const struct field *field = declare_field(b, type, map);
	if (!field) {
		return;
	}
	for (size_t i = 0; i < step->asked_count; i++) {
		if (step->asked[i].field == field) {
			problems_add(b->problems, key_node(map, "name")->at, NULL,
			             "\"%s\" stands here a second time", symbol_word(field->name));
			return;
		}
	}
	b->asked_roots[b->asked_count] = map;
	b->asked[b->asked_count++] = (struct asked){
		.field = field,
		.or_reason = key_yes(b, map, "or reason", false),
		.default_text = key_text(b, map, "default"),
		.at = key_node(map, "name")->at,
	};
	step->asked_count++;
}

static void read_fields(struct build *b, struct record_type *type, struct step *step,
                        const struct yaml *fields)
{
	step->asked = &b->asked[b->asked_count];
	for (size_t i = 0; fields && fields->kind == YAML_LIST && i < fields->count; i++) {
		read_asked(b, type, step, fields->items[i]);
	}
}

/* ── steps ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static void read_by(struct build *b, const struct yaml *by, struct step *step)
{
	for (size_t i = 0, count = key_words_count(by); i < count; i++) {
		step->by |= 1u << role_of(b, key_word(by, i));
	}
	step->by &= ~(role_set)(1u << ROLE_NONE);
}

/* Step names, fields of `not` and the like need the whole type: read_steps() first, finish_step() then. */
static void read_not(struct build *b, const struct record_type *type, const struct yaml *others,
                     struct step *step)
{
	size_t count = key_words_count(others);
	symbol *fields = ARENA_ARRAY(b->arena, count + 1, symbol);
	for (size_t i = 0; i < count; i++) {
		const struct yaml *node = key_word(others, i);
		const struct field *field = type_field(type, symbol_of(node->text));
		enum role role = field ? ROLE_NONE : role_find(node->text);
		if (role != ROLE_NONE) {
			step->not_roles |= 1u << role;
		} else if (!field && !index_is_incomplete(b->d, type->name)) {
			problems_add(b->problems, node->at, near_field(&b->language, type, node->text),
			             "%s has no field \"%s\"", symbol_word(type->name), node->text);
		} else if (!field || field->type == FIELD__COUNT) {
			continue;
		} else if (field->type != FIELD_LINK && field->type != FIELD_PARTY) {
			problems_add(b->problems, node->at, NULL, "\"%s\" names nobody: it is a %s", node->text,
			             field_type_word(field->type));
		} else {
			fields[step->not_field_count++] = field->name;
			field_is_read(&b->language, field);
		}
	}
	step->not_fields = fields;
}

static bool read_step(struct build *b, struct record_type *type, const struct yaml *map,
                      struct step *step)
{
	size_t errors = b->problems->errors;
	*step = (struct step){.name = 0}; /* a step given twice leaves its place to the next */
	if (!keys_check(b, map, "step", STEP_KEYS, sizeof STEP_KEYS / sizeof *STEP_KEYS)) {
		index_note_incomplete(b->index, type->name);
		return false;
	}
	step->name = name_of(b, key_node(map, "step"), NAME_WORD, "step");
	if (!step->name) {
		index_note_incomplete(b->index, type->name);
		return false;
	}
	step->at = key_node(map, "step")->at;
	step->title = key_text(b, map, "title");
	step->title = step->title ? step->title : type->title;
	step->signs = key_yes(b, map, "signs", false);
	step->repeats = key_yes(b, map, "repeats", false);
	read_by(b, yaml_get(map, "by"), step);
	read_fields(b, type, step, yaml_get(map, "fields"));
	if (step->asked_count == 0 && !step->signs && errors == b->problems->errors) {
		problems_add(b->problems, step->at, "add \"fields:\" or \"signs: yes\"",
		             "step \"%s\" asks nothing and signs nothing", symbol_word(step->name));
	}
	return true;
}

static void read_steps(struct build *b, struct record_type *type, const struct yaml *steps)
{
	if (!steps || steps->kind != YAML_LIST) {
		return;
	}
	struct step *all = ARENA_ARRAY(b->arena, steps->count, struct step);
	type->steps = all;
	for (size_t i = 0; i < steps->count; i++) {
		struct step *step = &all[type->step_count];
		if (!read_step(b, type, steps->items[i], step)) {
			continue;
		}
		if (type_step(type, step->name)) {
			problems_add(b->problems, step->at, NULL, "step \"%s\" stands here a second time",
			             symbol_word(step->name));
			continue;
		}
		type->step_count++;
	}
	for (size_t i = 0; i < steps->count; i++) {
		const struct yaml *name = key_node(steps->items[i], "step");
		for (size_t k = 0; name && k < type->step_count; k++) {
			if (all[k].at.line == name->at.line && all[k].at.column == name->at.column) {
				read_not(b, type, yaml_get(steps->items[i], "not"), &all[k]);
			}
		}
	}
}

/* ── the type ──────────────────────────────────────────────────────────────────────────────────────────────── */

static const struct field *named_field(struct build *b, const struct record_type *type,
                                       const struct yaml *node)
{
	if (!node) {
		return NULL;
	}
	symbol name = symbol_of(node->text);
	const struct field *field = type_field(type, name);
	if (!field && !index_is_incomplete(b->d, type->name)) {
		problems_add(b->problems, node->at, near_field(&b->language, type, node->text),
		             "%s has no field \"%s\"", symbol_word(type->name), node->text);
	}
	field_is_read(&b->language, field);
	return field && field->type != FIELD__COUNT ? field : NULL;
}

static symbol named_time(struct build *b, const struct record_type *type, const struct yaml *node)
{
	const struct field *field = named_field(b, type, node);
	if (field && !field_is_time(field)) {
		problems_add(b->problems, node->at, NULL,
		             "\"%s\" is a %s: a date or an instant was expected", node->text,
		             field_type_word(field->type));
	}
	return field ? field->name : 0;
}

static void read_happened(struct build *b, struct record_type *type, const struct yaml *node)
{
	symbol written = symbol_of("written_at");
	type->happened = written;
	if (node && symbol_of(node->text) != written) {
		symbol field = named_time(b, type, node);
		type->happened = field ? field : written;
	}
}

static void read_same(struct build *b, struct record_type *type, const struct yaml *same)
{
	size_t count = key_words_count(same);
	symbol *fields = ARENA_ARRAY(b->arena, count + 1, symbol);
	type->replaced = count > 0;
	if (count == 1 && strcmp(key_word(same, 0)->text, "none") == 0) {
		count = 0;
	}
	for (size_t i = 0; i < count; i++) {
		const struct field *field = named_field(b, type, key_word(same, i));
		fields[type->same_count] = field ? field->name : 0;
		type->same_count += field != NULL;
	}
	type->same = fields;
}

static void read_force(struct build *b, struct record_type *type, const struct yaml *map)
{
	if (!map || map->kind != YAML_MAP ||
	    !keys_check(b, map, "time in force", FORCE_KEYS, sizeof FORCE_KEYS / sizeof *FORCE_KEYS)) {
		return;
	}
	type->in_force = true;
	const struct yaml *from = key_node(map, "from");
	bool written =
		from && strcmp(from->text, "written_at") == 0 && !type_field(type, symbol_of("written_at"));
	type->force_from = written ? symbol_of("written_at") : named_time(b, type, from);
	type->force_to = named_time(b, type, key_node(map, "to"));
	read_same(b, type, yaml_get(map, "same"));
}

/* "child/measure.yaml" is the file of measure. */
static void check_file_name(struct build *b, const struct record_type *type,
                            const struct yaml *name)
{
	const char *file = b->files[name->at.file].name;
	const char *base = strrchr(file, '/');
	const char *expected = arena_printf(b->scratch, "%s.yaml", symbol_word(type->name));
	if (!text_is(base ? base + 1 : file, expected)) {
		problems_add(b->problems, name->at, arena_printf(b->scratch, "call the file %s", expected),
		             "record \"%s\" stands in %s", symbol_word(type->name), file);
	}
}

static void read_type(struct build *b, const struct yaml *root, struct record_type *type)
{
	const struct yaml *name = key_node(root, "record");
	type->file = arena_copy(b->arena, b->files[root->at.file].name);
	type->at = name->at;
	type->title = key_text(b, root, "title");
	type->about = key_text(b, root, "about");
	type->law = key_text(b, root, "law");
	type->subjects = read_subjects(b, yaml_get(root, "subject"));
	type->keep = read_keep(b, key_node(root, "keep"));
	type->fields = &b->fields[b->field_count];
	check_file_name(b, type, name);
	read_steps(b, type, yaml_get(root, "steps"));
	read_happened(b, type, key_node(root, "happened"));
	read_force(b, type, yaml_get(root, "in force"));
}

/* How many fields and questions the files can hold: room is taken once, so that pointers stay. */
static void make_room(struct build *b)
{
	size_t total = 0;
	for (size_t i = 0; i < b->file_count; i++) {
		const struct yaml *steps = b->roots[i] ? yaml_get(b->roots[i], "steps") : NULL;
		for (size_t k = 0; steps && steps->kind == YAML_LIST && k < steps->count; k++) {
			const struct yaml *fields = yaml_get(steps->items[k], "fields");
			total += fields && fields->kind == YAML_LIST ? fields->count : 0;
		}
	}
	b->fields = ARENA_ARRAY(b->arena, total + 1, struct field);
	b->asked = ARENA_ARRAY(b->arena, total + 1, struct asked);
	b->asked_roots = ARENA_ARRAY(b->scratch, total + 1, const struct yaml *);
	b->reads = (struct reads){b->fields, total, ARENA_ARRAY(b->scratch, total + 1, bool),
	                          ARENA_ARRAY(b->scratch, total + 1, bool)};
}

/* "measure" of "child/measure.yaml": a type that is there, although its file says nothing we can read. */
static void note_broken(struct build *b, size_t file)
{
	const char *name = b->files[file].name;
	const char *slash = strrchr(name, '/');
	const char *base = slash ? slash + 1 : name;
	size_t length = strcspn(base, ".");
	if (length > 0 && length <= LIMIT_NAME) {
		index_note_broken(b->index, symbol_of_n(base, length));
		b->index->duties_missing = true;
	}
}

static bool declare(struct build *b, size_t file)
{
	const struct yaml *root = b->roots[file];
	if (!root ||
	    !keys_check(b, root, "record", RECORD_KEYS, sizeof RECORD_KEYS / sizeof *RECORD_KEYS)) {
		return false;
	}
	symbol name = name_of(b, key_node(root, "record"), NAME_WORD, "record");
	if (!name) {
		return false;
	}
	if (name == symbol_of("duty") || !index_add(b->index, NAMED_TYPE, name, b->d->type_count)) {
		problems_add(b->problems, key_node(root, "record")->at, NULL,
		             "there is a record type \"%s\" already", symbol_word(name));
		return false;
	}
	b->types[b->d->type_count].name = name;
	b->type_roots[b->d->type_count++] = root;
	return true;
}

void types_read(struct build *b)
{
	b->types = ARENA_ARRAY(b->arena, b->file_count + 1, struct record_type);
	b->type_roots = ARENA_ARRAY(b->scratch, b->file_count + 1, const struct yaml *);
	b->d->types = b->types;
	make_room(b);
	b->language.reads = &b->reads;
	for (size_t i = 0; i < b->file_count; i++) {
		if (b->kinds[i] == FILE_RECORD && !declare(b, i)) {
			note_broken(b, i);
		}
	}
	for (size_t i = 0; i < b->d->type_count; i++) {
		read_type(b, b->type_roots[i], &b->types[i]);
	}
}

/* ── what names other things ───────────────────────────────────────────────────────────────────────────────── */

static void link_required(struct build *b, const struct scope *scope, struct asked *asked,
                          const struct yaml *map)
{
	const struct yaml *required = key_node(map, "required");
	if (!required) {
		return;
	}
	asked->required = strcmp(required->text, "yes") == 0;
	if (!asked->required && strcmp(required->text, "no") != 0) {
		asked->required_if = condition_read(&b->language, scope, required);
	}
}

static void link_type(struct build *b, struct record_type *type, const struct yaml *root)
{
	const struct record_type *types[] = {type};
	struct scope scope = {.types = types, .type_count = 1};
	for (size_t i = 0; i < type->step_count; i++) {
		for (size_t k = 0; k < type->steps[i].asked_count; k++) {
			size_t which = (size_t)(&type->steps[i].asked[k] - b->asked);
			struct asked *asked = &b->asked[which];
			link_required(b, &scope, asked, b->asked_roots[which]);
			field_link(b, b->asked_roots[which], asked->field);
			const struct yaml *proposed = key_node(b->asked_roots[which], "default");
			if (proposed) {
				default_check(b, type, asked->field, proposed);
			}
		}
	}
	const struct yaml *form = key_node(root, "form");
	if (form) {
		type->form = symbol_of(form->text);
		check_form_name(&b->language, type->form, form->at);
	}
}

void types_link(struct build *b)
{
	for (size_t i = 0; i < b->d->type_count; i++) {
		link_type(b, &b->types[i], b->type_roots[i]);
	}
}
