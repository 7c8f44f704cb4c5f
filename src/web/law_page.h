/* The law as pages for people: an index by kind of record, and a page for each duty. */
#ifndef HEARTH_LAW_PAGE_H
#define HEARTH_LAW_PAGE_H

#include "ui/html.h"
#include "web/law_words.h"

struct law_page {
	const struct definitions *law;
	const struct duty *duty;
	const struct record_type *carrier;          /* NULL: every record, or a duty */
	const char *words, *due, *done, *condition; /* in plain words; words and condition NULL */
	const char *carried_by;                     /* "Missing or away without authorisation" */
	const char *areas;                          /* of Ofsted's framework */
};

void law_page_put(struct buf *b, const struct law_page *l);
/* The worked examples as sentences. */
void law_examples_put(struct buf *b, const struct law_page *l);

#endif
