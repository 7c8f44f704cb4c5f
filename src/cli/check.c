/* hearth check: every mistake in a folder of definitions, each with its place. */
#include <stdio.h>

#include "base/text.h"
#include "cli/command.h"
#include "definitions/definitions.h"
#include "duties/examples.h"
#include "duties/hearth.h"

static bool read_files(struct ctx *c, const struct options *o, const struct definition_file **ret, size_t *ret_count)
{
	if (o->argument_count == 1) {
		return definitions_read_folder(c, o->arguments[0], ret, ret_count);
	}
	return hearth_definition_files(c, o->data, ret, ret_count);
}

static void print_problems(struct ctx *c, struct problems *p)
{
	struct buf out = {.arena = c->arena};
	problems_sort(p);
	problems_print(p, &out);
	fputs(buf_text(&out), stdout);
	fflush(stdout); /* before whatever follows on the other stream */
}

static void say_counts(const struct definitions *d, const struct problems *p)
{
	size_t examples = 0;
	for (size_t i = 0; i < d->duty_count; i++) {
		examples += d->duties[i].example_count;
	}
	fprintf(stderr, "%zu record types, %zu duties, %zu examples, %zu forms: no errors, %zu warning%s\n", d->type_count,
	        d->duty_count, examples, d->form_count, p->warnings, p->warnings == 1 ? "" : "s");
}

bool command_check(struct ctx *c, const struct options *o)
{
	const struct definition_file *files = NULL;
	size_t count = 0;
	struct problems problems;
	const struct definitions *d = NULL;
	if (!read_files(c, o, &files, &count)) {
		return false;
	}
	problems_init(&problems, c->arena, files, count);
	bool ok = definitions_load(c, files, count, &problems, &d);
	if (!ok && problems.errors == 0) {
		return false; /* not the files' fault: the ctx says what */
	}
	if (ok && !examples_run(c, d, &problems)) {
		definitions_free(d);
		return false;
	}
	print_problems(c, &problems);
	if (problems.errors > 0) {
		ctx_clear_error(c);
		definitions_free(d);
		return ctx_fail(c, ERROR_INVALID, "%zu error%s in the definitions", problems.errors, problems.errors == 1 ? "" : "s");
	}
	say_counts(d, &problems);
	ok = !o->dry_run || hearth_dry_run(c, o->data, d, o->json);
	definitions_free(d);
	return ok;
}
