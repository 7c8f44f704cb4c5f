/* Values as files write them beside conditions. */
#ifndef HEARTH_DEFINITIONS_VALUES_WRITTEN_H
#define HEARTH_DEFINITIONS_VALUES_WRITTEN_H

#include "definitions/build.h"

/* What the text is not ("a number", "a value of kind"), or NULL where it can be a value of the field. */
const char *value_fault(struct build *b, const struct field *field, const char *text,
                        const char **ret_instead);

#endif
