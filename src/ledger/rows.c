/* Entries as rows: append and scan. */
#include "ledger/rows.h"

#include <sodium.h>
#include <string.h>

#include "base/ctx.h"
#include "base/json.h"
#include "ledger/chain.h"
#include "ledger/decode.h"
#include "ledger/line.h"
#include "store/store.h"

static const char insert_entry[] =
	"INSERT INTO entry (provider, no, chain, seq, id, kind, record, type, home, subject, step, author_kind, author, happened,"
	" known, written, received, imported, carried_over, version, withdraws, duty, due, setting, body_digest, hash)"
	" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,"
	" $24, $25, $26)";
static const char insert_body[] = "INSERT INTO body (provider, no, salt, body) VALUES ($1, $2, $3, $4)";
static const char select_head[] = "SELECT seq, hash, received FROM chain WHERE provider = $1 AND chain = $2";
static const char insert_head[] =
	"INSERT INTO chain (provider, chain, seq, hash, received) VALUES ($1, $2, $3, $4, $5)"
	" ON CONFLICT (provider, chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, received = excluded.received";
static const char select_last[] = "SELECT max(no) FROM entry WHERE provider = $1";

#define COLUMNS                                                                                                        \
	"e.no, e.chain, e.seq, e.id, e.kind, e.record, e.type, e.home, e.subject, e.step, e.author_kind, e.author,"        \
	" e.happened, e.known, e.written, e.received, e.imported, e.carried_over, e.version, e.withdraws, e.duty, e.due,"   \
	" e.setting, e.body_digest, e.hash, b.salt, b.body FROM entry e LEFT JOIN body b"                                   \
	" ON b.provider = e.provider AND b.no = e.no WHERE e.provider = $1 "
static const char select_all[] = "SELECT " COLUMNS "AND e.no > $2 ORDER BY e.no LIMIT $3";
static const char select_record[] = "SELECT " COLUMNS "AND e.no > $2 AND e.record = $4 ORDER BY e.no LIMIT $3";
static const char select_chain[] = "SELECT " COLUMNS "AND e.seq > $2 AND e.chain = $4 ORDER BY e.seq LIMIT $3";
/* A child's or a worker's records in other homes belong to what this home must know of them. */
static const char select_around[] =
	"SELECT " COLUMNS "AND e.no > $2 AND (e.home = $4 OR e.home = 0 OR e.record = e.subject OR e.subject IN"
	" (SELECT r.subject FROM record r WHERE r.provider = $1 AND r.home = $4)) ORDER BY e.no LIMIT $3";
static const char select_id[] = "SELECT " COLUMNS "AND e.id = $2";

static void bind_instant(struct statement *st, int n, struct instant i)
{
	if (instant_is_none(i)) {
		bind_null(st, n);
	} else {
		bind_int(st, n, i.s);
	}
}

static void bind_word(struct statement *st, int n, symbol s)
{
	bind_text(st, n, s == 0 ? NULL : symbol_word(s));
}

static struct instant column_instant(struct statement *st, int n)
{
	return column_is_null(st, n) ? INSTANT_NONE : (struct instant){column_int(st, n)};
}

static symbol column_word(struct statement *st, int n)
{
	const char *text = column_text(st, n);
	return text == NULL ? 0 : symbol_of(text);
}

static void column_bytes(struct statement *st, int n, uint8_t *ret, size_t length)
{
	size_t got = 0;
	const void *bytes = column_blob(st, n, &got);
	memset(ret, 0, length);
	if (bytes != NULL) {
		memcpy(ret, bytes, got < length ? got : length);
	}
}

/* ---- names for the chain ---- */

static const char *ref_of(struct ctx *c, const struct record_source *s, const struct entry *e, record_no no)
{
	if (no == 0) {
		return "";
	}
	if (no == e->record) {
		return e->ref;
	}
	const struct record *r = s->by_no(c, s->self, no);
	return r == NULL ? "" : r->ref;
}

