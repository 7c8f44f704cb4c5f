/*
 * Reading expressions: text in, checked tree out (expression.h), every mistake with its place.
 *
 * A scope says whose names are meant: the record at hand, and inside `where` also the carrying record (`this`) and what
 * `each` stands for. Names are looked up while the words are read, so a tree that comes back holds no unknown name;
 * where a name is wrong the problem is added and reading goes on. Where the words make no sense NULL comes back.
 */
#ifndef HEARTH_DEFINITIONS_LANGUAGE_H
#define HEARTH_DEFINITIONS_LANGUAGE_H

#include "definitions/definitions.h"
#include "definitions/yaml.h"

struct watch_list;

/* Which fields are read (definitions.h: `read`), and which are named at all: all fields of a generation lie in one array. */
struct reads {
	const struct field *fields;
	size_t count;
	bool *marks, *named;
};

struct language {
	struct arena *arena;   /* of the trees */
	struct arena *scratch; /* of what lasts only while reading */
	struct problems *problems;
	const struct definitions
		*names; /* whose names are meant; NULL: any name will do (fuzzing, tests of the grammar) */
	struct reads *reads;        /* NULL: not noted */
	struct watch_list *watches; /* NULL: lookups get no watch */
	bool form;                  /* the wider language of forms, section 2.8 */
};

struct scope {
	const struct record_type *const *types; /* of the record at hand; none: every record */
	size_t type_count;
	bool unknown;              /* a type could not be read: no name is wrong here */
	const struct scope *outer; /* inside `where`: the scope around it */
	const struct field *each;  /* what `each` stands for, as if it were a field; NULL: nothing */
	bool each_unknown;         /* … or nobody can say what */
};

/* The whole text of a scalar. */
const struct node *condition_read(const struct language *l, const struct scope *scope,
                                  const struct yaml *source);
const struct clock *clock_read(const struct language *l, const struct scope *scope,
                               const struct yaml *source);
const struct time *time_read(const struct language *l, const struct scope *scope,
                             const struct yaml *source);
/* `each` of a duty or a list of settings: a scalar or a list of scalars. */
const struct each *each_read(const struct language *l, const struct scope *scope,
                             const struct yaml *source);

/* What the items of an `each` are, as a field whose value `each` is; NULL where that cannot be said. */
const struct field *each_as_field(const struct language *l, const struct scope *scope,
                                  const struct each *each);

/* The shape that a clock gives a duty; every branch has it (L6). */
enum shape clock_shape(const struct clock *clock);
/* Whether some branch's number is the home's own. */
bool clock_is_target(const struct clock *clock);

#endif
