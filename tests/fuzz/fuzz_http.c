/* Whole HTTP requests as bytes, through the server's own code over a real store. */
#include "site.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char lines[] =
	"{\"entry\":\"open\",\"record\":\"oak\",\"type\":\"home\",\"home\":\"oak\",\"by\":\"system\",\"fields\":{\"name\":\"Oak\"}}\n"
	"{\"entry\":\"open\",\"record\":\"sam\",\"type\":\"staff\",\"home\":\"oak\",\"by\":\"system\",\"written_at\":\"2024-01-08 09:00\","
	"\"fields\":{\"full_name\":\"Sam\",\"role\":\"care-staff\",\"started_here_on\":\"2024-01-08\"}}\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	if (site.hearth == NULL) {
		open_site(lines);
	}
	CTX(c);
	struct buf out = {.arena = c.arena};
	answer_wholly(&c, (const char *)bytes, length, &out);
	return 0;
}
