/* A missing episode, from the door to the evaluation: calls, pack, search, return, interviews, decision, meeting. */
#include <string.h>

#include "cli/demo/inside.h"

static struct instant working_at(struct house *h, struct date d, int minute)
{
	return moment(next_working(h, d), minute);
}

static const char *log_number(struct house *h, struct instant at)
{
	return words(h, "Log %u of %s", 40 + lot(h->seed, (uint32_t)(at.s / 60), 2, 700),
	             date_words(h->demo->scratch, instant_day(at)));
}

static void write_calls(struct house *h, struct child *k, const struct missing *m, struct ref ref)
{
	struct instant told = later(m->from, m->gap), packed = later(told, between(&h->random, 9, 40)),
				   placing = later(told, between(&h->random, 25, 55)),
				   family = later(told, between(&h->random, 30, 110));
	const char *by = leader_at(h, told)->by;
	steps(h, later(told, 3), ref.text, "police", by,
	      FIELDS(AT("police_reported_at", told), TEXT("police_ref", log_number(h, told)),
	             TEXT("police_risk", m->serious ? "high" : "medium")));
	steps(h, later(packed, 2), ref.text, "pack", by,
	      FIELDS(AT("pack_sent_at", packed), AT("photo_sent_at", packed),
	             TEXT("pack_channel", "e-mail"),
	             TEXT("pack_recipient", "Thorn Valley Police, missing desk"),
	             TEXT("pack_reference", "Rung back: it has come")));
	steps(h, later(placing.s > family.s ? placing : family, 2), ref.text, "tell", by,
	      FIELDS(AT("placing_notified_at", placing), AT("parents_notified_at", family)));
	struct instant looked = later(m->from, between(&h->random, 20, 50));
	steps(
		h, later(looked, 1), ref.text, "update", by,
		FIELDS(
			ROWS(
				"updates",
				FIELDS(
					AT("at", looked),
					TEXT(
						"what",
						tell(
							h, k, leader_at(h, looked),
							"House, garden and street searched. Rang {him} once and left a message: nobody is angry.")))),
			LISTED("searches_made", "House and garden", "Street and the rec"),
			TEXT("whereabouts_info", tell(h, k, NULL, "{friend} was rung; has not seen {him}."))));
	struct instant again = later(looked, between(&h->random, 50, 100));
	if (again.s < m->to.s) {
		steps(h, later(again, 1), ref.text, "update", leader_at(h, again)->by,
		      FIELDS(ROWS(
				  "updates",
				  FIELDS(AT("at", again),
		                 TEXT("what",
		                      "Drove round the places in the plan. Texted. Police updated.")))));
	}
}

static void write_return(struct house *h, struct child *k, const struct missing *m, struct ref ref)
{
	struct instant told = later(m->to, between(&h->random, 8, 45)),
				   written = later(m->to, between(&h->random, 90, 700));
	struct worker *by = leader_at(h, m->to);
	steps(h, later(m->to, 4), ref.text, "return", by->by,
	      FIELDS(AT("ended_at", m->to), TEXT("how_returned", tell(h, k, by, m->back)),
	             YES("police_assistance", m->serious)));
	steps(h, later(told, 2), ref.text, "return-tell", by->by,
	      FIELDS(AT("police_cancelled_at", told), AT("placing_return_told_at", told)));
	steps(h, written, ref.text, "write-up", leader_at(h, written)->by,
	      FIELDS(TEXT("circumstances", tell(h, k, by, m->account)),
	             TEXT("whereabouts_info", tell(h, k, by, m->where))));
	struct instant evaluated =
		working_at(h, date_add_days(instant_day(m->to), between(&h->random, 2, 4)), 14 * 60 + 10);
	steps(
		h, evaluated, ref.text, "evaluate", deputy_of(h)->by,
		FIELDS(
			TEXT(
				"evaluation",
				tell(
					h, k, by,
					"Push: the evening's call and a quarrel. Pull: a place where nobody asks. What helped: one text, no questions, food. What changes: somebody offers a walk after calls with {fam}, and the plan names it.")),
			YES("persistent", false)));
}

