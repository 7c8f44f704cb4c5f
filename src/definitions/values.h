/* Values after `is`, `includes` and `one of`, typed by the field they are compared with. */
#ifndef HEARTH_DEFINITIONS_VALUES_H
#define HEARTH_DEFINITIONS_VALUES_H

#include "definitions/parser.h"

/* One value; becomes the node's only operand. */
bool parse_one_value(struct parser *p, struct meaning m, struct node *node);
/* "[a, b]" or "list NAME" (spelled out) after "one of". */
bool parse_values(struct parser *p, struct meaning m, struct node *node);

#endif
