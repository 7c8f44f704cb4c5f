/* An entry against the records: names, references, values, roles. What this lets through can be appended. */
#include <string.h>

#include "base/ctx.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"
#include "ledger/entry.h"
#include "ledger/line.h"
#include "ledger/people.h"

/* What check_* hand on to each other. */
struct checking {
	const struct record_source *source;
	const struct writer *writer;
	const struct entry_line *line;
	const struct record *record; /* NULL for the entry that opens it */
	const struct record_type *type;
	const struct definitions *definitions;
	role_set roles;
	struct entry *e;
};

#define BIT(r) ((role_set)1u << (r))

static const char *shown(struct ctx *c, const char *text)
{
	return text_shown(c->arena, text, 64);
}

/* Types that are their own subject. */
static bool is_own_subject(const char *type)
{
	return text_is(type, "provider") || text_is(type, "home") || text_is(type, "child") || text_is(type, "staff");
}

/* "staff:s-1" names a record and says its type; "oak-house" only names it. */
static bool find_reference(struct ctx *c, const struct checking *k, const char *key, const char *ref,
                           const struct record **ret)
{
	const struct record_source *s = k->source;
	const char *colon = strchr(ref, ':');
	const struct record *r = s->by_ref(c, s->self, colon == NULL ? ref : colon + 1);
	if (r == NULL) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\": no record has the reference \"%s\"", key, shown(c, ref));
	}
	const char *type = symbol_word(r->type);
	if (colon != NULL && (strlen(type) != (size_t)(colon - ref) || strncmp(type, ref, strlen(type)) != 0)) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\": \"%s\" is a %s", key, shown(c, colon + 1), type);
	}
	*ret = r;
	return true;
}

/* ---- who writes ---- */

static bool system_may(const char *type)
{
	return text_is(type, "provider") || text_is(type, "home") || text_is(type, "staff") ||
	       text_is(type, "registered-person");
}

static bool check_system(struct ctx *c, struct checking *k)
{
	k->e->author_kind = AUTHOR_SYSTEM;
	if (k->line->kind == ENTRY_PUBLISH) {
		return true;
	}
	if (!k->writer->system_may_open) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": \"system\" may write only in the first import, into a store without staff");
	}
	if (k->line->kind != ENTRY_OPEN || !system_may(k->line->type)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": \"system\" may only open provider, home, staff and registered-person");
	}
	return true;
}

static bool check_author(struct ctx *c, struct checking *k)
{
	const struct record *person = NULL;
	if (k->line->by_name != NULL) {
		k->e->author_kind = AUTHOR_NAME;
		k->e->by_name = k->line->by_name;
		return k->writer->importing ||
		       ctx_fail(c, ERROR_FORBIDDEN, "\"by\": somebody known by name alone may stand only in an import");
	}
	if (text_is(k->line->by, "system")) {
		return check_system(c, k);
	}
	if (strchr(k->line->by, ':') == NULL) {
		return ctx_fail(c, ERROR_INVALID, "\"by\": \"%s\" needs its type in front, like \"staff:s-1\"", shown(c, k->line->by));
	}
	if (!find_reference(c, k, "by", k->line->by, &person)) {
		return false;
	}
	k->e->author_kind = AUTHOR_PERSON;
	k->e->by = person->no;
	return true;
}

/* ---- times ---- */

static bool check_times(struct ctx *c, struct checking *k)
{
	const struct entry_line *l = k->line;
	struct entry *e = k->e;
	e->received = k->writer->received;
	if (l->has_received && k->writer->importing && l->has_hash) {
		e->received = l->received;
	}
	e->written = instant_is_none(l->written) ? e->received : l->written;
	e->happened = l->happened;
	e->known = l->known;
	if (e->written.s > e->received.s + 600) {
		return ctx_fail(c, ERROR_INVALID, "\"written_at\": \"%s\" lies ahead of this server's clock",
		                instant_iso(c->arena, e->written));
	}
	e->written = instant_earlier(e->written, e->received);
	e->imported = l->has_hash ? l->imported_mark : k->writer->importing && !instant_is_none(l->written);
	e->carried_over = l->carried_over;
	return true;
}

