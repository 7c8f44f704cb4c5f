/*
 * Somebody comes to work here: vetted before the first day, shown round on it, trained, and reading what everybody reads.
 * Who was here before the records began brings dates with them.
 */
#include <string.h>

#include "cli/demo/inside.h"

static const char *const role_words[] = {
	[POST_MANAGER] = NULL,        [POST_DEPUTY] = "deputy",       [POST_LEADER] = "shift-leader",
	[POST_CARE] = "care-staff",   [POST_NIGHT] = "night-staff",   [POST_BANK] = "care-staff",
	[POST_AGENCY] = "care-staff", [POST_OFFICE] = "administrator"};

static const char *const employment_words[] = {
	[POST_MANAGER] = "permanent", [POST_DEPUTY] = "permanent", [POST_LEADER] = "permanent",
	[POST_CARE] = "permanent",    [POST_NIGHT] = "permanent",  [POST_BANK] = "bank",
	[POST_AGENCY] = "agency",     [POST_OFFICE] = "permanent"};

static bool is_part_time(const struct worker *w)
{
	return w->post == POST_BANK || w->post == POST_AGENCY || w->post == POST_OFFICE;
}

/* Since when in a care role anywhere: newcomers start one here, others came from another home. */
static struct date first_care(const struct house *h, const struct worker *w)
{
	uint32_t draw = lot(h->seed, (uint32_t)w->born.day, 7, 100);
	bool new_to_it = w->post == POST_CARE && draw < 45;
	return new_to_it ? w->from : date_add_days(w->from, -(int)(300 + draw * 37));
}

static void write_details(struct house *h, struct worker *w, struct instant at, const char *by)
{
	static const char *const streets[] = {"Vicarage Lane", "Union Street", "Beech Grove",
	                                      "Park Crescent", "Weir Road",    "Hill Rise",
	                                      "Chapel Walk"};
	uint32_t draw = lot(h->seed, (uint32_t)w->born.day, 3, 90);
	bool cares = w->post != POST_OFFICE;
	outbox_write(
		h->demo->outbox,
		&(struct line){
			.at = at,
			.record = w->ref.text,
			.by = by,
			.type = "staff",
			.home = h->ref,
			.fields = FIELDS(
				TEXT("full_name", w->name), TEXT("sex", w->woman ? "female" : "male"),
				ON("dob", w->born),
				TEXT("home_address", words(h, "%u %s, %s", draw + 2, streets[draw % 7], h->town)),
				TEXT(
					"qualifications",
					cares
						? "Diploma for residential childcare or working towards it; see the records of each"
						: "Business administration, level 3"),
				TEXT("experience", w->post == POST_NIGHT
	                                   ? "Nights in residential care and in a hostel"
	                                   : "Youth work, then residential care of children"),
				TEXT("full_or_part_time", is_part_time(w) ? "part" : "full"),
				NUMBER("average_hours", is_part_time(w) ? 18 : 38), YES("lives_in", false),
				TEXT("role", role_words[w->post]), YES("care_role", cares),
				ON("care_role_from", cares ? w->from : DATE_NONE),
				TEXT("employment", employment_words[w->post]), ON("started_here_on", w->from),
				ON("first_care_role_in_any_home_on", cares ? first_care(h, w) : DATE_NONE))});
}

static void write_vetting(struct house *h, struct worker *w, struct instant at, const char *by,
                          const char *decided_by)
{
	struct ref ref = writes(
		h, at, "vetting", "vetting", words(h, "staff:%s", w->ref.text), by,
		FIELDS(TEXT("identity", "Passport and a bill from last month, seen in the original"),
	           TEXT("DBS_certificate", "Enhanced with barred list, clear, on the update service"),
	           TEXT("DBS_number",
	                words(h, "00%010u",
	                      1000000000u + lot(h->seed, (uint32_t)w->born.day, 5, 900000000))),
	           ON("DBS_issued_on", date_add_days(w->from, -34)),
	           TEXT("two_references", "Two, one from the last employer, both rung and spoken to"),
	           TEXT("why_earlier_care_jobs_ended",
	                "Asked of each earlier employer in care; left of own accord"),
	           TEXT("qualification_evidence", "Certificates seen and copied"),
	           TEXT("full_history", "No gaps; a year abroad explained and checked")));
	steps(h, later(at, 35), ref.text, "decide", by, FIELDS(TEXT("decided_by", decided_by)));
}

