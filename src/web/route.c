/* Which page answers which address, and what every reply carries. */
#include <string.h>

#include "base/log.h"
#include "web/html.h"
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

static const struct route {
	const char *path; /* ends with / : everything below it */
	enum method method; /* GET takes HEAD too */
	bool (*page)(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);
} routes[] = {
	{"/", METHOD_GET, page_homes},
	{"/home/", METHOD_GET, page_home},
	{"/health", METHOD_GET, page_health},
	{"/assets/", METHOD_GET, page_asset},
	{"/entries", METHOD_POST, page_entries},
};

static const struct route *find_route(const char *path)
{
	for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
		size_t length = strlen(routes[i].path);
		bool below = length > 1 && routes[i].path[length - 1] == '/';
		if (below ? strncmp(path, routes[i].path, length) == 0 : strcmp(path, routes[i].path) == 0) {
			return &routes[i];
		}
	}
	return NULL;
}

static bool takes_method(const struct route *route, enum method method)
{
	return method == route->method || (method == METHOD_HEAD && route->method == METHOD_GET);
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
		return "You cannot see this";
	case 404:
		return "Page not found";
	case 405:
		return "This address does not take that";
	case 503:
		return "Sorry, that did not work just now";
	default:
		return "Sorry, something in that was not right";
	}
}

/* What went wrong inside stays inside: only what a person can act on is shown. */
static void error_page(struct reply *reply, int status, const char *message)
{
	struct arena *arena = reply->body.arena;
	*reply = (struct reply){.status = status, .type = "text/html; charset=utf-8", .body = {.arena = arena}};
	html_page_begin(&reply->body, heading_of(status));
	put(&reply->body, HTML("<h1>"));
	put(&reply->body, heading_of(status));
	put(&reply->body, HTML("</h1>\n<p>"));
	put(&reply->body, status == 503 ? "Nothing was lost. Try again in a minute." : message);
	put(&reply->body, HTML("</p>\n<p><a href=\"/\">Back to the start</a></p>\n"));
	html_page_end(&reply->body);
}

void web_answer(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	const struct route *route = find_route(request->path);
	*reply = (struct reply){.status = 200, .type = "text/html; charset=utf-8", .body = {.arena = c->arena}};
	if (route == NULL) {
		error_page(reply, 404, "Check the address, or go back to the start.");
	} else if (!takes_method(route, request->method)) {
		error_page(reply, 405, route->method == METHOD_GET ? "It can only be read." : "It can only be written to.");
	} else if (!route->page(c, site, request, reply)) {
		int status = status_of(c->error == ERROR_NONE ? ERROR_UNAVAILABLE : c->error);
		if (status == 503) {
			log_line(LOG_LEVEL_ERROR, request->id, "page failed: %s", c->message);
		}
		error_page(reply, status, c->message);
	}
}
