/* A form's answers so far, and what was wrong with them. */
#include "web/ask.h"

#include <string.h>

#include "ui/ui.h"
#include "web/answer.h"

void ask_begin(struct asking *a, struct page *p, const struct record_type *type, const struct record *record, const struct draft *draft)
{
	a->p = p;
	a->type = type;
	a->record = record;
	a->home = p->home->no;
	a->subject = record == NULL ? a->subject : record->subject;
	if (p->request->method == METHOD_POST) {
		a->answers = p->request->form;
		a->answer_count = p->request->form_count;
		a->typed = true;
	} else if (draft != NULL && draft->number != 0) {
		a->answers = draft->answers;
		a->answer_count = draft->answer_count;
		a->typed = true;
	} else {
		a->answers = p->request->query;
		a->answer_count = p->request->query_count;
		a->typed = false;
	}
}

const char *ask_answer(const struct asking *a, const char *name)
{
	for (size_t i = 0; i < a->answer_count; i++) {
		if (text_is(a->answers[i].name, name)) {
			return a->answers[i].value;
		}
	}
	return NULL;
}

bool ask_has_answer(const struct asking *a, const char *name, const char *value)
{
	for (size_t i = 0; i < a->answer_count; i++) {
		if (text_is(a->answers[i].name, name) && text_is(a->answers[i].value, value)) {
			return true;
		}
	}
	return false;
}

void ask_wrong(struct asking *a, const char *name, const char *id, const char *text)
{
	if (a->error_count < ASK_ERRORS) {
		a->errors[a->error_count++] = (struct ask_error){name, id, text};
	}
}

const char *ask_error_of(const struct asking *a, const char *name)
{
	for (size_t i = 0; i < a->error_count; i++) {
		if (a->errors[i].name != NULL && text_is(a->errors[i].name, name)) {
			return a->errors[i].text;
		}
	}
	return NULL;
}

void ask_put_errors(struct asking *a)
{
	struct ui_error_link *links = ARENA_ARRAY(a->p->c->arena, a->error_count + 1, struct ui_error_link);
	for (size_t i = 0; i < a->error_count; i++) {
		const char *id = a->errors[i].id;
		links[i] = (struct ui_error_link){.text = a->errors[i].text, .href = id == NULL ? NULL : arena_printf(a->p->c->arena, "#%s", id)};
	}
	if (a->error_count > 0) {
		ui_error_summary(a->p->b, &(struct ui_error_summary){.title_text = "There is a problem", .list = {links, a->error_count}});
	}
}

/* ---- how a step asks ---- */

static const char *needed_words(const struct asking *a, const struct asked *asked)
{
	struct arena *m = a->p->c->arena;
	if (asked->required_if == NULL) {
		return NULL;
	}
	const char *words = answer_condition(m, a->type, asked->required_if);
	return words == NULL ? "Needed in some cases; Hearth says so when you save." : arena_printf(m, "Needed if %s.", words);
}

/* A value can be proposed before anything is answered; another field's answer, or a condition over them, cannot. */
static const char *proposed(const struct asking *a, const struct asked *asked)
{
	const char *text = asked->default_text;
	bool is_field = text != NULL && type_field(a->type, symbol_find(text)) != NULL;
	return is_field ? NULL : text;
}

struct question_asked ask_of_step(const struct asking *a, const struct step *step, const struct asked *asked)
{
	struct question_asked q = {.field = asked->field,
	                           .name = symbol_word(asked->field->name),
	                           .required = asked->required && asked->required_if == NULL,
	                           .or_reason = asked->or_reason,
	                           .needed = needed_words(a, asked),
	                           .default_text = proposed(a, asked)};
	const struct fact *fact = a->record == NULL ? NULL : record_fact(a->record, asked->field->name, INSTANT_NEVER);
	if (fact != NULL && value_is_answered(&fact->value)) {
		q.says = answer_text(a->p, asked->field, &fact->value, NULL);
		q.was = step->repeats ? NULL : &fact->value;
	}
	return q;
}
