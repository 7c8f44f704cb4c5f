/*
 * Examples of duties, section 2.7 of the definition language: facts and what must follow. Their names and values are
 * checked here; whether they come out is for the engine (duties/examples.c).
 */
#include <string.h>

#include "base/text.h"
#include "definitions/build.h"
#include "definitions/tokens.h"
#include "definitions/values_written.h"

/* Keys that are no facts. */
static const struct {
	const char *key;
	enum field_type type;
	bool or_day; /* a day will do for a time */
} WORDS[] = {
	{"due", FIELD_INSTANT, true},       {"none", FIELD_YES_NO, false},
	{"at", FIELD_INSTANT, true},        {"state", FIELD_CHOICE, false},
	{"late", FIELD_DURATION, false},    {"target", FIELD_YES_NO, false},
	{"each", FIELD_TEXT, false},        {"round", FIELD_TEXT, false},
	{"last done", FIELD_INSTANT, true},
};
enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };

struct facts {
	struct build *b;
	const struct scope *scope; /* of the record whose facts they are */
};

/* ── copying ───────────────────────────────────────────────────────────────────────────────────────────────── */

static void copy_value(struct build *b, const struct yaml *from, struct example_item *to);

static void copy_list(struct build *b, const struct yaml *from, struct example_item *to)
{
	struct example_item *items = ARENA_ARRAY(b->arena, from->count + 1, struct example_item);
	for (size_t i = 0; i < from->count; i++) {
		items[i].key = "";
		items[i].key_at = from->items[i]->at;
		copy_value(b, from->items[i], &items[i]);
	}
	to->items = items;
	to->is_list = true;
}

static void copy_map(struct build *b, const struct yaml *from, struct example_item *to)
{
	struct example_item *items = ARENA_ARRAY(b->arena, from->count + 1, struct example_item);
	for (size_t i = 0; i < from->count; i++) {
		items[i].key = arena_copy(b->arena, from->pairs[i].key);
		items[i].key_at = from->pairs[i].key_at;
		copy_value(b, from->pairs[i].value, &items[i]);
	}
	to->items = items;
}

static void copy_value(struct build *b, const struct yaml *from, struct example_item *to)
{
	to->at = from->at;
	to->item_count = from->count;
	if (from->kind == YAML_TEXT) {
		to->text = arena_copy(b->arena, from->text);
	} else if (from->kind == YAML_LIST) {
		copy_list(b, from, to);
	} else {
		copy_map(b, from, to);
	}
}

/* ── facts ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static void check_word(struct build *b, const struct field *field, const struct yaml *node)
{
	const char *instead = NULL;
	const char *fault =
		node->kind == YAML_TEXT && field ? value_fault(b, field, node->text, &instead) : NULL;
	if (fault) {
		problems_add(b->problems, node->at, instead, "\"%s\" is not %s", node->text, fault);
	}
}

static void check_table(struct build *b, const struct field *field, const struct yaml *node)
{
	for (size_t i = 0; node->kind == YAML_LIST && i < node->count; i++) {
		const struct yaml *row = node->items[i];
		for (size_t k = 0; row->kind == YAML_MAP && k < row->count; k++) {
			const struct field *column = NULL;
			for (size_t n = 0; n < field->column_count; n++) {
				column = strcmp(symbol_word(field->columns[n].name), row->pairs[k].key) == 0
				             ? &field->columns[n]
				             : column;
			}
			if (!column) {
				problems_add(b->problems, row->pairs[k].key_at, NULL, "%s has no column \"%s\"",
				             symbol_word(field->name), row->pairs[k].key);
			}
			check_word(b, column, row->pairs[k].value);
		}
	}
}

static void check_value(struct build *b, const struct field *field, const struct yaml *node)
{
	if (!field) {
		return;
	}
	if (node->kind == YAML_MAP) { /* {because: …} */
		if (node->count != 1 || !yaml_get(node, "because")) {
			const char *instead =
				yaml_get(node, "because") ? "text that holds \",\" inside { } needs quotes" : NULL;
			problems_add(b->problems, node->at, instead, "a mapping here can only say \"because\"");
		}
	} else if (field->type == FIELD_TABLE) {
		check_table(b, field, node);
	} else if (node->kind == YAML_LIST && !field->many) {
		problems_add(b->problems, node->at, NULL, "%s holds one value, not a list",
		             symbol_word(field->name));
	} else if (node->kind == YAML_LIST) {
		for (size_t i = 0; i < node->count; i++) {
			check_word(b, field, node->items[i]);
		}
	} else {
		check_word(b, field, node);
	}
}

