/*
 * A child as a whole: who they are, what helps and what worries, who is around them, what is in force. What nobody has told
 * is said to be unknown, never left out. Every line of it comes from a record that the reader may see.
 */
#ifndef HEARTH_CHILD_H
#define HEARTH_CHILD_H

#include "web/page.h"

/* Something somebody wrote about the child, with who and when. */
struct said {
	const char *label; /* "What calms" */
	const char *words; /* "" : nobody has told */
	const char *author, *day;
	const char *href; /* of the record */
};
struct said_list {
	struct said *items;
	size_t count;
};

/* Somebody around the child. */
struct around {
	const char *role, *name, *organisation, *phone; /* "" where not told */
	const char *href;
};

/* A plan or document that holds now. */
struct in_force {
	const char *title, *since, *until, *href; /* until "" without an end */
	bool over_soon;                           /* its day of review has passed */
};

struct child {
	struct page *p;
	const struct record *record;
	const char *name, *full_name, *href;
	const char *letter, *face; /* "J", "face face--a face--lg" */
	int age;                   /* -1: nobody has told */
	const struct listed *stay; /* the newest; NULL */
	bool lives_here;
	const char *since;    /* "since 3 March 2025, 8 months", "lived here until …", "" */
	const char *status;   /* "care order (s31)", … */
	const char *needs;    /* allergies and health needs; "" */
	const char *key_work; /* who did key work last, and when; "" */
	struct said_list helps, worries;
	struct around *people;
	size_t people_count;
	struct in_force *papers;
	size_t paper_count;
};

/* Who the child is: what a list of children shows. The record must have been opened for being read already. */
bool child_read(struct page *p, const struct record *record, struct child *ret);
/* The rest. */
bool child_read_more(struct child *k);

const char *face_of(struct page *p, const struct record *child, bool large);
const char *legal_words(struct page *p, const struct record *child);

void child_top_put(struct buf *b, const struct child *k);
void child_said_put(struct buf *b, const struct said_list *list);
void child_people_put(struct buf *b, const struct child *k);
void child_papers_put(struct buf *b, const struct child *k);

#endif
