/*
 * What comes round for the home: fire tests, counting money, audits, the independent person, the half-yearly review. A
 * table says how often; what is late now and then is late here too.
 */
#include <string.h>

#include "cli/demo/inside.h"

static struct worker *chief(struct house *h)
{
	return in_charge(h, h->today);
}

static bool has_children(const struct house *h)
{
	for (int i = 0; i < h->stay_count; i++) {
		if (lives_here(h, &h->stays[i])) {
			return true;
		}
	}
	return false;
}

static struct child *some_child(struct house *h)
{
	struct child *found = NULL;
	uint32_t seen = 0;
	for (int i = 0; i < h->stay_count; i++) {
		if (lives_here(h, &h->stays[i]) && random_below(&h->random, ++seen) == 0) {
			found = &h->stays[i];
		}
	}
	return found;
}

/* ---- fire ---- */

static void fire_test(struct house *h)
{
	struct instant at = about(h, 10 * 60, 45);
	bool fault = chance(&h->random, 30);
	struct worker *by = leader_at(h, at);
	struct ref ref =
		writes(h, later(at, 6), "fire-event", "fire", h->subject, by->by,
	           FIELDS(TEXT("kind", "alarm-test"), AT("at", at), TEXT("building", "Whole home"),
	                  TEXT("who_took_part", by->name),
	                  fault ? (struct said)TEXT("deficiency", "Sounder on the top landing weak")
	                        : (struct said)BECAUSE("deficiency", "none; all sounders heard")));
	if (fault) {
		steps(h, later(at, 600), ref.text, "remedy", by->by,
		      FIELDS(TEXT("steps_to_remedy",
		                  "Engineer called; staff check that landing by voice until then"),
		             AT("remedied_at", INSTANT_NONE)));
		steps(h, moment(date_add_days(h->today, 4), 15 * 60), ref.text, "remedy", by->by,
		      FIELDS(TEXT("steps_to_remedy", "New sounder fitted and tested"),
		             AT("remedied_at", moment(date_add_days(h->today, 4), 14 * 60))));
	}
}

static void fire_drill(struct house *h)
{
	struct instant at = about(h, 18 * 60 + 40, 60);
	writes(h, later(at, 25), "fire-event", "fire", h->subject, leader_at(h, at)->by,
	       FIELDS(TEXT("kind", "drill"), AT("at", at), TEXT("building", "Whole home"),
	              TEXT("who_took_part", say(h, NULL, NULL, &bank_drill)),
	              TEXT("time_taken", words(h, "%d minutes", between(&h->random, 2, 4))),
	              BECAUSE("deficiency", "none")));
}

static void equipment(struct house *h)
{
	struct instant at = about(h, 11 * 60, 30);
	writes(h, later(at, 10), "fire-event", "fire", h->subject, carer_at(h, at)->by,
	       FIELDS(TEXT("kind",
	                   chance(&h->random, 500) ? "emergency-lighting-test" : "equipment-check"),
	              AT("at", at), TEXT("building", "Whole home"), BECAUSE("deficiency", "none")));
}

/* ---- audits ---- */

static void audit(struct house *h, struct instant at, const char *kind, const char *by,
                  const char *findings, bool sign)
{
	struct date back = date_add_days(h->today, strcmp(kind, "protection-policies") == 0 ? -180
	                                           : sign                                   ? -30
	                                                                                    : -7);
	struct ref ref = writes(
		h, at, "audit", "audit", h->subject, by,
		FIELDS(TEXT("kind", kind), ON("period_from", back.day < h->opened.day ? h->opened : back),
	           ON("period_to", h->today), TEXT("sample", sign ? "Ten records, drawn by lot" : NULL),
	           TEXT("findings", findings),
	           BECAUSE("actions", "what there was to put right was put right at once")));
	if (sign) {
		struct worker *m = manager_of(h);
		bool here = !manager_is_away(h, h->today);
		steps(h, later(at, between(&h->random, 5, 60)), ref.text, "sign",
		      here ? m->by : h->answerable,
		      FIELDS(TEXT("signed_by", here ? m->ref.text : words(h, "%s-ri", h->code))));
	}
}

static void audit_money(struct house *h)
{
	audit(h, about(h, 9 * 60 + 40, 30), "money", deputy_of(h)->by,
	      say(h, NULL, NULL, &bank_audit_money), false);
}

static void audit_medicines(struct house *h)
{
	audit(h, about(h, 10 * 60 + 50, 30), "medicines", deputy_of(h)->by,
	      say(h, NULL, NULL, &bank_audit_medicines), false);
}

static void audit_measures(struct house *h)
{
	audit(h, about(h, 11 * 60, 60), "measures", chief(h)->by, say(h, NULL, NULL, &bank_audit),
	      true);
}

