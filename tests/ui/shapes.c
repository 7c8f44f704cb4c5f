/* The tables: one for every struct of src/ui that has options. */
#include "shapes.h"

#include "ui/ui.h"

#define AT(type, member) offsetof(struct type, member)
#define SHAPE(name, type, gap)                                                                     \
	static const struct shape name##_shape = {sizeof(struct type), gap, name##_options}
#define END                                                                                        \
	{                                                                                              \
		NULL, 0, OPTION_TEXT, NULL                                                                 \
	}

static const struct option insert_options[] = {
	{"text", AT(ui_insert, text), OPTION_TEXT, NULL},
	{"html", AT(ui_insert, html), OPTION_HTML, NULL},
	END,
};
SHAPE(insert, ui_insert, -1);

static const struct option group_options[] = {
	{"classes", AT(ui_form_group, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_form_group, attributes), OPTION_ATTRIBUTES, NULL},
	{"beforeInput", AT(ui_form_group, before), OPTION_INSIDE, &insert_shape},
	{"beforeInputs", AT(ui_form_group, before), OPTION_INSIDE, &insert_shape},
	{"afterInput", AT(ui_form_group, after), OPTION_INSIDE, &insert_shape},
	{"afterInputs", AT(ui_form_group, after), OPTION_INSIDE, &insert_shape},
	END,
};
SHAPE(group, ui_form_group, -1);

