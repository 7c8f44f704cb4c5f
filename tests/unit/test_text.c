/* Text at the border, growing text and near words: src/base/text.c. */
#include "base/text.h"

#include "unit.h"

static const char *take(struct ctx *c, const char *bytes, size_t longest)
{
	const char *taken = NULL;
	assert_done(c, text_take(c, bytes, strlen(bytes), longest, &taken));
	return taken;
}

TEST(line_breaks_become_line_feeds_and_tabs_blanks)
{
	CTX(c);
	assert_text(take(&c, "one\r\ntwo\nthree\tfour", 100), "one\ntwo\nthree four");
	assert_text(take(&c, "", 100), "");
}

TEST(letters_are_composed)
{
	CTX(c);
	assert_text(take(&c, "Zoe\xcc\x88", 4), "Zo\xc3\xab");
	assert_text(take(&c, "Zo\xc3\xab", 3), "Zo\xc3\xab");
	assert_text(take(&c, "\xe2\x84\xab", 1), "\xc3\x85"); /* the Ångström sign is the letter */
}

TEST(length_counts_characters_after_composing)
{
	CTX(c);
	const char *taken = NULL;
	assert_text(take(&c, "ééé", 3), "ééé");
	assert_refused(&c, text_take(&c, "éééé", strlen("éééé"), 3, &taken),
	               "the text is longer than 3 characters: it has 4");
	char many[1000];
	memset(many, 'x', sizeof many);
	assert_refused(&c, text_take(&c, many, sizeof many, 3, &taken),
	               "the text is longer than 3 characters");
	assert_null(taken);
}

TEST(control_characters_are_refused)
{
	CTX(c);
	const char *taken;
	assert_refused(&c, text_take(&c, "a\0b", 3, 10, &taken),
	               "the text holds a control character (U+0000) as character 2");
	assert_refused(&c, text_take(&c, "\x1b[31m", 5, 10, &taken),
	               "the text holds a control character (U+001B) as character 1");
	assert_refused(&c, text_take(&c, "a\rb", 3, 10, &taken),
	               "the text holds a control character (U+000D) as character 2");
	assert_refused(&c, text_take(&c, "\xc2\x85", 2, 10, &taken),
	               "the text holds a control character (U+0085) as character 1");
}

TEST(bytes_that_are_not_utf_8_are_refused)
{
	CTX(c);
	const char *taken;
	static const char *const bad[] = {"\xff",
	                                  "\x80",
	                                  "\xc0\x80",
	                                  "\xc1\xbf",
	                                  "\xe0\x80\x80",
	                                  "\xed\xa0\x80",
	                                  "\xf4\x90\x80\x80",
	                                  "\xf0\x80\x80\x80",
	                                  "\xe2\x82",
	                                  "\xf8\x88\x80\x80\x80"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(text_is_utf8(bad[i], strlen(bad[i])));
		assert_refused(&c, text_take(&c, bad[i], strlen(bad[i]), 10, &taken),
		               "the text is not UTF-8 from character 1 on");
	}
	assert_true(text_is_utf8("a£€😀\xf4\x8f\xbf\xbf", strlen("a£€😀") + 4));
}

TEST(every_code_point_is_taken_and_every_cut_of_it_refused)
{
	for (uint32_t code = 0x80; code <= 0x10ffff; code += code < 0x900 ? 1 : 251) {
		char b[4];
		size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		for (size_t i = n - 1, rest = code; i > 0; i--, rest >>= 6) {
			b[i] = (char)(0x80 | (rest & 0x3f));
		}
		b[0] = (char)((0xf00 >> n & 0xff) | code >> (6 * (n - 1)));
		assert_int_equal(text_is_utf8(b, n), code < 0xd800 || code > 0xdfff);
		assert_false(text_is_utf8(b, n - 1));
	}
}

