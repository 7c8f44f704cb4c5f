/* Entries as lines of cli.md: what `export` prints, `import` takes back and `record` shows. */
#include "base/ctx.h"
#include "base/json.h"
#include "ledger/entry.h"
#include "ledger/line.h"
#include "ledger/rows.h"

static const char *ref_of(struct ctx *c, const struct record_source *s, record_no no)
{
	const struct record *r = no == 0 ? NULL : s->by_no(c, s->self, no);
	return r == NULL ? NULL : r->ref;
}

/* "staff:s-1" */
static const char *typed_ref(struct ctx *c, const struct record_source *s, record_no no)
{
	const struct record *r = no == 0 ? NULL : s->by_no(c, s->self, no);
	return r == NULL ? NULL : arena_printf(c->arena, "%s:%s", symbol_word(r->type), r->ref);
}

static void put(json_t *o, const char *key, const char *text)
{
	if (text != NULL && *text != '\0') {
		json_object_set_new(o, key, json_string(text));
	}
}

static void put_place(struct ctx *c, const struct record_source *s, const struct entry *e, json_t *o)
{
	if (e->kind != ENTRY_OPEN) {
		return;
	}
	put(o, "type", symbol_word(e->type));
	put(o, "home", e->home == e->record ? e->ref : ref_of(c, s, e->home));
	if (e->subject != e->record) {
		put(o, "subject", typed_ref(c, s, e->subject));
	}
}

static void put_by(struct ctx *c, const struct record_source *s, const struct entry *e, json_t *o)
{
	if (e->author_kind == AUTHOR_SYSTEM) {
		json_object_set_new(o, "by", json_string("system"));
	} else if (e->author_kind == AUTHOR_NAME) {
		json_object_set_new(o, "by", json_pack("{s:s}", "name", e->by_name == NULL ? "" : e->by_name));
	} else {
		put(o, "by", typed_ref(c, s, e->by));
	}
}

static void put_body(const struct entry *e, json_t *o)
{
	static const char *const keys[] = {"fields", "links", "reason", "waive", "recipient", "round", "value", "files"};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		json_t *v = json_object_get(e->body, keys[i]);
		if (v != NULL) {
			json_object_set(o, keys[i], v);
		}
	}
}

static void put_acts(struct ctx *c, const struct record_source *s, const struct entry *e, json_t *o)
{
	if (e->step != 0 && e->kind == ENTRY_STEP) {
		put(o, "step", symbol_word(e->step));
	}
	put(o, "duty", symbol_word(e->duty));
	put(o, "setting", symbol_word(e->setting));
	if (e->kind == ENTRY_MOVE_DUE) {
		put(o, "due", instant_iso(c->arena, e->due));
	}
	if (e->kind == ENTRY_WITHDRAW && e->withdraws >= 0) {
		const struct record *r = s->by_no(c, s->self, e->record);
		put(o, "withdraws", r == NULL ? NULL : uuid_text(c->arena, r->ids[e->withdraws].bytes));
	}
}

static void put_exported(struct ctx *c, const struct entry *e, json_t *o)
{
	put(o, "received_at", instant_iso(c->arena, e->received));
	if (e->imported) {
		json_object_set_new(o, "imported", json_true());
	}
	json_object_set_new(o, "version", json_integer(e->version));
	json_object_set_new(o, "seq", json_integer(e->seq));
	put(o, "salt", hex_text(c->arena, e->salt, sizeof e->salt));
	put(o, "hash", hex_text(c->arena, e->hash, sizeof e->hash));
}

json_t *entry_json(struct ctx *c, const struct record_source *s, const struct entry *e, bool exported)
{
	json_t *o = json_object();
	put(o, "entry", entry_kind_word(e->kind));
	put(o, "id", uuid_text(c->arena, e->id));
	put(o, "record", e->ref);
	put_place(c, s, e, o);
	put_acts(c, s, e, o);
	put_by(c, s, e, o);
	put(o, "written_at", instant_iso(c->arena, e->written));
	put(o, "happened_at", instant_is_none(e->happened) ? NULL : instant_iso(c->arena, e->happened));
	put(o, "known_at", instant_is_none(e->known) ? NULL : instant_iso(c->arena, e->known));
	if (e->carried_over) {
		json_object_set_new(o, "carried_over", json_true());
	}
	put_body(e, o);
	if (exported) {
		put_exported(c, e, o);
	}
	return o;
}
