/*
 * The demo's own door, which no other site has: whoever comes opens the made-up provider as any of its people, without a
 * password.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "ledger/rows.h"
#include "web/door.h"
#include "web/page.h"
#include "web/reader.h"
#include "web/session.h"

enum { PEOPLE_MOST = 400 };

struct person {
	record_no no, home;
	const char *ref, *name;
	role_set roles;
};

static const char select_people[] =
	"SELECT no, ref, home FROM record WHERE provider = $1 AND withdrawn IS NULL"
	" AND type IN ('staff', 'registered-person', 'independent-person') ORDER BY home, type DESC, no LIMIT $2";

static bool read_people(struct ctx *c, struct db *db, struct person *list, size_t *count)
{
	bool row = true;
	struct statement *st = db_sql(c, db, select_people);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, PEOPLE_MOST);
	while (statement_step(c, st, &row) && row) {
		list[(*count)++] = (struct person){.no = (record_no)column_int(st, 0),
		                                   .ref = arena_copy(c->arena, column_text(st, 1)),
		                                   .home = (record_no)column_int(st, 2)};
	}
	return c->error == ERROR_NONE;
}

/* Those who have a role today. A post held by a member of staff is that member's, who stands in the list already. */
static bool keep_working(struct ctx *c, struct site *site, struct db *db, struct person *list,
                         size_t *count)
{
	size_t kept = 0;
	for (size_t i = 0; i < *count; i++) {
		struct known_person known;
		if (!reader_look(c, site, db, list[i].no, 0, &known)) {
			return false;
		}
		if (known.roles != 0 && known.person == list[i].no) {
			list[kept] = list[i];
			list[kept].name = known.name;
			list[kept++].roles = known.roles;
		}
	}
	*count = kept;
	return c->error == ERROR_NONE;
}

static const char *home_name(struct ctx *c, struct site *site, struct db *db, record_no home)
{
	struct stored stored = site_records(site, db);
	struct record_source source = stored_records(&stored);
	const struct record *r = source.by_no(c, source.self, home);
	const char *name = r == NULL ? NULL : record_text(r, "name");
	return name != NULL ? name : r == NULL ? "The provider" : r->ref;
}

/* ---- whom to try first: a night worker and a manager ---- */

static const struct person *first_with(const struct person *list, size_t count, enum role role)
{
	for (size_t i = 0; i < count; i++) {
		if ((list[i].roles & (1u << role)) != 0) {
			return &list[i];
		}
	}
	return NULL;
}

static void put_start(struct buf *b, const struct person *p, const char *post, const char *why)
{
	if (p == NULL) {
		return;
	}
	put(b, HTML("<li><button class=\"pick-person pick-person--first\" name=\"person\" value=\""));
	put(b, p->ref);
	put(b, HTML("\"><b>"));
	put(b, p->name);
	put(b, HTML("</b> <span>"));
	put(b, post);
	put(b, HTML("</span> <span class=\"soft\">"));
	put(b, why);
	put(b, HTML("</span></button></li>\n"));
}

static void put_starts(struct buf *b, const struct person *list, size_t count)
{
	const struct person *night = first_with(list, count, ROLE_NIGHT_STAFF),
						*manager = first_with(list, count, ROLE_REGISTERED_MANAGER);
	if (night == NULL && manager == NULL) {
		return;
	}
	put(b,
	    HTML(
			"<section aria-labelledby=\"first\">\n<h2 class=\"h2 mb\" id=\"first\">Start here</h2>\n<ul class=\"pick-people\">\n"));
	put_start(b, night, "waking night",
	          "What a shift opens on, at two in the morning with a shared tablet.");
	put_start(b, manager, "registered manager",
	          "What came in, what the law’s clock says, what waits for others.");
	put(b, HTML("</ul>\n</section>\n"));
}

/* ---- everybody ---- */

static void put_person(struct buf *b, const struct person *p)
{
	put(b, HTML("<li><button class=\"pick-person\" name=\"person\" value=\""));
	put(b, p->ref);
	put(b, HTML("\"><b>"));
	put(b, *p->name == '\0' ? p->ref : p->name);
	put(b, HTML("</b> <span class=\"soft\">"));
	put(b, post_words(p->roles));
	put(b, HTML("</span></button></li>\n"));
}

static void put_people(struct ctx *c, struct site *site, struct db *db, const struct person *list,
                       size_t count, struct buf *b)
{
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || list[i].home != list[i - 1].home) {
			put(b, i == 0
			           ? HTML("<section class=\"section\"><h2 class=\"h2 mb\">")
			           : HTML("</ul></section>\n<section class=\"section\"><h2 class=\"h2 mb\">"));
			put(b, home_name(c, site, db, list[i].home));
			put(b, HTML("</h2>\n<ul class=\"pick-people\">\n"));
		}
		put_person(b, &list[i]);
	}
	put(b, count == 0 ? HTML("<p>Nobody works here yet.</p>\n") : HTML("</ul></section>\n"));
}

static bool fill(struct ctx *c, struct site *site, struct db *db, const struct request *request,
                 struct buf *b)
{
	struct person *list = ARENA_ARRAY(c->arena, PEOPLE_MOST, struct person);
	size_t count = 0;
	if (!read_people(c, db, list, &count) || !keep_working(c, site, db, list, &count)) {
		return false;
	}
	frame_begin(b, request, "Who are you?");
	put(b,
	    HTML(
			"<div class=\"head\"><div><h1 class=\"h1\">Who are you?</h1>\n<p class=\"head__sub\">This is a demonstration. Nobody here exists, "
			"and everything may be tried. Choose whose screen to see; “Sign out” brings you back.</p></div></div>\n"));
	frame_form(b, request, "/demo/open");
	put_starts(b, list, count);
	put_people(c, site, db, list, count, b);
	put(b, HTML("</form>\n"));
	frame_end(b);
	return c->error == ERROR_NONE;
}

bool page_demo(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	struct db *db = NULL;
	if (!store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	bool ok = fill(c, site, db, request, &reply->body);
	store_read_end(hearth_store(site->hearth), db);
	return ok;
}

/* The person behind a reference, where they have a role today; 0 otherwise. */
static bool find_person(struct ctx *c, struct site *site, const char *ref, record_no *ret)
{
	struct db *db = NULL;
	struct known_person known = {.roles = 0};
	if (!store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	struct stored stored = site_records(site, db);
	struct record_source source = stored_records(&stored);
	bool ok = source.no_of(c, source.self, ref, ret) &&
	          (*ret == 0 || reader_look(c, site, db, *ret, 0, &known));
	store_read_end(hearth_store(site->hearth), db);
	*ret = known.roles == 0 ? 0 : known.person;
	return ok;
}

bool page_demo_open(struct ctx *c, struct site *site, const struct request *request,
                    struct reply *reply)
{
	const char *ref = form_value(request, "person"), *cookie = NULL;
	record_no person = 0;
	if (!find_person(c, site, ref == NULL ? "" : ref, &person)) {
		return false;
	}
	if (person == 0) {
		return ctx_fail(c, ERROR_INVALID, "nobody works here as \"%s\"",
		                text_shown(c->arena, ref, LIMIT_REF));
	}
	if (!session_begin(c, door_sessions(site->door), hearth_store(site->hearth), person, NULL,
	                   request->session, &cookie)) {
		return false;
	}
	door_set_cookie(site, reply, cookie);
	return reply_redirect(reply, "/");
}
