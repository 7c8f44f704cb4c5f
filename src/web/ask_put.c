/* Questions as fields of a page, one function a type. */
#include <string.h>

#include "ui/ui.h"
#include "web/answer.h"
#include "web/ask.h"

enum { RADIOS_MOST = 7, CHECKBOXES_MOST = 40, SHORT_TEXT = 200 };

/* What all fields of one question share. */
struct shown {
	struct asking *a;
	const struct question_asked *q;
	struct arena *m;
	const char *label;
	struct ui_hint hint;
	struct ui_error_message error;
	bool has_hint, wrong;
};

static const struct ui_hint *hint_of(const struct shown *s)
{
	return s->has_hint ? &s->hint : NULL;
}

static const struct ui_error_message *error_of(const struct shown *s)
{
	return s->wrong ? &s->error : NULL;
}

static const char *part_name(const struct shown *s, const char *part)
{
	return arena_printf(s->m, "%s-%s", s->q->name, part);
}

/* What stands in a box: what was typed; else what the record says; else what the definition or the address proposes. */
static const char *filled(const struct shown *s, const char *name, const char *otherwise)
{
	const char *typed = ask_answer(s->a, name);
	if (typed != NULL || s->a->typed) {
		return typed == NULL ? "" : typed;
	}
	return otherwise == NULL ? "" : otherwise;
}

/* What the record says as a form's value. */
static const char *was_value(const struct shown *s)
{
	const struct value *v = s->q->was;
	if (v == NULL || v->kind == VALUE_BECAUSE) {
		return s->q->default_text;
	}
	if (v->kind == VALUE_YES_NO) {
		return v->yes ? "yes" : "no";
	}
	if (v->kind == VALUE_WORD) {
		return symbol_word(v->word);
	}
	if (v->kind == VALUE_LINK) {
		return page_ref(s->a->p, v->link);
	}
	return answer_text(s->a->p, s->q->field, v, NULL);
}

static void put_para(struct buf *b, const char *words)
{
	put(b, HTML("<span class=\"hint__line\">"));
	put(b, words);
	put(b, HTML("</span> "));
}

static struct safe_html hint_html(const struct shown *s)
{
	struct buf hint = {.arena = s->m};
	const struct field *f = s->q->field;
	if (f->hint != NULL) {
		put_para(&hint, f->hint);
	}
	if (s->q->needed != NULL) {
		put_para(&hint, s->q->needed);
	}
	if (f->many && f->type == FIELD_TEXT) {
		put_para(&hint, "One on each line.");
	}
	if (f->law != NULL) {
		put(&hint, HTML("<span class=\"why\">Why we ask: "));
		put(&hint, f->law);
		put(&hint, HTML(".</span>"));
	}
	return html_made(&hint);
}

static struct shown shown_of(struct asking *a, const struct question_asked *q)
{
	struct arena *m = a->p->c->arena;
	struct shown s = {.a = a, .q = q, .m = m};
	const char *ask = q->field->ask == NULL ? answer_word(m, symbol_word(q->field->name), true) : q->field->ask;
	const char *error = ask_error_of(a, q->name);
	bool needed = q->required || q->needed != NULL || q->field->needed || q->field->type == FIELD_FILE;
	s.label = needed ? ask : arena_printf(m, "%s (optional)", ask);
	s.hint.html = hint_html(&s);
	s.has_hint = s.hint.html.text != NULL && *s.hint.html.text != '\0';
	s.wrong = error != NULL;
	s.error.text = error;
	return s;
}

/* ---- words and numbers ---- */

static const char *lines_of(const struct shown *s)
{
	struct buf all = {.arena = s->m};
	bool any = false;
	for (size_t i = 0; i < s->a->answer_count; i++) {
		if (text_is(s->a->answers[i].name, s->q->name)) {
			buf_printf(&all, "%s%s", any ? "\n" : "", s->a->answers[i].value);
			any = true;
		}
	}
	return any || s->a->typed ? buf_text(&all) : filled(s, s->q->name, was_value(s));
}

static void put_long(struct shown *s)
{
	ui_textarea(s->a->p->b, &(struct ui_textarea){.name = s->q->name,
	                                              .label = {.text = s->label},
	                                              .hint = hint_of(s),
	                                              .error = error_of(s),
	                                              .rows = s->q->in_row ? "2" : "4",
	                                              .value = s->q->field->many ? lines_of(s) : filled(s, s->q->name, was_value(s))});
}

