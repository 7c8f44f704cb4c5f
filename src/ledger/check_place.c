/* Where an entry belongs, who writes it and when. */
#include <string.h>

#include "base/ctx.h"
#include "base/text.h"
#include "ledger/checking.h"

const char *shown(struct ctx *c, const char *text)
{
	return text_shown(c->arena, text, 64);
}

/* Types that are their own subject. */
bool is_own_subject(const char *type)
{
	return text_is(type, "provider") || text_is(type, "home") || text_is(type, "child") || text_is(type, "staff");
}

/* "staff:s-1" names a record and says its type; "oak-house" only names it. */
bool find_reference(struct ctx *c, const struct checking *k, const char *key, const char *ref,
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

bool check_opening(struct ctx *c, struct checking *k)
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

bool check_existing(struct ctx *c, struct checking *k)
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
	if (k->record->withdrawn.s != INSTANT_NEVER.s && !k->writer->repeating) {
		return ctx_fail(c, ERROR_CONFLICT, "\"record\": \"%s\" was withdrawn", shown(c, k->line->record));
	}
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
	if (k->writer->repeating) {
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

bool check_author(struct ctx *c, struct checking *k)
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

bool check_times(struct ctx *c, struct checking *k)
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
	e->imported = l->has_hash ? l->imported_mark : k->writer->importing && !k->writer->lived && !instant_is_none(l->written);
	e->carried_over = l->carried_over;
	return true;
}
