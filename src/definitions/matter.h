/* What a checklist says of a question besides: whose it is to supply, and how it is chased. Private to forms.c. */
#ifndef HEARTH_DEFINITIONS_MATTER_H
#define HEARTH_DEFINITIONS_MATTER_H

#include "definitions/build.h"
#include "definitions/form.h"

/* The keys `law`, `supplied by`, `paper` and `applies if`: a checklist's own, needed there and nowhere else allowed. */
void matter_read(const struct language *l, const struct scope *scope, struct build *b,
                 const struct form *form, const struct yaml *map, struct question *ret);

#endif
