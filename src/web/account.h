/*
 * Accounts: a person's name for signing in, and their password's hash. One at most for a person; only members of staff,
 * registered persons and independent persons have one. They stand in a table of their own and never in the ledger, so no export
 * holds one.
 *
 * Setting or disabling an account ends the person's sessions in the same transaction. Whether somebody may sign in today is
 * asked of the ledger as well: an account without a role in force opens nothing.
 */
#ifndef HEARTH_ACCOUNT_H
#define HEARTH_ACCOUNT_H

#include "base/ctx.h"
#include "definitions/value.h"

struct db;
struct store;

struct account {
	record_no person;
	const char *ref; /* of the person's record */
	const char *type;
	const char *name, *password;
	struct instant created, changed, disabled; /* disabled INSTANT_NONE: may sign in */
	int64_t failed;                            /* wrong passwords since the last right one */
};

/* A name for signing in: small letters, figures and . _ - @ '; ERROR_INVALID says what else stands in it. */
bool account_name(struct ctx *c, const char *text, const char **ret);

/*
 * Makes or changes the account of a person ("staff:s-2", or "s-2"), enabled. `password` is a hash of password_hash().
 * *ret_made: there was none. ERROR_NOT_FOUND without such a person, ERROR_CONFLICT where somebody else has the name.
 */
bool account_set(struct ctx *c, struct store *s, const char *person, const char *name,
                 const char *password, bool *ret_made);
/* ERROR_NOT_FOUND where the person has no account. Disabling twice is fine. */
bool account_disable(struct ctx *c, struct store *s, const char *person);

/* ---- in a snapshot; memory of the ctx ---- */

bool account_named(struct ctx *c, struct db *db, const char *name, struct account *ret,
                   bool *ret_found);
bool account_of(struct ctx *c, struct db *db, record_no person, struct account *ret,
                bool *ret_found);
/* All, by name. */
bool account_list(struct ctx *c, struct db *db, const struct account **ret, size_t *ret_count);
/* How often signing in was refused, and when last (INSTANT_NONE: never). */
bool account_refusals(struct ctx *c, struct db *db, int64_t *ret_number, struct instant *ret_last);

/* ---- signing in ---- */

/* A refusal is written down, with the person or (0) without: in both cases it costs one commit. */
bool account_refused(struct ctx *c, struct store *s, record_no person);
/* Inside a piece of work: the password was right. */
bool account_apply_right(struct ctx *c, struct db *db, record_no person);

#endif