/* ---- where it belongs ---- */

static bool check_type(struct ctx *c, struct checking *k)
{
	k->type = definitions_type(k->definitions, symbol_find(k->line->type));
	if (k->type != NULL) {
		return true;
	}
	const char **words = ARENA_ARRAY(c->arena, k->definitions->type_count + 1, const char *);
	for (size_t i = 0; i < k->definitions->type_count; i++) {
		words[i] = symbol_word(k->definitions->types[i].name);
	}
	const char *near = text_nearest(k->line->type, words, k->definitions->type_count);
	return near != NULL ? ctx_fail(c, ERROR_INVALID, "\"type\": \"%s\" is not a record type: did you mean \"%s\"?",
	                               shown(c, k->line->type), near)
	                    : ctx_fail(c, ERROR_INVALID, "\"type\": \"%s\" is not a record type", shown(c, k->line->type));
}

static bool check_home(struct ctx *c, struct checking *k)
{
	const struct record *home = NULL;
	if (k->line->home == NULL) {
		return true;
	}
	if (text_is(k->line->home, k->line->record) && text_is(k->line->type, "home")) {
		k->e->home = k->e->record;
		return true;
	}
	if (!find_reference(c, k, "home", k->line->home, &home)) {
		return false;
	}
	if (!text_is(symbol_word(home->type), "home")) {
		return ctx_fail(c, ERROR_INVALID, "\"home\": \"%s\" is a %s", shown(c, k->line->home), symbol_word(home->type));
	}
	k->e->home = home->no;
	return true;
}

static unsigned subject_kind_of(const struct record *r)
{
	const char *type = symbol_word(r->type);
	return text_is(type, "child") ? SUBJECT_CHILD : text_is(type, "staff") ? SUBJECT_STAFF : text_is(type, "home") ? SUBJECT_HOME : 0;
}

static bool check_given_subject(struct ctx *c, struct checking *k)
{
	const struct record *subject = NULL;
	if (!find_reference(c, k, "subject", k->line->subject, &subject)) {
		return false;
	}
	if ((subject_kind_of(subject) & k->type->subjects) == 0) {
		return ctx_fail(c, ERROR_INVALID, "\"subject\": a %s cannot be about a %s", k->line->type, symbol_word(subject->type));
	}
	k->e->subject = subject->no;
	if (k->e->home == 0 && subject_kind_of(subject) == SUBJECT_HOME) {
		k->e->home = subject->no;
	}
	return true;
}

static bool check_subject(struct ctx *c, struct checking *k)
{
	if (is_own_subject(k->line->type)) {
		k->e->subject = k->e->record;
		k->e->home = text_is(k->line->type, "home") ? k->e->record : k->e->home;
		return k->line->subject == NULL || ctx_fail(c, ERROR_INVALID, "\"subject\": a %s is its own subject", k->line->type);
	}
	if (k->line->subject != NULL && !check_given_subject(c, k)) {
		return false;
	}
	if (k->e->subject == 0 && k->type->subjects == SUBJECT_HOME) {
		k->e->subject = k->e->home;
	}
	if (k->e->subject == 0) {
		return ctx_fail(c, ERROR_INVALID, "\"subject\" is missing: a %s is about somebody", k->line->type);
	}
	if (k->e->home == 0 && (k->type->subjects & SUBJECT_STAFF) == 0) {
		return ctx_fail(c, ERROR_INVALID, "\"home\" is missing");
	}
	return true;
}

