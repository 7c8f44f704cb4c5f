/* The demo's own children: who goes missing, a meeting that is asked for and not held, a complaint, an allegation. */
#include "cli/demo/inside.h"
#include "cli/demo/story.h"

/* ---- missing ---- */

static void missing_at(struct house *h, const char *name, int minute, int length, struct missing m)
{
	m.from = today_at(h, minute);
	m.to = later(m.from, length);
	m.gap = m.gap == 0 ? 28 : m.gap;
	goes_missing(h, child_named(h, name), &m);
}

void kai_short(struct house *h)
{
	missing_at(
		h, "Kai", 19 * 60 + 12, 130,
		(struct missing){
			.account =
				"{n} went out of the side door after a call with {fam} that was cut off. {w} called from the gate; {he} put {his} hood up and went on.",
			.back = "{w} found {him} at the allotments and they walked home with chips.",
			.where = "At the allotments, alone, then with two boys from the gym."});
}

void jayden_second(struct house *h)
{
	missing_at(
		h, "Jayden", 20 * 60 + 31, 190,
		(struct missing){
			.gap = 34,
			.account =
				"{n} did not come back from skate club. The leader said he left at eight as usual, with his phone in his hand.",
			.back = "{n} texted 'pizza'. {w} drove to the garages and brought him home.",
			.where = "The garages on Cobnut Lane. Would not say who else was there."});
}

void jayden_third(struct house *h)
{
	missing_at(
		h, "Jayden", 18 * 60 + 5, 95,
		(struct missing){.account =
	                         "A quarrel over the wifi. {n} said 'I just need to get out' and went.",
	                     .back = "{He} came in by the back door and asked what was for tea.",
	                     .where = "Round the block, then the rec."});
}

void jayden_fourth(struct house *h)
{
	missing_at(
		h, "Jayden", 21 * 60 + 40, 210,
		(struct missing){
			.gap = 25,
			.account =
				"{n} was in his room at half past nine and not at a quarter to ten. The window on the flat roof was open.",
			.back = "The police brought {him}; the officer was kind. {w} had hot chocolate ready.",
			.where =
				"In a car, he said, driven round by somebody called Dex. Bought a burger. Nothing asked of him."});
}

static void challenge_service(struct house *h, struct instant back)
{
	struct child *k = child_named(h, "Jayden");
	struct instant due = later(back, 72 * 60),
				   opened = working_moment(h, date_add_days(instant_day(due), 1), 10 * 60);
	const char *by = deputy_of(h)->by;
	struct ref ref = writes(
		h, opened, "challenge", "challenge", k->subject, by,
		FIELDS(
			TEXT("against", "placing-authority"), TEXT("issue", "return-interview"),
			TEXT(
				"issue_details",
				"No return interview has been offered within 72 hours, for a boy with a known worry about exploitation."),
			AT("opened_at", later(opened, -5)), YES("high_risk", false), NUMBER("level", 0),
			ABOUT(k->meeting.text)));
	struct instant chased = working_moment(h, date_add_days(instant_day(opened), 1), 11 * 60);
	steps(h, chased, ref.text, "climb", by,
	      FIELDS(NUMBER("level", 1),
	             ROWS("steps", FIELDS(AT("at", later(chased, -10)),
	                                  TEXT("what", "Rang the return service and the duty desk"),
	                                  TEXT("to_whom", "Duty desk"), TEXT("how", "call"),
	                                  TEXT("reply", "They will look for it")))));
	struct instant done = working_moment(h, date_add_days(instant_day(opened), 7), 12 * 60);
	steps(h, working_moment(h, date_add_days(instant_day(opened), 5), 9 * 60 + 30), ref.text,
	      "climb", by,
	      FIELDS(NUMBER("level", 2),
	             ROWS("steps",
	                  FIELDS(AT("at", working_moment(h, date_add_days(instant_day(opened), 5),
	                                                 9 * 60 + 20)),
	                         TEXT("what", "Letter to the team manager and the reviewing officer"),
	                         TEXT("to_whom", "Team manager"), TEXT("how", "email")))));
	steps(h, done, ref.text, "resolve", manager_of(h)->by,
	      FIELDS(AT("resolved_at", later(done, -5)),
	             TEXT("outcome", "Interview held, nine days late. The service has a new rota.")));
}

