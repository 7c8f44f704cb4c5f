/* A child comes to live here, or leaves: what is asked before, written on the day, and set up in the first weeks. */
#include <string.h>

#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

static struct instant day_at(const struct child *k, int days, int minute)
{
	return moment(date_add_days(k->came, days), minute);
}

/* Somebody who was here then; for a time before the records began, whoever copies it in. */
static const char *writer(struct house *h, struct child *k, struct instant at)
{
	return k->came.day < h->begin.day ? deputy_of(h)->by : carer_at(h, at)->by;
}

static struct date became_looked_after(struct house *h, const struct child *k)
{
	return k->emergency ? k->came : date_add_days(k->came, -(400 + (int)lot(h->seed, (uint32_t)k->born.day, 9, 500)));
}

static void write_child(struct house *h, struct child *k, struct instant at)
{
	const struct character *is = k->is;
	const char *by = deputy_of(h)->by;
	struct date looked_after = became_looked_after(h, k);
	outbox_write(h->demo->outbox, &(struct line){.at = writing(h, k, at), .record = k->ref.text, .by = by, .type = "child", .home = h->ref, .fields =
		FIELDS(TEXT("full_name", words(h, "%s %s", k->name, is->family_name)), TEXT("preferred_name", k->name), BECAUSE("previous_names", "none"), ON("dob", k->born),
	           TEXT("sex", is->girl ? "female" : "male"), TEXT("religion", is->religion), TEXT("ethnicity", is->ethnicity), TEXT("cultural_background", is->culture),
	           TEXT("linguistic_background", is->language), TEXT("previous_address", is->fam_street), TEXT("statutory_provision", is->provision),
	           TEXT("special_diet_health_needs", is->medicine_for == NULL ? "None" : is->medicine_for), TEXT("communication_needs", is->needs),
	           TEXT("record_place", "Here, and older papers in the locked cabinet of the office"))});
	int age = date_years_between(k->born, instant_day(at));
	steps(h, writing(h, k, later(at, 4)), k->ref.text, "status", by,
	      FIELDS(YES("looked_after", true), ON("became_looked_after_on", looked_after), YES("eligible_care_leaver", age >= 16), YES("has_ehc", is->ehc),
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
	const char *decides = k->came.day < h->begin.day ? manager_of(h)->by : in_charge(h, instant_day(asked)) == deputy ? h->answerable : manager_of(h)->by;
	struct ref assessment = writes(h, writing(h, k, asked), "admission-assessment", "admission", k->subject, deputy->by,
		FIELDS(TEXT("needs_against_statement_of_purpose", tell(h, k, NULL, "{n} needs a small house, patient adults and a school nearby. That is what we are for.")),
	           TEXT("effect_on_each_child_already_there", tell(h, k, NULL, "Talked through child by child with the team. The others were asked and two had questions about the bathroom.")),
	           LISTED("plans_received", "referral-form", "chronology", "missing-history", k->emergency ? NULL : "care"),
	           TEXT("gaps", k->emergency ? "Most papers follow; health and school rung today" : "Dental records; asked for"), TEXT("child_view", tell(h, k, NULL, "{n} came to see the house and asked where the nearest shop is."))));
	steps(h, writing(h, k, later(asked, 95)), assessment.text, "decide", decides,
	      FIELDS(TEXT("decision", "accept"), AT("decided_at", later(asked, 90))));
	k->stay = ref_new(h, "stay");
	opens(h, writing(h, k, later(asked, 120)), "placement", k->stay.text, k->subject, deputy->by,
	      FIELDS(TEXT("placing_authority", k->is->far ? "voluntary-organisation" : "other"), ON("agreed_on", instant_day(asked)), TEXT("admission_kind", k->emergency ? "emergency" : "planned"),
	             AT("admitted_at", k->emergency ? INSTANT_NONE : admission(k)),
	             YES("intended_to_18", k->is->age < 13 * 365), YES("first_placement", k->emergency), YES("voluntary_organisation_plan", false), TEXT("admission_assessment", assessment.text)));
}

static void write_admission(struct house *h, struct child *k)
{
	struct instant at = admission(k);
	steps(h, writing(h, k, later(at, 25)), k->stay.text, "admit", writer(h, k, later(at, 25)),
	      FIELDS(AT("admitted_at", at), TEXT("address_before", k->emergency ? "Police station, and before that with family" : "Foster family, Vale Road"),
	             TEXT("placing_authority", k->is->far ? "voluntary-organisation" : "other"), TEXT("statutory_provision", k->is->provision)));
}

static void write_induction(struct house *h, struct child *k)
{
	static const struct {
		const char *step, *words;
		int day, minute;
	} given[] = {
		{"childrens-guide", "I like that there's a picture of the cat.", -3, 1010}, {"complaints", "So I can ring them and not tell you?", -3, 1013},
		{"house-routines", "When's the latest I can have toast?", 0, 1170}, {"fire", "I found the second door by myself.", 0, 1180},
		{"childrens-guide", "Can I keep it in my room?", 1, 1000}, {"complaints", "I know who to ring.", 1, 1004},
		{"advocacy", "An advocate is like a lawyer but nice.", 1, 1008}, {"childrens-commissioner", "She's for all children, even me.", 1, 1012},
		{"helplines", "The number's on the fridge.", 1, 1016}, {"keeping-safe", "I'd tell my key worker.", 2, 1020}, {"own-record", "So I can read what you write?", 2, 1025}};
	for (int i = 0; i < COUNT(given); i++) {
		if (k->came.day < h->begin.day && given[i].day < 1) {
			continue; /* long ago; what was given again lately is told */
		}
		int day = k->emergency && given[i].day < 0 ? 0 : given[i].day, minute = k->emergency && day == 0 ? given[i].minute % 60 + 1180 : given[i].minute;
		struct instant at = lately(h, k, day_at(k, day, minute), 9);
		writes(h, writing(h, k, later(at, 3)), "induction-step", "induction", k->subject, writer(h, k, later(at, 3)),
		       FIELDS(TEXT("step", given[i].step), AT("given_at", at), YES("child_understood", true), TEXT("child_words", given[i].words), TEXT("format", "Talked through, with the printed page")));
	}
}

static void write_authorities(struct house *h, struct child *k)
{
	static const struct {
		const char *matter, *holder, *conditions;
	} given[] = {{"education", "The home for day-to-day matters, the authority for a change of school", NULL}, {"health-consent", "The home for routine care, the authority for operations", NULL},
	             {"overnight-stays", "The home, with people it knows", "Checks first where the stay is longer than a night"}, {"school-trips", "The home in this country", NULL},
	             {"first-aid", "The home", NULL}, {"non-prescription-medicine", "The home, from the agreed list", "The pharmacist is asked where another medicine is taken"}};
	for (int i = 0; i < COUNT(given); i++) {
		struct instant at = day_at(k, 2, 15 * 60 + i * 3);
		writes(h, writing(h, k, at), "delegated-authority", "authority", k->subject, deputy_of(h)->by,
		       FIELDS(TEXT("matter", given[i].matter), TEXT("holder", given[i].holder), TEXT("conditions", given[i].conditions), ON("from", k->came)));
	}
}

static void write_screens(struct house *h, struct child *k, struct instant at)
{
	const char *const types[] = {"cse", "cce"}, *const levels[] = {k->is->cse, k->is->cce};
	for (int i = 0; i < 2; i++) {
		bool worry = strcmp(levels[i], "none") != 0;
		struct ref screen = writes(h, writing(h, k, later(at, i * 9)), "exploitation-screen", "screen", k->subject, writer(h, k, later(at, i * 9)),
			FIELDS(TEXT("type", types[i]), TEXT("level", levels[i]), YES("suspicion", false), AT("at", later(at, i * 9)),
		           TEXT("evidence", worry ? tell(h, k, NULL, "New names in the phone that {n} will not explain, a lift home from somebody older. {He} talks about it a little. Shared with {sw}.")
		                                  : tell(h, k, NULL, "Nothing seen or heard. {n} knows what it means and whom {he} would tell."))));
		if (worry) {
			assess_risk(h, k, later(at, 60 + i * 30), deputy_of(h), screen.text);
		}
	}
	k->next[CHILD_SCREEN_CSE] = date_add_days(instant_day(at), 80);
	k->next[CHILD_SCREEN_CCE] = date_add_days(instant_day(at), 82);
}

static void write_medicine(struct house *h, struct child *k)
{
	struct instant at = day_at(k, 0, 1175);
	if (k->is->medicine == NULL) {
		return;
	}
	k->medicine = writes(h, writing(h, k, at), "medicine", "medicine", k->subject, writer(h, k, at),
		FIELDS(TEXT("name", k->is->medicine), TEXT("prescribed_for", k->is->medicine_for), TEXT("prescriber", "Dr Elm, Rookery Surgery"), TEXT("form", k->is->form),
	           TEXT("dose_instructions", k->is->dose), ON("received", k->came), NUMBER("stock", 60), ON("expires_on", date_add_months(k->came, 30)), YES("controlled", strstr(k->is->medicine, "Concerta") != NULL),
	           YES("homely_remedy", false), TEXT("consent", tell(h, k, NULL, "Placing authority, in the placement plan; {n} agrees to take it")), YES("when_needed", false)));
}

/* Lessons go on, or begin within days. */
static void write_school(struct house *h, struct child *k)
{
	struct instant at = day_at(k, k->emergency ? 0 : -2, k->emergency ? 1165 : 14 * 60);
	k->education = writes(h, writing(h, k, at), "education", "education", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("provider", k->is->school), TEXT("kind", "school"), ON("start", k->came), YES("main", true), TEXT("postcode", "TM4 3AB"), YES("on_site", false), YES("on_roll", true),
	           NUMBER("hours_offered", 27.5), TEXT("targets", tell(h, k, NULL, "Be in every lesson; ask one question in each."))));
}

static void write_rest(struct house *h, struct child *k)
{
	struct instant evening = day_at(k, 0, 1168), week3 = day_at(k, 20, 14 * 60);
	const char *deputy = deputy_of(h)->by;
	writes(h, writing(h, k, evening), "money-valuables", "valuables", k->subject, writer(h, k, evening),
	       FIELDS(AT("deposited_at", evening), TEXT("amount_or_description", tell(h, k, NULL, "£12.40 and a watch of {his} grandfather's, kept in the safe as {n} asked")), NUMBER("balance", 12.4)));
	writes(h, writing(h, k, later(evening, 4)), "contact-arrangement", "arrangement", k->subject, deputy,
	       FIELDS(TEXT("with_whom", tell(h, k, NULL, "{fam}")), TEXT("child_view", tell(h, k, NULL, "I want to ring when I want to, not at six.")),
	              TEXT("arrangement", tell(h, k, NULL, "Calls on Tuesdays, Thursdays and Sundays and whenever {n} asks; a visit every fortnight, not supervised.")), BECAUSE("restriction", "none"), AT("reviewed_at", later(evening, 4))));
	if (k->came.day < h->begin.day) {
		return;
	}
	k->start = writes(h, week3, "starting-point", "start", k->subject, key_worker(h, k)->by,
		FIELDS(TEXT("childs_own_view", say(h, k, NULL, &bank_child_progress)), TEXT("quality_and_purpose_of_care", tell(h, k, NULL, "{n} arrived with two bags and a plan to stay a week. {He} unpacked on the fourth day.")),
	           TEXT("views_wishes_and_feelings", tell(h, k, NULL, "Says what {he} thinks when asked twice. Wants to see {fam} and to be told things straight.")), TEXT("education", say(h, k, NULL, &bank_progress_school)),
	           TEXT("enjoyment_and_achievement", tell(h, k, NULL, "{like}; has asked to try {club}.")), TEXT("health_and_wellbeing", say(h, k, NULL, &bank_progress_health)),
	           TEXT("positive_relationships", tell(h, k, NULL, "Close to {fam}. Has begun to seek out one member of staff. One friend, {friend}.")), TEXT("protection", tell(h, k, NULL, "Knows three people to tell. The missing plan was made with {him}.")),
	           TEXT("care_planning", "All plans are here but the dental records.")));
	steps(h, later(week3, 60), k->start.text, "agree", deputy, FIELDS(ON("agreed_on", instant_day(week3)), TEXT("agreed_with", tell(h, k, NULL, "{n} and {sw}"))));
}

static void behaviour_written(struct house *h, struct child *k, struct instant at)
{
	k->behaviour = writes(h, writing(h, k, at), "behaviour-plan", "behaviour", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("childs_views", k->is->helps), TEXT("triggers", tell(h, k, NULL, "Being told no without a reason, changes at the last minute, calls that do not come.")),
	           TEXT("de_escalation", tell(h, k, NULL, "Space, few words, an open door. Offer {like}. One adult only.")),
	           TEXT("agreed_techniques", "Guiding by the arm; a seated hold by two only to keep somebody from harm"), AT("reviewed_at", at)));
	steps(h, writing(h, k, manager_back(h, later(at, 200))), k->behaviour.text, "agree", manager_of(h)->by, FIELDS(TEXT("agreed_with", tell(h, k, NULL, "{n} and {sw}"))));
	everybody_reads(h, writing(h, k, at), k->behaviour.text, "first");
}

