/*
 * What happens in the demo's own two homes, counted back from the last day: an inspection and what came of it, a
 * manager's absence, a boy who goes missing again and again, a meeting that is asked for and not held, an allegation, a
 * complaint. Small things come by chance (events.c), the last night from night.c.
 */
#include "cli/demo/story.h"
#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

struct date ago(const struct house *h, int days)
{
	return date_add_days(h->demo->last, -days);
}

struct instant working_moment(struct house *h, struct date d, int minute)
{
	return moment(next_working(h, d), minute);
}

/* ---- the inspection ---- */

static const struct required {
	const char *provision, *text, *response, *evidence;
	int due, met; /* days after the visit */
} required[] = {
	{"reg 35(3)(b)",
     "Ensure that within 48 hours of the use of a measure the registered person, or a person authorised by them, has spoken to the user about it and signed the record. In particular, name who signs at weekends.",
     "A signer is named each Friday; the deputy is authorised.",
     "Twelve weeks of Fridays with a name; all but one signature since in time.", 84, 52},
	{"reg 12(2)(a)",
     "Ensure that staff assess whether each child is at risk of harm and take action. In particular, look at the risk again after each missing episode.",
     "The assessment now follows each return within a day.",
     "Six episodes, six assessments within a day; sampled by the responsible individual.", 84, 60},
	{"reg 45(2)",
     "Ensure that the review of the quality of care says what changed for children. In particular, ask parents and placing authorities for their opinions.",
     "The next review asks all four groups and counts the answers.",
     "The review of the half-year, with all four groups asked.", 110, 116},
};

static void write_requirements(struct house *h, struct instant at, struct ref visit, int count)
{
	for (int i = 0; i < count; i++) {
		const struct required *r = &required[i];
		struct instant responded = working_moment(h, date_add_days(h->today, r->due - 30), 11 * 60),
					   declared = manager_back(
						   h, working_moment(h, date_add_days(h->today, r->met), 12 * 60));
		struct ref ref =
			writes(h, later(at, i * 4), "requirement", "requirement", h->subject, manager_of(h)->by,
		           FIELDS(TEXT("inspection", visit.text), TEXT("provision", r->provision),
		                  TEXT("provision_as_printed", r->provision), TEXT("text", r->text),
		                  ON("due_on", date_add_days(h->today, r->due))));
		steps(h, responded, ref.text, "respond", h->answerable,
		      FIELDS(AT("response_sent_at", responded), TEXT("response", r->response)));
		steps(h, declared, ref.text, "declare", manager_of(h)->by,
		      FIELDS(TEXT("evidence", r->evidence)));
		steps(h, later(declared, 300), ref.text, "check", h->answerable,
		      FIELDS(TEXT("state", "verified-met")));
	}
}

static void write_recommendations(struct house *h, struct instant at, struct ref visit)
{
	static const struct {
		int page;
		const char *paragraph, *text, *evidence;
		int acted;
	} given[] = {{16, "3.20", "Help each child to see how their views change what is done.",
	              "Answers to the children's meeting hang beside the questions.", 50},
	             {62, "13.2", "Consider how the training plan shows who needs what by when.",
	              "Grid made; gaps are coloured.", 80}};
	for (int i = 0; i < COUNT(given); i++) {
		struct instant acted =
			manager_back(h, working_moment(h, date_add_days(h->today, given[i].acted), 15 * 60));
		struct ref ref = writes(
			h, later(at, 20 + i), "recommendation", "recommendation", h->subject, manager_of(h)->by,
			FIELDS(TEXT("inspection", visit.text), NUMBER("guide_page", given[i].page),
		           TEXT("guide_paragraph", words(h, "Guide %s", given[i].paragraph)),
		           TEXT("text", given[i].text)));
		steps(h, acted, ref.text, "act", manager_of(h)->by,
		      FIELDS(TEXT("evidence", given[i].evidence)));
	}
}

