/* Which page answers which address, and what every reply carries. */
#include <assert.h>
#include <string.h>

#include "base/log.h"
#include "web/door.h"
#include "web/encoding.h"
#include "web/frame.h"
#include "web/gzip.h"
#include "web/web.h"

const struct header security_headers[] = {
	{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
	                            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
	                            "require-trusted-types-for 'script'; trusted-types 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"X-Frame-Options", "DENY"},
	{NULL, NULL},
};

/* Rows of one address stand together. The last column: roles one of which opens the page; 0: any. */
static const struct route {
	const char *path; /* ends with / : everything below it; a * stands for one word, kept in request->part */
	enum method method; /* GET takes HEAD too */
	page_function *page;
	enum need need;
	bool demo; /* only the demo has it */
	role_set roles;
} routes[] = {
	{"/", METHOD_GET, page_start, NEED_NOBODY, false, 0},
	{"/sign-in", METHOD_GET, page_sign_in, NEED_NOBODY, false, 0},
	{"/sign-in", METHOD_POST, page_sign_in_post, NEED_NOBODY, false, 0},
	{"/sign-out", METHOD_POST, page_sign_out, NEED_NOBODY, false, 0},
	{"/lock", METHOD_POST, page_lock, NEED_SESSION, false, 0},
	{"/locked", METHOD_GET, page_locked, NEED_NOBODY, false, 0},
	{"/unlock", METHOD_POST, page_unlock, NEED_NOBODY, false, 0},
	{"/demo", METHOD_GET, page_demo, NEED_NOBODY, true, 0},
	{"/demo/open", METHOD_POST, page_demo_open, NEED_NOBODY, true, 0},
	{"/draft", METHOD_POST, page_draft, NEED_STAFF, false, 0},
	{"/draft/key", METHOD_GET, page_draft_key, NEED_STAFF, false, 0},
	{"/drafts", METHOD_GET, page_drafts, NEED_STAFF, false, 0},
	{"/theme", METHOD_POST, page_theme, NEED_NOBODY, false, 0},
	{"/home/*", METHOD_GET, page_today, NEED_STAFF, false, 0},
	{"/home/*/to-do", METHOD_GET, page_to_do, NEED_STAFF, false, 0},
	{"/home/*/missing", METHOD_GET, page_missing, NEED_STAFF, false, 0},
	{"/home/*/missing", METHOD_POST, page_missing, NEED_STAFF, false, 0},
	{"/record/*/missing", METHOD_POST, page_missing_tap, NEED_STAFF, false, 0},
	{"/record/*", METHOD_GET, page_record_show, NEED_STAFF, false, 0},
	{"/record/*/step/*", METHOD_GET, page_step, NEED_STAFF, false, 0},
	{"/record/*/step/*", METHOD_POST, page_step, NEED_STAFF, false, 0},
	{"/record/*/correct", METHOD_GET, page_correct, NEED_STAFF, false, 0},
	{"/record/*/correct", METHOD_POST, page_correct, NEED_STAFF, false, 0},
	{"/record/*/withdraw", METHOD_GET, page_withdraw, NEED_STAFF, false, 0},
	{"/record/*/withdraw", METHOD_POST, page_withdraw, NEED_STAFF, false, 0},
	{"/record/*/not-required/*", METHOD_GET, page_not_required, NEED_STAFF, false, 0},
	{"/record/*/not-required/*", METHOD_POST, page_not_required, NEED_STAFF, false, 0},
	{"/record/*/not-required/*/*", METHOD_GET, page_not_required, NEED_STAFF, false, 0},
	{"/record/*/not-required/*/*", METHOD_POST, page_not_required, NEED_STAFF, false, 0},
	{"/record/*/move-due/*", METHOD_GET, page_move_due, NEED_STAFF, false, 0},
	{"/record/*/move-due/*", METHOD_POST, page_move_due, NEED_STAFF, false, 0},
	{"/record/*/move-due/*/*", METHOD_GET, page_move_due, NEED_STAFF, false, 0},
	{"/record/*/move-due/*/*", METHOD_POST, page_move_due, NEED_STAFF, false, 0},
	{"/new/*", METHOD_GET, page_new, NEED_STAFF, false, 0},
	{"/new/*", METHOD_POST, page_new, NEED_STAFF, false, 0},
	{"/home/*/children", METHOD_GET, page_children_list, NEED_STAFF, false, 0},
	{"/home/*/records", METHOD_GET, page_records, NEED_STAFF, false, 0},
	{"/home/*/about", METHOD_GET, page_about, NEED_STAFF, false, 0},
	{"/home/*/reads", METHOD_GET, page_reads, NEED_STAFF, false, 0},
	{"/file/*", METHOD_GET, page_file, NEED_STAFF, false, 0},
	{"/home/*/settings", METHOD_GET, page_settings, NEED_STAFF, false, 0},
	{"/home/*/settings", METHOD_POST, page_settings, NEED_STAFF, false, 0},
	{"/child/*", METHOD_GET, page_child, NEED_STAFF, false, 0},
	{"/help", METHOD_GET, page_help, NEED_NOBODY, false, 0},
	{"/accessibility", METHOD_GET, page_accessibility, NEED_NOBODY, false, 0},
	{"/who-sees-what", METHOD_GET, page_who_sees, NEED_NOBODY, false, 0},
	{"/law", METHOD_GET, page_law, NEED_STAFF, false, 0},
	{"/law/*", METHOD_GET, page_law_duty, NEED_STAFF, false, 0},
	{"/law/*/*", METHOD_GET, page_law_duty, NEED_STAFF, false, 0},
	{"/health", METHOD_GET, page_health, NEED_NOTHING, false, 0},
	{"/assets/", METHOD_GET, page_asset, NEED_NOTHING, false, 0},
	{"/entries", METHOD_POST, page_entries, NEED_NOTHING, false, 0},
};
enum { ROUTE_COUNT = sizeof routes / sizeof routes[0] };

enum { PACK_FROM = 1200 };

static bool is_at(const struct route *route, const char *path)
{
	const char *r = route->path;
	while (*r != '\0' && (*r == *path || (*r == '*' && *path != '/' && *path != '\0'))) {
		path = *r == '*' ? path + strcspn(path, "/") : path + 1;
		r++;
	}
	bool below = *r == '\0' && r > route->path + 1 && r[-1] == '/';
	return below || (*r == '\0' && *path == '\0');
}

/* The words of the address where the row has a star. */
static void keep_parts(struct ctx *c, const struct route *route, struct request *request)
{
	const char *path = request->path;
	size_t count = 0;
	for (const char *r = route->path; *r != '\0'; r++) {
		size_t length = *r == '*' ? strcspn(path, "/") : 1;
		if (*r == '*') {
			assert(count < REQUEST_PARTS);
			request->part[count++] = arena_copy_n(c->arena, path, length);
		}
		path += length;
	}
}

static bool takes_method(const struct route *route, enum method method)
{
	return method == route->method || (method == METHOD_HEAD && route->method == METHOD_GET);
}

/* The row for address and method. *ret_allowed: the methods that the address takes, "" where there is no such address. */
static const struct route *find_route(struct ctx *c, const struct site *site, const struct request *request, const char **ret_allowed)
{
	struct buf allowed = {.arena = c->arena};
	const struct route *found = NULL;
	for (size_t i = 0; i < ROUTE_COUNT; i++) {
		if (is_at(&routes[i], request->path) && (!routes[i].demo || site->demo)) {
			buf_printf(&allowed, "%s%s", allowed.length == 0 ? "" : ", ", routes[i].method == METHOD_GET ? "GET, HEAD" : "POST");
			found = takes_method(&routes[i], request->method) ? &routes[i] : found;
		}
	}
	*ret_allowed = buf_text(&allowed);
	return found;
}

static int status_of(enum error error)
{
	static const int statuses[ERROR__COUNT] = {
		[ERROR_NONE] = 200,     [ERROR_INVALID] = 422, [ERROR_NOT_FOUND] = 404,  [ERROR_FORBIDDEN] = 403,
		[ERROR_CONFLICT] = 409, [ERROR_USAGE] = 400,   [ERROR_UNAVAILABLE] = 503,
	};
	return statuses[error];
}

static const char *heading_of(int status)
{
	switch (status) {
	case 403:
		return "You cannot do this";
	case 404:
		return "Page not found";
	case 405:
		return "This address does not take that";
	case 413:
		return "That is too large";
	case 421:
		return "This is not the address";
	case 503:
		return "Sorry, that did not work just now";
	default:
		return "Sorry, something in that was not right";
	}
}

bool reply_error(struct reply *reply, int status, const char *message)
{
	const struct request nobody = {.session = NULL};
	struct buf *b = &reply->body;
	*b = (struct buf){.arena = b->arena};
	reply->status = status;
	reply->type = "text/html; charset=utf-8";
	reply->location = NULL;
	reply->caching = CACHE_NEVER;
	frame_begin(b, &nobody, heading_of(status));
	put(b, HTML("<h1>"));
	put(b, heading_of(status));
	put(b, HTML("</h1>\n<p>"));
	put(b, message);
	put(b, HTML("</p>\n<p><a href=\"/\">Back to the start</a></p>\n"));
	frame_end(b);
	return true;
}

bool reply_redirect(struct reply *reply, const char *location)
{
	reply->status = 303;
	reply->location = location;
	reply->type = "text/plain; charset=utf-8";
	buf_put(&reply->body, "See the other page.\n");
	return true;
}

void reply_header(struct reply *reply, const char *name, const char *value)
{
	for (size_t i = 0; i < reply->more_count; i++) {
		if (text_is(reply->more[i].name, name)) {
			reply->more[i].value = value;
			return;
		}
	}
	assert(reply->more_count < REPLY_HEADERS);
	reply->more[reply->more_count++] = (struct header){name, value};
}

const char *cache_control(const struct reply *reply)
{
	static const char *const words[] = {
		[CACHE_NEVER] = "no-store", [CACHE_ASK] = "public, no-cache", [CACHE_FOR_GOOD] = "public, max-age=31536000, immutable"};
	return words[reply->caching];
}

/* What went wrong inside stays inside: only what a person can act on is shown. */
static void failed(struct ctx *c, const struct request *request, struct reply *reply)
{
	int status = status_of(c->error == ERROR_NONE ? ERROR_UNAVAILABLE : c->error);
	if (status == 503) {
		log_line(LOG_LEVEL_ERROR, request->id, "page failed: %s", c->message);
		reply_header(reply, "Retry-After", "30");
	}
	reply_error(reply, status, status == 503 ? "Nothing was lost. Try again in a minute." : c->message);
}

static void answer(struct ctx *c, struct site *site, const struct route *route, struct request *request, struct reply *reply)
{
	if (door_is_secure(site->door)) {
		reply_header(reply, "Strict-Transport-Security", "max-age=31536000");
	}
	if (route->need != NEED_NOTHING && !door_knows_host(site->door, request->host)) {
		reply_error(reply, 421, "Check the address: nothing is served under this name.");
	} else if (!door_enter(c, site, route->need, route->roles, request, reply)) {
		if (c->error != ERROR_NONE) {
			failed(c, request, reply);
		}
	} else if (!route->page(c, site, request, reply)) {
		failed(c, request, reply);
	}
}

/* Pages go out packed to whoever takes them so; what is short fits one packet anyway. */
static void pack(const struct request *request, struct reply *reply)
{
	if (reply->status == 304 || reply->body.length < PACK_FROM || !text_starts(reply->type, "text/html")) {
		return;
	}
	reply_header(reply, "Vary", "Accept-Encoding");
	if (encoding_takes_gzip(request->accept_encoding) && gzip_pack(&reply->body)) {
		reply_header(reply, "Content-Encoding", "gzip");
	}
}

void web_answer(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	const char *allowed = "";
	struct request own = *request;
	const struct route *route = find_route(c, site, request, &allowed);
	*reply = (struct reply){.status = 200, .type = "text/html; charset=utf-8", .body = {.arena = c->arena}};
	if (route != NULL) {
		keep_parts(c, route, &own);
		answer(c, site, route, &own, reply);
	} else if (*allowed == '\0') {
		reply_error(reply, 404, "Check the address, or go back to the start.");
	} else {
		reply_header(reply, "Allow", allowed);
		reply_error(reply, 405, "Go back to the start and take it from there.");
	}
	pack(request, reply);
}
