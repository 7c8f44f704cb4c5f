/* Form bodies, queries and whole HTTP requests as bytes: a reply or a message, never more. */
#include <string.h>

#include "web/plain.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	CTX(c);
	const struct parameter *list = NULL;
	struct request request = {.method = METHOD_GET};
	size_t count = 0;
	if (!form_read(&c, (const char *)bytes, length, &list, &count) && c.message[0] == '\0') {
		__builtin_trap();
	}
	for (size_t i = 0; i < count && list != NULL && c.error == ERROR_NONE; i++) {
		if (!text_is_utf8(list[i].name, strlen(list[i].name)) || !text_is_utf8(list[i].value, strlen(list[i].value))) {
			__builtin_trap();
		}
	}
	ctx_clear_error(&c);
	target_read(&c, arena_copy_n(c.arena, (const char *)bytes, length), &request);
	return 0;
}
