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
#include "web/connections.h"
#include "web/door.h"

enum { THREAD_STACK = 256 * 1024, STOP_SECONDS = 10 };

struct server {
	struct MHD_Daemon *daemon;
	struct site *site;
	struct connections *connections;
	atomic_ulong requests;
};

/* One request being received. */
struct incoming {
	struct ctx c;
	const char *target; /* the address with its query, as it came */
	struct buf body;
	bool begun, too_large;
};

const struct server_limits server_limits_usual = {
	.idle_seconds = LIMIT_IDLE_SECONDS, .request_seconds = LIMIT_REQUEST_SECONDS, .reply_seconds = LIMIT_REPLY_SECONDS};

static enum MHD_Result send_reply(struct server *s, struct MHD_Connection *connection, const struct reply *reply)
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
	for (size_t i = 0; i < reply->more_count; i++) {
		MHD_add_response_header(response, reply->more[i].name, reply->more[i].value);
	}
	for (const struct header *h = security_headers; h->name != NULL; h++) {
		MHD_add_response_header(response, h->name, h->value);
	}
	if (connections_stopping(s->connections)) {
		MHD_add_response_header(response, "Connection", "close");
	}
	enum MHD_Result result = MHD_queue_response(connection, (unsigned)reply->status, response);
	MHD_destroy_response(response);
	return result;
}

/* ---- who is on the other end ---- */

static struct connection *connection_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	return info == NULL ? NULL : info->socket_context;
}

static struct address peer_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	char text[INET6_ADDRSTRLEN] = "";
	struct address ret = {{0}};
	if (info != NULL && info->client_addr->sa_family == AF_INET) {
		inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr, text, sizeof text);
	} else if (info != NULL && info->client_addr->sa_family == AF_INET6) {
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr, text, sizeof text);
	}
	address_read(text, strlen(text), &ret);
	return ret;
}

static void came_or_went(void *self, struct MHD_Connection *connection, void **context, enum MHD_ConnectionNotificationCode code)
{
	struct server *s = self;
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		*context = info == NULL ? NULL : connection_add(s->connections, info->connect_fd);
	} else if (*context != NULL) {
		connection_remove(s->connections, *context);
		*context = NULL;
	}
}

/* ---- a request ---- */

struct headers {
	struct request *request;
	bool doubled;
};

static enum MHD_Result take_header(void *arg, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct headers *h = arg;
	(void)kind;
	h->doubled = !request_header(h->request, name, value == NULL ? "" : value) || h->doubled;
	return MHD_YES;
}

/* Whether each header that may come once came once. */
static bool read_headers(struct MHD_Connection *connection, struct request *request)
{
	struct headers h = {request, false};
	MHD_get_connection_values(connection, MHD_HEADER_KIND, take_header, &h);
	return !h.doubled;
}

static enum MHD_Result answer(struct server *s, struct MHD_Connection *connection, const char *method, struct incoming *in)
{
	struct ctx *c = &in->c;
	struct request request = {.method = method_of(method), .body = buf_text(&in->body), .body_length = in->body.length};
	struct reply reply = {.status = 400, .type = "text/plain; charset=utf-8", .body = {.arena = c->arena}};
	connection_asked(s->connections, connection_of(connection));
	request.peer = peer_of(connection);
	request.id = arena_printf(c->arena, "r%lu", atomic_fetch_add(&s->requests, 1) + 1);
	if (in->too_large) {
		reply_error(&reply, 413, "What was sent is larger than this takes.");
	} else if (!read_headers(connection, &request)) {
		buf_put(&reply.body, "a header came twice\n");
	} else if (!target_read(c, in->target, &request)) {
		buf_printf(&reply.body, "%s\n", c->message);
	} else {
		web_answer(c, s->site, &request, &reply);
	}
	return send_reply(s, connection, &reply);
}

/* What says beforehand that it is too large is refused unread. */
static bool is_too_large(struct MHD_Connection *connection)
{
	const char *length = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");
	return length != NULL && strtoull(length, NULL, 10) > LIMIT_HTTP_BODY;
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
	struct server *s = self;
	struct incoming *in = calloc(1, sizeof *in);
	if (in == NULL) {
		return NULL;
	}
	connection_headers(s->connections, connection_of(connection));
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
		in->too_large = is_too_large(connection);
		return in->too_large ? answer(self, connection, method, in) : MHD_YES;
	}
	if (*size > 0) {
		in->too_large = in->too_large || in->body.length + *size > LIMIT_HTTP_BODY;
		if (!in->too_large) {
			buf_put_n(&in->body, data, *size);
		}
		*size = 0;
		return MHD_YES;
	}
	return answer(self, connection, method, in);
}

static void finished(void *self, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode code)
{
	struct server *s = self;
	struct incoming *in = *state;
	(void)code;
	if (in != NULL) {
		ctx_done(&in->c);
		free(in);
		*state = NULL;
		connection_answered(s->connections, connection_of(connection));
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

/* Behind a proxy every connection comes from one address. */
static unsigned most_an_address(const struct server *s)
{
	return door_has_proxy(s->site->door) ? LIMIT_CONNECTIONS : LIMIT_CONNECTIONS_AN_ADDRESS;
}

static struct MHD_Daemon *start(struct server *s, const struct sockaddr_storage *at, const struct server_limits *limits)
{
	unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_ITC |
	                 (at->ss_family == AF_INET6 ? MHD_USE_IPv6 : 0);
	return MHD_start_daemon(
		flags, 0, NULL, NULL, handle, s, MHD_OPTION_SOCK_ADDR, (const struct sockaddr *)at, MHD_OPTION_CONNECTION_LIMIT,
		(unsigned)LIMIT_CONNECTIONS, MHD_OPTION_PER_IP_CONNECTION_LIMIT, most_an_address(s), MHD_OPTION_CONNECTION_TIMEOUT,
		(unsigned)limits->idle_seconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LIMIT_HTTP_HEADERS,
		MHD_OPTION_THREAD_STACK_SIZE, (size_t)THREAD_STACK, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_UNESCAPE_CALLBACK,
		leave_escaped, NULL, MHD_OPTION_URI_LOG_CALLBACK, remember_target, s, MHD_OPTION_NOTIFY_COMPLETED, finished, s,
		MHD_OPTION_NOTIFY_CONNECTION, came_or_went, s, MHD_OPTION_END);
}

bool server_start(struct ctx *c, const char *address, struct site *site, const struct server_limits *limits, struct server **ret)
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
	s->connections = connections_new(limits->request_seconds, limits->reply_seconds);
	s->daemon = start(s, &at, limits);
	if (s->daemon == NULL) {
		int reason = errno;
		connections_free(s->connections);
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
	connections_stop(s->connections);
	for (int i = 0; i < STOP_SECONDS * 20 && connections_count(s->connections) > 0; i++) {
		usleep(50000);
	}
	connections_cut(s->connections);
	MHD_stop_daemon(s->daemon);
	if (quiet != MHD_INVALID_SOCKET) {
		close(quiet);
	}
	connections_free(s->connections);
	free(s);
}
