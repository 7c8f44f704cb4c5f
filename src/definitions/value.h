/*
 * A value as a field holds it and as a condition compares it.
 *
 * Words of choices and parties are symbols; links are numbers of records in this provider (0: none). `or reason`
 * gives VALUE_BECAUSE: answered, but not filled. many: yes gives VALUE_LIST, tables VALUE_TABLE (rows are counted;
 * their cells live in the entry's body).
 */
#ifndef HEARTH_VALUE_H
#define HEARTH_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/symbol.h"

typedef uint32_t record_no; /* a record's number in its provider, from 1; 0 is none */

enum value_kind {
	VALUE_NONE, /* nothing there (a correction took it away, or nobody ever told) */
	VALUE_TEXT,
	VALUE_YES_NO,
	VALUE_WORD,   /* choice, or a party that is a word */
	VALUE_NUMBER, /* in hundredths */
	VALUE_DATE,
	VALUE_INSTANT,
	VALUE_AMOUNT,
	VALUE_LINK, /* link, or a party that is a contact-person */
	VALUE_PROVISION,
	VALUE_FILE,
	VALUE_TABLE,
	VALUE_BECAUSE,
	VALUE_LIST,
	VALUE__COUNT
};

struct value {
	enum value_kind kind;
	uint32_t count; /* items of a list, rows of a table */
	union {
		const char *
			text; /* TEXT (may be NULL in the engine's own memory: only presence counts there), PROVISION, FILE, BECAUSE */
		bool yes;
		symbol word;
		int64_t number;
		struct date date;
		struct instant instant;
		struct amount amount;
		record_no link;
		const struct value *items;
	};
};

static inline bool value_is_filled(const struct value *v)
{
	return v->kind != VALUE_NONE && v->kind != VALUE_BECAUSE;
}
static inline bool value_is_answered(const struct value *v)
{
	return v->kind != VALUE_NONE;
}

#endif
