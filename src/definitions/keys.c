/* The keys of a mapping, checked against a table. */
#include "definitions/keys.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "definitions/build.h"

const char *a_or_an(const char *word)
{
	return strchr("aeiou", *word) ? "an" : "a";
}

static const struct key *find_key(const struct key *keys, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(keys[i].name, name) == 0) {
			return &keys[i];
		}
	}
	return NULL;
}

static void report_unknown(struct build *b, const struct yaml_pair *pair, const char *what,
                           const struct key *keys, size_t count)
{
	const char **names = ARENA_ARRAY(b->scratch, count, const char *);
	for (size_t i = 0; i < count; i++) {
		names[i] = keys[i].name;
	}
	problems_add(b->problems, pair->key_at, did_you_mean(b->scratch, pair->key, names, count),
	             "unknown key \"%s\" in %s %s", pair->key, a_or_an(what), what);
}

static const char *kind_fault(const struct yaml *value, enum key_kind kind)
{
	switch (kind) {
	case KEY_TEXT:
		return value->kind == YAML_TEXT ? NULL : "a text";
	case KEY_WORDS:
		if (value->kind == YAML_MAP) {
			return "a text or a list of texts";
		}
		for (size_t i = 0; value->kind == YAML_LIST && i < value->count; i++) {
			if (value->items[i]->kind != YAML_TEXT) {
				return "a text or a list of texts";
			}
		}
		return value->kind == YAML_LIST && value->count == 0 ? "a text or a list of texts" : NULL;
	case KEY_LIST:
		return value->kind == YAML_LIST && value->count > 0 ? NULL : "a list";
	case KEY_MAP:
		return value->kind == YAML_MAP ? NULL : "a mapping";
	case KEY_ANY:
		return NULL;
	}
	return NULL;
}

static void check_pair(struct build *b, const struct yaml_pair *pair, const char *what,
                       const struct key *keys, size_t count)
{
	const struct key *key = find_key(keys, count, pair->key);
	if (!key) {
		report_unknown(b, pair, what, keys, count);
		return;
	}
	const char *fault = kind_fault(pair->value, key->kind);
	if (fault) {
		problems_add(b->problems, pair->key_at, NULL, "\"%s\" is %s", pair->key, fault);
	} else if (pair->value->kind == YAML_TEXT && pair->value->length == 0) {
		problems_add(b->problems, pair->key_at, NULL, "\"%s\" says nothing", pair->key);
	}
}

/* One of the unknown keys is this one, misspelt: that was said already. */
static bool is_misspelt(const struct yaml *map, const struct key *keys, size_t count,
                        const char *missing)
{
	for (size_t i = 0; i < map->count; i++) {
		if (!find_key(keys, count, map->pairs[i].key) &&
		    text_nearest(map->pairs[i].key, &missing, 1)) {
			return true;
		}
	}
	return false;
}

static void report_missing(struct build *b, const struct yaml *map, const char *what,
                           const struct key *keys, const struct key *missing)
{
	const struct yaml *name = key_node(map, keys[0].name);
	const char *say =
		missing->say ? missing->say : arena_printf(b->scratch, "add \"%s:\"", missing->name);
	if (name) {
		problems_add(b->problems, name->at, say, "%s \"%s\" has no %s", what, name->text,
		             missing->name);
	} else {
		problems_add(b->problems, map->at, say, "%s %s has no %s", a_or_an(what), what,
		             missing->name);
	}
}

bool keys_check(struct build *b, const struct yaml *map, const char *what, const struct key *keys,
                size_t count)
{
	if (map->kind != YAML_MAP) {
		problems_add(b->problems, map->at, NULL, "%s %s is a mapping: \"%s: …\"", a_or_an(what),
		             what, keys[0].name);
		return false;
	}
	for (size_t i = 0; i < map->count; i++) {
		check_pair(b, &map->pairs[i], what, keys, count);
	}
	for (size_t i = 0; i < count; i++) {
		if (keys[i].needed && !yaml_get(map, keys[i].name) &&
		    !is_misspelt(map, keys, count, keys[i].name)) {
			report_missing(b, map, what, keys, &keys[i]);
		}
	}
	return true;
}

const struct yaml *key_node(const struct yaml *map, const char *key)
{
	const struct yaml *node = yaml_get(map, key);
	return node && node->kind == YAML_TEXT && node->length > 0 ? node : NULL;
}

const char *key_text(struct build *b, const struct yaml *map, const char *key)
{
	const struct yaml *node = key_node(map, key);
	return node ? arena_copy(b->arena, node->text) : NULL;
}

bool key_yes(struct build *b, const struct yaml *map, const char *key, bool missing)
{
	const struct yaml *node = key_node(map, key);
	if (!node) {
		return missing;
	}
	bool yes = strcmp(node->text, "yes") == 0;
	if (!yes && strcmp(node->text, "no") != 0) {
		problems_add(b->problems, node->at, NULL, "\"%s\" is yes or no, not \"%s\"", key,
		             node->text);
	}
	return yes;
}

size_t key_words_count(const struct yaml *value)
{
	if (!value || kind_fault(value, KEY_WORDS)) {
		return 0;
	}
	return value->kind == YAML_LIST ? value->count : 1;
}

const struct yaml *key_word(const struct yaml *value, size_t i)
{
	return value->kind == YAML_LIST ? value->items[i] : value;
}

/* ── names ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static bool is_lower(char ch)
{
	return ch >= 'a' && ch <= 'z';
}

static bool is_name_char(char ch, enum name_kind kind)
{
	if (is_lower(ch) || (ch >= '0' && ch <= '9')) {
		return true;
	}
	return kind == NAME_FIELD ? (ch >= 'A' && ch <= 'Z') || ch == '_' : ch == '-';
}

bool name_is_good(const char *text, enum name_kind kind)
{
	bool starts = is_lower(*text) || (kind == NAME_FIELD && *text >= 'A' && *text <= 'Z');
	size_t slashes = 0, length = 0;
	for (; text[length]; length++) {
		bool slash = kind == NAME_DUTY && text[length] == '/' && ++slashes == 1 &&
		             is_lower(text[length + 1]);
		if (!slash && !is_name_char(text[length], kind)) {
			return false;
		}
	}
	return starts && length <= LIMIT_NAME;
}

symbol name_of(struct build *b, const struct yaml *node, enum name_kind kind, const char *what)
{
	static const char *const SHAPES[] = {
		[NAME_WORD] = "small letters, digits and \"-\"",
		[NAME_DUTY] = "small letters, digits, \"-\" and one \"/\"",
		[NAME_FIELD] = "letters, digits and \"_\"",
		[NAME_PERIOD] = "small letters, digits and \"-\"",
	};
	if (!node || node->kind != YAML_TEXT || node->length == 0) {
		return 0;
	}
	if (!name_is_good(node->text, kind)) {
		problems_add(b->problems, node->at,
		             arena_printf(b->scratch, "%s, beginning with a letter", SHAPES[kind]),
		             "\"%s\" is not a name for %s %s", node->text, a_or_an(what), what);
		return 0;
	}
	return symbol_of(node->text);
}
