/* The frame of every page. */
#include "web/html.h"

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
