/*
 * Reading somebody's record: the one place that decides and logs.
 *
 * Catalogue, section H: which part of the home's records a role sees at all. Practice, rule 6: a record does not exist for a
 * person whom one of its `concerns` fields names. Every read is logged: who, whose record, which record, when (gathered per
 * ten minutes); never a word of it.
 */
#ifndef HEARTH_ACCESS_H
#define HEARTH_ACCESS_H

#include "ledger/entry.h"

struct store;
struct db;
struct sight_memo; /* whose records are a child's, a colleague's, the home's: found once a page */

/* Who reads. */
struct reader {
	record_no person; /* 0: the program's own commands, run as the owner of the data */
	role_set roles;   /* at the record's home, now */
	bool everything;  /* the owner of the data directory on the command line */
	struct db *db;    /* the snapshot they read */
	const struct definitions *law;
	struct sight_memo *memo; /* access_begin() */
};

/* Fills in what access_sees() remembers for this reader. Memory of the ctx. */
void access_begin(struct ctx *c, struct reader *reader);

/* What a role sees, in words: "children who live here, the rota, the home’s own records"; "" for nothing of its own. */
const char *access_words(struct arena *a, enum role role);

/* What of a record's row decides who sees it. */
struct sighting {
	symbol type;
	record_no no, subject, home, author;
};
/*
 * Whether a role of the reader's opens this part of the records: children who live here, children who have left, colleagues'
 * files, the rota, the home's own, what is closed (allegations, conduct, vetting). Always: what they wrote, what is about
 * them, and, but for files of colleagues and of children who left, what they have to go on with (a later step is theirs). Not asked here: whether the record concerns them.
 */
bool access_sees(struct ctx *c, const struct reader *reader, const struct sighting *r, bool *ret);

/*
 * Whether the reader may see the record, and notes the read where they may. A refusal is ERROR_NOT_FOUND, in the same words as for
 * a record that does not exist.
 */
bool access_open(struct ctx *c, struct store *s, const struct reader *reader, const struct record *record);
/* The same for a home's pages as a whole: whoever has a post there. Its lists ask access_sees() for each row. */
bool access_open_subject(struct ctx *c, struct store *s, const struct reader *reader, record_no subject);

#endif
