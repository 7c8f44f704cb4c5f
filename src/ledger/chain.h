/*
 * The tamper-evident chain. docs/ledger-format.md fixes every hashed byte; this is its only implementation.
 */
#ifndef HEARTH_CHAIN_H
#define HEARTH_CHAIN_H

#include "ledger/entry.h"

enum { CHAIN_FORMAT = 1 };

/* An entry's metadata in the words that are hashed: references, never numbers of a store. NULL is "". */
struct chain_names {
	const char *chain; /* the home's reference; "" for the provider's chain */
	const char *record, *home, *subject, *author;
	const char *withdraws; /* UUID of the entry it withdraws; "record" for the whole record; "" */
};

/* BLAKE2b-256 of salt and body. */
void chain_digest(const uint8_t salt[16], const char *body, size_t length, uint8_t ret[32]);
/* The entry's hash after `previous` (32 zero bytes for the first of a chain). e->digest and e->seq are set. */
void chain_hash(const struct entry *e, const struct chain_names *names, const uint8_t previous[32], uint8_t ret[32]);

#endif
