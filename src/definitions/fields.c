/* Fields: what a step asks, section 2.2 of the definition language. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "definitions/build.h"
#include "definitions/tokens.h"

static const struct key KEYS[] = {
	{"name", KEY_TEXT, true, NULL},       {"ask", KEY_TEXT, false, NULL},
	{"type", KEY_TEXT, false, NULL},      {"hint", KEY_TEXT, false, NULL},
	{"law", KEY_TEXT, false, NULL},       {"required", KEY_TEXT, false, NULL},
	{"or reason", KEY_TEXT, false, NULL}, {"of", KEY_WORDS, false, NULL},
	{"to", KEY_WORDS, false, NULL},       {"columns", KEY_LIST, false, NULL},
	{"many", KEY_TEXT, false, NULL},      {"future", KEY_TEXT, false, NULL},
	{"at least", KEY_TEXT, false, NULL},  {"at most", KEY_TEXT, false, NULL},
	{"longest", KEY_TEXT, false, NULL},   {"default", KEY_TEXT, false, NULL},
	{"concerns", KEY_TEXT, false, NULL},
};

/* Keys that make sense only for some types. */
static const struct {
	const char *key;
	unsigned types; /* set of 1 << enum field_type */
	const char *of_what;
} ONLY_FOR[] = {
	{"of", 1u << FIELD_CHOICE | 1u << FIELD_PARTY, "a choice or party"},
	{"to", 1u << FIELD_LINK | 1u << FIELD_PARTY, "a link or party"},
	{"columns", 1u << FIELD_TABLE, "a table"},
	{"future", 1u << FIELD_DATE | 1u << FIELD_INSTANT, "a date or instant"},
	{"at least", 1u << FIELD_NUMBER, "a number"},
	{"at most", 1u << FIELD_NUMBER, "a number"},
	{"longest", 1u << FIELD_TEXT, "a text"},
	{"concerns", 1u << FIELD_LINK, "a link"},
};

static bool type_of_word(const char *word, enum field_type *ret)
{
	for (int type = 0; type < FIELD__COUNT; type++) {
		if (strcmp(field_type_word((enum field_type)type), word) == 0) {
			*ret = (enum field_type)type;
			return true;
		}
	}
	return false;
}

static bool read_type(struct build *b, const struct yaml *map, struct field *field)
{
	const struct yaml *node = key_node(map, "type");
	if (!node) {
		const struct yaml *name = key_node(map, "name");
		problems_add(b->problems, name->at, "add \"type:\"", "field \"%s\" has no type",
		             name->text);
		return false;
	}
	if (type_of_word(node->text, &field->type)) {
		return true;
	}
	const char *words[FIELD__COUNT];
	for (int type = 0; type < FIELD__COUNT; type++) {
		words[type] = field_type_word((enum field_type)type);
	}
	problems_add(b->problems, node->at, did_you_mean(b->scratch, node->text, words, FIELD__COUNT),
	             "\"%s\" is not a type of field", node->text);
	return false;
}

/* ── choices ───────────────────────────────────────────────────────────────────────────────────────────────── */

static void copy_list(struct build *b, struct field *field, const char *name, struct position at)
{
	const struct word_list *list = check_list_name(&b->language, symbol_of(name), at);
	if (list) {
		field->of = list->words;
		field->of_count = list->word_count;
	}
}

static void read_choices(struct build *b, struct field *field, const struct yaml *of)
{
	size_t count = key_words_count(of);
	bool bad = false;
	symbol *words = ARENA_ARRAY(b->arena, count + 1, symbol);
	if (count > LIMIT_MANY) {
		problems_add(b->problems, of->at, "name them in a list of settings.yaml",
		             "more than %d choices", LIMIT_MANY);
	}
	for (size_t i = 0; i < count && i < LIMIT_MANY; i++) {
		symbol word = name_of(b, key_word(of, i), NAME_WORD, "choice");
		bad = bad || !word;
		for (size_t k = 0; word && k < field->of_count; k++) {
			if (words[k] == word) {
				problems_add(b->problems, key_word(of, i)->at, NULL,
				             "\"%s\" stands here a second time", symbol_word(word));
			}
		}
		words[field->of_count] = word;
		field->of_count += word != 0;
	}
	field->of = words;
	if (bad) {
		field->of_count = 0; /* any word may have been meant */
	}
}

