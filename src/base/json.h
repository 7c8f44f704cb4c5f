/*
 * Reading and writing JSON: the one file that knows jansson. Values are jansson's; an object that a ctx reads is
 * released with the arena's owner through json_drop (AUTO_JSON).
 */
#ifndef HEARTH_JSON_H
#define HEARTH_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "base/text.h"

struct ctx;

/*
 * Reads one JSON value from `length` bytes: UTF-8, no NUL in strings, no doubled keys, at most LIMIT_JSON_DEPTH deep.
 * The message names the place: "column 14: …". The caller owns *ret (json_decref, or AUTO_JSON).
 */
bool json_read(struct ctx *c, const char *bytes, size_t length, json_t **ret);
/* One line, keys in the order they were put, numbers as decimal without exponents where possible. Memory of the arena. */
const char *json_line(struct arena *a, const json_t *value);
/* With line breaks and two blanks of indent, for people. */
const char *json_pretty(struct arena *a, const json_t *value);
/* Keys sorted, no blanks: the bytes that are hashed and compared. */
const char *json_canonical(struct arena *a, const json_t *value);
/* The string of a key, or NULL where there is none or it is no string. */
const char *json_text(const json_t *object, const char *key);

/* Gives the value to the arena, which drops it when its memory goes. Returns it. */
json_t *json_keep(struct arena *a, json_t *value);

void json_dropp(json_t **value);
#define AUTO_JSON __attribute__((cleanup(json_dropp))) json_t *

#endif
