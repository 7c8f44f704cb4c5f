/* Everybody who may appear: the cast of the demo's own homes, and characters and names for all others. */
#ifndef HEARTH_DEMO_PEOPLE_H
#define HEARTH_DEMO_PEOPLE_H

#include "cli/demo/inside.h"

/* A stay of the cast, counted back from the last day. */
struct cast_stay {
	const struct character *is;
	int came, left; /* days ago; left 0: still here */
	bool emergency;
};

struct cast_worker {
	const char *name;
	bool woman;
	enum post post;
	int slot;
	int from, to; /* days ago; to 0: still here */
	int age;
};

struct cast_home {
	const char *code, *name, *ref, *town, *address;
	const char *answerable, *independent; /* responsible individual, independent person */
	const struct cast_stay *stays;
	int stay_count;
	const struct cast_worker *workers;
	int worker_count;
	int places;
};

extern const struct cast_home cast_homes[2];

extern const struct character characters[];
extern const size_t character_count;

/* Names for homes outside the cast. */
extern const char *const first_names[]; /* women's at even places, men's at odd */
extern const size_t first_name_count;
extern const char *const family_names[];
extern const size_t family_name_count;
extern const char *const child_names[]; /* girls' at even places */
extern const size_t child_name_count;
extern const char *const home_names[];
extern const size_t home_name_count;

#endif
