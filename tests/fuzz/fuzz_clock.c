/* Clocks in words: what is understood says the same when its own words are read again. */
#include "fuzz_language.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CTX(c);
	struct fuzzed f;
	fuzzed_init(&f, &c, data, size, true);
	clock_read(&f.l, &f.scope, f.source);
	fuzzed_init(&f, &c, data, size, false);
	const struct clock *clock = clock_read(&f.l, &f.scope, f.source);
	if (!clock || f.problems.errors > 0) {
		return 0;
	}
	const char *words = clock_words(c.arena, clock);
	const struct clock *again = clock_read(&f.l, &f.scope, yaml_of_text(c.arena, words));
	if (again && !text_is(clock_words(c.arena, again), words)) {
		abort();
	}
	return 0;
}