/* The home's own talk, the police's, and the independent one that the authority owes. */
static void write_talks(struct house *h, struct child *k, const struct missing *m, struct ref ref)
{
	struct instant home = later(m->to, between(&h->random, 20, 100)),
				   police = later(m->to, between(&h->random, 180, 1300));
	struct worker *by = leader_at(h, home);
	writes(
		h, later(home, 10), "return-interview", "return-talk", k->subject, by->by,
		FIELDS(LISTED("episode", ref.text), TEXT("kind", "home-welfare"), AT("held_at", home),
	           TEXT("interviewer", by->name),
	           TEXT("child_words", say(h, k, by, &bank_child_missing)),
	           TEXT("how_the_child_is",
	                tell(h, k, by,
	                     "Cold and hungry, not hurt. Ate, showered, slept. {w} sat with {him}."))));
	writes(h, later(police, 12), "return-interview", "return-talk", k->subject,
	       leader_at(h, later(police, 12))->by,
	       FIELDS(LISTED("episode", ref.text), TEXT("kind", "police-prevention"),
	              AT("held_at", police), TEXT("interviewer", "PC Rowan Teale")));
}

static void write_interview(struct house *h, struct child *k, const struct missing *m,
                            struct ref ref)
{
	struct instant asked = later(m->to, between(&h->random, 120, 900)),
				   held = later(m->to, between(&h->random, 1800, 4100)),
				   came = working_at(h, date_add_days(instant_day(held), 5), 11 * 60);
	if (m->no_interview) {
		held = later(m->to, 9 * 1440 + 300);
		came = working_at(h, date_add_days(instant_day(held), 5), 11 * 60);
	}
	const char *by = deputy_of(h)->by;
	struct ref interview =
		writes(h, later(asked, 5), "return-interview", "return-talk", k->subject, by,
	           FIELDS(LISTED("episode", ref.text), TEXT("kind", "independent"),
	                  AT("requested_at", asked)));
	if (!m->no_interview) {
		steps(h, later(held, -400), interview.text, "offer", by,
		      FIELDS(AT("offered_at", later(held, -420)), TEXT("offered_by", "acting-for-it"),
		             YES("declined", false)));
	}
	steps(h, later(held, 60), interview.text, "hold", by,
	      FIELDS(AT("held_at", held),
	             TEXT("interviewer", "Dilys Farr, Thorn Valley return service"),
	             YES("independent_of_home", true)));
	steps(
		h, later(came, 10), interview.text, "receive", by,
		FIELDS(
			AT("info_received_at", came),
			TEXT(
				"findings",
				tell(
					h, k, NULL,
					"{n} leaves when the house is loud. {He} feels safe here. One name was given and passed on."))));
	assess_risk(h, k, later(came, 150), deputy_of(h), interview.text);
}

/* What a serious one asks for: notices, talks with those who were on shift, an outcome. */
static void told_and_learned(struct house *h, struct child *k, const struct missing *m,
                             struct ref incident, struct instant sent, struct worker *const two[2])
{
	struct notice n = {.basis = "reg40-4e",
	                   .event = incident.text,
	                   .recipient = "hmci",
	                   .matter = tell(h, k, NULL, "{n} missing overnight; found safe"),
	                   .actions = "Police, authority and family told; risk looked at again",
	                   .others = "Placing authority, police, family",
	                   .child = k,
	                   .at = sent};
	notify(h, &n);
	n.recipient = "placing-authority";
	n.at = later(sent, 20);
	notify(h, &n);
	for (int i = 0; i < 2; i++) {
		struct instant held = later(m->to, 1500 + i * 90);
		writes(h, held, "staff-debrief", "debrief", words(h, "staff:%s", two[i]->ref.text),
		       deputy_of(h)->by,
		       FIELDS(LISTED("event", incident.text), AT("held_at", later(held, -30)),
		              TEXT("learning", "We would ring the second number sooner."),
		              TEXT("support_given",
		                   words(h, "Talked with %s for half an hour; offered the late off",
		                         two[i]->first))));
	}
	struct instant closed =
		manager_back(h, working_at(h, date_add_days(instant_day(m->to), 9), 12 * 60));
	steps(
		h, closed, incident.text, "close", manager_of(h)->by,
		FIELDS(
			TEXT(
				"outcome",
				"Found safe. New name given to the police. Calls of an evening now end with a walk."),
			TEXT("lessons",
	             "Two people on the search, one on the telephone, from the first minute.")));
}