/* Who may plan a step of employment: not the responsible individual, so for a manager the deputy does. */
static struct worker *planner(struct house *h, const struct worker *w)
{
	struct worker *m = manager_of(h) == NULL ? first_with_post(h, POST_MANAGER) : manager_of(h);
	return w == m ? first_with_post(h, POST_DEPUTY) : m;
}

static void write_step(struct house *h, struct worker *w, struct instant at, struct date done,
                       const char *by, const char *signer, const char *step, const char *outcome)
{
	struct ref ref =
		writes(h, at, "employment-step", "employment", words(h, "staff:%s", w->ref.text),
	           planner(h, w)->by, FIELDS(TEXT("step", step)));
	steps(h, later(at, 2), ref.text, "do", by,
	      FIELDS(ON("done_on", done), TEXT("outcome", outcome), TEXT("signed_by", signer)));
}

static const struct course {
	const char *kind, *course;
	int months; /* valid for; 0: for ever */
} courses[] = {
	{"safeguarding", "Safeguarding children, level 3", 12},
	{"first-aid", "Paediatric first aid, two days", 36},
	{"restraint", "Physical intervention and de-escalation, two days", 12},
	{"medicines", "Safe handling of medicines, with observed practice", 24},
	{"fire", "Fire safety and evacuation", 12},
	{"missing-and-exploitation", "Missing from care and exploitation", 24},
	{"data-protection", "Records and privacy", 24},
};

void write_training(struct house *h, struct worker *w, struct instant at, struct date done,
                    int which, const char *by)
{
	const struct course *c = &courses[which];
	writes(h, at, "training", "training", words(h, "staff:%s", w->ref.text), by,
	       FIELDS(TEXT("course", c->course), TEXT("kind", c->kind), ON("done_on", done),
	              ON("expires_on", c->months == 0 ? DATE_NONE : date_add_months(done, c->months)),
	              TEXT("provider", which == 2 ? "Steady Hands Training"
	                                          : "In the home, and on line with a test"),
	              TEXT("competence", "Passed; talked about in the next supervision")));
}

/* Everybody is trained on or before the first day; those here for years, within the validity of each course. */
static void write_all_training(struct house *h, struct worker *w, struct instant at, const char *by)
{
	int courses_for = w->post == POST_OFFICE ? 1 : 7;
	for (int i = 0; i < courses_for; i++) {
		struct date day = instant_day(at);
		int ago = w->from.day < day.day - 30 ? between(&h->random, 20, i == 1 ? 400 : 280) : 0;
		struct date done = date_add_days(day, -ago);
		write_training(h, w, later(at, i), done.day < w->from.day - 40 ? w->from : done, i, by);
		enum worker_chore chore = i == 0   ? WORKER_SAFEGUARDING
		                          : i == 2 ? WORKER_RESTRAINT
		                                   : WORKER_TRAINING;
		w->next[chore] = date_add_days(done, between(&h->random, 325, 352));
	}
}

/* Most have the diploma; newcomers are enrolled and have two years. */
static void write_qualification(struct house *h, struct worker *w, struct instant at,
                                const char *by)
{
	bool leads = w->post == POST_MANAGER,
		 attained = leads || first_care(h, w).day < instant_day(at).day - 660;
	if (w->post == POST_OFFICE) {
		return;
	}
	struct ref ref = writes(
		h, at, "qualification", "qualification", words(h, "staff:%s", w->ref.text), by,
		FIELDS(TEXT("name", leads ? "Diploma in leadership and management for residential childcare"
	                              : "Diploma for residential childcare"),
	           NUMBER("level", leads ? 5 : 3),
	           ON("enrolled_on", attained ? DATE_NONE : instant_day(at)),
	           ON("expected_on", attained ? DATE_NONE : date_add_months(first_care(h, w), 22))));
	w->diploma = attained ? ref_called("") : ref;
	w->attains = date_add_months(first_care(h, w), 22);
	if (attained) {
		steps(h, later(at, 1), ref.text, "attain", by,
		      FIELDS(ON("attained_on", date_add_days(instant_day(at), -200)),
		             YES("equivalent", false)));
	}
}

