/* Pages that explain the program to the people who use it. */
#ifndef HEARTH_HELP_PAGE_H
#define HEARTH_HELP_PAGE_H

#include "definitions/definitions.h"
#include "ui/html.h"

struct help_page {
	const struct definitions *law;
};

void help_put(struct buf *b, const struct help_page *h);
void accessibility_put(struct buf *b, const struct help_page *h);
void who_sees_put(struct buf *b, const struct help_page *h);
/* What each role reads. */
void who_reads_put(struct buf *b);
/* Every kind of record with who opens it and who does its steps, from the definitions. */
void who_writes_put(struct buf *b, const struct definitions *law);

#endif
