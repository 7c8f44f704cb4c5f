/* `each`: words, fields and lookups become items. */
#include "duties/items.h"

#include <string.h>

struct gathering {
	struct item *items;
	size_t count, room;
};

static bool is_person(const struct world *w, const struct rec *r)
{
	return r->r.type == w->plan->words.child || r->r.type == w->plan->words.staff;
}

static bool make_item(struct asking *a, const struct value *v, struct item *ret)
{
	*ret = (struct item){.value = *v};
	if (v->kind == VALUE_WORD) {
		ret->text = symbol_word(v->word);
	} else if (v->kind == VALUE_TEXT) {
		ret->text = v->text;
	} else if (v->kind == VALUE_LINK) {
		struct rec *r = rec_find(a->c, a->w, v->link);
		ret->text = r == NULL ? NULL : r->r.ref;
		ret->person = r != NULL && is_person(a->w, r) ? r->r.no : 0;
	}
	return ret->text != NULL;
}

static bool is_there(const struct gathering *g, const char *text)
{
	for (size_t i = 0; i < g->count; i++) {
		if (strcmp(g->items[i].text, text) == 0) {
			return true;
		}
	}
	return false;
}

static void add(struct asking *a, struct gathering *g, const struct each_item *from, const struct value *v)
{
	struct item item;
	if (v->kind == VALUE_LIST) {
		for (uint32_t i = 0; i < v->count; i++) {
			add(a, g, from, &v->items[i]);
		}
		return;
	}
	if (!make_item(a, v, &item) || is_there(g, item.text)) {
		return;
	}
	if (from->condition != NULL) {
		struct asking inner = *a;
		inner.each = &item.value;
		bool counts = ask(&inner, a->on == NULL ? a->carrier : NULL, from->condition).yes;
		a->until = inner.until;
		a->next = inner.next;
		a->foreign = inner.foreign;
		a->failed = inner.failed;
		if (!counts) {
			return;
		}
	}
	*(struct item *)PUSH(a->w->scratch, g->items, g->count, g->room) = item;
}

static void add_rows(struct asking *a, struct gathering *g, const struct each_item *from)
{
	record_no *list = NULL;
	size_t count = ask_rows(a, a->carrier, from->rows, &list);
	for (size_t i = 0; i < count; i++) {
		struct value v = {VALUE_LINK, 0, {.link = list[i]}};
		add(a, g, from, &v);
	}
}

size_t ask_items(struct asking *a, const struct duty *d, struct item **ret)
{
	struct gathering g = {0};
	struct reading r;
	if (d->each == NULL) {
		*(struct item *)PUSH(a->w->scratch, g.items, g.count, g.room) = (struct item){.text = ""};
	}
	for (size_t i = 0; d->each != NULL && i < d->each->count; i++) {
		const struct each_item *from = &d->each->items[i];
		switch (from->kind) {
		case EACH_WORD:
			add(a, &g, from, &(struct value){VALUE_WORD, 0, {.word = from->word}});
			break;
		case EACH_PATH:
			ask_path(a, a->on == NULL ? a->carrier : NULL, &from->path, &r);
			add(a, &g, from, &r.value);
			break;
		case EACH_ROWS:
			add_rows(a, &g, from);
			break;
		}
	}
	*ret = g.items;
	return g.count;
}