static void inspected(struct house *h, int requirements, const char *overall,
                      const char *words_of_it)
{
	struct instant came = today_at(h, 9 * 60 + 10);
	const char *by = manager_of(h)->by;
	struct ref ref = writes(h, later(came, 20), "inspection", "inspection", h->subject, by,
	                        FIELDS(TEXT("type", "full"), ON("started_on", h->today),
	                               AT("arrived_at", came), TEXT("inspectors", "Imelda Crane"),
	                               AT("annex_a_agreed_at", later(came, 200))));
	struct ref form = writes(h, later(came, 150), "annex-a-form", "annex-a", h->subject, by,
	                         FIELDS(TEXT("inspection", ref.text), TEXT("form_version", "2025-26"),
	                                ON("period_from", ago(h, 354)), ON("period_to", h->today),
	                                TEXT("completed_by", manager_of(h)->ref.text),
	                                AT("frozen_at", later(came, 150))));
	steps(h, later(came, 161), form.text, "send", by, FIELDS(AT("sent_at", later(came, 160))));
	steps(h, later(came, 191), ref.text, "letter", by,
	      FIELDS(AT("staff_letter_sent_at", later(came, 190))));
	struct instant end = moment(date_add_days(h->today, 1), 17 * 60),
				   draft = working_moment(h, date_add_days(h->today, 14), 10 * 60),
				   report = working_moment(h, date_add_days(h->today, 27), 10 * 60);
	steps(h, end, ref.text, "end", by, FIELDS(ON("ended_on", instant_day(end))));
	steps(h, working_moment(h, date_add_days(h->today, 18), 15 * 60), ref.text, "draft", by,
	      FIELDS(ON("draft_received_on", instant_day(draft)),
	             AT("comments_sent_at", working_moment(h, date_add_days(h->today, 18), 14 * 60))));
	steps(h, report, ref.text, "report", by,
	      FIELDS(ON("report_received_on", instant_day(report)), TEXT("overall", overall),
	             YES("serious_concerns", false),
	             ROWS("judgements", FIELDS(TEXT("area", "overall"), TEXT("words", words_of_it)),
	                  FIELDS(TEXT("area", "help-and-protection"), TEXT("words", words_of_it)),
	                  FIELDS(TEXT("area", "leadership"),
	                         TEXT("words", "Requires improvement to be good")))));
	write_requirements(h, later(report, 60), ref, requirements);
	write_recommendations(h, later(report, 90), ref);
}

static void wrenholt_inspected(struct house *h)
{
	inspected(h, 3, "requires-improvement-to-be-good", "Requires improvement to be good");
}

static void osier_inspected(struct house *h)
{
	inspected(h, 1, "good", "Good");
}

/* ---- the manager is away ---- */

static void absence_notice(struct house *h, const char *basis, struct ref event, struct instant at,
                           const char *matter)
{
	struct ref n = writes(
		h, later(at, -10), "notification", "notice", h->subject, h->answerable,
		FIELDS(LISTED("basis", basis), LISTED("event_ref", event.text), TEXT("recipient", "hmci"),
	           TEXT("matter", matter), TEXT("others_notified", "Placing authorities"),
	           TEXT("actions_taken",
	                "Tom Harker is in charge; Ruth Calloway is in the home twice a week")));
	steps(h, at, n.text, "send", h->answerable,
	      FIELDS(AT("sent_at", at), TEXT("sent_by", words(h, "%s-ri", h->code))));
}

