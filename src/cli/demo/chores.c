/*
 * What comes round for every child: key work each week, the call to the social worker, the month's risk assessment. A
 * table says how often; what is late now and then is late here too.
 */
#include <string.h>

#include "cli/demo/inside.h"
#include "cli/demo/sessions.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

static void write_session(struct house *h, struct child *k, struct instant at,
                          const struct session *s, bool with_review)
{
	struct worker *w = key_worker(h, k);
	const char *first = with_review ? "review-preparation" : s->topics[0],
			   *second = with_review ? s->topics[0] : s->topics[1];
	const char *summary = tell(h, k, w, s->summary);
	if (with_review) {
		summary = both(
			h,
			tell(
				h, k, w,
				"We got ready for the review: who will be there, what {he} wants to say first, and what {he} wants me to say for {him}."),
			summary);
	}
	writes(h, later(at, between(&h->random, 40, 200)), "key-work", "session", k->subject, w->by,
	       FIELDS(AT("held_at", at), TEXT("staff", w->ref.text),
	              YES("planned", chance(&h->random, 750)),
	              TEXT("child_words", say(h, k, w, &bank_child_key)), TEXT("summary", summary),
	              LISTED("topics", first, second),
	              TEXT("plan_goal", s->goal == NULL ? NULL : tell(h, k, w, s->goal)),
	              TEXT("actions", s->action == NULL ? NULL : tell(h, k, w, s->action)),
	              TEXT("shared_with_child", "yes-shared")));
}

/* The sessions one after another, a different order for each child. */
static const struct session *next_session(struct child *k)
{
	uint32_t n = k->dealt[BANK_child_key];
	return &sessions[(k->seed * 3 + n * 7) % session_count];
}

/* The key worker's session before a review, five working days or more ahead of it. */
void prepare_review(struct house *h, struct child *k, struct date d)
{
	write_session(h, k, moment(d, 17 * 60), next_session(k), true);
}

static void key_work(struct house *h, struct child *k)
{
	write_session(h, k, about(h, 16 * 60 + 50, 60), next_session(k), false);
}

static struct ref log_contact(struct house *h, struct child *k, struct instant at, const char *with,
                              const char *how, const char *about_what, const char *said,
                              const char *tag)
{
	return writes(h, later(at, between(&h->random, 4, 45)), "contact-log", "contact-log",
	              k->subject, deputy_of(h)->by,
	              FIELDS(TEXT("with", with), TEXT("how", how), AT("at", at),
	                     TEXT("about", about_what), TEXT("said", said), LISTED("tags", tag)));
}

static void weekly_update(struct house *h, struct child *k)
{
	const char *how = chance(&h->random, 600) ? "telephone" : "e-mail";
	log_contact(h, k, about(h, 14 * 60 + 30, 90), words(h, "%s, social worker", k->is->worker), how,
	            tell(h, k, NULL, "How {n}'s week has been"),
	            say(h, k, key_worker(h, k), &bank_update_said), "placing-update");
}

/* Once in each week of a term, half-terms too: on a day of the child's, or on the last on which it can be. */
static void school_call(struct house *h, struct child *k)
{
	struct date tomorrow = date_add_days(h->today, 1);
	bool last =
		date_weekday(h->today) == 4 || !is_working(h, tomorrow) || !is_term_day(h, tomorrow);
	bool its_day = date_weekday(h->today) == (int)(k->seed % 4);
	int week = (h->today.day - date_weekday(h->today)) / 7;
	if (!is_term_day(h, h->today) || week == k->called_week || !(its_day || last)) {
		return;
	}
	k->called_week = week;
	if (!is_school_day(h, h->today)) {
		log_contact(
			h, k, about(h, 15 * 60, 60), words(h, "%s, %s", k->is->teacher, k->is->school),
			"e-mail", "Half-term",
			tell(
				h, k, NULL,
				"Work for the holiday and a kind word from {teacher}. The boiler of the sports hall is mended; PE as usual on Monday."),
			"school");
		return;
	}
	log_contact(h, k, about(h, 15 * 60, 60), words(h, "%s, %s", k->is->teacher, k->is->school),
	            "telephone", say(h, k, NULL, &bank_school_call), say(h, k, NULL, &bank_school_said),
	            "school");
}

