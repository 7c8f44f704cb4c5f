/*
 * Everything that is wrong with definition files, each with its place, found in one run.
 *
 * Printed as
 *   FILE:LINE:COLUMN: what is wrong
 *    LINE | the source line
 *         | ^^^^
 *         = what to do instead
 * Lower case, no full stop, one fact. At most LIMIT_ERRORS_A_FILE errors a file are kept.
 */
#ifndef HEARTH_PROBLEMS_H
#define HEARTH_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

struct definition_file;

/* A place in a file: line and column count from 1, in characters; length in characters, 0: to a caret of one. */
struct position {
	uint16_t file; /* index of the file in the run */
	uint32_t line, column, length;
};

struct problem {
	struct position at;
	bool warning;
	const char *message;
	const char *instead; /* NULL */
};

struct problems {
	struct arena *arena;
	const struct definition_file *files; /* to print the source lines */
	size_t file_count;
	struct problem *items;
	size_t count, room;
	size_t errors, warnings;
	bool published; /* texts out of a ledger: they kept the rules of their day, so rules L3 to L12 are not asked again */
};

void problems_init(struct problems *p, struct arena *arena, const struct definition_file *files,
                   size_t count);
/* `instead` may be NULL. Texts are copied. */
void problems_add(struct problems *p, struct position at, const char *instead, const char *format,
                  ...) __attribute__((format(printf, 4, 5)));
void problems_warn(struct problems *p, struct position at, const char *instead, const char *format,
                   ...) __attribute__((format(printf, 4, 5)));
void problems_sort(struct problems *p); /* by file, line, column */
void problems_print(const struct problems *p, struct buf *out);

#endif
