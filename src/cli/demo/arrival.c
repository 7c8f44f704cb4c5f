/* A child comes to live here: what is asked before, and written on the day. */
#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

struct instant day_at(const struct child *k, int days, int minute)
{
	return moment(date_add_days(k->came, days), minute);
}

const char *writer(struct house *h, struct child *k, struct instant at)
{
	return k->came.day < h->begin.day ? deputy_of(h)->by : carer_at(h, at)->by;
}

static struct date became_looked_after(struct house *h, const struct child *k)
{
	return k->emergency
	           ? k->came
	           : date_add_days(k->came, -(400 + (int)lot(h->seed, (uint32_t)k->born.day, 9, 500)));
}

static void write_child(struct house *h, struct child *k, struct instant at)
{
	const struct character *is = k->is;
	const char *by = deputy_of(h)->by;
	struct date looked_after = became_looked_after(h, k);
	outbox_write(
		h->demo->outbox,
		&(struct line){
			.at = writing(h, k, at),
			.record = k->ref.text,
			.by = by,
			.type = "child",
			.home = h->ref,
			.fields = FIELDS(TEXT("full_name", words(h, "%s %s", k->name, is->family_name)),
	                         TEXT("preferred_name", k->name), BECAUSE("previous_names", "none"),
	                         ON("dob", k->born), TEXT("sex", is->girl ? "female" : "male"),
	                         TEXT("religion", is->religion), TEXT("ethnicity", is->ethnicity),
	                         TEXT("cultural_background", is->culture),
	                         TEXT("linguistic_background", is->language),
	                         TEXT("previous_address", is->fam_street),
	                         TEXT("statutory_provision", is->provision),
	                         TEXT("special_diet_health_needs",
	                              is->medicine_for == NULL ? "None" : is->medicine_for),
	                         TEXT("communication_needs", is->needs),
	                         TEXT("record_place",
	                              "Here, and older papers in the locked cabinet of the office"))});
	int age = date_years_between(k->born, instant_day(at));
	steps(h, writing(h, k, later(at, 4)), k->ref.text, "status", by,
	      FIELDS(YES("looked_after", true), ON("became_looked_after_on", looked_after),
	             YES("eligible_care_leaver", age >= 16), YES("has_ehc", is->ehc),
	             YES("short_breaks", false), YES("dol_flag", false)));
}

/* The moment of coming, planned or not. */
static struct instant admission(const struct child *k)
{
	return day_at(k, 0, k->emergency ? 19 * 60 : 15 * 60);
}

static void write_stay(struct house *h, struct child *k)
{
	struct instant asked = k->emergency ? day_at(k, 0, 11 * 60) : day_at(k, -6, 10 * 60 + 20);
	struct worker *deputy = deputy_of(h);
	const char *decides = k->came.day < h->begin.day                   ? manager_of(h)->by
	                      : in_charge(h, instant_day(asked)) == deputy ? h->answerable
	                                                                   : manager_of(h)->by;
	struct ref assessment = writes(
		h, writing(h, k, asked), "admission-assessment", "admission", k->subject, deputy->by,
		FIELDS(
			TEXT(
				"needs_against_statement_of_purpose",
				tell(
					h, k, NULL,
					"{n} needs a small house, patient adults and a school nearby. That is what we are for.")),
			TEXT(
				"effect_on_each_child_already_there",
				tell(
					h, k, NULL,
					"Talked through child by child with the team. The others were asked and two had questions about the bathroom.")),
			LISTED("plans_received", "referral-form", "chronology", "missing-history",
	               k->emergency ? NULL : "care"),
			TEXT("gaps", k->emergency ? "Most papers follow; health and school rung today"
	                                  : "Dental records; asked for"),
			TEXT("child_view",
	             tell(h, k, NULL,
	                  "{n} came to see the house and asked where the nearest shop is."))));
	steps(h, writing(h, k, later(asked, 95)), assessment.text, "decide", decides,
	      FIELDS(TEXT("decision", "accept"), AT("decided_at", later(asked, 90))));
	k->stay = ref_new(h, "stay");
	opens(h, writing(h, k, later(asked, 120)), "placement", k->stay.text, k->subject, deputy->by,
	      FIELDS(TEXT("placing_authority", k->is->far ? "voluntary-organisation" : "other"),
	             ON("agreed_on", instant_day(asked)),
	             TEXT("admission_kind", k->emergency ? "emergency" : "planned"),
	             AT("admitted_at", k->emergency ? INSTANT_NONE : admission(k)),
	             YES("intended_to_18", k->is->age < 13 * 365), YES("first_placement", k->emergency),
	             YES("voluntary_organisation_plan", false),
	             TEXT("admission_assessment", assessment.text)));
}

static void write_admission(struct house *h, struct child *k)
{
	struct instant at = admission(k);
	steps(h, writing(h, k, later(at, 25)), k->stay.text, "admit", writer(h, k, later(at, 25)),
	      FIELDS(AT("admitted_at", at),
	             TEXT("address_before", k->emergency ? "Police station, and before that with family"
	                                                 : "Foster family, Vale Road"),
	             TEXT("placing_authority", k->is->far ? "voluntary-organisation" : "other"),
	             TEXT("statutory_provision", k->is->provision)));
}

