/*
 * Memory that is given back all at once.
 *
 * An arena is a stack of blocks, the newest on top. Only the newest is allocated from, so rolling back to a mark frees
 * whole blocks and lowers one number. Under AddressSanitizer what is not handed out is poisoned, with a gap after each
 * piece, so that running over the end of one is found as it would be with malloc().
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
enum { GAP = 32 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size)   ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { GAP = 0 };
#endif

enum { ALIGNMENT = 16, SMALLEST = 4096, LARGEST = 256 * 1024 };

struct block {
	struct block *below;
	size_t size; /* of `bytes` */
	size_t used;
	_Alignas(ALIGNMENT) unsigned char bytes[];
};

/* Something that is released with the memory that came after it was handed over. */
struct owned {
	struct owned *before;
	void (*release)(void *thing);
	void *thing;
};

struct arena {
	struct block *top;
	struct owned *owned;
	size_t held;
};

static _Noreturn void out_of_memory(const char *what)
{
	fprintf(stderr, "hearth: %s\n", what);
	abort();
}

static size_t round_up(size_t size)
{
	size_t padded;
	if (__builtin_add_overflow(size, (size_t)(ALIGNMENT - 1 + GAP), &padded)) {
		out_of_memory("memory of an impossible size was asked for");
	}
	return padded & ~(size_t)(ALIGNMENT - 1);
}

/* Blocks double up to a bound, so that a small request costs little and a large one few calls. */
static void push_block(struct arena *a, size_t at_least)
{
	size_t size = a->top == NULL ? SMALLEST : a->top->size * 2;
	if (size > LARGEST) {
		size = LARGEST;
	}
	if (size < at_least) {
		size = at_least;
	}
	size_t whole;
	struct block *b = NULL;
	if (!__builtin_add_overflow(size, sizeof *b, &whole)) {
		b = malloc(whole);
	}
	if (b == NULL) {
		out_of_memory("out of memory");
	}
	b->below = a->top;
	b->size = size;
	b->used = 0;
	ASAN_POISON_MEMORY_REGION(b->bytes, size);
	a->top = b;
	a->held += whole;
}

static void pop_block(struct arena *a)
{
	struct block *b = a->top;
	a->top = b->below;
	a->held -= sizeof *b + b->size;
	ASAN_UNPOISON_MEMORY_REGION(b->bytes, b->size);
	free(b);
}

static void lower_to(struct block *b, size_t used)
{
	b->used = used;
	ASAN_POISON_MEMORY_REGION(b->bytes + used, b->size - used);
}

static void release_until(struct arena *a, const struct owned *last)
{
	while (a->owned != last) {
		struct owned *o = a->owned;
		a->owned = o->before;
		o->release(o->thing);
	}
}

void arena_own(struct arena *a, void (*release)(void *thing), void *thing)
{
	struct owned *o = ARENA_NEW(a, struct owned);
	*o = (struct owned){a->owned, release, thing};
	a->owned = o;
}

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof *a);
	if (a == NULL) {
		out_of_memory("out of memory");
	}
	return a;
}

void arena_free(struct arena *a)
{
	if (a == NULL) {
		return;
	}
	release_until(a, NULL);
	while (a->top != NULL) {
		pop_block(a);
	}
	free(a);
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t room = round_up(size);
	if (a->top == NULL || a->top->size - a->top->used < room) {
		push_block(a, room);
	}
	void *at = a->top->bytes + a->top->used;
	a->top->used += room;
	ASAN_UNPOISON_MEMORY_REGION(at, size);
	return memset(at, 0, size);
}

bool arena_extend(struct arena *a, const void *last, size_t old_size, size_t new_size)
{
	struct block *b = a->top;
	size_t old_room = round_up(old_size);
	if (b == NULL || new_size < old_size || b->used < old_room ||
	    (const unsigned char *)last != b->bytes + (b->used - old_room)) {
		return false;
	}
	size_t more = round_up(new_size) - old_room;
	if (b->size - b->used < more) {
		return false;
	}
	unsigned char *end = b->bytes + (b->used - old_room) + old_size;
	b->used += more;
	ASAN_UNPOISON_MEMORY_REGION(end, new_size - old_size);
	memset(end, 0, new_size - old_size);
	return true;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t whole;
	if (__builtin_mul_overflow(count, size, &whole)) {
		out_of_memory("memory of an impossible size was asked for");
	}
	return arena_alloc(a, whole);
}

void *arena_grow(struct arena *a, const void *old, size_t old_count, size_t new_count, size_t size)
{
	void *grown = arena_array(a, new_count, size);
	if (old != NULL && old_count > 0) {
		memcpy(grown, old, (old_count < new_count ? old_count : new_count) * size);
	}
	return grown;
}

char *arena_copy_n(struct arena *a, const char *text, size_t length)
{
	char *copy = arena_array(a, length + 1, 1);
	if (length > 0) {
		memcpy(copy, text, length);
	}
	return copy;
}

char *arena_copy(struct arena *a, const char *text)
{
	return arena_copy_n(a, text, strlen(text));
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	if (length < 0) {
		out_of_memory("text could not be put together");
	}
	char *text = arena_array(a, (size_t)length + 1, 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = arena_vprintf(a, format, args);
	va_end(args);
	return text;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->top, a->top == NULL ? 0 : a->top->used, a->owned};
}

void arena_reset(struct arena *a, struct arena_mark mark)
{
	if (mark.block == NULL) {
		arena_clear(a);
		return;
	}
	release_until(a, mark.owned);
	while (a->top != mark.block) {
		pop_block(a);
	}
	lower_to(a->top, mark.used);
}

/* Keeps the oldest block, which is small unless its first piece was large, so no arena keeps much. */
void arena_clear(struct arena *a)
{
	release_until(a, NULL);
	while (a->top != NULL && (a->top->below != NULL || a->top->size > LARGEST)) {
		pop_block(a);
	}
	if (a->top != NULL) {
		lower_to(a->top, 0);
	}
}

size_t arena_bytes(const struct arena *a)
{
	return a->held;
}
