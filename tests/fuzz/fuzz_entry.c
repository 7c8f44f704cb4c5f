/* Entry lines: whatever the bytes are, a line is taken or refused with a message. */
#include "ledger/line.h"

#include "base/ctx.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	CTX(c);
	const struct entry_line *line = NULL;
	if (!entry_read(&c, (const char *)bytes, length, &line) && c.message[0] == '\0') {
		__builtin_trap();
	}
	return 0;
}
