/* Escaping: the one place where text becomes HTML. */
#include "ui/html.h"

#include <string.h>

/*
 * The same six as the macros that the components were made from, so that both can be compared byte
 * by byte.
 */
static const char *entity_of(char ch)
{
	switch (ch) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return "&#92;"; /* the backslash */
	}
}

void html_put_text(struct buf *b, const char *text)
{
	if (text == NULL) {
		return;
	}
	for (;;) {
		size_t plain = strcspn(text, "&<>\"'\\");
		buf_put_n(b, text, plain);
		text += plain;
		if (*text == '\0') {
			return;
		}
		buf_put(b, entity_of(*text++));
	}
}

void html_put_long(struct buf *b, long n)
{
	buf_printf(b, "%ld", n);
}

void html_put_date(struct buf *b, struct date d)
{
	if (!date_is_none(d)) {
		html_put_text(b, date_words(b->arena, d));
	}
}

void html_put_instant(struct buf *b, struct instant i)
{
	html_put_text(b, instant_words(b->arena, i));
}

void html_put_safe(struct buf *b, struct safe_html html)
{
	if (html.text != NULL) {
		buf_put(b, html.text);
	}
}

struct safe_html html_made(struct buf *b)
{
	return (struct safe_html){buf_text(b)};
}
