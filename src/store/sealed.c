/* An encrypted file that is written and read from front to back. */
#include "store/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "base/ctx.h"
#include "store/place.h"

#define MAGIC "hearth-backup\n"

enum {
	VERSION = 1,
	HEAD = 24, /* magic 14, version 1, zero 1, schema 4, chunk 4 */
	CHUNK = 64 << 10,
	TAGGED = CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES,
	STREAM_HEAD = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
};

struct sealed {
	const char *path;
	int file;
	uint32_t schema;
	crypto_secretstream_xchacha20poly1305_state state;
	unsigned char head[HEAD];
	size_t head_left; /* HEAD until the first chunk, whose tag covers it; then 0 */
	unsigned char plain[CHUNK], chunk[TAGGED];
	size_t length, at; /* bytes in `plain`; reading: how far they were taken */
	bool final;        /* reading: the chunk in `plain` was the last */
};

/* ---- bytes ---- */

static bool fail_file(struct ctx *c, const char *doing, const char *path)
{
	return ctx_fail(c, ERROR_UNAVAILABLE, "could not %s \"%s\": %s", doing, path, strerror(errno));
}

static bool write_all(struct ctx *c, struct sealed *s, const void *bytes, size_t length)
{
	const char *at = bytes;
	while (length > 0) {
		ssize_t written = write(s->file, at, length);
		if (written < 0 && errno != EINTR) {
			return fail_file(c, "write", s->path);
		}
		at += written < 0 ? 0 : written;
		length -= written < 0 ? 0 : (size_t)written;
	}
	return true;
}

/* Up to so many bytes; fewer only at the end of the file. */
static bool read_most(struct ctx *c, struct sealed *s, void *bytes, size_t length, size_t *ret)
{
	size_t have = 0;
	while (have < length) {
		ssize_t got = read(s->file, (char *)bytes + have, length - have);
		if (got < 0 && errno != EINTR) {
			return fail_file(c, "read", s->path);
		}
		if (got == 0) {
			break;
		}
		have += got < 0 ? 0 : (size_t)got;
	}
	*ret = have;
	return true;
}

static void put_number(unsigned char *at, uint32_t n)
{
	for (int i = 0; i < 4; i++) {
		at[i] = (unsigned char)(n >> (8 * i));
	}
}

static uint32_t get_number(const unsigned char *at)
{
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* ---- the key ---- */

static bool make_key(struct ctx *c, const char *path)
{
	unsigned char key[SEALED_KEY];
	const char *made = arena_printf(c->arena, "%s.new-%ld", path, (long)getpid());
	int file = open(made, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0) {
		return fail_file(c, "make", path);
	}
	randombytes_buf(key, sizeof key);
	bool written = write(file, key, sizeof key) == (ssize_t)sizeof key && fsync(file) == 0;
	sodium_memzero(key, sizeof key);
	/* link() rather than rename(): a key that somebody else made meanwhile stays. */
	written = (written && (link(made, path) == 0 || errno == EEXIST)) || fail_file(c, "make", path);
	close(file);
	unlink(made);
	return written && place_sync_parent(c, path);
}

bool sealed_key(struct ctx *c, const char *path, bool make, unsigned char key[SEALED_KEY])
{
	if (sodium_init() < 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not start the encryption library");
	}
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0 && errno == ENOENT && make) {
		if (!make_key(c, path)) {
			return false;
		}
		file = open(path, O_RDONLY | O_CLOEXEC);
	}
	if (file < 0) {
		return ctx_fail(c, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE,
		                "could not open the key file \"%s\": %s", path, strerror(errno));
	}
	unsigned char bytes[SEALED_KEY + 1];
	ssize_t length = read(file, bytes, sizeof bytes);
	close(file);
	memcpy(key, bytes, SEALED_KEY);
	sodium_memzero(bytes, sizeof bytes);
	return length == SEALED_KEY ||
	       ctx_fail(c, ERROR_INVALID, "\"%s\" is no key file: it must hold 32 bytes", path);
}

/* ---- writing ---- */

static struct sealed *new_sealed(struct ctx *c, const char *path, int file)
{
	struct sealed *s = ARENA_NEW(c->arena, struct sealed);
	s->path = arena_copy(c->arena, path);
	s->file = file;
	s->head_left = HEAD;
	return s;
}

bool sealed_create(struct ctx *c, const char *path, const unsigned char key[SEALED_KEY],
                   uint32_t schema, struct sealed **ret)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (file < 0) {
		return fail_file(c, "make", path);
	}
	struct sealed *s = new_sealed(c, path, file);
	s->schema = schema;
	memcpy(s->head, MAGIC, strlen(MAGIC));
	s->head[14] = VERSION;
	put_number(s->head + 16, schema);
	put_number(s->head + 20, CHUNK);
	unsigned char stream[STREAM_HEAD];
	crypto_secretstream_xchacha20poly1305_init_push(&s->state, stream, key);
	if (!write_all(c, s, s->head, HEAD) || !write_all(c, s, stream, sizeof stream)) {
		sealed_close(s);
		return false;
	}
	*ret = s;
	return true;
}

