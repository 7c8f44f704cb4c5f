/*
 * Reading expressions in tests: text in, the words of the tree out, or the first message. And the rows of the coverage
 * table, where it lies beside the checkout.
 */
#ifndef HEARTH_LANGUAGE_HELP_H
#define HEARTH_LANGUAGE_HELP_H

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "definitions/index.h"
#include "definitions/language.h"
#include "definitions/watches.h"
#include "unit.h"

struct reading_words {
	struct ctx c;
	struct definition_file file; /* so that a message has a line to show */
	struct problems problems;
	struct language l;
	struct watch_list watches;
	struct scope scope;
};

/* Names are those of `d`; NULL: any name will do. */
static inline void reading_init(struct reading_words *r, const struct definitions *d)
{
	ctx_init(&r->c);
	r->file = (struct definition_file){"test", "", 0};
	problems_init(&r->problems, r->c.arena, &r->file, 1);
	r->watches = (struct watch_list){.arena = r->c.arena};
	r->l = (struct language){.arena = r->c.arena,
	                         .scratch = r->c.arena,
	                         .problems = &r->problems,
	                         .names = d,
	                         .watches = &r->watches};
	r->scope = (struct scope){.types = NULL};
}

static inline void reading_done(struct reading_words *r)
{
	ctx_done(&r->c);
}

static inline const char *first_message(const struct reading_words *r)
{
	return r->problems.count ? r->problems.items[0].message : NULL;
}

/* The record types of a comma-separated list become the record at hand. False where one is not there. */
static inline bool reading_at_hand(struct reading_words *r, const char *names)
{
	const struct record_type **types = ARENA_ARRAY(r->c.arena, 8, const struct record_type *);
	r->scope = (struct scope){.types = types};
	while (*names && r->l.names) {
		size_t length = strcspn(names, ",");
		types[r->scope.type_count] = index_type(r->l.names, symbol_of_n(names, length));
		if (!types[r->scope.type_count++]) {
			return strncmp(names, "every record", length) == 0 && (r->scope.type_count = 0) == 0;
		}
		names += length;
		names += strspn(names, ", ");
	}
	return true;
}

/* The generation built into the program; NULL (said on standard error) where the definitions have errors at present. */
static inline const struct definitions *real_definitions(struct ctx *c)
{
	size_t count = 0;
	const struct definition_file *files = definitions_builtin(&count);
	struct problems problems;
	problems_init(&problems, c->arena, files, count);
	const struct definitions *d = NULL;
	if (!definitions_load(c, files, count, &problems, &d)) {
		fprintf(stderr, "# the definitions do not load: %s\n", c->message);
		ctx_clear_error(c);
		return NULL;
	}
	return d;
}

/* One row of the coverage table: every duty as conditions and a clock. */
struct coverage_row {
	char *id, *shape, *starts, *each, *condition, *due, *done; /* each, condition: "" where none */
};

static inline char *next_cell(char **line)
{
	char *cell = *line + strspn(*line, " ");
	char *bar = strstr(cell, " |");
	if (!bar) {
		return NULL;
	}
	*bar = '\0';
	*line = bar + 2;
	return cell;
}

static inline bool read_row(char *line, struct coverage_row *row)
{
	if (strncmp(line, "| `", 3) != 0) {
		return false;
	}
	line += 1;
	char **const cells[] = {&row->id,        &row->shape, &row->starts,
	                        &row->condition, &row->due,   &row->done};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		/* An empty cell is "| |". */
		if (strncmp(line, "  |", 3) == 0) {
			line[0] = '\0';
			*cells[i] = line;
			line += 3;
		} else if (!(*cells[i] = next_cell(&line))) {
			return false;
		}
	}
	char *each = strstr(row->starts, " each ");
	row->each = each ? each + strlen(" each ") : row->starts + strlen(row->starts);
	if (each) {
		*each = '\0';
	}
	return true;
}

/*
 * Calls `take` with every row of the table, which lies beside the checkout (or where HEARTH_COVERAGE says). Returns how
 * many; 0 where there is no table.
 */
static inline size_t each_coverage_row(void (*take)(const struct coverage_row *row, void *what),
                                       void *what)
{
	const char *path = getenv("HEARTH_COVERAGE");
	FILE *file = fopen(path ? path : TESTS_DIR "/../../shared/definition-coverage.md", "r");
	if (!file) {
		return 0;
	}
	char *line = NULL;
	size_t room = 0, count = 0;
	while (getline(&line, &room, file) > 0) {
		struct coverage_row row;
		static const char *const SHAPES[] = {"event", "period", "on file", "check", "ladder"};
		if (!read_row(line, &row)) {
			continue;
		}
		for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++) {
			if (strcmp(row.shape, SHAPES[i]) == 0) {
				take(&row, what);
				count++;
			}
		}
	}
	free(line);
	fclose(file);
	return count;
}

#endif