static const char *withdrawn_name(struct ctx *c, const struct record_source *s, const struct entry *e)
{
	if (e->kind != ENTRY_WITHDRAW) {
		return "";
	}
	if (e->withdraws < 0) {
		return "record";
	}
	const struct record *r = s->by_no(c, s->self, e->record);
	return r == NULL || e->withdraws >= (int64_t)r->entries ? "" : uuid_text(c->arena, r->ids[e->withdraws].bytes);
}

static struct chain_names names_of(struct ctx *c, const struct record_source *s, const struct entry *e)
{
	return (struct chain_names){
		.chain = ref_of(c, s, e, e->chain),
		.record = e->ref,
		.home = ref_of(c, s, e, e->home),
		.subject = ref_of(c, s, e, e->subject),
		.author = ref_of(c, s, e, e->by),
		.withdraws = withdrawn_name(c, s, e),
	};
}

/* ---- appending ---- */

struct head {
	int64_t seq;
	uint8_t hash[32];
	struct instant received;
};

static bool read_head(struct ctx *c, struct db *db, record_no chain, struct head *ret)
{
	bool row = false;
	struct statement *st = db_sql(c, db, select_head);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, chain);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = (struct head){.received = INSTANT_NONE};
	if (row) {
		ret->seq = column_int(st, 0);
		column_bytes(st, 1, ret->hash, sizeof ret->hash);
		ret->received = column_instant(st, 2);
	}
	return true;
}

static bool write_head(struct ctx *c, struct db *db, const struct entry *e)
{
	struct statement *st = db_sql(c, db, insert_head);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, e->chain);
	bind_int(st, 3, e->seq);
	bind_blob(st, 4, e->hash, sizeof e->hash);
	bind_instant(st, 5, e->received);
	return statement_run(c, st);
}

static bool write_entry(struct ctx *c, struct db *db, const struct entry *e)
{
	struct statement *st = db_sql(c, db, insert_entry);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, e->no);
	bind_int(st, 3, e->chain);
	bind_int(st, 4, e->seq);
	bind_blob(st, 5, e->id, sizeof e->id);
	bind_int(st, 6, e->kind);
	bind_int(st, 7, e->record);
	bind_word(st, 8, e->type);
	bind_int(st, 9, e->home);
	bind_int(st, 10, e->subject);
	bind_word(st, 11, e->step);
	bind_int(st, 12, e->author_kind);
	bind_int(st, 13, e->by);
	bind_instant(st, 14, e->happened);
	bind_instant(st, 15, e->known);
	bind_instant(st, 16, e->written);
	bind_instant(st, 17, e->received);
	bind_int(st, 18, e->imported);
	bind_int(st, 19, e->carried_over);
	bind_int(st, 20, e->version);
	bind_int(st, 21, e->withdraws);
	bind_word(st, 22, e->duty);
	bind_instant(st, 23, e->due);
	bind_word(st, 24, e->setting);
	bind_blob(st, 25, e->digest, sizeof e->digest);
	bind_blob(st, 26, e->hash, sizeof e->hash);
	return statement_run(c, st);
}

static bool write_body(struct ctx *c, struct db *db, const struct entry *e, const char *body)
{
	struct statement *st = db_sql(c, db, insert_body);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, e->no);
	bind_blob(st, 3, e->salt, sizeof e->salt);
	bind_text(st, 4, body);
	return statement_run(c, st);
}

/* An export's entry keeps its salt, and must come to the same hash. */
static bool check_export(struct ctx *c, const struct entry_line *line, const struct entry *e)
{
	if (memcmp(line->hash, e->hash, sizeof e->hash) != 0) {
		return ctx_fail(c, ERROR_INVALID, "\"hash\": the entry does not give this hash: something in it or before it was changed");
	}
	return line->seq == e->seq || ctx_fail(c, ERROR_INVALID, "\"seq\": place %lld was expected", (long long)e->seq);
}

