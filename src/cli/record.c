/* hearth record: one record as folded, with its entries and duties. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "cli/command.h"
#include "cli/shown.h"
#include "duties/hearth.h"
#include "ledger/rows.h"

struct showing {
	struct replay replay;
	record_no record;
	struct world *world;
	struct record_source source;
	struct entry *kept; /* those known at the moment asked about */
	size_t count, room;
	json_t *entries, *fields;
};

static bool is_known(const struct replay *r, const struct entry *e)
{
	struct instant when = e->imported && !r->as_received ? e->written : e->received;
	return when.s <= r->at.s;
}

static void put(json_t *o, const char *key, const char *text)
{
	json_object_set_new(o, key, text == NULL ? json_null() : json_string(text));
}

/* The newest words of each field, as they stand: tables keep all their rows. */
static void add_fields(struct showing *s, const struct entry *e)
{
	const struct record *r = world_next_record(s->world, e->record - 1);
	const char *name;
	json_t *v;
	json_object_foreach(json_object_get(e->body, "fields"), name, v)
	{
		const struct field *f = r == NULL ? NULL : type_field(r->kind, symbol_find(name));
		json_t *before = json_object_get(s->fields, name);
		if (json_is_null(v)) {
			json_object_del(s->fields, name);
		} else if (f != NULL && f->type == FIELD_TABLE && json_is_array(before) && e->kind != ENTRY_CORRECT) {
			json_array_extend(before, v);
		} else {
			json_object_set_new(s->fields, name, json_deep_copy(v));
		}
	}
}

static bool keep_entry(struct ctx *c, void *arg, const struct entry *e)
{
	struct showing *s = arg;
	if (!is_known(&s->replay, e)) {
		return true;
	}
	if (s->count == s->room) {
		s->room = s->room == 0 ? 8 : s->room * 2;
		s->kept = arena_grow(c->arena, s->kept, s->count, s->room, sizeof *s->kept);
	}
	s->kept[s->count++] = *e;
	return true;
}

static bool is_withdrawn(const struct showing *s, size_t index)
{
	for (size_t i = index + 1; i < s->count; i++) {
		if (s->kept[i].kind == ENTRY_WITHDRAW && s->kept[i].withdraws == (int64_t)index) {
			return true;
		}
	}
	return false;
}

static void add_entries(struct ctx *c, struct showing *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct entry *e = &s->kept[i];
		json_t *o = entry_json(c, &s->source, e, false);
		put(o, "received_at", instant_iso(c->arena, e->received));
		json_object_set_new(o, "imported", json_boolean(e->imported));
		json_object_set_new(o, "seq", json_integer(e->seq));
		json_array_append_new(s->entries, o);
		if (!is_withdrawn(s, i)) {
			add_fields(s, e);
		}
	}
}

