/* Files of definitions: whatever the bytes are, they are a generation or problems with places in the file. */
#include <stdint.h>
#include <stdlib.h>

#include "base/ctx.h"
#include "definitions/definitions.h"

/* The first byte says which file it is. */
static const char *const NAMES[] = {"child/fuzz.yaml", "settings.yaml", "ladders.yaml",
                                    "forms/fuzz.yaml", "bank-holidays.yaml"};

static void check_places(const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++) {
		struct position at = problems->items[i].at;
		if (at.file != 0 || at.line == 0 || at.column == 0 || !problems->items[i].message[0]) {
			abort();
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CTX(c);
	if (size == 0) {
		return 0;
	}
	const char *name = NAMES[data[0] % (sizeof NAMES / sizeof *NAMES)];
	const char *text = arena_copy_n(c.arena, (const char *)data + 1, size - 1);
	struct definition_file file = {name, text, size - 1};
	struct problems problems;
	problems_init(&problems, c.arena, &file, 1);
	const struct definitions *d = NULL;
	bool loaded = definitions_load(&c, &file, 1, &problems, &d);
	if (loaded != (problems.errors == 0) || loaded != (d != NULL)) {
		abort();
	}
	check_places(&problems);
	struct buf out = {.arena = c.arena};
	problems_print(&problems, &out);
	definitions_free(d);
	return 0;
}
