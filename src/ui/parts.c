/* What every component shares. */
#include "ui/parts.h"

#include <string.h>

static const char blanks[] = " \t\n\r\f\v";

bool ui_given(const char *text)
{
	return text != NULL && *text != '\0';
}

bool ui_has_content(struct safe_html html, const char *text)
{
	return ui_given(html.text) || ui_given(text);
}

void ui_put_trimmed(struct buf *b, struct safe_html html)
{
	if (html.text == NULL) {
		return;
	}
	const char *begin = html.text + strspn(html.text, blanks), *end = begin + strlen(begin);
	while (end > begin && strchr(blanks, end[-1]) != NULL) {
		end--;
	}
	buf_put_n(b, begin, (size_t)(end - begin));
}

void ui_put_content(struct buf *b, struct safe_html html, const char *text)
{
	if (ui_given(html.text)) {
		ui_put_trimmed(b, html);
	} else {
		put(b, text);
	}
}

void ui_put_whole(struct buf *b, struct safe_html html, const char *text)
{
	if (ui_given(html.text)) {
		put(b, html);
	} else {
		put(b, text);
	}
}

void ui_put_classes(struct buf *b, const char *classes)
{
	if (ui_given(classes)) {
		put(b, HTML(" "));
		put(b, classes);
	}
}

void ui_put_attribute(struct buf *b, const char *name, const char *value)
{
	put(b, HTML(" "));
	put(b, name);
	put(b, HTML("=\""));
	put(b, value);
	put(b, HTML("\""));
}

void ui_put_attribute_present(struct buf *b, const char *name, const char *value)
{
	if (value != NULL) {
		ui_put_attribute(b, name, value);
	}
}

void ui_put_attribute_given(struct buf *b, const char *name, const char *value)
{
	if (ui_given(value)) {
		ui_put_attribute(b, name, value);
	}
}

void ui_put_attribute_flag(struct buf *b, const char *name, enum ui_flag flag)
{
	if (flag != UI_UNSET) {
		ui_put_attribute(b, name, flag == UI_YES ? "true" : "false");
	}
}

void ui_put_attributes(struct buf *b, struct ui_attributes attributes)
{
	for (size_t i = 0; i < attributes.count; i++) {
		ui_put_attribute(b, attributes.items[i].name, attributes.items[i].value);
	}
}

const char *ui_or(const char *text, const char *otherwise)
{
	return ui_given(text) ? text : otherwise;
}

const char *ui_join(struct buf *b, const char *words, const char *one_more)
{
	if (!ui_given(words) || !ui_given(one_more)) {
		return ui_or(one_more, words);
	}
	return arena_printf(b->arena, "%s %s", words, one_more);
}