static bool check_opening(struct ctx *c, struct checking *k)
{
	const struct record_source *s = k->source;
	if (!check_type(c, k)) {
		return false;
	}
	if (strchr(k->line->record, ':') != NULL || text_is(k->line->record, "system")) {
		return ctx_fail(c, ERROR_INVALID, "\"record\": \"%s\" cannot be a reference: it holds a colon or is \"system\"",
		                shown(c, k->line->record));
	}
	if (s->by_ref(c, s->self, k->line->record) != NULL) {
		return ctx_fail(c, ERROR_CONFLICT, "\"record\": \"%s\" is opened already", shown(c, k->line->record));
	}
	if (c->error != ERROR_NONE) {
		return false;
	}
	k->e->record = s->next_no(s->self);
	k->e->type = k->type->name;
	k->e->step = k->type->steps[0].name;
	return check_home(c, k) && check_subject(c, k);
}

static bool check_existing(struct ctx *c, struct checking *k)
{
	if (!find_reference(c, k, "record", k->line->record, &k->record)) {
		return false;
	}
	k->definitions = k->record->definitions;
	k->type = k->record->kind;
	k->e->record = k->record->no;
	k->e->type = k->record->type;
	k->e->home = k->record->home;
	k->e->subject = k->record->subject;
	if (k->record->withdrawn.s != INSTANT_NEVER.s) {
		return ctx_fail(c, ERROR_CONFLICT, "\"record\": \"%s\" was withdrawn", shown(c, k->line->record));
	}
	return true;
}

/* ---- fields ---- */

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
	if (k->e->author_kind != AUTHOR_PERSON) {
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

static bool check_fields(struct ctx *c, struct checking *k)
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

static bool check_links(struct ctx *c, struct checking *k)
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

/* ---- what each kind asks ---- */

static bool check_roles(struct ctx *c, struct checking *k)
{
	if (k->e->author_kind != AUTHOR_PERSON) {
		return true;
	}
	if (!person_roles(c, k->source, k->e->by, k->e->home, k->e->written, &k->roles)) {
		return false;
	}
	if (k->record != NULL) {
		k->roles = roles_towards(k->roles, k->e->by, k->record);
	} else {
		k->roles |= k->e->subject == k->e->by ? BIT(ROLE_STAFF_MEMBER) | BIT(ROLE_CHILD) : 0;
	}
	return true;
}

static bool may_not(struct ctx *c, const struct checking *k, const struct step *step)
{
	const char *has = role_set_words(c->arena, k->roles & ~(BIT(ROLE_AUTHOR) | BIT(ROLE_STAFF_MEMBER) | BIT(ROLE_CHILD)));
	return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s may not do step \"%s\" of %s: it takes %s%s%s", k->line->by,
	                symbol_word(step->name), symbol_word(k->type->name), role_set_words(c->arena, step->by),
	                *has == '\0' ? "" : ", and is ", has);
}

static bool check_step_rights(struct ctx *c, struct checking *k, const struct step *step)
{
	if (k->e->author_kind != AUTHOR_PERSON) {
		return true;
	}
	if ((step->by & k->roles) == 0) {
		return may_not(c, k, step);
	}
	if (k->record != NULL && record_concerns(k->record, k->e->by, k->e->written)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s is named in this record and cannot write in it", k->line->by);
	}
	bool waived = text_is(k->line->waive, symbol_word(step->name)) && k->line->reason != NULL;
	if (!waived && k->record != NULL && step_shuts_out(k->record, step, k->e->by, k->e->written)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s is named in \"not\" of step \"%s\": waive it with a reason",
		                k->line->by, symbol_word(step->name));
	}
	return true;
}

static bool check_waive(struct ctx *c, struct checking *k)
{
	if (k->line->waive == NULL) {
		return true;
	}
	if (k->line->reason == NULL) {
		return ctx_fail(c, ERROR_INVALID, "\"waive\" needs a \"reason\"");
	}
	k->e->waive = symbol_find(k->line->waive);
	return type_step(k->type, k->e->waive) != NULL ||
	       ctx_fail(c, ERROR_INVALID, "\"waive\": %s has no step \"%s\"", symbol_word(k->type->name), shown(c, k->line->waive));
}

