/* Holds and consequences (reg 35) and searches: the event, its record, who is spoken to, the signature. */
#include <string.h>

#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

static const struct hold {
	const char *place, *before, *description, *avoid, *effect, *need, *proportion;
	int minutes;
} holds[] = {
	{"Lounge",
     "{n} had come from a call with {fam} that was cut short. {He} threw cushions, then the lamp.",
     "{n} went for another child with the remote in {his} hand. {w} and I stood either side and guided {him} to the sofa, one hand each on the forearm, sat with {him}, and let go as {his} breathing slowed.",
     "Offered the garden, the quiet room and {w}'s headphones; asked the others to go upstairs; waited four minutes.",
     "{n} leaned against {w} and cried, then asked for toast. No marks.",
     "Another child would have been hit.", "Forearms only, for as long as the arm was raised.", 2},
	{"Landing", "A disagreement over bedtime and a torn picture.",
     "{n} tried to climb the banister. {w} held {him} round the waist from the side and lifted {him} back; I took {his} hand. Let go on the carpet.",
     "Spoke from the stairs below, offered the story, moved nobody closer until {he} climbed.",
     "{n} sat down by {himself} and said the banister had been a bad idea.",
     "A fall of three metres.", "Less would not have kept {him} on this side.", 1},
	{"Kitchen", "{n} was told that the visit on Saturday is off.",
     "{n} picked up a pan and swung it. {w} stepped in and held the wrist, I took the pan. {w} let go at once and we both stepped back.",
     "Told {him} with somebody {he} trusts; offered to ring {fam}; opened the back door.",
     "{n} swore, went into the garden and kicked the ball for half an hour. Came in for {meal}.",
     "The pan was at head height.", "The wrist only, four seconds.", 1},
	{"Front drive", "{n} had run out after an argument about shoes.",
     "{n} stepped towards the road as a van came. {w} took {him} by the upper arms and turned {him} round to the gate. Walked back side by side.",
     "Called {his} name, walked rather than ran, held the gate.",
     "{n} was shaken and said thank you, then not to say that {he} said it.", "The van was close.",
     "One movement, then hands off.", 1},
	{"Bedroom doorway", "{n} had been teased about {his} reading.",
     "{n} had another child by the hair. {w} and I opened {his} fingers, then stood between. {n} was guided by the elbow to the quiet room and sat there with {w}.",
     "Separated them twice before with jobs in different rooms.",
     "Both children slept well. They made up at breakfast by passing the jam.",
     "A child was being hurt.", "Fingers opened one by one; elbow only.", 2},
	{"Stairs", "Nobody came to the phone when {n} rang {fam}.",
     "{n} hit {his} head against the wall. {w} put a cushion and then an arm between, and held {him} seated on the stair with me until it stopped.",
     "Sat down low, hummed, offered the weighted blanket.",
     "{n} asked for the blanket and then for {w} to stay. A red mark, no swelling.",
     "{He} was hurting {himself}.", "Seated, arms round, no weight; under two minutes.", 2},
};

