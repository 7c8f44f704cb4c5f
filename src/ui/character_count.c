/* Character counts. */
#include "ui/character_count.h"

#include <string.h>

#include "ui/field.h"
#include "ui/textarea.h"

/* Attributes gathered one by one; there is room for all. */
struct gathered {
	struct buf *b;
	struct ui_attribute *items;
	size_t count;
};

static void gather(struct gathered *g, const char *name, const char *value)
{
	if (value != NULL) {
		g->items[g->count++] = (struct ui_attribute){name, value};
	}
}

static void gather_given(struct gathered *g, const char *name, const char *value)
{
	gather(g, name, ui_given(value) ? value : NULL);
}

static void gather_plurals(struct gathered *g, const char *key, struct ui_plurals messages)
{
	for (size_t i = 0; i < messages.count; i++) {
		const char *name =
			arena_printf(g->b->arena, "data-i18n.%s.%s", key, messages.items[i].rule);
		gather(g, name, messages.items[i].message == NULL ? "" : messages.items[i].message);
	}
}

static bool has_limit(const struct ui_character_count *o)
{
	return ui_given(o->maxwords) || ui_given(o->maxlength);
}

static const char *count_type(const struct ui_character_count *o)
{
	return ui_given(o->count_type) ? o->count_type : ui_given(o->maxwords) ? "words" : NULL;
}

static void gather_words(struct gathered *g, const struct ui_character_count *o)
{
	if (!has_limit(
			o)) { /* the script learns the limit elsewhere and then needs the words to put it in */
		gather_given(g, "data-i18n.textarea-description.other", o->textarea_description_text);
	}
	gather_plurals(g, "characters-under-limit", o->characters_under_limit_text);
	gather_given(g, "data-i18n.characters-at-limit", o->characters_at_limit_text);
	gather_plurals(g, "characters-over-limit", o->characters_over_limit_text);
	gather_plurals(g, "words-under-limit", o->words_under_limit_text);
	gather_given(g, "data-i18n.words-at-limit", o->words_at_limit_text);
	gather_plurals(g, "words-over-limit", o->words_over_limit_text);
}

static struct ui_attributes group_attributes(struct buf *b, const struct ui_character_count *o)
{
	enum { FIXED = 8 }; /* those that are neither plurals nor the group's own */
	size_t plurals = o->characters_under_limit_text.count + o->characters_over_limit_text.count +
	                 o->words_under_limit_text.count + o->words_over_limit_text.count;
	size_t room = FIXED + plurals + o->group.attributes.count;
	struct gathered g = {.b = b, .items = ARENA_ARRAY(b->arena, room, struct ui_attribute)};
	gather(&g, "data-module", "govuk-character-count");
	gather(&g, "data-maxlength", o->maxlength);
	gather(&g, "data-maxwords", o->maxwords);
	gather(&g, "data-threshold", o->threshold);
	gather(&g, "data-count-type", count_type(o));
	gather_words(&g, o);
	for (size_t i = 0; i < o->group.attributes.count; i++) {
		g.items[g.count++] = o->group.attributes.items[i];
	}
	return (struct ui_attributes){g.items, g.count};
}

/* The words with the number in every place that waits for it. */
static const char *description(struct buf *b, const struct ui_character_count *o)
{
	static const char place[] = "%{count}";
	const char *usual = text_is(count_type(o), "words") ? "You can enter up to %{count} words"
	                                                    : "You can enter up to %{count} characters";
	const char *words = ui_or(o->textarea_description_text, usual),
			   *limit = ui_or(o->maxwords, o->maxlength);
	struct buf said = {.arena = b->arena};
	for (const char *at; (at = strstr(words, place)) != NULL; words = at + strlen(place)) {
		buf_put_n(&said, words, (size_t)(at - words));
		buf_put(&said, limit);
	}
	buf_put(&said, words);
	return buf_text(&said);
}

/* The line below the textarea, which the script keeps counting. */
static struct safe_html count_message(struct buf *b, const struct ui_character_count *o,
                                      const char *info_id)
{
	struct buf made = {.arena = b->arena};
	ui_hint(&made,
	        &(struct ui_hint){
				.id = info_id,
				.text = has_limit(o) ? description(b, o) : NULL,
				.classes = ui_join(b, "govuk-character-count__message", o->count_message_classes),
			});
	ui_put_content(&made, o->group.after.html, o->group.after.text);
	return html_made(&made);
}

void ui_character_count(struct buf *b, const struct ui_character_count *o)
{
	const char *id = ui_or(o->id, o->name), *info_id = ui_part_id(b, id, "info");
	struct ui_textarea textarea = {
		.id = id,
		.name = o->name,
		.described_by = info_id,
		.rows = o->rows,
		.spellcheck = o->spellcheck,
		.value = o->value,
		.label = o->label,
		.hint = o->hint,
		.error = o->error,
		.classes = ui_join(b, "govuk-js-character-count", o->classes),
		.attributes = o->attributes,
		.group = {.classes = ui_join(b, "govuk-character-count", o->group.classes),
	              .attributes = group_attributes(b, o),
	              .before = o->group.before,
	              .after = {.html = count_message(b, o, info_id)}},
	};
	ui_textarea(b, &textarea);
}