static void audit_key_work(struct house *h)
{
	audit(h, about(h, 14 * 60, 60), "key-work", chief(h)->by, say(h, NULL, NULL, &bank_audit),
	      true);
}

static void audit_incidents(struct house *h)
{
	audit(h, about(h, 15 * 60, 60), "cumulative-incidents", chief(h)->by,
	      say(h, NULL, NULL, &bank_audit), true);
}

static void audit_policies(struct house *h)
{
	audit(
		h, about(h, 12 * 60, 60), "protection-policies", chief(h)->by,
		"Read against what happened in the half-year. Staff know the policies; the part on searches was not followed twice and has been taught again. What changed: fewer holds, quicker calls.",
		true);
}

/* ---- money ---- */

static void cash(struct house *h)
{
	struct instant at = about(h, 19 * 60 + 30, 50);
	struct worker *two[2];
	on_duty(h, at, two);
	h->cash = 60 + between(&h->random, 0, 180) * 0.5;
	struct ref ref =
		writes(h, at, "petty-cash", "cash", h->subject, two[0]->by,
	           FIELDS(AT("at", at), NUMBER("amount", -(double)between(&h->random, 4, 60) / 2),
	                  TEXT("what", tell(h, NULL, NULL,
	                                    "Week's small things: bus fares, milk, a card, swimming")),
	                  NUMBER("balance", h->cash)));
	steps(h, later(at, 8), ref.text, "reconcile", two[1]->by,
	      FIELDS(LISTED("reconciled_by", two[0]->ref.text, two[1]->ref.text),
	             NUMBER("counted", h->cash)));
}

static void accounts(struct house *h)
{
	steps(h, about(h, 16 * 60, 30), h->account.text, "keep", office_of(h)->by,
	      FIELDS(
			  ON("period_to", date_add_months(h->today, 13)),
			  NUMBER("balance", 200 + between(&h->random, 0, 150)),
			  ROWS("entries", FIELDS(ON("on", h->today),
	                                 TEXT("what", "Month's total: food, outings, clothes, repairs"),
	                                 NUMBER("amount", -(double)between(&h->random, 2400, 3900))))));
}

/* ---- people of the home ---- */

static void weekend(struct house *h)
{
	struct instant at = about(h, 15 * 60, 60);
	bool manager = chance(&h->random, 500) && !manager_is_away(h, date_add_days(h->today, 2));
	steps(h, at, h->ref, "weekend", chief(h)->by,
	      FIELDS(TEXT("weekend_signer", (manager ? manager_of(h) : deputy_of(h))->ref.text),
	             AT("weekend_settled_at", at)));
}

static void childrens_meeting(struct house *h)
{
	struct instant at = about(h, 18 * 60, 20),
				   answered = moment(next_working(h, date_add_days(h->today, 2)), 17 * 60 + 40);
	struct worker *by = carer_at(h, at);
	if (!has_children(h)) {
		return;
	}
	const char **who = ARENA_ARRAY(h->demo->scratch, (size_t)h->stay_count + 1, const char *);
	size_t count = 0;
	for (int i = 0; i < h->stay_count; i++) {
		if (lives_here(h, &h->stays[i])) {
			who[count++] = h->stays[i].ref.text;
		}
	}
	uint16_t place = h->dealt[BANK_meeting_views];
	const char *views =
		tell(h, NULL, by, bank_meeting_views.texts[place % bank_meeting_views.count]);
	const char *answer =
		tell(h, NULL, by, bank_meeting_answer.texts[place % bank_meeting_answer.count]);
	h->dealt[BANK_meeting_views]++;
	struct ref ref = writes(h, later(at, 70), "child-consultation", "meeting", h->subject, by->by,
	                        FIELDS(AT("held_at", at), TEXT("how", "meeting"),
	                               TEXT("about", "House meeting of the month"), LIST("who", who),
	                               TEXT("views", views)));
	steps(h, answered, ref.text, "answer", deputy_of(h)->by,
	      FIELDS(TEXT("response", answer), AT("fed_back_at", later(answered, -20))));
}

static void team_meeting(struct house *h)
{
	struct instant at = today_at(h, 13 * 60 + 15);
	struct worker *early[2], *late[2];
	struct child *k = some_child(h);
	on_turn(h, h->today, TURN_EARLY, early);
	on_turn(h, h->today, TURN_LATE, late);
	bool same = late[1] == early[1] || late[1] == deputy_of(h);
	writes(h, later(at, 105), "team-meeting", "team", h->subject, deputy_of(h)->by,
	       FIELDS(AT("held_at", at),
	              LISTED("attendees", deputy_of(h)->ref.text, early[0]->ref.text, late[0]->ref.text,
	                     same ? NULL : late[1]->ref.text),
	              ROW_LIST("each_child_discussed",
	                       ((const struct said *const[]){
							   k == NULL ? NULL
										 : FIELDS(TEXT("child", k->ref.text),
	                                              TEXT("what", say(h, k, key_worker(h, k),
	                                                               &bank_team_child))),
							   NULL})),
	              TEXT("safeguarding", say(h, NULL, NULL, &bank_team_safe)),
	              TEXT("learning", say(h, NULL, NULL, &bank_team_learning)),
	              TEXT("actions", say(h, NULL, late[0], &bank_supervision_action))));
}