void school_hears(struct house *h, struct child *k)
{
	struct instant at = day_at(k, 0, 17 * 60);
	if (k->came.day < h->begin.day) {
		return;
	}
	writes(
		h, later(at, 12), "contact-log", "contact-log", k->subject, deputy_of(h)->by,
		FIELDS(
			TEXT("with", words(h, "%s, %s", k->is->teacher, k->is->school)), TEXT("how", "e-mail"),
			AT("at", at), TEXT("about", tell(h, k, NULL, "Where {n} lives now")),
			TEXT(
				"said",
				tell(
					h, k, NULL,
					"{n} lives with us from today. Who to ring, who may fetch {him}, and that {he} likes to be told things ahead. {teacher} answered within minutes.")),
			LISTED("tags", "school")));
}

static void worker_visits(struct house *h, struct child *k)
{
	log_contact(h, k, about(h, 16 * 60 + 20, 40), words(h, "%s, social worker", k->is->worker),
	            "visit", "Statutory visit", say(h, k, NULL, &bank_visit_said), "sw-visit");
}

static void family_time(struct house *h, struct child *k)
{
	struct instant planned = moment(date_add_days(h->today, 3), 13 * 60);
	struct worker *w = key_worker(h, k);
	bool kept_it = chance(&h->random, 860);
	struct ref ref =
		writes(h, about(h, 11 * 60, 60), "family-time", "family-time", k->subject, w->by,
	           FIELDS(AT("planned_at", planned),
	                  TEXT("with", words(h, "%s (%s)", k->is->fam, k->is->fam_name)),
	                  TEXT("how", "in-person")));
	struct instant after = later(planned, between(&h->random, 150, 260));
	steps(h, after, ref.text, "outcome", carer_at(h, after)->by,
	      FIELDS(
			  TEXT("kept", kept_it                   ? "kept"
	                       : chance(&h->random, 700) ? "cancelled-by-family"
	                                                 : "cancelled-by-child"),
			  TEXT("child_words", say(h, k, w, kept_it ? &bank_child_good : &bank_child_mixed)),
			  TEXT("how_it_went",
	               kept_it
	                   ? say(h, k, w, &bank_family_went)
	                   : tell(h, k, w,
	                          "{n} was told as soon as we knew. {w} took {him} {walk} instead."))));
	if (!kept_it) {
		log_contact(h, k, later(planned, -80), k->is->fam_name, "telephone", "Today's visit",
		            say(h, k, NULL, &bank_family_said), "family");
	}
}

static void progress(struct house *h, struct child *k)
{
	struct instant at = about(h, 15 * 60, 70);
	struct worker *w = key_worker(h, k);
	struct ref ref =
		writes(h, at, "progress-review", "progress", k->subject, deputy_of(h)->by,
	           FIELDS(ON("period_from", date_add_days(h->today, -28)), ON("period_to", h->today),
	                  TEXT("contact_with_child", say(h, k, w, &bank_child_progress)),
	                  TEXT("observation", say(h, k, w, &bank_progress_seen)),
	                  TEXT("contact_with_staff", say(h, k, w, &bank_progress_staff)),
	                  TEXT("contact_with_family", say(h, k, w, &bank_progress_family)),
	                  TEXT("contact_with_professionals", say(h, k, w, &bank_update_said)),
	                  TEXT("progress_per_quality_standard",
	                       both(h, say(h, k, w, &bank_progress_home),
	                            both(h, say(h, k, w, &bank_progress_school),
	                                 say(h, k, w, &bank_progress_health)))),
	                  TEXT("starting_point", k->start.text[0] == '\0' || h->today.day <= k->came.day + 30 ? NULL : k->start.text),
	                  BECAUSE("actions", "none beyond what the plan already says"),
	                  TEXT("shared_with_child", "yes-shared")));
	struct instant signed_at = manager_back(h, later(at, between(&h->random, 30, 1300)));
	steps(h, signed_at, ref.text, "sign-off", manager_of(h)->by,
	      FIELDS(TEXT("signed_by_RM", h->manager_post.text)));
}

static void risk(struct house *h, struct child *k)
{
	assess_risk(h, k, about(h, 14 * 60, 100), key_worker(h, k), NULL);
}

static void profile(struct house *h, struct child *k)
{
	profile_written(h, k, about(h, 19 * 60 + 20, 60), key_worker(h, k)->by, false);
}

static void photo(struct house *h, struct child *k)
{
	steps(
		h, about(h, 17 * 60, 40), k->ref.text, "photo", key_worker(h, k)->by,
		FIELDS(TEXT("photo", file_of(h, words(h, "photo %s %d", k->ref.text, h->today.day / 180))),
	           ON("photo_taken_on", h->today)));
}