static void write_notices(struct house *h, struct child *k)
{
	bool first = true;
	for (int i = 0; i < h->stay_count; i++) {
		first = first && (&h->stays[i] == k || !h->stays[i].arrived);
	}
	struct instant at = day_at(k, 0, 16 * 60 + 40);
	struct notice n = {.event = k->stay.text, .recipient = "host-authority", .matter = tell(h, k, NULL, "{n} came to live at {home} today"), .actions = "Placement plan, school and doctor arranged",
	                   .child = k, .at = k->emergency ? day_at(k, 1, 10 * 60) : at, .late_contact = true};
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
	struct ref health = writes(h, day_at(k, 13, 17 * 60), "health-assessment", "health", k->subject, by->by,
		FIELDS(TEXT("kind", "initial"), ON("held_on", date_add_days(k->came, 13)), TEXT("child_view", "She was all right. Cold hands.")));
	steps(h, day_at(k, 24, 11 * 60), health.text, "receive", by->by,
	      FIELDS(ON("received_on", date_add_days(k->came, 24)), BECAUSE("actions", "nothing beyond the dentist, which is booked"), ON("next_due", date_add_days(k->came, 378))));
}

/* What the years before have left in the file: the latest health assessment. */
static void looked_after_before(struct house *h, struct child *k)
{
	struct date held = date_add_days(k->came.day < h->begin.day ? h->begin : k->came, -190), came = date_add_days(held, 15);
	struct instant at = day_at(k, -4, 12 * 60);
	struct ref ref = writes(h, writing(h, k, at), "health-assessment", "health", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("kind", "review"), ON("held_on", held), BECAUSE("child_view", "not told; it was before this home")));
	steps(h, writing(h, k, later(at, 3)), ref.text, "receive", deputy_of(h)->by,
	      FIELDS(ON("received_on", came), BECAUSE("actions", "none open"), ON("next_due", date_add_months(held, 12))));
}

