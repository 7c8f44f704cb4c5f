/* The plain page of a home: its duties, grouped as Today groups them, each with its law. */
#include <stdlib.h>
#include <string.h>

#include "duties/world_store.h"
#include "ledger/access.h"
#include "ledger/rows.h"
#include "web/frame.h"
#include "web/reader.h"

enum group { GROUP_OVERDUE, GROUP_TODAY, GROUP_WAITING, GROUP_WEEK, GROUP_NOT_KNOWN, GROUP_LATER, GROUP__COUNT };

static const char *const group_titles[GROUP__COUNT] = {
	[GROUP_OVERDUE] = "Overdue",
	[GROUP_TODAY] = "Due today",
	[GROUP_WAITING] = "Waiting for someone else",
	[GROUP_WEEK] = "Next 7 days",
	[GROUP_NOT_KNOWN] = "Tell us",
	[GROUP_LATER] = "Later",
};

/* How strong a rule is, in a word (mock-ups, principle 5). */
static const char *const force_words[FORCE__COUNT] = {
	[FORCE_LAW] = "Must",
	[FORCE_GUIDE] = "Should",
	[FORCE_OTHER_GUIDANCE] = "Should",
	[FORCE_OFSTED] = "Ofsted expects",
	[FORCE_OTHER_BODY] = "Someone else owes this",
	[FORCE_PROTOCOL] = "Local protocol",
	[FORCE_OWN_STANDARD] = "Your own standard",
};

struct row {
	const struct instance *instance;
	const struct duty *duty;
	enum state state;
	enum group group;
	const char *who; /* reference of the child, member of staff or home */
};

static enum group group_of(const struct instance *i, const struct duty *d, enum state state, struct instant now)
{
	if (state == STATE_NOT_KNOWN) {
		return GROUP_NOT_KNOWN;
	}
	if (d->force == FORCE_OTHER_BODY) {
		return GROUP_WAITING;
	}
	if (state == STATE_OVERDUE) {
		return GROUP_OVERDUE;
	}
	if (instant_is_none(i->due)) {
		return GROUP_LATER;
	}
	int32_t days = instant_day(i->due).day - instant_day(now).day;
	return days <= 0 ? GROUP_TODAY : days <= 7 ? GROUP_WEEK : GROUP_LATER;
}

static const char *span_words(struct arena *a, int64_t seconds)
{
	if (seconds < 7200) {
		return arena_printf(a, "%lld minutes", (long long)(seconds / 60));
	}
	if (seconds < 172800) {
		return arena_printf(a, "%lld hours", (long long)(seconds / 3600));
	}
	return arena_printf(a, "%lld days", (long long)(seconds / 86400));
}

/* "2 days late", "3 hours past your target", "by 31 March 2025, 16:00". */
static const char *when_words(struct ctx *c, const struct row *r)
{
	const struct instance *i = r->instance;
	if (r->group == GROUP_NOT_KNOWN) {
		return "when was it last done?";
	}
	if (instant_is_none(i->due)) {
		return "no date yet";
	}
	if (r->state == STATE_OVERDUE) {
		const char *span = span_words(c->arena, c->now.s - i->due.s);
		return arena_printf(c->arena, i->target ? "%s past your target" : "%s late", span);
	}
	return arena_printf(c->arena, "by %s", instant_words(c->arena, i->due));
}

static void put_row(struct ctx *c, struct buf *b, const struct row *r)
{
	bool late = r->state == STATE_OVERDUE && r->group == GROUP_OVERDUE;
	put(b, !late ? HTML("<li class=\"duty\">") : r->instance->target ? HTML("<li class=\"duty target\">") : HTML("<li class=\"duty late\">"));
	put(b, HTML("<strong>"));
	put(b, r->duty->title);
	put(b, HTML("</strong> <span class=\"when\">"));
	put(b, when_words(c, r));
	put(b, HTML("</span> "));
	put(b, r->who);
	if (*r->instance->recipient != '\0') {
		put(b, HTML(" · to "));
		put(b, r->instance->recipient);
	}
	put(b, HTML("<span class=\"law\">"));
	put(b, force_words[r->duty->force]);
	put(b, HTML(": "));
	put(b, r->duty->source);
	put(b, HTML("</span></li>\n"));
}

