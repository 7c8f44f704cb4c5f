/*
 * Questions of a definition as fields of a form, and what was typed as the fields of an entry.
 *
 * One struct asking is one form, on its way out or in: which record it is about, the answers so far (of a POST, of a
 * draft, or none), and everything that was wrong with them. A page
 *
 *   ask_begin() → ask_read() (POST: answers into JSON, errors noted) → ask_put_errors(), ask_put() (each question)
 *
 * Names of fields are those of the definition; parts of one are NAME-day, NAME-time, NAME-because, rows of a table
 * NAME-0-COLUMN. The id that an error leads to is the first of its field.
 */
#ifndef HEARTH_ASK_H
#define HEARTH_ASK_H

#include "base/json.h"
#include "web/draft.h"
#include "web/page.h"

struct ask_error {
	const char *name; /* of the field; NULL: of the whole form */
	const char *id;   /* where the summary leads; NULL: nowhere */
	const char *text;
};

enum { ASK_ERRORS = 100 };

struct asking {
	struct page *p;
	const struct record_type *type;
	const struct record *record; /* NULL: one that is opened */
	record_no home, subject;
	bool typed; /* the answers were typed: what is missing among them is missing, and no default stands in */
	const struct parameter *answers;
	size_t answer_count;
	struct ask_error errors[ASK_ERRORS];
	size_t error_count;
};

/* A question as the form asks it; of a step's field, or of a column in a row. */
struct question_asked {
	const struct field *field;
	const char *name;   /* in the form */
	bool required, or_reason, in_row;
	const char *needed; /* in words, when it is needed; NULL */
	const char *default_text;
	const char *says;   /* what the record says now, in words; NULL */
	const struct value *was;
};

/* The answers: what the POST carries, or the draft, or the address's query as proposals. */
void ask_begin(struct asking *a, struct page *p, const struct record_type *type, const struct record *record, const struct draft *draft);
/* An answer as it was typed, or NULL. */
const char *ask_answer(const struct asking *a, const char *name);
bool ask_has_answer(const struct asking *a, const char *name, const char *value);

void ask_wrong(struct asking *a, const char *name, const char *id, const char *text);
/* The message at a field, or NULL. */
const char *ask_error_of(const struct asking *a, const char *name);

/* How a step asks a field. */
struct question_asked ask_of_step(const struct asking *a, const struct step *step, const struct asked *asked);

/* The answers to a step's questions that differ from what the record says. The caller drops *ret. */
void ask_read_step(struct asking *a, const struct step *step, json_t **ret);
/* One answer: NULL where there is none. */
json_t *ask_read(struct asking *a, const struct question_asked *q);
/* A moment that was typed: date and time, a time alone (the last such time), or one of the choices. False: nothing given. */
bool ask_read_instant(struct asking *a, const struct question_asked *q, struct instant *ret);

/* "There is a problem", with links to the fields; nothing where nothing was wrong. */
void ask_put_errors(struct asking *a);
void ask_put(struct asking *a, const struct question_asked *q);

/* ask_choices.c: who or what can be chosen for a link or a party. */
struct choice_offered {
	const char *value, *text;
};
bool ask_choices(struct asking *a, const struct field *f, const struct choice_offered **ret, size_t *ret_count);

/* Whether the wall clock shows this time twice that day (the night the clocks go back). */
bool ask_comes_twice(struct date day, int hour, int minute);

#endif