static void own_file(struct house *h, struct child *k)
{
	struct instant at = about(h, 18 * 60, 50);
	const char *said = say(h, k, NULL, &bank_child_file);
	bool no = strncmp(said, "Not today", 9) == 0;
	writes(h, later(at, 30), "record-access", "file", k->subject, key_worker(h, k)->by,
	       FIELDS(TEXT("who", "child"), AT("at", at),
	              TEXT("what",
	                   no ? "Asked; did not want to" : "The notes of the month, and photographs"),
	              TEXT("support_given", "Key worker sat beside"),
	              TEXT("child_addition", no ? NULL : said),
	              TEXT("refused_reason", no ? said : NULL)));
}

static void screen(struct house *h, struct child *k, const char *type, const char *level)
{
	struct instant at = about(h, 13 * 60, 60);
	bool worry = strcmp(level, "none") != 0;
	struct worker *w = key_worker(h, k);
	struct ref ref = writes(
		h, at, "exploitation-screen", "screen", k->subject, w->by,
		FIELDS(
			TEXT("type", type), TEXT("level", level), YES("suspicion", false), AT("at", at),
			TEXT("consulted",
	             worry ? words(h, "%s, and the police missing coordinator", k->is->worker) : NULL),
			TEXT(
				"evidence",
				tell(
					h, k, w,
					worry
						? "Still a name or two that {n} will not explain, fewer lifts than in spring. {He} talks about it more. What we do is in the risk assessment."
						: "Nothing seen, nothing heard. {n} spots tricks faster than we do."))));
	if (worry) {
		assess_risk(h, k, later(at, 70), w, ref.text);
	}
}

static void screen_cse(struct house *h, struct child *k)
{
	screen(h, k, "cse", k->is->cse);
}

static void screen_cce(struct house *h, struct child *k)
{
	screen(h, k, "cce", k->is->cce);
}

static void rights(struct house *h, struct child *k)
{
	static const char *const again[] = {"advocacy", "childrens-commissioner", "complaints"};
	static const char *const said[] = {"I know. The card's in my drawer.",
	                                   "I might ring them about the shower.",
	                                   "Can you ask the advocate to come when there's cake?"};
	struct instant at = about(h, 17 * 60 + 30, 40);
	for (int i = 0; i < 3; i++) {
		writes(h, later(at, 4 * i + 2), "induction-step", "induction", k->subject,
		       key_worker(h, k)->by,
		       FIELDS(TEXT("step", again[i]), AT("given_at", later(at, 4 * i)),
		              YES("child_understood", true),
		              TEXT("child_words", said[(k->seed + (uint32_t)i) % 3]),
		              TEXT("format", "Talked about over tea")));
	}
}

static void behaviour(struct house *h, struct child *k)
{
	struct instant at = about(h, 15 * 60 + 20, 60);
	struct worker *w = key_worker(h, k);
	k->behaviour = writes(
		h, at, "behaviour-plan", "behaviour", k->subject, w->by,
		FIELDS(
			TEXT("childs_views", k->is->helps),
			TEXT(
				"triggers",
				tell(
					h, k, w,
					"Calls that do not come, changes at the last minute, being watched while {he} is cross.")),
			TEXT(
				"de_escalation",
				tell(
					h, k, w,
					"Space, few words, an open door. Then {like}, or a walk {walk}. {w} or one other, not two.")),
			TEXT("agreed_techniques", "As before; nothing has been added"), AT("reviewed_at", at)));
	steps(h, manager_back(h, later(at, 900)), k->behaviour.text, "agree", manager_of(h)->by,
	      FIELDS(TEXT("agreed_with", tell(h, k, w, "{n} and {sw}"))));
	everybody_reads(h, at, k->behaviour.text,
	                words(h, "of %s", date_words(h->demo->scratch, h->today)));
}

/* ---- health ---- */

static void health_review(struct house *h, struct child *k)
{
	struct instant at = about(h, 16 * 60 + 30, 20);
	struct ref ref = writes(h, at, "health-assessment", "health", k->subject, key_worker(h, k)->by,
	                        FIELDS(TEXT("kind", "review"), ON("held_on", h->today),
	                               TEXT("child_view", "She asked me, not you. That was good.")));
	struct instant came = moment(next_working(h, date_add_days(h->today, 13)), 10 * 60 + 30);
	steps(h, came, ref.text, "receive", deputy_of(h)->by,
	      FIELDS(ON("received_on", instant_day(came)),
	             BECAUSE("actions", "nothing new; eye test is booked"),
	             ON("next_due", date_add_months(h->today, 12))));
}

