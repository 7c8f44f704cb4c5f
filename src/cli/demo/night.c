/*
 * The last evening and night at Wrenholt House: a hold that nobody has signed yet, a tablet refused, a boy missing now,
 * the police on the telephone. Begun in the daytime the demo finds him missing since the night; begun at night, for
 * three quarters of an hour.
 */
#include <string.h>

#include "cli/demo/inside.h"

struct night {
	struct house *h;
	struct date evening;
	struct instant now, left; /* Jayden left */
	struct worker *sam, *priya;
	struct child *jayden, *amira, *tilly;
	struct ref episode;
};

static struct date evening_of(struct instant now)
{
	struct date today = instant_day(now);
	return minute_of(now) >= 22 * 60 + 30 ? today : date_add_days(today, -1);
}

static struct instant left_at(struct date evening, struct instant now)
{
	struct instant just = later(now, -42), bedtime = moment(evening, 22 * 60 + 52);
	bool night = just.s < moment(evening, 31 * 60).s;
	just.s -= just.s % 60;
	return night && just.s > moment(evening, 22 * 60).s ? just : bedtime;
}

/* ---- the evening ---- */

static void tilly_is_held(const struct night *n)
{
	struct house *h = n->h;
	struct worker *two[2];
	struct instant at = moment(n->evening, 19 * 60 + 40);
	on_duty(h, at, two);
	struct ref ref = writes(h, later(at, 20), "measure", "hold", n->tilly->subject, two[0]->by,
	                        FIELDS(TEXT("kind", "restraint"), AT("started_at", at),
	                               TEXT("location", "Stairs, by the hall window"),
	                               LISTED("users", two[0]->ref.text, two[1]->ref.text),
	                               YES("exempt_ehc", false)));
	note_for_handover(h, ASKED_HOLD, ref, at, later(at, 20));
	steps(
		h, later(at, 85), ref.text, "write-up", two[0]->by,
		FIELDS(
			TEXT(
				"behaviour_before",
				"Dad's call ran late and then was short. Tilly threw the phone down the stairs and went after it head first."),
			AT("ended_at", later(at, 2)),
			TEXT(
				"description",
				tell(
					h, n->tilly, two[1],
					"We sat on the stair either side of her. {w} had an arm round her middle, I held her hands away from the banister. She pushed with her feet. Under two minutes; we let go when she leaned back.")),
			TEXT("steps_to_avoid",
	             "Sat down low at once, said the dog's name, offered the phone again."),
			BECAUSE("others_present",
	                "Amira was in her room with the door shut, Jayden in the kitchen"),
			TEXT("effectiveness", "She cried and asked for her mum, then for the landing light."),
			BECAUSE("consequences", "none"), BECAUSE("injuries", "none found; looked with her"),
			BECAUSE("medical_treatment", "none needed"), TEXT("purpose", "injury"),
			TEXT("necessity", "She was going down the stairs head first"),
			TEXT("proportionality", "Seated, arm round, no weight, under two minutes"),
			AT("record_made_at", later(at, 85))));
	steps(h, later(at, 95), ref.text, "child-views", two[1]->by,
	      FIELDS(TEXT("child_views", "I wanted my mum.")));
}

/* An antibiotic three times a day; the next dose is ahead. */
static void tilly_medicine(const struct night *n)
{
	struct house *h = n->h;
	static const int minutes[] = {7 * 60 + 15, 15 * 60 + 40, 20 * 60};
	struct date first = date_add_days(n->evening, -2);
	struct ref medicine = writes(
		h, moment(first, 12 * 60), "medicine", "medicine", n->tilly->subject,
		leader_at(h, moment(first, 12 * 60))->by,
		FIELDS(TEXT("name", "Amoxicillin 250 mg in 5 ml"), TEXT("prescribed_for", "Ear infection"),
	           TEXT("prescriber", "Dr Elm, Rookery Surgery"), TEXT("form", "liquid"),
	           TEXT("dose_instructions",
	                "5 ml three times a day for seven days. Fridge, second shelf."),
	           ON("received", first), NUMBER("stock", 105),
	           ON("expires_on", date_add_days(first, 14)), YES("controlled", false),
	           YES("homely_remedy", false),
	           TEXT("consent", "Dad, by telephone, and the placement plan"),
	           YES("when_needed", false)));
	for (int day = 0; day < 5; day++) {
		for (int i = 0; i < 3; i++) {
			struct instant due = moment(date_add_days(first, day), minutes[i]),
						   planned = later(moment(first, 12 * 60 + 20), day * 3 + i),
						   at = later(due, 4 + i);
			struct worker *two[2];
			if (due.s < planned.s) {
				continue;
			}
			on_duty(h, at, two);
			struct ref dose = writes(h, planned, "medicine-dose", "dose", n->tilly->subject,
			                         leader_at(h, planned)->by,
			                         FIELDS(TEXT("medicine", medicine.text), AT("due_at", due)));
			steps(h, later(at, 2), dose.text, "give", two[0]->by,
			      FIELDS(TEXT("status", "given"), AT("given_at", at), TEXT("dose", "5 ml"),
			             TEXT("by", two[0]->ref.text), TEXT("witness", two[1]->ref.text),
			             YES("count_differs", false), YES("from_printed_chart", false)));
		}
	}
}

