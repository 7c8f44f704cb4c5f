/* What the files of the one way in hand on to each other. Private to duties/. */
#ifndef HEARTH_SAVING_H
#define HEARTH_SAVING_H

#include "duties/duties.h"
#include "duties/opened.h"
#include "ledger/line.h"

/* One entry on its way. */
struct saving {
	struct hearth *h;
	const struct entry_line *line;
	struct writer writer;
	struct entry entry;
	struct saved saved;
	bool deferred; /* an import walks duties once, at its end */
};

/* An entry that was just taken, as refuse.c sees it. */
struct taken {
	record_no record;
	struct instant written;
	bool stands; /* with a reason, or taken over with its place from an export */
};

/* repeat.c: the first entry with this line's id, if there is one; what is asked again must be the same. */
bool find_repeat(struct ctx *c, struct saving *s, bool *ret_found);

/* save.c: against the records; then appended with the duties it moves. Inside a piece of work. */
bool save_check(struct ctx *c, struct saving *s);
bool save_append(struct ctx *c, struct saving *s);
/* The server's moment for an entry: now, and never before the last entry. */
struct instant save_moment(const struct hearth *h, struct instant now);

/*
 * refuse.c: whether a duty that refuses has opened on one of these entries; then the ctx says which duty, and *ret_which
 * which entry. Entries that were not taken are zeros.
 */
bool save_refused(struct ctx *c, const struct hearth *h, const struct duty_changes *changes, const struct taken *taken,
                  size_t count, size_t *ret_which);
struct taken save_taken(const struct saving *s);

/* publish.c: publishes the directory's definitions, if there is a provider to publish them. */
bool append_publication(struct ctx *c, struct hearth *h, bool deferred);

#endif
