/* hearth http: one request on standard input, the reply on standard output, through the real server code. */
#include <stdio.h>

#include "base/limits.h"
#include "cli/command.h"
#include "cli/serving.h"
#include "duties/hearth.h"
#include "web/plain.h"

bool command_http(struct ctx *c, const struct options *o)
{
	const char *bytes = NULL;
	size_t length = 0;
	struct hearth *h = NULL;
	struct buf out = {.arena = c->arena};
	if (!read_whole(c, "-", LIMIT_HTTP_BODY + 131072, &bytes, &length) || !hearth_open(c, o->data, HEARTH_WRITE, &h)) {
		return false;
	}
	struct site site = {.hearth = h, .demo = directory_is_demo(c, o->data)};
	plain_answer(c, &site, bytes, length, &out);
	hearth_close(h);
	fwrite(buf_text(&out), 1, out.length, stdout);
	return true;
}
