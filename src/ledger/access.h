/*
 * Reading somebody's record: the one function that decides and logs.
 *
 * Practice, rule 6: a record does not exist for a person whom one of its `concerns` fields names. Every read is logged:
 * who, whose record, which record, when (gathered per ten minutes); never a word of it.
 */
#ifndef HEARTH_ACCESS_H
#define HEARTH_ACCESS_H

#include "ledger/entry.h"

struct store;

/* Who reads. */
struct reader {
	record_no person; /* 0: the program's own commands, run as the owner of the data */
	role_set roles;   /* at the record's home, now */
	bool everything;  /* the owner of the data directory on the command line */
};

/*
 * Whether the reader may see the record, and notes the read where they may. A refusal is ERROR_NOT_FOUND, in the same words as for
 * a record that does not exist.
 */
bool access_open(struct ctx *c, struct store *s, const struct reader *reader, const struct record *record);
/* The same for a page about a subject as a whole (a child's page, a home's list). */
bool access_open_subject(struct ctx *c, struct store *s, const struct reader *reader, record_no subject);

#endif
