/*
 * Linked into rebuild_by_duty around the engine's walk of a case (case_run, by the linker's --wrap): tells at the end which
 * duties took the time of a rebuild.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "duties/inside.h"

enum { MOST_SYMBOLS = 1 << 17, SHOWN = 25 };

static struct {
	double seconds, most;
	long runs;
} spent[MOST_SYMBOLS];

bool __real_case_run(struct ctx *c, struct world *w, struct case_key key, struct instant t,
                     bool anew);
bool __wrap_case_run(struct ctx *c, struct world *w, struct case_key key, struct instant t,
                     bool anew);

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* not what others on the core take */
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t dearest(void)
{
	size_t found = 0;
	for (size_t i = 1; i < MOST_SYMBOLS; i++) {
		found = spent[i].seconds > spent[found].seconds ? i : found;
	}
	return found;
}

static void print(void)
{
	double all = 0;
	for (size_t i = 0; i < MOST_SYMBOLS; i++) {
		all += spent[i].seconds;
	}
	fprintf(stderr, "%9.3f s in all walks; the dearest duties:\n", all);
	for (int n = 0; n < SHOWN; n++) {
		size_t i = dearest();
		if (spent[i].runs == 0) {
			return;
		}
		fprintf(stderr, "%9.3f s %8ld walks %9.3f ms at most  %s\n", spent[i].seconds,
		        spent[i].runs, spent[i].most * 1e3, symbol_word((symbol)i));
		spent[i].seconds = 0;
		spent[i].runs = 0;
	}
}

bool __wrap_case_run(struct ctx *c, struct world *w, struct case_key key, struct instant t,
                     bool anew)
{
	static bool begun;
	if (!begun) {
		begun = true;
		atexit(print);
	}
	double start = now();
	bool ok = __real_case_run(c, w, key, t, anew);
	double took = now() - start;
	if (key.duty < MOST_SYMBOLS) {
		spent[key.duty].seconds += took;
		spent[key.duty].runs++;
		spent[key.duty].most = took > spent[key.duty].most ? took : spent[key.duty].most;
	}
	return ok;
}
