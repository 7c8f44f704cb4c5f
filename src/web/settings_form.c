/* The forms of settings: what was typed, what was wrong with it, and the entry it becomes. */
#include "web/settings_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "ledger/line.h"
#include "ui/ui.h"
#include "web/href.h"
#include "web/law_words.h"
#include "web/session.h"
#include "web/writing.h"

enum { PROBLEMS_MOST = 6, REASON_MOST = 2000 };

/* One form, on its way out or in. */
struct changing {
	struct page *p;
	struct settings all;
	const struct one_setting *one;
	const char *count, *unit, *reason, *where, *id;
	struct ui_error_link problems[PROBLEMS_MOST];
	size_t problem_count;
};

static const char *typed(struct page *p, const char *name)
{
	const char *value = form_value(p->request, name);
	return value == NULL ? "" : value;
}

static void complain(struct changing *f, const char *field, const char *words)
{
	if (f->problem_count < PROBLEMS_MOST) {
		f->problems[f->problem_count++] = (struct ui_error_link){
			.href = arena_printf(f->p->c->arena, "#%s", field), .text = words};
	}
}

static const struct ui_error_message *error_at(struct changing *f, const char *field)
{
	for (size_t i = 0; i < f->problem_count; i++) {
		if (text_is(f->problems[i].href + 1, field)) {
			struct ui_error_message *message = ARENA_NEW(f->p->c->arena, struct ui_error_message);
			message->text = f->problems[i].text;
			return message;
		}
	}
	return NULL;
}

static const char *new_id(struct page *p)
{
	uint8_t id[16];
	uuid_new(p->c->now, id);
	return uuid_text(p->c->arena, id);
}

/* The form's own, so that one that is sent twice answers as it did first. */
static const char *id_typed(struct page *p)
{
	uint8_t id[16];
	const char *text = typed(p, "id");
	if (*text != '\0' && uuid_parse(p->c, text, id)) {
		return uuid_text(p->c->arena, id);
	}
	ctx_clear_error(p->c);
	return new_id(p);
}

/* ---- the form ---- */

static const char *const units[UNIT__COUNT] = {
	[UNIT_MINUTE] = "minutes", [UNIT_HOUR] = "hours",
	[UNIT_DAY] = "days",       [UNIT_WORKING_DAY] = "working days",
	[UNIT_WEEK] = "weeks",     [UNIT_MONTH] = "months",
	[UNIT_YEAR] = "years"};

static void put_value(struct changing *f)
{
	struct buf *b = f->p->b;
	ui_input(b, &(struct ui_input){.name = "count",
	                               .label = {.text = "The number"},
	                               .hint = &(struct ui_hint){.text = arena_printf(
																 b->arena, "Now %s. It came as %s.",
																 f->one->value, f->one->usual)},
	                               .error = error_at(f, "count"),
	                               .inputmode = "numeric",
	                               .classes = "govuk-input--width-5",
	                               .value = f->count});
	if (f->one->is_amount) {
		struct ui_option items[UNIT__COUNT];
		for (int u = 0; u < UNIT__COUNT; u++) {
			items[u] = (struct ui_option){.value = units[u], .text = units[u]};
		}
		ui_select(b, &(struct ui_select){.name = "unit",
		                                 .label = {.text = "Of what"},
		                                 .error = error_at(f, "unit"),
		                                 .items = {items, UNIT__COUNT},
		                                 .value = f->unit});
	}
}

static void put_where(struct changing *f)
{
	struct buf *b = f->p->b;
	if (!settings_may_provider(f->p) || f->all.provider == NULL) {
		put(b, HTML("<input type=\"hidden\" name=\"where\" value=\"home\">\n"));
		return;
	}
	ui_radios(b, &(struct ui_radios){
					 .name = "where",
					 .fieldset = &(struct ui_fieldset){.legend = {.text = "For which homes?"}},
					 .error = error_at(f, "where"),
					 .items = UI_LIST(
						 struct ui_choice, {.value = "home", .text = f->p->home_name},
						 {.value = "provider", .text = "Every home that has no number of its own"}),
					 .value = f->where});
}