bool ledger_append(struct ctx *c, struct db *db, const struct record_source *source, const struct entry_line *line,
                   struct entry *e)
{
	struct head head;
	const char *body = json_canonical(c->arena, e->body);
	if (!ledger_last(c, db, &e->no) || !read_head(c, db, e->chain, &head)) {
		return false;
	}
	e->no++;
	e->seq = head.seq + 1;
	e->received = instant_is_none(head.received) ? e->received : instant_later(e->received, head.received);
	if (line != NULL && line->has_hash) {
		memcpy(e->salt, line->salt, sizeof e->salt);
	} else {
		randombytes_buf(e->salt, sizeof e->salt);
	}
	chain_digest(e->salt, body, strlen(body), e->digest);
	struct chain_names names = names_of(c, source, e);
	chain_hash(e, &names, head.hash, e->hash);
	if (line != NULL && line->has_hash && !check_export(c, line, e)) {
		return false;
	}
	return write_entry(c, db, e) && write_body(c, db, e, body) && write_head(c, db, e);
}

bool ledger_last(struct ctx *c, struct db *db, int64_t *ret)
{
	bool row = false;
	struct statement *st = db_sql(c, db, select_last);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = row ? column_int(st, 0) : 0;
	return true;
}

/* ---- scanning ---- */

static void decode_row(struct statement *st, struct entry *e)
{
	*e = (struct entry){
		.no = column_int(st, 0),
		.chain = (record_no)column_int(st, 1),
		.seq = column_int(st, 2),
		.kind = (enum entry_kind)column_int(st, 4),
		.record = (record_no)column_int(st, 5),
		.type = column_word(st, 6),
		.home = (record_no)column_int(st, 7),
		.subject = (record_no)column_int(st, 8),
		.step = column_word(st, 9),
		.author_kind = (enum author_kind)column_int(st, 10),
		.by = (record_no)column_int(st, 11),
		.happened = column_instant(st, 12),
		.known = column_instant(st, 13),
		.written = column_instant(st, 14),
		.received = column_instant(st, 15),
		.imported = column_int(st, 16) != 0,
		.carried_over = column_int(st, 17) != 0,
		.version = (uint32_t)column_int(st, 18),
		.withdraws = column_int(st, 19),
		.duty = column_word(st, 20),
		.due = column_instant(st, 21),
		.setting = column_word(st, 22),
	};
	column_bytes(st, 3, e->id, sizeof e->id);
	column_bytes(st, 23, e->digest, sizeof e->digest);
	column_bytes(st, 24, e->hash, sizeof e->hash);
	column_bytes(st, 25, e->salt, sizeof e->salt);
}

/* The reference: of an opening entry it is in nobody's memory yet, so the row of the record gives it. */
static const char select_ref[] = "SELECT ref FROM record WHERE provider = $1 AND no = $2";

static bool read_ref(struct ctx *c, struct db *db, struct entry *e)
{
	bool row = false;
	struct statement *st = db_sql(c, db, select_ref);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, e->record);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	e->ref = row ? arena_copy(c->arena, column_text(st, 0)) : "";
	return true;
}

/* Its record's reference and definitions: of the record's opening entry where that is at hand, else of the record. */
static bool find_record(struct ctx *c, struct db *db, const struct record_source *s, const struct entry *opening,
                        struct entry *e)
{
	if (e->kind == ENTRY_OPEN) {
		e->definitions = s->definitions(s->self, e->version);
		return read_ref(c, db, e);
	}
	if (opening != NULL) {
		e->definitions = opening->definitions;
		e->ref = opening->ref;
		return true;
	}
	const struct record *r = s->by_no(c, s->self, e->record);
	e->ref = r == NULL ? "" : r->ref;
	e->definitions = r == NULL ? NULL : r->definitions;
	return r != NULL || ctx_fail(c, ERROR_INVALID, "entry %lld has no record", (long long)e->no);
}

