/*
 * Requests and replies, whoever brought them: libmicrohttpd (http.c), or `hearth http` on standard input (plain.c).
 * Both go through web_answer(), so a transcript tests what a browser gets.
 *
 * A request has a ctx of its own; everything in it and in the reply is that ctx's memory.
 */
#ifndef HEARTH_WEB_H
#define HEARTH_WEB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"
#include "base/text.h"
#include "duties/hearth.h"

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OTHER };

/* A name and its value, decoded; of the query or a form body. */
struct parameter {
	const char *name, *value;
};

struct request {
	enum method method;
	const char *path; /* decoded, begins with a slash */
	const struct parameter *query;
	size_t query_count;
	const char *body;
	size_t body_length;
	const char *content_type; /* NULL */
	const char *host, *cookie, *authorization; /* NULL */
	const char *id; /* for the log */
};

struct reply {
	int status;
	const char *type;     /* Content-Type */
	const char *location; /* redirect; NULL */
	bool cacheable;       /* a file of the program; everything else is no-store */
	struct buf body;
};

/* What a running site knows. */
struct site {
	struct hearth *hearth;
	bool demo; /* the made-up provider: pages open without signing in */
	const char *api_token; /* whoever sends it may write entries; NULL: nobody may */
};

void web_answer(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);

/* The value of a query parameter, or NULL. */
const char *query_value(const struct request *request, const char *name);
/* "a=1&b=2" into parameters; ERROR_INVALID for bad escapes, NUL, text that is not UTF-8, too many (200). */
bool form_read(struct ctx *c, const char *text, size_t length, const struct parameter **ret, size_t *ret_count);

/* Headers that every reply carries, as "Name: value" pairs ending with NULL names. */
struct header {
	const char *name, *value;
};
extern const struct header security_headers[];

/* ---- pages: each fills the reply, or fails the ctx and the error page is shown ---- */
bool page_homes(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);
bool page_home(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);
bool page_health(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);
bool page_entries(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);
bool page_asset(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);

#endif
