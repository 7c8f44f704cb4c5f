/*
 * HTML that escapes because of its type: put() of a text escapes it, of a number prints it, of a
 * day or a moment says it in words, and only a struct safe_html goes out as it is. Any other type
 * does not compile: no enum, no bool, no pointer slips through as a number, and nobody has to
 * remember to escape.
 *
 * The ways to safe_html are HTML("…") around a literal, and html_made() of what put() and the
 * components put.
 */
#ifndef HEARTH_UI_HTML_H
#define HEARTH_UI_HTML_H

#include "base/date.h"
#include "base/instant.h"
#include "base/text.h"

/* HTML that may go out as it is. A NULL text is no HTML: the option was not given. */
struct safe_html {
	const char *text;
};

/* NULL puts nothing, as text and as HTML. The characters escaped are & < > " ' and \. */
void html_put_text(struct buf *b, const char *text);
void html_put_long(struct buf *b, long n);
void html_put_date(struct buf *b, struct date d); /* "30 March 2025"; no date puts nothing */
void html_put_instant(struct buf *b,
                      struct instant i); /* "30 March 2025, 15:00"; no moment puts nothing */
void html_put_safe(struct buf *b, struct safe_html html);

/* There is no row for unsigned int on purpose: an enum would go out by it as a number. */
#define put(b, ...)                                                                                \
	_Generic((__VA_ARGS__),                                                                        \
		char *: html_put_text,                                                                     \
		const char *: html_put_text,                                                               \
		int: html_put_long,                                                                        \
		long: html_put_long,                                                                       \
		size_t: html_put_long,                                                                     \
		struct date: html_put_date,                                                                \
		struct instant: html_put_instant,                                                          \
		struct safe_html: html_put_safe)((b), (__VA_ARGS__))

/* Only a literal: anything else beside "" is an error of syntax. */
#define HTML(literal) ((struct safe_html){"" literal ""})

/*
 * What a buffer holds, once everything in it came through put() and components: a part of a page
 * made first.
 */
struct safe_html html_made(struct buf *b);

#endif
