/*
 * `report_main report read FILE --json`: the reader alone, for comparing reports without the rest of the program.
 * Exit status as the program's: 0 read, 1 refused, 2 wrong usage.
 */
#include <stdio.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "inspection/report.h"

static bool read_file(struct ctx *c, const char *path, const char **ret, size_t *ret_length)
{
	FILE *f = fopen(path, "rb");
	if (f == NULL) {
		return ctx_fail(c, ERROR_NOT_FOUND, "\"%s\" cannot be opened", path);
	}
	char *bytes = arena_alloc(c->arena, LIMIT_REPORT_FILE + 1);
	*ret_length = fread(bytes, 1, LIMIT_REPORT_FILE + 1, f);
	*ret = bytes;
	fclose(f);
	return true;
}

int main(int argc, char **argv)
{
	if (argc != 5 || strcmp(argv[1], "report") != 0 || strcmp(argv[2], "read") != 0 ||
	    strcmp(argv[4], "--json") != 0) {
		fprintf(stderr, "usage: %s report read FILE --json\n", argv[0]);
		return 2;
	}
	CTX(c);
	const char *bytes = "";
	size_t length = 0;
	const struct report *report = NULL;
	if (!read_file(&c, argv[3], &bytes, &length) || !report_read(&c, bytes, length, &report)) {
		fprintf(stderr, "%s\n", c.message);
		return ctx_exit_status(&c);
	}
	AUTO_JSON value = report_json(report);
	puts(json_pretty(c.arena, value));
	return 0;
}
