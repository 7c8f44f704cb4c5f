/* Text that is taken is UTF-8 within its bound, and taking it again changes nothing. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ctx.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CTX(c);
	const char *once, *twice;
	char *terminated = arena_copy_n(c.arena, (const char *)data, size);
	if (!text_is_utf8(text_shown(c.arena, terminated, 50),
	                  strlen(text_shown(c.arena, terminated, 50)))) {
		abort();
	}
	if (!text_take(&c, (const char *)data, size, 200, &once)) {
		return 0;
	}
	if (!text_is_utf8(once, strlen(once)) || text_length(once) > 200 ||
	    !text_take(&c, once, strlen(once), 200, &twice) || strcmp(once, twice) != 0) {
		abort();
	}
	static const char *const words[] = {"started_at", "sign-off", "responsible individual"};
	text_nearest(once, words, 3);
	return 0;
}
