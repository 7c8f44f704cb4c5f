/*
 * What of a lookup can be tested on the record alone, when it is written: rows.own and rows.rest, and the registry of
 * watches (definitions.h). Two lookups with the same own part are one watch, in every generation.
 */
#ifndef HEARTH_DEFINITIONS_WATCHES_H
#define HEARTH_DEFINITIONS_WATCHES_H

#include "definitions/language.h"

struct watch_list {
	struct arena *arena;
	struct watch *items;
	size_t count, room;
};

/* Fills own, rest and watch. */
void watch_rows(const struct language *l, struct rows *rows);

/* A condition in the words of the language, always the same for the same tree; the key of a watch, and for tests. */
const char *condition_words(struct arena *arena, const struct node *node);
const char *rows_words(struct arena *arena, const struct rows *rows);
const char *clock_words(struct arena *arena, const struct clock *clock);

#endif
