/*
 * Duties as people see them: "To do". One row says what to do, how strong the rule is and why, and how it stands with the
 * clock, in the words of practice: a target of the home's own that is missed is "past your target" and never a breach; what
 * another body owes waits for them.
 *
 * A list is read without words (which records, which group, which clock), sorted, perhaps folded to one row a record, and
 * only what is shown is put into words: todo_say(). todos_of() says everything.
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
	const struct record_type *type; /* of the carrier; NULL: defined no more */
	enum state state;
	enum todo_group group;
	enum role post;        /* whose it is: the duty's owner, or its rung's */
	struct listed carrier; /* the record that carries it */
	size_t more;           /* further duties of the same record that stand behind this row: todos_fold() */
	size_t missed;         /* rounds of this duty on this record that are late, this one counted; 0: it has none */
	/* Words, once todo_say() has been asked. */
	const char *subject;   /* "Jayden"; "" for the home */
	const char *what;      /* "Jayden: tell the police" */
	const char *about;     /* "the hold on 15 November"; "" where the carrier is the person, the stay or the home itself */
	const char *rule;      /* "Must", "Should", "Your own standard" */
	const char *law;       /* "regulation 35(3)(b)"; "" for the home's own standard */
	const char *note;      /* a further sentence: "5 ml three times a day. Fridge."; "" */
	const char *tag;       /* "2 days late", "In 35 min" */
	const char *tag_class; /* "tag tag--late" */
	const char *when;      /* "was due Fri 20 Nov, 16:00", "by 18:20" */
	const char *href;      /* of the record, at the duty */
	const char *owner;     /* "registered manager" */
};
struct todos {
	struct todo *items;
	size_t count;
	struct instant now; /* as at */
};

/* Rows for these instances, as at `now`, without those that do not exist for the reader; by group, then due; with words. */
bool todos_of(struct page *p, const struct instance *list, size_t count, struct instant now, struct todos *ret);
/* The same without words. */
bool todos_rows(struct page *p, const struct instance *list, size_t count, struct instant now, struct todos *ret);
/* Open duties of the page's home that are due by then (INSTANT_NEVER: every one), without words. */
bool todos_read(struct page *p, struct instant until, struct todos *ret);

/*
 * One record, one row: the most pressing duty stands for its record, `more` counts the others. What somebody else owes
 * stays by itself; so does each standing duty of the home and each thing that waits for its first date.
 */
void todos_fold(struct todos *all);
void todo_say(struct page *p, struct todo *t, struct instant now);

/* Whether it is the reader's: by the posts they hold, as author, as the member of staff it is about. */
bool todo_is_mine(struct page *p, const struct todo *t);
bool todo_is(const struct todo *t, const char *type); /* carried by a record of this type */
bool todo_signs(const struct todo *t);                /* done by signing */
bool todo_decides(const struct todo *t);              /* a decision, and why */

/* How strong the rule is, in a word or two (practice, mock-ups: "Must", "Should", "Local protocol", …). */
const char *todo_rule(const struct duty *d);

/* <li class="duty">…</li>; `more`: how many more rows stand behind it, beside its own ("and 3 more"). */
void todo_put(struct buf *b, const struct todo *t, size_t more);

#endif
