/* Names and roles, remembered as long as nothing about people has changed. */
#include "web/reader.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "ledger/listed.h"
#include "ledger/people.h"
#include "ledger/rows.h"
#include "web/door.h"
#include "web/session.h"

enum { SLOTS = 1024, NAME_BYTES = 96, REMEMBERED_SECONDS = 60 };

/* What was true when these numbers were; both grow with every entry about the person, or about staff and posts. */
struct stamp {
	int64_t staff, own;
};

struct known {
	record_no asked, home;
	struct stamp stamp;
	int64_t until;
	record_no person;
	role_set roles;
	char name[NAME_BYTES];
};

struct readers_known {
	pthread_mutex_t mutex;
	struct known slots[SLOTS];
};

struct readers_known *readers_known_new(void)
{
	struct readers_known *k = calloc(1, sizeof *k);
	if (k == NULL) {
		abort();
	}
	pthread_mutex_init(&k->mutex, NULL);
	return k;
}

void readers_known_free(struct readers_known *k)
{
	if (k != NULL) {
		pthread_mutex_destroy(&k->mutex);
		free(k);
	}
}

static struct known *slot_of(struct readers_known *k, const struct known *wanted)
{
	return &k->slots[(wanted->asked * 31u + wanted->home) % SLOTS];
}

static bool recall(struct ctx *c, struct readers_known *k, struct known *wanted)
{
	pthread_mutex_lock(&k->mutex);
	const struct known *s = slot_of(k, wanted);
	bool known = s->asked == wanted->asked && s->home == wanted->home &&
	             s->stamp.staff == wanted->stamp.staff && s->stamp.own == wanted->stamp.own &&
	             c->now.s < s->until && s->until <= c->now.s + REMEMBERED_SECONDS;
	if (known) {
		*wanted = *s;
	}
	pthread_mutex_unlock(&k->mutex);
	return known;
}

static void remember(struct ctx *c, struct readers_known *k, struct known *known)
{
	known->until = c->now.s + REMEMBERED_SECONDS;
	pthread_mutex_lock(&k->mutex);
	*slot_of(k, known) = *known;
	pthread_mutex_unlock(&k->mutex);
}

/* Staff and posts stand in the provider's chain; an independent person stands in a home's. */
static const char select_stamp[] =
	"SELECT (SELECT seq FROM chain WHERE provider = $1 AND chain = 0),"
	" (SELECT entries FROM record WHERE provider = $1 AND no = $2)";

static bool read_stamp(struct ctx *c, struct db *db, record_no person, struct stamp *ret)
{
	bool row = false;
	struct statement *st = db_sql(c, db, select_stamp);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, person);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = row ? (struct stamp){column_int(st, 0), column_int(st, 1)} : (struct stamp){0, 0};
	return true;
}

static const struct definitions *definitions_of(void *self, uint32_t version)
{
	return hearth_generation(self, version);
}

struct stored site_records(struct site *site, struct db *db)
{
	return (struct stored){.db = db, .self = site->hearth, .definitions = definitions_of};
}

static const char *name_of(const struct record *r)
{
	const char *name =
		record_text(r, text_is(symbol_word(r->type), "staff") ? "full_name" : "name");
	return name == NULL ? "" : name;
}

/* Somebody appointed to a post who has a record as a member of staff is meant by that record. */
static record_no who_is(const struct record *r)
{
	const struct fact *staff = record_fact(r, symbol_of("staff"), INSTANT_NEVER);
	bool post = text_is(symbol_word(r->type), "registered-person") && staff != NULL &&
	            staff->value.kind == VALUE_LINK;
	return post ? staff->value.link : r->no;
}

static const struct record *find_person(struct ctx *c, const struct record_source *source,
                                        record_no asked)
{
	const struct record *r = source->by_no(c, source->self, asked);
	const struct record *person =
		r == NULL || r->withdrawn.s <= c->now.s ? NULL : source->by_no(c, source->self, who_is(r));
	return person == NULL || person->withdrawn.s <= c->now.s ? NULL : person;
}

/* ---- at which homes somebody reads ---- */

enum { SHIFT_DAYS = 14 };

#define BIT(role) ((role_set)1u << (role))

/* What the staff record alone gives, without any post. */
static role_set own_roles(const struct record *staff)
{
	const struct fact *f = record_fact(staff, symbol_of("role"), INSTANT_NEVER);
	enum role role =
		f == NULL || f->value.kind != VALUE_WORD ? ROLE_NONE : role_find(symbol_word(f->value.word));
	bool implies = role == ROLE_KEY_WORKER || role == ROLE_NIGHT_STAFF;
	return (role == ROLE_NONE ? 0 : BIT(role)) | (implies ? BIT(ROLE_CARE_STAFF) : 0);
}

