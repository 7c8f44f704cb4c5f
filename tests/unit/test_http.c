/* The server on a socket: src/web/http.c, connections.c. Slow clients, large ones, many at once, and stopping. */
#include <arpa/inet.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <time.h>

#include <sodium.h>

#include "base/limits.h"
#include "web/http.h"
#include "web_help.h"

static const struct server_limits quick = {
	.idle_seconds = 20, .request_seconds = 1, .reply_seconds = 20};

struct running {
	struct test_site t;
	struct server *server;
	int port;
};

static void start(struct ctx *c, const struct door_settings *door,
                  const struct server_limits *limits, struct running *r)
{
	open_site(c, door, &r->t);
	assert_done(c, server_start(c, "127.0.0.1:0", &r->t.site, limits, &r->server));
	r->port = server_port(r->server);
}

static void end(struct running *r)
{
	server_stop(r->server);
	close_site(&r->t);
}

static int connect_to(int port)
{
	struct sockaddr_in at = {.sin_family = AF_INET,
	                         .sin_port = htons((uint16_t)port),
	                         .sin_addr = {htonl(INADDR_LOOPBACK)}};
	struct timeval patience = {.tv_sec = 30};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	assert_int_equal(connect(fd, (struct sockaddr *)&at, sizeof at), 0);
	return fd;
}

static bool say(int fd, const char *text)
{
	return send(fd, text, strlen(text), MSG_NOSIGNAL) == (ssize_t)strlen(text);
}

/* Until the headers' end and as much as they announce, or until the other side closes. */
static const char *hear(struct ctx *c, int fd)
{
	struct buf b = {.arena = c->arena};
	char piece[4096];
	for (;;) {
		const char *all = buf_text(&b), *end = strstr(all, "\r\n\r\n"),
				   *length = strstr(all, "Content-Length: ");
		if (end != NULL && length != NULL &&
		    b.length >= (size_t)(end + 4 - all) + strtoul(length + 16, NULL, 10)) {
			return all;
		}
		ssize_t got = recv(fd, piece, sizeof piece, 0);
		if (got <= 0) {
			return buf_text(&b);
		}
		buf_put_n(&b, piece, (size_t)got);
	}
}

static int status_of(const char *reply)
{
	return strncmp(reply, "HTTP/1.1 ", 9) == 0 ? atoi(reply + 9) : 0;
}

