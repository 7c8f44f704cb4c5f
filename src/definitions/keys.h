/* The keys of a mapping, checked against a table: rule L1. And texts and names out of YAML. */
#ifndef HEARTH_DEFINITIONS_KEYS_H
#define HEARTH_DEFINITIONS_KEYS_H

#include "base/symbol.h"
#include "definitions/yaml.h"

struct build;

enum key_kind {
	KEY_TEXT,
	KEY_WORDS, /* text, or a list of texts */
	KEY_LIST,
	KEY_MAP,
	KEY_ANY
};

struct key {
	const char *name;
	enum key_kind kind;
	bool needed;
	const char *say; /* what to do where it is missing; NULL: `add "name:"` */
};

const char *a_or_an(const char *word);

/*
 * Reports what is no mapping, unknown keys, values of the wrong kind and missing keys: `field "kind" has no type`.
 * `what` is the kind of thing ("field"); the first key of the table holds its name. False where it is no mapping.
 */
bool keys_check(struct build *b, const struct yaml *map, const char *what, const struct key *keys,
                size_t count);

/* The text of a key in the generation's memory; NULL where it is missing or no text. */
const char *key_text(struct build *b, const struct yaml *map, const char *key);
/* yes or no; `missing` where the key is not there. */
bool key_yes(struct build *b, const struct yaml *map, const char *key, bool missing);
/* The node of a key if it is a text; NULL otherwise. */
const struct yaml *key_node(const struct yaml *map, const char *key);
/* Texts of a KEY_WORDS value: one text, or each of a list; none where it is anything else. */
size_t key_words_count(const struct yaml *value);
const struct yaml *key_word(const struct yaml *value, size_t i);

enum name_kind {
	NAME_WORD,  /* record types, steps, choices: [a-z][a-z0-9-]* */
	NAME_DUTY,  /* the same with one "/" */
	NAME_FIELD, /* [A-Za-z][A-Za-z0-9_]* */
	NAME_PERIOD /* as a word */
};
/* The name a scalar holds; 0 where it is not well formed (reported). */
symbol name_of(struct build *b, const struct yaml *node, enum name_kind kind, const char *what);
bool name_is_good(const char *text, enum name_kind kind);

#endif
