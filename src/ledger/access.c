/* Who may read what, and that it was read. */
#include "ledger/access.h"

#include "base/ctx.h"
#include "base/text.h"
#include "ledger/people.h"
#include "ledger/rows.h"
#include "store/store.h"

/* ---- what a role sees (catalogue, section H; what the law leaves open is the safe side) ---- */

enum part {
	PART_CHILD = 1,  /* a child who lives here */
	PART_GONE = 2,   /* a child who has left */
	PART_STAFF = 4,  /* a colleague's file */
	PART_ROTA = 8,   /* who works when, what they have read */
	PART_HOME = 16,
	PART_VETTING = 32,  /* of a colleague: checks before work, conduct */
	PART_ALLEGATION = 64
};

static const struct {
	enum role role;
	unsigned parts;
} sights[] = {
	{ROLE_CARE_STAFF, PART_CHILD | PART_ROTA | PART_HOME},
	{ROLE_SHIFT_LEADER, PART_CHILD | PART_ROTA | PART_HOME},
	{ROLE_DEPUTY, PART_CHILD | PART_GONE | PART_STAFF | PART_ROTA | PART_HOME},
	{ROLE_AUTHORISED_PERSON, PART_CHILD | PART_GONE | PART_ROTA | PART_HOME},
	{ROLE_REGISTERED_MANAGER, PART_CHILD | PART_GONE | PART_STAFF | PART_ROTA | PART_HOME | PART_VETTING | PART_ALLEGATION},
	{ROLE_RESPONSIBLE_INDIVIDUAL, PART_CHILD | PART_GONE | PART_STAFF | PART_ROTA | PART_HOME | PART_VETTING | PART_ALLEGATION},
	{ROLE_PROVIDER, PART_STAFF | PART_ROTA | PART_HOME | PART_VETTING | PART_ALLEGATION},
	{ROLE_INDEPENDENT_PERSON, PART_STAFF | PART_ROTA | PART_HOME}, /* reg 44(2)(b): no case record without consent */
	{ROLE_HUMAN_RESOURCES, PART_STAFF | PART_ROTA | PART_VETTING},
	{ROLE_ADMINISTRATOR, PART_ROTA | PART_HOME},
};

/* Types that are another part than whoever they are about. */
static const struct {
	const char *type;
	enum part part;
} apart[] = {
	{"allegation", PART_ALLEGATION}, {"conduct-case", PART_VETTING}, {"vetting", PART_VETTING},
	{"shift", PART_ROTA},            {"read-receipt", PART_ROTA},
};

static unsigned parts_of(role_set roles)
{
	unsigned parts = 0;
	for (size_t i = 0; i < sizeof sights / sizeof sights[0]; i++) {
		parts |= (roles & (1u << sights[i].role)) != 0 ? sights[i].parts : 0;
	}
	return parts;
}

const char *access_words(struct arena *a, enum role role)
{
	static const struct {
		enum part part;
		const char *words;
	} parts[] = {{PART_CHILD, "children who live here"},
	             {PART_GONE, "children who have left"},
	             {PART_STAFF, "colleagues’ files"},
	             {PART_ROTA, "the rota and what has been read"},
	             {PART_HOME, "the home’s own records"},
	             {PART_VETTING, "recruitment and conduct of colleagues"},
	             {PART_ALLEGATION, "allegations"}};
	struct buf out = {.arena = a};
	unsigned seen = parts_of(1u << role);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if ((seen & parts[i].part) != 0) {
			buf_printf(&out, "%s%s", out.length == 0 ? "" : ", ", parts[i].words);
		}
	}
	return buf_text(&out);
}

/* ---- whose a record is ---- */

struct sight_memo {
	struct whose {
		record_no subject, home;
		enum part part;
	} *items;
	size_t count, room;
};

void access_begin(struct ctx *c, struct reader *reader)
{
	reader->memo = ARENA_NEW(c->arena, struct sight_memo);
}

