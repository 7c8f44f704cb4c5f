/* hearth file: how complete the file of a child, a member of staff or a home is, item by item. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "duties/completeness.h"
#include "duties/hearth.h"
#include "ledger/rows.h"

static json_t *text_or_null(const char *text)
{
	return text == NULL ? json_null() : json_string(text);
}

static json_t *instant_or_null(struct ctx *c, struct instant i)
{
	return instant_is_none(i) ? json_null() : json_string(instant_iso(c->arena, i));
}

static const char *when_text(struct ctx *c, struct when when)
{
	return when.kind == WHEN_DATE ? date_iso(c->arena, when.day)
	                              : instant_london(c->arena, when_start(when));
}

static json_t *filed_json(struct ctx *c, const struct filed *f)
{
	json_t *o = json_object();
	json_object_set_new(o, "record", json_string(f->ref));
	json_object_set_new(o, "type", json_string(symbol_word(f->type)));
	json_object_set_new(o, "when",
	                    f->when.kind == WHEN_DATE ? json_string(date_iso(c->arena, f->when.day))
	                                              : instant_or_null(c, when_start(f->when)));
	return o;
}

static json_t *list_json(struct ctx *c, const struct filed *list, size_t count)
{
	json_t *out = json_array();
	for (size_t i = 0; i < count; i++) {
		json_array_append_new(out, filed_json(c, &list[i]));
	}
	return out;
}

static json_t *item_json(struct ctx *c, const struct filed_item *item)
{
	const struct question *q = item->question;
	json_t *o = json_object();
	json_object_set_new(o, "form", json_string(symbol_word(item->form->name)));
	json_object_set_new(o, "no", json_string(q->no));
	json_object_set_new(o, "ask", json_string(q->ask));
	json_object_set_new(o, "law", text_or_null(q->law));
	json_object_set_new(o, "supplied_by", json_string(symbol_word(q->supplied_by)));
	json_object_set_new(o, "state", json_string(filed_word(item->state)));
	json_object_set_new(o, "records", list_json(c, item->records, item->record_count));
	json_object_set_new(o, "record_count", json_integer((json_int_t)item->record_total));
	json_object_set_new(o, "lacking", list_json(c, item->lacking, item->lacking_count));
	json_object_set_new(o, "missing_since", instant_or_null(c, item->missing_since));
	json_object_set_new(o, "chased_since", instant_or_null(c, item->chased_since));
	json_object_set_new(o, "chased",
	                    item->chased.no == 0 ? json_null() : filed_json(c, &item->chased));
	return o;
}

static json_t *forms_json(const struct checklist *list)
{
	json_t *out = json_array();
	for (size_t i = 0; i < list->form_count; i++) {
		const struct filed_form *f = &list->forms[i];
		json_t *o = json_object();
		json_object_set_new(o, "form", json_string(symbol_word(f->form->name)));
		json_object_set_new(o, "title", json_string(f->form->title));
		json_object_set_new(o, "source", json_string(f->form->source));
		json_object_set_new(o, "matters", json_integer((json_int_t)f->matters));
		json_object_set_new(o, "settled", json_integer((json_int_t)f->settled));
		json_array_append_new(out, o);
	}
	return out;
}

static void show_json(struct ctx *c, const struct checklist *list)
{
	json_t *o = json_object(), *items = json_array();
	for (size_t i = 0; i < list->item_count; i++) {
		json_array_append_new(items, item_json(c, &list->items[i]));
	}
	json_object_set_new(o, "subject",
	                    json_string(arena_printf(c->arena, "%s:%s", symbol_word(list->subject_type),
	                                             list->subject_ref)));
	json_object_set_new(o, "home", text_or_null(list->home_ref));
	json_object_set_new(o, "at", instant_or_null(c, list->at));
	json_object_set_new(o, "forms", forms_json(list));
	json_object_set_new(o, "items", items);
	print_json(c, o);
}

/* ---- words ---- */