static void set_chores(struct house *h, struct child *k)
{
	static const struct {
		enum child_chore chore;
		int least, most;
	} first[] = {{CHILD_KEY_WORK, 4, 6}, {CHILD_UPDATE, 4, 6}, {CHILD_SCHOOL_CALL, 2, 4}, {CHILD_PROGRESS, 22, 27}, {CHILD_RISK, 22, 27}, {CHILD_PROFILE, 22, 27},
	             {CHILD_PHOTO, 150, 170}, {CHILD_FILE, 20, 27}, {CHILD_VISIT, 4, 6}, {CHILD_FAMILY, 6, 12}, {CHILD_APPOINTMENT, 15, 60}, {CHILD_BEHAVIOUR, 85, 95}, {CHILD_RIGHTS, 70, 84},
	             {CHILD_SCREEN_CSE, 70, 84}, {CHILD_SCREEN_CCE, 70, 84}, {CHILD_REVIEW, 11, 13}, {CHILD_HEALTH, 140, 165}};
	struct date from = k->came.day < h->begin.day ? h->begin : k->came;
	for (int i = 0; i < COUNT(first); i++) {
		k->next[first[i].chore] = date_add_days(from, between(&h->random, first[i].least, first[i].most));
	}
}

void child_arrives(struct house *h, struct child *k)
{
	struct instant before = k->emergency ? day_at(k, 0, 10 * 60 + 30) : day_at(k, -7, 11 * 60);
	bool history = k->came.day < h->begin.day;
	k->reviews = k->emergency && !history ? 0 : 1 + (int)lot(h->seed, (uint32_t)k->born.day, 4, 4);
	k->pep_term = k->report_term = -1;
	write_child(h, k, before);
	write_stay(h, k);
	set_chores(h, k);
	if (!k->emergency || history) {
		looked_after_before(h, k);
		plan_comes(h, k, day_at(k, -4, 13 * 60), "care", history ? date_add_days(h->begin, -100) : date_add_days(k->came, -20));
		plan_comes(h, k, day_at(k, -4, 13 * 60 + 10), "pep", history ? date_add_days(h->begin, -60) : date_add_days(k->came, -40));
	} else {
		newly_looked_after(h, k);
	}
	plan_comes(h, k, day_at(k, k->emergency ? 0 : -3, k->emergency ? 1180 : 13 * 60 + 20), "placement", k->emergency ? k->came : date_add_days(k->came, -3));
	if (k->is->ehc) {
		plan_comes(h, k, day_at(k, k->emergency ? 1 : -4, 13 * 60 + 30), "ehc", date_add_days(k->came, -90));
	}
	profile_written(h, k, lately(h, k, day_at(k, k->emergency ? 0 : -2, k->emergency ? 1190 : 12 * 60), 8), deputy_of(h)->by, true);
	child_contacts(h, k, day_at(k, k->emergency ? 1 : -2, 11 * 60));
	write_school(h, k);
	write_admission(h, k);
	steps(h, writing(h, k, day_at(k, 0, 1172)), k->ref.text, "photo", writer(h, k, day_at(k, 0, 1172)),
	      FIELDS(TEXT("photo", file_of(h, words(h, "photo %s %d", k->ref.text, k->came.day / 180))), ON("photo_taken_on", k->came.day < h->begin.day ? date_add_days(h->begin, -12) : k->came)));
	write_induction(h, k);
	write_authorities(h, k);
	assess_risk(h, k, lately(h, k, day_at(k, 0, 1196), 10), deputy_of(h), NULL);
	behaviour_written(h, k, lately(h, k, day_at(k, 3, 16 * 60), 30));
	write_screens(h, k, lately(h, k, day_at(k, 2, 17 * 60), 20));
	write_medicine(h, k);
	write_rest(h, k);
	if (!history) {
		write_notices(h, k);
	}
	k->arrived = true;
}

