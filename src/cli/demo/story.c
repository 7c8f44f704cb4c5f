/*
 * What happens in the demo's own two homes, counted back from the last day: an inspection and what came of it, a
 * manager's absence, a boy who goes missing again and again, a meeting that is asked for and not held, an allegation, a
 * complaint. Small things come by chance (events.c), the last night from night.c.
 */
#include <string.h>

#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

static struct date ago(const struct house *h, int days)
{
	return date_add_days(h->demo->last, -days);
}

static struct instant on(struct house *h, struct date d, int minute)
{
	return moment(next_working(h, d), minute);
}

/* ---- the inspection ---- */

static const struct required {
	const char *provision, *text, *response, *evidence;
	int due, met; /* days after the visit */
} required[] = {
	{"reg 35(3)(b)", "Ensure that within 48 hours of the use of a measure the registered person, or a person authorised by them, has spoken to the user about it and signed the record. In particular, name who signs at weekends.",
	 "A signer is named each Friday; the deputy is authorised.", "Twelve weeks of Fridays with a name; all but one signature since in time.", 84, 52},
	{"reg 12(2)(a)", "Ensure that staff assess whether each child is at risk of harm and take action. In particular, look at the risk again after each missing episode.",
	 "The assessment now follows each return within a day.", "Six episodes, six assessments within a day; sampled by the responsible individual.", 84, 60},
	{"reg 45(2)", "Ensure that the review of the quality of care says what changed for children. In particular, ask parents and placing authorities for their opinions.",
	 "The next review asks all four groups and counts the answers.", "The review of the half-year, with all four groups asked.", 110, 116},
};

static void write_requirements(struct house *h, struct instant at, struct ref visit, int count)
{
	for (int i = 0; i < count; i++) {
		const struct required *r = &required[i];
		struct instant responded = on(h, date_add_days(h->today, r->due - 30), 11 * 60), declared = manager_back(h, on(h, date_add_days(h->today, r->met), 12 * 60));
		struct ref ref = writes(h, later(at, i * 4), "requirement", "requirement", h->subject, manager_of(h)->by,
			FIELDS(TEXT("inspection", visit.text), TEXT("provision", r->provision), TEXT("provision_as_printed", r->provision), TEXT("text", r->text), ON("due_on", date_add_days(h->today, r->due))));
		steps(h, responded, ref.text, "respond", h->answerable, FIELDS(AT("response_sent_at", responded), TEXT("response", r->response)));
		steps(h, declared, ref.text, "declare", manager_of(h)->by, FIELDS(TEXT("evidence", r->evidence)));
		steps(h, later(declared, 300), ref.text, "check", h->answerable, FIELDS(TEXT("state", "verified-met")));
	}
}

static void write_recommendations(struct house *h, struct instant at, struct ref visit)
{
	static const struct {
		int page;
		const char *paragraph, *text, *evidence;
		int acted;
	} given[] = {{16, "3.20", "Help each child to see how their views change what is done.", "Answers to the children's meeting hang beside the questions.", 50},
	             {62, "13.2", "Consider how the training plan shows who needs what by when.", "Grid made; gaps are coloured.", 80}};
	for (int i = 0; i < COUNT(given); i++) {
		struct instant acted = manager_back(h, on(h, date_add_days(h->today, given[i].acted), 15 * 60));
		struct ref ref = writes(h, later(at, 20 + i), "recommendation", "recommendation", h->subject, manager_of(h)->by,
			FIELDS(TEXT("inspection", visit.text), NUMBER("guide_page", given[i].page), TEXT("guide_paragraph", words(h, "Guide %s", given[i].paragraph)), TEXT("text", given[i].text)));
		steps(h, acted, ref.text, "act", manager_of(h)->by, FIELDS(TEXT("evidence", given[i].evidence)));
	}
}

