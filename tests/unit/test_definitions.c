/* From files to a generation: places of words in YAML, and what a loaded generation promises. */
#include "definitions/form.h"
#include "definitions/yaml.h"
#include "language_help.h"

/* ── places ────────────────────────────────────────────────────────────────────────────────────────────────── */

static const struct yaml *read_text(struct ctx *c, struct problems *problems,
                                    struct definition_file *file, const char *text)
{
	*file = (struct definition_file){"test.yaml", text, strlen(text)};
	problems_init(problems, c->arena, file, 1);
	return yaml_read(c->arena, problems, 0);
}

/* Where `word` of the value of key "x" stands. */
static void check_place(const char *text, const char *word, unsigned line, unsigned column,
                        unsigned length)
{
	CTX(c);
	struct problems problems;
	struct definition_file file;
	const struct yaml *root = read_text(&c, &problems, &file, text);
	assert_non_null(root);
	const struct yaml *x = yaml_get(root, "x");
	const char *found = strstr(x->text, word);
	assert_non_null(found);
	struct position at = yaml_place(x, (size_t)(found - x->text), strlen(word));
	assert_int_equal(at.line, line);
	assert_int_equal(at.column, column);
	assert_int_equal(at.length, length);
}

TEST(words_keep_their_places_however_they_are_written)
{
	check_place("x: one two three\n", "two", 1, 8, 3);
	check_place("x: \"one two three\"\n", "two", 1, 9, 3);
	check_place("x: 'it''s two three'\n", "two", 1, 11, 3);
	check_place("x: \"a \\\"b\\\" two\"\n", "two", 1, 13, 3);
	check_place("x: \"\\u00e9t\\u00e9 two\"\n", "two", 1, 19, 3);
	check_place("x: \xc3\xa9t\xc3\xa9 two\n", "two", 1, 8, 3);
	check_place("a: 1\nx: >\n  one\n  two three\n  four\n", "two", 4, 3, 3);
	check_place("a: 1\nx: >\n  one\n  two three\n  four\n", "three", 4, 7, 5);
	check_place("a: 1\nx: >\n  one\n  two three\n  four\n", "four", 5, 3, 4);
	check_place("x: >\n  one\n\n    two\n  three\n", "three", 5, 3, 5);
	check_place("x: one\n  two\n  three\n", "two", 2, 3, 3);
	check_place("x: \"one\n  two \\\n  three\"\n", "three", 3, 3, 5);
	check_place("x: |\n  one\n  two\n", "two", 3, 3, 3);
	check_place("{x: one two, y: 3}\n", "two", 1, 9, 3);
}

TEST(what_runs_over_a_line_is_marked_to_its_end)
{
	check_place("x: >\n  one two\n  three\n", "two three", 2, 7, 3);
}

TEST(an_escape_is_no_way_round_the_rules)
{
	CTX(c);
	struct problems problems;
	struct definition_file file;
	assert_null(read_text(&c, &problems, &file, "x: \"a\\0b\"\n"));
	assert_text(problems.items[0].message, "a control character");
}

/* ── a generation ──────────────────────────────────────────────────────────────────────────────────────────── */

static const struct definitions *load(struct ctx *c, const struct definition_file *files,
                                      size_t count)
{
	struct problems problems;
	problems_init(&problems, c->arena, files, count);
	const struct definitions *d = NULL;
	if (!definitions_load(c, files, count, &problems, &d)) {
		fail_msg("%s", c->message);
	}
	return d;
}

TEST(the_law_built_in_loads_without_errors)
{
	CTX(c);
	size_t count = 0;
	const struct definition_file *files = definitions_builtin(&count);
	const struct definitions *d = load(&c, files, count);
	assert_true(d->type_count >= 85);
	assert_true(d->duty_count >= 307);
	assert_non_null(definitions_form(d, symbol_of("annex-a")));
	definitions_free(d);
}

