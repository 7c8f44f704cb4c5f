/*
 * Records as lines of a list: when, what kind in the home's words, who wrote it, and its first words. Lists of a child, of a
 * home, of a kind; each line leads to its record. The cost of a list is that of its lines, however many records there are.
 */
#ifndef HEARTH_RECORD_LINE_H
#define HEARTH_RECORD_LINE_H

#include "web/page.h"

struct record_line {
	const struct listed *row;
	const char *title; /* "Daily log", "Control, discipline or restraint: restraint" */
	const char *who;   /* whom it is about, where the list is of more than one; "" */
	const char *words; /* the first; "" */
	const char *author;
	const char *when, *day; /* "02:10"; "Saturday 21 November 2026" */
	const char *href;
	bool withdrawn;
};

/* What a list is cut to, and where it goes on: "2026-11-21T02:10:00Z.1234". */
struct cursor {
	struct instant before;
	record_no no;
};
/* ?before=; false and untouched where it is none of ours. Without the parameter: true, from the newest. */
bool cursor_read(struct page *p, struct cursor *ret);

struct lines {
	const struct record_line *items;
	size_t count;
	const char *more; /* cursor for what comes after; NULL: nothing does */
};
/* The next `most` lines of the listing from the cursor on. `who`: say whom each is about. */
bool lines_read(struct page *p, struct listing *listing, size_t most, bool who, struct lines *ret);
/* A timeline by day, or that there is nothing. */
void lines_put(struct buf *b, const struct lines *lines);

void record_line_put(struct buf *b, const struct record_line *l);

/* The kinds of records as a list of choices: those about any of these subjects, by title. */
struct kinds {
	const struct record_type *const *items;
	size_t count;
};
struct kinds kinds_about(struct page *p, unsigned subjects);

#endif