void child_leaves(struct house *h, struct child *k)
{
	struct instant at = today_at(h, 11 * 60 + 30);
	struct worker *by = leader_at(h, at);
	k->gone = true;
	steps(h, later(at, 60), k->stay.text, "leave", by->by,
	      FIELDS(AT("left_at", at), TEXT("address_on_leaving", k->is->fam_street), TEXT("destination_type", "relatives"), TEXT("end_kind", "planned"),
	             YES("emergency_move", false), TEXT("contact_after_leaving", tell(h, k, by, "{n} may ring whenever {he} likes; {w} rings on the first Sunday of each month; tea here at Christmas."))));
	struct ref plan = ref_new(h, "moving-on");
	opens(h, today_at(h, 9 * 60 + 40), "move-on-plan", plan.text, k->subject, deputy_of(h)->by,
	      FIELDS(TEXT("child_words", tell(h, k, NULL, "I'm ready. I'll miss the dinners.")), TEXT("goals", tell(h, k, NULL, "Live with {fam}; stay at {school}; keep going to {club}.")),
	             TEXT("skills", "Cooks five meals, does own washing, gets up for the bus"), TEXT("people", tell(h, k, NULL, "{fam}, {friend}, {sw}, and us")), AT("reviewed_at", today_at(h, 9 * 60 + 30))));
	steps(h, today_at(h, 9 * 60 + 50), plan.text, "agree", deputy_of(h)->by, FIELDS(TEXT("agreed_with_placing_authority", tell(h, k, NULL, "{sw}, at the planning meeting"))));
	steps(h, today_at(h, 16 * 60), plan.text, "report", deputy_of(h)->by, FIELDS(TEXT("end_of_placement_report", tell(h, k, NULL, "Came angry and thin, leaves taller and funny. School kept, family mended as far as it can be. What worked: patience, {club}, being needed."))));
	if (k->is->far) {
		notify(h, &(struct notice){.basis = "reg41-discharge", .event = k->stay.text, .recipient = "host-authority", .matter = tell(h, k, NULL, "{n} left {home} today to live with family"),
		                           .actions = "Record of medicines and health passed on", .child = k, .at = today_at(h, 15 * 60), .late_contact = true});
	}
	if (k->medicine.text[0] != '\0') {
		steps(h, today_at(h, 11 * 60), k->medicine.text, "stop", by->by, FIELDS(ON("ended_on", h->today), TEXT("ended_reason", "child-left")));
		steps(h, today_at(h, 11 * 60 + 5), k->medicine.text, "dispose", by->by,
		      FIELDS(ROWS("disposal", FIELDS(AT("at", today_at(h, 11 * 60 + 5)), NUMBER("quantity", 14), TEXT("how", "went-with-the-child"), TEXT("by", by->ref.text)))));
	}
	steps(h, today_at(h, 12 * 60 + 20), k->education.text, "end", deputy_of(h)->by, FIELDS(ON("end", h->today), TEXT("end_reason", "Moved; same school")));
}
