/* Problems of definition files: collected, put in order, printed under their source lines. */
#include "definitions/problems.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "definitions/definitions.h"

void problems_init(struct problems *p, struct arena *arena, const struct definition_file *files,
                   size_t count)
{
	*p = (struct problems){.arena = arena, .files = files, .file_count = count};
}

static bool same_place(struct position a, struct position b)
{
	return a.file == b.file && a.line == b.line && a.column == b.column;
}

/* One place says one thing once; a file says at most LIMIT_ERRORS_A_FILE. */
static bool is_to_be_kept(const struct problems *p, const struct problem *new)
{
	size_t in_file = 0;
	for (size_t i = 0; i < p->count; i++) {
		const struct problem *old = &p->items[i];
		if (old->at.file != new->at.file || old->warning != new->warning) {
			continue;
		}
		if (same_place(old->at, new->at) && strcmp(old->message, new->message) == 0) {
			return false;
		}
		in_file++;
	}
	return in_file < LIMIT_ERRORS_A_FILE;
}

static void add(struct problems *p, struct problem new)
{
	if (!is_to_be_kept(p, &new)) {
		return;
	}
	if (p->count == p->room) {
		p->room = p->room ? p->room * 2 : 32;
		p->items = arena_grow(p->arena, p->items, p->count, p->room, sizeof *p->items);
	}
	p->items[p->count++] = new;
	if (new.warning) {
		p->warnings++;
	} else {
		p->errors++;
	}
}

static struct problem make(struct problems *p, struct position at, bool warning,
                           const char *instead, const char *message)
{
	return (struct problem){.at = at,
	                        .warning = warning,
	                        .message = message,
	                        .instead = instead ? arena_copy(p->arena, instead) : NULL};
}

void problems_add(struct problems *p, struct position at, const char *instead, const char *format,
                  ...)
{
	va_list args;
	va_start(args, format);
	const char *message = arena_vprintf(p->arena, format, args);
	va_end(args);
	add(p, make(p, at, false, instead, message));
}

void problems_warn(struct problems *p, struct position at, const char *instead, const char *format,
                   ...)
{
	va_list args;
	va_start(args, format);
	const char *message = arena_vprintf(p->arena, format, args);
	va_end(args);
	add(p, make(p, at, true, instead, message));
}

static int compare_numbers(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int compare_problems(const void *left, const void *right)
{
	const struct problem *a = left, *b = right;
	if (a->at.file != b->at.file) {
		return compare_numbers(a->at.file, b->at.file);
	}
	if (a->at.line != b->at.line) {
		return compare_numbers(a->at.line, b->at.line);
	}
	if (a->at.column != b->at.column) {
		return compare_numbers(a->at.column, b->at.column);
	}
	return strcmp(a->message, b->message);
}

void problems_sort(struct problems *p)
{
	if (p->count > 1) {
		qsort(p->items, p->count, sizeof *p->items, compare_problems);
	}
}

/* The line's bytes without its end; NULL where the file has no such line. */
static const char *source_line(const struct definition_file *file, uint32_t line,
                               size_t *ret_length)
{
	const char *p = file->text, *end = file->text + file->length;
	for (uint32_t i = 1; i < line; i++) {
		const char *feed = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
		if (!feed) {
			return NULL;
		}
		p = feed + 1;
	}
	const char *feed = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
	size_t length = (size_t)((feed ? feed : end) - p);
	*ret_length = length > 0 && p[length - 1] == '\r' ? length - 1 : length;
	return p;
}

enum { LONGEST_LINE = 400 }; /* characters of a source line that are shown */

static void print_source(const struct definition_file *file, struct position at, struct buf *out)
{
	size_t length = 0;
	const char *line = source_line(file, at.line, &length);
	if (!line || at.column > LONGEST_LINE) {
		return;
	}
	const char *shown =
		text_shown(out->arena, arena_copy_n(out->arena, line, length), LONGEST_LINE);
	buf_printf(out, "%5u | %s\n      | ", at.line, shown);
	for (uint32_t i = 1; i < at.column; i++) {
		buf_char(out, ' ');
	}
	for (uint32_t i = 0; i < (at.length ? at.length : 1) && at.column + i <= LONGEST_LINE; i++) {
		buf_char(out, '^');
	}
	buf_char(out, '\n');
}

static void print_one(const struct problems *p, const struct problem *problem, struct buf *out)
{
	struct position at = problem->at;
	const struct definition_file *file = at.file < p->file_count ? &p->files[at.file] : NULL;
	buf_printf(out, "%s:%u:%u: %s%s\n", file ? file->name : "?", at.line, at.column,
	           problem->warning ? "warning: " : "", problem->message);
	if (file) {
		print_source(file, at, out);
	}
	if (problem->instead) {
		buf_printf(out, "      = %s\n", problem->instead);
	}
}

void problems_print(const struct problems *p, struct buf *out)
{
	for (size_t i = 0; i < p->count; i++) {
		print_one(p, &p->items[i], out);
	}
}
