/* hearth duties: duty instances as they stood. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "cli/command.h"
#include "cli/shown.h"
#include "duties/hearth.h"

const char *typed_reference(struct ctx *c, struct world *w, record_no no)
{
	const struct record *r = no == 0 ? NULL : world_record(c, w, no);
	return r == NULL ? NULL : arena_printf(c->arena, "%s:%s", symbol_word(r->type), r->ref);
}

static const char *reference(struct ctx *c, struct world *w, record_no no)
{
	const struct record *r = no == 0 ? NULL : world_record(c, w, no);
	return r == NULL ? NULL : r->ref;
}

static void put_text(json_t *o, const char *key, const char *text)
{
	json_object_set_new(o, key, text == NULL || *text == '\0' ? json_null() : json_string(text));
}

static void put_instant(struct ctx *c, json_t *o, const char *key, struct instant i)
{
	put_text(o, key, instant_is_none(i) ? NULL : instant_iso(c->arena, i));
}

/* The post; or whoever a field of the record names. */
static const char *post_words(struct ctx *c, struct world *w, const struct duty *d, const struct owner *owner, const struct instance *i)
{
	if (owner->post != ROLE_FIELD) {
		return role_word(owner->post);
	}
	const struct record *r = world_record(c, w, i->record);
	const struct fact *f = r == NULL ? NULL : record_fact(r, d->owner_field, INSTANT_NEVER);
	const char *person = f != NULL && f->value.kind == VALUE_LINK ? typed_reference(c, w, f->value.link) : NULL;
	return person == NULL ? symbol_word(d->owner_field) : person;
}

/* Whose it is at the moment asked about; what has ended is nobody's any more. */
static json_t *people_json(struct ctx *c, struct world *w, const struct owner *owner, bool runs)
{
	if (!runs) {
		return json_null();
	}
	json_t *list = json_array();
	for (size_t i = 0; i < owner->count; i++) {
		const char *person = typed_reference(c, w, owner->people[i]);
		json_array_append_new(list, person == NULL ? json_null() : json_string(person));
	}
	return list;
}

static void put_owner(struct ctx *c, struct world *w, json_t *o, const struct duty *d, struct owners *owners, const struct instance *i)
{
	struct owner owner;
	bool runs = i->ending == ENDING_OPEN;
	if (d == NULL) {
		put_text(o, "owner", NULL);
	} else if (owner_of(c, owners, i, &owner)) {
		if (d != NULL && d->commencement_unknown) {
		put_text(o, "commencement", "not known");
	}
	put_text(o, "owner", post_words(c, w, d, &owner, i));
		json_object_set_new(o, "owned_by", people_json(c, w, &owner, runs));
		put_text(o, "owned_because", runs ? owner_because(c, &owner) : NULL);
	}
}

json_t *instance_json(struct ctx *c, struct world *w, struct owners *owners, const struct instance *i, struct instant now)
{
	const struct record *carrier = world_record(c, w, i->record);
	struct record_source source = world_records(w);
	const struct duty *d = definitions_duty(source.definitions(source.self, i->version), i->duty);
	enum state state = instance_state(i, now);
	bool late = state == STATE_DONE_LATE || (state == STATE_SUPERSEDED && instance_late(i) > 0);
	json_t *o = json_object();
	put_text(o, "duty", symbol_word(i->duty));
	put_text(o, "title", d == NULL ? NULL : d->title);
	put_text(o, "home", reference(c, w, i->home));
	put_text(o, "subject", typed_reference(c, w, i->subject));
	put_text(o, "record", carrier == NULL ? NULL : carrier->ref);
	if (i->on != 0) {
		put_text(o, "on", symbol_word(i->on));
	}
	put_text(o, "recipient", i->recipient);
	put_text(o, "round", i->round);
	json_object_set_new(o, "imported", json_boolean(i->imported));
	put_text(o, "force", d == NULL ? NULL : force_word(d->force));
	put_text(o, "source", d == NULL ? NULL : d->source);
	put_owner(c, w, o, d, owners, i);
	put_instant(c, o, "started", i->started);
	put_instant(c, o, "due", i->due);
	put_instant(c, o, "due_first", i->due_first);
	json_object_set_new(o, "target", json_boolean(i->target));
	put_text(o, "state", state_word(state));
	put_instant(c, o, "done_at", i->ending == ENDING_DONE ? i->done_at : INSTANT_NONE);
	put_text(o, "done_by", i->ending == ENDING_DONE ? typed_reference(c, w, i->done_by) : NULL);
	json_object_set_new(o, "late_seconds", late ? json_integer(instance_late(i)) : json_null());
	if (i->reason != NULL) {
		put_text(o, "reason", i->reason);
	}
	return o;
}

