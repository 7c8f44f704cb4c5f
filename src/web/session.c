/* Sessions: cookies, their rows, and when each was last used. */
#include "web/session.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "ledger/rows.h"
#include "store/store.h"
#include "web/account.h"

enum { COOKIE_BYTES = 32, STORE_EVERY = 60, SLOTS = 4096, PROBES = 8 };

/* The first letter of a cookie: of a session, or of a form that was shown to nobody in particular. */
#define KIND_SESSION 's'
#define KIND_FORM    'f'

/* Of one session: the last request, and the last one that the store knows of. */
struct slot {
	uint64_t key;
	int64_t seen, stored;
};

struct sessions {
	int64_t longest, idle; /* seconds */
	pthread_mutex_t mutex;
	struct slot slots[SLOTS];
};

struct sessions *sessions_new(int hours, int idle_minutes)
{
	struct sessions *s = calloc(1, sizeof *s);
	if (s == NULL) {
		abort();
	}
	s->longest = (int64_t)hours * 3600;
	s->idle = (int64_t)idle_minutes * 60;
	pthread_mutex_init(&s->mutex, NULL);
	return s;
}

void sessions_free(struct sessions *s)
{
	if (s != NULL) {
		pthread_mutex_destroy(&s->mutex);
		free(s);
	}
}

/* ---- cookies ---- */

static const char *new_cookie(struct ctx *c, char kind)
{
	unsigned char bytes[COOKIE_BYTES];
	char *text = arena_alloc(
		c->arena,
		1 + sodium_base64_ENCODED_LEN(COOKIE_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING));
	randombytes_buf(bytes, sizeof bytes);
	text[0] = kind;
	sodium_bin2base64(
		text + 1, sodium_base64_ENCODED_LEN(sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING),
		bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(bytes, sizeof bytes);
	return text;
}

const char *session_new_cookie(struct ctx *c)
{
	return new_cookie(c, KIND_FORM);
}

static bool is_cookie(const char *text)
{
	static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	return text != NULL && (*text == KIND_SESSION || *text == KIND_FORM) &&
	       strlen(text) == 1 + 43 && strspn(text + 1, signs) == 43;
}

/* A digest of the cookie for one purpose, which tells nothing about its digest for another. */
static void digest_for(const char *purpose, const char *cookie, uint8_t ret[SESSION_DIGEST])
{
	crypto_generichash(ret, SESSION_DIGEST, (const unsigned char *)cookie, strlen(cookie),
	                   (const unsigned char *)purpose, strlen(purpose));
}

void session_of_cookie(struct ctx *c, const char *cookie, struct session *ret)
{
	uint8_t form[SESSION_DIGEST];
	*ret = (struct session){.begun = INSTANT_NONE};
	if (!is_cookie(cookie)) {
		return;
	}
	char *text = arena_alloc(c->arena, SESSION_DIGEST * 2 + 1);
	digest_for("hearth session 1", cookie, ret->digest);
	digest_for("hearth form 1 ..", cookie, form);
	ret->cookie = arena_copy(c->arena, cookie);
	ret->form_token = sodium_bin2hex(text, SESSION_DIGEST * 2 + 1, form, sizeof form);
}

bool session_owns_form(const struct session *s, const char *form_token)
{
	return s->form_token != NULL && form_token != NULL &&
	       strlen(form_token) == SESSION_DIGEST * 2 &&
	       sodium_memcmp(s->form_token, form_token, SESSION_DIGEST * 2) == 0;
}

/* ---- last seen ---- */

static struct slot *find_slot(struct sessions *s, uint64_t key)
{
	struct slot *oldest = &s->slots[key % SLOTS];
	for (uint64_t i = 0; i < PROBES; i++) {
		struct slot *at = &s->slots[(key + i) % SLOTS];
		if (at->key == key) {
			return at;
		}
		oldest = at->seen < oldest->seen ? at : oldest;
	}
	*oldest = (struct slot){.key = key};
	return oldest;
}

struct glance {
	bool over;  /* nobody was here for too long */
	bool store; /* the store should hear of this request */
};

/* A request at `now` of a session that the store saw at `stored`. A locked screen does not keep itself alive. */
static struct glance glance(struct sessions *s, const uint8_t digest[SESSION_DIGEST], int64_t now,
                            int64_t stored, bool locked)
{
	uint64_t key;
	struct glance g = {false, false};
	memcpy(&key, digest, sizeof key);
	pthread_mutex_lock(&s->mutex);
	struct slot *slot = find_slot(s, key | 1);
	slot->seen = slot->seen > stored ? slot->seen : stored;
	slot->stored = slot->stored > stored ? slot->stored : stored;
	g.over = now - slot->seen >= s->idle;
	if (!g.over && !locked) {
		slot->seen = slot->seen > now ? slot->seen : now;
		g.store = now - slot->stored >= STORE_EVERY;
		slot->stored = g.store ? now : slot->stored;
	}
	pthread_mutex_unlock(&s->mutex);
	return g;
}

/* ---- the store ---- */

static const char select_session[] =
	"SELECT person, begun, seen, locked FROM session WHERE provider = $1 AND digest = $2";
static const char insert_session[] =
	"INSERT INTO session (provider, digest, person, begun, seen, locked) VALUES ($1, $2, $3, $4, $4, NULL)";
static const char update_seen[] =
	"UPDATE session SET seen = $3 WHERE provider = $1 AND digest = $2 AND seen < $3";
static const char update_locked[] =
	"UPDATE session SET locked = $3, seen = $3 WHERE provider = $1 AND digest = $2 AND locked IS NULL";
static const char delete_session[] = "DELETE FROM session WHERE provider = $1 AND digest = $2";
static const char delete_of_person[] = "DELETE FROM session WHERE provider = $1 AND person = $2";
static const char delete_over[] =
	"DELETE FROM session WHERE provider = $1 AND (begun < $2 OR seen < $3)";

bool session_read(struct ctx *c, struct db *db, const struct session *s, struct session_row *ret)
{
	bool row = false;
	*ret = (struct session_row){.found = false};
	if (s->cookie == NULL || *s->cookie != KIND_SESSION) {
		return true;
	}
	struct statement *st = db_sql(c, db, select_session);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_blob(st, 2, s->digest, sizeof s->digest);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	if (row) {
		*ret = (struct session_row){true, (record_no)column_int(st, 0), column_int(st, 1),
		                            column_int(st, 2), !column_is_null(st, 3)};
	}
	return true;
}

/* A change of one row of a session: which, and when. */
struct change {
	const char *sql;
	const struct session *session;
	int64_t at;
};

static bool apply_change(struct ctx *c, struct db *db, void *arg)
{
	const struct change *change = arg;
	struct statement *st = db_sql(c, db, change->sql);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_blob(st, 2, change->session->digest, SESSION_DIGEST);
	if (change->sql != delete_session) {
		bind_int(st, 3, change->at);
	}
	return statement_run(c, st);
}

static bool write_change(struct ctx *c, struct store *store, const char *sql,
                         const struct session *s)
{
	struct change change = {sql, s, c->now.s};
	struct work work = {.apply = apply_change, .arg = &change};
	return store_write(c, store, &work);
}

/* For what is nice to have written: reading goes on without it. */
static void try_change(struct ctx *c, struct store *store, const char *sql, const struct session *s)
{
	if (!write_change(c, store, sql, s)) {
		log_line(LOG_LEVEL_WARNING, NULL, "a session could not be written: %s", c->message);
		ctx_clear_error(c);
	}
}

void session_judge(struct ctx *c, struct sessions *all, struct store *store,
                   const struct session_row *row, struct session *s)
{
	if (!row->found) {
		s->ended = s->cookie != NULL && *s->cookie == KIND_SESSION;
		return;
	}
	struct glance g = glance(all, s->digest, c->now.s, row->seen, row->locked);
	if (g.over || c->now.s - row->begun >= all->longest) {
		s->ended = true;
		try_change(c, store, delete_session, s);
		return;
	}
	s->person = row->person;
	s->locked = row->locked;
	s->begun = (struct instant){row->begun};
	if (g.store) {
		try_change(c, store, update_seen, s);
	}
}

bool session_end(struct ctx *c, struct store *store, const struct session *s)
{
	return write_change(c, store, delete_session, s);
}

bool session_lock(struct ctx *c, struct store *store, const struct session *s)
{
	return write_change(c, store, update_locked, s);
}

bool sessions_end_of(struct ctx *c, struct db *db, record_no person)
{
	struct statement *st = db_sql(c, db, delete_of_person);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, person);
	return statement_run(c, st);
}

