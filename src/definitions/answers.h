/* Answers of forms, read. Private to forms.c. */
#ifndef HEARTH_DEFINITIONS_ANSWERS_H
#define HEARTH_DEFINITIONS_ANSWERS_H

#include "definitions/form.h"
#include "definitions/language.h"

/* NULL where it makes no sense (reported). */
const struct answer *answer_read(const struct language *l, const struct scope *scope,
                                 const struct yaml *source);
/* [ "different" NAME "of" ] rows: what a table has one row for. */
bool table_read(const struct language *l, const struct scope *scope, const struct yaml *source,
                struct question *ret);
/* The scope of a row of the question's table. */
struct scope row_scope(const struct language *l, const struct question *question);
/* A path over the answer's rows. */
bool split_read(const struct language *l, const struct scope *scope, const struct yaml *source,
                struct question *ret);

#endif
