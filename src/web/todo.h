/*
 * Duties as people see them: "To do". One row says what to do, how strong the rule is and why, and how it stands with the
 * clock, in the words of practice: a target of the home's own that is missed is "past your target" and never a breach; what
 * another body owes waits for them.
 */
#ifndef HEARTH_TODO_H
#define HEARTH_TODO_H

#include "duties/instance.h"
#include "web/page.h"

/* In the order of the screen. */
enum todo_group {
	TODO_BREACH,    /* past the law's date (or guidance's) */
	TODO_TODAY,     /* due by the end of today */
	TODO_PAST,      /* past a target of the home's own */
	TODO_WAITING,   /* somebody else owes it */
	TODO_WEEK,      /* due within seven days */
	TODO_LATER,
	TODO_NOT_KNOWN, /* nobody has told the last date: "Tell us" */
	TODO__COUNT
};
const char *todo_group_title(enum todo_group group); /* "Past the law's date" */

struct todo {
	const struct instance *i;
	const struct duty *duty;
	enum state state;
	enum todo_group group;
	struct listed carrier; /* the record that carries it */
	const char *subject;   /* "Jayden"; "" for the home */
	const char *what;      /* "Jayden: tell the police" */
	const char *about;     /* "Child missing, Sat 21 Nov"; "" where the carrier is the person or the home itself */
	const char *rule;      /* "Must", "Should", "Your own standard" */
	const char *tag;       /* "2 days late", "in 35 min" */
	const char *tag_class; /* "tag tag--late" */
	const char *when;      /* "was due Fri 20 Nov, 16:00", "by 18:20" */
	const char *href;      /* of the record, at the duty */
	const char *owner;     /* "registered manager" */
};
struct todos {
	struct todo *items;
	size_t count;
};

/* Rows for these instances, as at `now`, without those that do not exist for the reader; by group, then due. */
bool todos_of(struct page *p, const struct instance *list, size_t count, struct instant now, struct todos *ret);
/* Every open duty of the page's home. */
bool todos_open(struct page *p, struct todos *ret);

/* How strong the rule is, in a word or two (practice, mock-ups: "Must", "Should", "Local protocol", …). */
const char *todo_rule(const struct duty *d);

/* <li class="duty">…</li>; `more`: how many more rows of the same record stand behind it ("and 3 more"). */
void todo_put(struct buf *b, const struct todo *t, size_t more);

#endif
