/* Conditions and `each`: what is understood says the same when its own words are read again. */
#include "fuzz_language.h"

static void read_both_ways(struct ctx *c, const uint8_t *data, size_t size, bool named)
{
	struct fuzzed f;
	fuzzed_init(&f, c, data, size, named);
	f.l.form = size % 3 == 0;
	const struct node *node = condition_read(&f.l, &f.scope, f.source);
	if ((node == NULL) && f.problems.errors == 0) {
		abort();
	}
	if (!node || named) {
		return;
	}
	const char *words = condition_words(c->arena, node);
	const struct node *again = condition_read(&f.l, &f.scope, yaml_of_text(c->arena, words));
	/* Its own words may be longer or have more brackets than is allowed. */
	if (again && !text_is(condition_words(c->arena, again), words)) {
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CTX(c);
	read_both_ways(&c, data, size, false);
	read_both_ways(&c, data, size, true);
	struct fuzzed f;
	fuzzed_init(&f, &c, data, size, true);
	const struct each *each = each_read(&f.l, &f.scope, f.source);
	if (each) {
		each_as_field(&f.l, &f.scope, each);
	}
	return 0;
}
