/* A table from numbers to pointers: open addressing. */
#include "duties/map.h"

static size_t spread(uint64_t key)
{
	key ^= key >> 31;
	key *= 0x9e3779b97f4a7c15u;
	return (size_t)(key ^ key >> 29);
}

static struct map_slot *find(const struct map *m, uint64_t key)
{
	for (size_t i = spread(key);; i++) {
		struct map_slot *slot = &m->slots[i & (m->room - 1)];
		if (slot->key == key || slot->key == 0) {
			return slot;
		}
	}
}

void *map_get(const struct map *m, uint64_t key)
{
	return m->room == 0 ? NULL : find(m, key)->value;
}

static void grow(struct map *m)
{
	struct map old = *m;
	m->room = old.room == 0 ? 64 : old.room * 2;
	m->slots = ARENA_ARRAY(m->arena, m->room, struct map_slot);
	for (size_t i = 0; i < old.room; i++) {
		if (old.slots[i].key != 0) {
			*find(m, old.slots[i].key) = old.slots[i];
		}
	}
}

void map_put(struct map *m, uint64_t key, void *value)
{
	if (m->count * 4 >= m->room * 3) {
		grow(m);
	}
	struct map_slot *slot = find(m, key);
	m->count += slot->key == 0;
	*slot = (struct map_slot){key, value};
}