void jayden_no_offer(struct house *h)
{
	const char *account =
		is_school_day(h, h->today)
			? "{n} got off the school bus two stops early. {friend} said somebody had called to him."
			: "{n} was to be home from the rec at five. {friend} said somebody had called to him from a car.";
	missing_at(
		h, "Jayden", 17 * 60 + 50, 160,
		(struct missing){
			.no_interview = true,
			.account = account,
			.back = "{He} walked in with wet feet and said nothing until {he} had eaten.",
			.where = "The rec and the bus station, he said. A new cap that he could not explain."});
	challenge_service(h, today_at(h, 17 * 60 + 50 + 160));
}

void amira_missing(struct house *h)
{
	const char *account =
		is_school_day(h, h->today)
			? "{n} did not come out of school with the others. {teacher} had seen {him} leave by the back gate."
			: "{n} went to the library with {friend} and was not on the steps when {w} came to fetch {him}.";
	missing_at(
		h, "Amira", 16 * 60 + 20, 75,
		(struct missing){.gap = 22,
	                     .account = account,
	                     .back = "{His} sister Leila rang: {n} was with her. {w} fetched {him}.",
	                     .where = "At Leila's. {He} wanted to hear her voice, not on the phone."});
}

/* Days ago: nobody has offered her an interview yet, and nobody has said why. */
void amira_again(struct house *h)
{
	missing_at(h, "Amira", 18 * 60 + 35, 65,
	           (struct missing){.no_interview = true,
	                            .gap = 14,
	                            .account = "{n} went to post a letter and was not back in a quarter of an hour. Phone off.",
	                            .back = "{n} came up the path as {w} was fetching a coat to look for {him}.",
	                            .where = "The long way round the allotments, twice, to think. {He} did post the letter."});
}

void kai_long(struct house *h)
{
	missing_at(
		h, "Kai", 17 * 60 + 30, 27 * 60 + 40,
		(struct missing){
			.serious = true,
			.gap = 40,
			.account =
				"{n} left after a letter from his father. {w} walked with him to the corner; there he ran. Not at his nan's, not at the gym, phone off.",
			.back =
				"{n} rang {fam} from a station forty miles away. The police met {him} and {w} drove him home.",
			.where =
				"Trains, he said, to see where they go. Slept in a waiting room. Nobody hurt him."});
}

void ellis_missing(struct house *h)
{
	missing_at(
		h, "Ellis", 20 * 60 + 10, 150,
		(struct missing){
			.account =
				"{n} took the bike after tea and did not come back at eight. Phone on, not answered.",
			.back = "Uncle Ray brought {him} back in the van.",
			.where = "At the moorings, mending the pump with Ray, who thought we knew."});
}

void ellis_again(struct house *h)
{
	missing_at(
		h, "Ellis", 22 * 60 + 5, 105,
		(struct missing){
			.account =
				"{n} said goodnight at half past nine. At five past ten {w} found the landing window open and the bed empty.",
			.back = "{n} climbed in again and knocked on the office door to say so.",
			.where = "On the towpath, thinking, he said. Alone. He had his torch."});
}

/* ---- the meeting that is not held ---- */

static void climb(struct house *h, struct ref challenge, struct instant at, int level,
                  const char *what, const char *whom, const char *how, const char *reply)
{
	steps(h, at, challenge.text, "climb", deputy_of(h)->by,
	      FIELDS(NUMBER("level", level),
	             ROWS("steps",
	                  FIELDS(AT("at", later(at, -8)), TEXT("what", what), TEXT("to_whom", whom),
	                         TEXT("how", how), TEXT("reply", reply)))));
}

static struct date working_days(struct house *h, struct date d, int count)
{
	while (count > 0) {
		d = next_working(h, date_add_days(d, 1));
		count--;
	}
	return d;
}

