/* The server's socket for the command line. */
#include "cli/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

enum { LARGEST_IMPORT = 1 << 30 };

struct socket_server {
	int listening;
	struct hearth *hearth;
	char *path;
	pthread_t thread;
	atomic_bool stopping;
};

static bool address_of(struct ctx *c, const char *directory, struct sockaddr_un *ret)
{
	memset(ret, 0, sizeof *ret);
	ret->sun_family = AF_UNIX;
	int length = snprintf(ret->sun_path, sizeof ret->sun_path, "%s/hearth.sock", directory);
	return (length > 0 && (size_t)length < sizeof ret->sun_path) ||
	       ctx_fail(c, ERROR_UNAVAILABLE, "could not use a socket in \"%s\": the path is too long", directory);
}

static bool send_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t sent = send(fd, bytes, length, MSG_NOSIGNAL);
		if (sent <= 0) {
			return false;
		}
		bytes += sent;
		length -= (size_t)sent;
	}
	return true;
}

/* Everything up to the end, at most `most` bytes; false when there is more or the other side fails. */
static bool receive_line(int fd, char *line, size_t room)
{
	size_t n = 0;
	while (n + 1 < room && recv(fd, line + n, 1, 0) == 1) {
		if (line[n] == '\n') {
			line[n] = '\0';
			return true;
		}
		n++;
	}
	return false;
}

static bool receive_bytes(int fd, char *bytes, size_t length)
{
	for (size_t n = 0; n < length;) {
		ssize_t got = recv(fd, bytes + n, length - n, 0);
		if (got <= 0) {
			return false;
		}
		n += (size_t)got;
	}
	return true;
}

/* What the server does for commands. */
static const struct verb {
	const char *name;
	size_t most; /* bytes */
	bool (*run)(struct ctx *c, struct hearth *h, const char *bytes, size_t length, size_t *ret);
} verbs[] = {
	{"import", LARGEST_IMPORT, entry_import},
	{"account-set", 4096, account_set_lines},
	{"account-disable", 4096, account_disable_line},
};

static void answer(struct ctx *c, struct hearth *h, int fd, const struct verb *verb, size_t length)
{
	char *bytes = arena_alloc(c->arena, length + 1);
	size_t number = 0;
	const char *reply;
	if (!receive_bytes(fd, bytes, length)) {
		return;
	}
	if (verb->run(c, h, bytes, length, &number)) {
		reply = arena_printf(c->arena, "done %zu\n", number);
	} else {
		reply = arena_printf(c->arena, "failed %d %s\n", ctx_exit_status(c), c->message);
	}
	send_all(fd, reply, strlen(reply));
}

static void serve_one(struct hearth *h, int fd)
{
	CTX(c);
	char line[64], name[32];
	unsigned long length = 0;
	struct timeval patience = {.tv_sec = 30};
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	if (!receive_line(fd, line, sizeof line) || sscanf(line, "%31s %lu", name, &length) != 2) {
		return;
	}
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
		if (strcmp(verbs[i].name, name) == 0 && length <= verbs[i].most) {
			answer(&c, h, fd, &verbs[i], length);
		}
	}
}

static void *serve(void *arg)
{
	struct socket_server *s = arg;
	struct pollfd poller = {.fd = s->listening, .events = POLLIN};
	while (!atomic_load(&s->stopping)) {
		int fd = poll(&poller, 1, 200) == 1 ? accept4(s->listening, NULL, NULL, SOCK_CLOEXEC) : -1;
		if (fd >= 0) {
			serve_one(s->hearth, fd);
			close(fd);
		}
	}
	return NULL;
}

static bool listen_at(struct ctx *c, struct socket_server *s, const struct sockaddr_un *at)
{
	s->listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	unlink(at->sun_path);
	mode_t mask = umask(0177);
	bool ok = s->listening >= 0 && bind(s->listening, (const struct sockaddr *)at, sizeof *at) == 0 &&
	          listen(s->listening, 8) == 0;
	int reason = errno;
	umask(mask);
	return ok || ctx_fail(c, ERROR_UNAVAILABLE, "could not listen at \"%s\": %s", at->sun_path, strerror(reason));
}

bool socket_start(struct ctx *c, const char *directory, struct hearth *h, struct socket_server **ret)
{
	struct sockaddr_un at;
	if (!address_of(c, directory, &at)) {
		return false;
	}
	struct socket_server *s = calloc(1, sizeof *s);
	s->hearth = h;
	s->path = strdup(at.sun_path);
	if (!listen_at(c, s, &at) || pthread_create(&s->thread, NULL, serve, s) != 0) {
		if (s->listening >= 0) {
			close(s->listening);
		}
		free(s->path);
		free(s);
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not start the socket for commands");
	}
	*ret = s;
	return true;
}

void socket_stop(struct socket_server *s)
{
	if (s == NULL) {
		return;
	}
	atomic_store(&s->stopping, true);
	pthread_join(s->thread, NULL);
	close(s->listening);
	unlink(s->path);
	free(s->path);
	free(s);
}

/* ---- the command's side ---- */

static bool hand_over(struct ctx *c, int fd, const char *verb, const char *bytes, size_t length, size_t *ret_number)
{
	char answer[4096];
	int status = 0, at = 0;
	const char *head = arena_printf(c->arena, "%s %zu\n", verb, length);
	if (!send_all(fd, head, strlen(head)) || !send_all(fd, bytes, length) || !receive_line(fd, answer, sizeof answer)) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not hand this to the running server; nobody said that it was taken");
	}
	if (sscanf(answer, "done %zu", ret_number) == 1) {
		return true;
	}
	if (sscanf(answer, "failed %d %n", &status, &at) != 1 || at == 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not understand the running server");
	}
	return ctx_fail(c, status == 1 ? ERROR_INVALID : ERROR_UNAVAILABLE, "%s", answer + at);
}

bool socket_ask(struct ctx *c, const char *directory, const char *verb, const char *bytes, size_t length, bool *ret_running,
                size_t *ret_number)
{
	struct sockaddr_un at;
	*ret_running = false;
	if (!address_of(c, directory, &at)) {
		return false;
	}
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || connect(fd, (const struct sockaddr *)&at, sizeof at) != 0) {
		if (fd >= 0) {
			close(fd);
		}
		return true; /* nobody there */
	}
	*ret_running = true;
	bool ok = hand_over(c, fd, verb, bytes, length, ret_number);
	close(fd);
	return ok;
}

bool socket_import(struct ctx *c, const char *directory, const char *lines, size_t length, bool *ret_running, size_t *ret_entries)
{
	return socket_ask(c, directory, "import", lines, length, ret_running, ret_entries);
}
