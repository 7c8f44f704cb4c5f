/* The table of accounts. */
#include "web/account.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "ledger/rows.h"
#include "store/store.h"
#include "web/session.h"

#define SELECT                                                                                                      \
	"SELECT a.person, a.name, a.password, a.created, a.changed, a.failed, a.disabled, r.ref, r.type FROM account a" \
	" JOIN record r ON r.provider = a.provider AND r.no = a.person WHERE a.provider = $1"
static const char select_named[] = SELECT " AND a.name = $2";
static const char select_of[] = SELECT " AND a.person = $2";
static const char select_all[] = SELECT " ORDER BY a.name";
static const char select_person[] =
	"SELECT no, type FROM record WHERE provider = $1 AND ref = $2 AND withdrawn IS NULL";
static const char select_holder[] = "SELECT person FROM account WHERE provider = $1 AND name = $2";
static const char upsert_account[] =
	"INSERT INTO account (provider, person, name, password, created, changed, failed, disabled)"
	" VALUES ($1, $2, $3, $4, $5, $5, 0, NULL) ON CONFLICT (provider, person) DO UPDATE SET name = excluded.name,"
	" password = excluded.password, changed = excluded.changed, failed = 0, disabled = NULL";
static const char update_disabled[] =
	"UPDATE account SET disabled = coalesce(disabled, $3) WHERE provider = $1 AND person = $2";
static const char update_failed[] =
	"UPDATE account SET failed = failed + 1 WHERE provider = $1 AND person = $2";
static const char update_right[] =
	"UPDATE account SET failed = 0 WHERE provider = $1 AND person = $2 AND failed > 0";
static const char upsert_refusals[] =
	"INSERT INTO refusals (provider, number, last) VALUES ($1, 1, $2)"
	" ON CONFLICT (provider) DO UPDATE SET number = refusals.number + 1, last = excluded.last";
static const char select_refusals[] = "SELECT number, last FROM refusals WHERE provider = $1";

bool account_name(struct ctx *c, const char *text, const char **ret)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789._-@'";
	if (strlen(text) > LIMIT_ACCOUNT_NAME) {
		return ctx_fail(c, ERROR_INVALID, "a name for signing in has at most %d characters",
		                (int)LIMIT_ACCOUNT_NAME);
	}
	char *name = arena_copy(c->arena, text);
	for (char *p = name; *p != '\0'; p++) {
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	}
	if (strlen(name) < 2 || strspn(name, signs) != strlen(name)) {
		return ctx_fail(
			c, ERROR_INVALID,
			"\"%s\" is no name for signing in: it has two or more letters, figures and . _ - @ ', and no blanks",
			text_shown(c->arena, text, LIMIT_ACCOUNT_NAME));
	}
	*ret = name;
	return true;
}

static struct statement *prepare(struct ctx *c, struct db *db, const char *sql)
{
	struct statement *st = db_sql(c, db, sql);
	if (st != NULL) {
		bind_int(st, 1, LEDGER_PROVIDER);
	}
	return st;
}

/* ---- reading ---- */

static struct account take_row(struct ctx *c, struct statement *st)
{
	return (struct account){
		.person = (record_no)column_int(st, 0),
		.name = arena_copy(c->arena, column_text(st, 1)),
		.password = arena_copy(c->arena, column_text(st, 2)),
		.created = {column_int(st, 3)},
		.changed = {column_int(st, 4)},
		.failed = column_int(st, 5),
		.disabled = column_is_null(st, 6) ? INSTANT_NONE : (struct instant){column_int(st, 6)},
		.ref = arena_copy(c->arena, column_text(st, 7)),
		.type = arena_copy(c->arena, column_text(st, 8)),
	};
}

static bool take_one(struct ctx *c, struct statement *st, struct account *ret, bool *ret_found)
{
	if (!statement_step(c, st, ret_found)) {
		return false;
	}
	if (*ret_found) {
		*ret = take_row(c, st);
	}
	return true;
}

bool account_named(struct ctx *c, struct db *db, const char *name, struct account *ret,
                   bool *ret_found)
{
	struct statement *st = prepare(c, db, select_named);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, name);
	return take_one(c, st, ret, ret_found);
}

bool account_of(struct ctx *c, struct db *db, record_no person, struct account *ret,
                bool *ret_found)
{
	struct statement *st = prepare(c, db, select_of);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, person);
	return take_one(c, st, ret, ret_found);
}

bool account_list(struct ctx *c, struct db *db, const struct account **ret, size_t *ret_count)
{
	struct account *list = NULL;
	size_t count = 0, room = 0;
	bool row = true;
	struct statement *st = prepare(c, db, select_all);
	if (st == NULL) {
		return false;
	}
	while (statement_step(c, st, &row) && row) {
		if (count == room) {
			room = room == 0 ? 16 : room * 2;
			list = arena_grow(c->arena, list, count, room, sizeof *list);
		}
		list[count++] = take_row(c, st);
	}
	*ret = list;
	*ret_count = count;
	return c->error == ERROR_NONE;
}

