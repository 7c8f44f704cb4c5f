/* Duty instances and records as JSON, as cli.md shows them. */
#ifndef HEARTH_SHOWN_H
#define HEARTH_SHOWN_H

#include "base/json.h"
#include "duties/duties.h"
#include "duties/owner.h"

/* One instance at a moment. */
json_t *instance_json(struct ctx *c, struct world *w, struct owners *owners, const struct instance *i, struct instant now);
/* "child:c-1"; NULL for none. */
const char *typed_reference(struct ctx *c, struct world *w, record_no no);

#endif