static void plan_chores(struct house *h, struct worker *w, struct instant at)
{
	struct date day = instant_day(at);
	bool is_new = w->from.day >= day.day - 10;
	w->next[WORKER_SUPERVISION] = date_add_days(
		is_new ? w->from : day, is_new ? between(&h->random, 8, 13) : between(&h->random, 3, 24));
	w->next[WORKER_APPRAISAL] =
		date_add_days(day, is_new ? between(&h->random, 330, 355) : between(&h->random, 40, 320));
}

/* The five policies of the list child-protection-policies, and the plan and risks of each child. */
static void read_everything(struct house *h, struct worker *w, struct instant at)
{
	for (int i = 0; i < 5 && h->policies[i].text[0] != '\0';
	     i++) { /* a new house reads them when they are written */
		writes(h, later(at, between(&h->random, 20, 40) + i * 25), "policy-read", "policy-read",
		       words(h, "staff:%s", w->ref.text), w->by,
		       FIELDS(TEXT("document", h->policies[i].text), TEXT("staff", w->ref.text),
		              AT("at", later(at, 20 + i * 25)),
		              TEXT("understood",
		                   i == 0 ? "Read twice; asked about the part on allegations" : NULL)));
	}
	for (int i = 0; i < h->stay_count; i++) {
		struct child *k = &h->stays[i];
		if (lives_here(h, k) && k->came.day + 6 < h->today.day && k->risk_at.s < at.s) {
			const char *const refs[] = {k->risk.text, k->behaviour.text, k->plan.text};
			for (int j = 0; j < 3; j++) {
				struct instant when = later(at, 170 + between(&h->random, 5, 8) * (i * 3 + j + 1));
				writes(h, when, "read-receipt", "read", words(h, "staff:%s", w->ref.text), w->by,
				       FIELDS(TEXT("of", refs[j]), TEXT("version", "as it stood that day"),
				              AT("at", when)));
			}
		}
	}
}

/* The paper before the first day, by whoever appoints. */
static void write_before(struct house *h, struct worker *w, struct instant at, const char *by,
                         const char *signer)
{
	bool agency = w->post == POST_AGENCY;
	write_vetting(h, w, later(at, 10), by, signer);
	struct worker *plans =
		planner(h, w); /* of a manager's: on the deputy's first day, if that is later */
	struct instant known =
		moment(plans->post == POST_DEPUTY ? plans->from : instant_day(at), 9 * 60 + 25);
	write_step(h, w, known.s > at.s ? known : later(at, 60), instant_day(at), by, signer,
	           "job-description", "Given, read and signed");
	write_qualification(h, w, later(at, 70), by);
	if (agency) {
		const char *leader = deputy_of(h)->by;
		struct ref ref = writes(h, later(at, 90), "agency-check", "agency",
		                        words(h, "staff:%s", w->ref.text), leader,
		                        FIELDS(YES("identity_seen", true),
		                               TEXT("agency_written_confirmation",
		                                    "Letter from the agency with each check and its date"),
		                               AT("checked_at", later(at, 90))));
		steps(h, later(at, 130), ref.text, "review", leader,
		      FIELDS(ON("reviewed_on", instant_day(at)), YES("sole_charge_allowed", false)));
	}
}

static void write_first_day(struct house *h, struct worker *w, struct instant at, const char *by,
                            const char *signer)
{
	static const char *const steps_of_it[] = {"safeguarding", "whistleblowing", "fire"};
	static const char *const outcomes[] = {"Whom to tell, and that one may go past the manager",
	                                       "Numbers on the card, and what protects who speaks up",
	                                       "Walked the routes, set off the panel, met at the gate"};
	for (int i = 0; i < 3; i++) {
		write_step(h, w, later(at, i * 20), instant_day(at), by, signer, steps_of_it[i],
		           outcomes[i]);
	}
	write_all_training(h, w, later(at, 70), by);
}

