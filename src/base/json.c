/*
 * Reading and writing JSON: the one file that knows jansson.
 *
 * Writing is our own, because the canonical bytes are hashed for ever and must not change with a library: keys sorted by
 * bytes, no blanks, the shortest decimal that reads back as the same number, text as UTF-8 with only what must be escaped.
 */
#include "base/json.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"

/* Counted before parsing, so that hostile nesting costs nothing. */
static bool is_deeper_than(const char *bytes, size_t length, int most)
{
	int depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < length; i++) {
		char ch = bytes[i];
		if (quoted) {
			i += ch == '\\';
			quoted = ch != '"';
		} else if (ch == '"') {
			quoted = true;
		} else if (ch == '{' || ch == '[') {
			if (++depth > most) {
				return true;
			}
		} else if (ch == '}' || ch == ']') {
			depth--;
		}
	}
	return false;
}

bool json_read(struct ctx *c, const char *bytes, size_t length, json_t **ret)
{
	if (is_deeper_than(bytes, length, LIMIT_JSON_DEPTH)) {
		return ctx_fail(c, ERROR_INVALID, "the JSON is nested more than %d deep", LIMIT_JSON_DEPTH);
	}
	json_error_t error;
	json_t *value = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (value != NULL) {
		*ret = value;
		return true;
	}
	ctx_fail(c, ERROR_INVALID, "column %d: %s", error.column < 1 ? 1 : error.column,
	         text_shown(c->arena, error.text, JSON_ERROR_TEXT_LENGTH));
	return error.line > 1 ? ctx_within(c, "line %d, ", error.line) : false;
}

/* How a value is laid out. */
struct layout {
	bool sorted;
	int indent; /* blanks a level; 0 for one line */
};

static void write_value(struct buf *b, const json_t *value, struct layout l, int depth);

static void write_escape(struct buf *b, unsigned char ch)
{
	static const char letters[] = {
		['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
	if (ch == '"' || ch == '\\') {
		buf_char(b, '\\');
		buf_char(b, (char)ch);
	} else if (ch < sizeof letters && letters[ch] != '\0') {
		buf_char(b, '\\');
		buf_char(b, letters[ch]);
	} else {
		buf_printf(b, "\\u%04x", ch);
	}
}

static void write_text(struct buf *b, const char *text, size_t length)
{
	size_t start = 0;
	buf_char(b, '"');
	for (size_t i = 0; i < length; i++) {
		unsigned char ch = (unsigned char)text[i];
		if (ch < 0x20 || ch == '"' || ch == '\\') {
			buf_put_n(b, text + start, i - start);
			write_escape(b, ch);
			start = i + 1;
		}
	}
	buf_put_n(b, text + start, length - start);
	buf_char(b, '"');
}

/* 15 digits nearly always read back as the same number; 17 always do. */
static void write_real(struct buf *b, double number)
{
	char digits[40];
	if (!isfinite(number) || number == 0) {
		buf_char(b, '0'); /* jansson holds no infinities; minus zero is zero */
		return;
	}
	for (int precision = 15; precision <= 17; precision++) {
		snprintf(digits, sizeof digits, "%.*g", precision, number);
		if (strtod(digits, NULL) == number) {
			break;
		}
	}
	const char *exponent = strchr(digits, 'e');
	double size = fabs(number);
	if (exponent == NULL || size >= 9e18 || size < 1e-9) {
		buf_put(b, digits);
	} else if (size >= 1) {
		buf_printf(b, "%.0f", number);
	} else { /* "1.25e-05": as many decimals as the exponent and the digits behind the point say */
		const char *point = strchr(digits, '.');
		long behind = point == NULL ? 0 : exponent - point - 1;
		buf_printf(b, "%.*f", (int)(behind - strtol(exponent + 1, NULL, 10)), number);
	}
}

static void write_break(struct buf *b, struct layout l, int depth)
{
	if (l.indent == 0) {
		return;
	}
	buf_char(b, '\n');
	for (int i = 0; i < depth * l.indent; i++) {
		buf_char(b, ' ');
	}
}

static void write_array(struct buf *b, const json_t *array, struct layout l, int depth)
{
	size_t count = json_array_size(array);
	buf_char(b, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0) {
			buf_char(b, ',');
		}
		write_break(b, l, depth + 1);
		write_value(b, json_array_get(array, i), l, depth + 1);
	}
	if (count > 0) {
		write_break(b, l, depth);
	}
	buf_char(b, ']');
}

struct member {
	const char *key;
	const json_t *value;
};

static int compare_members(const void *a, const void *b)
{
	return strcmp(((const struct member *)a)->key, ((const struct member *)b)->key);
}

/* An object's members, in the order they were put or sorted; memory of the arena. */
static struct member *list_members(struct arena *a, const json_t *object, bool sorted,
                                   size_t *ret_count)
{
	/* jansson's iterator takes the object as changeable, though reading changes nothing. */
	json_t *lent = (json_t *)(uintptr_t)object;
	size_t count = 0;
	struct member *members = ARENA_ARRAY(a, json_object_size(object), struct member);
	for (void *i = json_object_iter(lent); i != NULL; i = json_object_iter_next(lent, i)) {
		members[count++] = (struct member){json_object_iter_key(i), json_object_iter_value(i)};
	}
	if (sorted && count > 1) {
		qsort(members, count, sizeof *members, compare_members);
	}
	*ret_count = count;
	return members;
}

static void write_object(struct buf *b, const json_t *object, struct layout l, int depth)
{
	size_t count;
	struct member *members = list_members(b->arena, object, l.sorted, &count);
	buf_char(b, '{');
	for (size_t i = 0; i < count; i++) {
		if (i > 0) {
			buf_char(b, ',');
		}
		write_break(b, l, depth + 1);
		write_text(b, members[i].key, strlen(members[i].key));
		buf_put(b, l.indent > 0 ? ": " : ":");
		write_value(b, members[i].value, l, depth + 1);
	}
	if (count > 0) {
		write_break(b, l, depth);
	}
	buf_char(b, '}');
}

static void write_value(struct buf *b, const json_t *value, struct layout l, int depth)
{
	if (value == NULL) {
		buf_put(b, "null");
		return;
	}
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		write_object(b, value, l, depth);
		break;
	case JSON_ARRAY:
		write_array(b, value, l, depth);
		break;
	case JSON_STRING:
		write_text(b, json_string_value(value), json_string_length(value));
		break;
	case JSON_INTEGER:
		buf_printf(b, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		break;
	case JSON_REAL:
		write_real(b, json_real_value(value));
		break;
	case JSON_TRUE:
		buf_put(b, "true");
		break;
	case JSON_FALSE:
		buf_put(b, "false");
		break;
	case JSON_NULL:
		buf_put(b, "null");
		break;
	}
}

static const char *write_as(struct arena *a, const json_t *value, struct layout l)
{
	struct buf b = {.arena = a};
	write_value(&b, value, l, 0);
	return buf_text(&b);
}

const char *json_line(struct arena *a, const json_t *value)
{
	return write_as(a, value, (struct layout){0});
}

const char *json_pretty(struct arena *a, const json_t *value)
{
	return write_as(a, value, (struct layout){.indent = 2});
}

const char *json_canonical(struct arena *a, const json_t *value)
{
	return write_as(a, value, (struct layout){.sorted = true});
}

const char *json_text(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

void json_dropp(json_t **value)
{
	if (value != NULL) {
		json_decref(*value);
		*value = NULL;
	}
}

static void release(void *value)
{
	json_decref(value);
}

json_t *json_keep(struct arena *a, json_t *value)
{
	arena_own(a, release, value);
	return value;
}
