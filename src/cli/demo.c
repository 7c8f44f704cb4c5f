/*
 * hearth demo: a made-up provider with a year of life in it, served. The first time it is made, which takes a moment;
 * after that the same directory is served as it is, with whatever was written into it since.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/demo/demo.h"
#include "cli/serving.h"
#include "duties/hearth.h"

static bool keep_line(struct ctx *c, void *arg, const char *line)
{
	struct buf *lines = arg;
	(void)c;
	buf_put(lines, line);
	buf_char(lines, '\n');
	return true;
}

/* Into a context of its own, so that the words of a year are given back once they are in the store. */
static bool import_year(struct ctx *c, struct hearth *h, const struct demo_plan *plan)
{
	CTX(own);
	struct buf lines = {.arena = own.arena};
	size_t entries = 0;
	if (!demo_lines(&own, plan, keep_line, &lines)) {
		return ctx_fail(c, own.error, "%s", own.message);
	}
	fprintf(stderr, "hearth demo: taking in what was written, %zu MB; this is done once …\n",
	        lines.length / 1000000);
	if (!entry_import_lived(&own, h, buf_text(&lines), lines.length, &entries)) {
		return ctx_fail(c, own.error, "%s", own.message);
	}
	fprintf(stderr, "hearth demo: %zu entries\n", entries);
	return true;
}

/* The mark by which the directory is known again. */
static bool write_mark(struct ctx *c, const char *directory, uint64_t seed)
{
	const char *path = arena_printf(c->arena, "%s/demo", directory);
	FILE *out = fopen(path, "wxe");
	if (out == NULL) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not write \"%s\": %s", path, strerror(errno));
	}
	fprintf(out, "Made by hearth demo, seed %llu. Everybody in it is invented.\n",
	        (unsigned long long)seed);
	return fclose(out) == 0 ||
	       ctx_fail(c, ERROR_UNAVAILABLE, "could not write \"%s\": %s", path, strerror(errno));
}

static bool fill_directory(struct ctx *c, const char *directory, uint64_t seed)
{
	struct demo_plan plan = demo_plan_of(seed, c->now);
	struct hearth *h = NULL;
	if (!hearth_create(c, directory) || !hearth_open(c, directory, HEARTH_WRITE, &h)) {
		return false;
	}
	bool ok = import_year(c, h, &plan);
	hearth_close(h);
	return ok && write_mark(c, directory, seed);
}

/* Made beside its place and moved there when it is whole, so that a demo cut off in the making stands in nobody's way. */
static bool make_demo(struct ctx *c, const char *directory, uint64_t seed)
{
	size_t length = strlen(directory);
	while (length > 1 && directory[length - 1] == '/') {
		length--;
	}
	const char *making =
		arena_printf(c->arena, "%.*s.making-%ld", (int)length, directory, (long)getpid());
	fprintf(stderr, "hearth demo: making up two homes and a year of their life in %s …\n",
	        directory);
	if (!fill_directory(c, making, seed)) {
		return ctx_within(c,
		                  "could not make the demo (what there is of it lies in \"%s\"): ", making);
	}
	return rename(making, directory) == 0 ||
	       ctx_fail(c, ERROR_UNAVAILABLE, "could not move \"%s\" to \"%s\": %s", making, directory,
	                strerror(errno));
}

bool command_demo(struct ctx *c, const struct options *o)
{
	const char *directory = (o->given & OPTION_DATA) != 0 ? o->data : "./hearth-demo";
	uint64_t seed = (o->given & OPTION_SEED) != 0 ? (uint64_t)o->seed : DEMO_SEED;
	bool there = access(directory, F_OK) == 0;
	if (there && !directory_is_demo(c, directory)) {
		return ctx_fail(c, ERROR_CONFLICT,
		                "\"%s\" is there and is no demo: name another directory with --data",
		                directory);
	}
	return (there || make_demo(c, directory, seed)) &&
	       serve_directory(c, directory, o->listen, true);
}
