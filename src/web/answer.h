/* What a field of a record says, in people's words: names for references, "Missing from care" for missing-from-care. */
#ifndef HEARTH_ANSWER_H
#define HEARTH_ANSWER_H

#include "web/page.h"

/* "missing-from-care" as "Missing from care"; `first` false: "missing from care". */
const char *answer_word(struct arena *a, const char *word, bool first);
/* The value in one text, "" for none. `cells`: rows of a table as the entry's body has them (json_t array), or NULL. */
const char *answer_text(struct page *p, const struct field *f, const struct value *v, const void *cells);
/* A record as a line of a list: a person's name, else what it is and when it happened ("Daily note, Sat 21 Nov"). */
const char *answer_record(struct page *p, record_no no);
/* Whether the reader may know which record that is. */
bool answer_sees(struct page *p, record_no no);
/* What the value would be in an entry's line; to compare with what was typed. The caller drops it. NULL where it cannot be said. */
struct json_t *answer_json(struct page *p, const struct value *v);

/* The question without its question mark, for messages: "When did it start". */
const char *answer_question(struct arena *a, const struct field *f);
/* The condition under which a field is needed, in words ("“What was used?” is restraint"), or NULL where words fail. */
const char *answer_condition(struct arena *a, const struct record_type *type, const struct node *node);

#endif