static bool push(struct ctx *c, struct sealed *s, unsigned char tag)
{
	unsigned long long length;
	crypto_secretstream_xchacha20poly1305_push(&s->state, s->chunk, &length, s->plain, s->length,
	                                           s->head, s->head_left, tag);
	s->head_left = 0;
	s->length = 0;
	return write_all(c, s, s->chunk, length);
}

bool sealed_put(struct ctx *c, struct sealed *s, const void *bytes, size_t length)
{
	const char *at = bytes;
	while (length > 0) {
		if (s->length == CHUNK && !push(c, s, 0)) {
			return false;
		}
		size_t part = length < CHUNK - s->length ? length : CHUNK - s->length;
		memcpy(s->plain + s->length, at, part);
		s->length += part;
		at += part;
		length -= part;
	}
	return true;
}

bool sealed_finish(struct ctx *c, struct sealed *s)
{
	return push(c, s, crypto_secretstream_xchacha20poly1305_TAG_FINAL) &&
	       (fsync(s->file) == 0 || fail_file(c, "write", s->path));
}

/* ---- reading ---- */

static bool fail_damaged(struct ctx *c, const struct sealed *s)
{
	return ctx_fail(
		c, ERROR_INVALID,
		"cannot read the backup \"%s\": it was changed or cut off, or this is not its key",
		s->path);
}

static bool read_head(struct ctx *c, struct sealed *s, const unsigned char *key)
{
	unsigned char stream[STREAM_HEAD];
	size_t got, more;
	if (!read_most(c, s, s->head, HEAD, &got) || !read_most(c, s, stream, sizeof stream, &more)) {
		return false;
	}
	if (got != HEAD || more != sizeof stream || memcmp(s->head, MAGIC, strlen(MAGIC)) != 0) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" is no backup", s->path);
	}
	if (s->head[14] != VERSION || get_number(s->head + 20) != CHUNK) {
		return ctx_fail(c, ERROR_INVALID,
		                "the backup \"%s\" was made by a newer program: use that program", s->path);
	}
	s->schema = get_number(s->head + 16);
	return crypto_secretstream_xchacha20poly1305_init_pull(&s->state, stream, key) == 0 ||
	       fail_damaged(c, s);
}

bool sealed_open(struct ctx *c, const char *path, const unsigned char key[SEALED_KEY],
                 struct sealed **ret)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		return ctx_fail(c, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE,
		                "could not open \"%s\": %s", path, strerror(errno));
	}
	struct sealed *s = new_sealed(c, path, file);
	if (!read_head(c, s, key)) {
		sealed_close(s);
		return false;
	}
	*ret = s;
	return true;
}

uint32_t sealed_schema(const struct sealed *s)
{
	return s->schema;
}

static bool pull(struct ctx *c, struct sealed *s)
{
	size_t got;
	unsigned long long length;
	unsigned char tag;
	if (s->final) {
		return fail_damaged(c, s);
	}
	if (!read_most(c, s, s->chunk, TAGGED, &got)) {
		return false;
	}
	if (got < crypto_secretstream_xchacha20poly1305_ABYTES ||
	    crypto_secretstream_xchacha20poly1305_pull(&s->state, s->plain, &length, &tag, s->chunk,
	                                               got, s->head, s->head_left) != 0) {
		return fail_damaged(c, s);
	}
	s->head_left = 0;
	s->length = length;
	s->at = 0;
	s->final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
	return true;
}

bool sealed_get(struct ctx *c, struct sealed *s, void *bytes, size_t length)
{
	char *at = bytes;
	while (length > 0) {
		if (s->at == s->length && !pull(c, s)) {
			return false;
		}
		size_t part = length < s->length - s->at ? length : s->length - s->at;
		memcpy(at, s->plain + s->at, part);
		s->at += part;
		at += part;
		length -= part;
	}
	return true;
}

bool sealed_ended(struct ctx *c, struct sealed *s)
{
	unsigned char more;
	size_t got;
	if (s->at == s->length && !s->final && !pull(c, s)) {
		return false;
	}
	if (s->at != s->length || !s->final) {
		return fail_damaged(c, s);
	}
	return read_most(c, s, &more, 1, &got) && (got == 0 || fail_damaged(c, s));
}

void sealed_close(struct sealed *s)
{
	if (s == NULL) {
		return;
	}
	close(s->file);
	sodium_memzero(&s->state, sizeof s->state);
	sodium_memzero(s->plain, sizeof s->plain);
}