/* Does Ofsted need to know? Somebody decides within a day, whatever the answer. */
static struct ref write_decision(struct house *h, struct child *k, const struct missing *m,
                                 struct ref ref)
{
	struct instant at = later(m->from, between(&h->random, 200, 500)),
				   decided = later(m->from, between(&h->random, 700, 1380));
	struct worker *two[2], *who = in_charge(h, instant_day(decided));
	on_duty(h, at, two);
	struct ref incident = writes(
		h, at, "incident", "incident", k->subject, two[0]->by,
		FIELDS(
			LISTED("type", "missing"), AT("occurred_at", m->from), AT("known_at", m->from),
			TEXT("place", "Left from the home"),
			TEXT("people", tell(h, k, two[0], "{n}; on shift {w} and a colleague")),
			LISTED("staff_involved", two[0]->ref.text, two[1]->ref.text),
			TEXT("account", tell(h, k, two[0], m->account)),
			TEXT(
				"immediate_action",
				"Searched, rang, told the police with the pack, told the authority and the family"),
			BECAUSE("injury", "none seen"), TEXT("severity", "low"), YES("risk_changed", false),
			AT("senior_manager_told_at", later(m->from, 15)), ABOUT(ref.text)));
	steps(
		h, decided, incident.text, "decide", who->by,
		FIELDS(
			LISTED("reg40_decision", m->serious ? "notify-4e" : "not-notified"),
			TEXT("severity", m->serious ? "serious" : "low"), TEXT("decided_by", who->ref.text),
			AT("decided_at", later(decided, -5)),
			TEXT(
				"reason",
				m->serious
					? "Gone overnight, a known worry about exploitation, and we could not reach him"
					: "Short, found at a place in the plan, no sign of harm or of exploitation")));
	if (m->serious) {
		told_and_learned(h, k, m, incident, later(decided, 40), two);
	}
	return incident;
}

static void review_asked(struct house *h, struct child *k, struct instant asked)
{
	const char *by = deputy_of(h)->by;
	struct ref request = writes(
		h, later(asked, 25), "review-request", "review-request", k->subject, by,
		FIELDS(TEXT("reason", "persistently-absent"),
	           TEXT("explanation",
	                tell(h, k, NULL,
	                     "Three times in three months; the plan needs looking at with {n}.")),
	           TEXT("asked_by", "registered-manager"), AT("asked_at", asked)));
	steps(h, later(asked, 40), request.text, "request", by,
	      FIELDS(AT("requested_at", later(asked, 35)),
	             TEXT("requested_of", words(h, "%s and the reviewing officer", k->is->worker))));
	struct date reviewed = next_working(h, date_add_days(instant_day(asked), 9));
	steps(h, moment(reviewed, 12 * 60), request.text, "answer", by,
	      FIELDS(AT("response_at", moment(reviewed, 11 * 60)),
	             TEXT("outcome", "Plan looked at today")));
	prepare_review(h, k, date_add_days(instant_day(asked), 1));
	struct ref review = writes(h, later(asked, 200), "plan-review", "review", k->subject, by,
	                           FIELDS(TEXT("plan_kind", "care"), ON("held_on", reviewed)));
	steps(h, moment(reviewed, 16 * 60), review.text, "hold", by,
	      FIELDS(YES("child_attended", true),
	             TEXT("child_views", say(h, k, NULL, &bank_child_review)),
	             TEXT("chaired_by", words(h, "%s, social worker", k->is->worker))));
	steps(h, moment(reviewed, 16 * 60 + 10), review.text, "record", by,
	      FIELDS(TEXT("result",
	                  "More time with his social worker, a word to text, walks after calls."),
	             ON("full_record_received_on", reviewed)));
}