void meeting_asked(struct house *h)
{
	struct child *k = child_named(h, "Jayden");
	struct instant asked = working_moment(h, h->today, 10 * 60 + 40);
	struct ref meeting = writes(
		h, later(asked, 10), "professionals-meeting", "professionals", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("purpose", "exploitation"), AT("requested_at", asked),
	           LISTED("requested_of", "placing-authority", "police"), YES("high_risk", false)));
	struct date opened = working_days(h, working_days(h, instant_day(asked), 10), 1);
	struct instant at = moment(opened, 10 * 60 + 30);
	struct ref challenge = writes(
		h, at, "challenge", "challenge", k->subject, deputy_of(h)->by,
		FIELDS(
			TEXT("against", "placing-authority"), TEXT("issue", "meeting-not-held"),
			TEXT(
				"issue_details",
				"A meeting about Jayden and the man called Dex was asked for ten working days ago. No date has been offered."),
			AT("opened_at", at), YES("high_risk", false), NUMBER("level", 0), ABOUT(meeting.text)));
	climb(h, challenge, moment(working_days(h, opened, 2), 11 * 60), 1,
	      "Asked again, with three dates", "Joanne Pickett and the duty desk", "email",
	      "She is on leave; somebody will answer");
	climb(h, challenge, moment(working_days(h, opened, 5), 12 * 60), 2, "Rang, then wrote",
	      "Team manager and reviewing officer", "call",
	      "The reviewing officer agrees with us and has written too");
	climb(h, challenge, moment(working_days(h, opened, 10), 9 * 60 + 50), 3, "Formal letter",
	      "Head of service and host authority", "letter", NULL);
}

/* ---- a complaint, an allegation ---- */

/* Looked into, decided, told and, weeks later, asked whether anybody made her pay for it. */
static void complaint_answered(struct house *h, struct ref ref)
{
	struct instant decided = working_moment(h, date_add_days(h->today, 9), 11 * 60);
	struct instant told = later(decided, 360),
				   checked = working_moment(h, date_add_days(h->today, 24), 16 * 60);
	steps(h, working_moment(h, date_add_days(h->today, 1), 10 * 60), ref.text, "investigate",
	      manager_of(h)->by,
	      FIELDS(TEXT("investigator", deputy_of(h)->ref.text), YES("informal", false),
	             YES("extended", false)));
	steps(
		h, decided, ref.text, "decide", manager_of(h)->by,
		FIELDS(
			TEXT(
				"action",
				"Callum and Tilly talked with the advocate there. He said sorry for the swing and for laughing. There is a sand timer in the kitchen now."),
			TEXT("outcome", "upheld"), TEXT("outcome_reason", "It happened as she says; he agrees"),
			AT("outcome_at", decided)));
	steps(h, later(told, 10), ref.text, "tell", deputy_of(h)->by,
	      FIELDS(AT("outcome_told_at", told),
	             TEXT("view_of_outcome", "Good. I get to turn the timer.")));
	steps(h, checked, ref.text, "check", manager_of(h)->by,
	      FIELDS(AT("reprisal_check_at", later(checked, -10)),
	             TEXT("reprisal_found", "None. She asks for Callum on the rota.")));
	writes(h, working_moment(h, date_add_days(h->today, 12), 10 * 60), "action", "action",
	       h->subject, manager_of(h)->by,
	       FIELDS(TEXT("source", "complaint"), LISTED("source_ref", ref.text),
	              TEXT("what",
	                   "All staff: say a time and keep it, or say no. At the next team meeting."),
	              TEXT("owner", deputy_of(h)->ref.text), ON("due", date_add_days(h->today, 45))));
}

void tilly_complains(struct house *h)
{
	struct child *k = child_named(h, "Tilly");
	struct instant at = today_at(h, 18 * 60 + 15);
	struct worker *by = carer_at(h, at), *concerned = worker_named(h, "Callum");
	struct ref ref = writes(
		h, later(at, 20), "complaint", "complaint", k->subject, by->by,
		FIELDS(
			AT("received_at", at), TEXT("from", "child"), LISTED("children_making", k->ref.text),
			TEXT(
				"about",
				"Callum said 'in a minute' about the swing and it was not a minute, it was never. And he laughed when I was cross."),
			LISTED("staff_concerned", concerned->ref.text), YES("la_procedure_applies", false)));
	steps(
		h, later(at, 40), ref.text, "act", by->by,
		FIELDS(
			TEXT(
				"action",
				"Written down as she said it and read back. Told who reads it and when she hears."),
			YES("advocacy_offered", true)));
	writes(h, later(at, 55), "advocacy-offer", "advocate", k->subject, by->by,
	       FIELDS(AT("at", later(at, 45)), TEXT("reason", "Complaint"), YES("accepted", true),
	              TEXT("child_words", "Yes. The lady with the dog."),
	              TEXT("advocate", "Wesley Grant's colleague, with Biscuit")));
	complaint_answered(h, ref);
}

