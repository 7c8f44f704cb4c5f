/* The picture of an open episode's clock. No scripts, no styles: classes alone, so night and print work. */
#ifndef HEARTH_MISSING_LINE_H
#define HEARTH_MISSING_LINE_H

#include "base/instant.h"
#include "ui/html.h"

enum dot_kind { DOT_DONE, DOT_TODO, DOT_PAST };
struct line_dot {
	struct instant at;
	enum dot_kind kind;
	const char *when, *words; /* a word or two */
};

/* The dots in the order of time. A text for those who do not see it stands in it. */
struct safe_html line_drawn(struct arena *a, const struct line_dot *dots, size_t count, struct instant now, const char *now_words);

#endif
