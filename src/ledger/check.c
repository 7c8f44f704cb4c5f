/* An entry against the records: names, references, values, roles. What this lets through can be appended. */
#include <string.h>

#include "base/ctx.h"
#include "base/json.h"
#include "base/text.h"
#include "ledger/checking.h"

static bool check_roles(struct ctx *c, struct checking *k)
{
	if (!asks_rights(k)) {
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
	if (!asks_rights(k)) {
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
	if (!asks_rights(k)) {
		return true;
	}
	if (record_concerns(k->record, k->e->by, k->e->written)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "\"by\": %s is named in this record and cannot change it", k->line->by);
	}
	if (k->record->author == k->e->by) {
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
