/*
 * Checks a folder of definitions and prints what is wrong, as `hearth check` does but for the examples: for the tests of
 * the checker itself.
 *
 *   check_main FOLDER     exit 0: nothing wrong; 1: errors
 *   check_main --time N FOLDER     loads it N times, prints the time of one load
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/ctx.h"
#include "definitions/definitions.h"

static int check(const char *folder)
{
	CTX(c);
	const struct definition_file *files = NULL;
	size_t count = 0;
	if (!definitions_read_folder(&c, folder, &files, &count)) {
		fprintf(stderr, "%s\n", c.message);
		return ctx_exit_status(&c);
	}
	struct problems problems;
	problems_init(&problems, c.arena, files, count);
	const struct definitions *d = NULL;
	bool good = definitions_load(&c, files, count, &problems, &d);
	struct buf out = {.arena = c.arena};
	problems_print(&problems, &out);
	fputs(buf_text(&out), stdout);
	definitions_free(d);
	return good ? 0 : 1;
}

static int measure(int rounds, const char *folder)
{
	struct timespec start, end;
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (int i = 0; i < rounds; i++) {
		CTX(c);
		const struct definition_file *files = NULL;
		size_t count = 0;
		struct problems problems;
		const struct definitions *d = NULL;
		if (!definitions_read_folder(&c, folder, &files, &count)) {
			return 1;
		}
		problems_init(&problems, c.arena, files, count);
		definitions_load(&c, files, count, &problems, &d);
		if (i == 0 && d) {
			printf("%zu types, %zu duties, %zu forms, %zu watches, %zu KB\n", d->type_count, d->duty_count, d->form_count,
			       d->watch_count, arena_bytes(d->arena) / 1024);
		}
		definitions_free(d);
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
	printf("%.2f ms a load\n", seconds * 1000 / rounds);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "--time") == 0) {
		int rounds = atoi(argv[2]);
		return measure(rounds > 0 ? rounds : 1, argv[3]);
	}
	if (argc != 2) {
		fprintf(stderr, "usage: check_main [--time N] FOLDER\n");
		return 2;
	}
	return check(argv[1]);
}
