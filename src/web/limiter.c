/* Buckets of tries, each kept as the one moment at which it will be full again. */
#include "web/limiter.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum count { COUNT_NAME_FROM, COUNT_NAME, COUNT_FROM, COUNT__COUNT };

/*
 * Somebody who mistypes has five tries, then one a minute. The other two are wide: they bound what many guesses at many
 * names, or at one name from many places, can reach, and must not let a stranger keep somebody out.
 */
static const struct {
	int64_t tries, seconds_each;
} counts[COUNT__COUNT] = {
	[COUNT_NAME_FROM] = {5, 60},
	[COUNT_NAME] = {50, 20},
	[COUNT_FROM] = {30, 10},
};

enum { SLOTS = 1 << 14, PROBES = 8 };

struct slot {
	uint64_t key;
	int64_t full; /* when all tries are there again */
};

struct limiter {
	pthread_mutex_t mutex;
	unsigned char secret[crypto_generichash_KEYBYTES];
	struct slot slots[SLOTS];
};

struct limiter *limiter_new(void)
{
	struct limiter *l = calloc(1, sizeof *l);
	if (l == NULL) {
		abort();
	}
	pthread_mutex_init(&l->mutex, NULL);
	randombytes_buf(l->secret, sizeof l->secret);
	return l;
}

void limiter_free(struct limiter *l)
{
	if (l != NULL) {
		pthread_mutex_destroy(&l->mutex);
		free(l);
	}
}

static uint64_t key_of(const struct limiter *l, enum count count, const char *name,
                       struct address from)
{
	static const char empty[] = "";
	uint64_t key = 0;
	crypto_generichash_state state;
	unsigned char digest[crypto_generichash_BYTES], kind = (unsigned char)count;
	struct address network = address_network(from);
	const char *word = count == COUNT_FROM ? empty : name;
	crypto_generichash_init(&state, l->secret, sizeof l->secret, sizeof digest);
	crypto_generichash_update(&state, &kind, 1);
	if (count != COUNT_NAME) {
		crypto_generichash_update(&state, network.bytes, sizeof network.bytes);
	}
	crypto_generichash_update(&state, (const unsigned char *)word, strlen(word));
	crypto_generichash_final(&state, digest, sizeof digest);
	memcpy(&key, digest, sizeof key);
	return key | 1;
}

/* The slot of a key; a new one takes the place of the one nearest to being full again. */
static struct slot *find(struct limiter *l, uint64_t key)
{
	struct slot *oldest = &l->slots[key / 2 % SLOTS];
	for (uint64_t i = 0; i < PROBES; i++) {
		struct slot *s = &l->slots[(key / 2 + i) % SLOTS];
		if (s->key == key) {
			return s;
		}
		oldest = s->full < oldest->full ? s : oldest;
	}
	*oldest = (struct slot){.key = key};
	return oldest;
}

/* Seconds until this count has a try; 0: it has one. */
static int64_t wait_of(struct limiter *l, enum count count, uint64_t key, int64_t now)
{
	int64_t owed = find(l, key)->full - now;
	int64_t wait = owed - (counts[count].tries - 1) * counts[count].seconds_each;
	return wait > 0 ? wait : 0;
}

static void charge(struct limiter *l, enum count count, uint64_t key, int64_t now)
{
	struct slot *s = find(l, key);
	s->full = (s->full < now ? now : s->full) + counts[count].seconds_each;
}

bool limiter_take(struct limiter *l, const char *name, struct address from, int64_t now,
                  int64_t *ret_wait)
{
	uint64_t keys[COUNT__COUNT];
	int64_t wait = 0;
	for (int i = 0; i < COUNT__COUNT; i++) {
		keys[i] = key_of(l, (enum count)i, name, from);
	}
	pthread_mutex_lock(&l->mutex);
	for (int i = 0; i < COUNT__COUNT; i++) {
		int64_t this = wait_of(l, (enum count)i, keys[i], now);
		wait = this > wait ? this : wait;
	}
	for (int i = 0; i < COUNT__COUNT && wait == 0; i++) {
		charge(l, (enum count)i, keys[i], now);
	}
	pthread_mutex_unlock(&l->mutex);
	*ret_wait = wait;
	return wait == 0;
}

void limiter_give_back(struct limiter *l, const char *name, struct address from)
{
	pthread_mutex_lock(&l->mutex);
	for (int i = 0; i < COUNT__COUNT; i++) {
		find(l, key_of(l, (enum count)i, name, from))->full -= counts[i].seconds_each;
	}
	pthread_mutex_unlock(&l->mutex);
}