static void put_line(struct shown *s, const char *classes, const char *inputmode)
{
	ui_input(s->a->p->b, &(struct ui_input){.name = s->q->name,
	                                        .label = {.text = s->label},
	                                        .hint = hint_of(s),
	                                        .error = error_of(s),
	                                        .classes = classes,
	                                        .inputmode = inputmode,
	                                        .value = filled(s, s->q->name, was_value(s))});
}

static void put_text_field(struct shown *s)
{
	size_t longest = s->q->field->longest;
	if (longest != 0 && longest <= SHORT_TEXT && !s->q->field->many) {
		put_line(s, longest <= 20 ? "govuk-input--width-10" : longest <= 80 ? "govuk-input--width-20" : NULL, NULL);
	} else {
		put_long(s);
	}
}

static void put_number(struct shown *s)
{
	if (s->q->field->many) {
		put_long(s);
	} else {
		put_line(s, "govuk-input--width-5", "decimal");
	}
}

static void put_provision(struct shown *s)
{
	if (s->q->field->many) {
		put_long(s);
	} else {
		put_line(s, "govuk-input--width-20", NULL);
	}
}

static void put_file(struct shown *s)
{
	struct buf *b = s->a->p->b;
	put(b, HTML("<div class=\"govuk-form-group\"><p class=\"govuk-label\">"));
	put(b, s->label);
	put(b, HTML("</p><p class=\"govuk-hint\">Files cannot be added on this page. Keep the paper with the child’s file, and say where under the answers.</p></div>\n"));
}

/* ---- choices ---- */

static void put_radios(struct shown *s, const struct choice_offered *offered, size_t count)
{
	struct ui_choice *items = ARENA_ARRAY(s->m, count + 1, struct ui_choice);
	for (size_t i = 0; i < count; i++) {
		items[i] = (struct ui_choice){.value = offered[i].value, .text = offered[i].text};
	}
	ui_radios(s->a->p->b, &(struct ui_radios){.name = s->q->name,
	                                          .fieldset = &(struct ui_fieldset){.legend = {.text = s->label}},
	                                          .hint = hint_of(s),
	                                          .error = error_of(s),
	                                          .items = {items, count},
	                                          .classes = count == 2 ? "govuk-radios--inline" : NULL,
	                                          .value = filled(s, s->q->name, was_value(s))});
}

static void put_select(struct shown *s, const struct choice_offered *offered, size_t count)
{
	struct ui_option *items = ARENA_ARRAY(s->m, count + 2, struct ui_option);
	items[0] = (struct ui_option){.value = "", .text = "Choose"};
	for (size_t i = 0; i < count; i++) {
		items[i + 1] = (struct ui_option){.value = offered[i].value, .text = offered[i].text};
	}
	ui_select(s->a->p->b, &(struct ui_select){.name = s->q->name,
	                                          .label = {.text = s->label},
	                                          .hint = hint_of(s),
	                                          .error = error_of(s),
	                                          .items = {items, count + 1},
	                                          .value = filled(s, s->q->name, was_value(s))});
}

static bool is_ticked(const struct shown *s, const char *value)
{
	const struct value *was = s->q->was;
	if (s->a->typed || ask_answer(s->a, s->q->name) != NULL) {
		return ask_has_answer(s->a, s->q->name, value);
	}
	for (uint32_t i = 0; was != NULL && was->kind == VALUE_LIST && i < was->count; i++) {
		const struct value *v = &was->items[i];
		if (text_is(v->kind == VALUE_LINK ? page_ref(s->a->p, v->link) : symbol_word(v->word), value)) {
			return true;
		}
	}
	return false;
}

static void put_checkboxes(struct shown *s, const struct choice_offered *offered, size_t count)
{
	struct ui_choice *items = ARENA_ARRAY(s->m, count + 1, struct ui_choice);
	for (size_t i = 0; i < count; i++) {
		items[i] = (struct ui_choice){.value = offered[i].value, .text = offered[i].text, .checked = is_ticked(s, offered[i].value) ? UI_YES : UI_NO};
	}
	ui_checkboxes(s->a->p->b, &(struct ui_checkboxes){.name = s->q->name,
	                                                  .fieldset = &(struct ui_fieldset){.legend = {.text = s->label}},
	                                                  .hint = hint_of(s),
	                                                  .error = error_of(s),
	                                                  .classes = "govuk-checkboxes--small",
	                                                  .items = {items, count}});
}

