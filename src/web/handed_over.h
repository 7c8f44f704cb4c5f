/* What the last shift handed over, and the last good moment that somebody wrote down. */
#ifndef HEARTH_HANDED_OVER_H
#define HEARTH_HANDED_OVER_H

#include "web/page.h"

/* How a child was, and what was promised to them. */
struct handed_child {
	const char *name, *how, *promises; /* promises "": none */
};

/* One of the six questions, or of the counts. */
struct handed_answer {
	const char *asked; /* "Holds" */
	enum { HANDED_NONE, HANDED_RECORDED, HANDED_NOT_YET } answer;
};

enum { HANDED_QUESTIONS = 6 };

struct handed_over {
	bool found;
	const char *ref;
	struct instant at;
	const char *out, *in;     /* who handed over, who took over: "" where nobody has signed yet */
	struct instant signed_in; /* INSTANT_NONE: not yet */
	const struct handed_child *children;
	size_t child_count;
	const char *to_do; /* for the next shift; "" */
	struct handed_answer answers[HANDED_QUESTIONS];
	bool differs;                        /* the count of medicines */
	const char *medicines, *cash, *keys; /* as counted; "" */
};

bool handed_over_read(struct page *p, struct handed_over *ret);

/* Something good, in the child's own words, from a note that says the mood was good. */
struct good_moment {
	bool found;
	const char *words,
		*who; /* "“I think I'm getting better at it.”"; "Amira, Sat 21 Nov. Relaxed" */
	const char *href;
};
bool good_moment_read(struct page *p, struct good_moment *ret);

#endif