static bool unknown_step(struct ctx *c, const struct checking *k)
{
	const char **words = ARENA_ARRAY(c->arena, k->type->step_count + 1, const char *);
	for (size_t i = 0; i < k->type->step_count; i++) {
		words[i] = symbol_word(k->type->steps[i].name);
	}
	const char *near = text_nearest(k->line->step, words, k->type->step_count), *type = symbol_word(k->type->name);
	return near != NULL ? ctx_fail(c, ERROR_INVALID, "\"step\": %s has no step \"%s\": did you mean \"%s\"?", type,
	                               shown(c, k->line->step), near)
	                    : ctx_fail(c, ERROR_INVALID, "\"step\": %s has no step \"%s\"", type, shown(c, k->line->step));
}

static bool check_open(struct ctx *c, struct checking *k)
{
	return check_step_rights(c, k, &k->type->steps[0]) && check_waive(c, k) && check_fields(c, k);
}

static bool check_step(struct ctx *c, struct checking *k)
{
	const struct step *step = type_step(k->type, symbol_find(k->line->step));
	if (step == NULL) {
		return unknown_step(c, k);
	}
	k->e->step = step->name;
	return check_step_rights(c, k, step) && check_waive(c, k) && check_fields(c, k);
}

/* A correction or withdrawal: by who wrote the record, or who could have, never by whom it is about. */
static bool check_may_change(struct ctx *c, struct checking *k)
{
	if (k->e->author_kind == AUTHOR_PERSON && record_concerns(k->record, k->e->by, k->e->written)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s is named in this record and cannot change it", k->line->by);
	}
	if (k->e->author_kind != AUTHOR_PERSON || k->record->author == k->e->by) {
		return true;
	}
	role_set wanted = 0;
	for (size_t i = 0; i < k->type->step_count; i++) {
		wanted |= k->type->steps[i].by;
	}
	return (wanted & k->roles) != 0 ||
	       ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s may not change a %s", k->line->by, symbol_word(k->type->name));
}

static bool check_correct(struct ctx *c, struct checking *k)
{
	if (json_object_size(k->line->fields) == 0) {
		return ctx_fail(c, ERROR_INVALID, "\"fields\" must name what is corrected");
	}
	return check_may_change(c, k) && check_fields(c, k);
}

static bool check_withdraw(struct ctx *c, struct checking *k)
{
	uint8_t id[16];
	k->e->withdraws = -1;
	if (!check_may_change(c, k)) {
		return false;
	}
	if (k->line->withdraws == NULL) {
		return true;
	}
	if (!uuid_parse(c, k->line->withdraws, id)) {
		return ctx_within(c, "\"withdraws\": ");
	}
	for (uint32_t i = 1; i < k->record->entries; i++) {
		if (memcmp(k->record->ids[i].bytes, id, sizeof id) == 0) {
			k->e->withdraws = i;
			return !k->record->ids[i].correction ||
			       ctx_fail(c, ERROR_INVALID, "\"withdraws\": a correction cannot be withdrawn: correct it again");
		}
	}
	return ctx_fail(c, ERROR_INVALID, "\"withdraws\": the record has no such entry after its first");
}

static bool is_signatory(const struct checking *k)
{
	return k->e->author_kind != AUTHOR_PERSON ||
	       (k->roles & (BIT(ROLE_REGISTERED_MANAGER) | BIT(ROLE_RESPONSIBLE_INDIVIDUAL))) != 0;
}

/* Acts on a duty and settings are signed by the registered manager or the responsible individual. */
static bool check_signatory(struct ctx *c, const struct checking *k)
{
	return is_signatory(k) || ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s may not: it takes the registered manager or the responsible individual", k->line->by);
}

static bool carries(const struct duty *d, symbol type)
{
	for (size_t i = 0; i < d->starts_count; i++) {
		if (d->starts[i] == type) {
			return true;
		}
	}
	return d->starts_every || d->starts_duty;
}

