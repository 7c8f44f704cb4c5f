/* The data directory on disk. */
#include "store/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ctx.h"

const char *place_file(struct ctx *c, const char *directory, const char *name)
{
	return arena_printf(c->arena, "%s/%s", directory, name);
}

bool place_has(const char *directory, const char *name)
{
	CTX(c);
	return access(place_file(&c, directory, name), F_OK) == 0;
}

void place_remove(const char *directory, const char *name)
{
	static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
	CTX(c);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		unlink(arena_printf(c.arena, "%s/%s%s", directory, name, endings[i]));
	}
}

const char *place_parent(struct ctx *c, const char *path)
{
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/') { /* "data/" is "data" */
		length--;
	}
	while (length > 0 && path[length - 1] != '/') {
		length--;
	}
	while (length > 1 && path[length - 1] == '/') {
		length--;
	}
	return length == 0 ? "." : arena_copy_n(c->arena, path, length);
}

bool place_sync(struct ctx *c, const char *directory)
{
	int d = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced = d >= 0 && fsync(d) == 0;
	int reason = errno;
	if (d >= 0) {
		close(d);
	}
	return synced || ctx_fail(c, ERROR_UNAVAILABLE, "could not make the files in \"%s\" last: %s",
	                          directory, strerror(reason));
}

bool place_sync_parent(struct ctx *c, const char *path)
{
	return place_sync(c, place_parent(c, path));
}

/* ---- making ---- */

/* What may lie in a directory that is to become a store: left by a making that broke off, or put there on purpose. */
static bool may_stay(const char *name)
{
	static const char *const names[] = {
		".", "..", "lost+found", "definitions", "settings.yaml", PLACE_KEY, PLACE_LOCK};
	static const char *const beginnings[] = {PLACE_NEW, PLACE_WORK};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(name, names[i]) == 0) {
			return true;
		}
	}
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0) {
			return true;
		}
	}
	return false;
}

static bool check_empty(struct ctx *c, const char *directory)
{
	if (place_has(directory, PLACE_STORE)) {
		return ctx_fail(c, ERROR_CONFLICT, "\"%s\" holds a store already", directory);
	}
	DIR *d = opendir(directory);
	if (d == NULL) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not look into \"%s\": %s", directory,
		                strerror(errno));
	}
	bool empty = true;
	struct dirent *e;
	while (empty && (e = readdir(d)) != NULL) {
		empty = may_stay(e->d_name) ||
		        ctx_fail(c, ERROR_CONFLICT, "\"%s\" is not empty: it holds \"%s\"", directory,
		                 e->d_name);
	}
	closedir(d);
	return empty;
}

bool place_make(struct ctx *c, const char *directory)
{
	if (mkdir(directory, 0700) == 0) {
		return place_sync_parent(c, directory);
	}
	if (errno != EEXIST) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not make \"%s\": %s", directory,
		                strerror(errno));
	}
	if (!check_empty(c, directory)) {
		return false;
	}
	if (chmod(directory, 0700) < 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not close \"%s\" to others: %s", directory,
		                strerror(errno));
	}
	return true;
}

/* ---- work under way ---- */

static bool claim(const char *path, int *ret)
{
	int d = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (d >= 0 && flock(d, LOCK_EX | LOCK_NB) == 0) {
		*ret = d;
		return true;
	}
	if (d >= 0) {
		close(d);
	}
	return false;
}

bool place_open_work(struct ctx *c, const char *directory, struct workplace *ret)
{
	const char *candidates[] = {"/dev/shm", getenv("TMPDIR"), "/tmp"};
	size_t count = directory != NULL ? 1 : sizeof candidates / sizeof *candidates;
	candidates[0] = directory != NULL ? directory : candidates[0];
	const char *prefix = directory != NULL ? PLACE_WORK : "hearth-";
	for (size_t i = 0; i < count; i++) {
		if (candidates[i] == NULL) {
			continue;
		}
		char *path = arena_printf(c->arena, "%s/%sXXXXXX", candidates[i], prefix);
		if (mkdtemp(path) != NULL) {
			ret->path = path;
			return claim(path, &ret->descriptor) ||
			       ctx_fail(c, ERROR_UNAVAILABLE, "could not hold \"%s\": %s", path,
			                strerror(errno));
		}
	}
	return ctx_fail(c, ERROR_UNAVAILABLE, "could not make a directory in \"%s\": %s",
	                directory != NULL ? directory : "/tmp", strerror(errno));
}

static void remove_work(const char *path)
{
	place_remove(path, PLACE_STORE);
	place_remove(path, PLACE_READS);
	rmdir(path);
}

void place_close_work(struct workplace *w)
{
	remove_work(w->path);
	close(w->descriptor);
}

void place_clean(const char *directory)
{
	CTX(c);
	DIR *d = opendir(directory);
	struct dirent *e;
	while (d != NULL && (e = readdir(d)) != NULL) {
		int descriptor;
		const char *path = place_file(&c, directory, e->d_name);
		if (strncmp(e->d_name, PLACE_WORK, strlen(PLACE_WORK)) == 0 && claim(path, &descriptor)) {
			remove_work(path);
			close(descriptor);
		}
	}
	if (d != NULL) {
		closedir(d);
	}
}

/* ---- the lock ---- */

static bool fail_held(struct ctx *c, const char *directory, int descriptor)
{
	char holder[24] = "";
	ssize_t length = pread(descriptor, holder, sizeof holder - 1, 0);
	long process = length > 0 ? strtol(holder, NULL, 10) : 0;
	if (process > 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE,
		                "could not open \"%s\" for writing: process %ld holds it", directory,
		                process);
	}
	return ctx_fail(c, ERROR_UNAVAILABLE,
	                "could not open \"%s\" for writing: another process holds it", directory);
}

bool place_lock(struct ctx *c, const char *directory, int *ret_descriptor)
{
	const char *path = place_file(c, directory, PLACE_LOCK);
	int d = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (d < 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not open \"%s\" for writing: %s", path,
		                strerror(errno));
	}
	if (flock(d, LOCK_EX | LOCK_NB) < 0) {
		fail_held(c, directory, d);
		close(d);
		return false;
	}
	/* The number only helps people; a full disk must not keep the store from opening. */
	char line[24];
	int length = snprintf(line, sizeof line, "%ld\n", (long)getpid());
	if (ftruncate(d, 0) == 0 && pwrite(d, line, (size_t)length, 0) < 0) {
		line[0] = '\0';
	}
	*ret_descriptor = d;
	return true;
}