static void inspected(struct house *h, int requirements, const char *overall, const char *words_of_it)
{
	struct instant came = today_at(h, 9 * 60 + 10);
	const char *by = manager_of(h)->by;
	struct ref ref = writes(h, later(came, 20), "inspection", "inspection", h->subject, by,
		FIELDS(TEXT("type", "full"), ON("started_on", h->today), AT("arrived_at", came), TEXT("inspectors", "Imelda Crane"), AT("annex_a_agreed_at", later(came, 200))));
	struct ref form = writes(h, later(came, 150), "annex-a-form", "annex-a", h->subject, by,
		FIELDS(TEXT("inspection", ref.text), TEXT("form_version", "2025-26"), ON("period_from", ago(h, 354)), ON("period_to", h->today), TEXT("completed_by", manager_of(h)->ref.text), AT("frozen_at", later(came, 150))));
	steps(h, later(came, 161), form.text, "send", by, FIELDS(AT("sent_at", later(came, 160))));
	steps(h, later(came, 191), ref.text, "letter", by, FIELDS(AT("staff_letter_sent_at", later(came, 190))));
	struct instant end = moment(date_add_days(h->today, 1), 17 * 60), draft = on(h, date_add_days(h->today, 14), 10 * 60), report = on(h, date_add_days(h->today, 27), 10 * 60);
	steps(h, end, ref.text, "end", by, FIELDS(ON("ended_on", instant_day(end))));
	steps(h, on(h, date_add_days(h->today, 18), 15 * 60), ref.text, "draft", by, FIELDS(ON("draft_received_on", instant_day(draft)), AT("comments_sent_at", on(h, date_add_days(h->today, 18), 14 * 60))));
	steps(h, report, ref.text, "report", by,
	      FIELDS(ON("report_received_on", instant_day(report)), TEXT("overall", overall), YES("serious_concerns", false),
	             ROWS("judgements", FIELDS(TEXT("area", "overall"), TEXT("words", words_of_it)), FIELDS(TEXT("area", "help-and-protection"), TEXT("words", words_of_it)),
	                  FIELDS(TEXT("area", "leadership"), TEXT("words", "Requires improvement to be good")))));
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

static void absence_notice(struct house *h, const char *basis, struct ref event, struct instant at, const char *matter)
{
	struct ref n = writes(h, later(at, -10), "notification", "notice", h->subject, h->answerable,
		FIELDS(LISTED("basis", basis), LISTED("event_ref", event.text), TEXT("recipient", "hmci"), TEXT("matter", matter), TEXT("others_notified", "Placing authorities"), TEXT("actions_taken", "Tom Harker is in charge; Ruth Calloway is in the home twice a week")));
	steps(h, at, n.text, "send", h->answerable, FIELDS(AT("sent_at", at), TEXT("sent_by", words(h, "%s-ri", h->code))));
}

static void absence_foreseen(struct house *h)
{
	struct instant at = today_at(h, 10 * 60);
	struct worker *deputy = deputy_of(h);
	struct date from = ago(h, 200), to = ago(h, 165);
	struct ref ref = writes(h, at, "manager-absence", "absence", h->subject, manager_of(h)->by,
		FIELDS(YES("foreseen", true), ON("proposed_start", from), NUMBER("expected_length", 35), TEXT("reason", "An operation and the weeks after it"), TEXT("arrangements", "Deputy in charge, with the responsible individual two days a week and on call"),
	           TEXT("stand_in", deputy->name), TEXT("stand_in_staff", deputy->ref.text), BECAUSE("appointment_arrangements", "the manager returns; nobody is to be appointed")));
	absence_notice(h, "reg48-2", ref, later(at, 180), "The registered manager will be away for five weeks");
	steps(h, moment(from, 9 * 60), ref.text, "start", deputy->by, FIELDS(ON("actual_start", from)));
	const char *post = words(h, "%s-in-charge", h->code);
	struct instant known = moment(date_add_days(from, -3), 11 * 60), ended = moment(next_working(h, date_add_days(to, 1)), 16 * 60);
	opens(h, known, "registered-person", post, h->subject, h->answerable,
	      FIELDS(TEXT("role", "person-in-charge"), TEXT("name", deputy->name), TEXT("staff", deputy->ref.text), ON("appointed_on", from), ON("from", from)));
	absence_notice(h, "reg49", ref_called(post), later(known, 60), "Tom Harker is in charge while the registered manager is away");
	steps(h, ended, post, "end", h->answerable, FIELDS(ON("to", to), TEXT("end_reason", "other"), AT("end_known_at", later(ended, -300))));
	steps(h, later(ended, 5), ref.text, "return", manager_of(h)->by, FIELDS(ON("returned_on", date_add_days(to, 1))));
	absence_notice(h, "reg48-5", ref, later(ended, 60), "The registered manager has returned");
	absence_notice(h, "reg49", ref_called(post), later(ended, 75), "Tom Harker is no longer in charge; the registered manager is back");
}

/* ---- missing ---- */

static void missing_at(struct house *h, const char *name, int minute, int length, struct missing m)
{
	m.from = today_at(h, minute);
	m.to = later(m.from, length);
	m.gap = m.gap == 0 ? 28 : m.gap;
	goes_missing(h, child_named(h, name), &m);
}

static void kai_short(struct house *h)
{
	missing_at(h, "Kai", 19 * 60 + 12, 130, (struct missing){.account = "{n} went out of the side door after a call with {fam} that was cut off. {w} called from the gate; {he} put {his} hood up and went on.",
	           .back = "{w} found {him} at the allotments and they walked home with chips.", .where = "At the allotments, alone, then with two boys from the gym."});
}

static void jayden_second(struct house *h)
{
	missing_at(h, "Jayden", 20 * 60 + 31, 190, (struct missing){.gap = 34, .account = "{n} did not come back from skate club. The leader said he left at eight as usual, with his phone in his hand.",
	           .back = "{n} texted 'pizza'. {w} drove to the garages and brought him home.", .where = "The garages on Cobnut Lane. Would not say who else was there."});
}

static void jayden_third(struct house *h)
{
	missing_at(h, "Jayden", 18 * 60 + 5, 95, (struct missing){.account = "A quarrel over the wifi. {n} said 'I just need to get out' and went.", .back = "{He} came in by the back door and asked what was for tea.", .where = "Round the block, then the rec."});
}

static void jayden_fourth(struct house *h)
{
	missing_at(h, "Jayden", 21 * 60 + 40, 210, (struct missing){.gap = 25, .account = "{n} was in his room at half past nine and not at a quarter to ten. The window on the flat roof was open.",
	           .back = "The police brought {him}; the officer was kind. {w} had hot chocolate ready.", .where = "In a car, he said, driven round by somebody called Dex. Bought a burger. Nothing asked of him."});
}

static void jayden_no_offer(struct house *h)
{
	missing_at(h, "Jayden", 17 * 60 + 50, 160, (struct missing){.no_interview = true, .account = "{n} got off the school bus two stops early. {friend} said somebody had called to him.",
	           .back = "{He} walked in with wet feet and said nothing until {he} had eaten.", .where = "The rec and the bus station, he said. A new cap that he could not explain."});
	struct child *k = child_named(h, "Jayden");
	struct instant due = later(today_at(h, 17 * 60 + 50 + 160), 72 * 60), opened = on(h, date_add_days(instant_day(due), 1), 10 * 60);
	const char *by = deputy_of(h)->by;
	struct ref ref = writes(h, opened, "challenge", "challenge", k->subject, by,
		FIELDS(TEXT("against", "placing-authority"), TEXT("issue", "return-interview"), TEXT("issue_details", "No return interview has been offered within 72 hours, for a boy with a known worry about exploitation."), AT("opened_at", later(opened, -5)),
	           YES("high_risk", false), NUMBER("level", 0), ABOUT(k->meeting.text)));
	struct instant chased = on(h, date_add_days(instant_day(opened), 1), 11 * 60);
	steps(h, chased, ref.text, "climb", by,
	      FIELDS(NUMBER("level", 1), ROWS("steps", FIELDS(AT("at", later(chased, -10)), TEXT("what", "Rang the return service and the duty desk"), TEXT("to_whom", "Duty desk"), TEXT("how", "call"), TEXT("reply", "They will look for it")))));
	struct instant done = on(h, date_add_days(instant_day(opened), 7), 12 * 60);
	steps(h, on(h, date_add_days(instant_day(opened), 5), 9 * 60 + 30), ref.text, "climb", by,
	      FIELDS(NUMBER("level", 2), ROWS("steps", FIELDS(AT("at", on(h, date_add_days(instant_day(opened), 5), 9 * 60 + 20)), TEXT("what", "Letter to the team manager and the reviewing officer"), TEXT("to_whom", "Team manager"), TEXT("how", "email")))));
	steps(h, done, ref.text, "resolve", manager_of(h)->by, FIELDS(AT("resolved_at", later(done, -5)), TEXT("outcome", "Interview held, nine days late. The service has a new rota.")));
}

static void amira_missing(struct house *h)
{
	missing_at(h, "Amira", 16 * 60 + 20, 75, (struct missing){.gap = 22, .account = "{n} did not come out of school with the others. {teacher} had seen {him} leave by the back gate.", .back = "{His} sister Leila rang: {n} was with her. {w} fetched {him}.", .where = "At Leila's. {He} wanted to hear her voice, not on the phone."});
}

static void kai_long(struct house *h)
{
	missing_at(h, "Kai", 17 * 60 + 30, 27 * 60 + 40, (struct missing){.serious = true, .gap = 40, .account = "{n} left after a letter from his father. {w} walked with him to the corner; there he ran. Not at his nan's, not at the gym, phone off.",
	           .back = "{n} rang {fam} from a station forty miles away. The police met {him} and {w} drove him home.", .where = "Trains, he said, to see where they go. Slept in a waiting room. Nobody hurt him."});
}

static void ellis_missing(struct house *h)
{
	missing_at(h, "Ellis", 20 * 60 + 10, 150, (struct missing){.account = "{n} took the bike after tea and did not come back at eight. Phone on, not answered.", .back = "Uncle Ray brought {him} back in the van.", .where = "At the moorings, mending the pump with Ray, who thought we knew."});
}

/* ---- the meeting that is not held ---- */

static void climb(struct house *h, struct ref challenge, struct instant at, int level, const char *what, const char *whom, const char *how, const char *reply)
{
	steps(h, at, challenge.text, "climb", deputy_of(h)->by,
	      FIELDS(NUMBER("level", level), ROWS("steps", FIELDS(AT("at", later(at, -8)), TEXT("what", what), TEXT("to_whom", whom), TEXT("how", how), TEXT("reply", reply)))));
}

static struct date working_days(struct house *h, struct date d, int count)
{
	while (count > 0) {
		d = next_working(h, date_add_days(d, 1));
		count--;
	}
	return d;
}

static void meeting_asked(struct house *h)
{
	struct child *k = child_named(h, "Jayden");
	struct instant asked = on(h, h->today, 10 * 60 + 40);
	struct ref meeting = writes(h, later(asked, 10), "professionals-meeting", "professionals", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("purpose", "exploitation"), AT("requested_at", asked), LISTED("requested_of", "placing-authority", "police"), YES("high_risk", false)));
	struct date opened = working_days(h, working_days(h, instant_day(asked), 10), 1);
	struct instant at = moment(opened, 10 * 60 + 30);
	struct ref challenge = writes(h, at, "challenge", "challenge", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("against", "placing-authority"), TEXT("issue", "meeting-not-held"), TEXT("issue_details", "A meeting about Jayden and the man called Dex was asked for ten working days ago. No date has been offered."), AT("opened_at", at),
	           YES("high_risk", false), NUMBER("level", 0), ABOUT(meeting.text)));
	climb(h, challenge, moment(working_days(h, opened, 2), 11 * 60), 1, "Asked again, with three dates", "Joanne Pickett and the duty desk", "email", "She is on leave; somebody will answer");
	climb(h, challenge, moment(working_days(h, opened, 5), 12 * 60), 2, "Rang, then wrote", "Team manager and reviewing officer", "call", "The reviewing officer agrees with us and has written too");
	climb(h, challenge, moment(working_days(h, opened, 10), 9 * 60 + 50), 3, "Formal letter", "Head of service and host authority", "letter", NULL);
}

