/*
 * Prints the entry lines of a made-up provider: HOMES homes over YEARS years, ending at END.
 *
 *   demo_lines HOMES YEARS END
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/ctx.h"
#include "cli/demo/demo.h"

static bool print(struct ctx *c, void *arg, const char *line)
{
	(void)arg;
	return puts(line) != EOF || ctx_fail(c, ERROR_UNAVAILABLE, "could not write");
}

int main(int argc, char **argv)
{
	CTX(c);
	struct demo_plan plan = {.seed = DEMO_SEED};
	if (argc != 4) {
		fputs("usage: demo_lines HOMES YEARS END\n", stderr);
		return 2;
	}
	plan.homes = atoi(argv[1]);
	plan.years = atoi(argv[2]);
	if (!instant_parse(&c, argv[3], &plan.end) || !demo_lines(&c, &plan, print, NULL) ||
	    fflush(stdout) != 0) {
		fprintf(stderr, "demo_lines: %s\n", c.message);
		return 1;
	}
	return 0;
}
