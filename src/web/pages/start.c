/* The first page: the homes, for who is signed in; the way in for everybody else. */
#include "ledger/rows.h"
#include "web/frame.h"
#include "web/reader.h"
#include "web/session.h"

static const char select_homes[] =
	"SELECT no, ref FROM record WHERE provider = $1 AND type = 'home' AND no = home AND withdrawn IS NULL ORDER BY ref";

static bool put_homes(struct ctx *c, struct db *db, struct buf *b)
{
	bool row = true;
	struct statement *st = db_sql(c, db, select_homes);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	put(b, HTML("<h1>Homes</h1>\n<ul class=\"homes\">\n"));
	while (statement_step(c, st, &row) && row) {
		const char *ref = column_text(st, 1);
		put(b, HTML("<li><a href=\"/home/"));
		put(b, ref);
		put(b, HTML("\">"));
		put(b, ref);
		put(b, HTML("</a></li>\n"));
	}
	put(b, HTML("</ul>\n"));
	return c->error == ERROR_NONE;
}

static bool show_homes(struct ctx *c, struct site *site, const struct request *request,
                       struct reply *reply)
{
	struct db *db = NULL;
	if (request->session->roles == 0) {
		return ctx_fail(c, ERROR_FORBIDDEN,
		                "You have no post at any home today, so there is nothing you can open.");
	}
	frame_begin(&reply->body, request, "Homes");
	if (!store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	bool ok = put_homes(c, db, &reply->body);
	store_read_end(hearth_store(site->hearth), db);
	frame_end(&reply->body);
	return ok;
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
