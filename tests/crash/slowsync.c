/*
 * A library to preload: every fsync and fdatasync takes two milliseconds more ($SLOWSYNC_MICROSECONDS otherwise), because
 * small offices have slow disks.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int (*real_fsync)(int), (*real_fdatasync)(int);
static struct timespec pause_for = {0, 2000000};
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* dlsym() gives void *, and ISO C has no cast from there to a function. */
static void find(void *to, const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);
	memcpy(to, &found, sizeof found);
}

static void start(void)
{
	find(&real_fsync, "fsync");
	find(&real_fdatasync, "fdatasync");
	const char *asked = getenv("SLOWSYNC_MICROSECONDS");
	if (asked != NULL) {
		long microseconds = atol(asked);
		pause_for = (struct timespec){microseconds / 1000000, microseconds % 1000000 * 1000};
	}
}

int fsync(int fd)
{
	pthread_once(&once, start);
	nanosleep(&pause_for, NULL);
	return real_fsync(fd);
}

int fdatasync(int fd)
{
	pthread_once(&once, start);
	nanosleep(&pause_for, NULL);
	return real_fdatasync(fd);
}
