/*
 * YAML texts as trees whose every word knows its place in the file. yaml.c is the one file that knows libyaml.
 *
 * A subset: block and flow mappings, sequences, plain, quoted and folded scalars. Every scalar is text ("yes" and "no"
 * are words). Refused, each with its place: anchors, aliases, tags, merge keys, directives, a second document, a key
 * given twice, keys that are no plain text, bytes that are no UTF-8, control characters, nesting past
 * LIMIT_YAML_DEPTH, files past LIMIT_DEFINITION_FILE.
 */
#ifndef HEARTH_DEFINITIONS_YAML_H
#define HEARTH_DEFINITIONS_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "definitions/problems.h"

enum { LIMIT_YAML_DEPTH = 12, LIMIT_YAML_NODES = 60000 };

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

/* How a scalar stands in the file: what decides where its n-th byte is. */
enum yaml_style { YAML_PLAIN, YAML_SINGLE_QUOTED, YAML_DOUBLE_QUOTED, YAML_BLOCK };

struct yaml;

struct yaml_pair {
	const char *key;
	struct position key_at;
	const struct yaml *value;
};

struct yaml {
	enum yaml_kind kind;
	struct position
		at; /* the first character; a scalar's length runs to the end of its first line */
	/* YAML_TEXT */
	const char *text; /* line breaks at its end are cut off */
	size_t length;
	enum yaml_style style;
	const char *source, *source_end; /* where it stands in the file */
	/* YAML_LIST */
	const struct yaml *const *items;
	/* YAML_MAP */
	const struct yaml_pair *pairs;
	size_t count; /* items or pairs */
};

/*
 * Reads one file. Problems go to `problems`; *ret is NULL where the file is not readable (an empty file is a problem
 * too). The tree is memory of `arena` and points into the file's text.
 */
const struct yaml *yaml_read(struct arena *arena, struct problems *problems, uint16_t file);

/* The value of a key, NULL where the map (or any other node) has none. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);
const struct yaml_pair *yaml_pair(const struct yaml *map, const char *key);

/* The place of `length` bytes from byte `offset` of a scalar's text, in the line where they begin. */
struct position yaml_place(const struct yaml *scalar, size_t offset, size_t length);

/* A scalar of its own, for text that stands in no file (tests, a condition typed into a page). */
const struct yaml *yaml_of_text(struct arena *arena, const char *text);

#endif
