/*
 * After a power cut: puts each file of a record (powercut.h) to what its disk may hold. What was synced is there. Of what
 * came later anything may be: nothing, all, some writes and not others in whatever order, parts of writes by sector.
 *
 * usage: powercut_apply RECORD SEED
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "powercut.h"

enum { SECTOR = 512 };

/* How the disk treats what it was not told to keep. */
enum mood { NOTHING, EVERYTHING, SOME_WRITES, SOME_SECTORS, UP_TO_A_POINT, MOODS };

struct file {
	char *path;
	char *bytes;
	size_t length, room;
	long pending; /* operations after the last sync, all of them at the end of the record */
	enum mood mood;
	long point; /* UP_TO_A_POINT */
	long passed;
};

static struct file files[POWERCUT_FILES];
static uint64_t state;

/* splitmix64: the same seed cuts the same way on every machine. */
static uint64_t random_number(void)
{
	uint64_t z = (state += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static bool coin(void)
{
	return random_number() & 1;
}

static void *must(void *memory)
{
	if (memory == NULL) {
		fputs("powercut_apply: no memory\n", stderr);
		exit(3);
	}
	return memory;
}

/* ---- replaying ---- */

static void resize(struct file *f, size_t length)
{
	if (length > f->room) {
		f->room = length * 2;
		f->bytes = must(realloc(f->bytes, f->room));
	}
	if (length > f->length) {
		memset(f->bytes + f->length, 0, length - f->length);
	}
	f->length = length;
}

static void put(struct file *f, size_t offset, const char *bytes, size_t length)
{
	if (offset + length > f->length) {
		resize(f, offset + length);
	}
	memcpy(f->bytes + offset, bytes, length);
}

/* Each sector by itself came to the disk or did not. */
static void put_sectors(struct file *f, size_t offset, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t part = SECTOR - (offset + at) % SECTOR;
		part = part < length - at ? part : length - at;
		if (coin()) {
			put(f, offset + at, bytes + at, part);
		}
		at += part;
	}
}

static void apply(struct file *f, const struct powercut_record *r, const char *bytes,
                  enum mood mood)
{
	bool whole = mood == EVERYTHING || (mood == SOME_WRITES && coin()) ||
	             (mood == UP_TO_A_POINT && f->passed < f->point) ||
	             (mood == SOME_SECTORS && r->kind == POWERCUT_TRUNCATE && coin());
	bool torn = (mood == SOME_SECTORS || (mood == UP_TO_A_POINT && f->passed == f->point)) &&
	            r->kind == POWERCUT_WRITE;
	if (torn) {
		put_sectors(f, r->offset, bytes, r->length);
	} else if (whole && r->kind == POWERCUT_WRITE) {
		put(f, r->offset, bytes, r->length);
	} else if (whole) {
		resize(f, r->offset);
	}
}

/* ---- the record ---- */

static char *read_all(const char *path, size_t *ret_length)
{
	FILE *in = fopen(path, "rb");
	if (in == NULL) {
		perror(path);
		exit(3);
	}
	fseek(in, 0, SEEK_END);
	size_t length = (size_t)ftell(in);
	rewind(in);
	char *bytes = must(malloc(length + 1));
	*ret_length = fread(bytes, 1, length, in);
	fclose(in);
	return bytes;
}

typedef void visit(const struct powercut_record *r, const char *bytes);

static void walk(const char *record, size_t length, visit *each)
{
	for (size_t at = 0; at + sizeof(struct powercut_record) <= length;) {
		struct powercut_record r;
		memcpy(&r, record + at, sizeof r);
		at += sizeof r;
		if (r.length > length - at) {
			return; /* the record's own last line was cut */
		}
		each(&r, record + at);
		at += r.length;
	}
}

/* First walk: names, first contents, and how many operations at the end were not synced. */
static void count(const struct powercut_record *r, const char *bytes)
{
	struct file *f = &files[r->file];
	if (r->kind == POWERCUT_NAME) {
		f->path = must(strndup(bytes, r->length));
	} else if (r->kind == POWERCUT_BASE) {
		put(f, 0, bytes, r->length);
	} else {
		f->pending = r->kind == POWERCUT_SYNC ? 0 : f->pending + 1;
		f->passed++;
	}
}

static void settle(void)
{
	for (int i = 0; i < POWERCUT_FILES && files[i].path != NULL; i++) {
		struct file *f = &files[i];
		f->mood = (enum mood)(random_number() % MOODS);
		f->point = f->pending == 0 ? 0 : (long)(random_number() % (uint64_t)(f->pending + 1));
		f->passed = -(f->passed - f->pending); /* below 0: synced */
	}
}

/* Second walk: what was synced whole, the rest by the disk's mood. */
static void replay(const struct powercut_record *r, const char *bytes)
{
	struct file *f = &files[r->file];
	if (r->kind <= POWERCUT_BASE) {
		return;
	}
	if (r->kind != POWERCUT_SYNC) {
		apply(f, r, bytes, f->passed < 0 ? EVERYTHING : f->mood);
	}
	f->passed++;
}

static void write_back(const struct file *f)
{
	int out = open(f->path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	for (size_t at = 0; out >= 0 && at < f->length;) {
		ssize_t written = write(out, f->bytes + at, f->length - at);
		if (written <= 0) {
			perror(f->path);
			exit(3);
		}
		at += (size_t)written;
	}
	if (out < 0) {
		perror(f->path);
		exit(3);
	}
	close(out);
}

int main(int count_of_arguments, char **arguments)
{
	static const char *const moods[] = {"nothing", "everything", "some writes", "some sectors",
	                                    "up to a point"};
	if (count_of_arguments != 3) {
		fputs("usage: powercut_apply RECORD SEED\n", stderr);
		return 2;
	}
	size_t length;
	char *record = read_all(arguments[1], &length);
	state = strtoull(arguments[2], NULL, 10);
	walk(record, length, count);
	settle();
	walk(record, length, replay);
	for (int i = 0; i < POWERCUT_FILES && files[i].path != NULL; i++) {
		write_back(&files[i]);
		printf("# %s: %ld not synced, %s of it kept\n", strrchr(files[i].path, '/') + 1,
		       files[i].pending, moods[files[i].mood]);
	}
	return 0;
}
