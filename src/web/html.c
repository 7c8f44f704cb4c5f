/* Escaping, and the frame of every page. */
#include "web/html.h"

#include <string.h>

void html_put_text(struct buf *b, const char *text)
{
	for (const char *p = text == NULL ? "" : text; *p != '\0';) {
		size_t plain = strcspn(p, "<>&\"'");
		buf_put_n(b, p, plain);
		p += plain;
		switch (*p) {
		case '<':
			buf_put(b, "&lt;");
			break;
		case '>':
			buf_put(b, "&gt;");
			break;
		case '&':
			buf_put(b, "&amp;");
			break;
		case '"':
			buf_put(b, "&quot;");
			break;
		case '\'':
			buf_put(b, "&#39;");
			break;
		default:
			continue;
		}
		p++;
	}
}

void html_put_long(struct buf *b, long n)
{
	buf_printf(b, "%ld", n);
}

void html_put_safe(struct buf *b, struct safe_html html)
{
	buf_put(b, html.text);
}

void html_page_begin(struct buf *b, const char *title)
{
	put(b, HTML("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
	            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"));
	put(b, title);
	put(b, HTML(" – Hearth</title>\n<link rel=\"stylesheet\" href=\"/assets/plain.css\">\n</head>\n<body>\n"
	            "<header><a href=\"/\">Hearth</a></header>\n<main>\n"));
}

void html_page_end(struct buf *b)
{
	put(b, HTML("</main>\n</body>\n</html>\n"));
}