static bool put_moves(struct changing *f)
{
	struct buf *b = f->p->b;
	struct moved moved;
	if (!settings_moves(f->p, f->one, &moved)) {
		return false;
	}
	put(b, HTML("<section class=\"section\"><h2 class=\"h3\">What it moves</h2>\n<p>"));
	put(b, moved.open);
	put(b,
	    HTML(
			" open here now. What is done already stays as it was, and what is open keeps the date it had first.</p>\n<ul class=\"starts\">\n"));
	for (size_t i = 0; i < moved.count; i++) {
		put(b, HTML("<li><a href=\"/law/"));
		put(b, symbol_word(moved.duties[i]->name));
		put(b, HTML("\">"));
		put(b, moved.duties[i]->title);
		put(b, HTML("</a></li>\n"));
	}
	put(b, HTML("</ul></section>\n"));
	return true;
}

static bool put_form(struct changing *f)
{
	struct page *p = f->p;
	struct buf *b = p->b;
	bool wrong = f->problem_count > 0;
	p->frame.back_href = p->request->path;
	p->frame.back = "Settings";
	page_begin(p, wrong ? "Error: change a setting" : "Change a setting");
	put(b, HTML("<div class=\"narrow\">\n"));
	if (wrong) {
		p->reply->status = 422;
		ui_error_summary(b, &(struct ui_error_summary){.title_text = "There is a problem",
		                                               .list = {f->problems, f->problem_count}});
	}
	put(b, HTML("<h1 class=\"h1\">"));
	put(b, f->one->title);
	put(b,
	    HTML(
			"</h1>\n<p class=\"lead\">The law gives no number here. This one is your own target.</p>\n"));
	frame_form(b, p->request, p->request->path);
	writing_put_hidden(b, "setting", f->one->name);
	writing_put_hidden(b, "id", f->id);
	put_value(f);
	put_where(f);
	ui_textarea(
		b,
		&(struct ui_textarea){
			.name = "reason",
			.label = {.text = "Why?"},
			.hint =
				&(struct ui_hint){
					.text =
						"An inspector will read it: “the local police ask for it”, “agreed with the placing authority”."},
			.error = error_at(f, "reason"),
			.rows = "3",
			.value = f->reason});
	ui_button(b, &(struct ui_button){.text = "Change it"});
	put(b, HTML("</form>\n"));
	bool ok = put_moves(f);
	put(b, HTML("</div>\n"));
	page_end(p);
	return ok && p->c->error == ERROR_NONE;
}

static bool find_setting(struct changing *f, const char *name)
{
	if (!settings_may_home(f->p)) {
		return ctx_fail(f->p->c, ERROR_FORBIDDEN,
		                "The registered manager or the responsible individual changes settings.");
	}
	if (!settings_gather(f->p, &f->all)) {
		return false;
	}
	f->one = settings_find(&f->all, name);
	return f->one != NULL ||
	       ctx_fail(f->p->c, ERROR_NOT_FOUND,
	                "There is no setting \"%s\". A number that the law fixes is none.",
	                text_shown(f->p->c->arena, name, 60));
}

bool settings_show_form(struct page *p, const char *name)
{
	struct changing f = {.p = p, .reason = "", .where = "home", .id = new_id(p)};
	if (!find_setting(&f, name)) {
		return false;
	}
	f.count =
		f.one->is_amount ? arena_printf(p->c->arena, "%d", f.one->amount.count) : f.one->value;
	f.unit = units[f.one->amount.unit];
	return put_form(&f);
}

/* ---- saving ---- */