/* Rows with a date are in force from its first second; a stay that ends today is over tomorrow. */
/* With a bound of time, which every stay meets, the engine takes the index of the subject and does not walk all rows. */
static const char select_whose[] =
	"SELECT type, EXISTS (SELECT 1 FROM record p WHERE p.provider = $1 AND p.subject = $2 AND p.type = 'placement' AND +p.home = $3"
	" AND p.happened > -100000000000 AND p.withdrawn IS NULL AND (p.force_to IS NULL OR p.force_to > $4)) FROM record WHERE provider = $1 AND no = $2";

static bool read_whose(struct ctx *c, const struct reader *reader, struct whose *ret)
{
	bool row = false;
	struct statement *st = db_sql(c, reader->db, select_whose);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, ret->subject);
	bind_int(st, 3, ret->home);
	bind_int(st, 4, c->now.s);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	const char *type = row ? column_text(st, 0) : "";
	bool lives_here = row && column_int(st, 1) != 0;
	ret->part = text_is(type, "child") ? (lives_here ? PART_CHILD : PART_GONE)
	            : text_is(type, "staff") ? PART_STAFF
	                                     : PART_HOME;
	return true;
}

static bool part_of_subject(struct ctx *c, const struct reader *reader, const struct sighting *r, enum part *ret)
{
	struct sight_memo *m = reader->memo;
	for (size_t i = 0; i < m->count; i++) {
		if (m->items[i].subject == r->subject && m->items[i].home == r->home) {
			*ret = m->items[i].part;
			return true;
		}
	}
	struct whose w = {.subject = r->subject, .home = r->home, .part = PART_HOME};
	if (r->subject != r->home && r->subject != 0 && !read_whose(c, reader, &w)) {
		return false;
	}
	if (m->count == m->room) {
		m->room = m->room == 0 ? 16 : m->room * 2;
		m->items = arena_grow(c->arena, m->items, m->count, m->room, sizeof *m->items);
	}
	m->items[m->count++] = w;
	*ret = w.part;
	return true;
}

static bool find_part(struct ctx *c, const struct reader *reader, const struct sighting *r, enum part *ret)
{
	for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++) {
		if (text_is(symbol_word(r->type), apart[i].type)) {
			*ret = apart[i].part;
			return true;
		}
	}
	return part_of_subject(c, reader, r, ret);
}

/* A step after the first is theirs: who goes on with a record of children who are here, the rota or the home reads it. */
static bool goes_on(const struct reader *reader, symbol type)
{
	const struct record_type *kind = definitions_type(reader->law, type);
	for (size_t i = 1; kind != NULL && i < kind->step_count; i++) {
		if ((kind->steps[i].by & reader->roles) != 0) {
			return true;
		}
	}
	return false;
}

bool access_sees(struct ctx *c, const struct reader *reader, const struct sighting *r, bool *ret)
{
	enum part part = PART_ALLEGATION;
	bool own = reader->person != 0 && (r->subject == reader->person || r->author == reader->person);
	*ret = reader->everything || own;
	if (*ret || reader->roles == 0 || reader->db == NULL) {
		return true;
	}
	if (!find_part(c, reader, r, &part)) {
		return false;
	}
	bool open = part == PART_CHILD || part == PART_ROTA || part == PART_HOME;
	*ret = (parts_of(reader->roles) & part) != 0 || (open && goes_on(reader, r->type));
	return true;
}

/* ---- opening ---- */

bool access_open(struct ctx *c, struct store *s, const struct reader *reader, const struct record *record)
{
	const struct sighting sighting = {record->type, record->no, record->subject, record->home, record->author};
	bool sees = false;
	if (!access_sees(c, reader, &sighting, &sees)) {
		return false;
	}
	if (!sees || (!reader->everything && record_concerns(record, reader->person, INSTANT_NEVER))) {
		return ctx_fail(c, ERROR_NOT_FOUND, "there is no such record");
	}
	store_note_read(s, LEDGER_PROVIDER, reader->person, record->subject, record->no, c->now.s);
	return true;
}

bool access_open_subject(struct ctx *c, struct store *s, const struct reader *reader, record_no subject)
{
	if (!reader->everything && reader->roles == 0 && reader->person != subject) {
		return ctx_fail(c, ERROR_NOT_FOUND, "there is no such page");
	}
	store_note_read(s, LEDGER_PROVIDER, reader->person, subject, subject, c->now.s);
	return true;
}
