/* Values in words. */
#include "web/value_words.h"

#include <string.h>

#include "web/law_words.h"

static const char *record_words(struct page *p, record_no no)
{
	static const char *const people[] = {
		"child",         "staff", "home", "provider", "registered-person", "independent-person",
		"contact-person"};
	const struct record *r = page_record(p, no);
	if (r == NULL) {
		return "";
	}
	for (size_t i = 0; i < sizeof people / sizeof people[0]; i++) {
		if (text_is(symbol_word(r->type), people[i])) {
			return page_full_name(p, no);
		}
	}
	const char *day = date_words(p->c->arena, when_day(record_happened(r, INSTANT_NEVER)));
	return arena_printf(p->c->arena, "%s, %s",
	                    r->kind->title == NULL ? symbol_word(r->type) : r->kind->title, day);
}

/* Words of definitions that people say otherwise. */
static const char *choice_words(struct arena *a, symbol word)
{
	static const char *const said[][2] = {{"cse", "sexual exploitation (CSE)"},
	                                      {"cce", "criminal exploitation (CCE)"},
	                                      {"iro", "reviewing officer (IRO)"},
	                                      {"gp", "doctor (GP)"},
	                                      {"pep", "personal education plan"},
	                                      {"ehc", "education, health and care plan"},
	                                      {"lado", "designated officer (LADO)"},
	                                      {"camhs", "mental health service (CAMHS)"},
	                                      {"camhs-worker", "mental health worker (CAMHS)"},
	                                      {"hmci", "Ofsted"},
	                                      {"yot-worker", "youth offending worker"},
	                                      {"restraint", "hold"},
	                                      {"sw-visit", "social worker’s visit"}};
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
		if (text_is(symbol_word(word), said[i][0])) {
			return said[i][1];
		}
	}
	return plain_word(a, symbol_word(word));
}

static const char *number_words(struct arena *a, int64_t hundredths)
{
	long whole = (long)(hundredths / 100), part = (long)(hundredths % 100);
	return part == 0 ? arena_printf(a, "%ld", whole)
	                 : arena_printf(a, "%ld.%02ld", whole, part < 0 ? -part : part);
}

static const char *list_words(struct page *p, const struct value *v)
{
	struct buf out = {.arena = p->c->arena};
	for (uint32_t i = 0; i < v->count; i++) {
		const char *words = value_words(p, &v->items[i]);
		if (*words != '\0') {
			buf_printf(&out, "%s%s", out.length == 0 ? "" : ", ", words);
		}
	}
	return buf_text(&out);
}

const char *value_words(struct page *p, const struct value *v)
{
	struct arena *a = p->c->arena;
	switch (v->kind) {
	case VALUE_TEXT:
	case VALUE_PROVISION:
		return v->text == NULL ? "" : v->text;
	case VALUE_YES_NO:
		return v->yes ? "yes" : "no";
	case VALUE_WORD:
		return choice_words(a, v->word);
	case VALUE_NUMBER:
		return number_words(a, v->number);
	case VALUE_DATE:
		return date_words(a, v->date);
	case VALUE_INSTANT:
		return instant_words(a, v->instant);
	case VALUE_AMOUNT:
		return amount_words(a, v->amount);
	case VALUE_LINK:
		return record_words(p, v->link);
	case VALUE_FILE:
		return "on file";
	case VALUE_TABLE:
		return arena_printf(a, v->count == 1 ? "%u row" : "%u rows", v->count);
	case VALUE_BECAUSE:
		return v->text == NULL ? "not answered" : arena_printf(a, "Not answered: %s", v->text);
	case VALUE_LIST:
		return list_words(p, v);
	case VALUE_NONE:
	case VALUE__COUNT:
		break;
	}
	return "";
}

const char *field_words(struct page *p, const struct record *r, const char *field)
{
	symbol name = symbol_find(field);
	const struct fact *f = name == 0 ? NULL : record_fact(r, name, INSTANT_NEVER);
	return f == NULL ? "" : value_words(p, &f->value);
}

const char *first_words(struct arena *a, const char *text, size_t longest)
{
	size_t end = 0, characters = 0, blank = 0;
	while (text[end] != '\0' && text[end] != '\n' && characters < longest) {
		characters += (text[end] & 0xc0) != 0x80;
		blank = text[end] == ' ' ? end : blank;
		end++;
	}
	while ((text[end] & 0xc0) == 0x80) {
		end++;
	}
	if (text[end] == '\0') {
		return text;
	}
	return arena_printf(a, "%.*s …", (int)(text[end] == '\n' || blank == 0 ? end : blank), text);
}