static void put_none(struct shown *s)
{
	struct buf *b = s->a->p->b;
	put(b, HTML("<div class=\"govuk-form-group\"><p class=\"govuk-label\">"));
	put(b, s->label);
	put(b, HTML("</p><p class=\"govuk-hint\">Nothing to choose from yet: it has to be written down in its own record first.</p></div>\n"));
}

static void put_choice(struct shown *s)
{
	const struct choice_offered *offered = NULL;
	size_t count = 0;
	if (!ask_choices(s->a, s->q->field, &offered, &count)) {
		return;
	}
	bool names = s->q->field->type != FIELD_CHOICE;
	if (count == 0) {
		put_none(s);
	} else if (s->q->field->many) {
		put_checkboxes(s, offered, count < CHECKBOXES_MOST ? count : CHECKBOXES_MOST);
	} else if (count <= RADIOS_MOST && !names && !s->q->in_row) {
		put_radios(s, offered, count);
	} else {
		put_select(s, offered, count);
	}
}

static void put_yes_no(struct shown *s)
{
	static const struct choice_offered both[] = {{"yes", "Yes"}, {"no", "No"}};
	put_radios(s, both, 2);
}

static void put_duration(struct shown *s)
{
	static const char *const units[] = {"minutes", "hours", "days", "weeks", "months", "years"};
	struct ui_option items[sizeof units / sizeof units[0]];
	const struct value *was = s->q->was;
	bool has = was != NULL && was->kind == VALUE_AMOUNT;
	const char *words = has ? amount_words(s->m, was->amount) : "";
	const char *number = has ? arena_copy_n(s->m, words, strcspn(words, " ")) : s->q->default_text;
	const char *unit = has ? arena_printf(s->m, "%s%s", words + strcspn(words, " ") + 1, was->amount.count == 1 ? "s" : "") : "";
	ui_input(s->a->p->b, &(struct ui_input){.name = s->q->name,
	                                        .label = {.text = s->label},
	                                        .hint = hint_of(s),
	                                        .error = error_of(s),
	                                        .classes = "govuk-input--width-5",
	                                        .inputmode = "numeric",
	                                        .value = filled(s, s->q->name, number)});
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		items[i] = (struct ui_option){.value = units[i], .text = units[i]};
	}
	ui_select(s->a->p->b, &(struct ui_select){.name = part_name(s, "unit"),
	                                          .label = {.text = arena_printf(s->m, "%s: in what?", answer_question(s->m, s->q->field)), .classes = "vh"},
	                                          .items = {items, sizeof units / sizeof units[0]},
	                                          .value = filled(s, part_name(s, "unit"), unit)});
}

/* ---- days and moments ---- */

struct part_box {
	const char *part, *label, *classes;
};

static void put_box(struct shown *s, const struct part_box *box, const char *value)
{
	struct buf *b = s->a->p->b;
	const char *name = part_name(s, box->part);
	put(b, HTML("<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\"><label class=\"govuk-label govuk-date-input__label\" for=\""));
	put(b, name);
	put(b, HTML("\">"));
	put(b, box->label);
	put(b, HTML("</label><input class=\"govuk-input govuk-date-input__input "));
	put(b, box->classes);
	put(b, s->wrong ? " govuk-input--error" : "");
	put(b, HTML("\" id=\""));
	put(b, name);
	put(b, HTML("\" name=\""));
	put(b, name);
	put(b, HTML("\" type=\"text\" inputmode=\"numeric\" value=\""));
	put(b, filled(s, name, value));
	put(b, HTML("\"></div></div>\n"));
}

static void put_day_boxes(struct shown *s, struct date day)
{
	static const struct part_box boxes[] = {{"day", "Day", "govuk-input--width-2"}, {"month", "Month", "govuk-input--width-2"}, {"year", "Year", "govuk-input--width-4"}};
	int parts[3] = {0};
	if (!date_is_none(day)) {
		date_split(day, &parts[2], &parts[1], &parts[0]);
	}
	for (size_t i = 0; i < 3; i++) {
		put_box(s, &boxes[i], date_is_none(day) ? "" : arena_printf(s->m, "%d", parts[i]));
	}
}

