/*
 * Entries as rows of a store: appending one to its chain, and decoding them again. The SQL of the tables entry, body
 * and chain stands here and nowhere else.
 */
#ifndef HEARTH_ROWS_H
#define HEARTH_ROWS_H

#include "ledger/entry.h"

struct db;

enum { LEDGER_PROVIDER = 1 }; /* a data directory holds one provider; the column is there for those that hold more */

/*
 * Appends a checked entry inside a transaction: gives it its number, its place in the chain, salt and hash, and writes
 * entry, body and the chain's head. `line` may carry salt and hash of an export: then they are kept, and it fails where
 * the hash is not what the entry gives. `source` names records. Sets e->no, seq, salt, digest and hash.
 */
struct entry_line;
bool ledger_append(struct ctx *c, struct db *db, const struct record_source *source, const struct entry_line *line,
                   struct entry *e);

/* Which entries to read; zeros mean every one. */
struct scan {
	int64_t after;    /* entries with a greater number */
	record_no record; /* of one record */
	bool one_chain;   /* of one chain, by seq */
	record_no chain;
	record_no around; /* of a home, of the provider, and of everybody who was ever written about there */
	int64_t limit; /* at most this many; 0: no bound */
	bool bodies;   /* decode fields; else metadata alone */
	bool texts_aside; /* of one record: without the texts of published definitions, which are megabytes */
	bool known;    /* pass over entries whose record the source does not have: in a replay it was not opened yet */
};

/*
 * Calls `each` for the entries in the order of their numbers (or of the chain). What it gets lives until it returns,
 * unless `keep`: then everything stays in the ctx. A destroyed body gives an entry without fields and e->body NULL.
 * `each` returning false ends the scan (with its failure, or none).
 */
bool ledger_scan(struct ctx *c, struct db *db, const struct record_source *source, const struct scan *scan, bool keep,
                 bool (*each)(struct ctx *c, void *arg, const struct entry *e), void *arg);

/* The entry with this id, or *ret_found false. Memory of the ctx. */
bool ledger_find(struct ctx *c, struct db *db, const struct record_source *source, const uint8_t id[16],
                 struct entry *ret, bool *ret_found);
/* Number of the last entry; 0 for none. */
bool ledger_last(struct ctx *c, struct db *db, int64_t *ret);

/*
 * Walks every chain: each entry's body against its digest, each hash against the one before, each head against its
 * last entry. Fails with the first difference: chain, place and what differs.
 */
bool ledger_verify(struct ctx *c, struct db *db, const struct record_source *source, int64_t *ret_entries);

#endif
