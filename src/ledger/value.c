/* A field's value from JSON, checked against its definition; and back. */
#include <math.h>
#include <string.h>

#include "base/ctx.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"
#include "ledger/entry.h"

/* An instant may lie this far ahead of its writing: clocks of devices differ. */
enum { SKEW_SECONDS = 600 };

static bool must_be(struct ctx *c, const char *what)
{
	return ctx_fail(c, ERROR_INVALID, "must be %s", what);
}

static bool read_text(struct ctx *c, const struct field *f, const json_t *json, const char **ret)
{
	if (!json_is_string(json)) {
		return must_be(c, "text");
	}
	if (json_string_length(json) == 0) {
		return must_be(c, "filled");
	}
	size_t longest = f->longest == 0 ? LIMIT_TEXT : f->longest;
	return text_take(c, json_string_value(json), json_string_length(json), longest, ret);
}

static bool read_number(struct ctx *c, const struct field *f, const json_t *json, int64_t *ret)
{
	if (!json_is_number(json)) {
		return must_be(c, "a number");
	}
	double n = json_number_value(json);
	double hundredths = round(n * 100);
	if (fabs(n) > 1e12) {
		return must_be(c, "a number below 1,000,000,000,000");
	}
	if (fabs(hundredths - n * 100) > 1e-4) {
		return must_be(c, "a number with at most two decimals");
	}
	if (f->has_least && (int64_t)hundredths < f->least) {
		return ctx_fail(c, ERROR_INVALID, "must be at least %g", (double)f->least / 100);
	}
	if (f->has_most && (int64_t)hundredths > f->most) {
		return ctx_fail(c, ERROR_INVALID, "must be at most %g", (double)f->most / 100);
	}
	*ret = (int64_t)hundredths;
	return true;
}

static bool read_date(struct ctx *c, const struct field *f, const json_t *json, struct instant written, struct date *ret)
{
	if (!json_is_string(json)) {
		return must_be(c, "a date in quotes, like \"2025-03-30\"");
	}
	if (!date_parse(c, json_string_value(json), ret)) {
		return false;
	}
	if (!f->future && ret->day > instant_day(written).day) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" lies ahead of its writing", json_string_value(json));
	}
	return true;
}

static bool read_instant(struct ctx *c, const struct field *f, const json_t *json, struct instant written,
                         struct instant *ret)
{
	if (!json_is_string(json)) {
		return must_be(c, "an instant in quotes, like \"2025-03-29T15:00:00Z\"");
	}
	if (!instant_parse(c, json_string_value(json), ret)) {
		return false;
	}
	if (!f->future && ret->s > written.s + SKEW_SECONDS) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" lies ahead of its writing", json_string_value(json));
	}
	return true;
}

/* The word among the choices; else a message with the nearest. */
static bool read_word(struct ctx *c, const struct field *f, const char *word, symbol *ret)
{
	symbol s = symbol_find(word);
	for (size_t i = 0; i < f->of_count; i++) {
		if (f->of[i] == s) {
			*ret = s;
			return true;
		}
	}
	const char **words = ARENA_ARRAY(c->arena, f->of_count + 1, const char *);
	for (size_t i = 0; i < f->of_count; i++) {
		words[i] = symbol_word(f->of[i]);
	}
	const char *near = text_nearest(word, words, f->of_count);
	const char *shown = text_shown(c->arena, word, 64);
	return near != NULL ? ctx_fail(c, ERROR_INVALID, "\"%s\" is not one of its choices: did you mean \"%s\"?", shown, near)
	                    : ctx_fail(c, ERROR_INVALID, "\"%s\" is not one of its choices", shown);
}

static bool is_type_wanted(const struct field *f, const struct record *r)
{
	for (size_t i = 0; i < f->to_count; i++) {
		if (f->to[i] == r->type) {
			return true;
		}
	}
	return f->to_count == 0;
}

/* "s-2", or with its type in front as in `by`: "staff:s-2". */
static const char *reference_part(const char *ref)
{
	const char *colon = strchr(ref, ':');
	return colon == NULL ? ref : colon + 1;
}

static bool read_link(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *json,
                      record_no *ret)
{
	if (!json_is_string(json)) {
		return must_be(c, "a record's reference in quotes");
	}
	const char *ref = json_string_value(json);
	const struct record *r = s->by_ref(c, s->self, ref);
	if (r == NULL && c->error == ERROR_NONE) {
		r = s->by_ref(c, s->self, reference_part(ref));
	}
	if (r == NULL) {
		return ctx_fail(c, ERROR_INVALID, "no record has the reference \"%s\"", text_shown(c->arena, ref, 64));
	}
	if (!is_type_wanted(f, r)) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" is a %s, which cannot stand here", text_shown(c->arena, ref, 64),
		                symbol_word(r->type));
	}
	*ret = r->no;
	return true;
}

