/*
 * The table of requirements as rows, and its division into requirements.
 */
#ifndef HEARTH_INSPECTION_REQUIREMENT_ROWS_H
#define HEARTH_INSPECTION_REQUIREMENT_ROWS_H

#include "inspection/reader.h"

/* A line of the table without its due date. */
struct row {
	const char *text; /* "" where only a date stood */
	struct date date;
	const char *date_text; /* NULL where the row has no date */
	int date_column;
	int gap;
	bool bullet;
	int standard;   /* the regulation of the quality standard whose heading this row is, or 0 */
	int references; /* that begin in this row */
	bool closes;    /* a reference ends with this row's last words */
};

struct table {
	struct arena *a;
	struct row *rows;
	size_t count, dates;
};

enum { ROWS_MOST = 3000 }; /* the longest real table has about 300 */

/* requirement_rows.c: the rows of a section, at most ROWS_MOST. */
void rows_read(const struct document *d, enum section s, struct table *ret);
/* requirement_division.c: marks the first row of each requirement; `first` has a place for each row. */
void rows_divide(const struct table *t, bool *first);

#endif