/* ---- a complaint, an allegation ---- */

static void tilly_complains(struct house *h)
{
	struct child *k = child_named(h, "Tilly");
	struct instant at = today_at(h, 18 * 60 + 15), decided = on(h, date_add_days(h->today, 9), 11 * 60), told = later(decided, 360), checked = on(h, date_add_days(h->today, 24), 16 * 60);
	struct worker *by = carer_at(h, at), *concerned = worker_named(h, "Callum");
	struct ref ref = writes(h, later(at, 20), "complaint", "complaint", k->subject, by->by,
		FIELDS(AT("received_at", at), TEXT("from", "child"), LISTED("children_making", k->ref.text), TEXT("about", "Callum said 'in a minute' about the swing and it was not a minute, it was never. And he laughed when I was cross."),
	           LISTED("staff_concerned", concerned->ref.text), YES("la_procedure_applies", false)));
	steps(h, later(at, 40), ref.text, "act", by->by, FIELDS(TEXT("action", "Written down as she said it and read back. Told who reads it and when she hears."), YES("advocacy_offered", true)));
	writes(h, later(at, 55), "advocacy-offer", "advocate", k->subject, by->by, FIELDS(AT("at", later(at, 45)), TEXT("reason", "Complaint"), YES("accepted", true), TEXT("child_words", "Yes. The lady with the dog."), TEXT("advocate", "Wesley Grant's colleague, with Biscuit")));
	steps(h, on(h, date_add_days(h->today, 1), 10 * 60), ref.text, "investigate", manager_of(h)->by, FIELDS(TEXT("investigator", deputy_of(h)->ref.text), YES("informal", false), YES("extended", false)));
	steps(h, decided, ref.text, "decide", manager_of(h)->by,
	      FIELDS(TEXT("action", "Callum and Tilly talked with the advocate there. He said sorry for the swing and for laughing. There is a sand timer in the kitchen now."), TEXT("outcome", "upheld"), TEXT("outcome_reason", "It happened as she says; he agrees"), AT("outcome_at", decided)));
	steps(h, later(told, 10), ref.text, "tell", deputy_of(h)->by, FIELDS(AT("outcome_told_at", told), TEXT("view_of_outcome", "Good. I get to turn the timer.")));
	steps(h, checked, ref.text, "check", manager_of(h)->by, FIELDS(AT("reprisal_check_at", later(checked, -10)), TEXT("reprisal_found", "None. She asks for Callum on the rota.")));
	writes(h, on(h, date_add_days(h->today, 12), 10 * 60), "action", "action", h->subject, manager_of(h)->by,
	       FIELDS(TEXT("source", "complaint"), LISTED("source_ref", ref.text), TEXT("what", "All staff: say a time and keep it, or say no. At the next team meeting."), TEXT("owner", deputy_of(h)->ref.text), ON("due", date_add_days(h->today, 45))));
}