/* A word of the list, or a contact-person. */
static bool read_party(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *json,
                       struct value *ret)
{
	symbol word = json_is_string(json) ? symbol_find(json_string_value(json)) : 0;
	for (size_t i = 0; word != 0 && i < f->of_count; i++) {
		if (f->of[i] == word) {
			*ret = (struct value){.kind = VALUE_WORD, .word = word};
			return true;
		}
	}
	const struct record *r = json_is_string(json) ? s->by_ref(c, s->self, reference_part(json_string_value(json))) : NULL;
	if (r != NULL && text_is(symbol_word(r->type), "contact-person")) {
		*ret = (struct value){.kind = VALUE_LINK, .link = r->no};
		return true;
	}
	if (!json_is_string(json)) {
		return must_be(c, "a party in quotes");
	}
	return c->error == ERROR_NONE ? read_word(c, f, json_string_value(json), &word) : false;
}

/* Blanks and the word "regulation" are normalised, so that two spellings of one provision compare. */
static bool read_provision(struct ctx *c, const json_t *json, const char **ret)
{
	const char *text = NULL;
	if (!json_is_string(json)) {
		return must_be(c, "a provision, like \"reg 35(3)(b)\"");
	}
	if (!text_take(c, json_string_value(json), json_string_length(json), 200, &text)) {
		return false;
	}
	*ret = provision_normal(c->arena, text);
	return **ret != '\0' || must_be(c, "a provision, like \"reg 35(3)(b)\"");
}

const char *provision_normal(struct arena *a, const char *text)
{
	struct buf out = {.arena = a};
	for (const char *p = text; *p != '\0'; p++) {
		bool word_starts = p == text || strchr(" (,", p[-1]) != NULL;
		if (word_starts && (strncmp(p, "regulation", 10) == 0 || strncmp(p, "Regulation", 10) == 0)) {
			buf_put(&out, "reg");
			p += p[10] == 's' ? 10 : 9;
		} else if (*p == ' ' && (p[1] == '(' || p[1] == ' ' || p[1] == '\0' || p == text)) {
			continue;
		} else {
			buf_char(&out, *p);
		}
	}
	return buf_text(&out);
}

static bool read_amount(struct ctx *c, const json_t *json, struct amount *ret)
{
	return json_is_string(json) ? amount_parse(c, json_string_value(json), ret) : must_be(c, "an amount, like \"45 minutes\"");
}

static bool read_file(struct ctx *c, const json_t *json, const char **ret)
{
	const char *text = json_string_value(json);
	if (text == NULL || strncmp(text, "sha256:", 7) != 0 || strlen(text) != 71 ||
	    strspn(text + 7, "0123456789abcdef") != 64) {
		return must_be(c, "a file, like \"sha256:\" and 64 hexadecimal digits");
	}
	*ret = arena_copy(c->arena, text);
	return true;
}

static const struct field *find_column(const struct field *f, const char *name)
{
	for (size_t i = 0; i < f->column_count; i++) {
		if (text_is(symbol_word(f->columns[i].name), name)) {
			return &f->columns[i];
		}
	}
	return NULL;
}

static bool read_row(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *row,
                     struct instant written)
{
	const char *name;
	json_t *cell;
	if (!json_is_object(row)) {
		return must_be(c, "a list of rows in { }");
	}
	json_object_foreach((json_t *)(uintptr_t)row, name, cell)
	{
		const struct field *column = find_column(f, name);
		struct value v;
		if (column == NULL) {
			return ctx_fail(c, ERROR_INVALID, "has no column \"%s\"", text_shown(c->arena, name, 64));
		}
		if (!value_read(c, s, column, column->or_reason, cell, written, &v)) {
			return ctx_within(c, "column \"%s\": ", name);
		}
	}
	return true;
}

