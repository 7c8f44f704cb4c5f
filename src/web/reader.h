/*
 * Who reads: a person's name and roles, from the ledger. Remembered for a minute at most, and only while no entry about
 * people has been written, since every page asks.
 */
#ifndef HEARTH_READER_H
#define HEARTH_READER_H

#include "ledger/access.h"
#include "ledger/stored.h"
#include "web/web.h"

struct readers_known;

struct readers_known *readers_known_new(void);
void readers_known_free(struct readers_known *k); /* NULL is fine */

/* Records with their words, in this snapshot, for pages that show them. */
struct stored site_records(struct site *site, struct db *db);

/* What pages know of somebody. Memory of the ctx. */
struct known_person {
	record_no
		person; /* a post that names a member of staff is that member: whatever concerns them concerns it */
	const char *name; /* as it is shown; "" where the record has none */
	role_set roles;   /* at the home asked about; 0: none today */
};
/* home 0: roles anywhere. A person nobody has, or a withdrawn one, has no name and no roles. */
bool reader_look(struct ctx *c, struct site *site, struct db *db, record_no person, record_no home,
                 struct known_person *ret);

/*
 * Who is reading, for access_open(): the person who is signed in, with their roles at the home. Every page about a home, a
 * child or a record goes through this; `home` is the record's.
 */
bool session_reader(struct ctx *c, struct site *site, struct db *db, const struct session *s,
                    record_no home, struct reader *ret);

/*
 * Whether the record exists for the reader: not where one of its `concerns` fields names them (practice: an allegation does
 * not exist for the person it is about). For rows of lists, which are not read one by one; opening a record is access_open().
 */
bool reader_sees(struct ctx *c, struct stored *stored, const struct reader *reader,
                 record_no record, bool *ret);

#endif