static const struct consequence {
	const char *place, *before, *what, *effect;
} consequences[] = {
	{"Lounge", "{n} had thrown a controller at the wall because of a lost game.",
     "The console was put away until tomorrow at four. {n} helps to fill the dent on Saturday.",
     "{n} grumbled, then read."},
	{"Kitchen", "{n} came in at nine instead of seven and had not texted.",
     "Tomorrow {n} stays in after tea and plays {game} with us instead.", "Kept; {he} won."},
	{"Office", "{n} had taken another child's headphones and said {he} had not.",
     "{n} gave them back, said sorry and pays £2 towards a new pad from pocket money.",
     "The other child said it is all right."},
	{"Upstairs", "{n} was on the tablet at two in the morning for the third time.",
     "The tablet sleeps downstairs until Sunday breakfast.",
     "Cross for ten minutes, asleep in twenty."},
	{"Garden", "{n} had kicked the fence in until a panel broke.",
     "{n} mends it with {w} on Saturday morning before going out.",
     "A good job, and a good talk while at it."},
	{"Hall",
     "{n} slammed the front door so hard that the glass rang, for the second time this week.",
     "{n} pays £1 towards a door stop and screws it to the floor with {w}.",
     "It works. {He} tests it on everybody."},
	{"Bathroom", "{n} had left the taps running over a flannel to see what would happen.",
     "{n} mops the floor and the landing, and bathes second this week.",
     "Mopped well; said the experiment had been a success."},
	{"Car", "{n} undid the belt while we were moving, twice.",
     "No front seat until Monday; {n} learns the song about belts and teaches it to the others.",
     "Sung with feeling."},
	{"Lounge", "{n} had hidden the remote and would not say where, through a whole film.",
     "{n} chooses last on film night this Friday.",
     "Fair, {he} said, and found it under the fish tank."},
	{"Dining table", "{n} had called a member of staff a name, several times.",
     "{n} writes down what it is like to be called that, and they talk about it over tea.",
     "Half a page, thoughtful."},
};

/* Who signs: the manager or, at weekends and in absence, the deputy as authorised person; never one who held. */
static struct worker *signer(struct house *h, struct instant at, struct worker *const users[2])
{
	struct worker *who =
		is_working(h, instant_day(at)) ? in_charge(h, instant_day(at)) : deputy_of(h);
	return who == users[0] || who == users[1] ? manager_of(h) : who;
}

/* A daytime moment that many hours on. */
static struct instant by_day(struct house *h, struct instant at, int hours)
{
	struct instant then = later(at, hours * 60);
	int minute = minute_of(then);
	return minute < 9 * 60 || minute > 18 * 60
	           ? moment(date_add_days(instant_day(then), minute > 18 * 60),
	                    10 * 60 + between(&h->random, 0, 80))
	           : then;
}

static void write_signature(struct house *h, struct ref ref, const struct measure *m,
                            struct worker *const users[2])
{
	struct instant talk = by_day(h, m->at, m->late > 0 ? 30 + m->late : between(&h->random, 4, 22));
	struct instant limit = later(m->at, 47 * 60);
	talk = m->late == 0 && talk.s > limit.s ? limit : talk;
	struct instant sign = later(talk, m->late > 0 ? 18 * 60 + 40 : between(&h->random, 15, 45));
	struct worker *who = signer(h, talk, users);
	if (m->late < 0) {
		return;
	}
	steps(h, talk, ref.text, "talk-to-user", who->by,
	      FIELDS(AT("user_spoken_at", later(talk, -15))));
	steps(h, sign, ref.text, "sign-off", who->by, FIELDS(TEXT("signed_by", who->ref.text)));
	struct instant child = by_day(h, m->at, between(&h->random, 20, 70));
	steps(h, later(child, 10), ref.text, "talk-to-child", signer(h, child, users)->by,
	      FIELDS(AT("child_spoken_at", child)));
}

static void write_views(struct house *h, struct child *k, struct ref ref, const struct measure *m,
                        const struct bank *bank)
{
	struct instant at = later(m->at, m->no_views ? 40 * 60 : between(&h->random, 50, 900));
	struct worker *by = carer_at(h, at);
	steps(h, at, ref.text, "child-views", by->by, FIELDS(TEXT("child_views", say(h, k, by, bank))));
}

static void write_debriefs(struct house *h, struct ref ref, struct instant at,
                           struct worker *const users[2])
{
	for (int i = 0; i < 2; i++) {
		struct instant held = by_day(h, at, between(&h->random, 10, 46));
		struct worker *by = users[i] == deputy_of(h) ? manager_of(h) : deputy_of(h);
		writes(h, later(held, 35), "staff-debrief", "debrief",
		       words(h, "staff:%s", users[i]->ref.text), by->by,
		       FIELDS(LISTED("event", ref.text), AT("held_at", held),
		              TEXT("learning", i == 0 ? "The door could have been opened a minute sooner."
		                                      : "Stood too close at first; talked about space."),
		              TEXT("support_given",
		                   "Time out of the house, a cup of tea, and how it sits a day later")));
	}
}

