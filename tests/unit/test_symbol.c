/* Words as numbers: src/base/symbol.c. */
#include "base/symbol.h"

#include <pthread.h>

#include "unit.h"

TEST(a_word_has_one_number_for_good)
{
	symbol measure = symbol_of("measure");
	assert_int_not_equal(measure, 0);
	assert_int_equal(symbol_of("measure"), measure);
	assert_int_equal(symbol_of_n("measures", 7), measure);
	assert_int_not_equal(symbol_of("measures"), measure);
	assert_text(symbol_word(measure), "measure");
}

TEST(nobody_makes_a_word_by_asking)
{
	assert_int_equal(symbol_find("never-made"), 0);
	symbol s = symbol_of("never-made");
	assert_int_equal(symbol_find("never-made"), s);
}

TEST(no_word_is_zero)
{
	assert_int_equal(symbol_of(""), 0);
	assert_int_equal(symbol_find(""), 0);
	assert_text(symbol_word(0), "");
	assert_text(symbol_word(UINT32_MAX), "");
	assert_text(symbol_word(999999), "");
}

enum { THREADS = 4, WORDS = 6000 };
static symbol seen[THREADS][WORDS];

static void *make_words(void *argument)
{
	symbol *mine = argument;
	for (int i = 0; i < WORDS; i++) {
		char word[32];
		snprintf(word, sizeof word, "word-%d", i);
		mine[i] = symbol_of(word);
		if (strcmp(symbol_word(mine[i]), word) != 0) {
			mine[i] = 0;
		}
	}
	return NULL;
}

TEST(four_threads_that_make_the_same_words_get_the_same_numbers)
{
	pthread_t threads[THREADS];
	for (int t = 0; t < THREADS; t++) {
		assert_int_equal(pthread_create(&threads[t], NULL, make_words, seen[t]), 0);
	}
	for (int t = 0; t < THREADS; t++) {
		pthread_join(threads[t], NULL);
	}
	for (int i = 0; i < WORDS; i++) {
		assert_int_not_equal(seen[0][i], 0);
		for (int t = 1; t < THREADS; t++) {
			assert_int_equal(seen[t][i], seen[0][i]);
		}
	}
}

RUN(T(a_word_has_one_number_for_good), T(nobody_makes_a_word_by_asking), T(no_word_is_zero),
    T(four_threads_that_make_the_same_words_get_the_same_numbers))
