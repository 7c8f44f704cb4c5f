/* Chance that repeats itself: splitmix64. */
#include "cli/demo/random.h"

static uint64_t mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static uint64_t next(struct random *r)
{
	r->state += 0x9e3779b97f4a7c15u;
	return mix(r->state);
}

struct random random_of(uint64_t seed, uint64_t purpose)
{
	return (struct random){mix(seed ^ mix(purpose + 1))};
}

uint32_t random_below(struct random *r, uint32_t count)
{
	return (uint32_t)(((next(r) >> 32) * count) >> 32);
}

int between(struct random *r, int least, int most)
{
	return least + (int)random_below(r, (uint32_t)(most - least + 1));
}

bool chance(struct random *r, int in_thousand)
{
	return random_below(r, 1000) < (uint32_t)in_thousand;
}

uint32_t lot(uint64_t seed, uint32_t a, uint32_t b, uint32_t count)
{
	struct random r = {mix(seed ^ mix(((uint64_t)a << 32) | b))};
	return random_below(&r, count);
}
