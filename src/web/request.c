/* Requests: methods, headers and addresses, the same for the server and for `hearth http`. */
#include <string.h>
#include <strings.h>

#include "web/web.h"

enum method method_of(const char *word)
{
	static const struct {
		const char *word;
		enum method method;
	} methods[] = {{"GET", METHOD_GET}, {"HEAD", METHOD_HEAD}, {"POST", METHOD_POST}};
	for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
		if (strcmp(methods[i].word, word) == 0) {
			return methods[i].method;
		}
	}
	return METHOD_OTHER;
}

bool request_header(struct request *request, const char *name, const char *value)
{
	static const struct {
		const char *name;
		size_t at;
		bool list; /* may come in several lines, the last of which was written nearest to us */
	} wanted[] = {
		{"Host", offsetof(struct request, host), false},
		{"Cookie", offsetof(struct request, cookie), false},
		{"Authorization", offsetof(struct request, authorization), false},
		{"Content-Type", offsetof(struct request, content_type), false},
		{"Origin", offsetof(struct request, origin), false},
		{"Sec-Fetch-Site", offsetof(struct request, fetch_site), false},
		{"If-None-Match", offsetof(struct request, if_none_match), true},
		{"Accept-Encoding", offsetof(struct request, accept_encoding), true},
		{"X-Forwarded-For", offsetof(struct request, forwarded), true},
	};
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
		if (strcasecmp(wanted[i].name, name) == 0) {
			const char **at = (const char **)(void *)((char *)request + wanted[i].at);
			bool fine = *at == NULL || wanted[i].list;
			*at = value;
			return fine;
		}
	}
	return true;
}

/* A plus in a path is a plus, so it is escaped before the decoding that form bodies share; so are the signs that part them. */
static const char *path_as_name(struct ctx *c, const char *path, size_t length)
{
	struct buf escaped = {.arena = c->arena};
	for (size_t i = 0; i < length; i++) {
		if (memchr("+&=", path[i], 3) != NULL) {
			buf_printf(&escaped, "%%%02X", (unsigned)(unsigned char)path[i]);
		} else {
			buf_char(&escaped, path[i]);
		}
	}
	return buf_text(&escaped);
}

bool target_read(struct ctx *c, const char *target, struct request *ret)
{
	const char *question = strchr(target, '?');
	const char *name =
		path_as_name(c, target, question == NULL ? strlen(target) : (size_t)(question - target));
	const struct parameter *path = NULL;
	size_t count = 0;
	if (!form_read(c, name, strlen(name), &path, &count)) {
		return false;
	}
	ret->target = target;
	ret->path = count == 1 ? path[0].name : "/";
	if (ret->path[0] != '/') {
		return ctx_fail(c, ERROR_USAGE, "the address must begin with a slash");
	}
	return question == NULL ||
	       form_read(c, question + 1, strlen(question + 1), &ret->query, &ret->query_count);
}

static const char *value_of(const struct parameter *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (text_is(list[i].name, name)) {
			return list[i].value;
		}
	}
	return NULL;
}

const char *query_value(const struct request *request, const char *name)
{
	return value_of(request->query, request->query_count, name);
}

const char *form_value(const struct request *request, const char *name)
{
	return value_of(request->form, request->form_count, name);
}
