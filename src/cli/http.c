/* hearth http: requests on standard input, their replies on standard output, through the real server code. */
#include <stdio.h>

#include "base/limits.h"
#include "cli/command.h"
#include "cli/serving.h"
#include "web/plain.h"

enum { MOST_BYTES = 16 << 20 };

bool command_http(struct ctx *c, const struct options *o)
{
	const char *bytes = NULL;
	size_t length = 0;
	struct config config;
	struct site site;
	struct buf out = {.arena = c->arena};
	if (!read_whole(c, "-", MOST_BYTES, &bytes, &length) || !config_read(c, o->data, &config) ||
	    !site_open(c, o->data, &config, directory_is_demo(c, o->data), &site)) {
		return false;
	}
	if (!instant_is_none(o->at)) {
		c->now = o->at;
	}
	plain_answer(c, &site, bytes, length, &out);
	site_close(&site);
	fwrite(buf_text(&out), 1, out.length, stdout);
	return true;
}
