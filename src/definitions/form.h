/*
 * Forms: lists of questions, each counted from records (section 2.8 of the definition language). Annex A, the quality of
 * care review, the checklists of Schedules 2, 3 and 4.
 *
 * A form with `checklist: yes` says of each question besides: the provision that wants it on file (`law`), whose it is to
 * supply (`supplied by`, a word of the list `suppliers`) and under which word it is asked for (`paper`, a value of the
 * field `chases`, which contact logs and challenges have). A question of any form may say when it is asked at all
 * (`applies if`); else it is "not applicable".
 *
 * Whose names are meant: at the top those of the form's subject (the home, the child or the member of staff); inside the rows of a table
 * (`one row for`) those of the row, which is then the subject; inside `where` those of the record looked up, whose
 * lookups have that record as `this` (also in their `since` and `on`) and its subject. `in period` means that of the
 * question.
 */
#ifndef HEARTH_DEFINITIONS_FORM_H
#define HEARTH_DEFINITIONS_FORM_H

#include "definitions/definitions.h"

struct form_period {
	symbol name;
	const char *title;
	const struct time *from, *to; /* may hold `now` */
	struct position at;
};

enum answer_kind {
	ANSWER_YES_IF,    /* condition */
	ANSWER_COUNT,     /* rows; with `different`, the different values of path */
	ANSWER_STATISTIC, /* statistic of measure over rows */
	ANSWER_SHARE,     /* share of rows for which condition (of the row) holds */
	ANSWER_LATEST,    /* value of path in the newest of rows that has one */
	ANSWER_DIFFERENT, /* the different values of path in rows */
	ANSWER_LIST,      /* rows */
	ANSWER_INITIALS,  /* of the person at path */
	ANSWER_PATH,      /* the value at path */
	ANSWER_COMPUTED   /* by a function of review/ named `computed` */
};

enum statistic { STATISTIC_SUM, STATISTIC_MEAN, STATISTIC_MEDIAN, STATISTIC_LARGEST };

/* What is added up or averaged: a number field, or the time between two times in a unit. Paths are the row's. */
struct measure {
	bool is_span;
	struct path path;
	enum unit unit;
	const struct time *from, *to;
};

struct answer {
	enum answer_kind kind;
	const struct node *condition;
	const struct rows *rows;
	bool different;
	struct path path;
	enum statistic statistic;
	struct measure measure;
	symbol computed;
	const char *text; /* as written */
	struct position at;
};

struct column {
	const char *title;
	const struct answer *answer;
	struct position at;
};

enum how { HOW_COMPUTED, HOW_DRAFTED, HOW_CONFIRMED, HOW_TYPED, HOW__COUNT };

struct question {
	const char *no; /* "6b", "24.1" */
	const char *ask;
	const struct form_period *period;
	enum how how;
	const struct answer
		*answer; /* NULL for a table, and where nothing is shown beside what is typed */
	const struct rows *table; /* `one row for`: NULL, or the rows … */
	bool table_different;     /* … or, of these, the different records at table_path */
	struct path table_path;
	const struct column *columns;
	size_t column_count;
	bool split;
	struct path split_by;          /* of the answer's rows */
	const struct node *blocked_if; /* NULL: never */
	const char *blocked_text;
	const char *note; /* NULL */
	/* checklists */
	const char *law;    /* the provision that wants it on file */
	symbol supplied_by; /* whose it is to supply: "home", "placing-authority" … */
	symbol paper;       /* a value of the field `chases`; 0: nobody outside is asked for it */
	const struct node *applies_if; /* NULL: always */
	struct position at;
};

struct section {
	symbol name;
	const char *title;
	const struct node *shown_if; /* NULL: always */
	const struct question *questions;
	size_t question_count;
	struct position at;
};

/* A check over answers: sums of terms compared, joined by "or". */
enum term_kind {
	TERM_ANSWER, /* the answer to a question */
	TERM_ROWS,   /* rows of a table */
	TERM_TOTAL,  /* a column added up */
	TERM_COLUMN, /* a column, row by row: the check holds for each row */
	TERM_NUMBER
};
struct check_term {
	enum term_kind kind;
	const struct question *question;
	const struct column *column;
	int64_t number; /* in hundredths */
};
enum check_verb {
	CHECK_IS,
	CHECK_AT_LEAST,
	CHECK_AT_MOST,
	CHECK_MORE,
	CHECK_LESS,
	CHECK_YES,
	CHECK_NO,
	CHECK_FILLED,
	CHECK_AFTER_NOW
};
enum { LIMIT_CHECK_TERMS = 8 };
struct check_sum {
	struct check_term terms[LIMIT_CHECK_TERMS];
	size_t count;
};
struct check_test {
	struct check_sum left, right; /* right is empty for YES, NO, FILLED, AFTER_NOW */
	enum check_verb verb;
	bool negated; /* "is not" */
};
struct form_check {
	const struct check_test *tests; /* one of them holds */
	size_t test_count;
	const char *text, *say;
	struct position at;
};

struct form {
	symbol name;
	const char *title, *version, *source;
	enum subject_kind subject; /* home, child or staff */
	bool checklist;
	struct date from;
	const struct form_period *periods;
	size_t period_count;
	const struct section *sections;
	size_t section_count;
	const struct form_check *checks;
	size_t check_count;
	const char *file;
	struct position at;
};

/* NULL where there is none. */
const struct question *form_question(const struct form *form, const char *no);

#endif
