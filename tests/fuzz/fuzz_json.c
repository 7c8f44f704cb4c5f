/* Whatever JSON is taken can be written, and what was written canonically reads back as the same. */
#include <stdlib.h>
#include <string.h>

#include "base/ctx.h"
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CTX(c);
	AUTO_JSON value = NULL;
	if (!json_read(&c, (const char *)data, size, &value)) {
		return 0;
	}
	AUTO_JSON again = NULL;
	const char *canonical = json_canonical(c.arena, value);
	if (!json_read(&c, canonical, strlen(canonical), &again) ||
	    strcmp(json_canonical(c.arena, again), canonical) != 0) {
		abort();
	}
	json_pretty(c.arena, value);
	json_line(c.arena, value);
	return 0;
}
