/* People who work here over time: supervision, appraisal, training. */
#include <string.h>

#include "cli/demo/inside.h"

static const char *subject_of(struct house *h, const struct worker *w)
{
	return words(h, "staff:%s", w->ref.text);
}

/* Somebody above: shift leaders supervise carers, the deputy the leaders, the manager the deputy; the answerable one the manager. */
static struct worker *supervisor_of(struct house *h, const struct worker *w)
{
	if (w->post == POST_DEPUTY || w->post == POST_OFFICE) {
		return manager_is_away(h, h->today) ? NULL : manager_of(h);
	}
	if (w->post == POST_LEADER || w->post == POST_NIGHT || w->post == POST_AGENCY) {
		return deputy_of(h);
	}
	struct worker *leader = in_slot(h, w->slot % 6 / 2 * 2, h->today);
	return leader == NULL ? deputy_of(h) : leader;
}

static void supervise(struct house *h, struct worker *w)
{
	struct instant at =
		about(h, w->post == POST_NIGHT ? 20 * 60 + 50 : 13 * 60, w->post == POST_NIGHT ? 10 : 80);
	struct worker *by = w->post == POST_MANAGER ? NULL : supervisor_of(h, w);
	by = by == w ? deputy_of(h) : by;
	struct instant signed_at = later(at, chance(&h->random, 40) ? between(&h->random, 7000, 9000)
	                                                            : between(&h->random, 60, 5000));
	struct ref ref =
		writes(h, later(at, between(&h->random, 50, 59)), "supervision", "supervision",
	           subject_of(h, w), by == NULL ? h->answerable : by->by,
	           FIELDS(TEXT("supervisor", by == NULL ? NULL : by->ref.text), AT("held_at", at),
	                  TEXT("length", chance(&h->random, 700) ? "60 minutes" : "90 minutes"),
	                  TEXT("content", say(h, NULL, w, &bank_supervision)),
	                  TEXT("actions", say(h, NULL, w, &bank_supervision_action)),
	                  YES("poor_performance", false)));
	if (date_is_none(w->to) || instant_day(signed_at).day <= w->to.day) {
		steps(h, signed_at, ref.text, "sign", w->by,
		      FIELDS(YES("signed_by_both", true), YES("copy_given", true)));
	}
	w->shifts = 0;
}

static void appraise(struct house *h, struct worker *w)
{
	bool by_manager = w->post != POST_MANAGER && !manager_is_away(h, h->today);
	writes(h, about(h, 14 * 60 + 30, 60), "appraisal", "appraisal", subject_of(h, w),
	       by_manager ? manager_of(h)->by : h->answerable,
	       FIELDS(ON("held_on", h->today), TEXT("performance", say(h, NULL, w, &bank_appraisal)),
	              TEXT("fitness", "Fit for the work; sickness low"),
	              TEXT("children_views",
	                   "Asked of the children, with cards: kind, fair, makes good toast"),
	              TEXT("professionals_views",
	                   "Asked of two social workers and the school; both positive"),
	              TEXT("plan", say(h, NULL, w, &bank_supervision_action)),
	              YES("poor_performance", false)));
}

static void train(struct house *h, struct worker *w, int which)
{
	struct worker *by = office_of(h);
	write_training(h, w, about(h, 16 * 60, 40), h->today, which, by->by);
}

/* ---- one day ---- */

static int supervision_gap(struct house *h, const struct worker *w)
{
	bool is_new =
		date_add_months(w->from, 6).day > h->today.day && w->from.day > h->begin.day - 100;
	return is_new && w->post != POST_BANK && w->post != POST_AGENCY ? between(&h->random, 10, 13)
	                                                                : between(&h->random, 23, 28);
}

/* Bank and agency staff count shifts, everybody else days. One in thirty is forgotten for a week or two. */
static void supervision_day(struct house *h, struct worker *w)
{
	bool counts = w->post == POST_BANK || w->post == POST_AGENCY;
	bool due = counts ? w->shifts >= 6 : w->next[WORKER_SUPERVISION].day <= h->today.day;
	if (!due || (!counts && !is_working(h, h->today))) {
		return;
	}
	if (!counts && chance(&h->random, 30)) {
		w->next[WORKER_SUPERVISION] = date_add_days(h->today, between(&h->random, 4, 12));
		return;
	}
	supervise(h, w);
	w->next[WORKER_SUPERVISION] = date_add_days(h->today, supervision_gap(h, w));
}