static const char *spoken(struct ctx *c, symbol word)
{
	char *text = arena_printf(c->arena, "%s", symbol_word(word));
	for (char *p = text; *p != '\0'; p++) {
		*p = *p == '-' ? ' ' : *p;
	}
	return text;
}

static void print_records(struct ctx *c, const char *what, const struct filed *list, size_t count,
                          size_t total)
{
	enum { NAMED = 3 };
	size_t shown = count < NAMED ? count : NAMED;
	for (size_t i = 0; i < shown; i++) {
		printf("%s %s of %s", i == 0 ? what : ",", list[i].ref, when_text(c, list[i].when));
	}
	if (total > shown) {
		printf(", and %zu more", total - shown);
	}
	if (shown > 0) {
		puts("");
	}
}

static void print_gap(struct ctx *c, const struct filed_item *item)
{
	printf("      %s: %s, since %s; from: %s\n", item->question->law,
	       item->state == FILED_MISSING ? "missing" : "not known",
	       date_iso(c->arena, instant_day(item->missing_since)),
	       spoken(c, item->question->supplied_by));
	print_records(c, "      not complete:", item->lacking, item->lacking_count,
	              item->lacking_total);
	if (item->chased.no != 0) {
		printf("      asked for since %s, last by %s of %s\n",
		       date_iso(c->arena, instant_day(item->chased_since)), item->chased.ref,
		       when_text(c, item->chased.when));
	} else if (item->question->paper != 0) {
		puts("      nobody has been asked for it");
	}
}

static void print_item(struct ctx *c, const struct filed_item *item)
{
	printf("%4s  %-15s %s\n", item->question->no, filed_word(item->state), item->question->ask);
	if (item->state == FILED_MISSING || item->state == FILED_NOT_KNOWN) {
		print_gap(c, item);
	} else {
		print_records(c, "     ", item->records, item->record_count, item->record_total);
	}
}

static void show_words(struct ctx *c, const struct checklist *list)
{
	for (size_t i = 0; i < list->form_count; i++) {
		const struct filed_form *f = &list->forms[i];
		printf("%s%s: %zu of %zu settled\n", i == 0 ? "" : "\n", f->form->title, f->settled,
		       f->matters);
		for (size_t k = 0; k < list->item_count; k++) {
			if (list->items[k].form == f->form) {
				print_item(c, &list->items[k]);
			}
		}
	}
}

/* As it stood then: from a replay of all entries known by then. */
static bool replayed(struct ctx *c, struct hearth *h, const struct options *o, const char *ref,
                     struct checklist *ret)
{
	struct world *w = NULL;
	const struct replay replay = {.at = instant_is_none(o->at) ? c->now : o->at,
	                              .as_received = o->as_received};
	if (!hearth_replay(c, h, &replay, &w)) {
		return false;
	}
	struct record_source source = world_records(w);
	const struct record *r = source.by_ref(c, source.self, ref);
	bool ok = r != NULL ? completeness_of(c, w, r->no, replay.at, ret)
	                    : ctx_fail(c, ERROR_NOT_FOUND, "nobody has the reference \"%s\"",
	                               text_shown(c->arena, ref, 64));
	world_free(w);
	return ok;
}

static bool show(struct ctx *c, struct hearth *h, const struct options *o)
{
	const char *colon = strchr(o->arguments[0], ':');
	const char *ref = colon == NULL ? o->arguments[0] : colon + 1;
	bool then = !instant_is_none(o->at) || o->as_received;
	struct checklist list;
	if (then ? !replayed(c, h, o, ref, &list) : !completeness_read(c, h, ref, &list)) {
		return false;
	}
	store_note_read(hearth_store(h), LEDGER_PROVIDER, 0, list.subject, list.subject, c->now.s);
	if (o->json) {
		show_json(c, &list);
	} else {
		show_words(c, &list);
	}
	return true;
}

bool command_file(struct ctx *c, const struct options *o)
{
	struct hearth *h = NULL;
	if (!hearth_open(c, o->data, HEARTH_READ, &h)) {
		return false;
	}
	bool ok = show(c, h, o);
	hearth_close(h);
	return ok;
}