void is_held(struct house *h, struct child *k, const struct measure *m)
{
	const struct hold *scene = &holds[m->scene >= 0 ? m->scene % COUNT(holds)
	                                                : (int)(k->seed + k->holds++) % COUNT(holds)];
	struct worker *users[2];
	on_duty(h, m->at, users);
	struct worker *by = users[0];
	struct instant end = later(m->at, scene->minutes),
				   begun = later(m->at, between(&h->random, 12, 30));
	struct instant written = later(m->at, between(&h->random, 70, 190));
	struct ref ref = writes(
		h, begun, "measure", "hold", k->subject, by->by,
		FIELDS(TEXT("kind", "restraint"), AT("started_at", m->at), TEXT("location", scene->place),
	           LISTED("users", users[0]->ref.text, users[1]->ref.text), YES("exempt_ehc", false)));
	note_for_handover(h, ASKED_HOLD, ref, m->at, begun);
	steps(h, written, ref.text, "write-up", by->by,
	      FIELDS(TEXT("behaviour_before", tell(h, k, users[1], scene->before)), AT("ended_at", end),
	             TEXT("description", tell(h, k, users[1], scene->description)),
	             TEXT("steps_to_avoid", tell(h, k, users[1], scene->avoid)),
	             BECAUSE("others_present", "the other children had gone upstairs"),
	             TEXT("effectiveness", tell(h, k, users[1], scene->effect)),
	             BECAUSE("consequences", "none; it was enough"),
	             BECAUSE("injuries", "none found; looked together"),
	             BECAUSE("medical_treatment", "none needed; a nurse was offered"),
	             TEXT("purpose", "injury"), TEXT("necessity", tell(h, k, users[1], scene->need)),
	             TEXT("proportionality", tell(h, k, users[1], scene->proportion)),
	             TEXT("technique", "As taught: guiding by the forearm, seated"),
	             AT("record_made_at", written)));
	write_signature(h, ref, m, users);
	write_views(h, k, ref, m, &bank_child_hold);
	struct instant offered = by_day(h, m->at, between(&h->random, 18, 80));
	steps(h, offered, ref.text, "advocacy", key_worker(h, k)->by,
	      FIELDS(AT("advocacy_offered_at", later(offered, -5))));
	write_debriefs(h, ref, m->at, users);
	struct instant seen = manager_back(h, by_day(h, m->at, between(&h->random, 50, 110)));
	steps(
		h, seen, ref.text, "oversight", h->answerable,
		FIELDS(TEXT(
			"oversight_comment",
			tell(
				h, k, by,
				"Read. Lawful and kind, and over as soon as it could be. The hour after calls comes up again; see the rota."))));
}

void is_given_consequence(struct house *h, struct child *k, const struct measure *m)
{
	const struct consequence *scene =
		&consequences[m->scene >= 0 ? m->scene % COUNT(consequences)
	                                : (int)(k->seed + k->consequences++) % COUNT(consequences)];
	struct worker *users[2];
	on_duty(h, m->at, users);
	struct worker *by = users[0];
	users[1] = users[0];
	struct instant begun = later(m->at, between(&h->random, 10, 40));
	struct ref ref = writes(h, begun, "measure", "consequence", k->subject, by->by,
	                        FIELDS(TEXT("kind", "discipline"), AT("started_at", m->at),
	                               TEXT("location", scene->place), LISTED("users", by->ref.text),
	                               YES("exempt_ehc", false)));
	note_for_handover(h, ASKED_CONSEQUENCE, ref, m->at, begun);
	struct instant written = later(m->at, between(&h->random, 50, 170));
	steps(h, written, ref.text, "write-up", by->by,
	      FIELDS(TEXT("behaviour_before", tell(h, k, by, scene->before)), AT("ended_at", m->at),
	             TEXT("description", tell(h, k, by, scene->what)),
	             TEXT("steps_to_avoid", "Talked first; gave a chance to put it right."),
	             BECAUSE("others_present", "nobody else"),
	             TEXT("effectiveness", tell(h, k, by, scene->effect)),
	             TEXT("consequences", tell(h, k, by, scene->what)), BECAUSE("injuries", "none"),
	             BECAUSE("medical_treatment", "none needed"), TEXT("prohibited_measure", "none"),
	             AT("record_made_at", written)));
	write_signature(h, ref, m, users);
	write_views(h, k, ref, m, &bank_child_consequence);
}

