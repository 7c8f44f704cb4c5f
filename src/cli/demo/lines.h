/*
 * Entry lines on their way out: written by whichever part of the demo knows them, handed on in the order of time.
 *
 * A part may write what will be said weeks from now (a sign-off two days on); the outbox keeps it for its day, at most
 * OUTBOX_DAYS ahead. What would be written after the end is dropped: that is how the last day comes to be unfinished.
 * A line may name a record only from the moment on at which that record was opened.
 */
#ifndef HEARTH_DEMO_LINES_H
#define HEARTH_DEMO_LINES_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/date.h"
#include "base/instant.h"

enum { OUTBOX_DAYS = 128 };

struct outbox;

/* Closed by the ctx's arena. */
struct outbox *outbox_new(struct ctx *c, struct date first, struct instant end);
/* Hands on the lines of the day, which must be the one after the last handed on. */
bool outbox_emit(struct ctx *c, struct outbox *o, struct date day,
                 bool (*emit)(struct ctx *c, void *arg, const char *line), void *arg);

/* ---- what an entry says ---- */

enum said_kind {
	SAID_TEXT, /* NULL: nothing is said; so for a time that is none */
	SAID_YES,
	SAID_AT,
	SAID_ON,
	SAID_NUMBER,
	SAID_BECAUSE,
	SAID_LIST,     /* of texts, NULL at the end */
	SAID_ROWS,     /* of tables: rows of fields, NULL at the end */
	SAID_ABOUT,    /* no field: the entry's links, as SAID_LIST */
	SAID_HAPPENED, /* no field: happened_at */
	SAID_KNOWN,    /* no field: known_at */
	SAID_WAIVED    /* no field: the step named by `name` is waived with this reason */
};

struct said {
	const char *name; /* NULL at the end of an entry's fields */
	enum said_kind kind;
	union {
		const char *text;
		const char *const *list;
		const struct said *const *rows;
		struct instant at;
		struct date on;
		double number;
		bool yes;
	};
};

#define FIELDS(...) ((const struct said[]){__VA_ARGS__, {.name = NULL}})
#define TEXT(n, v)                                                                                 \
	{                                                                                              \
		.name = (n), .kind = SAID_TEXT, .text = (v)                                                \
	}
#define YES(n, v)                                                                                  \
	{                                                                                              \
		.name = (n), .kind = SAID_YES, .yes = (v)                                                  \
	}
#define AT(n, v)                                                                                   \
	{                                                                                              \
		.name = (n), .kind = SAID_AT, .at = (v)                                                    \
	}
#define ON(n, v)                                                                                   \
	{                                                                                              \
		.name = (n), .kind = SAID_ON, .on = (v)                                                    \
	}
#define NUMBER(n, v)                                                                               \
	{                                                                                              \
		.name = (n), .kind = SAID_NUMBER, .number = (v)                                            \
	}
#define BECAUSE(n, v)                                                                              \
	{                                                                                              \
		.name = (n), .kind = SAID_BECAUSE, .text = (v)                                             \
	}
#define LIST(n, v)                                                                                 \
	{                                                                                              \
		.name = (n), .kind = SAID_LIST, .list = (v)                                                \
	}
#define LISTED(n, ...)                                                                             \
	{                                                                                              \
		.name = (n), .kind = SAID_LIST, .list = (const char *const[])                              \
		{                                                                                          \
			__VA_ARGS__, NULL                                                                      \
		}                                                                                          \
	}
#define ROWS(n, ...)                                                                               \
	{                                                                                              \
		.name = (n), .kind = SAID_ROWS, .rows = (const struct said *const[])                       \
		{                                                                                          \
			__VA_ARGS__, NULL                                                                      \
		}                                                                                          \
	}
#define ROW_LIST(n, v)                                                                             \
	{                                                                                              \
		.name = (n), .kind = SAID_ROWS, .rows = (v)                                                \
	}
#define ABOUT(...)                                                                                 \
	{                                                                                              \
		.name = "links", .kind = SAID_ABOUT, .list = (const char *const[])                         \
		{                                                                                          \
			__VA_ARGS__, NULL                                                                      \
		}                                                                                          \
	}
#define HAPPENED(v)                                                                                \
	{                                                                                              \
		.name = "happened_at", .kind = SAID_HAPPENED, .at = (v)                                    \
	}
#define KNOWN(v)                                                                                   \
	{                                                                                              \
		.name = "known_at", .kind = SAID_KNOWN, .at = (v)                                          \
	}
#define WAIVED(step, why)                                                                          \
	{                                                                                              \
		.name = (step), .kind = SAID_WAIVED, .text = (why)                                         \
	}

/* Who writes what of which record; `fields` NULL: none. */
struct line {
	struct instant at; /* written_at */
	const char *record;
	const char *by;                    /* "staff:wh-sam", "system" */
	const char *type, *home, *subject; /* opens it; home and subject may be NULL */
	const char *step;                  /* or does a step of it */
	const char *entry;                 /* or another kind of entry, with the rest: */
	const char *reason, *setting, *value, *duty;
	const struct said *fields;
};
void outbox_write(struct outbox *o, const struct line *line);

#endif
