/* The fields of an entry, each against its definition; and its links. */
#include "base/ctx.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"
#include "ledger/checking.h"

static const struct asked *find_asked(const struct record_type *t, symbol field, const struct step **ret_step)
{
	for (size_t i = 0; i < t->step_count; i++) {
		for (size_t j = 0; j < t->steps[i].asked_count; j++) {
			if (t->steps[i].asked[j].field->name == field) {
				*ret_step = &t->steps[i];
				return &t->steps[i].asked[j];
			}
		}
	}
	return NULL;
}

static bool unknown_field(struct ctx *c, const struct checking *k, const char *name)
{
	const char **words = ARENA_ARRAY(c->arena, k->type->field_count + 1, const char *);
	for (size_t i = 0; i < k->type->field_count; i++) {
		words[i] = symbol_word(k->type->fields[i].name);
	}
	const char *near = text_nearest(name, words, k->type->field_count);
	const char *type = symbol_word(k->type->name);
	return near != NULL ? ctx_fail(c, ERROR_INVALID, "field \"%s\": %s has no such field: did you mean \"%s\"?",
	                               shown(c, name), type, near)
	                    : ctx_fail(c, ERROR_INVALID, "field \"%s\": %s has no such field", shown(c, name), type);
}

/* May the author give this field: through the step named, or any step of theirs that asks it. */
static bool may_give(const struct checking *k, symbol field)
{
	if (!asks_rights(k)) {
		return true;
	}
	for (size_t i = 0; i < k->type->step_count; i++) {
		const struct step *step = &k->type->steps[i];
		for (size_t j = 0; (step->by & k->roles) != 0 && j < step->asked_count; j++) {
			if (step->asked[j].field->name == field) {
				return true;
			}
		}
	}
	return false;
}

/* The value as it is stored: texts and instants in their normal form, so that equal content has equal bytes. */
static json_t *normal(struct ctx *c, const struct field *f, const struct value *v, const json_t *given)
{
	switch ((int)v->kind) {
	case VALUE_TEXT:
	case VALUE_PROVISION:
		return json_string(v->text);
	case VALUE_INSTANT:
		return json_string(instant_iso(c->arena, v->instant));
	case VALUE_BECAUSE:
		return json_pack("{s:s}", "because", v->text);
	case VALUE_LIST: {
		json_t *list = json_array();
		for (uint32_t i = 0; i < v->count; i++) {
			json_array_append_new(list, normal(c, f, &v->items[i], json_array_get(given, i)));
		}
		return list;
	}
	default:
		return json_deep_copy(given);
	}
}

static bool check_field(struct ctx *c, struct checking *k, const char *name, const json_t *given, json_t *fields,
                        struct entry_field *ret)
{
	const struct step *step = NULL;
	symbol s = symbol_find(name);
	const struct asked *asked = s == 0 ? NULL : find_asked(k->type, s, &step);
	bool or_reason = false;
	if (asked == NULL) {
		return unknown_field(c, k, name);
	}
	if (!may_give(k, s)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "field \"%s\": may be given by %s", name, role_set_words(c->arena, step->by));
	}
	ret->name = s;
	if (json_is_null(given)) {
		ret->value = (struct value){.kind = VALUE_NONE};
		json_object_set_new(fields, name, json_null());
		return k->line->kind == ENTRY_CORRECT ||
		       ctx_fail(c, ERROR_INVALID, "field \"%s\": null takes a value away, which only a correction may", name);
	}
	for (size_t i = 0; i < k->type->step_count; i++) {
		for (size_t j = 0; j < k->type->steps[i].asked_count; j++) {
			const struct asked *a = &k->type->steps[i].asked[j];
			or_reason = or_reason || (a->field->name == s && a->or_reason);
		}
	}
	if (!value_read(c, k->source, asked->field, or_reason, given, k->e->written, &ret->value)) {
		return ctx_within(c, "field \"%s\": ", name);
	}
	json_object_set_new(fields, name, normal(c, asked->field, &ret->value, given));
	return true;
}

bool check_fields(struct ctx *c, struct checking *k)
{
	const char *name;
	json_t *given;
	size_t count = json_object_size(k->line->fields);
	if (count > LIMIT_ENTRY_FIELDS) {
		return ctx_fail(c, ERROR_INVALID, "\"fields\" has more than %d", (int)LIMIT_ENTRY_FIELDS);
	}
	struct entry_field *fields = ARENA_ARRAY(c->arena, count + 1, struct entry_field);
	json_t *kept = json_object();
	json_object_set_new(k->e->body, "fields", kept);
	k->e->fields = fields;
	json_object_foreach((json_t *)(uintptr_t)k->line->fields, name, given)
	{
		if (!check_field(c, k, name, given, kept, &fields[k->e->field_count])) {
			return false;
		}
		k->e->field_count++;
	}
	return true;
}

bool check_links(struct ctx *c, struct checking *k)
{
	size_t i, count = json_array_size(k->line->links);
	json_t *ref;
	if (count > LIMIT_MANY) {
		return ctx_fail(c, ERROR_INVALID, "\"links\" has more than %d", (int)LIMIT_MANY);
	}
	record_no *links = ARENA_ARRAY(c->arena, count + 1, record_no);
	json_array_foreach((json_t *)(uintptr_t)k->line->links, i, ref)
	{
		const struct record *r = NULL;
		if (!json_is_string(ref)) {
			return ctx_fail(c, ERROR_INVALID, "\"links\" must be a list of references");
		}
		if (!find_reference(c, k, "links", json_string_value(ref), &r)) {
			return false;
		}
		links[i] = r->no;
	}
	k->e->links = links;
	k->e->link_count = count;
	if (count > 0) {
		json_object_set_new(k->e->body, "links", json_deep_copy(k->line->links));
	}
	return true;
}