static void refer(struct house *h, struct child *k, struct ref allegation, const char *to, struct instant at)
{
	struct ref ref = writes(h, later(at, 3), "referral", "referral", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("to", to), LISTED("kind", "lado"), LISTED("children", k->ref.text), LISTED("worker_concerned", worker_named(h, "Dylan")->ref.text), TEXT("reason", "Amira says that a worker pulled her by the arm"), AT("sent_at", at),
	           BECAUSE("relevant_persons", "not a referral to the barring service"), ABOUT(allegation.text)));
	steps(h, later(at, 300), ref.text, "acknowledge", deputy_of(h)->by, FIELDS(AT("acknowledged_at", later(at, 290))));
	struct instant closed = on(h, date_add_days(instant_day(at), 5), 12 * 60);
	steps(h, closed, ref.text, "close", deputy_of(h)->by, FIELDS(TEXT("outcome", "Strategy discussion held; no further action by children's services; home to look into it")));
}

static void amira_alleges(struct house *h)
{
	struct child *k = child_named(h, "Amira");
	struct instant at = today_at(h, 17 * 60 + 5);
	struct worker *by = leader_at(h, at);
	struct ref ref = writes(h, later(at, 15), "allegation", "allegation", k->subject, by->by,
		FIELDS(TEXT("about", "named-worker"), TEXT("when", "current"), AT("known_at", at), TEXT("words", "He pulled my arm on the stairs. Not to stop me falling. Because I was slow."), TEXT("made_by", "child"), LISTED("children_making", k->ref.text),
	           LISTED("staff_subject", worker_named(h, "Dylan")->ref.text), TEXT("where_it_happened", "other"), TEXT("immediate_safety", "He was not on shift. The manager has asked him to stay away until he hears from her."), AT("senior_manager_told_at", later(at, 8))));
	struct instant told = later(at, 55);
	steps(h, later(told, 5), ref.text, "tell", manager_of(h)->by, FIELDS(AT("senior_manager_told_at", later(at, 8)), AT("lado_told_at", told), AT("placing_told_at", later(told, -10)), AT("host_told_at", later(told, 2))));
	struct notice n = {.basis = "reg40-4c", .event = ref.text, .recipient = "hmci", .matter = "Allegation by a child of rough handling by a worker", .actions = "Worker stood down, designated officer told, child offered an advocate", .others = "Placing authority, designated officer", .child = k, .at = later(told, 60)};
	notify(h, &n);
	n.recipient = "placing-authority";
	n.at = later(told, 75);
	notify(h, &n);
	refer(h, k, ref, "placing-authority", later(told, 30));
	steps(h, later(at, 1000), ref.text, "write-up", manager_of(h)->by, FIELDS(TEXT("action", "Accounts of both taken apart; the camera at the front door does not see the stairs; another child heard nothing. Body map: no mark.")));
	struct instant closed = on(h, date_add_days(h->today, 12), 15 * 60);
	steps(h, closed, ref.text, "close", manager_of(h)->by,
	      FIELDS(TEXT("outcome", "unsubstantiated"), TEXT("child_supported", "Advocate twice; Amira was told the outcome by the manager and by her social worker, and believed that she was taken seriously"), TEXT("staff_supported", "Counselling offered, weekly calls; returns with a supervised month")));
}

