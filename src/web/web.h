/*
 * Requests and replies, whoever brought them: libmicrohttpd (http.c), or `hearth http` on standard input (plain.c).
 * Both go through web_answer(), so a transcript tests what a browser gets.
 *
 * A request has a ctx of its own; everything in it and in the reply is that ctx's memory. The README beside this file says
 * which way a request takes.
 */
#ifndef HEARTH_WEB_H
#define HEARTH_WEB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"
#include "base/text.h"
#include "duties/hearth.h"
#include "web/address.h"

struct door;
struct session;

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OTHER };
enum method method_of(const char *word);

/* A name and its value, decoded; of the query or a form body. */
struct parameter {
	const char *name, *value;
};

enum { REQUEST_PARTS = 4 };

struct request {
	enum method method;
	const char *path; /* decoded, begins with a slash */
	const char *target; /* path and query as they came */
	const char *part[REQUEST_PARTS]; /* words of the path where its row in route.c has a star */
	const struct parameter *query;
	size_t query_count;
	const char *body;
	size_t body_length;
	/* Headers; NULL where they did not come. */
	const char *content_type, *host, *cookie, *authorization, *origin, *fetch_site, *forwarded, *accept_encoding, *if_none_match;
	const char *id;      /* for the log */
	struct address peer; /* who holds the other end of the connection */
	/* What the door found out (door.h). */
	struct address address; /* who asks: the peer, or whoever a trusted proxy says */
	const struct session *session; /* NULL for files of the program, /health and /entries */
	const struct parameter *form;
	size_t form_count;
};

/* Pages are never kept; files of the program are asked for again each time, or, under an address with their digest, kept. */
enum caching { CACHE_NEVER, CACHE_ASK, CACHE_FOR_GOOD };

/* Headers as "Name: value" pairs. */
struct header {
	const char *name, *value;
};

enum { REPLY_HEADERS = 8 };

struct reply {
	int status;
	const char *type;     /* Content-Type */
	const char *location; /* redirect; NULL */
	enum caching caching;
	struct header more[REPLY_HEADERS]; /* reply_header() */
	size_t more_count;
	struct buf body;
};

/* What a running site knows. */
struct site {
	struct hearth *hearth;
	bool demo; /* the made-up provider: whoever comes may open it as any of its people */
	const char *api_token; /* whoever sends it may write entries; NULL: nobody may */
	struct door *door;     /* who is let in; door_new() */
};

void web_answer(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);

/* ---- requests ---- */

/* Takes a header that pages or the door ask for, passes others over; false where one came twice that may come once. */
bool request_header(struct request *request, const char *name, const char *value);
/* "/home/oak?x=1" into path and query. */
bool target_read(struct ctx *c, const char *target, struct request *ret);
/* "a=1&b=2" into parameters; ERROR_INVALID for bad escapes, NUL, text that is not UTF-8, too many (200). */
bool form_read(struct ctx *c, const char *text, size_t length, const struct parameter **ret, size_t *ret_count);
/* The value of a query parameter or of a form's answer, or NULL. */
const char *query_value(const struct request *request, const char *name);
const char *form_value(const struct request *request, const char *name);

/* ---- replies ---- */

/* Headers that every reply carries; the last has no name. */
extern const struct header security_headers[];
const char *cache_control(const struct reply *reply);

void reply_header(struct reply *reply, const char *name, const char *value);
/* "See other": after a form was taken, or to a page that must come first. Always true. */
bool reply_redirect(struct reply *reply, const char *location);
/* A page that says what is wrong, in place of whatever stood in the reply; its headers stay. Always true. */
bool reply_error(struct reply *reply, int status, const char *message);

/* ---- pages: each fills the reply, or fails the ctx and the error page is shown ---- */
typedef bool page_function(struct ctx *c, struct site *site, const struct request *request, struct reply *reply);
page_function page_help, page_accessibility, page_who_sees;
page_function page_about, page_reads, page_file, page_settings, page_children_list, page_child, page_records, page_law, page_law_duty;
page_function page_start, page_today, page_to_do, page_theme, page_health, page_entries, page_asset;
page_function page_sign_in, page_sign_in_post, page_sign_out, page_lock, page_locked, page_unlock;
page_function page_demo, page_demo_open;
page_function page_draft, page_draft_key, page_drafts;
page_function page_new, page_step, page_record_show, page_missing, page_missing_tap;
page_function page_correct, page_withdraw, page_not_required, page_move_due;

#endif