/* ---- searches ---- */

static const struct scene {
	const char *reason, *grounds, *found, *disposal;
} searches[] = {
	{"Smell of smoke from the bedroom and a lighter seen by another child",
     "Fire, at bedtime, with others asleep", "A lighter and half a pack of cigarettes, in a sock",
     "Lighter destroyed, cigarettes to the bin, {n} watching"},
	{"{n} said there was a blade in the drawer and then that there was not",
     "Risk of {n} hurting {himself} tonight", "A pencil sharpener taken apart",
     "Blade into the sharps box, written in the book; {n} chose a new sharpener"},
	{"Another child's watch is missing and {n} was seen with it",
     "The watch was said to be about to leave the house", NULL, NULL},
	{"Strong smell of cannabis from the bag", "{n} was about to go to school with it",
     "A small bag of something green", "Handed to the police, reference in the incident"},
};

void is_searched(struct house *h, struct child *k, struct instant at, bool no_view)
{
	const struct scene *scene = &searches[random_below(&h->random, COUNT(searches))];
	struct worker *two[2];
	on_duty(h, at, two);
	struct ref ref = writes(
		h, later(at, 35), "search", "search", k->subject, two[0]->by,
		FIELDS(TEXT("what", "room"), TEXT("reason", tell(h, k, two[0], scene->reason)),
	           YES("immediate", true),
	           TEXT("grounds_if_immediate", tell(h, k, two[0], scene->grounds)),
	           YES("consent_asked", true), YES("consent_given", true),
	           AT("child_informed_at", later(at, -4)),
	           TEXT("risk_assessment", "Read before; nothing that speaks against it"),
	           AT("searched_at", at), LISTED("searchers", two[0]->ref.text, two[1]->ref.text),
	           YES("child_present", true)));
	note_for_handover(h, ASKED_SEARCH, ref, at, later(at, 35));
	steps(h, later(at, 70), ref.text, "write-up", two[0]->by,
	      FIELDS(scene->found == NULL
	                 ? (struct said)BECAUSE("items_found", "nothing was found")
	                 : (struct said)TEXT("items_found", tell(h, k, two[0], scene->found)),
	             YES("left_as_found", true)));
	if (scene->disposal != NULL) {
		steps(h, later(at, 75), ref.text, "dispose", two[0]->by,
		      FIELDS(TEXT("items_disposal", tell(h, k, two[0], scene->disposal)),
		             AT("disposed_at", later(at, 60)), TEXT("disposal_witness", two[1]->name)));
	}
	if (!no_view) {
		struct instant asked = later(at, between(&h->random, 90, 1200));
		steps(h, asked, ref.text, "child-views", carer_at(h, asked)->by,
		      FIELDS(TEXT("child_views", say(h, k, two[0], &bank_child_search)),
		             AT("child_views_at", later(asked, -6))));
	}
	struct instant seen = by_day(h, at, between(&h->random, 12, 34));
	struct worker *who = signer(h, seen, two);
	steps(
		h, seen, ref.text, "oversight", who->by,
		FIELDS(
			AT("manager_oversight_at", later(seen, -3)),
			TEXT("oversight_comment",
	             no_view
	                 ? "Right to look. The child's view is missing; asked the key worker to get it."
	                 : "Right to look, done with respect, view taken.")));
}