static void put_group_top(struct shown *s)
{
	struct buf *b = s->a->p->b;
	struct buf described = {.arena = s->m};
	const char *name = s->q->name;
	if (s->has_hint) {
		buf_printf(&described, "%s-hint", name);
	}
	if (s->wrong) {
		buf_printf(&described, "%s%s-error", described.length > 0 ? " " : "", name);
	}
	put(b, s->wrong ? HTML("<div class=\"govuk-form-group govuk-form-group--error\">\n") : HTML("<div class=\"govuk-form-group\">\n"));
	ui_fieldset_begin(b, &(struct ui_fieldset){.legend = {.text = s->label}, .role = "group", .described_by = described.length > 0 ? buf_text(&described) : NULL});
	if (s->has_hint) {
		s->hint.id = part_name(s, "hint");
		ui_hint(b, &s->hint);
	}
	if (s->wrong) {
		s->error.id = part_name(s, "error");
		ui_error_message(b, &s->error);
	}
}

static void put_group_foot(struct shown *s)
{
	ui_fieldset_end(s->a->p->b);
	put(s->a->p->b, HTML("</div>\n"));
}

static void put_date(struct shown *s)
{
	const struct value *was = s->q->was;
	if (s->q->field->many) {
		put_long(s);
		return;
	}
	put_group_top(s);
	put(s->a->p->b, HTML("<div class=\"govuk-date-input\">\n"));
	put_day_boxes(s, was != NULL && was->kind == VALUE_DATE ? was->date : DATE_NONE);
	put(s->a->p->b, HTML("</div>\n"));
	put_group_foot(s);
}

static void put_moment(struct shown *s, int n, const char *value, const char *words, const char *about)
{
	struct buf *b = s->a->p->b;
	const char *id = n == 0 ? s->q->name : arena_printf(s->m, "%s-%d", s->q->name, n + 1);
	put(b, HTML("<div class=\"pick\"><input type=\"radio\" name=\""));
	put(b, s->q->name);
	put(b, HTML("\" id=\""));
	put(b, id);
	put(b, HTML("\" value=\""));
	put(b, value);
	put(b, text_is(filled(s, s->q->name, ""), value) ? HTML("\" checked>") : HTML("\">"));
	put(b, HTML("<label for=\""));
	put(b, id);
	put(b, HTML("\"><span>"));
	put(b, words);
	put(b, HTML("<span class=\"sub\">about <span class=\"num\">"));
	put(b, about);
	put(b, HTML("</span></span></span></label></div>\n"));
}

/* The moments are those of the page when it was opened: a page that comes back with an error keeps what was chosen. */
static void put_moments(struct shown *s)
{
	static const struct {
		int minutes;
		const char *words;
	} moments[] = {{0, "Just now"}, {10, "10 minutes ago"}, {30, "Half an hour ago"}};
	const char *chosen = filled(s, s->q->name, "");
	struct instant now = s->a->p->c->now, kept;
	bool among = *chosen == '\0';
	for (int i = 0; i < 3; i++) {
		struct instant at = {(now.s - moments[i].minutes * 60) / 60 * 60};
		const char *value = instant_iso(s->m, at);
		among = among || text_is(value, chosen);
		put_moment(s, i, value, moments[i].words, words_time(s->m, at));
	}
	if (!among && instant_parse(s->a->p->c, chosen, &kept)) {
		put_moment(s, 3, chosen, "As you chose before", words_when(s->m, kept, now));
	}
	ctx_clear_error(s->a->p->c);
}

/* The night the clocks go back: which of the two, asked only after such a time was typed. */
static void put_twice(struct shown *s)
{
	static const struct ui_choice both[] = {{.value = "first", .text = "The first one (summer time)"}, {.value = "second", .text = "The second one, an hour later (winter time)"}};
	const char *name = part_name(s, "twice");
	bool asked = s->wrong && strstr(s->error.text, "came twice") != NULL;
	if (asked || ask_answer(s->a, name) != NULL) {
		ui_radios(s->a->p->b, &(struct ui_radios){.name = name, .items = {both, 2}, .value = filled(s, name, "")});
	}
}

