/* Drafts in the store: sealed, found by their form, swept. */
#include "web/draft.h"

#include <sodium.h>
#include <string.h>

#include "base/limits.h"
#include "base/log.h"
#include "ledger/rows.h"
#include "store/place.h"
#include "store/sealed.h"
#include "store/store.h"
#include "web/door.h"
#include "web/draft_key.h"

enum { NONCE = crypto_secretbox_NONCEBYTES, TAG = crypto_secretbox_MACBYTES };

static const char select_draft[] =
	"SELECT number, kept, sealed FROM draft WHERE provider = $1 AND person = $2 AND place = $3";
static const char select_drafts[] =
	"SELECT number, kept, sealed FROM draft WHERE provider = $1 AND person = $2 ORDER BY kept DESC, number";
static const char count_drafts[] = "SELECT count(*) FROM draft WHERE provider = $1 AND person = $2";
static const char upsert_draft[] =
	"INSERT INTO draft (provider, person, place, number, kept, sealed) VALUES ($1, $2, $3, $4, $5, $6)"
	" ON CONFLICT (provider, person, place) DO UPDATE SET number = excluded.number, kept = excluded.kept,"
	" sealed = excluded.sealed";
static const char delete_draft[] =
	"DELETE FROM draft WHERE provider = $1 AND person = $2 AND place = $3";
static const char delete_old[] = "DELETE FROM draft WHERE provider = $1 AND kept < $2";

static struct statement *prepare(struct ctx *c, struct db *db, const char *sql, record_no person)
{
	struct statement *st = db_sql(c, db, sql);
	if (st != NULL) {
		bind_int(st, 1, LEDGER_PROVIDER);
		bind_int(st, 2, person);
	}
	return st;
}

static int64_t oldest(const struct ctx *c, struct site *site)
{
	return c->now.s - (int64_t)door_draft_days(site->door) * 24 * 3600;
}

/* ---- keys ---- */

bool draft_keys(struct ctx *c, struct site *site, const struct session *s, struct draft_keys *ret)
{
	static const char purpose[] = "hearth draft of ", device[] = "device";
	unsigned char master[SEALED_KEY];
	uint8_t who[sizeof purpose - 1 + 8];
	const char *file = place_file(c, store_directory(hearth_store(site->hearth)), "draft.key");
	if (!sealed_key(c, file, true, master)) {
		return false;
	}
	memcpy(who, purpose, sizeof purpose - 1);
	for (size_t i = 0; i < 8; i++) {
		who[sizeof purpose - 1 + i] = (uint8_t)((uint64_t)s->person >> (8 * i));
	}
	crypto_generichash(ret->author, sizeof ret->author, who, sizeof who, master, sizeof master);
	crypto_generichash(ret->device, sizeof ret->device, (const unsigned char *)device,
	                   strlen(device), ret->author, sizeof ret->author);
	sodium_memzero(master, sizeof master);
	return true;
}

void draft_place(const struct draft_keys *keys, const char *address, uint8_t ret[DRAFT_PLACE])
{
	crypto_generichash(ret, DRAFT_PLACE, (const unsigned char *)address, strlen(address),
	                   keys->author, sizeof keys->author);
}

const char *draft_name(struct ctx *c, const uint8_t place[DRAFT_PLACE])
{
	char *text = arena_alloc(c->arena, DRAFT_PLACE * 2 + 1);
	return sodium_bin2hex(text, DRAFT_PLACE * 2 + 1, place, DRAFT_PLACE);
}

/* ---- sealing ---- */

static void put_word(struct buf *b, const char *word)
{
	buf_put_n(b, word, strlen(word) + 1);
}

bool draft_is_answer(const struct parameter *p)
{
	return !text_starts(p->name, "draft") && !text_is(p->name, "token") &&
	       !text_is(p->name, "password");
}

