/* hearth report: reads an Ofsted report; stores it. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/limits.h"
#include "cli/command.h"
#include "cli/socket.h"
#include "duties/hearth.h"
#include "duties/world.h"
#include "inspection/report.h"
#include "inspection/report_lines.h"
#include "ledger/rows.h"

static bool read_report(struct ctx *c, const char *path, const struct report **ret)
{
	const char *bytes = NULL;
	size_t length = 0;
	return read_whole(c, path, LIMIT_REPORT_FILE, &bytes, &length) && report_read(c, bytes, length, ret);
}

static void print_report(struct ctx *c, const struct report *r, bool json)
{
	AUTO_JSON o = report_json(r);
	puts(json ? json_line(c->arena, o) : json_pretty(c->arena, o));
}

/* ---- where it goes ---- */

static const char select_homes[] = "SELECT no, ref FROM record WHERE provider = $1 AND type = $2 AND withdrawn IS NULL ORDER BY no";

struct candidate {
	record_no no;
	const char *ref;
};

static bool list_records(struct ctx *c, struct db *db, const char *type, struct candidate *list, size_t most, size_t *ret)
{
	bool row = true;
	struct statement *st = db_sql(c, db, select_homes);
	*ret = 0;
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_text(st, 2, type);
	while (*ret < most && statement_step(c, st, &row) && row) {
		list[(*ret)++] = (struct candidate){(record_no)column_int(st, 0), arena_copy(c->arena, column_text(st, 1))};
	}
	return c->error == ERROR_NONE;
}

static const char select_words[] =
	"SELECT b.body FROM entry e JOIN body b ON b.provider = e.provider AND b.no = e.no"
	" WHERE e.provider = $1 AND e.record = $2 ORDER BY e.no";

/* Whether the newest URN of the home is this one. */
static bool has_urn(struct ctx *c, struct db *db, record_no home, const char *urn, bool *ret)
{
	bool row = true;
	struct statement *st = db_sql(c, db, select_words);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, home);
	while (statement_step(c, st, &row) && row) {
		AUTO_JSON body = NULL;
		const char *text = column_text(st, 0);
		if (text != NULL && !json_read(c, text, strlen(text), &body)) {
			return false;
		}
		const char *given = json_text(json_object_get(body, "fields"), "URN");
		*ret = given == NULL ? *ret : strcmp(given, urn) == 0;
	}
	return c->error == ERROR_NONE;
}

enum { MOST_HOMES = 1000 };

static bool find_place(struct ctx *c, struct db *db, const struct report *r, const char *wanted, struct report_place *ret)
{
	struct candidate *list = ARENA_ARRAY(c->arena, MOST_HOMES, struct candidate);
	size_t count = 0;
	*ret = (struct report_place){.provider_is_new = true, .home_is_new = true, .written = c->now};
	ret->provider = "provider";
	ret->home = arena_printf(c->arena, "home-%s", r->urn);
	if (!list_records(c, db, "provider", list, 1, &count)) {
		return false;
	}
	if (count > 0) {
		ret->provider = list[0].ref;
		ret->provider_is_new = false;
	}
	if (!list_records(c, db, "home", list, MOST_HOMES, &count)) {
		return false;
	}
	for (size_t i = 0; i < count && ret->home_is_new; i++) {
		bool same = wanted != NULL && strcmp(wanted, list[i].ref) == 0;
		if (wanted == NULL && !has_urn(c, db, list[i].no, r->urn, &same)) {
			return false;
		}
		if (same) {
			ret->home = list[i].ref;
			ret->home_is_new = false;
		}
	}
	return wanted == NULL || !ret->home_is_new || ctx_fail(c, ERROR_NOT_FOUND, "there is no home \"%s\"", text_shown(c->arena, wanted, 64));
}

static bool make_lines(struct ctx *c, const struct options *o, const struct report *r, struct buf *lines)
{
	struct hearth *h = NULL;
	struct db *db = NULL;
	struct report_place place;
	if (!hearth_open(c, o->data, HEARTH_READ, &h)) {
		return false;
	}
	bool ok = store_read_begin(c, hearth_store(h), &db);
	if (ok) {
		ok = find_place(c, db, r, o->home, &place);
		store_read_end(hearth_store(h), db);
	}
	hearth_close(h);
	if (ok) {
		report_lines(c, r, &place, lines);
	}
	return ok;
}

static bool take_lines(struct ctx *c, const struct options *o, const char *lines, size_t length, size_t *ret)
{
	struct hearth *h = NULL;
	bool running = false;
	if (!socket_import(c, o->data, lines, length, &running, ret) || running) {
		return c->error == ERROR_NONE;
	}
	if (!hearth_open(c, o->data, HEARTH_WRITE, &h)) {
		return false;
	}
	bool ok = entry_import(c, h, lines, length, ret);
	hearth_close(h);
	return ok;
}

static bool import_report(struct ctx *c, const struct options *o, const struct report *r)
{
	struct buf lines = {.arena = c->arena};
	size_t taken = 0;
	if (r->urn == NULL && o->home == NULL) {
		return ctx_fail(c, ERROR_INVALID, "the report names no unique reference number: say which home with --home REF");
	}
	if (!make_lines(c, o, r, &lines) || !take_lines(c, o, buf_text(&lines), lines.length, &taken)) {
		return false;
	}
	for (size_t i = 0; i < r->warning_count; i++) {
		fprintf(stderr, "warning: %s\n", r->warnings[i]);
	}
	if (o->json) {
		print_report(c, r, true);
	} else {
		printf("stored as %s: %zu requirement%s, %zu recommendation%s, %zu records in all\n", report_inspection_ref(c, r),
		       r->requirement_count, r->requirement_count == 1 ? "" : "s", r->recommendation_count,
		       r->recommendation_count == 1 ? "" : "s", taken);
	}
	return true;
}

bool command_report(struct ctx *c, const struct options *o)
{
	const struct report *r = NULL;
	const char *what = o->arguments[0];
	bool read = strcmp(what, "read") == 0;
	if (!read && strcmp(what, "import") != 0) {
		return ctx_fail(c, ERROR_USAGE, "\"%s\" is not \"read\" or \"import\"", text_shown(c->arena, what, 64));
	}
	if (!read_report(c, o->arguments[1], &r)) {
		return false;
	}
	if (read) {
		print_report(c, r, o->json);
		return true;
	}
	return import_report(c, o, r);
}
