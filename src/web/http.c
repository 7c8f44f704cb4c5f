/* libmicrohttpd, a thread per connection with limits; requests become struct request and nothing else passes. */
#include "web/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "web/plain.h"

enum { TIMEOUT_SECONDS = 30, THREAD_STACK = 256 * 1024, MEMORY_A_CONNECTION = 64 * 1024 };

struct server {
	struct MHD_Daemon *daemon;
	struct site *site;
	atomic_ulong requests;
};

/* One request being received. */
struct incoming {
	struct ctx c;
	const char *target; /* the address with its query, as it came */
	struct buf body;
	bool begun, too_large;
};

const char *cache_control(const struct reply *reply)
{
	return reply->cacheable ? "public, max-age=3600" : "no-store";
}

static enum method method_of(const char *word)
{
	return strcmp(word, MHD_HTTP_METHOD_GET) == 0    ? METHOD_GET
	       : strcmp(word, MHD_HTTP_METHOD_HEAD) == 0 ? METHOD_HEAD
	       : strcmp(word, MHD_HTTP_METHOD_POST) == 0 ? METHOD_POST
	                                                 : METHOD_OTHER;
}

static enum MHD_Result send_reply(struct MHD_Connection *connection, const struct reply *reply)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(reply->body.length, reply->body.text,
	                                                                MHD_RESPMEM_MUST_COPY);
	if (response == NULL) {
		return MHD_NO;
	}
	MHD_add_response_header(response, "Content-Type", reply->type);
	MHD_add_response_header(response, "Cache-Control", cache_control(reply));
	if (reply->location != NULL) {
		MHD_add_response_header(response, "Location", reply->location);
	}
	for (const struct header *h = security_headers; h->name != NULL; h++) {
		MHD_add_response_header(response, h->name, h->value);
	}
	enum MHD_Result result = MHD_queue_response(connection, (unsigned)reply->status, response);
	MHD_destroy_response(response);
	return result;
}

static enum MHD_Result answer(struct server *s, struct MHD_Connection *connection, const char *url, const char *method,
                              struct incoming *in)
{
	struct ctx *c = &in->c;
	const char *host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
	const char *cookie = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Cookie");
	struct request request = {.method = method_of(method), .host = host, .cookie = cookie};
	struct reply reply = {.status = 413, .type = "text/plain; charset=utf-8", .body = {.arena = c->arena}};
	request.id = arena_printf(c->arena, "r%lu", atomic_fetch_add(&s->requests, 1) + 1);
	request.authorization = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Authorization");
	request.content_type = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Type");
	request.body = buf_text(&in->body);
	request.body_length = in->body.length;
	if (in->too_large) {
		buf_put(&reply.body, "too large\n");
	} else if (!target_read(c, url, &request)) {
		reply.status = 400;
		buf_printf(&reply.body, "%s\n", c->message);
	} else {
		web_answer(c, s->site, &request, &reply);
	}
	return send_reply(connection, &reply);
}

/* libmicrohttpd must not decode the address: one place does, for the server and for `hearth http`. */
static size_t leave_escaped(void *self, struct MHD_Connection *connection, char *text)
{
	(void)self;
	(void)connection;
	return strlen(text);
}

static void *remember_target(void *self, const char *uri, struct MHD_Connection *connection)
{
	(void)self;
	(void)connection;
	struct incoming *in = calloc(1, sizeof *in);
	if (in == NULL) {
		return NULL;
	}
	ctx_init(&in->c);
	in->body.arena = in->c.arena;
	in->target = arena_copy(in->c.arena, uri);
	return in;
}

static enum MHD_Result handle(void *self, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *data, size_t *size, void **state)
{
	struct incoming *in = *state;
	(void)url;
	(void)version;
	if (in == NULL) {
		return MHD_NO;
	}
	if (!in->begun) { /* the first call comes with the headers alone */
		in->begun = true;
		return MHD_YES;
	}
	if (*size > 0) {
		in->too_large = in->too_large || in->body.length + *size > LIMIT_HTTP_BODY;
		if (!in->too_large) {
			buf_put_n(&in->body, data, *size);
		}
		*size = 0;
		return MHD_YES;
	}
	return answer(self, connection, in->target, method, in);
}