static bool check_duty(struct ctx *c, struct checking *k)
{
	const struct duty *d = definitions_duty(k->definitions, symbol_find(k->line->duty));
	if (!check_signatory(c, k)) {
		return false;
	}
	if (record_concerns(k->record, k->e->by, k->e->written)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s is named in this record and cannot act on its duties", k->line->by);
	}
	if (d == NULL) {
		return ctx_fail(c, ERROR_INVALID, "\"duty\": no duty has the name \"%s\"", shown(c, k->line->duty));
	}
	if (!carries(d, k->type->name)) {
		return ctx_fail(c, ERROR_INVALID, "\"duty\": a %s does not carry \"%s\"", symbol_word(k->type->name), shown(c, k->line->duty));
	}
	if (k->line->kind == ENTRY_MOVE_DUE && !d->target && d->force != FORCE_OTHER_BODY) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"duty\": the due of \"%s\" is fixed by law and cannot be moved", shown(c, k->line->duty));
	}
	k->e->duty = d->name;
	k->e->recipient = k->line->recipient;
	k->e->round = k->line->round;
	k->e->due = k->line->due;
	return true;
}

static bool check_setting_value(struct ctx *c, struct checking *k)
{
	const json_t *v = k->line->value;
	struct value *ret = &k->e->setting_value;
	if (json_is_number(v) && json_number_value(v) >= 0 && json_number_value(v) <= 1e6) {
		*ret = (struct value){.kind = VALUE_NUMBER, .number = (int64_t)(json_number_value(v) * 100 + 0.5)};
		return true;
	}
	if (!json_is_string(v)) {
		return ctx_fail(c, ERROR_INVALID, "\"value\" must be a number or an amount, like \"45 minutes\"");
	}
	ret->kind = VALUE_AMOUNT;
	return amount_parse(c, json_string_value(v), &ret->amount) || ctx_within(c, "\"value\": ");
}

static bool check_holiday(struct ctx *c, struct checking *k)
{
	k->e->setting_value.kind = VALUE_DATE;
	if (!text_is(symbol_word(k->type->name), "provider")) {
		return ctx_fail(c, ERROR_INVALID, "\"setting\": a bank holiday is set on the provider's record");
	}
	if (!json_is_string(k->line->value)) {
		return ctx_fail(c, ERROR_INVALID, "\"value\" must be a date in quotes");
	}
	return date_parse(c, json_string_value(k->line->value), &k->e->setting_value.date) || ctx_within(c, "\"value\": ");
}

/* A named setting, an `aim for` by its duty, or a rung as LADDER/RUNG. */
static bool is_setting(const struct definitions *d, const char *name, bool *ret_amount)
{
	const struct setting *s = definitions_setting(d, symbol_find(name));
	const struct duty *duty = definitions_duty(d, symbol_find(name));
	*ret_amount = s != NULL ? s->is_amount : true;
	if (s != NULL || (duty != NULL && duty->target)) {
		return true;
	}
	for (size_t i = 0; i < d->ladder_count; i++) {
		const char *ladder = symbol_word(d->ladders[i].name);
		for (size_t j = 0; strncmp(name, ladder, strlen(ladder)) == 0 && j < d->ladders[i].rung_count; j++) {
			const char *rest = name + strlen(ladder);
			if (rest[0] == '/' && text_is(rest + 1, symbol_word(d->ladders[i].rungs[j].name))) {
				return true;
			}
		}
	}
	return false;
}

static bool check_set(struct ctx *c, struct checking *k)
{
	const struct entry_line *l = k->line;
	bool amount = true;
	if (!check_signatory(c, k)) {
		return false;
	}
	if (!is_own_subject(symbol_word(k->type->name))) {
		return ctx_fail(c, ERROR_INVALID, "\"record\": a setting is set on a provider, home, child or member of staff");
	}
	k->e->setting = symbol_of(shown(c, l->setting));
	if (text_is(l->setting, "bank-holiday") || text_is(l->setting, "bank-holiday-removed")) {
		return check_holiday(c, k);
	}
	if (!is_setting(k->source->definitions(k->source->self, k->source->version(k->source->self)), l->setting, &amount)) {
		return ctx_fail(c, ERROR_INVALID, "\"setting\": there is no setting \"%s\" (a number that the law fixes is none)", shown(c, l->setting));
	}
	if (!check_setting_value(c, k)) {
		return false;
	}
	return (k->e->setting_value.kind == VALUE_AMOUNT) == amount ||
	       ctx_fail(c, ERROR_INVALID, "\"value\" must be %s", amount ? "an amount, like \"45 minutes\"" : "a number");
}

