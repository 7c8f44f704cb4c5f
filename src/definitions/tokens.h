/*
 * The words of a condition, a clock or an `each`: the first stage of reading an expression.
 *
 * A word runs over letters, digits and - _ . /, so that "child.looked_after", "reg40-4d-i" and "6b" are one word each.
 */
#ifndef HEARTH_DEFINITIONS_TOKENS_H
#define HEARTH_DEFINITIONS_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "definitions/yaml.h"

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,
	TOKEN_NUMBER, /* also has its text: a choice may be called "3" */
	TOKEN_DATE,
	TOKEN_TEXT, /* "…" */
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_OPEN_LIST,
	TOKEN_CLOSE_LIST,
	TOKEN_COMMA
};

struct token {
	enum token_kind kind;
	const char *text;      /* without quotes */
	size_t offset, length; /* bytes in the source, quotes included */
	int64_t number;        /* in hundredths */
	struct date date;
};

/*
 * The tokens of a scalar, ended by TOKEN_END. NULL where a character has no place in an expression or it is too long
 * (the problem is added).
 */
const struct token *tokens_read(struct arena *arena, struct problems *problems,
                                const struct yaml *source, size_t *ret_count);

/* "37.5" as 3750; false where it is no number with at most two decimals below 10,000,000,000. */
bool hundredths_parse(const char *text, int64_t *ret);
/* "2025-03-30"; false where it is no day. */
bool day_parse(const char *text, struct date *ret);

#endif
