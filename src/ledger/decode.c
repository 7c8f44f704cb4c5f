/* Values out of stored bodies: they were checked when they came in, so this only turns JSON into values. */
#include "ledger/decode.h"

#include <math.h>
#include <string.h>

#include "base/ctx.h"
#include "base/json.h"

static record_no link_of(struct ctx *c, const struct record_source *s, const char *ref)
{
	record_no no = 0;
	if (ref != NULL && s->no_of(c, s->self, ref, &no) && no == 0 && strchr(ref, ':') != NULL) {
		s->no_of(c, s->self, strchr(ref, ':') + 1, &no);
	}
	return no;
}

static struct value decode_party(struct ctx *c, const struct record_source *s, const struct field *f, const char *text)
{
	symbol word = text == NULL ? 0 : symbol_find(text);
	for (size_t i = 0; word != 0 && i < f->of_count; i++) {
		if (f->of[i] == word) {
			return (struct value){.kind = VALUE_WORD, .word = word};
		}
	}
	return (struct value){.kind = VALUE_LINK, .link = link_of(c, s, text)};
}

static struct value decode_time(struct ctx *c, const struct field *f, const char *text)
{
	struct value v = {.kind = VALUE_NONE};
	if (f->type == FIELD_DATE && date_parse(c, text, &v.date)) {
		v.kind = VALUE_DATE;
	} else if (f->type == FIELD_INSTANT && instant_parse(c, text, &v.instant)) {
		v.kind = VALUE_INSTANT;
	} else if (f->type == FIELD_DURATION && amount_parse(c, text, &v.amount)) {
		v.kind = VALUE_AMOUNT;
	}
	return v;
}

static struct value decode_one(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *json)
{
	const char *text = json_string_value(json);
	switch (f->type) {
	case FIELD_TEXT:
		return (struct value){.kind = VALUE_TEXT, .text = text};
	case FIELD_PROVISION:
		return (struct value){.kind = VALUE_PROVISION, .text = text};
	case FIELD_FILE:
		return (struct value){.kind = VALUE_FILE, .text = text};
	case FIELD_YES_NO:
		return (struct value){.kind = VALUE_YES_NO, .yes = json_is_true(json)};
	case FIELD_CHOICE:
		return (struct value){.kind = VALUE_WORD, .word = text == NULL ? 0 : symbol_of(text)};
	case FIELD_NUMBER:
		return (struct value){.kind = VALUE_NUMBER, .number = (int64_t)round(json_number_value(json) * 100)};
	case FIELD_DATE:
	case FIELD_INSTANT:
	case FIELD_DURATION:
		return decode_time(c, f, text == NULL ? "" : text);
	case FIELD_LINK:
		return (struct value){.kind = VALUE_LINK, .link = link_of(c, s, text)};
	case FIELD_PARTY:
		return decode_party(c, s, f, text);
	case FIELD_TABLE:
		return (struct value){.kind = VALUE_TABLE, .count = (uint32_t)json_array_size(json)};
	case FIELD__COUNT:
		break;
	}
	return (struct value){.kind = VALUE_NONE};
}

struct value value_decode(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *json)
{
	if (json_is_null(json)) {
		return (struct value){.kind = VALUE_NONE};
	}
	if (json_is_object(json)) {
		return (struct value){.kind = VALUE_BECAUSE, .text = json_text(json, "because")};
	}
	if (!f->many || f->type == FIELD_TABLE) {
		return decode_one(c, s, f, json);
	}
	size_t count = json_array_size(json);
	struct value *items = ARENA_ARRAY(c->arena, count + 1, struct value);
	for (size_t i = 0; i < count; i++) {
		items[i] = decode_one(c, s, f, json_array_get(json, i));
	}
	return (struct value){.kind = VALUE_LIST, .count = (uint32_t)count, .items = items};
}

static void decode_fields(struct ctx *c, const struct record_source *s, struct entry *e)
{
	const json_t *fields = json_object_get(e->body, "fields");
	const struct record_type *type = definitions_type(e->definitions, e->type);
	struct entry_field *list = ARENA_ARRAY(c->arena, json_object_size(fields) + 1, struct entry_field);
	const char *name;
	json_t *v;
	e->fields = list;
	json_object_foreach((json_t *)(uintptr_t)fields, name, v)
	{
		const struct field *f = type == NULL ? NULL : type_field(type, symbol_find(name));
		if (f != NULL) {
			list[e->field_count++] = (struct entry_field){f->name, value_decode(c, s, f, v)};
		}
	}
}

static void decode_links(struct ctx *c, const struct record_source *s, struct entry *e)
{
	const json_t *links = json_object_get(e->body, "links");
	size_t count = json_array_size(links);
	if (count == 0) {
		return;
	}
	record_no *list = ARENA_ARRAY(c->arena, count, record_no);
	for (size_t i = 0; i < count; i++) {
		list[i] = link_of(c, s, json_string_value(json_array_get(links, i)));
	}
	e->links = list;
	e->link_count = count;
}

static void decode_setting(struct ctx *c, struct entry *e)
{
	const json_t *v = json_object_get(e->body, "value");
	struct value *ret = &e->setting_value;
	if (json_is_number(v)) {
		*ret = (struct value){.kind = VALUE_NUMBER, .number = (int64_t)round(json_number_value(v) * 100)};
	} else if (json_is_string(v) && strncmp(symbol_word(e->setting), "bank-holiday", 12) == 0) {
		ret->kind = date_parse(c, json_string_value(v), &ret->date) ? VALUE_DATE : VALUE_NONE;
	} else if (json_is_string(v)) {
		ret->kind = amount_parse(c, json_string_value(v), &ret->amount) ? VALUE_AMOUNT : VALUE_NONE;
	}
}

void entry_decode_body(struct ctx *c, const struct record_source *s, struct entry *e)
{
	e->reason = json_text(e->body, "reason");
	e->recipient = json_text(e->body, "recipient");
	e->round = json_text(e->body, "round");
	e->by_name = json_text(e->body, "by_name");
	const char *waive = json_text(e->body, "waive");
	e->waive = waive == NULL ? 0 : symbol_of(waive);
	decode_fields(c, s, e);
	decode_links(c, s, e);
	if (e->kind == ENTRY_SET) {
		decode_setting(c, e);
	}
}
