/* What the files of entry_check() hand on to each other. Private to ledger/. */
#ifndef HEARTH_CHECKING_H
#define HEARTH_CHECKING_H

#include "ledger/entry.h"
#include "ledger/line.h"
#include "ledger/people.h"

/* An entry on its way through the checks. */
struct checking {
	const struct record_source *source;
	const struct writer *writer;
	const struct entry_line *line;
	const struct record *record; /* NULL for the entry that opens it */
	const struct record_type *type;
	const struct definitions *definitions;
	role_set roles;
	struct entry *e;
};

#define BIT(r) ((role_set)1u << (r))

/* Whether rights are asked: of a person, for an entry that is new. */
static inline bool asks_rights(const struct checking *k)
{
	return k->e->author_kind == AUTHOR_PERSON && !k->writer->repeating;
}
/* A word as it may stand in a message. */
const char *shown(struct ctx *c, const char *text);
/* Types that are their own subject: provider, home, child, staff. */
bool is_own_subject(const char *type);
/* "staff:s-1" names a record and says its type; "oak-house" only names it. `key` is the line's, for the message. */
bool find_reference(struct ctx *c, const struct checking *k, const char *key, const char *ref, const struct record **ret);

/* check_place.c: the record it opens or adds to, with home and subject; who writes; when. */
bool check_opening(struct ctx *c, struct checking *k);
bool check_existing(struct ctx *c, struct checking *k);
bool check_author(struct ctx *c, struct checking *k);
bool check_times(struct ctx *c, struct checking *k);
/* check_fields.c: each field's name, right and value; links. */
bool check_fields(struct ctx *c, struct checking *k);
bool check_links(struct ctx *c, struct checking *k);
/* check_acts.c: acts on a duty, settings, publications. */
bool check_duty(struct ctx *c, struct checking *k);
bool check_set(struct ctx *c, struct checking *k);
bool check_publish(struct ctx *c, struct checking *k);

#endif