/* One line of the list, with what it is ordered by. */
struct shown {
	const struct instance *instance;
	const char *ref;
};

static int by_due(const void *a, const void *b)
{
	const struct shown *x = a, *y = b;
	int64_t dx = instant_is_none(x->instance->due) ? INT64_MAX : x->instance->due.s;
	int64_t dy = instant_is_none(y->instance->due) ? INT64_MAX : y->instance->due.s;
	if (dx != dy) {
		return dx < dy ? -1 : 1;
	}
	int order = strcmp(symbol_word(x->instance->duty), symbol_word(y->instance->duty));
	order = order != 0 ? order : strcmp(x->ref, y->ref);
	order = order != 0 ? order : strcmp(x->instance->recipient, y->instance->recipient);
	return order != 0 ? order : strcmp(x->instance->round, y->instance->round);
}

static bool is_wanted(const struct options *o, const struct instance *i, record_no subject, struct instant now)
{
	return (subject == 0 || i->subject == subject) && (!o->has_state || instance_state(i, now) == o->state);
}

static bool find_subject(struct ctx *c, struct world *w, const char *text, record_no *ret)
{
	struct record_source s = world_records(w);
	const char *colon = text == NULL ? NULL : strchr(text, ':');
	*ret = 0;
	if (text == NULL) {
		return true;
	}
	return (s.no_of(c, s.self, colon == NULL ? text : colon + 1, ret) && *ret != 0) ||
	       ctx_fail(c, ERROR_NOT_FOUND, "nobody has the reference \"%s\"", text_shown(c->arena, text, 64));
}

static const char *name_of(struct ctx *c, void *self, record_no person)
{
	return typed_reference(c, self, person);
}

static void print_line(struct ctx *c, struct world *w, struct owners *owners, const struct instance *i, struct instant now)
{
	struct owner owner;
	const char *due = instant_is_none(i->due) ? "no date" : instant_london(c->arena, i->due);
	const char *ref = reference(c, w, i->record);
	bool ends = i->ending != ENDING_OPEN;
	const char *whose = !ends && owner_of(c, owners, i, &owner) ? owner_words(c, &owner, name_of, w) : "";
	struct record_source source = world_records(w);
	const struct duty *d = definitions_duty(source.definitions(source.self, i->version), i->duty);
	printf("%-14s %-16s %-28s %s%s%s%s%s%s\n", state_word(instance_state(i, now)), due, symbol_word(i->duty), ref == NULL ? "" : ref,
	       *i->recipient == '\0' ? "" : " to ", i->recipient, *whose == '\0' ? "" : " · ", whose,
	       d != NULL && d->commencement_unknown ? " (commencement not known)" : "");
}

static bool print_list(struct ctx *c, struct world *w, const struct options *o, struct instant now)
{
	const struct instance_filter all = {0};
	const struct instance **list = NULL;
	size_t count = 0, kept = 0;
	record_no subject = 0;
	if (!find_subject(c, w, o->subject, &subject)) {
		return false;
	}
	world_instances(c, w, &all, &list, &count);
	struct shown *rows = ARENA_ARRAY(c->arena, count + 1, struct shown);
	for (size_t i = 0; i < count; i++) {
		if (is_wanted(o, list[i], subject, now)) {
			const char *ref = reference(c, w, list[i]->record);
			rows[kept++] = (struct shown){list[i], ref == NULL ? "" : ref};
		}
	}
	qsort(rows, kept, sizeof *rows, by_due);
	struct owners *owners = owners_in_world(c, w, now);
	json_t *out = json_array();
	for (size_t i = 0; i < kept; i++) {
		if (o->json) {
			json_array_append_new(out, instance_json(c, w, owners, rows[i].instance, now));
		} else {
			print_line(c, w, owners, rows[i].instance, now);
		}
	}
	if (o->json) {
		puts(json_line(c->arena, out));
	}
	json_decref(out);
	return c->error == ERROR_NONE;
}

bool command_duties(struct ctx *c, const struct options *o)
{
	struct hearth *h = NULL;
	struct world *w = NULL;
	struct instant now = instant_is_none(o->at) ? c->now : o->at;
	const struct replay replay = {.at = now, .as_received = o->as_received, .home = o->home};
	if (!hearth_open(c, o->data, HEARTH_READ, &h)) {
		return false;
	}
	bool ok = hearth_replay(c, h, &replay, &w) && print_list(c, w, o, now);
	world_free(w);
	hearth_close(h);
	return ok;
}
