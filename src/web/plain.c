/* One HTTP request from bytes to a reply in bytes, through the real server code: `hearth http`. */
#include "web/plain.h"

#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "web/http.h"

static const char *reason_of(int status)
{
	switch (status) {
	case 200:
		return "OK";
	case 201:
		return "Created";
	case 303:
		return "See Other";
	case 400:
		return "Bad Request";
	case 403:
		return "Forbidden";
	case 404:
		return "Not Found";
	case 405:
		return "Method Not Allowed";
	case 409:
		return "Conflict";
	case 413:
		return "Content Too Large";
	case 422:
		return "Unprocessable Content";
	default:
		return "Service Unavailable";
	}
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

static enum method method_of(const char *word)
{
	return strcmp(word, "GET") == 0 ? METHOD_GET : strcmp(word, "HEAD") == 0 ? METHOD_HEAD : strcmp(word, "POST") == 0 ? METHOD_POST : METHOD_OTHER;
}

bool target_read(struct ctx *c, const char *target, struct request *ret)
{
	const char *question = strchr(target, '?');
	size_t length = question == NULL ? strlen(target) : (size_t)(question - target);
	const struct parameter *path = NULL;
	size_t count = 0;
	/* a plus in a path is a plus, so it is escaped before the decoding that form bodies share */
	struct buf escaped = {.arena = c->arena};
	for (size_t i = 0; i < length; i++) {
		if (strchr("+&=", target[i]) != NULL && target[i] != '\0') {
			buf_printf(&escaped, "%%%02X", (unsigned)(unsigned char)target[i]);
		} else {
			buf_char(&escaped, target[i]);
		}
	}
	if (!form_read(c, buf_text(&escaped), escaped.length, &path, &count)) {
		return false;
	}
	ret->path = count == 1 ? path[0].name : "/";
	if (ret->path[0] != '/') {
		return ctx_fail(c, ERROR_USAGE, "the address must begin with a slash");
	}
	return question == NULL || form_read(c, question + 1, strlen(question + 1), &ret->query, &ret->query_count);
}

static void take_header(const char *line, struct request *r)
{
	static const struct {
		const char *name;
		size_t at;
	} wanted[] = {{"host:", offsetof(struct request, host)},
	              {"cookie:", offsetof(struct request, cookie)},
	              {"authorization:", offsetof(struct request, authorization)},
	              {"content-type:", offsetof(struct request, content_type)}};
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
		size_t length = strlen(wanted[i].name);
		if (strncasecmp(line, wanted[i].name, length) == 0) {
			*(const char **)(void *)((char *)r + wanted[i].at) = line + length + strspn(line + length, " \t");
		}
	}
}

static bool read_request(struct ctx *c, const char *bytes, size_t length, struct request *ret)
{
	const char *at = bytes, *end = bytes + length, *line = next_line(c, &at, end);
	char *save = NULL;
	char *first = arena_copy(c->arena, line == NULL ? "" : line);
	const char *method = strtok_r(first, " ", &save), *target = strtok_r(NULL, " ", &save);
	if (method == NULL || target == NULL || memchr(bytes, '\0', length) != NULL) {
		return ctx_fail(c, ERROR_USAGE, "the request must begin with a line like \"GET / HTTP/1.1\"");
	}
	*ret = (struct request){.method = method_of(method), .id = "http"};
	while ((line = next_line(c, &at, end)) != NULL && *line != '\0') {
		take_header(line, ret);
	}
	ret->body = at;
	ret->body_length = (size_t)(end - at);
	return target_read(c, target, ret);
}

void plain_answer(struct ctx *c, struct site *site, const char *bytes, size_t length, struct buf *out)
{
	struct request request;
	struct reply reply = {.status = 400, .type = "text/plain; charset=utf-8", .body = {.arena = c->arena}};
	if (length > LIMIT_HTTP_BODY + 65536) {
		reply.status = 413;
	} else if (read_request(c, bytes, length, &request)) {
		web_answer(c, site, &request, &reply);
	} else {
		buf_printf(&reply.body, "%s\n", c->message);
	}
	ctx_clear_error(c);
	buf_printf(out, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\nCache-Control: %s\r\n", reply.status,
	           reason_of(reply.status), reply.type, reply.body.length, cache_control(&reply));
	if (reply.location != NULL) {
		buf_printf(out, "Location: %s\r\n", reply.location);
	}
	for (const struct header *h = security_headers; h->name != NULL; h++) {
		buf_printf(out, "%s: %s\r\n", h->name, h->value);
	}
	buf_put(out, "\r\n");
	buf_put_n(out, buf_text(&reply.body), reply.body.length);
}