static void read_of(struct build *b, const struct yaml *map, struct field *field)
{
	const struct yaml *of = yaml_get(map, "of");
	if (of && of->kind == YAML_TEXT && text_starts(of->text, "list ")) {
		copy_list(b, field, of->text + strlen("list "), of->at);
	} else if (of) {
		read_choices(b, field, of);
	} else if (field->type == FIELD_PARTY) {
		const struct word_list *list = definitions_list(b->d, symbol_of("parties"));
		field->of = list ? list->words : NULL;
		field->of_count = list ? list->word_count : 0;
	} else if (field->type == FIELD_CHOICE) {
		const struct yaml *name = key_node(map, "name");
		problems_add(b->problems, name->at, "add \"of: [...]\"",
		             "choice \"%s\" names nothing to choose from", name->text);
	}
}

/* ── the rest ──────────────────────────────────────────────────────────────────────────────────────────────── */

static void read_to(struct build *b, const struct yaml *map, struct field *field)
{
	const struct yaml *to = yaml_get(map, "to");
	size_t count = key_words_count(to);
	symbol *types = ARENA_ARRAY(b->arena, count + 1, symbol);
	for (size_t i = 0; i < count; i++) {
		symbol type = name_of(b, key_word(to, i), NAME_WORD, "record type");
		types[field->to_count] = type;
		field->to_count += type != 0;
	}
	field->to = types;
}

static bool read_bound(struct build *b, const struct yaml *map, const char *key, int64_t *ret)
{
	const struct yaml *node = key_node(map, key);
	if (node && !hundredths_parse(node->text, ret)) {
		problems_add(b->problems, node->at, NULL, "\"%s\" is not a number", node->text);
		return false;
	}
	return node != NULL;
}

static void read_longest(struct build *b, const struct yaml *map, struct field *field)
{
	int64_t longest = 0;
	field->longest = LIMIT_TEXT;
	if (!read_bound(b, map, "longest", &longest)) {
		return;
	}
	if (longest % 100 != 0 || longest < 100 || longest > LIMIT_TEXT * 100) {
		problems_add(b->problems, key_node(map, "longest")->at, NULL,
		             "a text has 1 to %d characters", LIMIT_TEXT);
		return;
	}
	field->longest = (size_t)(longest / 100);
}

static void read_columns(struct build *b, const struct yaml *map, struct field *field)
{
	const struct yaml *columns = yaml_get(map, "columns");
	if (!columns || columns->kind != YAML_LIST) {
		const struct yaml *name = key_node(map, "name");
		problems_add(b->problems, name->at, "add \"columns:\"", "table \"%s\" has no columns",
		             name->text);
		return;
	}
	struct field *all = ARENA_ARRAY(b->arena, columns->count, struct field);
	for (size_t i = 0; i < columns->count; i++) {
		struct field *column = &all[field->column_count];
		if (!field_read(b, columns->items[i], true, column)) {
			continue;
		}
		for (size_t k = 0; k < field->column_count; k++) {
			if (all[k].name == column->name) {
				problems_add(b->problems, column->at, NULL,
				             "column \"%s\" stands here a second time", symbol_word(column->name));
			}
		}
		field->column_count++;
	}
	field->columns = all;
}

