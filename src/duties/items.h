/* `each`: one trigger, several instances (language 2.5). */
#ifndef HEARTH_DUTIES_ITEMS_H
#define HEARTH_DUTIES_ITEMS_H

#include "duties/evaluate.h"

struct item {
	const char *text;   /* as the instance has it: a word, a record's reference; "" without `each` */
	struct value value; /* what `each` is; VALUE_NONE without */
	record_no person;   /* a child or member of staff: the instance's subject; 0 */
};

/* The items as known and as things stand; memory of the scratch. Without `each` one empty item. */
size_t ask_items(struct asking *a, const struct duty *d, struct item **ret);

#endif