static bool read_table(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *json,
                       struct instant written, struct value *ret)
{
	size_t i;
	json_t *row;
	if (!json_is_array(json) || json_array_size(json) == 0 || json_array_size(json) > LIMIT_MANY) {
		return ctx_fail(c, ERROR_INVALID, "must be a list of 1 to %d rows", (int)LIMIT_MANY);
	}
	json_array_foreach((json_t *)(uintptr_t)json, i, row)
	{
		if (!read_row(c, s, f, row, written)) {
			return ctx_within(c, "row %zu: ", i + 1);
		}
	}
	*ret = (struct value){.kind = VALUE_TABLE, .count = (uint32_t)json_array_size(json)};
	return true;
}

/* One value of the field's type. */
static bool read_one(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *json,
                     struct instant written, struct value *ret)
{
	struct value v = {.kind = VALUE_NONE};
	bool ok = false;
	switch (f->type) {
	case FIELD_TEXT:
		v.kind = VALUE_TEXT;
		ok = read_text(c, f, json, &v.text);
		break;
	case FIELD_YES_NO:
		v.kind = VALUE_YES_NO;
		v.yes = json_is_true(json);
		ok = json_is_boolean(json) || must_be(c, "true or false");
		break;
	case FIELD_CHOICE:
		v.kind = VALUE_WORD;
		ok = json_is_string(json) ? read_word(c, f, json_string_value(json), &v.word) : must_be(c, "one of its choices");
		break;
	case FIELD_NUMBER:
		v.kind = VALUE_NUMBER;
		ok = read_number(c, f, json, &v.number);
		break;
	case FIELD_DATE:
		v.kind = VALUE_DATE;
		ok = read_date(c, f, json, written, &v.date);
		break;
	case FIELD_INSTANT:
		v.kind = VALUE_INSTANT;
		ok = read_instant(c, f, json, written, &v.instant);
		break;
	case FIELD_DURATION:
		v.kind = VALUE_AMOUNT;
		ok = read_amount(c, json, &v.amount);
		break;
	case FIELD_LINK:
		v.kind = VALUE_LINK;
		ok = read_link(c, s, f, json, &v.link);
		break;
	case FIELD_PARTY:
		ok = read_party(c, s, f, json, &v);
		break;
	case FIELD_PROVISION:
		v.kind = VALUE_PROVISION;
		ok = read_provision(c, json, &v.text);
		break;
	case FIELD_FILE:
		v.kind = VALUE_FILE;
		ok = read_file(c, json, &v.text);
		break;
	case FIELD_TABLE:
		ok = read_table(c, s, f, json, written, &v);
		break;
	case FIELD__COUNT:
		break;
	}
	*ret = v;
	return ok;
}

static bool read_many(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *json,
                      struct instant written, struct value *ret)
{
	size_t i;
	json_t *item;
	if (!json_is_array(json) || json_array_size(json) == 0 || json_array_size(json) > LIMIT_MANY) {
		return ctx_fail(c, ERROR_INVALID, "must be a list of 1 to %d", (int)LIMIT_MANY);
	}
	struct value *items = ARENA_ARRAY(c->arena, json_array_size(json), struct value);
	json_array_foreach((json_t *)(uintptr_t)json, i, item)
	{
		for (size_t k = 0; k < i; k++) {
			if (json_equal(json_array_get(json, k), item)) {
				return ctx_fail(c, ERROR_INVALID, "holds the same value twice, at places %zu and %zu", k + 1, i + 1);
			}
		}
		if (!read_one(c, s, f, item, written, &items[i])) {
			return ctx_within(c, "value %zu: ", i + 1);
		}
	}
	*ret = (struct value){.kind = VALUE_LIST, .count = (uint32_t)json_array_size(json), .items = items};
	return true;
}

static bool read_because(struct ctx *c, const json_t *json, struct value *ret)
{
	const json_t *why = json_object_get(json, "because");
	ret->kind = VALUE_BECAUSE;
	if (json_object_size(json) != 1 || json_string_length(why) == 0) {
		return ctx_fail(c, ERROR_INVALID, "as a reason must be {\"because\":\"…\"}");
	}
	return text_take(c, json_string_value(why), json_string_length(why), LIMIT_TEXT, &ret->text);
}

bool value_read(struct ctx *c, const struct record_source *s, const struct field *field, bool or_reason,
                const json_t *json, struct instant written, struct value *ret)
{
	if (json_is_object(json) && json_object_get(json, "because") != NULL) {
		return or_reason ? read_because(c, json, ret) : ctx_fail(c, ERROR_INVALID, "takes no reason in place of an answer");
	}
	if (field->many && field->type != FIELD_TABLE) {
		return read_many(c, s, field, json, written, ret);
	}
	return read_one(c, s, field, json, written, ret);
}