static void put_group(struct ctx *c, struct buf *b, const struct row *rows, size_t count, enum group group)
{
	size_t in_group = 0;
	for (size_t i = 0; i < count; i++) {
		in_group += rows[i].group == group;
	}
	if (in_group == 0) {
		return;
	}
	put(b, HTML("<h2>"));
	put(b, group_titles[group]);
	put(b, HTML(" ("));
	put(b, in_group);
	put(b, HTML(")</h2>\n<ul>\n"));
	for (size_t i = 0; i < count; i++) {
		if (rows[i].group == group) {
			put_row(c, b, &rows[i]);
		}
	}
	put(b, HTML("</ul>\n"));
}

static const char select_home[] = "SELECT no FROM record WHERE provider = $1 AND ref = $2 AND type = 'home'";
static const char select_ref[] = "SELECT ref FROM record WHERE provider = $1 AND no = $2";

static bool find_home(struct ctx *c, struct db *db, const char *ref, record_no *ret)
{
	bool row = false;
	struct statement *st = db_sql(c, db, select_home);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_text(st, 2, ref);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = row ? (record_no)column_int(st, 0) : 0;
	return row || ctx_fail(c, ERROR_NOT_FOUND, "there is no home \"%s\"", text_shown(c->arena, ref, 64));
}

static const char *ref_of(struct ctx *c, struct db *db, record_no no)
{
	bool row = false;
	struct statement *st = db_sql(c, db, select_ref);
	if (st == NULL) {
		return "";
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, no);
	return statement_step(c, st, &row) && row ? arena_copy(c->arena, column_text(st, 0)) : "";
}

/* The rows of one home as this person may see them. */
struct reading_rows {
	struct site *site;
	struct db *db;
	const struct reader *reader;
	struct stored stored;
	struct row *rows;
	size_t count;
};

static bool add_row(struct ctx *c, struct reading_rows *r, const struct instance *i)
{
	const struct duty *d = definitions_duty(hearth_generation(r->site->hearth, i->version), i->duty);
	bool sees = false;
	if (d == NULL) {
		return true;
	}
	if (!reader_sees(c, &r->stored, r->reader, i->record, &sees)) {
		return false;
	}
	if (sees) {
		enum state state = instance_state(i, c->now);
		r->rows[r->count++] = (struct row){i, d, state, group_of(i, d, state, c->now), ref_of(c, r->db, i->subject)};
	}
	return true;
}

static bool read_rows(struct ctx *c, struct reading_rows *r, record_no home)
{
	const struct instance *instances = NULL;
	size_t count = 0;
	if (!instances_open_in(c, r->db, home, &instances, &count)) {
		return false;
	}
	r->stored = site_records(r->site, r->db);
	r->rows = ARENA_ARRAY(c->arena, count + 1, struct row);
	for (size_t i = 0; i < count; i++) {
		if (!add_row(c, r, &instances[i])) {
			return false;
		}
	}
	return c->error == ERROR_NONE;
}

/* Who is signed in may read about the home, and it is noted that they did. */
static bool may_open(struct ctx *c, struct site *site, struct db *db, const struct session *session, record_no home, struct reader *ret)
{
	return session_reader(c, site, db, session, home, ret) && access_open_subject(c, hearth_store(site->hearth), ret, home);
}

static bool fill_home(struct ctx *c, struct site *site, struct db *db, const struct request *request, struct reply *reply)
{
	record_no home = 0;
	struct reader reader;
	struct reading_rows r = {.site = site, .db = db, .reader = &reader};
	const char *ref = request->path + strlen("/home/");
	struct buf *b = &reply->body;
	if (!find_home(c, db, ref, &home) || !may_open(c, site, db, request->session, home, &reader) || !read_rows(c, &r, home)) {
		return false;
	}
	frame_begin(b, request, ref);
	put(b, HTML("<h1>"));
	put(b, ref);
	put(b, HTML("</h1>\n<p class=\"quiet\">To do, as at "));
	put(b, instant_words(c->arena, c->now));
	put(b, HTML("</p>\n"));
	for (int g = 0; g < GROUP__COUNT; g++) {
		put_group(c, b, r.rows, r.count, (enum group)g);
	}
	frame_end(b);
	return true;
}

bool page_home(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	struct db *db = NULL;
	if (!store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	bool ok = fill_home(c, site, db, request, reply);
	store_read_end(hearth_store(site->hearth), db);
	return ok;
}
