/* HTTP requests from bytes to replies in bytes, through the real server code: `hearth http`. */
#include "web/plain.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"

static const char *reason_of(int status)
{
	static const struct {
		int status;
		const char *words;
	} reasons[] = {
		{200, "OK"}, {201, "Created"}, {303, "See Other"}, {400, "Bad Request"}, {403, "Forbidden"}, {404, "Not Found"},
		{405, "Method Not Allowed"}, {409, "Conflict"}, {413, "Content Too Large"}, {415, "Unsupported Media Type"},
		{421, "Misdirected Request"}, {422, "Unprocessable Content"}, {429, "Too Many Requests"},
	};
	for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
		if (reasons[i].status == status) {
			return reasons[i].words;
		}
	}
	return "Service Unavailable";
}

/* One line up to CR LF or LF; NULL where there is none. */
static const char *next_line(struct ctx *c, const char **at, const char *end)
{
	const char *feed = memchr(*at, '\n', (size_t)(end - *at));
	if (feed == NULL) {
		return NULL;
	}
	size_t length = (size_t)(feed - *at);
	const char *line = arena_copy_n(c->arena, *at, length > 0 && (*at)[length - 1] == '\r' ? length - 1 : length);
	*at = feed + 1;
	return line;
}

/* A header's name and value; false for a line without a colon. */
static bool take_header(struct ctx *c, const char *line, struct request *r, size_t *length, bool *ret_has_length)
{
	const char *colon = strchr(line, ':');
	char *end = NULL;
	if (colon == NULL) {
		return ctx_fail(c, ERROR_USAGE, "a header must look like \"Name: value\"");
	}
	const char *name = arena_copy_n(c->arena, line, (size_t)(colon - line)), *value = colon + 1 + strspn(colon + 1, " \t");
	if (!request_header(r, name, value)) {
		return ctx_fail(c, ERROR_USAGE, "the header \"%s\" came twice", text_shown(c->arena, name, 40));
	}
	if (strcasecmp(name, "Content-Length") == 0) {
		*length = strtoul(value, &end, 10);
		*ret_has_length = true;
		return (*end == '\0' && end != value) || ctx_fail(c, ERROR_USAGE, "the length of the body must be a number");
	}
	return true;
}

/* Line and headers. A request that gives its length ends there, and another may follow; any other is all that is left. */
static bool read_request(struct ctx *c, const char **bytes, const char *end, struct request *ret)
{
	const char *line = next_line(c, bytes, end);
	char *save = NULL, *first = arena_copy(c->arena, line == NULL ? "" : line);
	const char *method = strtok_r(first, " ", &save), *target = strtok_r(NULL, " ", &save);
	size_t length = 0;
	bool has_length = false;
	*ret = (struct request){.id = "http"};
	address_read("127.0.0.1", 9, &ret->peer);
	if (method == NULL || target == NULL) {
		return ctx_fail(c, ERROR_USAGE, "the request must begin with a line like \"GET / HTTP/1.1\"");
	}
	ret->method = method_of(method);
	while ((line = next_line(c, bytes, end)) != NULL && *line != '\0') {
		if (!take_header(c, line, ret, &length, &has_length)) {
			return false;
		}
	}
	ret->body = *bytes;
	ret->body_length = (size_t)(end - *bytes);
	if (has_length && length > ret->body_length) {
		return ctx_fail(c, ERROR_USAGE, "the body is shorter than its header says");
	}
	ret->body_length = has_length ? length : ret->body_length;
	*bytes = ret->body + ret->body_length;
	return target_read(c, target, ret);
}

static void put_reply(struct buf *out, const struct reply *reply, bool head)
{
	buf_printf(out, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\nCache-Control: %s\r\n", reply->status,
	           reason_of(reply->status), reply->type, reply->body.length, cache_control(reply));
	if (reply->location != NULL) {
		buf_printf(out, "Location: %s\r\n", reply->location);
	}
	for (size_t i = 0; i < reply->more_count; i++) {
		buf_printf(out, "%s: %s\r\n", reply->more[i].name, reply->more[i].value);
	}
	for (const struct header *h = security_headers; h->name != NULL; h++) {
		buf_printf(out, "%s: %s\r\n", h->name, h->value);
	}
	buf_put(out, "\r\n");
	if (!head && reply->body.length > 0) {
		buf_put_n(out, reply->body.text, reply->body.length);
	}
}

/* One request at the beginning of the bytes; false where what follows cannot be read. */
static bool answer_one(struct ctx *c, struct site *site, const char **bytes, const char *end, struct buf *out)
{
	struct request request = {.method = METHOD_GET};
	struct reply reply = {.status = 400, .type = "text/plain; charset=utf-8", .body = {.arena = c->arena}};
	bool read = memchr(*bytes, '\0', (size_t)(end - *bytes)) == NULL
	                ? read_request(c, bytes, end, &request)
	                : ctx_fail(c, ERROR_USAGE, "the request holds bytes that are no text");
	if (!read) {
		buf_printf(&reply.body, "%s\n", c->message);
	} else if (request.body_length > LIMIT_HTTP_BODY) {
		reply_error(&reply, 413, "What was sent is larger than this takes.");
	} else {
		web_answer(c, site, &request, &reply);
	}
	put_reply(out, &reply, request.method == METHOD_HEAD);
	ctx_clear_error(c);
	return read;
}

void plain_answer(struct ctx *c, struct site *site, const char *bytes, size_t length, struct buf *out)
{
	const char *end = bytes + length;
	bool more = answer_one(c, site, &bytes, end, out);
	while (more && bytes < end) {
		buf_put(out, "\r\n");
		more = answer_one(c, site, &bytes, end, out);
	}
}
