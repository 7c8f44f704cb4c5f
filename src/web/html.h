/*
 * HTML that escapes because of its type: put() of a text escapes, of a number prints it, and only a struct safe_html goes
 * out as it is. Any other type does not compile.
 */
#ifndef HEARTH_HTML_H
#define HEARTH_HTML_H

#include "base/text.h"

struct safe_html {
	const char *text;
};

void html_put_text(struct buf *b, const char *text);
void html_put_long(struct buf *b, long n);
void html_put_safe(struct buf *b, struct safe_html html);

#define put(b, x)                                                                                                      \
	_Generic((x), char *: html_put_text, const char *: html_put_text, int: html_put_long, long: html_put_long,           \
	         size_t: html_put_long, struct safe_html: html_put_safe)((b), (x))
#define HTML(literal) ((struct safe_html){"" literal ""})

void html_page_begin(struct buf *b, const char *title);
void html_page_end(struct buf *b);

#endif