static void put_instant(struct shown *s)
{
	static const struct part_box time = {"time", "Time", "govuk-input--width-4"};
	struct buf *b = s->a->p->b;
	const struct value *was = s->q->was;
	bool has = was != NULL && was->kind == VALUE_INSTANT;
	if (s->q->field->many) {
		put_long(s);
		return;
	}
	put_group_top(s);
	if (!s->q->field->future && !has && !s->q->in_row) {
		put(b, HTML("<div class=\"picks picks--when\">\n"));
		put_moments(s);
		put(b, HTML("</div>\n<p class=\"or\">or the time, and the date if it was not in the last 24 hours</p>\n"));
	}
	put(b, HTML("<div class=\"govuk-date-input\">\n"));
	put_box(s, &time, has ? words_time(s->m, was->instant) : "");
	put_day_boxes(s, has ? instant_day(was->instant) : DATE_NONE);
	put(b, HTML("</div>\n"));
	put_twice(s);
	put_group_foot(s);
}

/* ---- tables ---- */

enum { ROWS_MOST = 40 };

static int row_count(const struct shown *s)
{
	const char *typed = ask_answer(s->a, part_name(s, "rows")), *more = ask_answer(s->a, "add-row");
	int count = typed == NULL ? 1 : 0;
	for (; typed != NULL && *typed >= '0' && *typed <= '9' && count < ROWS_MOST; typed++) {
		count = count * 10 + (*typed - '0');
	}
	count += more != NULL && text_is(more, s->q->name);
	return count < 1 ? 1 : count > ROWS_MOST ? ROWS_MOST : count;
}

static void put_row(struct shown *s, int row)
{
	struct buf *b = s->a->p->b;
	ui_fieldset_begin(b, &(struct ui_fieldset){.legend = {.text = arena_printf(s->m, "Row %d", row + 1), .classes = "govuk-fieldset__legend--s"}, .classes = "row"});
	for (size_t i = 0; i < s->q->field->column_count; i++) {
		const struct field *column = &s->q->field->columns[i];
		const struct question_asked cell = {.field = column,
		                                    .name = arena_printf(s->m, "%s-%d-%s", s->q->name, row, symbol_word(column->name)),
		                                    .required = column->needed,
		                                    .or_reason = column->or_reason,
		                                    .in_row = true};
		ask_put(s->a, &cell);
	}
	ui_fieldset_end(b);
}

static void put_table(struct shown *s)
{
	struct buf *b = s->a->p->b;
	int rows = row_count(s);
	put_group_top(s);
	put(b, HTML("<input type=\"hidden\" name=\""));
	put(b, part_name(s, "rows"));
	put(b, HTML("\" value=\""));
	put(b, rows);
	put(b, HTML("\">\n"));
	for (int i = 0; i < rows; i++) {
		put_row(s, i);
	}
	if (rows < ROWS_MOST) {
		ui_button(b, &(struct ui_button){.text = "Add another row", .classes = "govuk-button--secondary btn-small", .name = "add-row", .value = s->q->name});
	}
	put_group_foot(s);
}

/* ---- any ---- */

static void put_because(struct shown *s)
{
	const struct value *was = s->q->was;
	const char *name = part_name(s, "because");
	ui_input(s->a->p->b, &(struct ui_input){.name = name,
	                                        .label = {.text = "Or say why there is no answer", .classes = "because"},
	                                        .value = filled(s, name, was != NULL && was->kind == VALUE_BECAUSE ? was->text : NULL)});
}

void ask_put(struct asking *a, const struct question_asked *q)
{
	static void (*const puts[FIELD__COUNT])(struct shown *) = {
		[FIELD_TEXT] = put_text_field,   [FIELD_YES_NO] = put_yes_no,     [FIELD_CHOICE] = put_choice, [FIELD_NUMBER] = put_number,
		[FIELD_DATE] = put_date,         [FIELD_INSTANT] = put_instant,   [FIELD_DURATION] = put_duration,
		[FIELD_LINK] = put_choice,       [FIELD_PARTY] = put_choice,      [FIELD_PROVISION] = put_provision,
		[FIELD_FILE] = put_file,         [FIELD_TABLE] = put_table,
	};
	struct shown s = shown_of(a, q);
	puts[q->field->type](&s);
	if (q->or_reason && q->field->type != FIELD_TABLE) {
		put_because(&s);
	}
}