static void provider_visit(struct house *h)
{
	struct instant at = about(h, 14 * 60, 100);
	writes(h, later(at, 200), "provider-visit", "visit", h->subject, h->answerable,
	       FIELDS(AT("at", at), TEXT("seen", say(h, NULL, NULL, &bank_visit_seen)),
	              TEXT("spoken_to", say(h, NULL, NULL, &bank_reg44_spoke)),
	              TEXT("sampled_records", say(h, NULL, NULL, &bank_visit_sampled)),
	              BECAUSE("actions", "none beyond those open")));
}

static void repair(struct house *h)
{
	static const char *const where[] = {"bathroom",    "kitchen", "hall-or-stairs",
	                                    "living-room", "bedroom", "garden"};
	struct instant at = about(h, 17 * 60, 200);
	int days = between(&h->random, 1, 6);
	uint16_t place = h->dealt[BANK_repair]++;
	struct ref ref = writes(h, later(at, 5), "premises-issue", "repair", h->subject,
	                        carer_at(h, later(at, 5))->by,
	                        FIELDS(AT("reported_at", at), TEXT("where", where[place % 6]),
	                               TEXT("what", bank_repair.texts[place % bank_repair.count]),
	                               TEXT("hazard_level", "minor"), YES("restricts_movement", false),
	                               YES("alteration", false)));
	struct instant fixed = moment(next_working(h, date_add_days(h->today, days)),
	                              14 * 60 + between(&h->random, 0, 120));
	steps(h, later(fixed, 20), ref.text, "fix", leader_at(h, later(fixed, 20))->by,
	      FIELDS(AT("fixed_at", fixed),
	             TEXT("how_fixed", tell(h, NULL, leader_at(h, fixed),
	                                    bank_repaired.texts[place % bank_repaired.count]))));
}

static void visitor(struct house *h)
{
	static const char *const names[] = {"Mr Bowyer",  "Ms Larkin",    "Mrs Ashdown", "Mr Quill",
	                                    "Ms Dunnock", "Wesley Grant", "Mr Sedley",   "Ms Prior"};
	struct instant at = about(h, 15 * 60, 150);
	struct ref ref = writes(
		h, later(at, 2), "visitor", "visitor", h->subject, carer_at(h, later(at, 2))->by,
		FIELDS(TEXT("name", names[random_below(&h->random, 8)]),
	           TEXT("reason", say(h, NULL, NULL, &bank_visitor)), TEXT("visiting_whom", "The home"),
	           AT("in_at", at), YES("identity_checked", true)));
	struct instant out = later(at, between(&h->random, 25, 110));
	steps(h, later(out, 1), ref.text, "leave", carer_at(h, later(out, 1))->by,
	      FIELDS(AT("out_at", out)));
}

/* ---- papers ---- */

static void document_reviewed(struct house *h, struct instant at, const char *what)
{
	steps(h, at, words(h, "%s-doc-%s", h->code, what), "review",
	      chief(h)->post == POST_MANAGER ? chief(h)->by : h->answerable,
	      FIELDS(ON("reviewed_on", h->today), ON("next_review", date_add_months(h->today, 12))));
}

static void workforce(struct house *h)
{
	document_reviewed(h, about(h, 10 * 60, 30), "workforce");
}

/* One or two each time; the police protocol and the system of holding are left to the next year. */
static void documents(struct house *h)
{
	static const char *const order[] = {"behaviour",  "safeguarding",  "bullying",  "guide",
	                                    "complaints", "sop",           "fire",      "missing",
	                                    "safety",     "discipline",    "medicines", "privacy",
	                                    "on-call",    "whistleblowing"};
	document_reviewed(h, about(h, 11 * 60, 40), order[h->papers_reviewed++ % 14]);
}

static void location(struct house *h)
{
	struct instant at = about(h, 15 * 60, 40);
	writes(
		h, at, "location-review", "location", h->subject,
		chief(h)->post == POST_MANAGER ? chief(h)->by : h->answerable,
		FIELDS(
			ON("completed_on", h->today),
			TEXT(
				"risks",
				"The rec after dark, the garages, a car that waits by the station. Nothing new about the street itself."),
			TEXT("opportunities", "Two schools, a library, a good club. Neighbours who wave."),
			TEXT(
				"strategies",
				"Walks in pairs after dark; names of cars to the police; the club's leader has our number."),
			TEXT(
				"consulted",
				"Police neighbourhood team, host authority, school, two neighbours and the children, who drew the map")));
}

