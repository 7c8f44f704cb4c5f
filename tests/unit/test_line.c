/* Reading entry lines: src/ledger/line.c, src/ledger/uuid.c. */
#include "ledger/line.h"

#include <sodium.h>

#include "unit.h"

static void check_refused(const char *line, const char *expected)
{
	CTX(c);
	const struct entry_line *read = NULL;
	assert_refused(&c, entry_read(&c, line, strlen(line), &read), expected);
}

TEST(a_line_of_each_kind_is_taken)
{
	static const char *const lines[] = {
		"{\"entry\":\"open\",\"record\":\"m-1\",\"type\":\"measure\",\"home\":\"oak-house\",\"subject\":\"child:c-1\",\"by\":\"staff:s-2\","
		"\"written_at\":\"2025-03-29T16:10:00Z\",\"fields\":{\"kind\":\"restraint\"}}",
		"{\"entry\":\"step\",\"record\":\"m-1\",\"step\":\"sign-off\",\"by\":\"staff:s-1\",\"fields\":{}}",
		"{\"entry\":\"correct\",\"record\":\"m-1\",\"by\":\"staff:s-1\",\"reason\":\"wrong room\",\"fields\":{\"location\":\"kitchen\"}}",
		"{\"entry\":\"withdraw\",\"record\":\"m-1\",\"by\":\"staff:s-1\",\"reason\":\"entered twice\"}",
		"{\"entry\":\"not-required\",\"record\":\"m-1\",\"duty\":\"restraint-advocacy-offer\",\"by\":\"staff:s-1\",\"reason\":\"present\"}",
		"{\"entry\":\"move-due\",\"record\":\"e-1\",\"duty\":\"rhi-request\",\"due\":\"2025-03-31T12:00:00Z\",\"by\":\"staff:s-1\",\"reason\":\"closed\"}",
		"{\"entry\":\"set\",\"record\":\"oak-house\",\"setting\":\"x\",\"value\":\"15 minutes\",\"by\":\"staff:s-1\",\"reason\":\"protocol\"}",
	};
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		CTX(c);
		const struct entry_line *read = NULL;
		assert_done(&c, entry_read(&c, lines[i], strlen(lines[i]), &read));
		assert_int_equal(read->kind, i);
	}
}

TEST(what_a_line_must_not_be_is_said_with_its_key)
{
	check_refused("[]", "an entry is an object in { }");
	check_refused("{}", "\"entry\" is missing");
	check_refused("{\"entry\":\"opne\"}", "\"opne\" is not a kind of entry: did you mean \"open\"?");
	check_refused("{\"entry\":7}", "\"entry\" must be a word");
	check_refused("{\"entry\":\"step\",\"recrod\":\"x\"}", "unknown key \"recrod\": did you mean \"record\"?");
	check_refused("{\"entry\":\"step\",\"record\":\"\"}", "\"record\" must be filled");
	check_refused("{\"entry\":\"step\",\"record\":3}", "\"record\" must be text");
	check_refused("{\"entry\":\"step\",\"record\":\"a\\nb\"}", "\"record\" must be one line");
	check_refused("{\"entry\":\"step\",\"record\":\"x\",\"by\":\"staff:s-1\"}", "\"step\" is missing");
	check_refused("{\"entry\":\"step\",\"record\":\"x\",\"step\":\"s\",\"by\":\"staff:s-1\",\"type\":\"t\"}",
	              "\"type\" cannot stand in an entry of kind \"step\"");
	check_refused("{\"entry\":\"withdraw\",\"record\":\"x\",\"by\":\"staff:s-1\"}", "\"reason\" is missing");
	check_refused("{\"entry\":\"step\",\"record\":\"x\",\"by\":{\"nam\":\"x\"}}", "\"by\" as an object has one key, \"name\"");
	check_refused("{\"entry\":\"step\",\"id\":\"12\"}",
	              "\"id\": \"12\" is not a UUID like 0193a1b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1");
	check_refused("{\"entry\":\"step\",\"fields\":[]}", "\"fields\" must be an object");
	check_refused("{\"entry\":\"step\",\"links\":{}}", "\"links\" must be a list");
	check_refused("{\"entry\":\"open\",\"carried_over\":1}", "\"carried_over\" must be true or false");
}

TEST(instants_are_checked_when_the_line_is_read)
{
	check_refused("{\"entry\":\"step\",\"written_at\":5}", "\"written_at\" must be an instant in quotes");
	CTX(c);
	const struct entry_line *read = NULL;
	const char *twice = "{\"entry\":\"step\",\"record\":\"x\",\"step\":\"s\",\"by\":\"staff:s\",\"written_at\":\"2025-10-26T01:30\"}";
	assert_false(entry_read(&c, twice, strlen(twice), &read));
	assert_non_null(strstr(c.message, "written_at"));
}

TEST(uuids_come_back_as_they_went_in_and_new_ones_sort_by_time)
{
	CTX(c);
	uint8_t id[16], first[16], later[16];
	assert_done(&c, uuid_parse(&c, "0193A1B2-7c3d-7e4f-8a5b-6c7d8e9fa0b1", id));
	assert_text(uuid_text(c.arena, id), "0193a1b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1");
	assert_false(uuid_parse(&c, "0193a1b2-7c3d-7e4f-8a5b-6c7d8e9fa0bg", id));
	uuid_new((struct instant){1700000000}, first);
	uuid_new((struct instant){1700000002}, later);
	assert_true(memcmp(first, later, sizeof first) < 0);
	assert_int_equal(first[6] >> 4, 7);
	assert_int_equal(first[8] >> 6, 2);
}

TEST(hexadecimal_of_the_wrong_length_is_refused)
{
	CTX(c);
	uint8_t bytes[4];
	assert_done(&c, hex_parse(&c, "00ff10Ab", bytes, 4));
	assert_text(hex_text(c.arena, bytes, 4), "00ff10ab");
	assert_false(hex_parse(&c, "00ff10", bytes, 4));
	ctx_clear_error(&c);
	assert_false(hex_parse(&c, "00ff10zz", bytes, 4));
}

RUN(T(a_line_of_each_kind_is_taken), T(what_a_line_must_not_be_is_said_with_its_key),
    T(instants_are_checked_when_the_line_is_read), T(uuids_come_back_as_they_went_in_and_new_ones_sort_by_time),
    T(hexadecimal_of_the_wrong_length_is_refused))
