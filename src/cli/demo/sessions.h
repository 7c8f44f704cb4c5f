/* Key-work sessions, as a key worker plans and writes them. */
#ifndef HEARTH_DEMO_SESSIONS_H
#define HEARTH_DEMO_SESSIONS_H

#include <stddef.h>

struct session {
	const char *topics[3];
	const char *summary, *goal, *action; /* goal and action may be NULL */
};

extern const struct session sessions[];
extern const size_t session_count;

#endif
