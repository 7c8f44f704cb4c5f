/* JSON in and out: src/base/json.c. */
#include "base/json.h"

#include "unit.h"

static void check_lines(const char *in, const char *line, const char *canonical)
{
	CTX(c);
	AUTO_JSON v = NULL;
	assert_done(&c, json_read(&c, in, strlen(in), &v));
	assert_text(json_line(c.arena, v), line);
	assert_text(json_canonical(c.arena, v), canonical);
}

static void check_refused(const char *in, size_t length, const char *expected)
{
	CTX(c);
	json_t *v = NULL;
	assert_refused(&c, json_read(&c, in, length, &v), expected);
	assert_null(v);
}

TEST(keys_keep_their_order_in_a_line_and_are_sorted_in_the_canonical_bytes)
{
	check_lines("{ \"b\" : 1, \"a\": [true, false, null], \"B\":{\"z\":\"\",\"y\":{}} }",
	            "{\"b\":1,\"a\":[true,false,null],\"B\":{\"z\":\"\",\"y\":{}}}",
	            "{\"B\":{\"y\":{},\"z\":\"\"},\"a\":[true,false,null],\"b\":1}");
}

TEST(text_is_written_as_utf_8_with_only_what_must_be_escaped)
{
	check_lines("[\"\\u00e9\\ud83d\\ude00 \\/ \\\" \\\\ \\n\\t\\r\\b\\f\\u0001 é\"]",
	            "[\"é😀 / \\\" \\\\ \\n\\t\\r\\b\\f\\u0001 é\"]",
	            "[\"é😀 / \\\" \\\\ \\n\\t\\r\\b\\f\\u0001 é\"]");
}

TEST(numbers_are_plain_decimals)
{
	const char *out =
		"[0,-1,37.5,0.1,100,8,0,9007199254740993,0.00001,1.5e+20,1e+25,4000000000000000000,0.333333333333333]";
	check_lines("[0,-1,37.5,0.1,1e2,8.0,-0.0,9007199254740993,1e-5,1.5e20,1e25,4e18,0.333333333333333]",
	            out, out);
}

TEST(a_number_reads_back_as_itself)
{
	CTX(c);
	double value = 0.1;
	for (int i = 0; i < 20000; i++) {
		value = value * 1.0173 + 1.0 / (i + 3);
		if (value > 1e12) {
			value = 1 / value;
		}
		AUTO_JSON number = json_real(value);
		const char *line = json_line(c.arena, number);
		AUTO_JSON back = NULL;
		assert_done(&c, json_read(&c, line, strlen(line), &back));
		assert_true(json_number_value(back) == value);
	}
}

TEST(what_is_written_canonically_is_canonical)
{
	CTX(c);
	const char *text =
		"{\"fields\":{\"z\":[{\"b\":1.25,\"a\":\"x\"}],\"a\":\"é\"},\"entry\":\"open\"}";
	AUTO_JSON v = NULL;
	assert_done(&c, json_read(&c, text, strlen(text), &v));
	const char *once = json_canonical(c.arena, v);
	AUTO_JSON again = NULL;
	assert_done(&c, json_read(&c, once, strlen(once), &again));
	assert_text(json_canonical(c.arena, again), once);
	assert_true(json_equal(v, again));
}

TEST(people_get_line_breaks)
{
	CTX(c);
	const char *text = "{\"a\":[1,{\"b\":2}],\"c\":[],\"d\":{}}";
	AUTO_JSON v = NULL;
	assert_done(&c, json_read(&c, text, strlen(text), &v));
	assert_text(
		json_pretty(c.arena, v),
		"{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"c\": [],\n  \"d\": {}\n}");
}

TEST(mistakes_are_refused_with_their_place)
{
	check_refused("{\"a\":1,\"a\":2}", 13, "column 10: duplicate object key near '\"a\"'");
	check_refused("{\"a\":}", 6, "column 6: unexpected token near '}'");
	check_refused("", 0, "column 1: unexpected token near end of file");
	check_refused("[1,2", 4, "column 4: ']' expected near end of file");
	check_refused("[1]\n x", 6, "line 2, column 2: end of file expected near 'x'");
	check_refused("[\"\xff\"]", 5, "column 2: unable to decode byte 0xff near '\"'");
	check_refused("[\"a\\u0000b\"]", 12,
	              "column 11: \\u0000 is not allowed without JSON_ALLOW_NUL near '\"a\\u0000b\"'");
}

TEST(nesting_is_bounded)
{
	check_lines("[[[[[[[[8]]]]]]]]", "[[[[[[[[8]]]]]]]]", "[[[[[[[[8]]]]]]]]");
	check_lines("[\"[[[[[[[[[[[[[[\\\"[[[[[[\"]", "[\"[[[[[[[[[[[[[[\\\"[[[[[[\"]",
	            "[\"[[[[[[[[[[[[[[\\\"[[[[[[\"]");
	check_refused("[[[[[[[[[9]]]]]]]]]", 19, "the JSON is nested more than 8 deep");
	check_refused("{\"a\":[[[[[[[[9]]]]]]]]}", 23, "the JSON is nested more than 8 deep");
}

TEST(the_text_of_a_key)
{
	CTX(c);
	AUTO_JSON v = NULL;
	assert_done(&c, json_read(&c, "{\"a\":\"x\",\"n\":1}", 15, &v));
	assert_text(json_text(v, "a"), "x");
	assert_text(json_text(v, "n"), NULL);
	assert_text(json_text(v, "none"), NULL);
	assert_text(json_text(NULL, "a"), NULL);
}

RUN(T(keys_keep_their_order_in_a_line_and_are_sorted_in_the_canonical_bytes),
    T(text_is_written_as_utf_8_with_only_what_must_be_escaped), T(numbers_are_plain_decimals),
    T(a_number_reads_back_as_itself), T(what_is_written_canonically_is_canonical),
    T(people_get_line_breaks), T(mistakes_are_refused_with_their_place), T(nesting_is_bounded),
    T(the_text_of_a_key))