/* "1 hour", not "1 hours". */
static const char *amount_typed(struct changing *f)
{
	bool one = text_is(f->count, "1");
	size_t length = strlen(f->unit);
	return arena_printf(f->p->c->arena, "%s %.*s", f->count,
	                    (int)(one && length > 0 ? length - 1 : length), f->unit);
}

static bool is_whole(const char *text)
{
	return *text != '\0' && strspn(text, "0123456789") == strlen(text) && strlen(text) <= 6;
}

static void check(struct changing *f)
{
	struct amount amount;
	struct ctx *c = f->p->c;
	char *end = NULL;
	double number = strtod(f->count, &end);
	if (*f->count == '\0') {
		complain(f, "count", "Enter the number");
	} else if (f->one->is_amount && !is_whole(f->count)) {
		complain(f, "count", "The number must be a whole number, like 24");
	} else if (!f->one->is_amount && (*end != '\0' || number < 0 || number > 1e6)) {
		complain(f, "count", "The number must be a number, like 3");
	} else if (f->one->is_amount && !amount_parse(c, amount_typed(f), &amount)) {
		complain(f, "unit", upper_first(c->arena, c->message));
		ctx_clear_error(c);
	}
	if (!text_is(f->where, "home") && !text_is(f->where, "provider")) {
		complain(f, "where", "Say for which homes it holds");
	} else if (text_is(f->where, "provider") &&
	           (!settings_may_provider(f->p) || f->all.provider == NULL)) {
		complain(f, "where", "Only the responsible individual sets a number for every home");
	}
	if (*f->reason == '\0') {
		complain(f, "reason", "Say why");
	} else if (text_length(f->reason) > REASON_MOST) {
		complain(f, "reason", "Say why in 2,000 characters or fewer");
	}
}

/* True: saved. False without a failure of the ctx: `refusal` says why not. */
static bool save_line(struct page *p, json_t *line, const char **refusal)
{
	struct saved saved;
	const char *text = json_line(p->c->arena, line);
	json_decref(line);
	page_close(p);
	if (entry_save(p->c, p->site->hearth, text, strlen(text), &saved)) {
		return true;
	}
	if (p->c->error == ERROR_INVALID || p->c->error == ERROR_FORBIDDEN ||
	    p->c->error == ERROR_CONFLICT) {
		*refusal = arena_printf(p->c->arena, "It could not be saved: %s", p->c->message);
		ctx_clear_error(p->c);
	}
	return false;
}

static json_t *line_of(struct changing *f)
{
	struct page *p = f->p;
	const struct record *on = text_is(f->where, "provider") ? f->all.provider : p->home;
	json_t *line = writing_line(p, "set", f->id, on->ref);
	json_object_set_new(line, "setting", json_string(f->one->name));
	json_object_set_new(line, "value",
	                    f->one->is_amount ? json_string(amount_typed(f))
	                                      : json_real(strtod(f->count, NULL)));
	json_object_set_new(line, "reason", json_string(f->reason));
	return line;
}

bool settings_save(struct page *p)
{
	struct changing f = {.p = p,
	                     .count = typed(p, "count"),
	                     .unit = typed(p, "unit"),
	                     .reason = typed(p, "reason"),
	                     .where = typed(p, "where"),
	                     .id = id_typed(p)};
	const char *refusal = NULL;
	if (!find_setting(&f, typed(p, "setting"))) {
		return false;
	}
	check(&f);
	if (f.problem_count > 0) {
		return put_form(&f);
	}
	if (save_line(p, line_of(&f), &refusal)) {
		return reply_redirect(
			p->reply, arena_printf(p->c->arena, "%s?changed=%s", p->request->path, f.one->name));
	}
	if (refusal == NULL || !page_reopen(p)) {
		return false;
	}
	complain(&f, "count", refusal);
	return put_form(&f);
}

/* ---- days ---- */

