/* Definition files from a folder of the disk, and those built into the program. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/text.h"
#include "definitions/definitions.h"

struct found {
	struct ctx *c;
	struct definition_file *files;
	size_t count;
};

enum { DEEPEST_FOLDER = 4 };

static bool read_bytes(struct found *f, int fd, const char *name, struct definition_file *file)
{
	struct stat st;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		return ctx_fail(f->c, ERROR_INVALID, "%s is no file", name);
	}
	/* One byte more than a file may have: reading it says so with its place. */
	size_t room =
		st.st_size > LIMIT_DEFINITION_FILE ? LIMIT_DEFINITION_FILE + 1 : (size_t)st.st_size;
	char *text = arena_alloc(f->c->arena, room + 1);
	size_t length = 0;
	while (length < room) {
		ssize_t got = read(fd, text + length, room - length);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			return ctx_fail(f->c, ERROR_UNAVAILABLE, "could not read %s: %s", name,
			                strerror(errno));
		}
		if (got == 0) {
			break;
		}
		length += (size_t)got;
	}
	*file = (struct definition_file){name, text, length};
	return true;
}

static bool read_file(struct found *f, int folder, const char *entry, const char *name)
{
	if (f->count == LIMIT_DEFINITION_FILES) {
		return ctx_fail(f->c, ERROR_INVALID, "more than %d definition files",
		                LIMIT_DEFINITION_FILES);
	}
	int fd = openat(folder, entry, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		return ctx_fail(f->c, ERROR_UNAVAILABLE, "could not open %s: %s", name, strerror(errno));
	}
	bool read = read_bytes(f, fd, name, &f->files[f->count]);
	close(fd);
	f->count += read;
	return read;
}

static bool read_folder(struct found *f, int fd, const char *below, unsigned depth);

static bool read_entry(struct found *f, int folder, const char *entry, const char *below,
                       unsigned depth)
{
	const char *name = arena_printf(f->c->arena, "%s%s", below, entry);
	struct stat st;
	if (fstatat(folder, entry, &st, 0) != 0) {
		return ctx_fail(f->c, ERROR_UNAVAILABLE, "could not open %s: %s", name, strerror(errno));
	}
	if (!S_ISDIR(st.st_mode)) {
		bool letter = text_starts(name, "letters/") && text_ends(entry, ".txt");
		return !(letter || text_ends(entry, ".yaml")) || read_file(f, folder, entry, name);
	}
	if (depth == DEEPEST_FOLDER) {
		return ctx_fail(f->c, ERROR_INVALID, "%s: folders inside folders inside folders", name);
	}
	int fd = openat(folder, entry, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		return ctx_fail(f->c, ERROR_UNAVAILABLE, "could not open %s: %s", name, strerror(errno));
	}
	return read_folder(f, fd, arena_printf(f->c->arena, "%s/", name), depth + 1);
}

/* Takes the descriptor. */
static bool read_folder(struct found *f, int fd, const char *below, unsigned depth)
{
	DIR *folder = fdopendir(fd);
	if (!folder) {
		close(fd);
		return ctx_fail(f->c, ERROR_UNAVAILABLE, "could not read the folder: %s", strerror(errno));
	}
	bool read = true;
	for (struct dirent *entry = readdir(folder); read && entry; entry = readdir(folder)) {
		if (entry->d_name[0] != '.') {
			read = read_entry(f, dirfd(folder), entry->d_name, below, depth);
		}
	}
	closedir(folder);
	return read;
}

static int compare_files(const void *a, const void *b)
{
	return strcmp(((const struct definition_file *)a)->name,
	              ((const struct definition_file *)b)->name);
}

bool definitions_read_folder(struct ctx *c, const char *folder, const struct definition_file **ret,
                             size_t *ret_count)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		return ctx_fail(c, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE,
		                "could not open the folder \"%s\": %s", folder, strerror(errno));
	}
	struct found f = {
		.c = c, .files = ARENA_ARRAY(c->arena, LIMIT_DEFINITION_FILES, struct definition_file)};
	if (!read_folder(&f, fd, "", 0)) {
		return false;
	}
	qsort(f.files, f.count, sizeof *f.files, compare_files);
	*ret = f.files;
	*ret_count = f.count;
	return true;
}
