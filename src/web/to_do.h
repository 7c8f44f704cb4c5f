/*
 * The page To do: what was asked for, and the rows that answer it. Everything open of a home, or what was open at a moment of
 * the past, or what was done lately; narrowed by whom it is about, whose it is, how strong the rule is, and its group.
 *
 * A word in the address that means nothing is said to mean nothing (`wrong`); no list stands there then, for a list that
 * silently ignores a filter is read as if it had obeyed it.
 */
#ifndef HEARTH_TO_DO_H
#define HEARTH_TO_DO_H

#include "duties/owner.h"
#include "web/page.h"
#include "web/todo.h"

enum {
	TO_DO_SHOWN =
		20, /* rows of a group, where all groups are shown; the rest is a page of its own */
	TO_DO_PART = 50, /* rows on a page of one group */
	TO_DO_DONE_DAYS = 30,
	TO_DO_CHOSEN = 6,
};

/* One row, and what only this page says of it. */
struct law_row {
	struct todo todo;
	struct owner owner;
	const char *owner_words; /* "Marie Adeyemi", "Tom Harker, standing in for …" */
	const char *words;       /* of the law; NULL */
	const char *done;        /* what ends it */
	const char *law_href;
};

struct to_do {
	struct page *p;
	struct instant at; /* as it stood then; now for the present */
	bool past;
	/* What it is narrowed to. */
	const char *about_ref; /* NULL: everybody */
	const char *about_name;
	bool mine;
	enum role owner;      /* ROLE_NONE: anybody's */
	int force;            /* -1: any */
	int group;            /* -1: all that are open; TODO__COUNT: done lately */
	size_t part;          /* of the group, from 0 */
	const char *wrong;    /* what in the address means nothing; NULL */
	const char *wrong_at; /* id of the field it is about */
	/* The answer. */
	struct owners *owners;
	struct todos all;     /* before it is narrowed */
	struct law_row *rows; /* after */
	size_t count;
	size_t counts[TODO__COUNT];
};

/* What the address asks for: at, child, owner, force, group, part. Fails only where the store does. */
bool to_do_asked(struct to_do *t);
/* Whom somebody can be named in ?child=: a child, a member of staff, the home. Once the home is known. */
bool to_do_find_about(struct to_do *t);
/* Takes from t->all what is asked for. */
bool to_do_narrow(struct to_do *t);
/* Puts a row into words: only what is shown needs them. */
void to_do_say(struct to_do *t, struct law_row *row);
/* The forms beside the list, and what is chosen already. */
void to_do_put_filters(struct to_do *t);
/* "registered-manager" for an address; "breach", "done". */
const char *to_do_group_word(int group);

void law_row_put(struct buf *b, const struct law_row *r);

#endif
