/* What a field holds, as people say it: "yes", "Jayden", "21 November 2026, 02:10", "not asked: he was asleep". */
#ifndef HEARTH_VALUE_WORDS_H
#define HEARTH_VALUE_WORDS_H

#include "web/page.h"

/* "" for nothing. A record that does not exist for the reader is not named. */
const char *value_words(struct page *p, const struct value *v);
/* A field of a record as it stands now; "" where nobody has answered it. */
const char *field_words(struct page *p, const struct record *r, const char *field);
/* The first words of a text, at most so many characters, cut between words. One line. */
const char *first_words(struct arena *a, const char *text, size_t longest);

#endif