static void appointment(struct house *h, struct child *k)
{
	static const struct {
		const char *kind, *details, *outcome;
	} visits[] = {
		{"dental", "Check-up at the dentist with {w}.",
	     "No work needed; a fluoride coat, tastes of melon."},
		{"optical", "Eye test.", "No glasses needed yet."},
		{"appointment", "Seen by the GP about a cough.",
	     "Viral; fluids and rest. Back in a week if no better."},
		{"immunisation", "School leaver's booster, in school.", "Given, sore arm for a day."},
		{"treatment", "Verruca clinic.", "Second treatment; once more in three weeks."},
		{"illness", "Stomach bug, sick twice in the night.",
	     "Better by the evening; off school for two days."},
		{"mental-health", "First session with the counsellor.",
	     "{n} stayed for the whole hour and will go again."},
		{"accident", "Fell off the bike on the drive. Grazed knee, washed and covered.",
	     "Healing; helmet was on."}};
	int which = (int)((k->seed + k->dealt[BANK_night]) % COUNT(visits));
	struct instant at = about(h, 15 * 60 + 40, 60);
	struct worker *w = key_worker(h, k);
	writes(h, later(at, between(&h->random, 60, 300)), "health-event", "health-event", k->subject,
	       carer_at(h, later(at, 60))->by,
	       FIELDS(TEXT("kind", visits[which].kind), AT("at", at), YES("at_school", which == 3),
	              TEXT("details", tell(h, k, w, visits[which].details)),
	              TEXT("outcome", tell(h, k, w, visits[which].outcome))));
}

/* ---- reviews by the authority ---- */

static void looked_after_review(struct house *h, struct child *k)
{
	struct date held = next_working(h, date_add_days(h->today, k->reviews == 0 ? 11 : 24)),
				recorded;
	struct worker *w = key_worker(h, k);
	k->reviews++;
	struct ref ref = writes(
		h, about(h, 11 * 60, 50), "plan-review", "review", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("plan_kind", "lac"), ON("held_on", held), NUMBER("review_number", k->reviews)));
	prepare_review(h, k, date_add_days(held, k->reviews == 1 ? -9 : -12));
	steps(h, moment(held, 16 * 60 + 30), ref.text, "hold", w->by,
	      FIELDS(YES("child_attended", chance(&h->random, 750)),
	             TEXT("child_views", say(h, k, w, &bank_child_review)),
	             TEXT("chaired_by", "Gillian Stroud, independent reviewing officer"),
	             ON("next_due", date_add_months(held, k->reviews == 1 ? 3 : 6))));
	recorded = next_working(h, date_add_days(held, 4));
	steps(h, moment(recorded, 10 * 60), ref.text, "decisions", deputy_of(h)->by,
	      FIELDS(ON("decisions_received_on", recorded)));
	plan_comes(h, k, moment(next_working(h, date_add_days(held, 9)), 15 * 60), "care",
	           next_working(h, date_add_days(held, 8)));
	recorded = next_working(h, date_add_days(held, 16));
	steps(h, moment(recorded, 12 * 60), ref.text, "record", deputy_of(h)->by,
	      FIELDS(TEXT("result", say(h, k, w, &bank_review_result)),
	             ON("full_record_received_on", recorded)));
}

/* ---- school terms ---- */

static int term_of(const struct house *h)
{
	const struct definitions *d = h->demo->definitions;
	for (size_t i = 0; i < d->term_count; i++) {
		if (h->today.day >= d->terms[i].from.day && h->today.day <= d->terms[i].to.day) {
			return (int)i;
		}
	}
	return -1;
}

/* `days` ahead of the meeting the child is prepared for it. */
static void education_plan(struct house *h, struct child *k, int days)
{
	struct date held = next_working(h, date_add_days(h->today, days));
	struct worker *w = key_worker(h, k);
	struct ref ref = writes(h, about(h, 13 * 60 + 30, 40), "plan-review", "pep", k->subject, w->by,
	                        FIELDS(TEXT("plan_kind", "pep"), ON("held_on", held)));
	prepare_review(h, k, date_add_days(h->today, days > 1));
	steps(h, moment(held, 17 * 60 + 40), ref.text, "hold", w->by,
	      FIELDS(YES("child_attended", true), TEXT("child_views", say(h, k, w, &bank_child_review)),
	             TEXT("chaired_by", words(h, "%s, designated teacher", k->is->teacher))));
	struct date back = next_working(h, date_add_days(held, 11));
	steps(
		h, moment(back, 11 * 60), ref.text, "record", deputy_of(h)->by,
		FIELDS(
			TEXT(
				"result",
				tell(
					h, k, w,
					"Target kept: one question a lesson. More help in maths. {n} asked for a quiet place at lunch and gets it.")),
			ON("full_record_received_on", back)));
	plan_comes(h, k, moment(back, 11 * 60 + 10), "pep", back);
}

