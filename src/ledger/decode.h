/* Stored bodies back into values. */
#ifndef HEARTH_DECODE_H
#define HEARTH_DECODE_H

#include "ledger/entry.h"

/* A value that was checked when it came in. Texts are lent by the JSON; lists are memory of the ctx. */
struct value value_decode(struct ctx *c, const struct record_source *s, const struct field *f, const json_t *json);
/* Fields, links, reason and the rest of e->body into e. */
void entry_decode_body(struct ctx *c, const struct record_source *s, struct entry *e);

#endif
