/* Facts of an example as values, and the records they name. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "duties/example_world.h"

static const struct value NONE = {VALUE_NONE, 0, {.text = NULL}};

bool little_when(struct little *l, const char *text, struct when *ret)
{
	struct date day;
	struct instant at;
	struct ctx scratch = {.arena = l->c->arena};
	if (text == NULL) {
		return false;
	}
	if (strlen(text) == 10 && date_parse(&scratch, text, &day)) {
		*ret = when_on(day);
	} else if (instant_parse(&scratch, text, &at)) {
		*ret = when_at(at);
	} else {
		return false;
	}
	l->latest = instant_later(l->latest, when_end(*ret));
	return true;
}

/* The record a reference means: this, one of those there, or a new one of the type the field wants. */
static record_no record_of(struct little *l, const struct field *f, const char *ref)
{
	struct draft *d = strcmp(ref, "this") == 0 ? l->carrier : little_find(l, ref);
	if (d == NULL) {
		const char *type = f == NULL || f->type == FIELD_PARTY ? "contact-person" : "staff";
		for (size_t i = 0; f != NULL && i < f->to_count; i++) {
			type = i == 0 || strcmp(symbol_word(f->to[i]), "staff") == 0 ? symbol_word(f->to[i]) : type;
		}
		d = little_draft(l, type, ref);
		d->long_ago = true;
		little_place(l, d, l->carrier);
	}
	return d->no;
}

static bool is_word_of(const struct field *f, symbol word)
{
	for (size_t i = 0; i < f->of_count; i++) {
		if (f->of[i] == word) {
			return true;
		}
	}
	return f->of_count == 0;
}

static struct value number_of(const char *text)
{
	double number = strtod(text, NULL);
	return (struct value){VALUE_NUMBER, 0, {.number = (int64_t)(number * 100 + (number < 0 ? -0.5 : 0.5))}};
}

static struct value amount_of(struct little *l, const char *text)
{
	struct ctx scratch = {.arena = l->c->arena};
	struct amount m;
	return amount_parse(&scratch, text, &m) ? (struct value){VALUE_AMOUNT, 0, {.amount = m}} : NONE;
}

static struct value time_of(struct little *l, const struct field *f, const char *text)
{
	struct when w;
	if (!little_when(l, text, &w)) {
		return NONE;
	}
	if (f->type == FIELD_DATE) {
		return (struct value){VALUE_DATE, 0, {.date = when_day(w)}};
	}
	return (struct value){VALUE_INSTANT, 0, {.instant = when_start(w)}};
}

static struct value text_of(struct little *l, const struct field *f, const char *text)
{
	switch (f->type) {
	case FIELD_YES_NO:
		return (struct value){VALUE_YES_NO, 0, {.yes = strcmp(text, "yes") == 0}};
	case FIELD_CHOICE:
		return (struct value){VALUE_WORD, 0, {.word = symbol_of(text)}};
	case FIELD_NUMBER:
		return number_of(text);
	case FIELD_DATE:
	case FIELD_INSTANT:
		return time_of(l, f, text);
	case FIELD_DURATION:
		return amount_of(l, text);
	case FIELD_LINK:
		return (struct value){VALUE_LINK, 0, {.link = record_of(l, f, text)}};
	case FIELD_PARTY:
		if (is_word_of(f, symbol_of(text))) {
			return (struct value){VALUE_WORD, 0, {.word = symbol_of(text)}};
		}
		return (struct value){VALUE_LINK, 0, {.link = record_of(l, f, text)}};
	case FIELD_PROVISION:
		return (struct value){VALUE_PROVISION, 0, {.text = text}};
	case FIELD_FILE:
		return (struct value){VALUE_FILE, 0, {.text = text}};
	case FIELD_TABLE:
		return (struct value){VALUE_TABLE, 1, {.text = NULL}};
	case FIELD_TEXT:
	case FIELD__COUNT:
		break;
	}
	return (struct value){VALUE_TEXT, 0, {.text = text}};
}

struct value little_value(struct little *l, const struct field *f, const struct example_item *item)
{
	if (f->type == FIELD_TABLE) {
		return (struct value){VALUE_TABLE, (uint32_t)item->item_count, {.text = NULL}};
	}
	if (item->text == NULL && !item->is_list) { /* {because: …} */
		const char *because = item->item_count > 0 ? item->items[0].text : "";
		return (struct value){VALUE_BECAUSE, 0, {.text = because}};
	}
	if (!item->is_list && !f->many) {
		return text_of(l, f, item->text);
	}
	size_t count = item->is_list ? item->item_count : 1;
	struct value *items = ARENA_ARRAY(l->c->arena, count + 1, struct value);
	for (size_t i = 0; i < count; i++) {
		const char *text = item->is_list ? item->items[i].text : item->text;
		items[i] = text == NULL ? NONE : text_of(l, f, text);
	}
	return (struct value){VALUE_LIST, (uint32_t)count, {.items = items}};
}
