/* The first failure of a request, and the exit status it becomes: src/base/ctx.c. */
#include "unit.h"

TEST(the_first_failure_is_kept)
{
	CTX(c);
	assert_false(ctx_fail(&c, ERROR_NOT_FOUND, "there is no record \"%s\"", "m-1"));
	assert_false(ctx_fail(&c, ERROR_UNAVAILABLE, "later"));
	assert_int_equal(c.error, ERROR_NOT_FOUND);
	assert_text(c.message, "there is no record \"m-1\"");
}

TEST(words_are_put_in_front_of_a_failure_only_where_there_is_one)
{
	CTX(c);
	assert_false(ctx_within(&c, "line %d: ", 1));
	assert_text(c.message, "");
	ctx_fail(&c, ERROR_INVALID, "bad");
	ctx_within(&c, "field \"%s\": ", "age");
	ctx_within(&c, "line %d: ", 7);
	assert_text(c.message, "line 7: field \"age\": bad");
}

TEST(a_failure_that_was_handled_is_forgotten)
{
	CTX(c);
	ctx_fail(&c, ERROR_INVALID, "bad");
	ctx_clear_error(&c);
	assert_int_equal(ctx_exit_status(&c), 0);
	ctx_fail(&c, ERROR_USAGE, "worse");
	assert_text(c.message, "worse");
}

TEST(exit_statuses_are_those_of_the_commands)
{
	static const int expected[ERROR__COUNT] = {0, 1, 1, 1, 1, 2, 3};
	for (enum error e = 0; e < ERROR__COUNT; e++) {
		CTX(c);
		ctx_fail(&c, e, "x");
		assert_int_equal(ctx_exit_status(&c), expected[e]);
	}
}

TEST(a_context_knows_the_present_moment)
{
	CTX(c);
	assert_true(c.now.s > 1700000000);
}

RUN(T(the_first_failure_is_kept), T(words_are_put_in_front_of_a_failure_only_where_there_is_one),
    T(a_failure_that_was_handled_is_forgotten), T(exit_statuses_are_those_of_the_commands),
    T(a_context_knows_the_present_moment))