/* ---- signing in ---- */

struct beginning {
	const struct sessions *all;
	const struct session *old;
	record_no person;
	const char *password;
	struct session fresh;
};

static bool check_begin(struct ctx *c, struct db *db, void *arg)
{
	const struct beginning *b = arg;
	struct account account;
	bool found = false;
	if (b->password == NULL) {
		return true;
	}
	if (!account_of(c, db, b->person, &account, &found)) {
		return false;
	}
	bool same =
		found && instant_is_none(account.disabled) && strcmp(account.password, b->password) == 0;
	return same || ctx_fail(c, ERROR_FORBIDDEN, "the account has changed meanwhile");
}

static bool sweep(struct ctx *c, struct db *db, const struct sessions *all)
{
	struct statement *st = db_sql(c, db, delete_over);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, c->now.s - all->longest);
	bind_int(st, 3, c->now.s - all->idle - 2 * STORE_EVERY); /* the store may be behind */
	return statement_run(c, st);
}

static bool insert(struct ctx *c, struct db *db, const struct beginning *b)
{
	struct statement *st = db_sql(c, db, insert_session);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_blob(st, 2, b->fresh.digest, SESSION_DIGEST);
	bind_int(st, 3, b->person);
	bind_int(st, 4, c->now.s);
	return statement_run(c, st);
}

static bool apply_begin(struct ctx *c, struct db *db, void *arg)
{
	struct beginning *b = arg;
	struct change end = {delete_session, b->old, 0};
	return sweep(c, db, b->all) && (b->old->cookie == NULL || apply_change(c, db, &end)) &&
	       insert(c, db, b) && (b->password == NULL || account_apply_right(c, db, b->person));
}

bool session_begin(struct ctx *c, struct sessions *all, struct store *store, record_no person,
                   const char *password, const struct session *old, const char **ret_cookie)
{
	struct beginning b = {.all = all, .old = old, .person = person, .password = password};
	struct work work = {.check = check_begin, .apply = apply_begin, .arg = &b};
	session_of_cookie(c, new_cookie(c, KIND_SESSION), &b.fresh);
	if (!store_write(c, store, &work)) {
		return false;
	}
	*ret_cookie = b.fresh.cookie;
	return true;
}