TEST(characters_are_counted_and_columns_found)
{
	assert_int_equal(text_length("a£€😀"), 4);
	assert_int_equal(text_column("a£€😀", 3), 2);
	assert_int_equal(text_column("ab", 100), 2);
}

TEST(starts_ends_and_equality)
{
	assert_true(text_starts("reg 35(3)", "reg"));
	assert_false(text_starts("re", "reg"));
	assert_true(text_ends("a.yaml", ".yaml"));
	assert_false(text_ends("yaml", ".yaml"));
	assert_true(text_is(NULL, NULL));
	assert_false(text_is(NULL, ""));
	assert_true(text_is("a", "a"));
}

TEST(distances_are_exact_up_to_the_limit)
{
	assert_int_equal(text_distance("kitten", "sitting", 5), 3);
	assert_int_equal(text_distance("kitten", "sitting", 2), 3);
	assert_int_equal(text_distance("", "abc", 3), 3);
	assert_int_equal(text_distance("same", "same", 2), 0);
	assert_int_equal(text_distance("exempt_ech", "exempt_ehc", 2), 2);
}

TEST(the_nearest_word_is_found_as_the_definition_language_promises)
{
	static const char *const fields[] = {"kind", "exempt_ehc", "started_at",
	                                     "due",  "sign-off",   "liberty-restriction"};
	static const char *const roles[] = {"registered manager", "responsible individual",
	                                    "care staff", "any"};
	assert_text(text_nearest("exempt_ech", fields, 6), "exempt_ehc");
	assert_text(text_nearest("signoff", fields, 6), "sign-off");
	assert_text(text_nearest("liberty restriction", fields, 6), "liberty-restriction");
	assert_text(text_nearest("at_started", fields, 6), "started_at");
	assert_text(text_nearest("dxx", fields, 6), NULL);
	assert_text(text_nearest("dux", fields, 6), "due");
	assert_text(text_nearest("weather", fields, 6), NULL);
	assert_text(text_nearest("responsible adult", roles, 4), "responsible individual");
	assert_text(text_nearest("", roles, 4), NULL);
}

TEST(bytes_are_shown_safely)
{
	CTX(c);
	assert_text(text_shown(c.arena, "plain £", 10), "plain £");
	assert_text(text_shown(c.arena, "abcdef", 3), "abc…");
	assert_text(text_shown(c.arena, "a\nb\xff", 10), "a\xef\xbf\xbd"
	                                                 "b\xef\xbf\xbd");
	assert_text(text_shown(c.arena, NULL, 3), "");
}

TEST(text_grows_to_any_length_and_beside_other_memory)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	assert_text(buf_text(&b), "");
	for (int i = 0; i < 5000; i++) {
		buf_printf(&b, "%d,", i % 10);
		if (i % 500 == 0) {
			memset(arena_alloc(c.arena, 100), 'x', 100);
		}
	}
	buf_put(&b, "end");
	buf_char(&b, '.');
	buf_printf(&b, "%300s", "far");
	assert_int_equal(b.length, 10000 + 4 + 300);
	assert_memory_equal(b.text, "0,1,2,3,", 8);
	assert_memory_equal(b.text + 10000, "end.  ", 6);
	assert_text(b.text + 10301, "far");
	for (int i = 0; i < 5000; i++) {
		assert_int_equal(b.text[2 * i], '0' + i % 10);
	}
}

RUN(T(line_breaks_become_line_feeds_and_tabs_blanks), T(letters_are_composed),
    T(length_counts_characters_after_composing), T(control_characters_are_refused),
    T(bytes_that_are_not_utf_8_are_refused),
    T(every_code_point_is_taken_and_every_cut_of_it_refused),
    T(characters_are_counted_and_columns_found), T(starts_ends_and_equality),
    T(distances_are_exact_up_to_the_limit),
    T(the_nearest_word_is_found_as_the_definition_language_promises), T(bytes_are_shown_safely),
    T(text_grows_to_any_length_and_beside_other_memory))