static void school_terms(struct house *h, struct child *k)
{
	int term = term_of(h);
	if (term < 0 || !is_working(h, h->today)) {
		return;
	}
	const struct term *t = &h->demo->definitions->terms[term];
	int into = h->today.day - t->from.day, left = t->to.day - h->today.day;
	bool in_time = (into >= 15 + (int)(k->seed % 20) || left < 17) && left > 12;
	if (k->pep_term != term && (in_time || left < 5)) {
		k->pep_term = term;
		education_plan(h, k, in_time ? 11 : 1);
	}
	if (k->report_term != term && left < 12 && (left < 6 || chance(&h->random, 300))) {
		k->report_term = term;
		steps(h, about(h, 16 * 60, 40), k->education.text, "report", key_worker(h, k)->by,
		      FIELDS(ROWS(
				  "school_report",
				  FIELDS(ON("received_on", h->today),
		                 TEXT("kept_where", "Paper copy in the child's file; read together")))));
	}
}

/* ---- the table ---- */

static const struct chore {
	void (*write)(struct house *h, struct child *k);
	short least, most; /* days to the next */
	short late;        /* in a thousand: put off by up to late_days */
	short late_days;
	bool in_week;
} child_chore_table[CHILD_CHORE__COUNT] = {
	[CHILD_KEY_WORK] = {key_work, 5, 7, 12, 2, false},
	[CHILD_UPDATE] = {weekly_update, 6, 7, 8, 2, true},
	[CHILD_SCHOOL_CALL] = {school_call, 1, 1, 0, 0, true},
	[CHILD_PROGRESS] = {progress, 25, 28, 30, 4, true},
	[CHILD_RISK] = {risk, 25, 28, 15, 3, false},
	[CHILD_PROFILE] = {profile, 24, 28, 15, 3, false},
	[CHILD_PHOTO] = {photo, 165, 178, 0, 0, false},
	[CHILD_FILE] = {own_file, 24, 28, 15, 4, false},
	[CHILD_SCREEN_CSE] = {screen_cse, 82, 88, 20, 6, true},
	[CHILD_SCREEN_CCE] = {screen_cce, 82, 88, 20, 6, true},
	[CHILD_VISIT] = {worker_visits, 33, 39, 12, 5, true},
	[CHILD_RIGHTS] = {rights, 80, 88, 0, 0, false},
	[CHILD_FAMILY] = {family_time, 12, 16, 0, 0, false},
	[CHILD_REVIEW] = {looked_after_review, 150, 154, 0, 0, true},
	[CHILD_HEALTH] = {health_review, 345, 358, 0, 0, true},
	[CHILD_APPOINTMENT] = {appointment, 35, 70, 0, 0, true},
	[CHILD_BEHAVIOUR] = {behaviour, 88, 96, 0, 0, true},
};

static bool is_due(struct house *h, const struct chore *o, struct date next)
{
	if (!o->in_week) {
		return next.day <= h->today.day;
	}
	if (!is_working(h, h->today)) {
		return false;
	}
	struct date until = h->today; /* on a Friday also what falls on the weekend */
	while (!is_working(h, date_add_days(until, 1))) {
		until = date_add_days(until, 1);
	}
	return next.day <= until.day;
}

void child_chores(struct house *h, struct child *k)
{
	bool here = !is_away(k, today_at(h, 12 * 60));
	for (int i = 0; i < CHILD_CHORE__COUNT && here; i++) {
		const struct chore *o = &child_chore_table[i];
		if (!is_due(h, o, k->next[i])) {
			continue;
		}
		if (chance(&h->random, o->late)) {
			k->next[i] = date_add_days(h->today, between(&h->random, 1, o->late_days));
			continue;
		}
		o->write(h, k);
		int days = between(&h->random, o->least, o->most);
		days = i == CHILD_REVIEW && k->reviews == 1 ? 55 : days;
		k->next[i] = date_add_days(h->today, days);
	}
	school_terms(h, k);
}