static const struct option label_options[] = {
	{"text", AT(ui_label, text), OPTION_TEXT, NULL},
	{"html", AT(ui_label, html), OPTION_HTML, NULL},
	{"for", AT(ui_label, for_id), OPTION_TEXT, NULL},
	{"isPageHeading", AT(ui_label, is_page_heading), OPTION_BOOL, NULL},
	{"classes", AT(ui_label, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_label, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(label, ui_label, -1);

static const struct option hint_options[] = {
	{"text", AT(ui_hint, text), OPTION_TEXT, NULL},
	{"html", AT(ui_hint, html), OPTION_HTML, NULL},
	{"id", AT(ui_hint, id), OPTION_TEXT, NULL},
	{"classes", AT(ui_hint, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_hint, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(hint, ui_hint, -1);

static const struct option error_message_options[] = {
	{"text", AT(ui_error_message, text), OPTION_TEXT, NULL},
	{"html", AT(ui_error_message, html), OPTION_HTML, NULL},
	{"id", AT(ui_error_message, id), OPTION_TEXT, NULL},
	{"visuallyHiddenText", AT(ui_error_message, visually_hidden_text), OPTION_TEXT, NULL},
	{"classes", AT(ui_error_message, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_error_message, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(error_message, ui_error_message, -1);

static const struct option legend_options[] = {
	{"text", AT(ui_legend, text), OPTION_TEXT, NULL},
	{"html", AT(ui_legend, html), OPTION_HTML, NULL},
	{"classes", AT(ui_legend, classes), OPTION_TEXT, NULL},
	{"isPageHeading", AT(ui_legend, is_page_heading), OPTION_BOOL, NULL},
	END,
};
SHAPE(legend, ui_legend, -1);

static const struct option fieldset_options[] = {
	{"legend", AT(ui_fieldset, legend), OPTION_INSIDE, &legend_shape},
	{"html", AT(ui_fieldset, html), OPTION_HTML, NULL},
	{"describedBy", AT(ui_fieldset, described_by), OPTION_TEXT, NULL},
	{"role", AT(ui_fieldset, role), OPTION_TEXT, NULL},
	{"classes", AT(ui_fieldset, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_fieldset, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(fieldset, ui_fieldset, -1);

static const struct option button_options[] = {
	{"text", AT(ui_button, text), OPTION_TEXT, NULL},
	{"html", AT(ui_button, html), OPTION_HTML, NULL},
	{"href", AT(ui_button, href), OPTION_TEXT, NULL},
	{"type", AT(ui_button, type), OPTION_TEXT, NULL},
	{"name", AT(ui_button, name), OPTION_TEXT, NULL},
	{"value", AT(ui_button, value), OPTION_TEXT, NULL},
	{"id", AT(ui_button, id), OPTION_TEXT, NULL},
	{"classes", AT(ui_button, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_button, attributes), OPTION_ATTRIBUTES, NULL},
	{"disabled", AT(ui_button, disabled), OPTION_BOOL, NULL},
	{"isStartButton", AT(ui_button, is_start_button), OPTION_BOOL, NULL},
	{"preventDoubleClick", AT(ui_button, prevent_double_click), OPTION_FLAG, NULL},
	END,
};
SHAPE(button, ui_button, -1);

static const struct option affix_options[] = {
	{"text", AT(ui_affix, text), OPTION_TEXT, NULL},
	{"html", AT(ui_affix, html), OPTION_HTML, NULL},
	{"classes", AT(ui_affix, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_affix, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(affix, ui_affix, -1);

static const struct option wrapper_options[] = {
	{"classes", AT(ui_input_wrapper, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_input_wrapper, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(wrapper, ui_input_wrapper, -1);

static const struct option input_options[] = {
	{"name", AT(ui_input, name), OPTION_TEXT, NULL},
	{"id", AT(ui_input, id), OPTION_TEXT, NULL},
	{"label", AT(ui_input, label), OPTION_INSIDE, &label_shape},
	{"hint", AT(ui_input, hint), OPTION_OBJECT, &hint_shape},
	{"errorMessage", AT(ui_input, error), OPTION_OBJECT, &error_message_shape},
	{"value", AT(ui_input, value), OPTION_TEXT, NULL},
	{"type", AT(ui_input, type), OPTION_TEXT, NULL},
	{"inputmode", AT(ui_input, inputmode), OPTION_TEXT, NULL},
	{"autocomplete", AT(ui_input, autocomplete), OPTION_TEXT, NULL},
	{"autocapitalize", AT(ui_input, autocapitalize), OPTION_TEXT, NULL},
	{"pattern", AT(ui_input, pattern), OPTION_TEXT, NULL},
	{"spellcheck", AT(ui_input, spellcheck), OPTION_FLAG, NULL},
	{"disabled", AT(ui_input, disabled), OPTION_BOOL, NULL},
	{"describedBy", AT(ui_input, described_by), OPTION_TEXT, NULL},
	{"prefix", AT(ui_input, prefix), OPTION_INSIDE, &affix_shape},
	{"suffix", AT(ui_input, suffix), OPTION_INSIDE, &affix_shape},
	{"inputWrapper", AT(ui_input, wrapper), OPTION_INSIDE, &wrapper_shape},
	{"formGroup", AT(ui_input, group), OPTION_INSIDE, &group_shape},
	{"classes", AT(ui_input, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_input, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(input, ui_input, -1);

static const struct option textarea_options[] = {
	{"name", AT(ui_textarea, name), OPTION_TEXT, NULL},
	{"id", AT(ui_textarea, id), OPTION_TEXT, NULL},
	{"label", AT(ui_textarea, label), OPTION_INSIDE, &label_shape},
	{"hint", AT(ui_textarea, hint), OPTION_OBJECT, &hint_shape},
	{"errorMessage", AT(ui_textarea, error), OPTION_OBJECT, &error_message_shape},
	{"value", AT(ui_textarea, value), OPTION_TEXT, NULL},
	{"rows", AT(ui_textarea, rows), OPTION_TEXT, NULL},
	{"autocomplete", AT(ui_textarea, autocomplete), OPTION_TEXT, NULL},
	{"spellcheck", AT(ui_textarea, spellcheck), OPTION_FLAG, NULL},
	{"disabled", AT(ui_textarea, disabled), OPTION_BOOL, NULL},
	{"describedBy", AT(ui_textarea, described_by), OPTION_TEXT, NULL},
	{"formGroup", AT(ui_textarea, group), OPTION_INSIDE, &group_shape},
	{"classes", AT(ui_textarea, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_textarea, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(textarea, ui_textarea, -1);

static const struct option option_options[] = {
	{"value", AT(ui_option, value), OPTION_TEXT, NULL},
	{"text", AT(ui_option, text), OPTION_TEXT, NULL},
	{"selected", AT(ui_option, selected), OPTION_FLAG, NULL},
	{"disabled", AT(ui_option, disabled), OPTION_BOOL, NULL},
	{"attributes", AT(ui_option, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(option, ui_option, AT(ui_option, left_out));

static const struct option select_options[] = {
	{"name", AT(ui_select, name), OPTION_TEXT, NULL},
	{"id", AT(ui_select, id), OPTION_TEXT, NULL},
	{"label", AT(ui_select, label), OPTION_INSIDE, &label_shape},
	{"hint", AT(ui_select, hint), OPTION_OBJECT, &hint_shape},
	{"errorMessage", AT(ui_select, error), OPTION_OBJECT, &error_message_shape},
	{"items", AT(ui_select, items), OPTION_LIST, &option_shape},
	{"value", AT(ui_select, value), OPTION_TEXT, NULL},
	{"disabled", AT(ui_select, disabled), OPTION_BOOL, NULL},
	{"describedBy", AT(ui_select, described_by), OPTION_TEXT, NULL},
	{"formGroup", AT(ui_select, group), OPTION_INSIDE, &group_shape},
	{"classes", AT(ui_select, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_select, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(select, ui_select, -1);

static const struct option choice_label_options[] = {
	{"classes", AT(ui_choice_label, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_choice_label, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(choice_label, ui_choice_label, -1);

static const struct option conditional_options[] = {
	{"html", 0, OPTION_HTML, NULL},
	END,
};
SHAPE(conditional, safe_html, -1);

static const struct option choice_options[] = {
	{"value", AT(ui_choice, value), OPTION_TEXT, NULL},
	{"text", AT(ui_choice, text), OPTION_TEXT, NULL},
	{"html", AT(ui_choice, html), OPTION_HTML, NULL},
	{"id", AT(ui_choice, id), OPTION_TEXT, NULL},
	{"name", AT(ui_choice, name), OPTION_TEXT, NULL},
	{"label", AT(ui_choice, label), OPTION_INSIDE, &choice_label_shape},
	{"hint", AT(ui_choice, hint), OPTION_INSIDE, &hint_shape},
	{"checked", AT(ui_choice, checked), OPTION_FLAG, NULL},
	{"disabled", AT(ui_choice, disabled), OPTION_BOOL, NULL},
	{"behaviour", AT(ui_choice, behaviour), OPTION_TEXT, NULL},
	{"conditional", AT(ui_choice, conditional), OPTION_INSIDE, &conditional_shape},
	{"attributes", AT(ui_choice, attributes), OPTION_ATTRIBUTES, NULL},
	{"divider", AT(ui_choice, divider), OPTION_TEXT, NULL},
	END,
};
SHAPE(choice, ui_choice, AT(ui_choice, left_out));

static const struct option radios_options[] = {
	{"name", AT(ui_radios, name), OPTION_TEXT, NULL},
	{"idPrefix", AT(ui_radios, id_prefix), OPTION_TEXT, NULL},
	{"fieldset", AT(ui_radios, fieldset), OPTION_OBJECT, &fieldset_shape},
	{"hint", AT(ui_radios, hint), OPTION_OBJECT, &hint_shape},
	{"errorMessage", AT(ui_radios, error), OPTION_OBJECT, &error_message_shape},
	{"items", AT(ui_radios, items), OPTION_LIST, &choice_shape},
	{"value", AT(ui_radios, value), OPTION_TEXT, NULL},
	{"formGroup", AT(ui_radios, group), OPTION_INSIDE, &group_shape},
	{"classes", AT(ui_radios, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_radios, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(radios, ui_radios, -1);

static const struct option checkboxes_options[] = {
	{"name", AT(ui_checkboxes, name), OPTION_TEXT, NULL},
	{"idPrefix", AT(ui_checkboxes, id_prefix), OPTION_TEXT, NULL},
	{"fieldset", AT(ui_checkboxes, fieldset), OPTION_OBJECT, &fieldset_shape},
	{"hint", AT(ui_checkboxes, hint), OPTION_OBJECT, &hint_shape},
	{"errorMessage", AT(ui_checkboxes, error), OPTION_OBJECT, &error_message_shape},
	{"items", AT(ui_checkboxes, items), OPTION_LIST, &choice_shape},
	{"values", AT(ui_checkboxes, values), OPTION_TEXTS, NULL},
	{"describedBy", AT(ui_checkboxes, described_by), OPTION_TEXT, NULL},
	{"formGroup", AT(ui_checkboxes, group), OPTION_INSIDE, &group_shape},
	{"classes", AT(ui_checkboxes, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_checkboxes, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(checkboxes, ui_checkboxes, -1);

static const struct option date_item_options[] = {
	{"name", AT(ui_date_item, name), OPTION_TEXT, NULL},
	{"label", AT(ui_date_item, label), OPTION_TEXT, NULL},
	{"value", AT(ui_date_item, value), OPTION_TEXT, NULL},
	{"id", AT(ui_date_item, id), OPTION_TEXT, NULL},
	{"error", AT(ui_date_item, error), OPTION_FLAG, NULL},
	{"inputmode", AT(ui_date_item, inputmode), OPTION_TEXT, NULL},
	{"autocomplete", AT(ui_date_item, autocomplete), OPTION_TEXT, NULL},
	{"pattern", AT(ui_date_item, pattern), OPTION_TEXT, NULL},
	{"classes", AT(ui_date_item, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_date_item, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(date_item, ui_date_item, AT(ui_date_item, left_out));

static const struct option date_input_options[] = {
	{"id", AT(ui_date_input, id), OPTION_TEXT, NULL},
	{"namePrefix", AT(ui_date_input, name_prefix), OPTION_TEXT, NULL},
	{"fieldset", AT(ui_date_input, fieldset), OPTION_OBJECT, &fieldset_shape},
	{"hint", AT(ui_date_input, hint), OPTION_OBJECT, &hint_shape},
	{"errorMessage", AT(ui_date_input, error), OPTION_OBJECT, &error_message_shape},
	{"day", AT(ui_date_input, day), OPTION_DATE_ITEM, &date_item_shape},
	{"month", AT(ui_date_input, month), OPTION_DATE_ITEM, &date_item_shape},
	{"year", AT(ui_date_input, year), OPTION_DATE_ITEM, &date_item_shape},
	{"items", AT(ui_date_input, items), OPTION_LIST, &date_item_shape},
	{"values", AT(ui_date_input, values), OPTION_ATTRIBUTES, NULL},
	{"formGroup", AT(ui_date_input, group), OPTION_INSIDE, &group_shape},
	{"classes", AT(ui_date_input, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_date_input, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(date_input, ui_date_input, -1);

static const struct option error_link_options[] = {
	{"href", AT(ui_error_link, href), OPTION_TEXT, NULL},
	{"text", AT(ui_error_link, text), OPTION_TEXT, NULL},
	{"html", AT(ui_error_link, html), OPTION_HTML, NULL},
	{"attributes", AT(ui_error_link, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(error_link, ui_error_link, -1);

static const struct option error_summary_options[] = {
	{"titleText", AT(ui_error_summary, title_text), OPTION_TEXT, NULL},
	{"titleHtml", AT(ui_error_summary, title_html), OPTION_HTML, NULL},
	{"descriptionText", AT(ui_error_summary, description_text), OPTION_TEXT, NULL},
	{"descriptionHtml", AT(ui_error_summary, description_html), OPTION_HTML, NULL},
	{"errorList", AT(ui_error_summary, list), OPTION_LIST, &error_link_shape},
	{"disableAutoFocus", AT(ui_error_summary, disable_auto_focus), OPTION_FLAG, NULL},
	{"classes", AT(ui_error_summary, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_error_summary, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(error_summary, ui_error_summary, -1);

static const struct option count_message_options[] = {
	{"classes", 0, OPTION_TEXT, NULL},
	END,
};
static const struct shape count_message_shape = {sizeof(const char *), -1, count_message_options};

static const struct option character_count_options[] = {
	{"name", AT(ui_character_count, name), OPTION_TEXT, NULL},
	{"id", AT(ui_character_count, id), OPTION_TEXT, NULL},
	{"label", AT(ui_character_count, label), OPTION_INSIDE, &label_shape},
	{"hint", AT(ui_character_count, hint), OPTION_OBJECT, &hint_shape},
	{"errorMessage", AT(ui_character_count, error), OPTION_OBJECT, &error_message_shape},
	{"value", AT(ui_character_count, value), OPTION_TEXT, NULL},
	{"rows", AT(ui_character_count, rows), OPTION_TEXT, NULL},
	{"maxlength", AT(ui_character_count, maxlength), OPTION_TEXT, NULL},
	{"maxwords", AT(ui_character_count, maxwords), OPTION_TEXT, NULL},
	{"countType", AT(ui_character_count, count_type), OPTION_TEXT, NULL},
	{"threshold", AT(ui_character_count, threshold), OPTION_TEXT, NULL},
	{"spellcheck", AT(ui_character_count, spellcheck), OPTION_FLAG, NULL},
	{"countMessage", AT(ui_character_count, count_message_classes), OPTION_INSIDE,
     &count_message_shape},
	{"formGroup", AT(ui_character_count, group), OPTION_INSIDE, &group_shape},
	{"classes", AT(ui_character_count, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_character_count, attributes), OPTION_ATTRIBUTES, NULL},
	{"textareaDescriptionText", AT(ui_character_count, textarea_description_text), OPTION_TEXT,
     NULL},
	{"charactersUnderLimitText", AT(ui_character_count, characters_under_limit_text),
     OPTION_ATTRIBUTES, NULL},
	{"charactersAtLimitText", AT(ui_character_count, characters_at_limit_text), OPTION_TEXT, NULL},
	{"charactersOverLimitText", AT(ui_character_count, characters_over_limit_text),
     OPTION_ATTRIBUTES, NULL},
	{"wordsUnderLimitText", AT(ui_character_count, words_under_limit_text), OPTION_ATTRIBUTES,
     NULL},
	{"wordsAtLimitText", AT(ui_character_count, words_at_limit_text), OPTION_TEXT, NULL},
	{"wordsOverLimitText", AT(ui_character_count, words_over_limit_text), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(character_count, ui_character_count, -1);

static const struct option tag_options[] = {
	{"text", AT(ui_tag, text), OPTION_TEXT, NULL},
	{"html", AT(ui_tag, html), OPTION_HTML, NULL},
	{"classes", AT(ui_tag, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_tag, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(tag, ui_tag, -1);

static const struct option action_options[] = {
	{"href", AT(ui_action, href), OPTION_TEXT, NULL},
	{"text", AT(ui_action, text), OPTION_TEXT, NULL},
	{"html", AT(ui_action, html), OPTION_HTML, NULL},
	{"visuallyHiddenText", AT(ui_action, visually_hidden_text), OPTION_TEXT, NULL},
	{"classes", AT(ui_action, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_action, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(action, ui_action, -1);

static const struct option actions_options[] = {
	{"items", AT(ui_actions, items), OPTION_LIST, &action_shape},
	{"classes", AT(ui_actions, classes), OPTION_TEXT, NULL},
	END,
};
SHAPE(actions, ui_actions, -1);

static const struct option cell_options[] = {
	{"text", AT(ui_summary_cell, text), OPTION_TEXT, NULL},
	{"html", AT(ui_summary_cell, html), OPTION_HTML, NULL},
	{"classes", AT(ui_summary_cell, classes), OPTION_TEXT, NULL},
	END,
};
SHAPE(cell, ui_summary_cell, -1);

static const struct option row_options[] = {
	{"key", AT(ui_summary_row, key), OPTION_INSIDE, &cell_shape},
	{"value", AT(ui_summary_row, value), OPTION_INSIDE, &cell_shape},
	{"actions", AT(ui_summary_row, actions), OPTION_INSIDE, &actions_shape},
	{"classes", AT(ui_summary_row, classes), OPTION_TEXT, NULL},
	END,
};
SHAPE(row, ui_summary_row, AT(ui_summary_row, left_out));

static const struct option card_title_options[] = {
	{"text", AT(ui_card_title, text), OPTION_TEXT, NULL},
	{"html", AT(ui_card_title, html), OPTION_HTML, NULL},
	{"headingLevel", AT(ui_card_title, heading_level), OPTION_INT, NULL},
	{"classes", AT(ui_card_title, classes), OPTION_TEXT, NULL},
	END,
};
SHAPE(card_title, ui_card_title, -1);

static const struct option card_options[] = {
	{"title", AT(ui_summary_card, title), OPTION_OBJECT, &card_title_shape},
	{"actions", AT(ui_summary_card, actions), OPTION_INSIDE, &actions_shape},
	{"classes", AT(ui_summary_card, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_summary_card, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(card, ui_summary_card, -1);

static const struct option summary_list_options[] = {
	{"rows", AT(ui_summary_list, rows), OPTION_LIST, &row_shape},
	{"card", AT(ui_summary_list, card), OPTION_OBJECT, &card_shape},
	{"classes", AT(ui_summary_list, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_summary_list, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(summary_list, ui_summary_list, -1);

static const struct option details_options[] = {
	{"summaryText", AT(ui_details, summary_text), OPTION_TEXT, NULL},
	{"summaryHtml", AT(ui_details, summary_html), OPTION_HTML, NULL},
	{"text", AT(ui_details, text), OPTION_TEXT, NULL},
	{"html", AT(ui_details, html), OPTION_HTML, NULL},
	{"id", AT(ui_details, id), OPTION_TEXT, NULL},
	{"classes", AT(ui_details, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_details, attributes), OPTION_ATTRIBUTES, NULL},
	{"open", AT(ui_details, open), OPTION_BOOL, NULL},
	END,
};
SHAPE(details, ui_details, -1);

static const struct option back_link_options[] = {
	{"text", AT(ui_back_link, text), OPTION_TEXT, NULL},
	{"html", AT(ui_back_link, html), OPTION_HTML, NULL},
	{"href", AT(ui_back_link, href), OPTION_TEXT, NULL},
	{"classes", AT(ui_back_link, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_back_link, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(back_link, ui_back_link, -1);

static const struct option skip_link_options[] = {
	{"text", AT(ui_skip_link, text), OPTION_TEXT, NULL},
	{"html", AT(ui_skip_link, html), OPTION_HTML, NULL},
	{"href", AT(ui_skip_link, href), OPTION_TEXT, NULL},
	{"classes", AT(ui_skip_link, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_skip_link, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(skip_link, ui_skip_link, -1);

static const struct option navigation_item_options[] = {
	{"text", AT(ui_navigation_item, text), OPTION_TEXT, NULL},
	{"html", AT(ui_navigation_item, html), OPTION_HTML, NULL},
	{"href", AT(ui_navigation_item, href), OPTION_TEXT, NULL},
	{"current", AT(ui_navigation_item, current), OPTION_BOOL, NULL},
	{"active", AT(ui_navigation_item, active), OPTION_BOOL, NULL},
	{"attributes", AT(ui_navigation_item, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(navigation_item, ui_navigation_item, AT(ui_navigation_item, left_out));

static const struct option slots_options[] = {
	{"start", AT(ui_navigation_slots, start), OPTION_HTML, NULL},
	{"end", 0, OPTION_SLOT, NULL},
	{"navigationStart", AT(ui_navigation_slots, navigation_start), OPTION_HTML, NULL},
	{"navigationEnd", AT(ui_navigation_slots, navigation_end), OPTION_HTML, NULL},
	END,
};
SHAPE(slots, ui_navigation_slots, -1);

static const struct option service_navigation_options[] = {
	{"serviceName", AT(ui_service_navigation, service_name), OPTION_TEXT, NULL},
	{"serviceUrl", AT(ui_service_navigation, service_url), OPTION_TEXT, NULL},
	{"navigation", AT(ui_service_navigation, navigation), OPTION_LIST, &navigation_item_shape},
	{"ariaLabel", AT(ui_service_navigation, aria_label), OPTION_TEXT, NULL},
	{"navigationLabel", AT(ui_service_navigation, navigation_label), OPTION_TEXT, NULL},
	{"navigationId", AT(ui_service_navigation, navigation_id), OPTION_TEXT, NULL},
	{"navigationClasses", AT(ui_service_navigation, navigation_classes), OPTION_TEXT, NULL},
	{"menuButtonText", AT(ui_service_navigation, menu_button_text), OPTION_TEXT, NULL},
	{"menuButtonLabel", AT(ui_service_navigation, menu_button_label), OPTION_TEXT, NULL},
	{"collapseNavigationOnMobile", AT(ui_service_navigation, collapse_on_mobile), OPTION_FLAG,
     NULL},
	{"slots", AT(ui_service_navigation, slots), OPTION_INSIDE, &slots_shape},
	{"classes", AT(ui_service_navigation, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_service_navigation, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(service_navigation, ui_service_navigation, -1);

static const struct option generic_header_options[] = {
	{"logoText", AT(ui_generic_header, logo_text), OPTION_TEXT, NULL},
	{"logoHtml", AT(ui_generic_header, logo_html), OPTION_HTML, NULL},
	{"url", AT(ui_generic_header, url), OPTION_TEXT, NULL},
	{"containerClasses", AT(ui_generic_header, container_classes), OPTION_TEXT, NULL},
	{"classes", AT(ui_generic_header, classes), OPTION_TEXT, NULL},
	{"attributes", AT(ui_generic_header, attributes), OPTION_ATTRIBUTES, NULL},
	END,
};
SHAPE(generic_header, ui_generic_header, -1);

/* Every component takes its own struct; the tests call them all alike. */
#define RENDER(name)                                                                               \
	static void render_##name(struct buf *b, const void *options)                                  \
	{                                                                                              \
		ui_##name(b, options);                                                                     \
	}
RENDER(button)
RENDER(input)
RENDER(textarea)
RENDER(radios)
RENDER(checkboxes)
RENDER(date_input)
RENDER(select)
RENDER(error_summary)
RENDER(error_message)
RENDER(fieldset)
RENDER(label)
RENDER(hint)
RENDER(character_count)
RENDER(tag)
RENDER(summary_list)
RENDER(details)
RENDER(back_link)
RENDER(skip_link)
RENDER(service_navigation)
RENDER(generic_header)

const struct component components[] = {
	{"button", &button_shape, render_button},
	{"input", &input_shape, render_input},
	{"textarea", &textarea_shape, render_textarea},
	{"radios", &radios_shape, render_radios},
	{"checkboxes", &checkboxes_shape, render_checkboxes},
	{"date-input", &date_input_shape, render_date_input},
	{"select", &select_shape, render_select},
	{"error-summary", &error_summary_shape, render_error_summary},
	{"error-message", &error_message_shape, render_error_message},
	{"fieldset", &fieldset_shape, render_fieldset},
	{"label", &label_shape, render_label},
	{"hint", &hint_shape, render_hint},
	{"character-count", &character_count_shape, render_character_count},
	{"tag", &tag_shape, render_tag},
	{"summary-list", &summary_list_shape, render_summary_list},
	{"details", &details_shape, render_details},
	{"back-link", &back_link_shape, render_back_link},
	{"skip-link", &skip_link_shape, render_skip_link},
	{"service-navigation", &service_navigation_shape, render_service_navigation},
	{"generic-header", &generic_header_shape, render_generic_header},
};
const size_t component_count = sizeof components / sizeof components[0];