static void absence_foreseen(struct house *h)
{
	struct instant at = today_at(h, 10 * 60);
	struct worker *deputy = deputy_of(h);
	struct date from = ago(h, 200), to = ago(h, 165);
	struct ref ref = writes(
		h, at, "manager-absence", "absence", h->subject, manager_of(h)->by,
		FIELDS(
			YES("foreseen", true), ON("proposed_start", from), NUMBER("expected_length", 35),
			TEXT("reason", "An operation and the weeks after it"),
			TEXT("arrangements",
	             "Deputy in charge, with the responsible individual two days a week and on call"),
			TEXT("stand_in", deputy->name), TEXT("stand_in_staff", deputy->ref.text),
			BECAUSE("appointment_arrangements", "the manager returns; nobody is to be appointed")));
	absence_notice(h, "reg48-2", ref, later(at, 180),
	               "The registered manager will be away for five weeks");
	steps(h, moment(from, 9 * 60), ref.text, "start", deputy->by, FIELDS(ON("actual_start", from)));
	const char *post = words(h, "%s-in-charge", h->code);
	struct instant known = moment(date_add_days(from, -3), 11 * 60),
				   ended = moment(next_working(h, date_add_days(to, 1)), 16 * 60);
	opens(h, known, "registered-person", post, h->subject, h->answerable,
	      FIELDS(TEXT("role", "person-in-charge"), TEXT("name", deputy->name),
	             TEXT("staff", deputy->ref.text), ON("appointed_on", from), ON("from", from)));
	absence_notice(h, "reg49", ref_called(post), later(known, 60),
	               "Tom Harker is in charge while the registered manager is away");
	steps(
		h, ended, post, "end", h->answerable,
		FIELDS(ON("to", to), TEXT("end_reason", "other"), AT("end_known_at", later(ended, -300))));
	steps(h, later(ended, 5), ref.text, "return", manager_of(h)->by,
	      FIELDS(ON("returned_on", date_add_days(to, 1))));
	absence_notice(h, "reg48-5", ref, later(ended, 60), "The registered manager has returned");
	absence_notice(h, "reg49", ref_called(post), later(ended, 75),
	               "Tom Harker is no longer in charge; the registered manager is back");
}

/* ---- when ---- */

static const struct happening {
	uint32_t house;
	int days_ago;
	void (*happens)(struct house *h);
} happenings[] = {
	{0, 318, kai_short},          {0, 294, police_to_home}, {0, 253, self_harm},
	{0, 246, absence_foreseen},   {0, 232, kai_search},     {0, 227, kai_long},
	{0, 236, wrenholt_inspected}, {0, 140, jayden_second},  {0, 129, online_harm},
	{0, 119, jayden_third},       {0, 97, jayden_fourth},   {0, 84, amira_missing},
	{0, 78, jayden_no_offer},     {0, 66, tilly_complains}, {0, 58, signed_late},
	{0, 49, amira_alleges},       {0, 38, sam_forgotten},   {0, 34, meeting_asked},
	{0, 31, jayden_search},       {0, 16, never_signed},    {0, 5, amira_again},
	{1, 240, bullied},
	{1, 150, ellis_missing},      {1, 133, stones},         {1, 104, ellis_search},
	{1, 88, osier_inspected},     {1, 61, views_late},      {1, 41, ellis_again},
	{1, 43, ellis_sixteen},       {1, 39, ruby_forgotten},  {1, 13, noor_search},
	{1, 19, ellis_consequence},
};

static void begin_story(struct house *h)
{
	if (h->index == 0) {
		h->absent_from = ago(h, 200);
		h->absent_to = ago(h, 165);
		worker_named(h, "Dylan")->off_from =
			ago(h, 49); /* stood down while what Amira says is looked into */
		worker_named(h, "Dylan")->off_to = ago(h, 36);
	}
}

void story_day(struct house *h)
{
	if (!h->cast) {
		return;
	}
	if (h->today.day == h->begin.day) {
		begin_story(h);
	}
	for (int i = 0; i < COUNT(happenings); i++) {
		struct date day = ago(h, happenings[i].days_ago);
		while (happenings[i].happens == bullied && !is_school_day(h, day)) {
			day = date_add_days(day, -1); /* on the school bus */
		}
		if (happenings[i].house == h->index && h->today.day == day.day) {
			happenings[i].happens(h);
		}
	}
}
