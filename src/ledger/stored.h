/*
 * Records read one at a time from the rows of a store: what a page or a command needs of a person, a home, a child. The
 * engine has its own view (duties/world.h), which keeps no words; this one keeps them.
 *
 * Life cycle: fill a struct stored with zeros, its connection and where definitions come from; records asked of it are
 * memory of the ctx and are folded once. It lives no longer than the snapshot it reads.
 */
#ifndef HEARTH_STORED_H
#define HEARTH_STORED_H

#include "ledger/entry.h"

struct db;

struct stored_record;

struct stored {
	struct db *db;
	void *self;
	const struct definitions *(*definitions)(
		void *self, uint32_t version); /* of a publication; a number past the last: the newest */
	struct stored_record *first;       /* those folded already */
};

/* The view person_roles() asks; for reading only. A number nobody has gives NULL without a failure. */
struct record_source stored_records(struct stored *s);

/*
 * The newest words of a text field, read from the record's last entry backwards and without folding it: for a line of a page
 * about a record with a long history. The record's own words where an entry of it was withdrawn. NULL where there are none.
 */
bool stored_newest_text(struct ctx *c, struct stored *s, record_no no, const char *field, const char **ret);

/* The words of a text field as they stand now; NULL where there are none. */
const char *record_text(const struct record *r, const char *field);

#endif
