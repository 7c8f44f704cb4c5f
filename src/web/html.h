/* The frame of every page. What goes between is put() by its type: ui/html.h. */
#ifndef HEARTH_HTML_H
#define HEARTH_HTML_H

#include "ui/html.h"

void html_page_begin(struct buf *b, const char *title);
void html_page_end(struct buf *b);

#endif
