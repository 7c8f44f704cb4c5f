/*
 * A library to preload: notes every write, truncation and sync of files below $POWERCUT_DIR in the file $POWERCUT_LOG,
 * and after $POWERCUT_AFTER of them ends the process as a power cut would: at once, in the midst of things.
 * powercut_apply.c then puts each file back to what a disk may hold after that.
 *
 * Syncs are noted and not done: the machine itself is not going to lose power, and the test is faster without.
 * Not played: names (a new file whose directory was not synced stays), and memory-mapped writes (SQLite's -shm file,
 * which it makes anew).
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "powercut.h"

enum { DESCRIPTORS = 1024, UNSEEN = 0, ELSEWHERE = -1 }; /* otherwise: the file's number plus one */

static struct {
	ssize_t (*write)(int, const void *, size_t);
	ssize_t (*pwrite)(int, const void *, size_t, off_t);
	int (*ftruncate)(int, off_t);
	int (*fsync)(int);
	int (*fdatasync)(int);
	int (*close)(int);
} real;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;
static char directory[PATH_MAX];
static long operations, after;
static int seen[DESCRIPTORS];
static struct {
	dev_t device;
	ino_t number;
} files[POWERCUT_FILES];
static int file_count;

/* dlsym() gives void *, and ISO C has no cast from there to a function. */
static void find(void *to, const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);
	memcpy(to, &found, sizeof found);
}

static void start(void)
{
	find(&real.write, "write");
	find(&real.pwrite, "pwrite");
	find(&real.ftruncate, "ftruncate");
	find(&real.fsync, "fsync");
	find(&real.fdatasync, "fdatasync");
	find(&real.close, "close");
	const char *below = getenv("POWERCUT_DIR"), *log = getenv("POWERCUT_LOG"),
			   *count = getenv("POWERCUT_AFTER");
	if (below == NULL || log == NULL || realpath(below, directory) == NULL) {
		return;
	}
	after = count == NULL ? 0 : atol(count);
	log_file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* ---- the record ---- */

static void note(enum powercut_kind kind, int file, uint64_t offset, const void *bytes,
                 uint64_t length)
{
	struct powercut_record head = {(uint32_t)kind, (uint32_t)file, offset, length};
	char *all = malloc(sizeof head + length);
	if (all == NULL) {
		abort();
	}
	memcpy(all, &head, sizeof head);
	if (length > 0) {
		memcpy(all + sizeof head, bytes, length);
	}
	/* One write: a process that is killed leaves no half record. */
	if (real.write(log_file, all, sizeof head + length) != (ssize_t)(sizeof head + length)) {
		abort();
	}
	free(all);
	if (kind > POWERCUT_BASE && ++operations == after) {
		kill(getpid(), SIGKILL);
	}
}

/* What the file holds before the program touches it. */
static void note_file(int file, const char *path)
{
	note(POWERCUT_NAME, file, 0, path, strlen(path));
	int f = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	if (f < 0 || fstat(f, &status) < 0) {
		abort();
	}
	char *bytes = malloc((size_t)status.st_size + 1);
	if (bytes == NULL || pread(f, bytes, (size_t)status.st_size, 0) != status.st_size) {
		abort();
	}
	note(POWERCUT_BASE, file, 0, bytes, (uint64_t)status.st_size);
	free(bytes);
	/* Left open: closing a descriptor drops the locks that the program holds on the file. */
}

static bool is_watched(int fd, char path[PATH_MAX])
{
	char link[40];
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, path, PATH_MAX - 1);
	if (length <= 0) {
		return false;
	}
	path[length] = '\0';
	size_t root = strlen(directory);
	return strncmp(path, directory, root) == 0 && path[root] == '/' &&
	       strstr(path, ".lock") == NULL && (length < 4 || strcmp(path + length - 4, "-shm") != 0);
}

/* The number of the file behind a descriptor; -1: not ours to watch. */
static int file_of(int fd)
{
	pthread_once(&once, start);
	if (log_file < 0 || fd < 0 || fd >= DESCRIPTORS || fd == log_file || seen[fd] == ELSEWHERE) {
		return -1;
	}
	if (seen[fd] != UNSEEN) {
		return seen[fd] - 1;
	}
	char path[PATH_MAX];
	struct stat status;
	if (!is_watched(fd, path) || fstat(fd, &status) < 0 || !S_ISREG(status.st_mode)) {
		seen[fd] = ELSEWHERE;
		return -1;
	}
	int n = 0;
	while (n < file_count &&
	       (files[n].device != status.st_dev || files[n].number != status.st_ino)) {
		n++;
	}
	if (n == file_count) {
		if (file_count == POWERCUT_FILES) {
			abort();
		}
		files[file_count].device = status.st_dev;
		files[file_count++].number = status.st_ino;
		note_file(n, path);
	}
	seen[fd] = n + 1;
	return n;
}

/* ---- what the program calls ---- */

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
	pthread_mutex_lock(&lock);
	int file = file_of(fd);
	ssize_t written = real.pwrite(fd, bytes, length, offset);
	if (file >= 0 && written > 0) {
		note(POWERCUT_WRITE, file, (uint64_t)offset, bytes, (uint64_t)written);
	}
	pthread_mutex_unlock(&lock);
	return written;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset)
{
	return pwrite(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	pthread_mutex_lock(&lock);
	int file = file_of(fd);
	off_t offset = file >= 0 ? lseek(fd, 0, SEEK_CUR) : 0;
	ssize_t written = real.write(fd, bytes, length);
	if (file >= 0 && written > 0) {
		note(POWERCUT_WRITE, file, (uint64_t)offset, bytes, (uint64_t)written);
	}
	pthread_mutex_unlock(&lock);
	return written;
}

int ftruncate(int fd, off_t length)
{
	pthread_mutex_lock(&lock);
	int file = file_of(fd);
	int result = real.ftruncate(fd, length);
	if (file >= 0 && result == 0) {
		note(POWERCUT_TRUNCATE, file, (uint64_t)length, NULL, 0);
	}
	pthread_mutex_unlock(&lock);
	return result;
}

int ftruncate64(int fd, off_t length)
{
	return ftruncate(fd, length);
}

static int sync_or(int fd, int (*otherwise)(int))
{
	pthread_mutex_lock(&lock);
	int file = file_of(fd), result = 0;
	if (file >= 0) {
		note(POWERCUT_SYNC, file, 0, NULL, 0);
	}
	pthread_mutex_unlock(&lock);
	if (file < 0) {
		result = otherwise(fd);
	}
	return result;
}

int fsync(int fd)
{
	pthread_once(&once, start);
	return sync_or(fd, real.fsync);
}

int fdatasync(int fd)
{
	pthread_once(&once, start);
	return sync_or(fd, real.fdatasync);
}

/* The number may be given to another file next. */
int close(int fd)
{
	pthread_mutex_lock(&lock);
	pthread_once(&once, start);
	if (fd >= 0 && fd < DESCRIPTORS) {
		seen[fd] = UNSEEN;
	}
	int result = real.close(fd);
	pthread_mutex_unlock(&lock);
	return result;
}
