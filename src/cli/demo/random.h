/* Chance that repeats itself: the same seed gives the same life. */
#ifndef HEARTH_DEMO_RANDOM_H
#define HEARTH_DEMO_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
	uint64_t state;
};

/* A stream of its own for each (seed, what it is for). */
struct random random_of(uint64_t seed, uint64_t purpose);
uint32_t random_below(struct random *r, uint32_t count); /* 0 … count − 1; 0 for count 0 */
int between(struct random *r, int least, int most);      /* both included */
bool chance(struct random *r, int in_thousand);

/* The same answer for the same question, whatever was drawn before. */
uint32_t lot(uint64_t seed, uint32_t a, uint32_t b, uint32_t count);

#endif