static bool decode_body(struct ctx *c, const struct record_source *s, const char *body, struct entry *e)
{
	if (!json_read(c, body, strlen(body), &e->body)) {
		return ctx_within(c, "entry %lld cannot be read: ", (long long)e->no);
	}
	json_keep(c->arena, e->body);
	entry_decode_body(c, s, e);
	return c->error == ERROR_NONE;
}

static const char *column_body(struct ctx *c, struct statement *st)
{
	return column_is_null(st, 26) ? NULL : arena_copy(c->arena, column_text(st, 26));
}

static bool decode(struct ctx *c, struct db *db, const struct record_source *s, struct statement *st, bool bodies,
                   struct entry *e)
{
	decode_row(st, e);
	const char *body = bodies ? column_body(c, st) : NULL;
	return find_record(c, db, s, NULL, e) && (body == NULL || decode_body(c, s, body, e));
}

/* An import may hold a step of a record that was opened later than the moment a replay asks about. */
static bool is_unknown(struct ctx *c, const struct record_source *s, struct statement *st)
{
	bool opens = (enum entry_kind)column_int(st, 4) == ENTRY_OPEN;
	return !opens && s->by_no(c, s->self, (record_no)column_int(st, 5)) == NULL && c->error == ERROR_NONE;
}

static struct statement *scan_statement(struct ctx *c, struct db *db, const struct scan *scan)
{
	const char *sql = scan->record != 0   ? select_record
	                  : scan->one_chain   ? select_chain
	                  : scan->around != 0 ? select_around
	                                      : select_all;
	struct statement *st = db_sql(c, db, sql);
	if (st != NULL) {
		bind_int(st, 1, LEDGER_PROVIDER);
		bind_int(st, 2, scan->after);
		bind_int(st, 3, scan->limit == 0 ? INT64_MAX : scan->limit);
	}
	if (st != NULL && sql != select_all) {
		bind_int(st, 4, scan->record != 0 ? scan->record : scan->around != 0 ? scan->around : scan->chain);
	}
	return st;
}

/* A row read but not yet decoded: decoding may read other records through the same statement. */
struct raw {
	struct raw *next;
	const char *body;
	struct entry e;
};

static bool wants_body(const struct scan *scan, const struct entry *e)
{
	return scan->bodies && !(scan->texts_aside && e->kind == ENTRY_PUBLISH);
}

static bool scan_record(struct ctx *c, struct db *db, const struct record_source *s, struct statement *st, const struct scan *scan,
                        bool (*each)(struct ctx *c, void *arg, const struct entry *e), void *arg)
{
	struct raw *first = NULL, **end = &first;
	bool row = true;
	while (statement_step(c, st, &row) && row) {
		struct raw *raw = ARENA_NEW(c->arena, struct raw);
		decode_row(st, &raw->e);
		raw->body = wants_body(scan, &raw->e) ? column_body(c, st) : NULL;
		*end = raw;
		end = &raw->next;
	}
	const struct entry *opening = first != NULL && first->e.kind == ENTRY_OPEN ? &first->e : NULL;
	for (struct raw *raw = first; raw != NULL && c->error == ERROR_NONE; raw = raw->next) {
		if (!find_record(c, db, s, opening, &raw->e) || (raw->body != NULL && !decode_body(c, s, raw->body, &raw->e)) ||
		    !each(c, arg, &raw->e)) {
			return false;
		}
	}
	return c->error == ERROR_NONE;
}

