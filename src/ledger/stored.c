/* Records from rows, folded when they are asked for. */
#include "ledger/stored.h"

#include <string.h>

#include "base/ctx.h"
#include "ledger/rows.h"
#include "store/store.h"

struct stored_record {
	struct record r;
	struct stored_record *next;
};

static const char select_no[] = "SELECT no FROM record WHERE provider = $1 AND ref = $2";
static const char select_staff[] =
	"SELECT 1 FROM record WHERE provider = $1 AND type = 'staff' LIMIT 1";
/* From the posts, which are few, and not from whatever names the person, which may be thousands. */
static const char select_posts[] =
	"SELECT r.no FROM record r WHERE r.provider = $1 AND r.type = 'registered-person' AND EXISTS"
	" (SELECT 1 FROM link l WHERE l.provider = $1 AND l.from_record = r.no AND l.to_record = $2) ORDER BY r.no";

static bool one_number(struct ctx *c, struct stored *s, const char *sql, const char *text,
                       int64_t *ret)
{
	bool row = false;
	struct statement *st = db_sql(c, s->db, sql);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	if (text != NULL) {
		bind_text(st, 2, text);
	}
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = row ? column_int(st, 0) : 0;
	return true;
}

static bool no_of(struct ctx *c, void *self, const char *ref, record_no *ret)
{
	int64_t no = 0;
	if (!one_number(c, self, select_no, ref, &no)) {
		return false;
	}
	*ret = (record_no)no;
	return true;
}

static bool fold(struct ctx *c, void *arg, const struct entry *e)
{
	record_fold(c->arena, arg, e, true);
	return true;
}

static const struct record *by_no(struct ctx *c, void *self, record_no no)
{
	struct stored *s = self;
	for (const struct stored_record *r = s->first; r != NULL; r = r->next) {
		if (r->r.no == no) {
			return &r->r;
		}
	}
	struct stored_record *made = ARENA_NEW(c->arena, struct stored_record);
	struct record_source source = stored_records(s);
	struct scan scan = {.record = no, .bodies = true, .texts_aside = true};
	if (no == 0 || !ledger_scan(c, s->db, &source, &scan, true, fold, &made->r) ||
	    made->r.no == 0) {
		return NULL;
	}
	made->next = s->first;
	s->first = made;
	return &made->r;
}

static const struct record *by_ref(struct ctx *c, void *self, const char *ref)
{
	record_no no = 0;
	return no_of(c, self, ref, &no) ? by_no(c, self, no) : NULL;
}

static bool has_staff(struct ctx *c, void *self, bool *ret)
{
	int64_t found = 0;
	bool ok = one_number(c, self, select_staff, NULL, &found);
	*ret = found != 0;
	return ok;
}

/* Numbers first: folding a record uses the connection too. */
static bool post_numbers(struct ctx *c, struct stored *s, record_no person, record_no **ret,
                         size_t *ret_count)
{
	size_t room = 0;
	bool row = true;
	struct statement *st = db_sql(c, s->db, select_posts);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, person);
	while (statement_step(c, st, &row) && row) {
		if (*ret_count == room) {
			room = room == 0 ? 4 : room * 2;
			*ret = arena_grow(c->arena, *ret, *ret_count, room, sizeof **ret);
		}
		(*ret)[(*ret_count)++] = (record_no)column_int(st, 0);
	}
	return c->error == ERROR_NONE;
}

static bool posts_of(struct ctx *c, void *self, record_no person, const struct record *const **ret,
                     size_t *ret_count)
{
	record_no *numbers = NULL;
	size_t count = 0;
	if (!post_numbers(c, self, person, &numbers, &count)) {
		return false;
	}
	const struct record **posts = ARENA_ARRAY(c->arena, count + 1, const struct record *);
	for (size_t i = 0; i < count; i++) {
		posts[i] = by_no(c, self, numbers[i]);
		if (posts[i] == NULL) {
			return false;
		}
	}
	*ret = posts;
	*ret_count = count;
	return true;
}

static const struct definitions *definitions_of(void *self, uint32_t version)
{
	const struct stored *s = self;
	return s->definitions(s->self, version);
}

static uint32_t newest(void *self)
{
	(void)self;
	return UINT32_MAX;
}

/* Nothing is written through this view. */
static record_no next_no(void *self)
{
	(void)self;
	return 0;
}

struct record_source stored_records(struct stored *s)
{
	return (struct record_source){
		.self = s,
		.by_ref = by_ref,
		.by_no = by_no,
		.no_of = no_of,
		.definitions = definitions_of,
		.version = newest,
		.has_staff = has_staff,
		.posts_of = posts_of,
		.next_no = next_no,
	};
}

/* As pairs, since an engine that sees the order by number alone walks back through all entries. */
static const char select_backwards[] =
	"SELECT e.kind, b.body FROM entry e JOIN body b ON b.provider = e.provider AND b.no = e.no"
	" WHERE e.provider = $1 AND (e.record, e.no) >= ($2, 0) AND (e.record, e.no) <= ($2, $3) ORDER BY e.record DESC, e.no DESC";

/* The field's words in one entry's body; *ret_said where the entry says something of it. */
static bool words_of(struct ctx *c, const char *body, const char *field, const char **ret, bool *ret_said)
{
	AUTO_JSON read = NULL;
	if (!json_read(c, body, strlen(body), &read)) {
		return false;
	}
	const json_t *value = json_object_get(json_object_get(read, "fields"), field);
	*ret_said = value != NULL;
	*ret = json_is_string(value) ? arena_copy(c->arena, json_string_value(value)) : NULL;
	return true;
}

bool stored_newest_text(struct ctx *c, struct stored *s, record_no no, const char *field, const char **ret)
{
	bool row = true, said = false;
	struct statement *st = db_sql(c, s->db, select_backwards);
	*ret = NULL;
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, no);
	bind_int(st, 3, INT64_MAX);
	while (!said && statement_step(c, st, &row) && row) {
		if ((enum entry_kind)column_int(st, 0) == ENTRY_WITHDRAW) {
			const struct record *r = by_no(c, s, no);
			*ret = r == NULL ? NULL : record_text(r, field);
			return c->error == ERROR_NONE;
		}
		if (!column_is_null(st, 1) && !words_of(c, column_text(st, 1), field, ret, &said)) {
			return false;
		}
	}
	return c->error == ERROR_NONE;
}

const char *record_text(const struct record *r, const char *field)
{
	const struct fact *f = record_fact(r, symbol_of(field), INSTANT_NEVER);
	return f != NULL && f->value.kind == VALUE_TEXT ? f->value.text : NULL;
}
