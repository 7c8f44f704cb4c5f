/* A list of sockets with their deadlines, and the thread that keeps them. */
#include "web/connections.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

enum phase { PHASE_IDLE, PHASE_RECEIVING, PHASE_SENDING, PHASE__COUNT };

struct connection {
	struct connection *next, *before;
	int fd;
	enum phase phase;
	time_t
		since; /* idle and receiving share one deadline: the first bytes of a request are not told of */
};

struct connections {
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	pthread_t thread;
	struct connection *first;
	size_t count;
	int seconds[PHASE__COUNT];
	bool stopping, ending;
};

static time_t seconds_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

/* The thread that serves it finds the socket at its end, and closes it. */
static void cut(const struct connection *one)
{
	shutdown(one->fd, SHUT_RDWR);
}

static void cut_late(struct connections *all)
{
	time_t now = seconds_now();
	for (const struct connection *one = all->first; one != NULL; one = one->next) {
		if (now - one->since > all->seconds[one->phase]) {
			cut(one);
		}
	}
}

static void *keep(void *arg)
{
	struct connections *all = arg;
	pthread_mutex_lock(&all->mutex);
	while (!all->ending) {
		struct timespec until;
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += 1;
		pthread_cond_timedwait(&all->changed, &all->mutex, &until);
		cut_late(all);
	}
	pthread_mutex_unlock(&all->mutex);
	return NULL;
}

struct connections *connections_new(int receive_seconds, int send_seconds)
{
	struct connections *all = calloc(1, sizeof *all);
	if (all == NULL) {
		abort();
	}
	all->seconds[PHASE_IDLE] = all->seconds[PHASE_RECEIVING] = receive_seconds;
	all->seconds[PHASE_SENDING] = send_seconds;
	pthread_mutex_init(&all->mutex, NULL);
	pthread_cond_init(&all->changed, NULL);
	if (pthread_create(&all->thread, NULL, keep, all) != 0) {
		abort();
	}
	return all;
}

void connections_free(struct connections *all)
{
	if (all == NULL) {
		return;
	}
	pthread_mutex_lock(&all->mutex);
	all->ending = true;
	pthread_cond_signal(&all->changed);
	pthread_mutex_unlock(&all->mutex);
	pthread_join(all->thread, NULL);
	pthread_cond_destroy(&all->changed);
	pthread_mutex_destroy(&all->mutex);
	free(all);
}

struct connection *connection_add(struct connections *all, int fd)
{
	struct connection *one = calloc(1, sizeof *one);
	if (one == NULL) {
		abort();
	}
	*one = (struct connection){.fd = fd, .since = seconds_now()};
	pthread_mutex_lock(&all->mutex);
	one->next = all->first;
	if (one->next != NULL) {
		one->next->before = one;
	}
	all->first = one;
	all->count++;
	pthread_mutex_unlock(&all->mutex);
	return one;
}

/* Receiving goes on counting from where idleness began. */
static void enter(struct connections *all, struct connection *one, enum phase phase)
{
	pthread_mutex_lock(&all->mutex);
	one->phase = phase;
	one->since = phase == PHASE_RECEIVING ? one->since : seconds_now();
	if (phase == PHASE_IDLE && all->stopping) {
		cut(one);
	}
	pthread_mutex_unlock(&all->mutex);
}

void connection_headers(struct connections *all, struct connection *one)
{
	enter(all, one, PHASE_RECEIVING);
}

void connection_asked(struct connections *all, struct connection *one)
{
	enter(all, one, PHASE_SENDING);
}

void connection_answered(struct connections *all, struct connection *one)
{
	enter(all, one, PHASE_IDLE);
}

void connection_remove(struct connections *all, struct connection *one)
{
	pthread_mutex_lock(&all->mutex);
	if (one->before == NULL) {
		all->first = one->next;
	} else {
		one->before->next = one->next;
	}
	if (one->next != NULL) {
		one->next->before = one->before;
	}
	all->count--;
	pthread_mutex_unlock(&all->mutex);
	free(one);
}

void connections_stop(struct connections *all)
{
	pthread_mutex_lock(&all->mutex);
	all->stopping = true;
	for (const struct connection *one = all->first; one != NULL; one = one->next) {
		if (one->phase == PHASE_IDLE) {
			cut(one);
		}
	}
	pthread_mutex_unlock(&all->mutex);
}

bool connections_stopping(struct connections *all)
{
	pthread_mutex_lock(&all->mutex);
	bool stopping = all->stopping;
	pthread_mutex_unlock(&all->mutex);
	return stopping;
}

size_t connections_count(struct connections *all)
{
	pthread_mutex_lock(&all->mutex);
	size_t count = all->count;
	pthread_mutex_unlock(&all->mutex);
	return count;
}

void connections_cut(struct connections *all)
{
	pthread_mutex_lock(&all->mutex);
	for (const struct connection *one = all->first; one != NULL; one = one->next) {
		cut(one);
	}
	pthread_mutex_unlock(&all->mutex);
}