static json_t *steps_json(struct ctx *c, struct world *w, const struct record *r)
{
	json_t *list = json_array();
	for (size_t i = 0; i < r->kind->step_count; i++) {
		const struct step *step = &r->kind->steps[i];
		const struct done *d = record_step(r, step->name, INSTANT_NEVER);
		const symbol *missing = NULL;
		size_t count = record_step_missing(c->arena, r, step, INSTANT_NEVER, &missing);
		json_t *o = json_object(), *names = json_array();
		for (size_t k = 0; k < count; k++) {
			json_array_append_new(names, json_string(symbol_word(missing[k])));
		}
		put(o, "step", symbol_word(step->name));
		json_object_set_new(o, "done", json_boolean(d != NULL));
		put(o, "done_at", d == NULL ? NULL : instant_iso(c->arena, d->written));
		put(o, "done_by", d == NULL ? NULL : typed_reference(c, w, d->author));
		json_object_set_new(o, "missing", names);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *links_json(struct ctx *c, struct world *w, const struct record *r)
{
	json_t *list = json_array();
	for (size_t i = 0; i < r->link_count; i++) {
		const char *ref = typed_reference(c, w, r->links[i]);
		if (ref != NULL) {
			json_array_append_new(list, json_string(ref));
		}
	}
	return list;
}

static json_t *duties_json(struct ctx *c, struct world *w, record_no no, struct instant now)
{
	const struct instance_filter filter = {.record = no};
	const struct instance **list = NULL;
	size_t count = 0;
	json_t *out = json_array();
	world_instances(c, w, &filter, &list, &count);
	struct owners *owners = owners_in_world(c, w, now);
	for (size_t i = 0; i < count; i++) {
		json_array_append_new(out, instance_json(c, w, owners, list[i], now));
	}
	return out;
}

static json_t *record_json(struct ctx *c, struct showing *s, const struct record *r)
{
	struct world *w = s->world;
	const struct record *home = r->home == 0 ? NULL : world_record(c, w, r->home);
	json_t *o = json_object();
	put(o, "record", r->ref);
	put(o, "type", symbol_word(r->type));
	put(o, "home", home == NULL ? NULL : home->ref);
	put(o, "subject", typed_reference(c, w, r->subject));
	put(o, "author", typed_reference(c, w, r->author));
	put(o, "happened_at", instant_iso(c->arena, when_start(record_happened(r, INSTANT_NEVER))));
	put(o, "written_at", instant_iso(c->arena, r->written));
	put(o, "withdrawn_at", r->withdrawn.s == INSTANT_NEVER.s ? NULL : instant_iso(c->arena, r->withdrawn));
	json_object_set_new(o, "imported", json_boolean(r->imported));
	json_object_set_new(o, "corrections", json_integer(r->corrections));
	json_object_set(o, "fields", s->fields);
	json_object_set_new(o, "steps", steps_json(c, w, r));
	json_object_set_new(o, "links", links_json(c, w, r));
	json_object_set_new(o, "duties", duties_json(c, w, r->no, s->replay.at));
	json_object_set(o, "entries", s->entries);
	return o;
}

static void print_words(const json_t *o)
{
	const char *name;
	json_t *v;
	printf("%s, %s\n", json_text(o, "record"), json_text(o, "type"));
	json_object_foreach(json_object_get(o, "fields"), name, v)
	{
		if (json_is_string(v)) {
			printf("  %s: %s\n", name, json_string_value(v));
		}
	}
}

static bool show(struct ctx *c, struct hearth *h, struct showing *s, const char *ref, bool json)
{
	struct db *db = NULL;
	const struct record *r = s->source.by_ref(c, s->source.self, ref);
	if (r == NULL) {
		return ctx_fail(c, ERROR_NOT_FOUND, "no record has the reference \"%s\"", text_shown(c->arena, ref, 64));
	}
	if (!store_read_begin(c, hearth_store(h), &db)) {
		return false;
	}
	const struct scan scan = {.record = r->no, .bodies = true};
	bool ok = ledger_scan(c, db, &s->source, &scan, true, keep_entry, s);
	store_read_end(hearth_store(h), db);
	if (!ok) {
		return false;
	}
	add_entries(c, s);
	AUTO_JSON o = record_json(c, s, r);
	store_note_read(hearth_store(h), LEDGER_PROVIDER, 0, r->subject, r->no, c->now.s);
	if (json) {
		puts(json_line(c->arena, o));
	} else {
		print_words(o);
	}
	return true;
}

bool command_record(struct ctx *c, const struct options *o)
{
	struct hearth *h = NULL;
	struct showing s = {.replay = {.at = instant_is_none(o->at) ? c->now : o->at, .as_received = o->as_received}};
	const char *colon = strchr(o->arguments[0], ':');
	if (!hearth_open(c, o->data, HEARTH_READ, &h)) {
		return false;
	}
	bool ok = hearth_replay(c, h, &s.replay, &s.world);
	if (ok) {
		s.source = world_records(s.world);
		s.entries = json_array();
		s.fields = json_object();
		ok = show(c, h, &s, colon == NULL ? o->arguments[0] : colon + 1, o->json);
		json_decref(s.entries);
		json_decref(s.fields);
	}
	world_free(s.world);
	hearth_close(h);
	return ok;
}
