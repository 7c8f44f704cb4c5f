/* A child settles in: rights explained, authority agreed, risks looked at, school and medicines, belongings. */
#include <string.h>

#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

static void write_induction(struct house *h, struct child *k)
{
	static const struct {
		const char *step, *words;
		int day, minute;
	} given[] = {{"childrens-guide", "I like that there's a picture of the cat.", -3, 1010},
	             {"complaints", "So I can ring them and not tell you?", -3, 1013},
	             {"house-routines", "When's the latest I can have toast?", 0, 1170},
	             {"fire", "I found the second door by myself.", 0, 1180},
	             {"childrens-guide", "Can I keep it in my room?", 1, 1000},
	             {"complaints", "I know who to ring.", 1, 1004},
	             {"advocacy", "An advocate is like a lawyer but nice.", 1, 1008},
	             {"childrens-commissioner", "She's for all children, even me.", 1, 1012},
	             {"helplines", "The number's on the fridge.", 1, 1016},
	             {"keeping-safe", "I'd tell my key worker.", 2, 1020},
	             {"own-record", "So I can read what you write?", 2, 1025}};
	for (int i = 0; i < COUNT(given); i++) {
		if (k->came.day < h->begin.day && given[i].day < 1) {
			continue; /* long ago; what was given again lately is told */
		}
		int day = k->emergency && given[i].day < 0 ? 0 : given[i].day,
			minute = k->emergency && day == 0 ? given[i].minute % 60 + 1180 : given[i].minute;
		struct instant at = lately(h, k, day_at(k, day, minute), 9);
		writes(h, writing(h, k, later(at, 3)), "induction-step", "induction", k->subject,
		       writer(h, k, later(at, 3)),
		       FIELDS(TEXT("step", given[i].step), AT("given_at", at),
		              YES("child_understood", true), TEXT("child_words", given[i].words),
		              TEXT("format", "Talked through, with the printed page")));
	}
}

static void write_authorities(struct house *h, struct child *k)
{
	static const struct {
		const char *matter, *holder, *conditions;
	} given[] = {
		{"education", "The home for day-to-day matters, the authority for a change of school",
	     NULL},
		{"health-consent", "The home for routine care, the authority for operations", NULL},
		{"overnight-stays", "The home, with people it knows",
	     "Checks first where the stay is longer than a night"},
		{"school-trips", "The home in this country", NULL},
		{"first-aid", "The home", NULL},
		{"non-prescription-medicine", "The home, from the agreed list",
	     "The pharmacist is asked where another medicine is taken"}};
	for (int i = 0; i < COUNT(given); i++) {
		struct instant at = day_at(k, 2, 15 * 60 + i * 3);
		writes(h, writing(h, k, at), "delegated-authority", "authority", k->subject,
		       deputy_of(h)->by,
		       FIELDS(TEXT("matter", given[i].matter), TEXT("holder", given[i].holder),
		              TEXT("conditions", given[i].conditions), ON("from", k->came)));
	}
}

static void write_screens(struct house *h, struct child *k, struct instant at)
{
	const char *const types[] = {"cse", "cce"}, *const levels[] = {k->is->cse, k->is->cce};
	for (int i = 0; i < 2; i++) {
		bool worry = strcmp(levels[i], "none") != 0;
		struct ref screen = writes(
			h, writing(h, k, later(at, i * 9)), "exploitation-screen", "screen", k->subject,
			writer(h, k, later(at, i * 9)),
			FIELDS(
				TEXT("type", types[i]), TEXT("level", levels[i]), YES("suspicion", false),
				AT("at", later(at, i * 9)),
				TEXT(
					"evidence",
					worry
						? tell(
							  h, k, NULL,
							  "New names in the phone that {n} will not explain, a lift home from somebody older. {He} talks about it a little. Shared with {sw}.")
						: tell(
							  h, k, NULL,
							  "Nothing seen or heard. {n} knows what it means and whom {he} would tell."))));
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
	k->medicine =
		writes(h, writing(h, k, at), "medicine", "medicine", k->subject, writer(h, k, at),
	           FIELDS(TEXT("name", k->is->medicine), TEXT("prescribed_for", k->is->medicine_for),
	                  TEXT("prescriber", "Dr Elm, Rookery Surgery"), TEXT("form", k->is->form),
	                  TEXT("dose_instructions", k->is->dose), ON("received", k->came),
	                  NUMBER("stock", 60), ON("expires_on", date_add_months(k->came, 30)),
	                  YES("controlled", strstr(k->is->medicine, "Concerta") != NULL),
	                  YES("homely_remedy", false),
	                  TEXT("consent",
	                       tell(h, k, NULL,
	                            "Placing authority, in the placement plan; {n} agrees to take it")),
	                  YES("when_needed", false)));
}

/* Lessons go on, or begin within days. */
static void write_school(struct house *h, struct child *k)
{
	struct instant at = day_at(k, k->emergency ? 0 : -2, k->emergency ? 1165 : 14 * 60);
	k->education = writes(
		h, writing(h, k, at), "education", "education", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("provider", k->is->school), TEXT("kind", "school"), ON("start", k->came),
	           YES("main", true), TEXT("postcode", "TM4 3AB"), YES("on_site", false),
	           YES("on_roll", true), NUMBER("hours_offered", 27.5),
	           TEXT("targets", tell(h, k, NULL, "Be in every lesson; ask one question in each."))));
}