bool ledger_scan(struct ctx *c, struct db *db, const struct record_source *source, const struct scan *scan, bool keep,
                 bool (*each)(struct ctx *c, void *arg, const struct entry *e), void *arg)
{
	struct statement *st = scan_statement(c, db, scan);
	bool row = true;
	if (st != NULL && scan->record != 0) {
		struct arena_mark mark = arena_mark(c->arena);
		bool ok = scan_record(c, db, source, st, scan, each, arg);
		if (!keep && ok) {
			arena_reset(c->arena, mark);
		}
		return ok;
	}
	while (st != NULL && statement_step(c, st, &row) && row) {
		struct arena_mark mark = arena_mark(c->arena);
		struct entry e;
		if (scan->known && is_unknown(c, source, st)) {
			continue;
		}
		if (!decode(c, db, source, st, scan->bodies, &e) || !each(c, arg, &e)) {
			return false;
		}
		if (!keep) {
			arena_reset(c->arena, mark);
		}
	}
	return c->error == ERROR_NONE;
}

bool ledger_find(struct ctx *c, struct db *db, const struct record_source *source, const uint8_t id[16],
                 struct entry *ret, bool *ret_found)
{
	struct statement *st = db_sql(c, db, select_id);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_blob(st, 2, id, 16);
	return statement_step(c, st, ret_found) && (!*ret_found || decode(c, db, source, st, true, ret));
}

/* ---- verifying ---- */

struct verifying {
	const struct record_source *source;
	struct db *db;
	uint8_t previous[32];
	int64_t seq, entries;
	struct entry last;
};

static bool differs(struct ctx *c, const struct entry *e, const char *what)
{
	return ctx_fail(c, ERROR_INVALID, "entry %lld (place %lld of its chain): %s", (long long)e->no, (long long)e->seq, what);
}

static bool verify_entry(struct ctx *c, void *arg, const struct entry *e)
{
	struct verifying *v = arg;
	uint8_t digest[32], hash[32];
	if (e->seq != v->seq + 1) {
		return differs(c, e, "the place before it is missing");
	}
	if (e->body != NULL) {
		const char *body = json_canonical(c->arena, e->body);
		chain_digest(e->salt, body, strlen(body), digest);
		if (memcmp(digest, e->digest, sizeof digest) != 0) {
			return differs(c, e, "its words are not those that were written");
		}
	}
	struct chain_names names = names_of(c, v->source, e);
	chain_hash(e, &names, v->previous, hash);
	if (memcmp(hash, e->hash, sizeof hash) != 0) {
		return differs(c, e, "its hash is not what it and the entry before give");
	}
	memcpy(v->previous, e->hash, sizeof v->previous);
	v->seq = e->seq;
	v->entries++;
	return true;
}

static const char select_chains[] = "SELECT chain, seq, hash FROM chain WHERE provider = $1 AND chain > $2 ORDER BY chain LIMIT 1";

static bool verify_chain(struct ctx *c, struct verifying *v, record_no chain, int64_t seq, const uint8_t hash[32])
{
	struct scan scan = {.one_chain = true, .chain = chain, .bodies = true};
	memset(v->previous, 0, sizeof v->previous);
	v->seq = 0;
	if (!ledger_scan(c, v->db, v->source, &scan, false, verify_entry, v)) {
		return false;
	}
	if (v->seq != seq || memcmp(v->previous, hash, 32) != 0) {
		return ctx_fail(c, ERROR_INVALID, "chain %u: its head names place %lld, its last entry is place %lld", chain,
		                (long long)seq, (long long)v->seq);
	}
	return true;
}

bool ledger_verify(struct ctx *c, struct db *db, const struct record_source *source, int64_t *ret_entries)
{
	struct verifying v = {.source = source, .db = db};
	int64_t chain = -1;
	for (;;) {
		uint8_t hash[32];
		bool row = false;
		struct statement *st = db_sql(c, db, select_chains);
		if (st == NULL) {
			return false;
		}
		bind_int(st, 1, LEDGER_PROVIDER);
		bind_int(st, 2, chain);
		if (!statement_step(c, st, &row)) {
			return false;
		}
		if (!row) {
			*ret_entries = v.entries;
			return true;
		}
		chain = column_int(st, 0);
		column_bytes(st, 2, hash, sizeof hash);
		if (!verify_chain(c, &v, (record_no)chain, column_int(st, 1), hash)) {
			return false;
		}
	}
}
