/*
 * An opened data directory: store, published definitions, the live world. The one way in for entries, and the way to a
 * home as it stood.
 *
 * Life cycle: hearth_create() once; hearth_open() for writing (a server, or a command when no server runs) or reading;
 * hearth_save() from any thread; hearth_close(). The live world belongs to the store's writer thread.
 */
#ifndef HEARTH_HEARTH_H
#define HEARTH_HEARTH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"
#include "definitions/definitions.h"
#include "duties/instance.h"
#include "duties/world.h"
#include "ledger/entry.h"
#include "store/store.h"

struct hearth;

enum hearth_mode { HEARTH_WRITE, HEARTH_READ };

bool hearth_create(struct ctx *c, const char *directory);
bool hearth_open(struct ctx *c, const char *directory, enum hearth_mode mode, struct hearth **ret);
void hearth_close(struct hearth *h); /* NULL is fine */
struct store *hearth_store(struct hearth *h);
/* The definitions of a publication; the newest for a number past the last. Safe from any thread; lives as long as h. */
const struct definitions *hearth_generation(struct hearth *h, uint32_t version);

/*
 * The texts that hold for this directory: DIRECTORY/definitions where it exists, else those built in; and the generation
 * they make (memory of the ctx). A directory that does not exist has those built in.
 */
bool hearth_definition_files(struct ctx *c, const char *directory, const struct definition_file **ret, size_t *ret_count);
bool hearth_definitions(struct ctx *c, const char *directory, const struct definitions **ret);

/* ---- writing ---- */

/* What became of one entry. */
struct saved {
	uint8_t id[16];
	int64_t no;
	record_no record;
	bool repeated; /* this id was taken already, with the same content */
	struct instant received;
};

/*
 * One entry from its line, written by the people of this server (or an offline device): checked, appended with the duties
 * it moves in one transaction, durable when it returns true. A repeat of an id with the same content answers as the first did.
 */
bool entry_save(struct ctx *c, struct hearth *h, const char *line, size_t length, struct saved *ret);

/* JSON Lines, all or none; fails with "line 3: field …". *ret_entries: how many were appended (repeats are not). */
bool entry_import(struct ctx *c, struct hearth *h, const char *lines, size_t length, size_t *ret_entries);
/*
 * The same for a made-up past (the demo): each line was received when it was written, in the order of the lines, as if this
 * server had run all along. Nothing is marked as imported. Never for what somebody sends.
 */
bool entry_import_lived(struct ctx *c, struct hearth *h, const char *lines, size_t length, size_t *ret_entries);

/* Publishes the directory's definitions where they differ from the latest published. */
bool hearth_publish(struct ctx *c, struct hearth *h, bool *ret_published);

/* Runs every wake up to c->now, at most LIMIT_WAKES_A_COMMIT a commit; *ret_next: the next one (INSTANT_NEVER: none). */
bool hearth_tick(struct ctx *c, struct hearth *h, struct instant *ret_next);
/* The oldest moment at which time alone has something to do (INSTANT_NEVER: none), as the store has it. */
bool hearth_oldest_wake(struct ctx *c, struct hearth *h, struct instant *ret);

/* ---- as it stood ---- */

/* Which entries a replay takes. */
struct replay {
	struct instant at;   /* entries known then: live ones by received_at, imported ones by written_at */
	bool as_received;    /* … all by received_at */
	const char *home;    /* the home asked about; NULL: the whole provider */
};
/*
 * A world with every entry of the replay put in and every case walked to `at`. Freed with world_free(). Without a home of
 * that name it fails with ERROR_NOT_FOUND.
 */
bool hearth_replay(struct ctx *c, struct hearth *h, const struct replay *replay, struct world **ret);

/* Chains, records and duties against the entries; the first difference by name. */
struct verified {
	int64_t entries, records, instances;
};
bool hearth_verify(struct ctx *c, struct hearth *h, struct verified *ret);

/* Every entry as a line of export, in order. */
bool hearth_export(struct ctx *c, struct hearth *h, bool (*line)(struct ctx *c, void *arg, const char *line), void *arg);

/* Prints which open instances publishing these definitions would open, move or end, if they were applied to all. */
bool hearth_dry_run(struct ctx *c, const char *directory, const struct definitions *d, bool json);

#endif