/* ---- single measures that went wrong ---- */

static void signed_late(struct house *h)
{
	is_held(h, child_named(h, "Tilly"), &(struct measure){.at = today_at(h, 18 * 60 + 30), .scene = 1, .late = 9});
}

static void never_signed(struct house *h)
{
	is_held(h, child_named(h, "Tilly"), &(struct measure){.at = today_at(h, 19 * 60 + 25), .scene = 4, .late = -1});
}

static void views_late(struct house *h)
{
	is_given_consequence(h, child_named(h, "Noor"), &(struct measure){.at = today_at(h, 17 * 60 + 40), .scene = 3, .late = 5});
}

static void ellis_consequence(struct house *h)
{
	is_given_consequence(h, child_named(h, "Ellis"), &(struct measure){.at = today_at(h, 20 * 60 + 20), .scene = 1});
}

static void kai_search(struct house *h)
{
	is_searched(h, child_named(h, "Kai"), today_at(h, 20 * 60 + 40), false);
}

static void jayden_search(struct house *h)
{
	is_searched(h, child_named(h, "Jayden"), today_at(h, 20 * 60 + 55), true);
}

static void ellis_search(struct house *h)
{
	is_searched(h, child_named(h, "Ellis"), today_at(h, 21 * 60 + 5), false);
}

