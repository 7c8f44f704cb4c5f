/* Values in words. */
#include "web/value_words.h"

#include <string.h>

#include "web/answer.h"

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

/* Within a sentence; on a line of its own it is answer_text(). */
const char *value_words(struct page *p, const struct value *v)
{
	switch ((int)v->kind) {
	case VALUE_YES_NO:
		return v->yes ? "yes" : "no";
	case VALUE_WORD:
		return answer_word(p->c->arena, symbol_word(v->word), false);
	case VALUE_LINK:
		return answer_sees(p, v->link) ? answer_record(p, v->link) : "";
	case VALUE_LIST:
		return list_words(p, v);
	default:
		return answer_text(p, NULL, v, NULL);
	}
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