static void amira_refuses(const struct night *n)
{
	struct house *h = n->h;
	struct worker *two[2];
	struct instant due = moment(n->evening, 20 * 60 + 30), at = later(due, 22);
	on_duty(h, at, two);
	struct ref ref = writes(
		h, later(at, 3), "medicine-dose", "dose", n->amira->subject, two[0]->by,
		FIELDS(
			TEXT("medicine", n->amira->medicine.text), AT("due_at", due), TEXT("status", "refused"),
			AT("given_at", at), TEXT("by", two[0]->ref.text), TEXT("witness", two[1]->ref.text),
			YES("count_differs", false),
			TEXT(
				"refused_reason",
				"\"I don't want to sleep, I want to hear when he's back.\" Offered again at nine and at ten."),
			YES("from_printed_chart", false)));
	note_for_handover(h, ASKED_DOSE, ref, at, later(at, 3));
}

static void looked_in_on(const struct night *n)
{
	for (int night = -6; night <= 0; night++) {
		struct date d = date_add_days(n->evening, night);
		for (int hour = 23; hour <= 30; hour++) {
			struct instant at = moment(d, hour * 60 - 15 + night + 6);
			struct worker *two[2];
			on_duty(n->h, at, two);
			writes(n->h, later(at, 2), "night-check", "check", n->amira->subject, two[0]->by,
			       FIELDS(AT("at", at),
			              TEXT("found",
			                   hour < 24 && night == 0
			                       ? "In bed, awake, listening. Said goodnight through the door."
			                   : hour % 3 == 0 ? "Asleep, turned to the wall."
			                                   : "Asleep."),
			              TEXT("by", two[0]->ref.text), TEXT("plan", n->amira->plan.text)));
		}
	}
}

/* ---- the night ---- */

/* Minutes after he left; by Sam, by Priya who is out looking, or by whoever leads the day. */
static const struct {
	int minutes;
	enum { SAM, PRIYA, DAY } by;
	const char *what;
} updates[] = {
	{20, PRIYA,
     "House, garden and street searched, and rang him. His inhaler isn't in his room. We don't know if he has it."},
	{26, SAM, "Rang him, no answer. Left a voicemail: nobody's angry."},
	{31, PRIYA, "Leaving on foot for the skate park. Sam is with Amira and Tilly."},
	{39, PRIYA, "Not at the skate park. Trying the Cobnut Lane garages."},
	{95, PRIYA, "Garages: nobody. A light in the third one, knocked, an old man and his pigeons."},
	{190, SAM, "Police: two cars have his photo. They will try his cousin's in Fallow End."},
	{330, SAM,
     "Text from him: \"im ok dont ring\". Passed to the police. Texted back: OK. Say when. No questions."},
	{530, DAY,
     "Rang the duty team; Joanne Pickett will be told first thing. Police have been to Andre's; not there this week."},
	{760, DAY,
     "Texted again: pizza is in the oven whenever. Seen by the bus station this morning, says a friend's mother. Police told."},
};

static void write_updates(const struct night *n)
{
	for (size_t i = 0; i < sizeof updates / sizeof updates[0]; i++) {
		struct instant at = later(n->left, updates[i].minutes);
		const struct worker *by = updates[i].by == SAM     ? n->sam
		                          : updates[i].by == PRIYA ? n->priya
		                                                   : leader_at(n->h, at);
		steps(n->h, at, n->episode.text, "update", by->by,
		      FIELDS(ROWS("updates", FIELDS(AT("at", at), TEXT("what", updates[i].what)))));
	}
}

