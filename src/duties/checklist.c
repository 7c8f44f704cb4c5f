/*
 * "form schedule-3 is complete": a checklist is complete when every question that applies has an answer or a reason, and
 * none is blocked.
 *
 * Asked is what stands in the records. A count, a list, a share and what a function of review/ works out always have an
 * answer; what a person types when the form is frozen belongs to that form and is not waited for here.
 */
#include "definitions/form.h"
#include "duties/evaluate.h"

/* Whether there is an answer; where there is none, *ret_since may say when the last one ended. */
static bool has_answer(struct asking *a, const struct answer *answer, struct question_stand *ret)
{
	struct reading r;
	if (answer == NULL) {
		return true;
	}
	if (answer->kind == ANSWER_PATH || answer->kind == ANSWER_INITIALS) {
		ask_path(a, a->carrier, &answer->path, &r);
		ret->excused = r.value.kind == VALUE_BECAUSE;
		return value_is_answered(&r.value);
	}
	if (answer->kind != ANSWER_LATEST) {
		return true;
	}
	record_no *list = NULL;
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
	if (a->ends && count == 0) {
		const struct node none = {
			.kind = NODE_LOOKUP, .quantifier = THERE_IS_NO, .rows = answer->rows};
		ret->since = ask_lookup(a, a->carrier, &none).since;
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

/* What was missing before the home began with Hearth has been missing since nobody knows when. */
static struct instant missing_since(struct asking *a, struct instant since, struct instant applies)
{
	struct instant live = ask_live_from(a);
	since = instant_later(since, applies);
	return since.s < live.s ? INSTANT_NONE : since;
}

struct question_stand ask_question(struct asking *a, const struct question *q)
{
	struct question_stand s = {.applies = true, .since = INSTANT_NONE};
	struct instant applies = INSTANT_NONE;
	enter_period(a, q->period);
	if (q->applies_if != NULL) {
		struct verdict v = ask(a, a->carrier, q->applies_if);
		s.applies = v.yes;
		applies = v.since;
	}
	if (!s.applies || (q->how != HOW_COMPUTED && q->blocked_if == NULL)) {
		return s;
	}
	struct verdict blocked =
		q->blocked_if == NULL ? (struct verdict){.yes = false} : ask(a, a->carrier, q->blocked_if);
	if (blocked.yes) {
		s.since = blocked.since;
	}
	s.missing = blocked.yes || (q->how == HOW_COMPUTED && !has_answer(a, q->answer, &s));
	s.since = s.missing && a->ends ? missing_since(a, s.since, applies) : INSTANT_NONE;
	return s;
}

/* Incomplete since the first of what is missing is. */
struct verdict ask_form(struct asking *a, struct rec *hand, symbol name)
{
	const struct form *form = definitions_form(a->d, name);
	struct asking inner = *a;
	struct verdict v = {.yes = form != NULL, .since = INSTANT_NEVER};
	(void)hand;
	inner.window = WINDOW_NONE;
	inner.foreign = true;
	for (size_t i = 0; (v.yes || a->ends) && form != NULL && i < form->section_count; i++) {
		const struct section *section = &form->sections[i];
		bool shown = section->shown_if == NULL || ask(&inner, a->carrier, section->shown_if).yes;
		for (size_t k = 0; shown && (v.yes || a->ends) && k < section->question_count; k++) {
			struct question_stand s = ask_question(&inner, &section->questions[k]);
			v.yes = v.yes && !s.missing;
			v.since = s.missing ? instant_earlier(v.since, s.since) : v.since;
		}
	}
	a->until = inner.until;
	a->next = inner.next;
	a->foreign = true;
	a->failed = inner.failed;
	v.since = v.yes || v.since.s == INSTANT_NEVER.s ? INSTANT_NONE : v.since;
	v.firm = !instant_is_none(v.since);
	return v;
}
