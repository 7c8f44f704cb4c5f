/* Definitions in plain words, one word after the other: the grammar stays, names become what forms call them. */
#include "web/law_words.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

struct saying {
	struct arena *arena;
	const struct definitions *law;
	const struct record_type *carrier, *found; /* `found`: of the record that is looked up */
	const struct record_type *here; /* whose fields are meant: the carrier's, after `where` those of the record found */
	struct buf out;
	const char *before; /* the word before */
};

const char *plain_word(struct arena *a, const char *word)
{
	char *plain = arena_copy(a, word);
	for (char *p = plain; *p != '\0'; p++) {
		*p = *p == '-' || *p == '_' ? ' ' : *p;
	}
	return plain;
}

const char *lower_first(struct arena *a, const char *text)
{
	char *words = arena_copy(a, text);
	if (isupper((unsigned char)words[0]) && islower((unsigned char)words[1])) {
		words[0] = (char)tolower((unsigned char)words[0]);
	}
	return words;
}

const char *upper_first(struct arena *a, const char *text)
{
	char *words = arena_copy(a, text);
	words[0] = (char)toupper((unsigned char)words[0]);
	return words;
}

const char *force_sentence(enum force force)
{
	static const char *const sentences[FORCE__COUNT] = {
		[FORCE_LAW] = "Must: regulations or an Act say so.",
		[FORCE_GUIDE] =
			"Should: the statutory Guide says so, and a home that does otherwise needs a good reason.",
		[FORCE_OTHER_GUIDANCE] = "Should: other statutory guidance says so.",
		[FORCE_OFSTED] = "Ofsted expects it and looks for it at inspections.",
		[FORCE_OTHER_BODY] =
			"Somebody else owes this to the child or the home. What is yours is to ask, and to chase.",
		[FORCE_PROTOCOL] = "Local protocol: agreed with the police or the authority here.",
		[FORCE_OWN_STANDARD] = "Your own standard: no law asks it.",
	};
	return sentences[force];
}

/* ---- one word ---- */

static void put_quoted(struct saying *s, const char *words)
{
	buf_printf(&s->out, "“%s”", words);
}

static const struct field *field_here(const struct saying *s, const char *word)
{
	symbol name = symbol_find(word);
	const struct field *field = name == 0 || s->here == NULL ? NULL : type_field(s->here, name);
	return field != NULL && field->ask != NULL ? field : NULL;
}

static const struct step *step_here(const struct saying *s, const char *word)
{
	symbol name = symbol_find(word);
	return name == 0 || s->here == NULL ? NULL : type_step(s->here, name);
}

/* Words before which a name of a record type is a record, and not a field or a choice that happens to have its name. */
static bool announces_record(const char *word)
{
	static const char *const words[] = {"a", "an", "no", "the", "of", "each", "last", "every"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (text_is(word, words[i])) {
			return true;
		}
	}
	return word != NULL && isdigit((unsigned char)*word);
}

/* "child.looked_after": whose, and what. */
static bool put_path(struct saying *s, const char *word)
{
	const char *dot = strchr(word, '.');
	if (dot == NULL || dot == word || dot[1] == '\0') {
		return false;
	}
	const char *root = arena_copy_n(s->arena, word, (size_t)(dot - word));
	const struct record_type *type =
		text_is(root, "this") ? s->carrier : definitions_type(s->law, symbol_find(root));
	const struct field *field = type == NULL ? NULL : type_field(type, symbol_find(dot + 1));
	const char *what = field != NULL && field->ask != NULL
	                       ? arena_printf(s->arena, "“%s”", field->ask)
	                       : plain_word(s->arena, dot + 1);
	buf_printf(&s->out, "%s’s %s",
	           text_is(root, "this") ? "this record" : plain_word(s->arena, root), what);
	return true;
}

/* "a record “Notification”": the article was put already, and may have been "an". */
static void put_record(struct saying *s, const char *title)
{
	bool article = text_is(s->before, "a") || text_is(s->before, "an");
	if (text_is(s->before, "an") && s->out.length >= 3) {
		s->out.length -= 2;
		buf_char(&s->out, ' ');
	}
	buf_put(&s->out, article ? "record of " : "");
	put_quoted(s, title);
}

/* Something with a meaning of its own; else it stays the word it was, without its hyphens. */
static void put_name(struct saying *s, const char *word)
{
	const struct record_type *type =
		announces_record(s->before) ? definitions_type(s->law, symbol_find(word)) : NULL;
	const struct step *step = text_is(s->before, "step") ? step_here(s, word) : NULL;
	const struct field *field = field_here(s, word);
	if (type != NULL) {
		s->found = type;
		put_record(s, type->title == NULL ? word : type->title);
	} else if (text_is(word, "where") && s->found != NULL) {
		s->here = s->found;
		buf_put(&s->out, word);
	} else if (text_is(word, "each") && text_is(s->before, "is")) {
		buf_put(&s->out, "that one");
	} else if (step != NULL && step->title != NULL) {
		put_quoted(s, step->title);
		buf_put(&s->out, " is done");
	} else if (field != NULL) {
		put_quoted(s, field->ask);
	} else if (text_is(word, "filled") && text_is(s->before, "is")) {
		buf_put(&s->out, "filled in");
	} else if (text_is(word, "answered") && text_is(s->before, "is")) {
		buf_put(&s->out, "answered");
	} else if (!put_path(s, word)) {
		buf_put(&s->out, plain_word(s->arena, word));
	}
}

/* ---- all of them ---- */

static bool is_of_word(char ch)
{
	return isalnum((unsigned char)ch) || ch == '-' || ch == '_' || ch == '.' || ch == '/' ||
	       (ch & 0x80) != 0;
}

/* The word that begins here, which may be none. */
static size_t word_length(const char *text)
{
	size_t length = 0;
	while (is_of_word(text[length])) {
		length++;
	}
	return length;
}

static void say(struct saying *s, const char *text)
{
	for (size_t at = 0; text[at] != '\0';) {
		size_t length = word_length(text + at);
		if (length == 0) {
			s->here = text[at] == ')' ? s->carrier : s->here; /* the look-up ends with its bracket */
			buf_char(&s->out, text[at++]);
			continue;
		}
		const char *word = arena_copy_n(s->arena, text + at, length);
		put_name(s, word);
		s->before = word;
		at += length;
	}
}

const char *law_words(struct arena *a, const struct definitions *law,
                      const struct record_type *type, const char *text)
{
	if (text == NULL) {
		return NULL;
	}
	struct saying s = {.arena = a, .law = law, .carrier = type, .here = type, .out = {.arena = a}};
	say(&s, text);
	return buf_text(&s.out);
}

static const struct record_type *carrier_of(const struct definitions *law, const struct duty *d)
{
	return d->starts_count == 0 ? NULL : definitions_type(law, d->starts[0]);
}

const char *law_done_words(struct arena *a, const struct definitions *law, const struct duty *d)
{
	return law_words(a, law, carrier_of(law, d), d->done_text);
}

const char *law_due_words(struct arena *a, const struct definitions *law, const struct duty *d)
{
	return law_words(a, law, carrier_of(law, d), d->due_text);
}

const char *law_if_words(struct arena *a, const struct definitions *law, const struct duty *d)
{
	return law_words(a, law, carrier_of(law, d), d->if_text);
}
