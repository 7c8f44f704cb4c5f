/* The first page: the homes, for who is signed in; the way in for everybody else. */
#include "ledger/rows.h"
#include "web/page.h"
#include "web/reader.h"
#include "web/session.h"

enum { HOMES_MOST = 100 };

static const char select_homes[] =
	"SELECT no, ref FROM record WHERE provider = $1 AND type = 'home' AND no = home AND withdrawn IS NULL ORDER BY ref LIMIT $2";

struct own_home {
	record_no no;
	const char *ref, *name, *post;
};

static bool read_homes(struct ctx *c, struct db *db, struct own_home *list, size_t *count)
{
	bool row = true;
	struct statement *st = db_sql(c, db, select_homes);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, HOMES_MOST);
	while (statement_step(c, st, &row) && row) {
		list[(*count)++] = (struct own_home){(record_no)column_int(st, 0),
		                                     arena_copy(c->arena, column_text(st, 1)), NULL, NULL};
	}
	return c->error == ERROR_NONE;
}

/* Those where the person has a post today, with their names. */
static bool keep_own(struct ctx *c, struct site *site, struct db *db, const struct session *s,
                     struct own_home *list, size_t *count)
{
	struct stored stored = site_records(site, db);
	struct record_source source = stored_records(&stored);
	size_t kept = 0;
	for (size_t i = 0; i < *count; i++) {
		struct reader reader;
		if (!session_reader(c, site, db, s, list[i].no, &reader)) {
			return false;
		}
		if (reader.roles != 0) {
			const struct record *home = source.by_no(c, source.self, list[i].no);
			const char *name = home == NULL ? NULL : record_text(home, "name");
			list[kept] = list[i];
			list[kept].post = post_words(reader.roles);
			list[kept++].name = name == NULL ? list[i].ref : name;
		}
	}
	*count = kept;
	return c->error == ERROR_NONE;
}

static bool own_homes(struct ctx *c, struct site *site, const struct session *s,
                      struct own_home *list, size_t *count)
{
	struct db *db = NULL;
	if (!store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	bool ok = read_homes(c, db, list, count) && keep_own(c, site, db, s, list, count);
	store_read_end(hearth_store(site->hearth), db);
	return ok;
}

static bool show_homes(struct ctx *c, struct site *site, const struct request *request,
                       struct reply *reply)
{
	struct own_home list[HOMES_MOST];
	size_t count = 0;
	struct buf *b = &reply->body;
	if (!own_homes(c, site, request->session, list, &count)) {
		return false;
	}
	if (count == 0) {
		return ctx_fail(c, ERROR_FORBIDDEN,
		                "You have no post at any home today, so there is nothing you can open.");
	}
	if (count == 1) {
		return reply_redirect(reply, arena_printf(c->arena, "/home/%s", list[0].ref));
	}
	frame_begin(b, request, "Homes");
	put(b,
	    HTML(
			"<div class=\"head\"><h1 class=\"h1\">Homes</h1></div>\n<ul class=\"pick-people\">\n"));
	for (size_t i = 0; i < count; i++) {
		put(b, HTML("<li><a class=\"pick-person\" href=\"/home/"));
		put(b, list[i].ref);
		put(b, HTML("\"><b>"));
		put(b, list[i].name);
		put(b, HTML("</b> <span class=\"soft\">You are "));
		put(b, list[i].post);
		put(b, HTML("</span></a></li>\n"));
	}
	put(b, HTML("</ul>\n"));
	frame_end(b);
	return true;
}

bool page_start(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply)
{
	const struct session *s = request->session;
	if (s->locked) {
		return reply_redirect(reply, "/locked");
	}
	if (s->person != 0) {
		return show_homes(c, site, request, reply);
	}
	return site->demo ? page_demo(c, site, request, reply)
	                  : reply_redirect(reply, s->ended ? "/sign-in?ended=yes" : "/sign-in");
}
