/* hearth serve: the web server, the clock that wakes what time alone opens, the socket for commands. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/serving.h"
#include "cli/config.h"
#include "cli/socket.h"
#include "web/http.h"

/* The thread that runs what is due by time alone; it looks at least twice a minute, since wakes come earlier by entries. */
struct ticker {
	struct hearth *hearth;
	pthread_t thread;
	atomic_bool stopping;
};

static int64_t tick(struct hearth *h)
{
	CTX(c);
	struct instant next = INSTANT_NEVER;
	if (!hearth_tick(&c, h, &next)) {
		log_line(LOG_LEVEL_ERROR, NULL, "the clock could not run: %s", c.message);
		return 5;
	}
	int64_t wait = next.s == INSTANT_NEVER.s ? 30 : next.s - instant_now().s;
	return wait < 1 ? 1 : wait > 30 ? 30 : wait;
}

static void *run_ticker(void *arg)
{
	struct ticker *t = arg;
	int64_t until = 0;
	while (!atomic_load(&t->stopping)) {
		if (instant_now().s >= until) {
			until = instant_now().s + tick(t->hearth);
		}
		usleep(100000);
	}
	return NULL;
}

static int wait_for_signal(void)
{
	sigset_t set;
	int got = 0;
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigwait(&set, &got);
	return got;
}

/* Before any thread starts, so that all of them leave the signals to the one that waits. */
static void hold_signals(void)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/* The first line of the token's file; NULL where there is none. A short token could be guessed: it is refused. */
static bool read_token(struct ctx *c, const char *path, const char **ret)
{
	const char *text = NULL;
	size_t length = 0;
	*ret = NULL;
	if (access(path, F_OK) != 0) {
		return true;
	}
	if (!read_whole(c, path, 4096, &text, &length)) {
		return false;
	}
	*ret = arena_copy_n(c->arena, text, strcspn(text, "\r\n"));
	return strlen(*ret) >= 32 || ctx_fail(c, ERROR_INVALID, "\"%s\" must hold at least 32 characters", path);
}

static bool run(struct ctx *c, struct site *site, const char *directory, const char *address)
{
	struct ticker ticker = {.hearth = site->hearth};
	struct socket_server *commands = NULL;
	struct server *server = NULL;
	bool ticking = false;
	if (socket_start(c, directory, site->hearth, &commands) &&
	    server_start(c, address, site, &server_limits_usual, &server)) {
		ticking = pthread_create(&ticker.thread, NULL, run_ticker, &ticker) == 0;
		const char *colon = strrchr(address, ':');
		printf("Hearth listens on http://%.*s:%d/\n", (int)(colon - address), address, server_port(server));
		fflush(stdout);
		log_line(LOG_LEVEL_INFO, NULL, "stopping on signal %d", wait_for_signal());
	}
	server_stop(server);
	socket_stop(commands);
	if (ticking) {
		atomic_store(&ticker.stopping, true);
		pthread_join(ticker.thread, NULL);
	}
	return c->error == ERROR_NONE;
}

bool site_open(struct ctx *c, const char *directory, const struct config *config, bool demo, struct site *ret)
{
	struct door_settings door;
	struct site site = {.demo = demo};
	if (!config_door(c, config, &door) || !door_new(c, &door, &site.door)) {
		return ctx_within(c, "%s/hearth.conf: ", directory);
	}
	if (!read_token(c, config->api_token, &site.api_token) || !hearth_open(c, directory, HEARTH_WRITE, &site.hearth)) {
		site_close(&site);
		return false;
	}
	*ret = site;
	return true;
}

void site_close(struct site *site)
{
	hearth_close(site->hearth);
	door_free(site->door);
}

bool serve_directory(struct ctx *c, const char *directory, const char *listen, bool demo)
{
	struct config config;
	struct site site;
	bool published = false;
	hold_signals();
	if (!config_read(c, directory, &config) || !site_open(c, directory, &config, demo, &site)) {
		return false;
	}
	bool ok = hearth_publish(c, site.hearth, &published) &&
	          run(c, &site, directory, listen == NULL ? config.listen : listen);
	site_close(&site);
	return ok;
}

bool directory_is_demo(struct ctx *c, const char *directory)
{
	return access(arena_printf(c->arena, "%s/demo", directory), F_OK) == 0;
}

bool command_serve(struct ctx *c, const struct options *o)
{
	return serve_directory(c, o->data, o->listen, directory_is_demo(c, o->data));
}
