/*
 * A table from numbers to pointers, for what the engine must find at once: records, lists, cases. Keys are never 0.
 * Memory is the arena's; nothing is ever taken out one by one (a value may become NULL).
 */
#ifndef HEARTH_DUTIES_MAP_H
#define HEARTH_DUTIES_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct map_slot {
	uint64_t key; /* 0: free */
	void *value;
};

struct map {
	struct arena *arena;
	struct map_slot *slots; /* a power of two, at most three quarters full */
	size_t room, count;
};

void *map_get(const struct map *m, uint64_t key); /* NULL where there is none */
void map_put(struct map *m, uint64_t key, void *value);

/* Two small numbers as one key. */
static inline uint64_t map_pair(uint32_t a, uint32_t b)
{
	return (uint64_t)a << 32 | b;
}

#endif
