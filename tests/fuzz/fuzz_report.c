/* Any bytes handed in as a report's text are read or refused, in bounded time; PDFs are left to the program that reads them. */
#include <stdint.h>
#include <string.h>

#include "base/ctx.h"
#include "inspection/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CTX(c);
	const struct report *report;
	if (memmem(data, size < 1024 ? size : 1024, "%PDF-", 5) == NULL &&
	    report_read(&c, (const char *)data, size, &report)) {
		AUTO_JSON value = report_json(report);
		json_line(c.arena, value);
	}
	return 0;
}
