/*
 * An encrypted file that is written and read from front to back: a backup.
 *
 * Layout: "hearth-backup\n", a version byte, a zero, the schema number and the size of a chunk (4 bytes each, lowest
 * first); the 24-byte header of libsodium's crypto_secretstream_xchacha20poly1305; then chunks, each with its tag of 17
 * bytes. The first chunk's tag covers the plain head as well; the last chunk carries the final tag, so that a file that
 * was cut off, changed or put together from two is noticed.
 */
#ifndef HEARTH_STORE_SEALED_H
#define HEARTH_STORE_SEALED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ctx;
struct sealed;

enum { SEALED_KEY = 32 };

/* The key of a file; made (0600, on disk) where it is absent and `make` is set. */
bool sealed_key(struct ctx *c, const char *path, bool make, unsigned char key[SEALED_KEY]);

/* Memory of the ctx; closed by sealed_close() in every case. */
bool sealed_create(struct ctx *c, const char *path, const unsigned char key[SEALED_KEY],
                   uint32_t schema, struct sealed **ret);
bool sealed_put(struct ctx *c, struct sealed *s, const void *bytes, size_t length);
bool sealed_finish(struct ctx *c, struct sealed *s); /* the last chunk; then it is on disk */

bool sealed_open(struct ctx *c, const char *path, const unsigned char key[SEALED_KEY],
                 struct sealed **ret);
uint32_t sealed_schema(const struct sealed *s);
bool sealed_get(struct ctx *c, struct sealed *s, void *bytes, size_t length); /* exactly so many */
/* Fails unless everything was read and the end is the end. */
bool sealed_ended(struct ctx *c, struct sealed *s);

void sealed_close(struct sealed *s); /* NULL is fine */

#endif
