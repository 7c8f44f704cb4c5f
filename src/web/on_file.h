/*
 * What is on file of a child, a member of staff or a home (Schedules 2, 3 and 4), for whoever reads: a record that does not
 * exist for them makes no item on file, missing or counted.
 */
#ifndef HEARTH_ON_FILE_H
#define HEARTH_ON_FILE_H

#include "duties/completeness.h"
#include "web/page.h"

struct file_row {
	const char *no, *ask, *law;
	enum filed_state state;
	const char *tag, *tag_class; /* "Missing", "On file" */
	const char *since;           /* "missing since 3 March 2025"; "" */
	const char *whose;  /* "the placing authority’s to supply"; "" where it is the home's */
	const char *chased; /* "asked for since …", "nobody has asked for it"; "" */
	const char *note;   /* NULL */
	const struct filed *records; /* those that exist for the reader */
	size_t record_count, record_total;
	const struct filed *lacking;
	size_t lacking_count;
};
struct file_part {
	const char *title; /* "Schedule 3, the child's case record" */
	struct file_row *rows;
	size_t count, filed, missing, not_known, unseen; /* unseen: of kinds that are not the reader's to see */
};
struct file {
	struct page *p;
	struct file_part *parts;
	size_t count;
};

/* The home's own lists count the files of colleagues too: they are for those who may open these. */
bool file_may_see_home(const struct page *p);
/* Closes and opens the page's snapshot. `ref` must have been opened for being read. */
bool file_read(struct page *p, const char *ref, struct file *ret);
/* "22 on file, 4 missing", with a link to the page. */
void file_put_sums(struct buf *b, const struct file *f, const char *ref);
void file_row_put(struct buf *b, const struct file_row *r);

#endif
