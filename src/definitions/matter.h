/* What a checklist says of a question besides: whose it is to supply, and how it is chased. Private to forms.c. */
#ifndef HEARTH_DEFINITIONS_MATTER_H
#define HEARTH_DEFINITIONS_MATTER_H

#include "definitions/build.h"
#include "definitions/form.h"

/* The keys `law`, `supplied by` and `paper`: a checklist's own, nowhere else allowed. And `applies if`. */
void matter_read(const struct language *l, const struct scope *scope, struct build *b,
                 const struct form *form, const struct yaml *map, struct question *ret);

#endif