void settings_put_own_days(struct page *p, const struct record *provider)
{
	struct date today = instant_day(p->c->now);
	for (size_t i = 0; provider != NULL && i < provider->setting_count; i++) {
		const struct setting_fact *s = &provider->settings[i];
		bool is_day = s->value.kind == VALUE_DATE && s->value.date.day >= today.day;
		if (is_day) {
			put(p->b, HTML("<li>"));
			put(p->b, words_day(p->b->arena, instant_day_start(s->value.date)));
			put(p->b, text_is(symbol_word(s->setting), "bank-holiday")
			              ? ", added by the provider"
			              : ", taken away by the provider");
			put(p->b, HTML("</li>\n"));
		}
	}
}

static void put_day_fields(struct page *p, const char *day, const char *reason)
{
	frame_form(p->b, p->request, p->request->path);
	writing_put_hidden(p->b, "id", new_id(p));
	ui_input(p->b, &(struct ui_input){.name = "day",
	                                  .label = {.text = "Another bank holiday"},
	                                  .type = "date",
	                                  .classes = "govuk-input--width-10",
	                                  .value = day});
	ui_input(p->b,
	         &(struct ui_input){.name = "reason",
	                            .id = "day-reason",
	                            .label = {.text = "Why?"},
	                            .hint = &(struct ui_hint){.text = "By which proclamation, say."},
	                            .value = reason});
	ui_button(p->b,
	          &(struct ui_button){.text = "Add the day", .classes = "govuk-button--secondary"});
	put(p->b, HTML("</form>\n"));
}

void settings_put_day_form(struct page *p)
{
	put(p->b, HTML("<div class=\"narrow section\">\n"));
	put_day_fields(p, "", "");
	put(p->b, HTML("</div>\n"));
}

static bool show_day_problem(struct page *p, const char *field, const char *words)
{
	const struct ui_error_link link = {.href = arena_printf(p->c->arena, "#%s", field),
	                                   .text = words};
	p->reply->status = 422;
	p->frame.back_href = p->request->path;
	p->frame.back = "Settings";
	page_begin(p, "Error: another bank holiday");
	put(p->b, HTML("<div class=\"narrow\">\n"));
	ui_error_summary(
		p->b, &(struct ui_error_summary){.title_text = "There is a problem", .list = {&link, 1}});
	put(p->b, HTML("<h1 class=\"h1 mb\">Another bank holiday</h1>\n"));
	put_day_fields(p, typed(p, "day"), typed(p, "reason"));
	put(p->b, HTML("</div>\n"));
	page_end(p);
	return true;
}

bool settings_save_day(struct page *p)
{
	struct settings all;
	struct date day;
	const char *refusal = NULL;
	if (!settings_may_provider(p)) {
		return ctx_fail(p->c, ERROR_FORBIDDEN,
		                "Bank holidays hold for every home: the responsible individual adds them.");
	}
	if (!settings_gather(p, &all)) {
		return false;
	}
	if (!date_parse(p->c, typed(p, "day"), &day)) {
		ctx_clear_error(p->c);
		return show_day_problem(p, "day", "The day must be a date, like 2027-05-03");
	}
	if (*typed(p, "reason") == '\0') {
		return show_day_problem(p, "day-reason", "Say why");
	}
	if (all.provider == NULL) {
		return ctx_fail(p->c, ERROR_INVALID, "This home names no provider to add a day for.");
	}
	json_t *line = writing_line(p, "set", id_typed(p), all.provider->ref);
	json_object_set_new(line, "setting", json_string("bank-holiday"));
	json_object_set_new(line, "value", json_string(date_iso(p->c->arena, day)));
	json_object_set_new(line, "reason", json_string(typed(p, "reason")));
	if (save_line(p, line, &refusal)) {
		return reply_redirect(p->reply,
		                      arena_printf(p->c->arena, "%s?changed=day#days", p->request->path));
	}
	return refusal != NULL && page_reopen(p) && show_day_problem(p, "day", refusal);
}