static void finished(void *self, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode code)
{
	struct incoming *in = *state;
	(void)self;
	(void)connection;
	(void)code;
	if (in != NULL) {
		ctx_done(&in->c);
		free(in);
		*state = NULL;
	}
}

/* "127.0.0.1:8080" or "[::1]:8080". */
static bool read_address(struct ctx *c, const char *text, struct sockaddr_storage *ret)
{
	const char *colon = strrchr(text, ':');
	char *end = NULL;
	long port = colon == NULL ? -1 : strtol(colon + 1, &end, 10);
	if (colon == NULL || *end != '\0' || end == colon + 1 || port < 0 || port > 65535) {
		return ctx_fail(c, ERROR_USAGE, "\"%.64s\" is not an address like 127.0.0.1:8080", text);
	}
	const char *host = arena_copy_n(c->arena, text, (size_t)(colon - text));
	struct sockaddr_in *four = (struct sockaddr_in *)ret;
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)ret;
	memset(ret, 0, sizeof *ret);
	if (inet_pton(AF_INET, host, &four->sin_addr) == 1) {
		four->sin_family = AF_INET;
		four->sin_port = htons((uint16_t)port);
		return true;
	}
	size_t length = strlen(host);
	bool bracketed = length > 2 && host[0] == '[' && host[length - 1] == ']';
	const char *inner = bracketed ? arena_copy_n(c->arena, host + 1, length - 2) : host;
	if (inet_pton(AF_INET6, inner, &six->sin6_addr) == 1) {
		six->sin6_family = AF_INET6;
		six->sin6_port = htons((uint16_t)port);
		return true;
	}
	return ctx_fail(c, ERROR_USAGE, "\"%.64s\" is not an address like 127.0.0.1:8080", text);
}

bool server_start(struct ctx *c, const char *address, struct site *site, struct server **ret)
{
	struct sockaddr_storage at;
	if (!read_address(c, address, &at)) {
		return false;
	}
	struct server *s = calloc(1, sizeof *s);
	if (s == NULL) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not start the server: out of memory");
	}
	s->site = site;
	unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_THREAD_PER_CONNECTION |
	                 (at.ss_family == AF_INET6 ? MHD_USE_IPv6 : 0);
	s->daemon = MHD_start_daemon(flags, 0, NULL, NULL, handle, s, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&at,
	                             MHD_OPTION_CONNECTION_LIMIT, (unsigned)LIMIT_CONNECTIONS,
	                             MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_SECONDS,
	                             MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_A_CONNECTION,
	                             MHD_OPTION_THREAD_STACK_SIZE, (size_t)THREAD_STACK, MHD_OPTION_STRICT_FOR_CLIENT, 1,
	                             MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL, MHD_OPTION_URI_LOG_CALLBACK,
	                             remember_target, NULL, MHD_OPTION_NOTIFY_COMPLETED, finished, NULL, MHD_OPTION_END);
	if (s->daemon == NULL) {
		int reason = errno;
		free(s);
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not listen on %s: %s", address,
		                reason == 0 ? "the address is in use" : strerror(reason));
	}
	*ret = s;
	return true;
}

int server_port(const struct server *s)
{
	const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
	return info == NULL ? 0 : info->port;
}

void server_stop(struct server *s)
{
	if (s == NULL) {
		return;
	}
	MHD_socket quiet = MHD_quiesce_daemon(s->daemon);
	for (int i = 0; i < 100; i++) {
		const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
		if (info == NULL || info->num_connections == 0) {
			break;
		}
		usleep(100000);
	}
	MHD_stop_daemon(s->daemon);
	if (quiet != MHD_INVALID_SOCKET) {
		close(quiet);
	}
	free(s);
}