static void refer(struct house *h, struct child *k, struct ref allegation, const char *to,
                  struct instant at)
{
	struct ref ref = writes(
		h, later(at, 3), "referral", "referral", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("to", to), LISTED("kind", "lado"), LISTED("children", k->ref.text),
	           LISTED("worker_concerned", worker_named(h, "Dylan")->ref.text),
	           TEXT("reason", "Amira says that a worker pulled her by the arm"), AT("sent_at", at),
	           BECAUSE("relevant_persons", "not a referral to the barring service"),
	           ABOUT(allegation.text)));
	steps(h, later(at, 300), ref.text, "acknowledge", deputy_of(h)->by,
	      FIELDS(AT("acknowledged_at", later(at, 290))));
	struct instant closed = working_moment(h, date_add_days(instant_day(at), 5), 12 * 60);
	steps(
		h, closed, ref.text, "close", deputy_of(h)->by,
		FIELDS(TEXT(
			"outcome",
			"Strategy discussion held; no further action by children's services; home to look into it")));
}

static void allegation_told(struct house *h, struct child *k, struct ref ref, struct instant at)
{
	struct instant told = later(at, 55);
	steps(h, later(told, 5), ref.text, "tell", manager_of(h)->by,
	      FIELDS(AT("senior_manager_told_at", later(at, 8)), AT("lado_told_at", told),
	             AT("placing_told_at", later(told, -10)), AT("host_told_at", later(told, 2))));
	struct notice n = {.basis = "reg40-4c",
	                   .event = ref.text,
	                   .recipient = "hmci",
	                   .matter = "Allegation by a child of rough handling by a worker",
	                   .actions =
	                       "Worker stood down, designated officer told, child offered an advocate",
	                   .others = "Placing authority, designated officer",
	                   .child = k,
	                   .at = later(told, 60)};
	notify(h, &n);
	n.recipient = "placing-authority";
	n.at = later(told, 75);
	notify(h, &n);
	refer(h, k, ref, "placing-authority", later(told, 30));
}

void amira_alleges(struct house *h)
{
	struct child *k = child_named(h, "Amira");
	struct instant at = today_at(h, 17 * 60 + 5);
	struct worker *by = leader_at(h, at);
	struct ref ref = writes(
		h, later(at, 15), "allegation", "allegation", k->subject, by->by,
		FIELDS(
			TEXT("about", "named-worker"), TEXT("when", "current"), AT("known_at", at),
			TEXT("words",
	             "He pulled my arm on the stairs. Not to stop me falling. Because I was slow."),
			TEXT("made_by", "child"), LISTED("children_making", k->ref.text),
			LISTED("staff_subject", worker_named(h, "Dylan")->ref.text),
			TEXT("where_it_happened", "other"),
			TEXT(
				"immediate_safety",
				"He was not on shift. The manager has asked him to stay away until he hears from her."),
			AT("senior_manager_told_at", later(at, 8))));
	allegation_told(h, k, ref, at);
	steps(
		h, later(at, 1000), ref.text, "write-up", manager_of(h)->by,
		FIELDS(TEXT(
			"action",
			"Accounts of both taken apart; nobody else was on the stairs; another child heard nothing. Body map: no mark.")));
	struct instant closed = working_moment(h, date_add_days(h->today, 12), 15 * 60);
	steps(
		h, closed, ref.text, "close", manager_of(h)->by,
		FIELDS(
			TEXT("outcome", "unsubstantiated"),
			TEXT(
				"child_supported",
				"Advocate twice; Amira was told the outcome by the manager and by her social worker, and believed that she was taken seriously"),
			TEXT("staff_supported",
	             "Counselling offered, weekly calls; returns with a supervised month")));
}

/* ---- single measures that went wrong ---- */

void signed_late(struct house *h)
{
	is_held(h, child_named(h, "Tilly"),
	        &(struct measure){.at = today_at(h, 18 * 60 + 30), .scene = 1, .late = 9});
}

void never_signed(struct house *h)
{
	is_held(h, child_named(h, "Tilly"),
	        &(struct measure){.at = today_at(h, 19 * 60 + 25), .scene = 4, .late = -1});
}

void views_late(struct house *h)
{
	is_given_consequence(h, child_named(h, "Noor"),
	                     &(struct measure){.at = today_at(h, 17 * 60 + 40), .scene = 3, .late = 5});
}

