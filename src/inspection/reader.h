/*
 * Between the files of this folder: a report as lines that know their cells and the section they stand in.
 *
 * lines.c (with flat.c) makes the lines from bytes, sections.c says what part of the report each belongs to; then front.c,
 * judgements.c, history.c, about.c, requirements.c, recommendations.c and enforcement.c each take their part into the
 * struct report, in any order; report.c calls them and compares what they found.
 */
#ifndef HEARTH_INSPECTION_READER_H
#define HEARTH_INSPECTION_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "inspection/report.h"

enum {
	LINES_MOST = 40000, /* the longest real report has about 1,200 lines */
	ACTIONS_MOST = 200, /* requirements, recommendations, entries of a list */
	REPORT_DATES_MOST = 12,
};

enum section {
	SECTION_FRONT, /* from the first line */
	SECTION_ABOUT, /* "Information about this children's home" */
	SECTION_COVER, /* from the inspection's date to the end of the front page: grades, last inspection */
	SECTION_HISTORY,  /* "Recent inspection history" */
	SECTION_FINDINGS, /* prose: summary, judgements, findings */
	SECTION_ACTIONS,  /* "What does the children's home need to do to improve?", before its parts */
	SECTION_REQUIREMENTS,
	SECTION_RECOMMENDATIONS,
	SECTION_INSPECTION, /* "Information about this inspection" and what the judgements mean */
	SECTION_DETAILS,    /* "Children's home details" */
	SECTION_END,        /* Ofsted's own address and the like */
	SECTION__COUNT
};

/* A run of words with two or more blanks, or a tab, at either side. */
struct cell {
	const char *text;
	int column; /* characters from the left edge; a tab counts to the next multiple of eight */
};

struct line {
	const char *text; /* the cells with a blank between */
	const struct cell *cells;
	size_t cell_count; /* at least 1 */
	enum section section;
	bool heading; /* the section's own heading: not part of its text */
	bool bullet;  /* a bullet stood in front */
	int gap;      /* empty lines before; a new page counts as one */
};

struct document {
	struct arena *arena;
	struct line *lines;
	size_t count;
};

/* lines.c: text that report_read checked to be UTF-8, as lines without page numbers, footers and bullets. */
bool document_of_text(struct ctx *c, const char *bytes, size_t length, struct document *ret);
/* flat.c: puts line ends back into a text that lost them; any other text is returned as it is. */
const char *text_unflatten(struct arena *a, const char *text);
/* sections.c */
void document_find_sections(struct document *d);
/* The lines from..to (not included) as running text: a blank between lines, none after a word's own hyphen. */
const char *document_join(const struct document *d, size_t from, size_t to);
/* All lines of a section as running text, without its headings. "" where there are none. */
const char *document_section(const struct document *d, enum section s);
/* Adds a line to running text in that way. */
struct buf;
void join_line(struct buf *b, const char *text);

/* The same for a date that is misprinted (31/06/2023): returns its end, and DATE_NONE. */
const char *date_shape_at(const char *at, struct date *ret);
/* "30 January to 1 February 2018", "18 and 19 April 2023": the days printed, at most REPORT_DATES_MOST. */
size_t dates_at(const char *at, struct date *ret, const char **ret_end);

/* regulations.c: a reference to regulations inside text: where it stands, with its brackets. */
struct reference {
	const char *start, *end; /* with brackets and what stands inside */
	const char *text;        /* as printed, without the brackets */
	const char *const *regulations;
	size_t count;
};
bool reference_find(struct arena *a, const char *text, struct reference *ret);
/* "11, 12 and 13", "40 (4)(a)(b)": each regulation in full. Returns the end of what was read. */
const char *regulations_at(struct arena *a, const char *at, const char *const **ret,
                           size_t *ret_count);
/* The number of the quality standard that a text begins with ("12. The protection of children standard"), or 0. */
int standard_of_heading(const char *text);
/* The number of the first quality standard named in the text, and where; 0 for none. */
int standard_named(const char *text, const char **ret_start, const char **ret_end);

/* names.c: "Julia Wright Beverley Harrison-James", "Emma Ridley, Social Care Inspector". */
void names_add(struct arena *a, const char *text, const char **names, size_t *count, size_t most);
/* Whether a post has nobody: "Post vacant", "None", "Not applicable". */
bool name_is_nobody(const char *text);

/* judgement words: the longest judgement at `at`, or NULL; grades.c */
const char *grade_at(const char *at);
const char *effectiveness_at(const char *at);

/* Lists that a reader fills and the report then lends. */
struct warnings {
	struct arena *arena;
	const char *items[60];
	size_t count;
};
void warn(struct warnings *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

void read_front(const struct document *d, struct report *r, struct warnings *w);
void read_judgements(const struct document *d, struct report *r, struct warnings *w);
void read_history(const struct document *d, struct report *r);
void read_about(const struct document *d, struct report *r);
void read_requirements(const struct document *d, struct report *r, struct warnings *w);
void read_recommendations(const struct document *d, struct report *r);
void read_enforcement(const struct document *d, struct report *r, struct warnings *w);

/* kind.c: refuses a document that is no report on a children's home, with the reason. */
bool check_kind(struct ctx *c, const struct document *d);
bool check_complete(struct ctx *c, const struct document *d, const struct report *r);

/* pdf.c: the text of a PDF (pages separated by form feeds), by the program `pdftotext`. */
bool pdf_text(struct ctx *c, const char *bytes, size_t length, const char **ret,
              size_t *ret_length);
/* The same with that program's path, for tests. */
bool pdf_text_with(struct ctx *c, const char *program, const char *bytes, size_t length,
                   const char **ret, size_t *ret_length);

#endif
