/* Which passwords are taken, and hashing a few at a time: src/web/password.c. */
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include <sodium.h>

#include "base/limits.h"
#include "unit.h"
#include "web/password.h"

#define TRIED                                                                                      \
	"that password is one that is tried first: take three words that do not belong together"
#define PATTERN                                                                                    \
	"that password is a pattern that is tried first: take three words that do not belong together"

TEST(words_that_do_not_belong_together_are_taken)
{
	CTX(c);
	static const char *const good[] = {"horse lamp river",      "Tisch-Mond-Teppich",
	                                   "12 kettles on 3 hills", "cŵn yn y coed",
	                                   "ааааббббвввгггд1",      "mypasswordhorse"};
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_done(&c, password_check(&c, good[i], "sam"));
	}
}

TEST(what_is_tried_first_is_refused)
{
	CTX(c);
	assert_refused(&c, password_check(&c, "elevenchars", "sam"),
	               "a password has at least 12 characters");
	assert_refused(&c, password_check(&c, "cŵncŵncŵ", "sam"),
	               "a password has at least 12 characters");
	assert_refused(&c, password_check(&c, "Password123456", "sam"), TRIED);
	assert_refused(&c, password_check(&c, "!!p4$$w0rd!!2025", "sam"), TRIED);
	assert_refused(&c, password_check(&c, "2024Childrens-Home", "sam"), TRIED);
	assert_refused(&c, password_check(&c, "Sam Shift 2025", "sam.shift"), TRIED);
	assert_refused(&c, password_check(&c, "aaaaaaaaaaaa", "sam"), PATTERN);
	assert_refused(&c, password_check(&c, "ofstedofstedofsted", "sam"), PATTERN);
	assert_refused(&c, password_check(&c, "QWERTYUIOPAS", "sam"), PATTERN);
	assert_refused(&c, password_check(&c, "lkjhgfdsapoi", "sam"), PATTERN);
	assert_refused(&c, password_check(&c, "1qaz2wsx3edc", "sam"), PATTERN);
	assert_refused(&c, password_check(&c, "1957-03-11 28", "sam"),
	               "that password has no letters: take three words that do not belong together");
}

TEST(one_spelling_of_each_letter_and_a_bound)
{
	CTX(c);
	const char *one = NULL, *other = NULL;
	char longest[LIMIT_PASSWORD + 2];
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	assert_true(password_take(&c, "caf\xc3\xa9", &one) &&
	            password_take(&c, "cafe\xcc\x81", &other));
	assert_text(one, other);
	assert_false(password_take(&c, longest, &one));
}

TEST(only_the_right_password_is_right)
{
	CTX(c);
	struct gate *g = gate_new();
	const char *hash = NULL, *again = NULL;
	bool right = false;
	assert_done(&c, password_hash(&c, "horse lamp river", &hash));
	assert_done(&c, password_hash(&c, "horse lamp river", &again));
	assert_string_not_equal(hash, again);
	assert_non_null(strstr(hash, "$argon2id$v=19$m=65536,t=2,p=1$"));
	assert_done(&c, password_verify(&c, g, hash, "horse lamp river", &right));
	assert_true(right);
	assert_done(&c, password_verify(&c, g, hash, "horse lamp rivers", &right));
	assert_false(right);
	assert_done(&c, password_verify(&c, g, hash, "", &right));
	assert_false(right);
	gate_free(g);
}

static double cost_of(struct ctx *c, struct gate *g, const char *hash)
{
	struct timespec from, to;
	bool right = true;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
	assert_done(c, password_verify(c, g, hash, "horse lamp river", &right));
	assert_false(right);
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
	return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

TEST(a_name_that_nobody_has_costs_as_much_as_a_wrong_password)
{
	CTX(c);
	struct gate *g = gate_new();
	const char *hash = NULL;
	double somebody = 1e9, nobody = 1e9;
	assert_done(&c, password_hash(&c, "another password", &hash));
	for (int i = 0; i < 5; i++) { /* the least of five: what the machine does besides only adds */
		double this = cost_of(&c, g, hash), that = cost_of(&c, g, NULL);
		somebody = this < somebody ? this : somebody;
		nobody = that < nobody ? that : nobody;
	}
	assert_true(nobody > somebody * 0.7 && nobody < somebody * 1.4);
	gate_free(g);
}

/* ---- many at once ---- */

struct crowd {
	struct gate *gate;
	const char *hash;
	atomic_int right, busy, begun;
};

static void *one_of_many(void *arg)
{
	struct crowd *crowd = arg;
	CTX(c);
	bool right = false;
	atomic_fetch_add(&crowd->begun, 1);
	while (atomic_load(&crowd->begun) < 30) {
		usleep(100);
	}
	if (password_verify(&c, crowd->gate, crowd->hash, "horse lamp river", &right)) {
		atomic_fetch_add(&crowd->right, right);
	} else {
		atomic_fetch_add(&crowd->busy, c.error == ERROR_UNAVAILABLE);
	}
	return NULL;
}

TEST(of_thirty_at_once_ten_are_served_and_the_others_told_to_come_back)
{
	CTX(c);
	pthread_t threads[30];
	struct crowd crowd = {.gate = gate_new()};
	assert_done(&c, password_hash(&c, "horse lamp river", &crowd.hash));
	for (int i = 0; i < 30; i++) {
		assert_int_equal(pthread_create(&threads[i], NULL, one_of_many, &crowd), 0);
	}
	for (int i = 0; i < 30; i++) {
		pthread_join(threads[i], NULL);
	}
	assert_int_equal(crowd.right + crowd.busy, 30);
	/* Two at once and eight behind them; on a slow machine some come only after the first have gone. */
	assert_in_range(crowd.right, LIMIT_SIGN_INS + LIMIT_SIGN_INS_WAITING, 29);
	gate_free(crowd.gate);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(words_that_do_not_belong_together_are_taken),
		T(what_is_tried_first_is_refused),
		T(one_spelling_of_each_letter_and_a_bound),
		T(only_the_right_password_is_right),
		T(a_name_that_nobody_has_costs_as_much_as_a_wrong_password),
		T(of_thirty_at_once_ten_are_served_and_the_others_told_to_come_back)};
	return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