void ellis_consequence(struct house *h)
{
	is_given_consequence(h, child_named(h, "Ellis"),
	                     &(struct measure){.at = today_at(h, 20 * 60 + 20), .scene = 1});
}

void kai_search(struct house *h)
{
	is_searched(h, child_named(h, "Kai"), today_at(h, 20 * 60 + 40), false);
}

void jayden_search(struct house *h)
{
	is_searched(h, child_named(h, "Jayden"), today_at(h, 20 * 60 + 55), true);
}

void ellis_search(struct house *h)
{
	is_searched(h, child_named(h, "Ellis"), today_at(h, 21 * 60 + 5), false);
}

void online_harm(struct house *h)
{
	incident(h, child_named(h, "Amira"), today_at(h, 19 * 60 + 45), 6);
}

void self_harm(struct house *h)
{
	incident(h, child_named(h, "Amira"), today_at(h, 21 * 60 + 10), 1);
}

void police_to_home(struct house *h)
{
	incident(h, child_named(h, "Kai"), today_at(h, 18 * 60 + 55), 8);
}

void bullied(struct house *h)
{
	incident(h, child_named(h, "Noor"), today_at(h, 16 * 60 + 35), 0);
}

void stones(struct house *h)
{
	incident(h, child_named(h, "Ellis"), today_at(h, 19 * 60 + 50), 3);
}

/* Supervision of two people slips, and has not been held since. */
static void forgotten(struct house *h, const char *first)
{
	worker_named(h, first)->next[WORKER_SUPERVISION] = date_add_days(h->demo->last, 6);
}

void sam_forgotten(struct house *h)
{
	forgotten(h, "Sam");
}

void ruby_forgotten(struct house *h)
{
	forgotten(h, "Ruby");
	forgotten(h, "Stan");
}

void noor_search(struct house *h)
{
	is_searched(h, child_named(h, "Noor"), today_at(h, 19 * 60 + 35), true);
}

static void asks_for_pathway_plan(struct house *h, const struct child *k, struct instant at, const char *said)
{
	writes(h, later(at, 9), "contact-log", "contact-log", k->subject, deputy_of(h)->by,
	       FIELDS(TEXT("with", "Imogen Castle, social worker"), TEXT("how", "telephone"), AT("at", at),
	              TEXT("about", "The pathway plan, which is not on file"), TEXT("said", said),
	              LISTED("tags", "chase"), LISTED("chases", "pathway-plan")));
}

/* At sixteen: a plan for living on one's own, and the authority's pathway plan within three months. */
void ellis_sixteen(struct house *h)
{
	struct child *k = child_named(h, "Ellis");
	struct date birthday = date_add_days(ago(h, k->is->age), (int)(16 * 365.25));
	steps(h, moment(birthday, 10 * 60), k->ref.text, "status", deputy_of(h)->by,
	      FIELDS(YES("looked_after", true), ON("became_looked_after_on", k->came),
	             YES("eligible_care_leaver", true), YES("has_ehc", false),
	             YES("short_breaks", false), YES("dol_flag", false)));
	struct ref plan = writes(
		h, today_at(h, 10 * 60 + 20), "move-on-plan", "moving-on", k->subject, deputy_of(h)->by,
		FIELDS(
			TEXT("child_words", "I want a boat. Or a flat near the water. Not yet though."),
			TEXT("goals",
	             "Level 2 in engineering; cook for a week; a bank account; see Ray every Sunday"),
			TEXT("skills",
	             "Mends anything; shops and cooks with help; money runs out on Thursdays"),
			TEXT("people", "Uncle Ray, Sol, Imogen, Femi"),
			AT("reviewed_at", today_at(h, 9 * 60 + 50))));
	steps(h, today_at(h, 15 * 60), plan.text, "agree", deputy_of(h)->by,
	      FIELDS(TEXT("agreed_with_placing_authority", "Imogen Castle, at the review")));
	asks_for_pathway_plan(h, k, moment(date_add_days(birthday, 4), 11 * 60),
	                      "The leaving care team has it. A personal adviser will be named.");
	asks_for_pathway_plan(h, k, moment(date_add_days(birthday, 18), 14 * 60 + 10),
	                      "No adviser yet. She will ask again and ring back by Friday.");
}