static bool check_publish(struct ctx *c, struct checking *k)
{
	if (!text_is(symbol_word(k->type->name), "provider")) {
		return ctx_fail(c, ERROR_INVALID, "\"record\": definitions are published on the provider's record");
	}
	json_object_set_new(k->e->body, "files", json_deep_copy(k->line->files));
	return k->e->author_kind == AUTHOR_SYSTEM || check_signatory(c, k);
}

static bool check_kind(struct ctx *c, struct checking *k)
{
	static bool (*const checks[ENTRY__COUNT])(struct ctx *, struct checking *) = {
		[ENTRY_OPEN] = check_open,
		[ENTRY_STEP] = check_step,
		[ENTRY_CORRECT] = check_correct,
		[ENTRY_WITHDRAW] = check_withdraw,
		[ENTRY_NOT_REQUIRED] = check_duty,
		[ENTRY_MOVE_DUE] = check_duty,
		[ENTRY_SET] = check_set,
		[ENTRY_PUBLISH] = check_publish,
	};
	return checks[k->line->kind](c, k);
}

/* Free words go into the body, so that a body can be destroyed while the chain still verifies. */
static void put_words(const struct entry_line *l, json_t *body)
{
	const struct {
		const char *key, *text;
	} words[] = {{"reason", l->reason},       {"waive", l->waive}, {"recipient", l->recipient}, {"round", l->round},
	             {"by_name", l->by_name}};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (words[i].text != NULL) {
			json_object_set_new(body, words[i].key, json_string(words[i].text));
		}
	}
	if (l->value != NULL) {
		json_object_set_new(body, "value", json_deep_copy(l->value));
	}
}

/* The provider's chain holds staff, posts, settings and published definitions; each home's holds the rest. */
static record_no chain_of(const struct checking *k)
{
	const char *type = symbol_word(k->e->type);
	bool provider = text_is(type, "provider") || text_is(type, "staff") || text_is(type, "registered-person") ||
	                k->line->kind == ENTRY_SET || k->line->kind == ENTRY_PUBLISH;
	return provider ? 0 : k->e->home;
}

static void put_id(const struct entry_line *l, struct entry *e)
{
	if (l->has_id) {
		memcpy(e->id, l->id, sizeof e->id);
	} else {
		uuid_new(e->received, e->id);
	}
}

bool entry_check(struct ctx *c, const struct record_source *s, const struct writer *w, const struct entry_line *line,
                 struct entry *ret)
{
	struct entry e = {.kind = line->kind, .withdraws = -1, .due = INSTANT_NONE, .reason = line->reason};
	struct checking k = {.source = s, .writer = w, .line = line, .e = &e};
	e.version = s->version(s->self);
	if (line->has_hash) {
		e.version = line->version;
	}
	k.definitions = s->definitions(s->self, e.version);
	e.body = json_keep(c->arena, json_object());
	bool opening = line->kind == ENTRY_OPEN;
	if (!(opening ? check_opening(c, &k) : check_existing(c, &k)) || !check_author(c, &k) || !check_times(c, &k) ||
	    !check_roles(c, &k) || !check_kind(c, &k) || !check_links(c, &k)) {
		return false;
	}
	e.definitions = k.definitions;
	e.ref = opening ? line->record : k.record->ref;
	e.chain = chain_of(&k);
	put_words(line, e.body);
	put_id(line, &e);
	*ret = e;
	return true;
}
