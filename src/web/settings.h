/*
 * Numbers that the law leaves open, with what a home has made of them: every named setting, every "aim for" of a duty, every
 * rung of a ladder. The value that holds is the home's, else the provider's, else the one that came with the definitions.
 */
#ifndef HEARTH_SETTINGS_H
#define HEARTH_SETTINGS_H

#include "web/page.h"

enum holds { HOLDS_DEFAULT, HOLDS_PROVIDER, HOLDS_HOME };

struct one_setting {
	const char *name; /* "missing-police-report", "reg5c/chase" */
	const char *title;
	bool is_amount;
	struct amount amount; /* that holds */
	int64_t number;
	const char *value, *usual; /* in words: what holds, and what came with the definitions */
	enum holds holds;
	const char *by, *when, *why; /* of a value that was set; "" */
	const struct duty *duty;     /* an "aim for": its duty; NULL */
	const struct ladder *ladder; /* a rung: its ladder; NULL */
	size_t place;                /* of the rung on it */
	unsigned area;               /* the first of the duty's; 0: across all */
};

struct settings {
	struct one_setting *items;
	size_t count;
	const struct record *provider; /* NULL: no record of it */
};

/* Of the page's home, by area, then title. */
bool settings_gather(struct page *p, struct settings *ret);
const struct one_setting *settings_find(const struct settings *s, const char *name);
/* The duties whose dates it moves, and how many of them are open in this home. */
struct moved {
	const struct duty *const *duties;
	size_t count, open;
};
bool settings_moves(struct page *p, const struct one_setting *s, struct moved *ret);

const char *setting_area(unsigned area);

#endif
