/* Opening a data directory: its store, its publications, its live world. */
#include "duties/hearth.h"

#include <stdlib.h>
#include <string.h>

#include "duties/opened.h"
#include "ledger/rows.h"

/* The world drops what it holds past this, and reads again what it needs. */
enum { WORLD_MOST_BYTES = 48 << 20 };

bool hearth_create(struct ctx *c, const char *directory)
{
	return store_create(c, directory);
}

static void rolled_back(void *arg)
{
	struct hearth *h = arg;
	published_back_to(h->published, h->durable_version);
	world_publish(h->world, published_generations(h->published));
	world_drop(h->world);
	h->next_no = 0;
}

static bool load(struct ctx *c, struct hearth *h)
{
	struct db *db = NULL;
	if (!store_read_begin(c, h->store, &db)) {
		return false;
	}
	bool ok = published_load(c, h->published, db, h->directory);
	store_read_end(h->store, db);
	return ok;
}

static const struct definitions *definitions_of(void *self, uint32_t version)
{
	return published_get(((struct hearth *)self)->published, version);
}

static uint32_t version_of(void *self)
{
	return published_version(((struct hearth *)self)->published);
}

bool hearth_open(struct ctx *c, const char *directory, enum hearth_mode mode, struct hearth **ret)
{
	struct hearth *h = calloc(1, sizeof *h);
	h->directory = strdup(directory);
	h->published = published_new();
	if (!store_open(c, directory, mode == HEARTH_WRITE ? STORE_WRITE : STORE_READ, &h->store) || !load(c, h)) {
		hearth_close(h);
		return false;
	}
	struct world_source source = store_world_source(&h->source);
	h->world = world_new(published_generations(h->published), &source);
	h->source.records = world_records(h->world);
	h->received = INSTANT_NONE;
	h->durable_version = published_version(h->published);
	if (mode == HEARTH_WRITE) {
		store_on_rollback(h->store, rolled_back, h);
	}
	*ret = h;
	return true;
}

void hearth_close(struct hearth *h)
{
	if (h == NULL) {
		return;
	}
	store_close(h->store);
	world_free(h->world);
	published_free(h->published);
	free(h->directory);
	free(h);
}

struct store *hearth_store(struct hearth *h)
{
	return h->store;
}

const struct definitions *hearth_generation(struct hearth *h, uint32_t version)
{
	return published_get(h->published, version);
}

/* ---- a piece of work ---- */

static bool one_number(struct ctx *c, struct db *db, const char *sql, int64_t *ret, bool *ret_null)
{
	bool row = false;
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret_null = !row || column_is_null(st, 0);
	*ret = *ret_null ? 0 : column_int(st, 0);
	return true;
}

static const char select_last_no[] = "SELECT max(no) FROM record WHERE provider = $1";
static const char select_received[] = "SELECT max(received) FROM chain WHERE provider = $1";
static const char select_staff[] = "SELECT 1 FROM record WHERE provider = $1 AND type = 'staff' LIMIT 1";

static record_no next_no(void *self)
{
	return ((struct hearth *)self)->next_no;
}

static const struct record *by_ref(struct ctx *c, void *self, const char *ref)
{
	struct record_source s = world_records(((struct hearth *)self)->world);
	return s.by_ref(c, s.self, ref);
}

static const struct record *by_no(struct ctx *c, void *self, record_no no)
{
	return world_record(c, ((struct hearth *)self)->world, no);
}

static bool no_of(struct ctx *c, void *self, const char *ref, record_no *ret)
{
	struct record_source s = world_records(((struct hearth *)self)->world);
	return s.no_of(c, s.self, ref, ret);
}

static bool posts_of(struct ctx *c, void *self, record_no person, const struct record *const **ret, size_t *ret_count)
{
	struct record_source s = world_records(((struct hearth *)self)->world);
	return s.posts_of(c, s.self, person, ret, ret_count);
}

static bool has_staff(struct ctx *c, void *self, bool *ret)
{
	int64_t n;
	bool none = true;
	if (!one_number(c, ((struct hearth *)self)->db, select_staff, &n, &none)) {
		return false;
	}
	*ret = !none;
	return true;
}

bool opened_begin(struct ctx *c, struct hearth *h, struct db *db)
{
	int64_t n = 0;
	bool none = true;
	if (world_bytes(h->world) > WORLD_MOST_BYTES) {
		world_drop(h->world);
	}
	h->db = db;
	h->source.db = db;
	h->source.records = world_records(h->world);
	h->records = (struct record_source){.self = h,
	                                    .by_ref = by_ref,
	                                    .by_no = by_no,
	                                    .no_of = no_of,
	                                    .definitions = definitions_of,
	                                    .version = version_of,
	                                    .has_staff = has_staff,
	                                    .posts_of = posts_of,
	                                    .next_no = next_no};
	if (h->next_no == 0) {
		if (!one_number(c, db, select_last_no, &n, &none)) {
			return false;
		}
		h->next_no = (record_no)n + 1;
		if (!one_number(c, db, select_received, &n, &none)) {
			return false;
		}
		h->received = none ? INSTANT_NONE : (struct instant){n};
	}
	return true;
}

void reading_begin(struct reading *r, struct hearth *h, struct db *db)
{
	*r = (struct reading){.source = {.db = db}};
	struct world_source source = store_world_source(&r->source);
	r->world = world_new(published_generations(h->published), &source);
	r->records = world_records(r->world);
	r->source.records = r->records;
}

void reading_end(struct reading *r)
{
	world_free(r->world);
}

/* ---- the moment ---- */

static const char select_moment[] = "SELECT value FROM counter WHERE provider = $1 AND name = 'moment'";
static const char upsert_moment[] =
	"INSERT INTO counter (provider, name, value) VALUES ($1, 'moment', $2)"
	" ON CONFLICT (provider, name) DO UPDATE SET value = max(value, excluded.value)";

bool moment_read(struct ctx *c, struct db *db, struct instant *ret)
{
	int64_t n = 0;
	bool none = true;
	if (!one_number(c, db, select_moment, &n, &none)) {
		return false;
	}
	*ret = none ? INSTANT_NONE : (struct instant){n};
	return true;
}

bool moment_write(struct ctx *c, struct db *db, struct instant moment)
{
	struct statement *st = db_sql(c, db, upsert_moment);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, moment.s);
	return statement_run(c, st);
}

static const char select_oldest_wake[] = "SELECT min(wake) FROM duty_case WHERE provider = $1 AND wake IS NOT NULL";

bool hearth_oldest_wake(struct ctx *c, struct hearth *h, struct instant *ret)
{
	struct db *db = NULL;
	int64_t n = 0;
	bool none = true;
	if (!store_read_begin(c, h->store, &db)) {
		return false;
	}
	bool ok = one_number(c, db, select_oldest_wake, &n, &none);
	store_read_end(h->store, db);
	*ret = none ? INSTANT_NEVER : (struct instant){n};
	return ok;
}
