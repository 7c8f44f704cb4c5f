/* What is asked of every request before its page is. */
#include "web/door.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "web/cookie.h"
#include "web/draft.h"
#include "web/reader.h"
#include "web/unsaved.h"

struct door {
	char *origin;    /* "" */
	char *authority; /* its host and port; "" */
	bool secure;
	int draft_days;
	struct proxies proxies;
	struct sessions *sessions;
	struct limiter *limiter;
	struct gate *gate;
	struct readers_known *readers;
};

/* ---- making ---- */

/* "https://hearth.example.org:8443": scheme, host, port, and nothing behind. */
static bool read_origin(struct ctx *c, const char *origin, struct door *d)
{
	const char *host = text_starts(origin, "https://")  ? origin + 8
	                   : text_starts(origin, "http://") ? origin + 7
	                                                    : NULL;
	if (*origin != '\0' && (host == NULL || *host == '\0' || strpbrk(host, "/?#@ \t") != NULL)) {
		return ctx_fail(c, ERROR_INVALID, "origin: \"%s\" is not like https://hearth.example.org",
		                text_shown(c->arena, origin, 100));
	}
	d->origin = strdup(origin);
	d->authority = strdup(host == NULL ? "" : host);
	d->secure = text_starts(origin, "https://");
	return true;
}

static bool check_number(struct ctx *c, const char *name, int number, int most)
{
	return (number >= 1 && number <= most) ||
	       ctx_fail(c, ERROR_INVALID, "%s: a number from 1 to %d", name, most);
}

bool door_new(struct ctx *c, const struct door_settings *s, struct door **ret)
{
	struct door *d = calloc(1, sizeof *d);
	if (d == NULL) {
		abort();
	}
	if (!read_origin(c, s->origin, d) || !proxies_read(c, s->trusted_proxy, &d->proxies) ||
	    !check_number(c, "session-hours", s->session_hours, 24 * 7) ||
	    !check_number(c, "session-idle-minutes", s->session_idle_minutes, 24 * 60) ||
	    !check_number(c, "draft-days", s->draft_days, 365)) {
		door_free(d);
		return false;
	}
	d->sessions = sessions_new(s->session_hours, s->session_idle_minutes);
	d->draft_days = s->draft_days;
	d->limiter = limiter_new();
	d->gate = gate_new();
	d->readers = readers_known_new();
	*ret = d;
	return true;
}

void door_free(struct door *d)
{
	if (d == NULL) {
		return;
	}
	sessions_free(d->sessions);
	limiter_free(d->limiter);
	gate_free(d->gate);
	readers_known_free(d->readers);
	free(d->origin);
	free(d->authority);
	free(d);
}

struct sessions *door_sessions(struct door *d)
{
	return d->sessions;
}

struct limiter *door_limiter(struct door *d)
{
	return d->limiter;
}

struct gate *door_gate(struct door *d)
{
	return d->gate;
}

struct readers_known *door_readers(struct door *d)
{
	return d->readers;
}

int door_draft_days(const struct door *d)
{
	return d->draft_days;
}

bool door_has_proxy(const struct door *d)
{
	return d->proxies.count > 0;
}

bool door_is_secure(const struct door *d)
{
	return d->secure;
}

/* ---- cookies and addresses ---- */

static const char *cookie_name(const struct door *d)
{
	return d->secure ? "__Host-hearth" : "hearth";
}

void door_set_cookie(struct site *site, struct reply *reply, const char *value)
{
	struct door *d = site->door;
	reply_header(reply, "Set-Cookie",
	             cookie_line(reply->body.arena, cookie_name(d), value, d->secure));
}

const char *door_next(const char *wanted)
{
	bool local = wanted != NULL && wanted[0] == '/' && wanted[1] != '/' && strlen(wanted) <= 500 &&
	             strpbrk(wanted, "\\\r\n\t") == NULL;
	return local ? wanted : "/";
}

bool door_knows_host(const struct door *d, const char *host)
{
	return *d->authority == '\0' || (host != NULL && strcasecmp(host, d->authority) == 0);
}

/* ---- who is it ---- */

