/*
 * What every unit test includes: cmocka, and comparisons that print both sides.
 *
 * A test is a function whose name is a sentence; a program lists them in RUN(). Expected values stand last.
 */
#ifndef HEARTH_UNIT_H
#define HEARTH_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/ctx.h"

#define TEST(sentence) static void sentence(void **state __attribute__((unused)))

#define T(sentence) cmocka_unit_test(sentence)
#define RUN(...)                                                                                   \
	int main(void)                                                                                 \
	{                                                                                              \
		const struct CMUnitTest tests[] = {__VA_ARGS__};                                           \
		return cmocka_run_group_tests(tests, NULL, NULL);                                          \
	}

/* NULL is shown and equals only NULL. */
#define assert_text(got, expected)                                                                 \
	do {                                                                                           \
		const char *got_ = (got), *expected_ = (expected);                                         \
		if ((got_ == NULL) != (expected_ == NULL) || (got_ != NULL && strcmp(got_, expected_))) {  \
			fail_msg("got \"%s\", not \"%s\"", got_ ? got_ : "(null)",                             \
			         expected_ ? expected_ : "(null)");                                            \
		}                                                                                          \
	} while (0)

/* The call failed with exactly this message. */
#define assert_refused(c, call, expected)                                                          \
	do {                                                                                           \
		ctx_clear_error(c);                                                                        \
		assert_false(call);                                                                        \
		assert_text((c)->message, expected);                                                       \
		ctx_clear_error(c);                                                                        \
	} while (0)

/* The call succeeded; otherwise its message is shown. */
#define assert_done(c, call)                                                                       \
	do {                                                                                           \
		if (!(call)) {                                                                             \
			fail_msg("refused: %s", (c)->message);                                                 \
		}                                                                                          \
	} while (0)

#endif