static void jayden_leaves(struct night *n)
{
	struct house *h = n->h;
	struct instant told = later(n->left, 24);
	const char *number =
		words(h, "101, log 118 of %s", date_words(h->demo->scratch, instant_day(told)));
	n->episode = writes(
		h, later(n->left, 10), "missing-episode", "missing", n->jayden->subject, n->sam->by,
		FIELDS(
			TEXT("category", "missing-from-care"), AT("started_at", n->left),
			TEXT("last_seen", "Back door. Grey hoodie, black joggers, white trainers, no coat."),
			TEXT(
				"circumstances",
				"Heard the back door. Jayden said \"I just need to get out.\" He had been quiet since his phone call at seven.")));
	n->jayden->away_from = n->left;
	n->jayden->away_until = later(n->now, 3000);
	note_for_handover(h, ASKED_POLICE, n->episode, n->left, later(n->left, 10));
	steps(h, later(told, 2), n->episode.text, "police", n->sam->by,
	      FIELDS(AT("police_reported_at", told), TEXT("police_ref", number),
	             TEXT("police_risk", "medium")));
	write_updates(n);
	steps(h, later(n->left, 64), n->episode.text, "pack", n->sam->by,
	      FIELDS(AT("pack_sent_at", later(n->left, 62)), AT("photo_sent_at", later(n->left, 62)),
	             TEXT("pack_channel", "e-mail"),
	             TEXT("pack_recipient", "Thorn Valley Police, missing desk"),
	             TEXT("pack_reference", "Log 118; rung back, it has come")));
	steps(h, later(n->left, 118), n->episode.text, "tell", n->sam->by,
	      FIELDS(AT("placing_notified_at", later(n->left, 80)),
	             AT("parents_notified_at", later(n->left, 115))));
}

/* The account of it, and whether Ofsted must know: not yet decided. */
static void write_incident(const struct night *n)
{
	struct house *h = n->h;
	struct instant at = later(n->left, 100);
	writes(
		h, at, "incident", "incident", n->jayden->subject, n->sam->by,
		FIELDS(
			LISTED("type", "missing"), AT("occurred_at", n->left), AT("known_at", n->left),
			TEXT("place", "Left from the home"), TEXT("people", "Jayden; Sam and Priya on shift"),
			LISTED("staff_involved", n->sam->ref.text, n->priya->ref.text),
			TEXT(
				"account",
				"Jayden went out of the back door. He has not been rude or low, only quiet, since a call at seven. There is a worry about a man called Dex."),
			TEXT("immediate_action", "Searched, rang, told Marie and the police; pack sent."),
			BECAUSE("injury", "not known"), TEXT("severity", "low"), YES("risk_changed", false),
			AT("senior_manager_told_at", later(n->left, 13)), ABOUT(n->episode.text)));
}

/* An hour before: another child's shouting, a neighbour's call. */
static void police_came(const struct night *n)
{
	struct house *h = n->h;
	struct worker *two[2];
	struct instant at = moment(n->evening, 21 * 60 + 5);
	on_duty(h, at, two);
	struct ref ref = writes(
		h, later(at, 35), "incident", "incident", n->jayden->subject, two[0]->by,
		FIELDS(
			LISTED("type", "police", "damage"), AT("occurred_at", at), AT("known_at", at),
			TEXT("place", "Front garden"),
			TEXT("people", "Jayden; two of his friends at the gate; staff on shift"),
			LISTED("staff_involved", two[0]->ref.text, two[1]->ref.text),
			TEXT(
				"account",
				"Two boys came to the gate for Jayden and would not go. A plant pot was thrown. A neighbour rang 999; an officer came and spoke to all three kindly. Nobody hurt."),
			TEXT("immediate_action",
	             "Jayden came in when asked. Boys' names taken. Tea. Marie rung."),
			BECAUSE("injury", "none"), TEXT("severity", "low"), YES("risk_changed", true),
			AT("senior_manager_told_at", later(at, 20))));
	steps(h, later(at, 38), ref.text, "police", two[0]->by,
	      FIELDS(YES("police_involved", true), AT("police_called_at", later(at, 4)),
	             TEXT("police_reason", "behaviour-in-home"), TEXT("police_ref", "Log 96"),
	             TEXT("arrested", "no"), TEXT("charged", "no"), TEXT("convicted", "no")));
	note_for_handover(h, ASKED_POLICE, ref, at, later(at, 35));
}

void last_night(struct house *h)
{
	struct instant now = h->demo->plan.end;
	struct night n = {.h = h, .evening = evening_of(now), .now = now};
	if (!h->cast || h->index != 0) {
		return;
	}
	n.left = left_at(n.evening, now);
	n.sam = worker_named(h, "Sam");
	n.priya = worker_named(h, "Priya");
	n.jayden = child_named(h, "Jayden");
	n.amira = child_named(h, "Amira");
	n.tilly = child_named(h, "Tilly");
	if (h->today.day == n.evening.day - 6) {
		looked_in_on(&n);
	}
	if (h->today.day == n.evening.day - 2) {
		tilly_medicine(&n);
	}
	if (h->today.day == n.evening.day) {
		tilly_is_held(&n);
		amira_refuses(&n);
		police_came(&n);
		jayden_leaves(&n);
		write_incident(&n);
	}
}