/* ---- the table ---- */

static const struct home_row {
	void (*write)(struct house *h);
	short first_least, first_most; /* days after the beginning */
	short least, most;
	short late, late_days;
	bool in_week;
} home_chore_table[HOME_CHORE__COUNT] = {
	[HOME_FIRE_TEST] = {fire_test, 2, 6, 6, 7, 12, 2, false},
	[HOME_DRILL] = {fire_drill, 3, 20, 60, 84, 0, 0, false},
	[HOME_MONEY] = {audit_money, 3, 6, 6, 7, 12, 2, true},
	[HOME_MEDICINES] = {audit_medicines, 3, 6, 6, 7, 12, 2, true},
	[HOME_CASH] = {cash, 2, 6, 5, 7, 12, 2, false},
	[HOME_WEEKEND] = {NULL, 0, 0, 0, 0, 0, 0, false},
	[HOME_MEETING] = {childrens_meeting, 10, 22, 22, 28, 30, 6, false},
	[HOME_TEAM] = {team_meeting, 8, 20, 25, 28, 40, 6, true},
	[HOME_AUDIT_MEASURES] = {audit_measures, 15, 24, 25, 28, 40, 6, true},
	[HOME_AUDIT_KEY] = {audit_key_work, 16, 25, 25, 28, 40, 6, true},
	[HOME_AUDIT_INCIDENTS] = {audit_incidents, 17, 26, 25, 28, 40, 6, true},
	[HOME_AUDIT_POLICIES] = {audit_policies, 60, 140, 160, 175, 0, 0, true},
	[HOME_PROVIDER] = {provider_visit, 6, 24, 23, 28, 40, 6, true},
	[HOME_REG44] = {NULL, 0, 0, 0, 0, 0, 0, false},
	[HOME_REG45] = {NULL, 0, 0, 0, 0, 0, 0, false},
	[HOME_LOCATION] = {location, 4, 8, 290, 330, 0, 0, true},
	[HOME_WORKFORCE] = {workforce, 50, 70, 160, 175, 0, 0, true},
	[HOME_REPAIR] = {repair, 5, 20, 12, 40, 0, 0, false},
	[HOME_VISITOR] = {visitor, 2, 6, 2, 7, 0, 0, false},
	[HOME_ACCOUNTS] = {accounts, 25, 28, 28, 31, 0, 0, true},
	[HOME_DOCUMENTS] = {documents, 12, 24, 20, 25, 0, 0, true},
	[HOME_ROTA] = {NULL, 0, 0, 0, 0, 0, 0, false},
	[HOME_EQUIPMENT] = {equipment, 10, 25, 26, 31, 0, 0, true},
};

static bool is_due(struct house *h, const struct home_row *r, struct date next)
{
	struct date until = h->today;
	if (r->in_week && !is_working(h, h->today)) {
		return false;
	}
	while (r->in_week && !is_working(h, date_add_days(until, 1))) {
		until = date_add_days(until, 1);
	}
	return next.day <= until.day;
}

static void chore(struct house *h, int which)
{
	const struct home_row *r = &home_chore_table[which];
	if (h->next[which].day == 0) {
		struct date from = h->opened.day > h->begin.day ? h->opened : h->begin;
		h->next[which] = date_add_days(from, between(&h->random, r->first_least, r->first_most));
	}
	if (r->write == NULL || !is_due(h, r, h->next[which])) {
		return;
	}
	if (chance(&h->random, r->late)) {
		h->next[which] = date_add_days(h->today, between(&h->random, 1, r->late_days));
		return;
	}
	r->write(h);
	h->next[which] = date_add_days(h->today, between(&h->random, r->least, r->most));
}

/* A drill within the week for each new child. */
static bool somebody_is_new(const struct house *h)
{
	for (int i = 0; i < h->stay_count; i++) {
		if (h->stays[i].came.day > h->begin.day && h->stays[i].came.day == h->today.day - 3) {
			return true;
		}
	}
	return false;
}

void home_chores(struct house *h)
{
	if (h->today.day < h->opened.day || h->today.day == h->begin.day) {
		return;
	}
	if (somebody_is_new(h)) {
		h->next[HOME_DRILL] = h->today;
	}
	for (int i = 0; i < HOME_CHORE__COUNT; i++) {
		chore(h, i);
	}
	bool opens_on_weekend = h->today.day == h->opened.day && is_weekend(h->today);
	if (date_weekday(h->today) == 4 || opens_on_weekend) {
		weekend(h);
	}
	independent_visits(h);
	quality_review(h);
}