static void online_harm(struct house *h)
{
	incident(h, child_named(h, "Amira"), today_at(h, 19 * 60 + 45), 6);
}

static void self_harm(struct house *h)
{
	incident(h, child_named(h, "Amira"), today_at(h, 21 * 60 + 10), 1);
}

static void police_to_home(struct house *h)
{
	incident(h, child_named(h, "Kai"), today_at(h, 18 * 60 + 55), 8);
}

static void bullied(struct house *h)
{
	incident(h, child_named(h, "Noor"), today_at(h, 16 * 60 + 35), 0);
}

static void stones(struct house *h)
{
	incident(h, child_named(h, "Ellis"), today_at(h, 19 * 60 + 50), 3);
}

/* Supervision of two people slips, and has not been held since. */
static void forgotten(struct house *h, const char *first)
{
	worker_named(h, first)->next[WORKER_SUPERVISION] = date_add_days(h->demo->last, 6);
}

static void sam_forgotten(struct house *h)
{
	forgotten(h, "Sam");
}

static void ruby_forgotten(struct house *h)
{
	forgotten(h, "Ruby");
	forgotten(h, "Stan");
}

static void noor_search(struct house *h)
{
	is_searched(h, child_named(h, "Noor"), today_at(h, 19 * 60 + 35), true);
}