static void write_notices(struct house *h, struct child *k)
{
	bool first = true;
	for (int i = 0; i < h->stay_count; i++) {
		first = first && (&h->stays[i] == k || !h->stays[i].arrived);
	}
	struct instant at = day_at(k, 0, 16 * 60 + 40);
	struct notice n = {.event = k->stay.text,
	                   .recipient = "host-authority",
	                   .matter = tell(h, k, NULL, "{n} came to live at {home} today"),
	                   .actions = "Placement plan, school and doctor arranged",
	                   .child = k,
	                   .at = k->emergency ? day_at(k, 1, 10 * 60) : at,
	                   .late_contact = true};
	if (k->is->far) {
		n.basis = "reg41-admission";
		notify(h, &n);
	}
	if (first && date_is_none(h->live)) {
		n.basis = "first-child";
		n.recipient = "hmci";
		n.matter = "The first child has come to live here";
		n.at = later(at, 35);
		notify(h, &n);
	}
}

/* The first weeks of whoever was not looked after before: plans, health and review are the authority's to begin. */
static void newly_looked_after(struct house *h, struct child *k)
{
	struct worker *by = deputy_of(h);
	plan_comes(h, k, day_at(k, 3, 16 * 60), "care", date_add_days(k->came, 2));
	plan_comes(h, k, day_at(k, 8, 15 * 60), "pep", date_add_days(k->came, 7));
	struct ref health =
		writes(h, day_at(k, 13, 17 * 60), "health-assessment", "health", k->subject, by->by,
	           FIELDS(TEXT("kind", "initial"), ON("held_on", date_add_days(k->came, 13)),
	                  TEXT("child_view", "She was all right. Cold hands.")));
	steps(h, day_at(k, 24, 11 * 60), health.text, "receive", by->by,
	      FIELDS(ON("received_on", date_add_days(k->came, 24)),
	             BECAUSE("actions", "nothing beyond the dentist, which is booked"),
	             ON("next_due", date_add_days(k->came, 378))));
}

/* What the years before have left in the file: the latest health assessment. */
static void looked_after_before(struct house *h, struct child *k)
{
	struct date held = date_add_days(k->came.day < h->begin.day ? h->begin : k->came, -190),
				came = date_add_days(held, 15);
	struct instant at = day_at(k, -4, 12 * 60);
	struct ref ref =
		writes(h, writing(h, k, at), "health-assessment", "health", k->subject, deputy_of(h)->by,
	           FIELDS(TEXT("kind", "review"), ON("held_on", held),
	                  BECAUSE("child_view", "not told; it was before this home")));
	steps(h, writing(h, k, later(at, 3)), ref.text, "receive", deputy_of(h)->by,
	      FIELDS(ON("received_on", came), BECAUSE("actions", "none open"),
	             ON("next_due", date_add_months(held, 12))));
}

static void set_chores(struct house *h, struct child *k)
{
	static const struct {
		enum child_chore chore;
		int least, most;
	} first[] = {{CHILD_KEY_WORK, 4, 6},   {CHILD_UPDATE, 4, 6},        {CHILD_SCHOOL_CALL, 1, 1},
	             {CHILD_PROGRESS, 22, 27}, {CHILD_RISK, 22, 27},        {CHILD_PROFILE, 22, 27},
	             {CHILD_PHOTO, 150, 170},  {CHILD_FILE, 20, 27},        {CHILD_VISIT, 4, 6},
	             {CHILD_FAMILY, 6, 12},    {CHILD_APPOINTMENT, 15, 60}, {CHILD_BEHAVIOUR, 85, 95},
	             {CHILD_RIGHTS, 70, 84},   {CHILD_SCREEN_CSE, 70, 84},  {CHILD_SCREEN_CCE, 70, 84},
	             {CHILD_REVIEW, 11, 13},   {CHILD_HEALTH, 140, 165}};
	struct date from = k->came.day < h->begin.day ? h->begin : k->came;
	for (int i = 0; i < COUNT(first); i++) {
		k->next[first[i].chore] =
			date_add_days(from, between(&h->random, first[i].least, first[i].most));
	}
}

static void plans_come(struct house *h, struct child *k, bool history)
{
	if (!k->emergency || history) {
		looked_after_before(h, k);
		plan_comes(h, k, day_at(k, -4, 13 * 60), "care",
		           history ? date_add_days(h->begin, -100) : date_add_days(k->came, -20));
		plan_comes(h, k, day_at(k, -4, 13 * 60 + 10), "pep",
		           history ? date_add_days(h->begin, -60) : date_add_days(k->came, -40));
	} else {
		newly_looked_after(h, k);
	}
	plan_comes(h, k, day_at(k, k->emergency ? 0 : -3, k->emergency ? 1180 : 13 * 60 + 20),
	           "placement", k->emergency ? k->came : date_add_days(k->came, -3));
	if (k->is->ehc) {
		plan_comes(h, k, day_at(k, k->emergency ? 1 : -4, 13 * 60 + 30), "ehc",
		           date_add_days(k->came, -90));
	}
}

void child_arrives(struct house *h, struct child *k)
{
	struct instant before = k->emergency ? day_at(k, 0, 10 * 60 + 30) : day_at(k, -7, 11 * 60);
	struct instant profile = day_at(k, k->emergency ? 0 : -2, k->emergency ? 1190 : 12 * 60);
	bool history = k->came.day < h->begin.day;
	k->reviews = k->emergency && !history ? 0 : 1 + (int)lot(h->seed, (uint32_t)k->born.day, 4, 4);
	k->pep_term = k->report_term = -1;
	write_child(h, k, before);
	write_stay(h, k);
	set_chores(h, k);
	plans_come(h, k, history);
	profile_written(h, k, lately(h, k, profile, 2), deputy_of(h)->by, true);
	child_contacts(h, k, day_at(k, k->emergency ? 1 : -2, 11 * 60));
	write_admission(h, k);
	child_settles(h, k);
	if (!history) {
		write_notices(h, k);
	}
	k->arrived = true;
}