static bool has_shift(struct ctx *c, struct db *db, record_no person, record_no home, bool *ret)
{
	const int64_t around = SHIFT_DAYS * 86400;
	const struct listing shifts = {.subject = person,
	                               .type = symbol_of("shift"),
	                               .from = {c->now.s - around},
	                               .before = {c->now.s + around}};
	const struct listed *list = NULL;
	size_t count = 0;
	*ret = false;
	if (!records_listed(c, db, &shifts, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count && !*ret; i++) {
		*ret = list[i].home == home;
	}
	return true;
}

/*
 * Who works in one home has no business in the children's records of another: a member of staff reads at their own home, and
 * for two weeks around a shift where they help out. Whoever holds a post there reads because of it.
 */
static bool keep_to_home(struct ctx *c, struct db *db, const struct record *person, struct known *known)
{
	bool elsewhere = known->home != 0 && person->home != 0 && person->home != known->home;
	bool helps = false;
	if (elsewhere && text_is(symbol_word(person->type), "independent-person")) {
		known->roles = 0; /* appointed for one home */
	}
	elsewhere = elsewhere && text_is(symbol_word(person->type), "staff");
	if (!elsewhere || (known->roles & ~own_roles(person)) != 0) {
		return true;
	}
	if (!has_shift(c, db, person->no, known->home, &helps)) {
		return false;
	}
	known->roles = helps ? known->roles : 0;
	return true;
}

static bool look(struct ctx *c, struct site *site, struct db *db, struct known *known)
{
	struct stored stored = site_records(site, db);
	struct record_source source = stored_records(&stored);
	const struct record *r = find_person(c, &source, known->asked);
	known->person = known->asked;
	if (r == NULL) {
		return c->error == ERROR_NONE;
	}
	known->person = r->no;
	const char *name = name_of(r);
	size_t length = strlen(name);
	while (length >= NAME_BYTES || (length > 0 && !text_is_utf8(name, length))) {
		length--;
	}
	memcpy(known->name, name, length);
	return person_roles(c, &source, known->person, known->home, c->now, &known->roles) &&
	       keep_to_home(c, db, r, known);
}

bool reader_look(struct ctx *c, struct site *site, struct db *db, record_no person, record_no home,
                 struct known_person *ret)
{
	struct readers_known *k = door_readers(site->door);
	struct known known = {.asked = person, .home = home};
	if (!read_stamp(c, db, person, &known.stamp)) {
		return false;
	}
	if (!recall(c, k, &known)) {
		if (!look(c, site, db, &known)) {
			return false;
		}
		remember(c, k, &known);
	}
	*ret = (struct known_person){known.person, arena_copy(c->arena, known.name), known.roles};
	return true;
}

bool session_reader(struct ctx *c, struct site *site, struct db *db, const struct session *s,
                    record_no home, struct reader *ret)
{
	struct known_person known;
	if (s->person == 0 || s->locked) {
		return ctx_fail(c, ERROR_FORBIDDEN, "sign in first");
	}
	if (!reader_look(c, site, db, s->person, home, &known)) {
		return false;
	}
	*ret = (struct reader){
		.person = known.person, .roles = known.roles, .db = db, .law = hearth_generation(site->hearth, UINT32_MAX)};
	access_begin(c, ret);
	return true;
}

static const char select_type[] = "SELECT type FROM record WHERE provider = $1 AND no = $2";

/* Types without such a field, which are nearly all, are not folded. */
static bool may_concern(struct ctx *c, struct stored *stored, record_no record, bool *ret)
{
	bool row = false;
	struct statement *st = db_sql(c, stored->db, select_type);
	*ret = false;
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, record);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	const struct definitions *d = stored->definitions(stored->self, UINT32_MAX);
	const struct record_type *type =
		row ? definitions_type(d, symbol_find(column_text(st, 0))) : NULL;
	*ret = row && type == NULL; /* a type that is defined no more: by the record itself */
	for (size_t i = 0; type != NULL && i < type->field_count; i++) {
		*ret = *ret || type->fields[i].concerns;
	}
	return true;
}

bool reader_sees(struct ctx *c, struct stored *stored, const struct reader *reader,
                 record_no record, bool *ret)
{
	bool may = false;
	if (!may_concern(c, stored, record, &may)) {
		return false;
	}
	*ret = true;
	if (may && !reader->everything) {
		struct record_source source = stored_records(stored);
		const struct record *r = source.by_no(c, source.self, record);
		*ret = r != NULL && !record_concerns(r, reader->person, INSTANT_NEVER);
	}
	return c->error == ERROR_NONE;
}