/* At sixteen: a plan for living on one's own, and the authority's pathway plan within three months. */
static void ellis_sixteen(struct house *h)
{
	struct child *k = child_named(h, "Ellis");
	struct date birthday = date_add_days(ago(h, k->is->age), (int)(16 * 365.25));
	steps(h, moment(birthday, 10 * 60), k->ref.text, "status", deputy_of(h)->by,
	      FIELDS(YES("looked_after", true), ON("became_looked_after_on", k->came), YES("eligible_care_leaver", true), YES("has_ehc", false), YES("short_breaks", false), YES("dol_flag", false)));
	struct ref plan = writes(h, today_at(h, 10 * 60 + 20), "move-on-plan", "moving-on", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("child_words", "I want a boat. Or a flat near the water. Not yet though."), TEXT("goals", "Level 2 in engineering; cook for a week; a bank account; see Ray every Sunday"), TEXT("skills", "Mends anything; shops and cooks with help; money runs out on Thursdays"),
	           TEXT("people", "Uncle Ray, Sol, Imogen, Femi"), AT("reviewed_at", today_at(h, 9 * 60 + 50))));
	steps(h, today_at(h, 15 * 60), plan.text, "agree", deputy_of(h)->by, FIELDS(TEXT("agreed_with_placing_authority", "Imogen Castle, at the review")));
}

/* ---- when ---- */

static const struct happening {
	uint32_t house;
	int days_ago;
	void (*happens)(struct house *h);
} happenings[] = {
	{0, 318, kai_short}, {0, 294, police_to_home}, {0, 253, self_harm}, {0, 246, absence_foreseen}, {0, 232, kai_search}, {0, 227, kai_long}, {0, 236, wrenholt_inspected},
	{0, 140, jayden_second}, {0, 129, online_harm}, {0, 119, jayden_third}, {0, 97, jayden_fourth}, {0, 84, amira_missing}, {0, 78, jayden_no_offer}, {0, 66, tilly_complains},
	{0, 58, signed_late}, {0, 49, amira_alleges}, {0, 38, sam_forgotten}, {0, 34, meeting_asked}, {0, 31, jayden_search}, {0, 16, never_signed},
	{1, 240, bullied}, {1, 150, ellis_missing}, {1, 133, stones}, {1, 104, ellis_search}, {1, 88, osier_inspected}, {1, 61, views_late}, {1, 41, ellis_missing}, {1, 43, ellis_sixteen}, {1, 39, ruby_forgotten}, {1, 13, noor_search}, {1, 19, ellis_consequence},
};

static void begin_story(struct house *h)
{
	if (h->index == 0) {
		h->absent_from = ago(h, 200);
		h->absent_to = ago(h, 165);
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
		if (happenings[i].house == h->index && h->today.day == ago(h, happenings[i].days_ago).day) {
			happenings[i].happens(h);
		}
	}
}