static const char *form_text(const struct request *request, const char *name)
{
	const char *value = form_value(request, name);
	return value == NULL ? "" : value;
}

/* Address, title, version, then names and values, each ended by a NUL. */
static bool put_plain(struct ctx *c, const struct request *request, struct buf *plain)
{
	put_word(plain, form_text(request, "draft"));
	put_word(plain, text_shown(c->arena, form_text(request, "draft-title"), 200));
	put_word(plain, text_shown(c->arena, form_text(request, "draft-version"), 100));
	for (size_t i = 0; i < request->form_count; i++) {
		if (draft_is_answer(&request->form[i])) {
			put_word(plain, request->form[i].name);
			put_word(plain, request->form[i].value);
		}
	}
	return plain->length <= LIMIT_DRAFT_BYTES ||
	       ctx_fail(c, ERROR_INVALID,
	                "this is too long to be kept before it is saved: at most %d letters",
	                (int)LIMIT_DRAFT_BYTES);
}

static uint8_t *seal(struct ctx *c, const struct draft_keys *keys, struct buf *plain,
                     size_t *ret_length)
{
	uint8_t *sealed = arena_alloc(c->arena, NONCE + TAG + plain->length);
	randombytes_buf(sealed, NONCE);
	crypto_secretbox_easy(sealed + NONCE, (const unsigned char *)plain->text, plain->length, sealed,
	                      keys->author);
	sodium_memzero(plain->text, plain->length);
	*ret_length = NONCE + TAG + plain->length;
	return sealed;
}

static const char *next_word(const char **at, const char *end)
{
	const char *word = *at;
	const char *stop = word == NULL ? NULL : memchr(word, '\0', (size_t)(end - word));
	*at = stop == NULL ? NULL : stop + 1;
	return stop == NULL ? NULL : word;
}

static void read_plain(struct ctx *c, const char *at, const char *end, struct draft *d)
{
	struct parameter *list = NULL;
	size_t count = 0, room = 0;
	d->address = next_word(&at, end);
	d->title = next_word(&at, end);
	d->version = next_word(&at, end);
	for (;;) {
		const char *name = next_word(&at, end), *value = next_word(&at, end);
		if (value == NULL) {
			break;
		}
		if (count == room) {
			room = room == 0 ? 16 : room * 2;
			list = arena_grow(c->arena, list, count, room, sizeof *list);
		}
		list[count++] = (struct parameter){name, value};
	}
	d->answers = list;
	d->answer_count = count;
}

static const char *since_words(struct ctx *c, struct instant kept)
{
	const char *words = instant_words(c->arena, kept), *time = strrchr(words, ' ');
	bool today = instant_day(kept).day == instant_day(c->now).day;
	return today && time != NULL ? time + 1 : words;
}

/* The row a statement stands on; number 0 where it cannot be opened: the key's file was lost or the row changed. */
static void take_row(struct ctx *c, const struct draft_keys *keys, struct statement *st,
                     struct draft *ret)
{
	size_t length = 0;
	const uint8_t *sealed = column_blob(st, 2, &length);
	*ret = (struct draft){.number = 0};
	if (length < NONCE + TAG) {
		return;
	}
	char *plain = arena_alloc(c->arena, length - NONCE - TAG + 1);
	if (crypto_secretbox_open_easy((unsigned char *)plain, sealed + NONCE, length - NONCE, sealed,
	                               keys->author) != 0) {
		return;
	}
	ret->number = column_int(st, 0);
	ret->kept = (struct instant){column_int(st, 1)};
	ret->since = since_words(c, ret->kept);
	read_plain(c, plain, plain + length - NONCE - TAG, ret);
}

/* ---- reading ---- */

static bool read_one(struct ctx *c, struct db *db, record_no person, const struct draft_keys *keys,
                     const uint8_t *place, struct draft *ret)
{
	bool row = false;
	struct statement *st = prepare(c, db, select_draft, person);
	*ret = (struct draft){.number = 0};
	if (st == NULL) {
		return false;
	}
	bind_blob(st, 3, place, DRAFT_PLACE);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	if (row) {
		take_row(c, keys, st, ret);
	}
	return true;
}

