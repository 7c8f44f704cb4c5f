/* A report as entries: the home, the inspection with its printed words, what must and should be done. */
#ifndef HEARTH_REPORT_LINES_H
#define HEARTH_REPORT_LINES_H

#include "base/ctx.h"
#include "inspection/report.h"

/* Where the records go. */
struct report_place {
	const char *home;     /* reference */
	const char *provider; /* reference */
	bool home_is_new, provider_is_new;
	struct instant written;
};

/* The lines that `import` takes, one record each for inspection, requirements, recommendations and notices. */
void report_lines(struct ctx *c, const struct report *report, const struct report_place *place,
                  struct buf *ret);
/* "inspection-1244413-2023-04-18": the reference its inspection gets. */
const char *report_inspection_ref(struct ctx *c, const struct report *report);

#endif