static void check_step(const struct facts *f, const struct yaml_pair *pair, const char *name)
{
	symbol step = symbol_of(name);
	struct position at = pair->key_at;
	at.column += (uint32_t)strlen("step ");
	at.length = (uint32_t)text_length(name);
	check_step_name(&f->b->language, f->scope, step, at);
	static const struct field WHEN = {.type = FIELD_INSTANT,
	                                  .many = true}; /* a step that repeats has a list of times */
	check_value(f->b, &WHEN, pair->value);
}

/* "home registered_on", "child looked_after": a fact of what the record is about or links to. */
static void check_path(const struct facts *f, const struct yaml_pair *pair)
{
	struct path path = {.at = pair->key_at};
	for (const char *p = pair->key; *p && path.count < 3;) {
		size_t length = strcspn(p, " .");
		path.names[path.count++] = symbol_of_n(p, length);
		p += length + (p[length] != '\0');
	}
	struct meaning m = path_meaning(&f->b->language, f->scope, &path);
	check_value(f->b, m.field, pair->value);
}

/* A fact of the record: a field, a step, a path. */
static void check_fact(const struct facts *f, const struct yaml_pair *pair)
{
	if (text_starts(pair->key, "step ")) {
		check_step(f, pair, pair->key + strlen("step "));
		return;
	}
	check_path(f, pair);
}

static void check_facts(const struct facts *f, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++) {
		check_fact(f, &map->pairs[i]);
	}
}

/* ── other records that are there ──────────────────────────────────────────────────────────────────────────── */

static void check_record(const struct facts *f, const struct yaml *map)
{
	struct build *b = f->b;
	const struct yaml *record = key_node(map, "record");
	if (map->kind != YAML_MAP || !record) {
		problems_add(b->problems, map->at, NULL, "\"there is\" names a record: {record: TYPE, …}");
		return;
	}
	const struct record_type *type =
		check_type_name(&b->language, symbol_of(record->text), record->at);
	const struct record_type *types[] = {type};
	struct scope scope = {.types = types, .type_count = type ? 1 : 0, .unknown = !type};
	struct facts there = {b, &scope};
	static const char *const ABOUT[] = {"record", "about", "about this", "in the home"};
	for (size_t i = 0; i < map->count; i++) {
		bool fact = true;
		for (size_t k = 0; k < sizeof ABOUT / sizeof *ABOUT; k++) {
			fact = fact && (strcmp(map->pairs[i].key, ABOUT[k]) != 0 ||
			                (k > 0 && type && type_field(type, symbol_of(ABOUT[k]))));
		}
		if (fact) {
			check_fact(&there, &map->pairs[i]);
		}
	}
}

static void check_there_is(const struct facts *f, const struct yaml *value)
{
	if (value->kind != YAML_LIST) {
		check_record(f, value);
		return;
	}
	for (size_t i = 0; i < value->count; i++) {
		check_record(f, value->items[i]);
	}
}

/* ── an example ────────────────────────────────────────────────────────────────────────────────────────────── */

static const struct field *state_field(const struct build *b)
{
	return type_field(b->index->duty, symbol_of("state"));
}

