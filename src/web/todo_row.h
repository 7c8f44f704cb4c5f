/* One row of "To do" for its template. Private to todo.c. */
#ifndef HEARTH_TODO_ROW_H
#define HEARTH_TODO_ROW_H

#include "web/icon.h"
#include "web/todo.h"

struct todo_row {
	const struct todo *todo;
	size_t more;
};

void todo_row_put(struct buf *b, const struct todo_row *r);

#endif