/* Who is missing again and again: a meeting of all, and a review asked for. */
static void write_persistence(struct house *h, struct child *k, struct instant since,
                              struct ref ref, struct ref incident)
{
	struct date day = instant_day(since);
	struct instant asked = working_at(h, date_add_days(day, 1), 10 * 60),
				   held = working_at(h, date_add_days(instant_day(asked), 3), 14 * 60),
				   shared = later(held, 1500);
	const char *by = deputy_of(h)->by;
	struct ref meeting = writes(
		h, asked, "professionals-meeting", "professionals", k->subject, by,
		FIELDS(TEXT("purpose", "missing"), AT("requested_at", later(asked, -10)),
	           LISTED("requested_of", "placing-authority", "police"), YES("high_risk", false),
	           ABOUT(ref.text, incident.text,
	                 k->missed_refs[1].text[0] == '\0' ? NULL : k->missed_refs[1].text,
	                 k->missed_refs[0].text[0] == '\0' ? NULL : k->missed_refs[0].text)));
	steps(
		h, later(held, 120), meeting.text, "hold", by,
		FIELDS(
			ON("held_on", instant_day(held)),
			TEXT("attendees", words(h, "%s, Sergeant Marlowe, %s, the manager and the deputy",
	                                k->is->worker, k->is->teacher)),
			TEXT(
				"decisions",
				tell(
					h, k, NULL,
					"Police visit two addresses. {sw} meets {n} weekly for a month. We offer a walk after calls. Next look in six weeks."))));
	steps(h, shared, meeting.text, "share", by,
	      FIELDS(AT("shared_with_team_at", later(shared, -10))));
	review_asked(h, k, asked);
}

static bool is_persistent(struct child *k, struct instant at, struct ref ref)
{
	struct date day = instant_day(at);
	k->missed_refs[0] = k->missed_refs[1];
	k->missed_refs[1] = k->missed_refs[2];
	k->missed_refs[2] = ref;
	k->missed[0] = k->missed[1];
	k->missed[1] = k->missed[2];
	k->missed[2] = day;
	return !date_is_none(k->missed[0]) && day.day - k->missed[0].day < 90;
}

void goes_missing(struct house *h, struct child *k, const struct missing *m)
{
	struct instant written = later(m->from, between(&h->random, 6, m->gap > 14 ? 12 : m->gap - 1));
	static const char *const seen[] = {
		"By {w}, from the kitchen window. Grey hoodie, black joggers, no coat.",
		"At the gate, by {w}. School shirt, blue rucksack.",
		"By a neighbour, walking fast towards the rec. Dark coat, white trainers.",
		"By {w}, on the stairs. Red jumper, jeans, headphones round the neck."};
	struct worker *two[2];
	on_duty(h, written, two);
	struct ref ref =
		writes(h, written, "missing-episode", "missing", k->subject, two[0]->by,
	           FIELDS(TEXT("category", "missing-from-care"), AT("started_at", m->from),
	                  TEXT("last_seen", tell(h, k, two[1], seen[random_below(&h->random, 4)])),
	                  TEXT("circumstances", tell(h, k, two[1], m->account))));
	k->away_from = m->from;
	k->away_until = m->to;
	note_for_handover(h, ASKED_POLICE, ref, m->from, written);
	write_calls(h, k, m, ref);
	write_return(h, k, m, ref);
	write_talks(h, k, m, ref);
	struct ref incident = write_decision(h, k, m, ref);
	assess_risk(h, k, later(m->to, between(&h->random, 300, 1300)), leader_at(h, m->to), ref.text);
	write_interview(h, k, m, ref);
	bool persistent = is_persistent(k, m->from, ref), long_one = m->to.s - m->from.s > 86400;
	if (persistent || long_one || m->serious) {
		write_persistence(h, k, persistent ? m->from : long_one ? m->to : m->from, ref, incident);
	}
	if (m->no_interview) {
		k->meeting = ref; /* the story challenges the authority over it */
	}
}