/* The session's row, and the person's name and roles, in one snapshot. */
static bool look_up(struct ctx *c, struct site *site, struct session *s, struct session_row *row)
{
	struct db *db = NULL;
	struct known_person known = {.name = ""};
	if (!store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	bool ok = session_read(c, db, s, row) &&
	          (!row->found || reader_look(c, site, db, row->person, 0, &known));
	store_read_end(hearth_store(site->hearth), db);
	s->name = known.name;
	s->roles = known.roles;
	return ok;
}

static bool find_session(struct ctx *c, struct site *site, struct request *request)
{
	struct session *s = ARENA_NEW(c->arena, struct session);
	struct session_row row = {.found = false};
	session_of_cookie(c, cookie_value(c->arena, request->cookie, cookie_name(site->door)), s);
	if (s->cookie != NULL && !look_up(c, site, s, &row)) {
		return false;
	}
	session_judge(c, site->door->sessions, hearth_store(site->hearth), &row, s);
	request->session = s;
	return true;
}

/* A page that is read may hold a form, and a form needs a cookie: who has none, or a stale one, gets one that means nobody. */
static void give_cookie(struct ctx *c, struct site *site, struct request *request,
                        struct reply *reply)
{
	const struct session *had = request->session;
	if ((had->cookie != NULL && !had->ended) || request->method == METHOD_POST) {
		return;
	}
	struct session *s = ARENA_NEW(c->arena, struct session);
	session_of_cookie(c, session_new_cookie(c), s);
	s->ended = had->ended;
	request->session = s;
	door_set_cookie(site, reply, s->cookie);
}

/* ---- forms ---- */

/* Browsers say which site a form was on. Older ones say at least its origin; what says neither is held by the token alone. */
static bool comes_from_us(const struct door *d, const struct request *r)
{
	if (r->fetch_site != NULL) {
		return text_is(r->fetch_site, "same-origin") || text_is(r->fetch_site, "none");
	}
	if (r->origin == NULL) {
		return true;
	}
	if (*d->origin != '\0') {
		return strcasecmp(r->origin, d->origin) == 0;
	}
	const char *host = strstr(r->origin, "://");
	return host != NULL && r->host != NULL && strcasecmp(host + 3, r->host) == 0;
}

static bool is_form(const char *content_type)
{
	static const char urlencoded[] = "application/x-www-form-urlencoded";
	size_t length = sizeof urlencoded - 1;
	return content_type != NULL && strncasecmp(content_type, urlencoded, length) == 0 &&
	       (content_type[length] == '\0' || content_type[length] == ';' ||
	        content_type[length] == ' ');
}

static bool refuse(struct reply *reply, int status, const char *message)
{
	reply_error(reply, status, message);
	return false;
}

static bool take_form(struct ctx *c, struct site *site, struct request *request,
                      struct reply *reply)
{
	if (!is_form(request->content_type)) {
		return refuse(reply, 415, "Only forms are taken here.");
	}
	if (!form_read(c, request->body, request->body_length, &request->form, &request->form_count)) {
		return false;
	}
	if (!comes_from_us(site->door, request)) {
		return refuse(reply, 403, "This form was on a page of another site. Nothing was saved.");
	}
	if (!session_owns_form(request->session, form_value(request, "token"))) {
		unsaved_page(c, request, reply,
		             "This form is too old, or your browser keeps no cookies. Nothing was saved. "
		             "Go back, load the page again, and send it again.");
		return false;
	}
	return true;
}

/* ---- may they be here ---- */

/* Escaped as a query's value. */
static void put_escaped(struct buf *b, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("&#+%?=", *text) != NULL || (unsigned char)*text <= ' ' ||
		    (unsigned char)*text >= 0x7f) {
			buf_printf(b, "%%%02X", (unsigned)(unsigned char)*text);
		} else {
			buf_char(b, *text);
		}
	}
}

bool door_send_on(struct ctx *c, const char *where, const char *next, struct reply *reply)
{
	struct buf location = {.arena = c->arena};
	buf_printf(&location, "%s%snext=", where, strchr(where, '?') == NULL ? "?" : "&");
	put_escaped(&location, next);
	return reply_redirect(reply, buf_text(&location));
}

/* Words that came behind a locked screen are kept as a draft of whose screen it is, where the form keeps drafts. */
static bool keep_draft(struct ctx *c, struct site *site, const struct request *request)
{
	const char *number = form_value(request, "draft-number");
	struct draft d;
	bool kept = false;
	if (request->session->person == 0 || form_value(request, "draft") == NULL) {
		return false;
	}
	if (!draft_keep(c, site, request, number == NULL ? 0 : strtoll(number, NULL, 10), &d, &kept)) {
		ctx_clear_error(c);
	}
	return kept;
}

/* First somewhere else: a page that is read is remembered for afterwards, words that were sent are kept or shown again. */
static bool send_to(struct ctx *c, struct site *site, const char *where, const char *why,
                    const struct request *request, struct reply *reply)
{
	if (request->method != METHOD_POST) {
		door_send_on(c, where, request->target, reply);
	} else if (keep_draft(c, site, request)) {
		door_send_on(c, where, form_value(request, "draft"), reply);
	} else {
		unsaved_page(c, request, reply, why);
	}
	return false;
}

static bool may_enter(struct ctx *c, struct site *site, enum need need, role_set roles,
                      const struct request *request, struct reply *reply)
{
	const struct session *s = request->session;
	if (need == NEED_NOBODY) {
		return true;
	}
	if (s->person == 0) {
		return send_to(c, site, s->ended ? "/sign-in?ended=yes" : "/sign-in",
		               "You are not signed in any more. Nothing was saved.", request, reply);
	}
	if (need == NEED_SESSION) {
		return true;
	}
	if (s->locked) {
		return send_to(c, site, "/locked", "The screen is locked. Nothing was saved.", request, reply);
	}
	if (s->roles == 0) {
		return refuse(reply, 403,
		              "You have no post at any home today, so there is nothing you can open.");
	}
	return roles == 0 || (s->roles & roles) != 0 ||
	       refuse(reply, 403, "Your post does not open this page.");
}

bool door_enter(struct ctx *c, struct site *site, enum need need, role_set roles,
                struct request *request, struct reply *reply)
{
	request->address = address_behind(&site->door->proxies, request->peer, request->forwarded);
	if (need == NEED_NOTHING) {
		return true;
	}
	if (!find_session(c, site, request)) {
		return false;
	}
	give_cookie(c, site, request, reply);
	return (request->method != METHOD_POST || take_form(c, site, request, reply)) &&
	       may_enter(c, site, need, roles, request, reply);
}