bool account_refusals(struct ctx *c, struct db *db, int64_t *ret_number, struct instant *ret_last)
{
	bool row = false;
	struct statement *st = prepare(c, db, select_refusals);
	if (st == NULL || !statement_step(c, st, &row)) {
		return false;
	}
	*ret_number = row ? column_int(st, 0) : 0;
	*ret_last = row ? (struct instant){column_int(st, 1)} : INSTANT_NONE;
	return true;
}

/* ---- setting and disabling ---- */

struct named_person {
	const char *typed; /* "staff:s-2", or "s-2" */
	const char *name, *password;
	record_no person;
	bool made;
};

static bool is_type_with_account(const char *type)
{
	return text_is(type, "staff") || text_is(type, "registered-person") ||
	       text_is(type, "independent-person");
}

/* The record behind "staff:s-2" or "s-2". */
static bool find_person(struct ctx *c, struct db *db, struct named_person *s)
{
	const char *colon = strchr(s->typed, ':'), *ref = colon == NULL ? s->typed : colon + 1;
	bool row = false;
	struct statement *st = prepare(c, db, select_person);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, ref);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	const char *type = row ? arena_copy(c->arena, column_text(st, 1)) : "";
	if (!row || (colon != NULL &&
	             !text_is(type, arena_copy_n(c->arena, s->typed, (size_t)(colon - s->typed))))) {
		return ctx_fail(c, ERROR_NOT_FOUND, "there is no person \"%s\"",
		                text_shown(c->arena, s->typed, LIMIT_REF));
	}
	s->person = (record_no)column_int(st, 0);
	return is_type_with_account(type) ||
	       ctx_fail(
			   c, ERROR_INVALID,
			   "\"%s\" is a %s: only staff, registered persons and independent persons sign in",
			   text_shown(c->arena, ref, LIMIT_REF), type);
}

static bool check_set(struct ctx *c, struct db *db, void *arg)
{
	struct named_person *s = arg;
	bool row = false;
	if (!find_person(c, db, s)) {
		return false;
	}
	struct statement *st = prepare(c, db, select_holder);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, s->name);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	return !row || (record_no)column_int(st, 0) == s->person ||
	       ctx_fail(c, ERROR_CONFLICT, "somebody else signs in as \"%s\"", s->name);
}

static bool apply_set(struct ctx *c, struct db *db, void *arg)
{
	struct named_person *s = arg;
	struct account before;
	bool there = false;
	struct statement *st;
	if (!account_of(c, db, s->person, &before, &there) ||
	    (st = prepare(c, db, upsert_account)) == NULL) {
		return false;
	}
	s->made = !there;
	bind_int(st, 2, s->person);
	bind_text(st, 3, s->name);
	bind_text(st, 4, s->password);
	bind_int(st, 5, c->now.s);
	return statement_run(c, st) && sessions_end_of(c, db, s->person);
}

bool account_set(struct ctx *c, struct store *s, const char *person, const char *name,
                 const char *password, bool *ret_made)
{
	struct named_person wanted = {.typed = person, .password = password};
	struct work work = {.check = check_set, .apply = apply_set, .arg = &wanted};
	if (!account_name(c, name, &wanted.name) || !store_write(c, s, &work)) {
		return false;
	}
	*ret_made = wanted.made;
	return true;
}

static bool check_disable(struct ctx *c, struct db *db, void *arg)
{
	struct named_person *s = arg;
	struct account account;
	bool found = false;
	return find_person(c, db, s) && account_of(c, db, s->person, &account, &found) &&
	       (found || ctx_fail(c, ERROR_NOT_FOUND, "\"%s\" has no account",
	                          text_shown(c->arena, s->typed, LIMIT_REF)));
}

static bool apply_disable(struct ctx *c, struct db *db, void *arg)
{
	const struct named_person *s = arg;
	struct statement *st = prepare(c, db, update_disabled);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, s->person);
	bind_int(st, 3, c->now.s);
	return statement_run(c, st) && sessions_end_of(c, db, s->person);
}

bool account_disable(struct ctx *c, struct store *s, const char *person)
{
	struct named_person wanted = {.typed = person};
	struct work work = {.check = check_disable, .apply = apply_disable, .arg = &wanted};
	return store_write(c, s, &work);
}

/* ---- signing in ---- */

static bool apply_refused(struct ctx *c, struct db *db, void *arg)
{
	const record_no *person = arg;
	struct statement *st = prepare(c, db, update_failed);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, *person);
	if (!statement_run(c, st) || (st = prepare(c, db, upsert_refusals)) == NULL) {
		return false;
	}
	bind_int(st, 2, c->now.s);
	return statement_run(c, st);
}

bool account_refused(struct ctx *c, struct store *s, record_no person)
{
	struct work work = {.apply = apply_refused, .arg = &person};
	return store_write(c, s, &work);
}

bool account_apply_right(struct ctx *c, struct db *db, record_no person)
{
	struct statement *st = prepare(c, db, update_right);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, person);
	return statement_run(c, st);
}