static void courses_day(struct house *h, struct worker *w)
{
	static const struct {
		enum worker_chore chore;
		int course;
	} yearly[] = {{WORKER_SAFEGUARDING, 0}, {WORKER_RESTRAINT, 2}, {WORKER_TRAINING, 4}};
	for (size_t i = 0; i < sizeof yearly / sizeof yearly[0]; i++) {
		if (w->next[yearly[i].chore].day != 0 && w->next[yearly[i].chore].day <= h->today.day &&
		    is_working(h, h->today)) {
			train(h, w, yearly[i].course);
			w->next[yearly[i].chore] = date_add_days(h->today, between(&h->random, 335, 352));
		}
	}
	if (date_weekday(h->today) == 1 &&
	    lot(h->seed, (uint32_t)h->today.day, (uint32_t)w->born.day, 400) == 0) {
		write_training(h, w, about(h, 16 * 60 + 30, 20), h->today,
		               3 + (int)lot(h->seed, (uint32_t)h->today.day, 2, 4), office_of(h)->by);
	}
}

/* Induction within twelve weeks, probation at the end of six months: the manager signs, a manager's the responsible individual. */
static void stage(struct house *h, struct worker *w, const char *step, const char *outcome)
{
	bool own = w->post == POST_MANAGER;
	struct worker *m = manager_of(h);
	struct ref ref =
		writes(h, about(h, 11 * 60, 40), "employment-step", "employment", subject_of(h, w),
	           own ? deputy_of(h)->by : m->by, FIELDS(TEXT("step", step)));
	steps(h, about(h, 15 * 60, 40), ref.text, "do", own ? h->answerable : m->by,
	      FIELDS(ON("done_on", h->today), TEXT("outcome", outcome),
	             TEXT("signed_by", own ? words(h, "%s-ri", h->code) : m->ref.text)));
}

static void stages_day(struct house *h, struct worker *w)
{
	static const struct {
		int day;
		const char *step, *outcome;
	} stages[] = {
		{76, "induction", "All units signed; observed on three shifts, one of them a night"},
		{170, "probation", "Passed; strengths in play and patience, goal in recording"}};
	bool permanent = w->post != POST_BANK && w->post != POST_AGENCY;
	if (w->diploma.text[0] != '\0' && w->attains.day == h->today.day) {
		steps(h, about(h, 14 * 60, 40), w->diploma.text, "attain", deputy_of(h)->by,
		      FIELDS(ON("attained_on", h->today), YES("equivalent", false)));
	}
	for (size_t i = 0; i < 2; i++) {
		struct date planned = next_working(h, date_add_days(w->from, stages[i].day));
		struct date day =
			manager_is_away(h, planned) ? next_working(h, date_add_days(h->absent_to, 1)) : planned;
		if (day.day == h->today.day && (i == 0 || permanent)) {
			stage(h, w, stages[i].step, stages[i].outcome);
		}
	}
}

void staff_day(struct house *h)
{
	for (int i = 0; i < h->worker_count; i++) {
		struct worker *w = &h->workers[i];
		if (!w->known && w->from.day - 10 <= h->today.day) {
			worker_arrives(h, w, about(h, 10 * 60, 30), false);
		} else if (w->known && works_on(w, h->today) && h->today.day > w->from.day) {
			supervision_day(h, w);
			courses_day(h, w);
			stages_day(h, w);
			if (w->post != POST_AGENCY && w->next[WORKER_APPRAISAL].day <= h->today.day &&
			    is_working(h, h->today)) {
				appraise(h, w);
				w->next[WORKER_APPRAISAL] = date_add_days(h->today, between(&h->random, 340, 360));
			}
		}
		if (w->known && !date_is_none(w->to) && w->to.day == h->today.day) {
			worker_leaves(h, w);
		}
	}
}
