/* How often somebody may try: src/web/limiter.c. */
#include "unit.h"
#include "web/limiter.h"

static struct address from(const char *text)
{
	struct address a;
	assert_true(address_read(text, strlen(text), &a));
	return a;
}

/* How many of `tries` at one moment were let through; and the wait that the next is told. */
static int tries(struct limiter *l, const char *name, const char *address, int64_t now, int tries,
                 int64_t *wait)
{
	int let = 0;
	for (int i = 0; i < tries; i++) {
		let += limiter_take(l, name, from(address), now, wait);
	}
	return let;
}

TEST(five_tries_then_one_a_minute)
{
	struct limiter *l = limiter_new();
	int64_t wait = 0;
	assert_int_equal(tries(l, "sam", "192.0.2.1", 1000, 6, &wait), 5);
	assert_int_equal(wait, 60);
	assert_int_equal(tries(l, "sam", "192.0.2.1", 1059, 1, &wait), 0);
	assert_int_equal(wait, 1);
	assert_int_equal(tries(l, "sam", "192.0.2.1", 1060, 3, &wait), 1);
	assert_int_equal(tries(l, "sam", "192.0.2.1", 1060 + 3600, 9, &wait), 5);
	limiter_free(l);
}

TEST(a_stranger_elsewhere_does_not_keep_somebody_out)
{
	struct limiter *l = limiter_new();
	int64_t wait = 0;
	assert_int_equal(tries(l, "sam", "192.0.2.1", 1000, 20, &wait), 5);
	assert_int_equal(tries(l, "sam", "192.0.2.2", 1000, 1, &wait), 1);
	assert_int_equal(tries(l, "kim", "192.0.2.1", 1000, 1, &wait), 1);
	limiter_free(l);
}

TEST(one_name_from_many_places_is_bounded)
{
	struct limiter *l = limiter_new();
	int let = 0;
	int64_t wait = 0;
	for (int i = 0; i < 200; i++) {
		char address[32];
		snprintf(address, sizeof address, "2001:db8:0:%x::1", i);
		let += tries(l, "sam", address, 1000, 1, &wait);
	}
	assert_int_equal(let, 50);
	assert_int_equal(wait, 20);
	limiter_free(l);
}

TEST(many_names_from_one_network_are_bounded)
{
	struct limiter *l = limiter_new();
	int let = 0;
	int64_t wait = 0;
	for (int i = 0; i < 200; i++) {
		char name[32], address[32];
		snprintf(name, sizeof name, "name%d", i);
		snprintf(address, sizeof address, "2001:db8:0:1::%x", i + 1);
		let += tries(l, name, address, 1000, 1, &wait);
	}
	assert_int_equal(let, 30);
	assert_int_equal(wait, 10);
	limiter_free(l);
}

/* A refused try costs nothing: otherwise whoever goes on trying would wait for ever. */
TEST(a_try_that_is_refused_is_not_counted)
{
	struct limiter *l = limiter_new();
	int64_t wait = 0;
	tries(l, "sam", "192.0.2.1", 1000, 1000, &wait);
	assert_int_equal(wait, 60);
	limiter_free(l);
}

TEST(a_whole_shift_signs_in_behind_one_address)
{
	struct limiter *l = limiter_new();
	int64_t wait = 0;
	for (int i = 0; i < 500; i++) {
		char name[32];
		snprintf(name, sizeof name, "name%d", i);
		assert_true(limiter_take(l, name, from("192.0.2.1"), 1000, &wait));
		limiter_give_back(l, name, from("192.0.2.1"));
	}
	limiter_free(l);
}

/* Twenty thousand names in a table of sixteen thousand: what somebody has used up is not forgotten for them. */
TEST(filling_the_table_does_not_free_a_name)
{
	struct limiter *l = limiter_new();
	int64_t wait = 0;
	tries(l, "sam", "192.0.2.1", 1000, 5, &wait);
	for (int i = 0; i < 20000; i++) {
		char name[32], address[64];
		snprintf(name, sizeof name, "name%d", i);
		snprintf(address, sizeof address, "2001:db8:%x:%x::1", i / 65536, i % 65536);
		limiter_take(l, name, from(address), 1000, &wait);
	}
	assert_int_equal(tries(l, "sam", "192.0.2.1", 1000, 1, &wait), 0);
	limiter_free(l);
}

RUN(T(five_tries_then_one_a_minute), T(a_stranger_elsewhere_does_not_keep_somebody_out),
    T(one_name_from_many_places_is_bounded), T(many_names_from_one_network_are_bounded),
    T(a_try_that_is_refused_is_not_counted), T(a_whole_shift_signs_in_behind_one_address),
    T(filling_the_table_does_not_free_a_name))
