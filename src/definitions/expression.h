/*
 * Conditions, clocks and `each` as trees. The grammar is section 2.3 to 2.5 of the definition language; names are
 * checked when a generation is loaded, so the engine never meets an unknown one.
 */
#ifndef HEARTH_EXPRESSION_H
#define HEARTH_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/symbol.h"
#include "definitions/problems.h"
#include "definitions/value.h"

struct rows;
struct node;

/*
 * A path: a field, or fields behind links ("child.looked_after", "each.started_here_on", "this.started_at").
 * Bare names belong to the record at hand: the carrying record, inside `where` the record looked up.
 */
enum path_root { ROOT_RECORD, ROOT_THIS, ROOT_EACH };
struct path {
	enum path_root root;
	uint8_t count; /* names; 0: the root itself ("this", "each") */
	symbol names
		[3]; /* fields or built-in names: child, staff, home, placement, type, author, written_at, age, … */
	struct position at;
};

/* An amount or number, or a setting that holds one. */
struct quantity {
	bool is_amount;
	struct amount amount;
	int64_t number; /* in hundredths */
	symbol setting; /* 0: as written */
};

enum time_kind {
	TIME_PATH,
	TIME_DATE,   /* a date written out */
	TIME_OFFSET, /* amount after (before) a time */
	TIME_LATER,  /* later of a and b; what is empty is left out */
	TIME_EARLIER,
	TIME_LATEST,  /* latest (earliest) NAME of ROWS; earliest finds what lies ahead too */
	TIME_APPLIES, /* when it applies: when `if` became true */
	TIME_NOW      /* forms only */
};
struct time {
	enum time_kind kind;
	struct path path;     /* PATH; for LATEST the name (ROOT_RECORD) */
	struct date date;     /* DATE */
	struct quantity span; /* OFFSET */
	bool back;            /* OFFSET: before */
	bool earliest;        /* LATEST */
	const struct time *a, *b;
	const struct rows *rows; /* LATEST */
	struct position at;
};

/* The right side of `is`: a constant, or a path (dotted, or the words this, each, child, staff, home). */
struct operand {
	bool is_path;
	struct path path;
	struct value value;
	struct position at;
};

enum node_kind {
	NODE_ALL,       /* a and b … */
	NODE_ANY,       /* a or b … */
	NODE_NOT,       /* also every "is not" */
	NODE_FILLED,    /* path */
	NODE_ANSWERED,  /* path */
	NODE_YES,       /* path is yes */
	NODE_NO,        /* path is no (said so; an empty field is neither) */
	NODE_IS,        /* path is one of operands */
	NODE_INCLUDES,  /* path (many) holds one of operands */
	NODE_COMPARE,   /* path compared with number */
	NODE_PASSED,    /* time has passed */
	NODE_BEFORE,    /* time is before other */
	NODE_AFTER,     /* time is after other */
	NODE_IN_PERIOD, /* forms: time is in period */
	NODE_LOOKUP,    /* there is … */
	NODE_HALF,      /* at most half of rows have a */
	NODE_STEP,      /* step s is done */
	NODE_FORM       /* form f is complete */
};

enum compare { COMPARE_AT_LEAST, COMPARE_AT_MOST, COMPARE_MORE, COMPARE_LESS };
enum quantifier { THERE_IS, THERE_IS_NO, THERE_ARE_AT_LEAST, THERE_ARE_AT_MOST };

struct node {
	enum node_kind kind;
	const struct node *const *children; /* ALL, ANY; NOT and HALF have one */
	size_t child_count;
	struct path path;
	const struct operand *operands;
	size_t operand_count;
	enum compare compare;
	struct quantity number; /* COMPARE; LOOKUP with at least, at most */
	const struct time *time, *other;
	enum quantifier quantifier;
	const struct rows *rows;
	symbol name; /* STEP, FORM */
	struct position at;
};

enum bound { BOUND_NONE, BOUND_SINCE, BOUND_AFTER, BOUND_BEFORE };

/* Records that a lookup means. */
struct rows {
	symbol type; /* `duty` looks at duty instances */
	bool about_this, in_home, in_force, in_period;
	const struct time *on; /* in force on; NULL: now */
	enum bound bound;
	const struct time *bound_time;
	const struct node *where; /* the whole of it; NULL */
	const struct node *
		own; /* conjuncts that read only own fields, own steps and constants (no this, each, dots, `has passed`); NULL */
	const struct node *rest; /* the others; NULL */
	uint32_t watch;          /* index of own in definitions.watches */
	struct position at;
};

enum box { BOX_DAY, BOX_WEEK, BOX_MONTH, BOX_YEAR, BOX_SCHOOL_WEEK, BOX_SCHOOL_TERM };
enum clock_kind {
	CLOCK_AT_ALL_TIMES, /* amount: within / aim for; has_amount false: at once */
	CLOCK_ON_SAVE,
	CLOCK_LADDER,      /* ladder from time */
	CLOCK_BOX,         /* amount after the box, has_amount */
	CLOCK_AFTER,       /* amount from time */
	CLOCK_AHEAD,       /* amount before time */
	CLOCK_BEFORE,      /* before time */
	CLOCK_MONTH_AFTER, /* end of the month after time */
	CLOCK_PERIOD       /* amount from last done, first [amount] from time */
};
enum spoken { SPOKEN_PLAINLY, SPOKEN_WITHOUT_DELAY, SPOKEN_AS_SOON_AS_PRACTICABLE };

struct clock {
	enum clock_kind kind;
	enum spoken spoken;
	bool target; /* `aim for` */
	bool has_amount, has_first;
	struct quantity amount, first;
	const struct time *time;
	enum box box;
	symbol ladder;
	const struct node *condition; /* this branch holds if …; NULL: always (the last branch) */
	const struct clock *otherwise;
	struct position at;
};

enum each_kind { EACH_WORD, EACH_PATH, EACH_ROWS };
struct each_item {
	enum each_kind kind;
	symbol word;
	struct path path;
	const struct rows *rows;
	const struct node *condition; /* NULL */
	struct position at;
};
struct each {
	const struct each_item *items;
	size_t count;
};

#endif
