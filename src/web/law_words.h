/*
 * The words of definitions as people read them. A clock or a condition is written close to English already; what stands
 * in it for a field, a step or a kind of record is said here in the words of its form: "done: there is a notification about
 * this where sent_at is filled" becomes "there is a “Notification” about this where “When was it sent?” is filled in".
 */
#ifndef HEARTH_LAW_WORDS_H
#define HEARTH_LAW_WORDS_H

#include "definitions/definitions.h"

struct arena;

/* `type` is the record that carries the duty; NULL where any may. NULL text gives NULL. */
const char *law_words(struct arena *a, const struct definitions *law,
                      const struct record_type *type, const char *text);
/* What ends the duty; when it is due; for whom it holds at all (NULL: always). */
const char *law_done_words(struct arena *a, const struct definitions *law, const struct duty *d);
const char *law_due_words(struct arena *a, const struct definitions *law, const struct duty *d);
const char *law_if_words(struct arena *a, const struct definitions *law, const struct duty *d);
/* "registered-manager" as "registered manager"; underscores too. */
const char *plain_word(struct arena *a, const char *word);
/* "Sign the record" as "sign the record"; what begins with two capitals stays. */
const char *lower_first(struct arena *a, const char *text);
const char *upper_first(struct arena *a, const char *text);
/* How strong a rule of this kind is, in a sentence of its own: "Must: the law says so". */
const char *force_sentence(enum force force);

#endif
