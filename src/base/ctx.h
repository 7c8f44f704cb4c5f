/*
 * What one request, command, job or test carries through every call: its memory, its present moment, its first failure.
 *
 * Ownership in one sentence: what takes a ctx returns memory of that ctx; a const pointer is lent.
 * A function that can fail returns bool and records the first failure here, once, where it happens, in words for the
 * person who asked: lower case, one line, the reason, the value in quotes. "could not" if trying again may help,
 * "cannot" when never. Callers pass it on: `if (!date_parse(c, text, &d)) return false;`
 */
#ifndef HEARTH_CTX_H
#define HEARTH_CTX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/instant.h"

enum error {
	ERROR_NONE,
	ERROR_INVALID,     /* bad input; nothing was written              exit 1, HTTP 422 */
	ERROR_NOT_FOUND,   /*                                             exit 1, HTTP 404 */
	ERROR_FORBIDDEN,   /* this person may not                         exit 1, HTTP 403 */
	ERROR_CONFLICT,    /* id used with other content, record twice    exit 1, HTTP 409 */
	ERROR_USAGE,       /* wrong usage of a command                    exit 2, HTTP 400 */
	ERROR_UNAVAILABLE, /* could not: disk full, busy, try again       exit 3, HTTP 503 */
	ERROR__COUNT
};

struct ctx {
	struct arena *arena;
	struct instant now; /* the present moment: tests and --at set it */
	enum error error;
	const char *message; /* of the first failure, in this arena; "" without one */
};

/* A context with an arena of its own and the system's present moment. */
void ctx_init(struct ctx *c);
void ctx_done(struct ctx *c);

/* Records the first failure (later ones are ignored) and returns false, so that it can be returned. */
bool ctx_fail(struct ctx *c, enum error error, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Puts words in front of the failure's message: ctx_within(c, "line %d: ", n). Returns false. */
bool ctx_within(struct ctx *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Forgets the failure (one that was handled). */
void ctx_clear_error(struct ctx *c);
/* The exit status of cli.md for the failure: 0, 1, 2 or 3. */
int ctx_exit_status(const struct ctx *c);

/* Declares a ctx that is released at the end of its block. */
#define CTX(name)                                                                                  \
	__attribute__((cleanup(ctx_done))) struct ctx name;                                            \
	ctx_init(&name)

#endif
