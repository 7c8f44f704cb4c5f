/* Memory that is given back all at once: src/base/arena.c. */
#include "base/arena.h"

#include "unit.h"

TEST(what_it_gives_is_zeroed_and_aligned)
{
	struct arena *a = arena_new();
	for (size_t size = 0; size < 3000; size += 7) {
		unsigned char *p = arena_alloc(a, size);
		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < size; i++) {
			assert_int_equal(p[i], 0);
		}
		memset(p, 0xff, size);
	}
	arena_free(a);
}

TEST(pieces_do_not_overlap)
{
	struct arena *a = arena_new();
	char *pieces[500];
	for (int i = 0; i < 500; i++) {
		pieces[i] = arena_alloc(a, 100);
		memset(pieces[i], i % 127, 100);
	}
	for (int i = 0; i < 500; i++) {
		for (int j = 0; j < 100; j++) {
			assert_int_equal(pieces[i][j], i % 127);
		}
	}
	arena_free(a);
}

TEST(memory_that_is_used_again_after_a_reset_is_zeroed)
{
	struct arena *a = arena_new();
	(void)arena_alloc(a, 16);
	struct arena_mark mark = arena_mark(a);
	memset(arena_alloc(a, 200), 0xff, 200);
	arena_reset(a, mark);
	unsigned char *p = arena_alloc(a, 200);
	for (size_t i = 0; i < 200; i++) {
		assert_int_equal(p[i], 0);
	}
	arena_free(a);
}

TEST(a_reset_keeps_what_came_before_the_mark_and_returns_the_rest)
{
	struct arena *a = arena_new();
	char *kept = arena_copy(a, "kept");
	struct arena_mark mark = arena_mark(a);
	size_t held = arena_bytes(a);
	for (int i = 0; i < 100; i++) {
		(void)arena_alloc(a, 50000);
	}
	assert_true(arena_bytes(a) > held + 4000000);
	arena_reset(a, mark);
	assert_int_equal(arena_bytes(a), held);
	assert_text(kept, "kept");
	arena_free(a);
}

TEST(a_mark_of_an_empty_arena_is_a_clear)
{
	struct arena *a = arena_new();
	struct arena_mark mark = arena_mark(a);
	(void)arena_alloc(a, 100000);
	arena_reset(a, mark);
	assert_true(arena_bytes(a) <= 110000);
	(void)arena_alloc(a, 10);
	arena_free(a);
}

TEST(a_cleared_arena_keeps_one_small_block)
{
	struct arena *a = arena_new();
	for (int i = 0; i < 1000; i++) {
		(void)arena_alloc(a, 1000);
	}
	arena_clear(a);
	assert_true(arena_bytes(a) > 0 && arena_bytes(a) < 10000);
	arena_free(a);
}

TEST(growing_copies_and_leaves_the_old)
{
	struct arena *a = arena_new();
	int *old = ARENA_ARRAY(a, 3, int);
	for (int i = 0; i < 3; i++) {
		old[i] = i + 1;
	}
	int *grown = arena_grow(a, old, 3, 6, sizeof(int));
	grown[0] = 9;
	assert_int_equal(old[0], 1);
	assert_int_equal(grown[2], 3);
	assert_int_equal(grown[5], 0);
	arena_free(a);
}

TEST(only_the_newest_piece_is_lengthened_in_place)
{
	struct arena *a = arena_new();
	char *first = arena_alloc(a, 10);
	assert_true(arena_extend(a, first, 10, 100));
	memset(first, 'x', 100);
	char *second = arena_alloc(a, 10);
	assert_false(arena_extend(a, first, 100, 120));
	assert_true(arena_extend(a, second, 10, 30));
	assert_int_equal(second[29], 0);
	assert_false(arena_extend(a, second, 30, 10000000));
	assert_int_equal(first[99], 'x');
	arena_free(a);
}

TEST(printing_takes_any_length)
{
	struct arena *a = arena_new();
	assert_int_equal(strlen(arena_printf(a, "%20000d|%s", 7, "end")), 20004);
	assert_text(arena_copy_n(a, "abcdef", 3), "abc");
	arena_free(a);
	arena_free(NULL);
}

static int released[4], release_count;

static void note_release(void *thing)
{
	released[release_count++] = *(int *)thing;
}

TEST(what_was_handed_over_is_released_newest_first_with_its_memory)
{
	static int numbers[] = {1, 2, 3};
	struct arena *a = arena_new();
	(void)arena_alloc(a, 8);
	arena_own(a, note_release, &numbers[0]);
	struct arena_mark mark = arena_mark(a);
	arena_own(a, note_release, &numbers[1]);
	(void)arena_alloc(a, 100000);
	arena_own(a, note_release, &numbers[2]);
	arena_reset(a, mark);
	assert_int_equal(release_count, 2);
	assert_int_equal(released[0], 3);
	assert_int_equal(released[1], 2);
	arena_free(a);
	assert_int_equal(release_count, 3);
	assert_int_equal(released[2], 1);
}

RUN(T(what_it_gives_is_zeroed_and_aligned), T(pieces_do_not_overlap),
    T(memory_that_is_used_again_after_a_reset_is_zeroed),
    T(a_reset_keeps_what_came_before_the_mark_and_returns_the_rest),
    T(a_mark_of_an_empty_arena_is_a_clear), T(a_cleared_arena_keeps_one_small_block),
    T(growing_copies_and_leaves_the_old), T(only_the_newest_piece_is_lengthened_in_place),
    T(printing_takes_any_length), T(what_was_handed_over_is_released_newest_first_with_its_memory))