bool draft_load(struct ctx *c, struct site *site, const struct session *s, const char *address,
                struct draft *ret)
{
	struct draft_keys keys;
	uint8_t place[DRAFT_PLACE];
	struct db *db = NULL;
	if (!draft_keys(c, site, s, &keys) || !store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	draft_place(&keys, address, place);
	const char *name = draft_name(c, place);
	bool ok = read_one(c, db, s->person, &keys, place, ret);
	store_read_end(hearth_store(site->hearth), db);
	if (ret->number != 0 && ret->kept.s < oldest(c, site)) {
		*ret = (struct draft){.number = 0};
	}
	ret->name = name;
	return ok;
}

const char *draft_answer(const struct draft *d, const char *name)
{
	for (size_t i = 0; i < d->answer_count; i++) {
		if (text_is(d->answers[i].name, name)) {
			return d->answers[i].value;
		}
	}
	return NULL;
}

static bool read_all(struct ctx *c, struct db *db, record_no person, const struct draft_keys *keys,
                     struct draft *list, size_t *ret_count)
{
	bool row = true;
	struct statement *st = prepare(c, db, select_drafts, person);
	if (st == NULL) {
		return false;
	}
	while (*ret_count < LIMIT_DRAFTS && statement_step(c, st, &row) && row) {
		take_row(c, keys, st, &list[*ret_count]);
		*ret_count += list[*ret_count].number != 0;
	}
	return c->error == ERROR_NONE;
}

bool draft_list(struct ctx *c, struct site *site, const struct session *s, const struct draft **ret,
                size_t *ret_count)
{
	struct draft_keys keys;
	struct draft *list = ARENA_ARRAY(c->arena, LIMIT_DRAFTS, struct draft);
	struct db *db = NULL;
	if (!draft_keys(c, site, s, &keys) || !store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	*ret_count = 0;
	bool ok = read_all(c, db, s->person, &keys, list, ret_count);
	store_read_end(hearth_store(site->hearth), db);
	while (*ret_count > 0 && list[*ret_count - 1].kept.s < oldest(c, site)) {
		--*ret_count;
	}
	*ret = list;
	return ok;
}

/* ---- writing ---- */

struct keeping {
	struct site *site;
	record_no person;
	const struct draft_keys *keys;
	uint8_t place[DRAFT_PLACE];
	const uint8_t *sealed;
	size_t length;
	int64_t number, over;
	struct draft there;
};

static bool may_add(struct ctx *c, struct db *db, record_no person)
{
	bool row = false;
	struct statement *st = prepare(c, db, count_drafts, person);
	if (st == NULL || !statement_step(c, st, &row)) {
		return false;
	}
	return column_int(st, 0) < LIMIT_DRAFTS ||
	       ctx_fail(c, ERROR_INVALID,
	                "you have %d forms that are not finished: save one, or start it again, first",
	                (int)LIMIT_DRAFTS);
}

static bool check_keep(struct ctx *c, struct db *db, void *arg)
{
	struct keeping *k = arg;
	return read_one(c, db, k->person, k->keys, k->place, &k->there) &&
	       (k->there.number != 0 || may_add(c, db, k->person));
}

static bool is_in_the_way(const struct keeping *k)
{
	return k->over != -1 && k->over != k->there.number;
}

static bool sweep(struct ctx *c, struct db *db, struct site *site)
{
	struct statement *st = db_sql(c, db, delete_old);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, oldest(c, site));
	return statement_run(c, st);
}

static bool apply_keep(struct ctx *c, struct db *db, void *arg)
{
	struct keeping *k = arg;
	if (is_in_the_way(k)) {
		return true;
	}
	struct statement *st = prepare(c, db, upsert_draft, k->person);
	if (st == NULL) {
		return false;
	}
	bind_blob(st, 3, k->place, sizeof k->place);
	bind_int(st, 4, k->number);
	bind_int(st, 5, c->now.s);
	bind_blob(st, 6, k->sealed, k->length);
	return statement_run(c, st) && sweep(c, db, k->site);
}

/* Never 0 or -1, and exact as a number of JavaScript. */
static int64_t new_number(void)
{
	return ((int64_t)randombytes_random() << 20 | (randombytes_random() & 0xfffff)) + 1;
}

bool draft_keep(struct ctx *c, struct site *site, const struct request *request, int64_t over,
                struct draft *ret, bool *ret_kept)
{
	const char *address = form_text(request, "draft");
	struct draft_keys keys;
	struct keeping k = {
		.site = site, .person = request->session->person, .keys = &keys, .over = over};
	struct work work = {.check = check_keep, .apply = apply_keep, .arg = &k};
	struct buf plain = {.arena = c->arena};
	if (!text_is(door_next(address), address)) {
		return ctx_fail(c, ERROR_INVALID, "the form does not say where it belongs");
	}
	if (!put_plain(c, request, &plain) || !draft_keys(c, site, request->session, &keys)) {
		return false;
	}
	draft_place(&keys, address, k.place);
	k.number = new_number();
	k.sealed = seal(c, &keys, &plain, &k.length);
	if (!store_write(c, hearth_store(site->hearth), &work)) {
		return false;
	}
	*ret_kept = !is_in_the_way(&k);
	*ret = *ret_kept ? (struct draft){.number = k.number,
	                                  .kept = c->now,
	                                  .since = since_words(c, c->now),
	                                  .address = address}
	                 : k.there;
	return true;
}

struct dropping {
	struct site *site;
	record_no person;
	uint8_t place[DRAFT_PLACE];
};

static bool apply_drop(struct ctx *c, struct db *db, void *arg)
{
	const struct dropping *d = arg;
	struct statement *st = prepare(c, db, delete_draft, d->person);
	if (st == NULL) {
		return false;
	}
	bind_blob(st, 3, d->place, sizeof d->place);
	return statement_run(c, st) && sweep(c, db, d->site);
}

bool draft_drop(struct ctx *c, struct site *site, const struct session *s, const char *address)
{
	struct draft_keys keys;
	struct dropping d = {.site = site, .person = s->person};
	struct work work = {.apply = apply_drop, .arg = &d};
	if (!draft_keys(c, site, s, &keys)) {
		return false;
	}
	draft_place(&keys, address, d.place);
	return store_write(c, hearth_store(site->hearth), &work);
}

/* The next page's script takes the device's copy away. It reads the cookie, which says nothing to anybody else. */
static const char *gone_cookie(struct ctx *c, struct site *site, const char *name)
{
	return arena_printf(c->arena, "hearth-gone=%s; Path=/; Max-Age=600; SameSite=Strict%s", name,
	                    door_is_secure(site->door) ? "; Secure" : "");
}

bool draft_gone(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply)
{
	const char *address = form_text(request, "draft");
	struct draft_keys keys;
	uint8_t place[DRAFT_PLACE];
	if (!draft_keys(c, site, request->session, &keys) ||
	    !draft_drop(c, site, request->session, address)) {
		return false;
	}
	draft_place(&keys, address, place);
	reply_header(reply, "Set-Cookie", gone_cookie(c, site, draft_name(c, place)));
	return true;
}

void draft_saved(struct ctx *c, struct site *site, const struct request *request,
                 struct reply *reply)
{
	if (form_value(request, "draft") != NULL && !draft_gone(c, site, request, reply)) {
		log_line(LOG_LEVEL_WARNING, request->id, "a draft could not be dropped: %s", c->message);
		ctx_clear_error(c);
	}
}
