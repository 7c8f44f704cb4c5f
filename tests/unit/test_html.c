/* src/ui: text becomes HTML by its type, and options mean what their structs say. */
#include "unit.h"

#include "ui/ui.h"

TEST(text_is_escaped_and_only_safe_html_is_not)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	char own[] = "it's";
	put(&b, "<a href=\"x\">&\\`</a>");
	put(&b, own);
	put(&b, HTML("<b>"));
	put(&b, (const char *)NULL);
	put(&b, (struct safe_html){NULL});
	assert_text(buf_text(&b), "&lt;a href=&quot;x&quot;&gt;&amp;&#92;`&lt;/a&gt;it&#39;s<b>");
}

TEST(numbers_days_and_moments_are_put_in_words)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	put(&b, -3);
	put(&b, (size_t)40);
	put(&b, 123456789012L);
	put(&b, date_of(2025, 3, 30));
	put(&b, DATE_NONE);
	put(&b, (struct instant){1743433200});
	put(&b, INSTANT_NONE);
	put(&b, INSTANT_NEVER);
	assert_text(buf_text(&b), "-34012345678901230 March 202531 March 2025, 16:00");
}

TEST(every_byte_comes_through_or_is_escaped)
{
	CTX(c);
	for (int ch = 1; ch < 256; ch++) {
		struct buf b = {.arena = c.arena};
		char text[] = {'a', (char)ch, 'z', '\0'};
		put(&b, text);
		bool special = strchr("&<>\"'\\", ch) != NULL;
		assert_int_equal(b.length > 3, special);
		assert_int_equal(b.text[0], 'a');
		assert_int_equal(b.text[b.length - 1], 'z');
		assert_true(special || b.text[1] == (char)ch);
	}
}

TEST(a_part_made_first_is_html_in_the_whole)
{
	CTX(c);
	struct buf part = {.arena = c.arena}, whole = {.arena = c.arena};
	put(&part, HTML("<i>"));
	put(&part, "a & b");
	put(&part, HTML("</i>"));
	ui_details(&whole, &(struct ui_details){.summary_text = "More", .html = html_made(&part)});
	assert_non_null(strstr(buf_text(&whole), "\n<i>a &amp; b</i>\n"));
}

TEST(html_beats_text_but_html_of_nothing_does_not)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	ui_hint(&b, &(struct ui_hint){.text = "text", .html = HTML(" <i>html</i>\n")});
	ui_hint(&b, &(struct ui_hint){.text = "text", .html = HTML("")});
	assert_text(buf_text(&b), "<div class=\"govuk-hint\">\n<i>html</i>\n</div>"
	                          "<div class=\"govuk-hint\">\ntext\n</div>");
}

TEST(a_value_of_nothing_is_not_a_value_that_was_not_given)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	ui_input(&b, &(struct ui_input){.name = "a"});
	assert_null(strstr(buf_text(&b), "value="));
	ui_input(&b, &(struct ui_input){.name = "a", .value = ""});
	assert_non_null(strstr(buf_text(&b), " value=\"\""));
}

TEST(a_choice_left_out_still_counts_for_the_ids_after_it)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	const struct ui_radios radios = {
		.name = "told",
		.value = "mum",
		.items = UI_LIST(struct ui_choice, {.value = "police", .text = "Police"},
	                     {.left_out = true}, {.value = "mum", .text = "Mum"}),
	};
	ui_radios(&b, &radios);
	assert_non_null(
		strstr(buf_text(&b), "id=\"told\" name=\"told\" type=\"radio\" value=\"police\">"));
	assert_null(strstr(buf_text(&b), "told-2"));
	assert_non_null(
		strstr(buf_text(&b), "id=\"told-3\" name=\"told\" type=\"radio\" value=\"mum\" checked>"));
}

TEST(what_describes_a_field_is_listed_own_hint_error)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	ui_textarea(&b, &(struct ui_textarea){
						.name = "words",
						.described_by = "law",
						.hint = &(struct ui_hint){.text = "His own words"},
						.error = &(struct ui_error_message){.text = "Write what he said"},
					});
	assert_non_null(strstr(buf_text(&b), "aria-describedby=\"law words-hint words-error\""));
}

TEST(a_day_can_be_asked_without_its_year)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	ui_date_input(&b, &(struct ui_date_input){.id = "birthday", .year = &ui_date_item_left_out});
	assert_non_null(strstr(buf_text(&b), "id=\"birthday-month\" name=\"month\""));
	assert_null(strstr(buf_text(&b), "year"));
}

RUN(T(text_is_escaped_and_only_safe_html_is_not), T(numbers_days_and_moments_are_put_in_words),
    T(every_byte_comes_through_or_is_escaped), T(a_part_made_first_is_html_in_the_whole),
    T(html_beats_text_but_html_of_nothing_does_not),
    T(a_value_of_nothing_is_not_a_value_that_was_not_given),
    T(a_choice_left_out_still_counts_for_the_ids_after_it),
    T(what_describes_a_field_is_listed_own_hint_error), T(a_day_can_be_asked_without_its_year))
