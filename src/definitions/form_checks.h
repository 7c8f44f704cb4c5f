/* Checks over the answers of a form, read. Private to forms.c. */
#ifndef HEARTH_DEFINITIONS_FORM_CHECKS_H
#define HEARTH_DEFINITIONS_FORM_CHECKS_H

#include "definitions/build.h"
#include "definitions/form.h"

bool form_check_read(struct build *b, const struct form *form, const struct yaml *source,
                     struct form_check *ret);

#endif
