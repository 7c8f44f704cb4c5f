/*
 * A record as it is told to people: what it says by step, what it said before, who did what when. As it stands, or as it stood
 * at a moment: then only entries known then count (what was imported counts from when it was written).
 */
#ifndef HEARTH_TOLD_H
#define HEARTH_TOLD_H

#include "web/page.h"

struct told {
	struct page *p;
	const struct record *r; /* folded from these entries */
	struct instant at;      /* INSTANT_NEVER: now */
	const struct entry *entries;
	size_t count;
};

/* The record's kind must be known (record->kind). Memory of the ctx. */
bool told_of(struct page *p, const struct record *record, struct instant at, struct told *ret);

/* "Hold with Tilly", "Daily note: Jayden", "Fire drill". */
const char *told_heading(struct page *p, const struct record *r);
/* Who wrote an entry: a name, "Hearth" for the program. */
const char *told_author(struct page *p, const struct entry *e);
bool told_is_withdrawn(const struct told *t, size_t index);
/* The newest entry that gives the field, or NULL. */
const struct entry *told_entry_of(const struct told *t, symbol field);
/* What the field says, in words; "" for nothing. */
const char *told_says(const struct told *t, const char *field);

/* Every answer, by step, with who gave it, and below it what it said before. */
void told_put_answers(const struct told *t);
/* Entries, newest first: when, who, what. */
void told_put_timeline(const struct told *t);

#endif
