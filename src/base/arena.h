/*
 * Memory that is given back all at once: a request, a command, a job and a test each have one arena.
 *
 * arena_alloc() never returns NULL: memory running out ends the process, and therefore every size that a
 * user controls is bounded (base/limits.h) before it is allocated. What an arena returns is zeroed and aligned
 * for any type.
 */
#ifndef HEARTH_ARENA_H
#define HEARTH_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A place in an arena to which it can be rolled back. */
struct arena_mark {
	void *block;
	size_t used;
	void *owned;
};

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */

void *arena_alloc(struct arena *a, size_t size);
/* count * size with overflow checked (overflow ends the process: a bound was forgotten). */
void *arena_array(struct arena *a, size_t count, size_t size);
/* A copy of `old` (old_count items) with room for new_count; the old memory stays until the arena goes. */
void *arena_grow(struct arena *a, const void *old, size_t old_count, size_t new_count, size_t size);
/*
 * Lengthens `last`, the newest piece, where it stands: true if there was room. For text that grows; whoever gets
 * false takes a new piece and copies.
 */
bool arena_extend(struct arena *a, const void *last, size_t old_size, size_t new_size);
char *arena_copy(struct arena *a, const char *text);
char *arena_copy_n(struct arena *a, const char *text, size_t length); /* adds the NUL */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Hands something of the outside world to the arena: release(thing) is called when its memory goes, newest first. */
void arena_own(struct arena *a, void (*release)(void *thing), void *thing);

struct arena_mark arena_mark(const struct arena *a);
void arena_reset(struct arena *a, struct arena_mark mark); /* frees all that came after the mark */
void arena_clear(struct arena *a);         /* frees everything, keeps one block for reuse */
size_t arena_bytes(const struct arena *a); /* what it holds from the system */

#define ARENA_NEW(a, type)          ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, count, type) ((type *)arena_array((a), (count), sizeof(type)))

#endif