static void write_belongings(struct house *h, struct child *k)
{
	struct instant evening = day_at(k, 0, 1168);
	const char *deputy = deputy_of(h)->by;
	writes(
		h, writing(h, k, evening), "money-valuables", "valuables", k->subject,
		writer(h, k, evening),
		FIELDS(
			AT("deposited_at", evening),
			TEXT("amount_or_description",
	             tell(h, k, NULL,
	                  "£12.40 and a watch of {his} grandfather's, kept in the safe as {n} asked")),
			NUMBER("balance", 12.4)));
	writes(
		h, writing(h, k, later(evening, 4)), "contact-arrangement", "arrangement", k->subject,
		deputy,
		FIELDS(
			TEXT("with_whom", tell(h, k, NULL, "{fam}")),
			TEXT("child_view", tell(h, k, NULL, "I want to ring when I want to, not at six.")),
			TEXT(
				"arrangement",
				tell(
					h, k, NULL,
					"Calls on Tuesdays, Thursdays and Sundays and whenever {n} asks; a visit every fortnight, not supervised.")),
			BECAUSE("restriction", "none"), AT("reviewed_at", later(evening, 4))));
}

/* Where the child was at the beginning: progress is measured from it. */
static void write_starting_point(struct house *h, struct child *k)
{
	struct instant week3 = day_at(k, 20, 14 * 60);
	const char *deputy = deputy_of(h)->by;
	k->start = writes(
		h, week3, "starting-point", "start", k->subject, key_worker(h, k)->by,
		FIELDS(
			TEXT("childs_own_view", say(h, k, NULL, &bank_child_progress)),
			TEXT(
				"quality_and_purpose_of_care",
				tell(
					h, k, NULL,
					"{n} arrived with two bags and a plan to stay a week. {He} unpacked on the fourth day.")),
			TEXT(
				"views_wishes_and_feelings",
				tell(
					h, k, NULL,
					"Says what {he} thinks when asked twice. Wants to see {fam} and to be told things straight.")),
			TEXT("education", say(h, k, NULL, &bank_progress_school)),
			TEXT("enjoyment_and_achievement", tell(h, k, NULL, "{like}; has asked to try {club}.")),
			TEXT("health_and_wellbeing", say(h, k, NULL, &bank_progress_health)),
			TEXT(
				"positive_relationships",
				tell(
					h, k, NULL,
					"Close to {fam}. Has begun to seek out one member of staff. One friend, {friend}.")),
			TEXT("protection",
	             tell(h, k, NULL,
	                  "Knows three people to tell. The missing plan was made with {him}.")),
			TEXT("care_planning", "All plans are here but the dental records.")));
	steps(h, later(week3, 60), k->start.text, "agree", deputy,
	      FIELDS(ON("agreed_on", instant_day(week3)),
	             TEXT("agreed_with", tell(h, k, NULL, "{n} and {sw}"))));
}

static void behaviour_written(struct house *h, struct child *k, struct instant at)
{
	k->behaviour = writes(
		h, writing(h, k, at), "behaviour-plan", "behaviour", k->subject, deputy_of(h)->by,
		FIELDS(
			TEXT("childs_views", k->is->helps),
			TEXT(
				"triggers",
				tell(
					h, k, NULL,
					"Being told no without a reason, changes at the last minute, calls that do not come.")),
			TEXT("de_escalation",
	             tell(h, k, NULL, "Space, few words, an open door. Offer {like}. One adult only.")),
			TEXT("agreed_techniques",
	             "Guiding by the arm; a seated hold by two only to keep somebody from harm"),
			AT("reviewed_at", at)));
	steps(h, writing(h, k, manager_back(h, later(at, 200))), k->behaviour.text, "agree",
	      manager_of(h)->by, FIELDS(TEXT("agreed_with", tell(h, k, NULL, "{n} and {sw}"))));
	everybody_reads(h, writing(h, k, at), k->behaviour.text, "first");
}

static void write_photo(struct house *h, struct child *k)
{
	struct instant at = day_at(k, 0, 1172);
	bool history = k->came.day < h->begin.day;
	steps(h, writing(h, k, at), k->ref.text, "photo", writer(h, k, at),
	      FIELDS(TEXT("photo", file_of(h, words(h, "photo %s %d", k->ref.text, k->came.day / 180))),
	             ON("photo_taken_on", history ? date_add_days(h->begin, -12) : k->came)));
}

void child_settles(struct house *h, struct child *k)
{
	write_school(h, k);
	school_hears(h, k);
	write_photo(h, k);
	write_induction(h, k);
	write_authorities(h, k);
	assess_risk(h, k, lately(h, k, day_at(k, 0, 1196), 3), deputy_of(h), NULL);
	behaviour_written(h, k, lately(h, k, day_at(k, 3, 16 * 60), 30));
	write_screens(h, k, lately(h, k, day_at(k, 2, 17 * 60), 20));
	write_medicine(h, k);
	write_belongings(h, k);
	if (k->came.day >= h->begin.day) {
		write_starting_point(h, k);
	}
}
