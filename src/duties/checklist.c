/*
 * "form schedule-3 is complete": a checklist is complete when every question has an answer or a reason, and none is blocked.
 *
 * Asked is what stands in the records. A count, a list, a share and what a function of review/ works out always have an
 * answer; what a person types when the form is frozen belongs to that form and is not waited for here.
 */
#include "definitions/form.h"
#include "duties/evaluate.h"

static bool has_answer(struct asking *a, const struct answer *answer)
{
	struct reading r;
	record_no *list = NULL;
	if (answer == NULL) {
		return true;
	}
	if (answer->kind == ANSWER_PATH || answer->kind == ANSWER_INITIALS) {
		ask_path(a, a->carrier, &answer->path, &r);
		return value_is_answered(&r.value);
	}
	if (answer->kind != ANSWER_LATEST) {
		return true;
	}
	size_t count = ask_rows(a, a->carrier, answer->rows, &list);
	for (size_t i = 0; i < count; i++) {
		struct rec *row = rec_find(a->c, a->w, list[i]);
		if (row != NULL) {
			ask_path(a, row, &answer->path, &r);
		}
		if (row != NULL && value_is_answered(&r.value)) {
			return true;
		}
	}
	return false;
}

static void enter_period(struct asking *a, const struct form_period *p)
{
	a->period_from = INSTANT_NONE;
	a->period_to = a->at;
	if (p != NULL) {
		struct when from = ask_time(a, a->carrier, p->from), to = ask_time(a, a->carrier, p->to);
		a->period_from = when_start(from);
		a->period_to = to.kind == WHEN_NONE ? a->at : when_end(to);
	}
}

static bool is_complete(struct asking *a, const struct question *q)
{
	if (q->how != HOW_COMPUTED && q->blocked_if == NULL) {
		return true;
	}
	enter_period(a, q->period);
	if (q->blocked_if != NULL && ask(a, a->carrier, q->blocked_if).yes) {
		return false;
	}
	return q->how != HOW_COMPUTED || has_answer(a, q->answer);
}

struct verdict ask_form(struct asking *a, struct rec *hand, symbol name)
{
	const struct form *form = definitions_form(a->d, name);
	struct asking inner = *a;
	bool complete = form != NULL;
	(void)hand;
	inner.window = WINDOW_NONE;
	inner.ends = false;
	inner.foreign = true;
	for (size_t i = 0; complete && i < form->section_count; i++) {
		const struct section *section = &form->sections[i];
		bool shown = section->shown_if == NULL || ask(&inner, a->carrier, section->shown_if).yes;
		for (size_t k = 0; shown && complete && k < section->question_count; k++) {
			complete = is_complete(&inner, &section->questions[k]);
		}
	}
	a->until = inner.until;
	a->next = inner.next;
	a->foreign = true;
	a->failed = inner.failed;
	return (struct verdict){.yes = complete, .since = INSTANT_NONE};
}