static const char *ask(struct ctx *c, int port, const char *request)
{
	int fd = connect_to(port);
	say(fd, request);
	const char *reply = hear(c, fd);
	close(fd);
	return reply;
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

TEST(pages_come_one_after_the_other_over_one_connection)
{
	CTX(c);
	struct running r;
	start(&c, &usual_door, &server_limits_usual, &r);
	int fd = connect_to(r.port);
	for (int i = 0; i < 3; i++) {
		say(fd, "GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n");
		const char *reply = hear(&c, fd);
		assert_int_equal(status_of(reply), 200);
		assert_non_null(strstr(reply, "Content-Security-Policy: default-src 'none'"));
		assert_non_null(strstr(reply, "Set-Cookie: hearth=f"));
		assert_non_null(strstr(reply, "</html>"));
	}
	close(fd);
	end(&r);
}

TEST(what_is_not_http_is_refused)
{
	CTX(c);
	struct running r;
	start(&c, &usual_door, &server_limits_usual, &r);
	assert_int_equal(status_of(ask(&c, r.port, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")),
	                 400);
	assert_int_equal(
		status_of(
			ask(&c, r.port, "GET / HTTP/1.1\r\nHost: a\r\nCookie: a=1\r\nCookie: b=1\r\n\r\n")),
		400);
	assert_int_equal(status_of(ask(&c, r.port, "GET / HTTP/1.1\r\n\r\n")), 400);
	assert_int_equal(status_of(ask(&c, r.port, "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
	assert_int_equal(status_of(ask(&c, r.port, "BREW / HTTP/1.1\r\nHost: a\r\n\r\n")), 405);
	end(&r);
}

TEST(headers_beyond_their_bound_are_refused)
{
	CTX(c);
	struct running r;
	start(&c, &usual_door, &server_limits_usual, &r);
	char *large = arena_alloc(c.arena, 2 * LIMIT_HTTP_HEADERS);
	memset(large, 'a', 2 * LIMIT_HTTP_HEADERS - 1);
	const char *reply =
		ask(&c, r.port, arena_printf(c.arena, "GET / HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n", large));
	assert_true(status_of(reply) == 431 || status_of(reply) == 0);
	reply = ask(&c, r.port, arena_printf(c.arena, "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n", large));
	assert_true(status_of(reply) == 414 || status_of(reply) == 0);
	assert_int_equal(status_of(ask(&c, r.port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n")), 200);
	end(&r);
}

TEST(a_body_beyond_its_bound_is_refused_whether_announced_or_not)
{
	CTX(c);
	struct running r;
	start(&c, &usual_door, &server_limits_usual, &r);
	const char *reply =
		ask(&c, r.port, "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n");
	assert_int_equal(status_of(reply), 413);
	int fd = connect_to(r.port);
	char *piece = arena_alloc(c.arena, 0x10001 + 2);
	memset(piece, 'a', 0x10000);
	strcpy(piece + 0x10000, "\r\n");
	say(fd, "POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
	for (int i = 0; i < 20 && say(fd, "10000\r\n") && say(fd, piece); i++) {
	}
	say(fd, "0\r\n\r\n");
	assert_int_equal(status_of(hear(&c, fd)), 413);
	close(fd);
	end(&r);
}

/* Sends a byte every 50 ms; after how many seconds the other side gave up (30: it did not). */
static double trickle(int port, const char *begin)
{
	int fd = connect_to(port);
	double from = seconds();
	char answer[1];
	say(fd, begin);
	for (int i = 0; i < 600; i++) {
		usleep(50000);
		if (!say(fd, "a") || recv(fd, answer, 1, MSG_DONTWAIT) == 0) {
			close(fd);
			return seconds() - from;
		}
	}
	close(fd);
	return 30;
}

TEST(whoever_sends_a_byte_at_a_time_is_cut)
{
	CTX(c);
	struct running r;
	start(&c, &usual_door, &quick, &r);
	assert_true(trickle(r.port, "GET /") < 6);
	assert_true(trickle(r.port, "GET / HTTP/1.1\r\nHost: a\r\nX: ") < 6);
	assert_true(
		trickle(r.port, "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n") < 6);
	assert_true(trickle(r.port, "") < 6);
	assert_int_equal(status_of(ask(&c, r.port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n")), 200);
	end(&r);
}

TEST(one_address_has_so_many_connections)
{
	CTX(c);
	struct running r;
	int fds[LIMIT_CONNECTIONS_AN_ADDRESS + 1];
	start(&c, &usual_door, &server_limits_usual, &r);
	for (int i = 0; i < LIMIT_CONNECTIONS_AN_ADDRESS; i++) {
		fds[i] = connect_to(r.port);
		say(fds[i], "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
		assert_int_equal(status_of(hear(&c, fds[i])), 200);
	}
	fds[LIMIT_CONNECTIONS_AN_ADDRESS] = connect_to(r.port);
	say(fds[LIMIT_CONNECTIONS_AN_ADDRESS], "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
	assert_int_equal(status_of(hear(&c, fds[LIMIT_CONNECTIONS_AN_ADDRESS])), 0);
	for (int i = 0; i <= LIMIT_CONNECTIONS_AN_ADDRESS; i++) {
		close(fds[i]);
	}
	end(&r);
}

TEST(a_trusted_proxy_has_more)
{
	CTX(c);
	struct running r;
	int fds[LIMIT_CONNECTIONS_AN_ADDRESS + 1];
	struct door_settings behind = usual_door;
	behind.trusted_proxy = "127.0.0.1";
	start(&c, &behind, &server_limits_usual, &r);
	for (int i = 0; i <= LIMIT_CONNECTIONS_AN_ADDRESS; i++) {
		fds[i] = connect_to(r.port);
		say(fds[i], "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
		assert_int_equal(status_of(hear(&c, fds[i])), 200);
	}
	for (int i = 0; i <= LIMIT_CONNECTIONS_AN_ADDRESS; i++) {
		close(fds[i]);
	}
	end(&r);
}

/* ---- signing in, many at once ---- */

/* A form as a browser sends it: the page first, then the answers with its cookie and token. */
static const char *sign_in_over(struct ctx *c, int port, const char *name, const char *password)
{
	const char *page = ask(c, port, "GET /sign-in HTTP/1.1\r\nHost: a\r\n\r\n");
	const char *cookie = strstr(page, "Set-Cookie: "),
			   *token = strstr(page, "name=\"token\" value=\"");
	assert_true(cookie != NULL && token != NULL);
	cookie = arena_copy_n(c->arena, cookie + 12, strcspn(cookie + 12, ";"));
	token = arena_copy_n(c->arena, token + 20, 64);
	const char *body =
		arena_printf(c->arena, "token=%s&name=%s&password=%s", token, name, password);
	return ask(
		c, port,
		arena_printf(
			c->arena,
			"POST /sign-in HTTP/1.1\r\nHost: a\r\nCookie: %s\r\nSec-Fetch-Site: same-origin\r\n"
			"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
			cookie, strlen(body), body));
}

struct rush {
	int port;
	atomic_int in, out, busy, wrong, limited, other;
};

static atomic_int *count_for(struct rush *rush, int status)
{
	return status == 303   ? &rush->in
	       : status == 503 ? &rush->busy
	       : status == 422 ? &rush->wrong
	       : status == 429 ? &rush->limited
	                       : &rush->other;
}

/* Signs in, reads a page with the cookie, signs nobody out. */
static void *one_worker(void *arg)
{
	struct rush *rush = arg;
	for (int i = 0; i < 4; i++) {
		CTX(c);
		const char *reply = sign_in_over(&c, rush->port, "sam", "horse+lamp+river");
		atomic_fetch_add(count_for(rush, status_of(reply)), 1);
		if (status_of(reply) == 503) {
			assert_non_null(strstr(reply, "Retry-After: 5"));
		}
		const char *cookie = strstr(reply, "Set-Cookie: ");
		if (cookie != NULL && status_of(reply) == 303) {
			const char *line = arena_copy_n(c.arena, cookie + 12, strcspn(cookie + 12, ";"));
			reply =
				ask(&c, rush->port,
			        arena_printf(c.arena, "GET /home/oak HTTP/1.1\r\nHost: a\r\nCookie: %s\r\n\r\n",
			                     line));
			atomic_fetch_add(&rush->out, status_of(reply) == 200);
		}
	}
	return NULL;
}

static void *one_guesser(void *arg)
{
	struct rush *rush = arg;
	for (int i = 0; i < 4; i++) {
		CTX(c);
		atomic_fetch_add(count_for(rush, status_of(sign_in_over(&c, rush->port, "marie", "guess"))),
		                 1);
	}
	return NULL;
}

TEST(many_sign_in_at_once)
{
	CTX(c);
	struct running r;
	struct rush workers = {.port = 0}, guessers = {.port = 0};
	pthread_t threads[20];
	start(&c, &usual_door, &server_limits_usual, &r);
	give_account(&c, &r.t, "sam", "sam", "horse lamp river");
	give_account(&c, &r.t, "marie", "marie", "table moon carpet");
	workers.port = guessers.port = r.port;
	for (int i = 0; i < 20; i++) {
		assert_int_equal(pthread_create(&threads[i], NULL, i % 4 == 0 ? one_guesser : one_worker,
		                                i % 4 == 0 ? &guessers : &workers),
		                 0);
	}
	for (int i = 0; i < 20; i++) {
		pthread_join(threads[i], NULL);
	}
	/* Everybody got an answer; who was let in read the page; nobody who guessed was. Tries under way are counted, so of
	   several at once under one name some are asked to wait. */
	assert_int_equal(workers.in + workers.busy + workers.limited, 60);
	assert_int_equal(workers.out, workers.in);
	assert_true(workers.in >= 1);
	assert_int_equal(guessers.in, 0);
	assert_int_equal(guessers.wrong + guessers.busy + guessers.limited, 20);
	assert_in_range(guessers.wrong, 1, 5);
	end(&r);
}

/* ---- stopping ---- */

TEST(stopping_does_not_wait_for_idle_connections)
{
	CTX(c);
	struct running r;
	int fds[10];
	start(&c, &usual_door, &server_limits_usual, &r);
	for (int i = 0; i < 10; i++) {
		fds[i] = connect_to(r.port);
		say(fds[i], "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
		assert_int_equal(status_of(hear(&c, fds[i])), 200);
	}
	double from = seconds();
	end(&r);
	assert_true(seconds() - from < 5);
	for (int i = 0; i < 10; i++) {
		close(fds[i]);
	}
}

static void *stop(void *arg)
{
	server_stop(arg);
	return NULL;
}

TEST(stopping_waits_for_a_request_under_way)
{
	CTX(c);
	struct running r;
	pthread_t thread;
	start(&c, &usual_door, &server_limits_usual, &r);
	int fd = connect_to(r.port);
	say(fd, "POST /entries HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
	usleep(300000);
	assert_int_equal(pthread_create(&thread, NULL, stop, r.server), 0);
	usleep(300000);
	say(fd, "{}");
	const char *reply = hear(&c, fd);
	assert_int_equal(status_of(reply), 403);
	assert_non_null(strstr(reply, "Connection: close"));
	pthread_join(thread, NULL);
	close(fd);
	close_site(&r.t);
}

TEST(an_address_that_cannot_be_listened_at_says_why)
{
	CTX(c);
	struct running r;
	struct server *second = NULL;
	start(&c, &usual_door, &server_limits_usual, &r);
	assert_false(server_start(&c, arena_printf(c.arena, "127.0.0.1:%d", r.port), &r.t.site,
	                          &server_limits_usual, &second));
	assert_int_equal(c.error, ERROR_UNAVAILABLE);
	assert_refused(&c, server_start(&c, "nowhere:80", &r.t.site, &server_limits_usual, &second),
	               "\"nowhere:80\" is not an address like 127.0.0.1:8080");
	end(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(pages_come_one_after_the_other_over_one_connection),
		T(what_is_not_http_is_refused),
		T(headers_beyond_their_bound_are_refused),
		T(a_body_beyond_its_bound_is_refused_whether_announced_or_not),
		T(whoever_sends_a_byte_at_a_time_is_cut),
		T(one_address_has_so_many_connections),
		T(a_trusted_proxy_has_more),
		T(many_sign_in_at_once),
		T(stopping_does_not_wait_for_idle_connections),
		T(stopping_waits_for_a_request_under_way),
		T(an_address_that_cannot_be_listened_at_says_why)};
	return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