TEST(names_are_found_and_strangers_are_not)
{
	CTX(c);
	size_t count = 0;
	const struct definition_file *files = definitions_builtin(&count);
	const struct definitions *d = load(&c, files, count);
	const struct record_type *measure = definitions_type(d, symbol_of("measure"));
	assert_non_null(measure);
	assert_int_equal(type_field(measure, symbol_of("users"))->type, FIELD_LINK);
	assert_non_null(type_step(measure, symbol_of("sign-off")));
	assert_null(definitions_type(d, symbol_of("duty")));
	assert_null(definitions_duty(d, symbol_of("no-such-duty")));
	assert_int_equal(definitions_duty(d, symbol_of("rhi-held"))->force, FORCE_OTHER_BODY);
	assert_true(definitions_duty(d, symbol_of("reg45-review"))->has_warn);
	definitions_free(d);
}

TEST(every_duty_has_what_the_engine_asks_for)
{
	CTX(c);
	size_t count = 0;
	const struct definition_file *files = definitions_builtin(&count);
	const struct definitions *d = load(&c, files, count);
	for (size_t i = 0; i < d->duty_count; i++) {
		const struct duty *duty = &d->duties[i];
		assert_non_null(duty->due);
		assert_non_null(duty->done);
		assert_true(duty->starts_count > 0 || duty->starts_every || duty->starts_duty);
		assert_true(duty->example_count > 0 && duty->areas != 0 && duty->owner != ROLE_NONE);
		assert_int_equal(duty->shape, clock_shape(duty->due));
		assert_ptr_equal(definitions_duty(d, duty->name), duty);
	}
	definitions_free(d);
}

TEST(equal_texts_have_equal_digests)
{
	CTX(c);
	size_t count = 0;
	const struct definition_file *files = definitions_builtin(&count);
	const struct definitions *a = load(&c, files, count), *b = load(&c, files, count);
	assert_text(a->digest, b->digest);
	struct definition_file *changed = ARENA_ARRAY(c.arena, count, struct definition_file);
	memcpy(changed, files, count * sizeof *files);
	changed[0].text = arena_printf(c.arena, "%s# more\n", files[0].text);
	changed[0].length = strlen(changed[0].text);
	const struct definitions *other = load(&c, changed, count);
	assert_string_not_equal(a->digest, other->digest);
	/* The same lookups are the same watches. */
	assert_int_equal(a->watch_count, other->watch_count);
	for (size_t i = 0; i < a->watch_count; i++) {
		assert_int_equal(a->watches[i].key, other->watches[i].key);
	}
	definitions_free(a);
	definitions_free(b);
	definitions_free(other);
}

TEST(a_field_is_marked_where_its_value_is_read)
{
	CTX(c);
	size_t count = 0;
	const struct definition_file *files = definitions_builtin(&count);
	const struct definitions *d = load(&c, files, count);
	const struct record_type *measure = definitions_type(d, symbol_of("measure"));
	assert_true(type_field(measure, symbol_of("kind"))->read);
	assert_true(type_field(measure, symbol_of("started_at"))->read);
	assert_false(type_field(measure, symbol_of("behaviour_before"))->read);
	definitions_free(d);
}

TEST(an_example_belongs_to_the_carrier_that_has_its_facts)
{
	CTX(c);
	size_t count = 0;
	const struct definition_file *files = definitions_builtin(&count);
	const struct definitions *d = load(&c, files, count);
	const struct duty *duty = definitions_duty(d, symbol_of("poor-performance-plan"));
	assert_true(duty->starts_count == 2);
	struct example_item facts[] = {{.key = "held_at", .text = "2025-06-02 10:00"},
	                               {.key = "due", .text = "2025-06-09"}};
	struct example_item example = {.key = "", .items = facts, .item_count = 2};
	assert_text(symbol_word(example_carrier(d, duty, &example)->name), "supervision");
	facts[0].key = "held_on";
	assert_text(symbol_word(example_carrier(d, duty, &example)->name), "appraisal");
	definitions_free(d);
}

RUN(T(words_keep_their_places_however_they_are_written),
    T(what_runs_over_a_line_is_marked_to_its_end), T(an_escape_is_no_way_round_the_rules),
    T(the_law_built_in_loads_without_errors), T(names_are_found_and_strangers_are_not),
    T(every_duty_has_what_the_engine_asks_for), T(equal_texts_have_equal_digests),
    T(a_field_is_marked_where_its_value_is_read),
    T(an_example_belongs_to_the_carrier_that_has_its_facts))