/* True where the key is one of the words of an example. */
static bool check_example_word(struct build *b, const struct yaml_pair *pair)
{
	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (strcmp(pair->key, WORDS[i].key) != 0) {
			continue;
		}
		struct field field = {.name = symbol_of(pair->key), .type = WORDS[i].type};
		struct date day;
		if (WORDS[i].or_day && pair->value->kind == YAML_TEXT &&
		    day_parse(pair->value->text, &day)) {
			return true;
		}
		if (strcmp(pair->key, "state") == 0) {
			field.of = state_field(b)->of;
			field.of_count = state_field(b)->of_count;
		}
		if (pair->value->kind != YAML_TEXT) {
			problems_add(b->problems, pair->key_at, NULL, "\"%s\" is a text", pair->key);
		} else {
			check_word(b, &field, pair->value);
		}
		return true;
	}
	return false;
}

/* ── whose facts ───────────────────────────────────────────────────────────────────────────────────────────── */

static bool is_example_word(const char *key)
{
	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (strcmp(key, WORDS[i].key) == 0) {
			return true;
		}
	}
	return strcmp(key, "there is") == 0;
}

static bool has_fact(const struct definitions *d, const struct record_type *type, const char *key)
{
	if (text_starts(key, "step ")) {
		return type_step(type, symbol_of(key + strlen("step "))) != NULL;
	}
	return index_field(d, type, symbol_of_n(key, strcspn(key, " ."))) != NULL;
}

static bool has_facts(const struct definitions *d, const struct record_type *type,
                      const struct example_item *map)
{
	for (size_t i = 0; i < map->item_count; i++) {
		const struct example_item *item = &map->items[i];
		bool nested = strcmp(item->key, "this") == 0 && !item->text && !item->is_list;
		if (nested ? !has_facts(d, type, item)
		           : !is_example_word(item->key) && !has_fact(d, type, item->key)) {
			return false;
		}
	}
	return true;
}

const struct record_type *example_carrier(const struct definitions *d, const struct duty *duty,
                                          const struct example_item *example)
{
	const struct record_type *first = NULL;
	for (size_t i = 0; i < duty->starts_count; i++) {
		const struct record_type *type = definitions_type(d, duty->starts[i]);
		if (type && has_facts(d, type, example)) {
			return type;
		}
		first = first ? first : type;
	}
	return first;
}

static bool follows_something(const struct yaml *map)
{
	return yaml_get(map, "due") || yaml_get(map, "none") || yaml_get(map, "state");
}

static void check_example(const struct facts *f, const struct yaml *map)
{
	struct build *b = f->b;
	if (map->kind != YAML_MAP) {
		problems_add(b->problems, map->at, NULL,
		             "an example is a mapping: {FIELD: VALUE, …, due: …}");
		return;
	}
	if (!follows_something(map)) {
		problems_add(b->problems, map->at, "add \"due:\", \"state:\" or \"none: yes\"",
		             "this example does not say what follows");
	}
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_pair *pair = &map->pairs[i];
		if (strcmp(pair->key, "there is") == 0) {
			check_there_is(f, pair->value);
		} else if (strcmp(pair->key, "this") == 0 && pair->value->kind == YAML_MAP) {
			check_facts(f, pair->value);
		} else if (!check_example_word(b, pair)) {
			check_fact(f, pair);
		}
	}
}

void duty_examples_read(struct build *b, struct duty *duty, const struct yaml *examples)
{
	struct example_item all = {.key = ""};
	copy_value(b, examples, &all);
	duty->examples = all.items;
	duty->example_count = all.item_count;
	for (size_t i = 0; i < examples->count; i++) {
		struct scope scope = duty_scope(b, duty);
		const struct record_type *carrier = example_carrier(b->d, duty, &all.items[i]);
		const struct record_type *types[] = {carrier};
		if (carrier) {
			scope.types = types;
			scope.type_count = 1;
		}
		check_example(&(struct facts){b, &scope}, examples->items[i]);
	}
}