static void check_keys_fit(struct build *b, const struct yaml *map, const struct field *field)
{
	for (size_t i = 0; i < sizeof ONLY_FOR / sizeof *ONLY_FOR; i++) {
		const struct yaml_pair *pair = yaml_pair(map, ONLY_FOR[i].key);
		if (pair && !(ONLY_FOR[i].types & (1u << field->type))) {
			problems_add(b->problems, pair->key_at, NULL, "\"%s\" belongs to %s, and %s is a %s",
			             pair->key, ONLY_FOR[i].of_what, symbol_word(field->name),
			             field_type_word(field->type));
		}
	}
	if (field->has_least && field->has_most && field->least > field->most) {
		problems_add(b->problems, yaml_pair(map, "at most")->key_at, NULL,
		             "\"at most\" is less than \"at least\"");
	}
}

static void check_ask(struct build *b, const struct yaml *map)
{
	const struct yaml *ask = key_node(map, "ask");
	const struct yaml *name = key_node(map, "name");
	if (!ask) {
		problems_add(b->problems, name->at, "add \"ask:\", the question a person reads",
		             "field \"%s\" has no ask", name->text);
	} else if (text_ends(ask->text, ":")) {
		problems_add(b->problems, ask->at, NULL, "a question ends without a colon");
	}
}

static void read_column_keys(struct build *b, const struct yaml *map, struct field *field)
{
	field->needed = key_yes(b, map, "required", false);
	static const char *const NOT_IN_COLUMNS[] = {"default", "concerns", "columns"};
	for (size_t i = 0; i < sizeof NOT_IN_COLUMNS / sizeof *NOT_IN_COLUMNS; i++) {
		const struct yaml_pair *pair = yaml_pair(map, NOT_IN_COLUMNS[i]);
		if (pair) {
			problems_add(b->problems, pair->key_at, NULL, "a column has no \"%s\"", pair->key);
		}
	}
	if (field->type == FIELD_TABLE) {
		problems_add(b->problems, field->at, NULL, "a table cannot stand inside a table");
	}
}

bool field_read(struct build *b, const struct yaml *map, bool column, struct field *ret)
{
	if (!keys_check(b, map, column ? "column" : "field", KEYS, sizeof KEYS / sizeof *KEYS)) {
		return false;
	}
	const struct yaml *name = key_node(map, "name");
	*ret = (struct field){.name = name_of(b, name, NAME_FIELD, "field")};
	if (!ret->name) {
		return false;
	}
	ret->at = name->at;
	if (!read_type(b, map, ret)) {
		ret->type = FIELD__COUNT; /* there, but nothing can be said of it */
		return true;
	}
	check_ask(b, map);
	ret->ask = key_text(b, map, "ask");
	ret->hint = key_text(b, map, "hint");
	ret->law = key_text(b, map, "law");
	ret->many = key_yes(b, map, "many", false);
	ret->future = key_yes(b, map, "future", false);
	ret->or_reason = key_yes(b, map, "or reason", false);
	ret->concerns = key_yes(b, map, "concerns", false);
	ret->has_least = read_bound(b, map, "at least", &ret->least);
	ret->has_most = read_bound(b, map, "at most", &ret->most);
	read_longest(b, map, ret);
	read_of(b, map, ret);
	read_to(b, map, ret);
	if (ret->type == FIELD_TABLE && !column) {
		read_columns(b, map, ret);
	}
	if (column) {
		read_column_keys(b, map, ret);
	}
	check_keys_fit(b, map, ret);
	return true;
}

void field_link(struct build *b, const struct yaml *map, const struct field *field)
{
	const struct yaml *to = yaml_get(map, "to");
	for (size_t i = 0, count = key_words_count(to); i < count; i++) {
		const struct yaml *node = key_word(to, i);
		if (node->kind == YAML_TEXT && name_is_good(node->text, NAME_WORD)) {
			check_type_name(&b->language, symbol_of(node->text), node->at);
		}
	}
	const struct yaml *columns = field->type == FIELD_TABLE ? yaml_get(map, "columns") : NULL;
	for (size_t i = 0; columns && columns->kind == YAML_LIST && i < columns->count; i++) {
		if (columns->items[i]->kind == YAML_MAP) {
			field_link(b, columns->items[i], &(struct field){.type = FIELD_LINK});
		}
	}
}