/* Of somebody long here: what the file says, copied in on the first day of the records. */
static void write_history(struct house *h, struct worker *w, struct instant at)
{
	struct worker *m = manager_of(h);
	bool self = w == m;
	const char *by = self ? h->answerable : m->by,
			   *signer = self ? words(h, "%s-ri", h->code) : m->ref.text;
	write_before(h, w, at, by, signer);
	write_all_training(h, w, later(at, 75), by);
	if (w->post != POST_AGENCY && chance(&h->random, 850)) {
		struct date held = date_add_days(instant_day(at), -between(&h->random, 30, 320));
		if (held.day > w->from.day + 100) {
			writes(
				h, later(at, 80), "appraisal", "appraisal", words(h, "staff:%s", w->ref.text), by,
				FIELDS(ON("held_on", held), TEXT("performance", say(h, NULL, w, &bank_appraisal)),
			           TEXT("fitness", "Fit for the work"),
			           TEXT("children_views", "Asked of the children: 'nice, strict about phones'"),
			           TEXT("professionals_views", "Asked of two social workers; both good")));
			w->next[WORKER_APPRAISAL] = date_add_days(held, between(&h->random, 340, 362));
		}
	}
}

void worker_arrives(struct house *h, struct worker *w, struct instant at, bool by_system)
{
	struct worker *m = manager_of(h);
	bool by_manager = m != NULL && w != m;
	const char *by = by_manager ? m->by : h->answerable,
			   *signer = by_manager ? m->ref.text : words(h, "%s-ri", h->code);
	struct instant first = moment(w->from, w->post == POST_NIGHT ? 20 * 60 : 9 * 60);
	w->known = true;
	write_details(h, w, at, by_system ? "system" : by);
	plan_chores(h, w, at);
	if (w->from.day < instant_day(at).day) {
		write_history(h, w, later(at, 120));
		return;
	}
	write_before(h, w, later(at, 30), by, signer);
	write_first_day(h, w, first, by, signer);
	if (w->post != POST_OFFICE) {
		read_everything(h, w, later(first, 90));
	}
}

void worker_leaves(struct house *h, struct worker *w)
{
	static const char *const reasons[] = {"resigned", "resigned", "moved-in-the-organisation",
	                                      "end-of-contract"};
	steps(h, about(h, 16 * 60, 60), w->ref.text, "leave",
	      in_charge(h, h->today) == deputy_of(h) ? h->answerable : manager_of(h)->by,
	      FIELDS(ON("left_on", w->to), TEXT("leave_reason", reasons[random_below(&h->random, 4)]),
	             ON("care_role_to", w->to)));
}

/* ---- reading ---- */

static void reads(struct house *h, struct worker *w, struct instant written, const char *ref,
                  const char *version)
{
	struct instant start = next_shift(h, w, later(written, 30));
	struct instant when = later(start, -between(&h->random, 4, 14));
	int late = lot(h->seed, (uint32_t)w->born.day, (uint32_t)(written.s / 60), 1000) < 12 ? 1 : 0;
	if (instant_is_none(start)) {
		when = moment(date_add_days(instant_day(written), between(&h->random, 2, 9)),
		              between(&h->random, 600, 1000));
	}
	if (late != 0) {
		when = later(when, between(&h->random, 90, 4000));
	}
	if (date_is_none(w->to) || instant_day(when).day <= w->to.day) {
		writes(h, when, "read-receipt", "read", words(h, "staff:%s", w->ref.text), w->by,
		       FIELDS(TEXT("of", ref), TEXT("version", version), AT("at", when)));
	}
}

void everybody_reads(struct house *h, struct instant at, const char *ref, const char *version)
{
	for (int i = 0; i < h->worker_count; i++) {
		struct worker *w = &h->workers[i];
		bool here = works_on(w, instant_day(at)) && w->post != POST_OFFICE;
		if (here) {
			reads(h, w, at, ref, version);
		}
	}
}
