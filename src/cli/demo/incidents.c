/* Incidents: the account, who was called, whether Ofsted must know (reg 40), what changed. */
#include <string.h>

#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

static const struct scene {
	const char *type, *place, *account, *action, *severity, *decision, *reason, *outcome, *lessons;
	const char *police; /* police_reason; NULL: not called */
	bool risk;          /* the child's risks changed */
	bool watched;       /* somebody decides about reg 40 */
} scenes[] = {
	{"bullying", "School bus",
     "{n} told {w} that two older pupils have been taking {his} lunch money since Monday.",
     "{w} rang the school and the bus company, and {n} was driven for the rest of the week.", "low",
     "not-notified", "Not of the kind in reg 40; school and authority told",
     "The two have apologised; {n} takes the bus again with {friend}.",
     "Ask about the bus, not only about lessons.", NULL, true, false},
	{"self-harm", "Bathroom",
     "{n} came to {w} with a scratch on the forearm, made with a bottle top. Not deep. {He} said the evening was too much.",
     "Washed and covered; {w} stayed; sharp things checked; on-call manager rung; NHS 111 advised no visit.",
     "medium", "not-notified",
     "Superficial, no treatment, first in eight months; authority and counsellor told the same night",
     "Counsellor sees {n} sooner; calls with {fam} are never last thing.", "Watch for sleeves.",
     NULL, true, true},
	{"damage", "Lounge",
     "A ball went through the glass door during a game that should have been outside.",
     "Children moved, glass swept, board put up.", "low", NULL, NULL, NULL, NULL, NULL, false,
     false},
	{"police", "Recreation ground",
     "{n} was with a group that threw stones at a bus shelter. An officer brought {him} home and was civil.",
     "{n} wrote to the council and helped to sweep the shelter.", "low", "not-notified",
     "No offence recorded against {him}; authority told",
     "Restorative talk held; no further action.", "The rec on Friday nights needs an adult nearby.",
     "elsewhere", true, true},
	{"medicine-error", "Office",
     "The morning tablet was given at noon because the count was interrupted by a visitor.",
     "NHS 111 asked: no harm, next dose as usual. Child told.", "low", NULL, NULL,
     "No effect seen. Medicines are now given before the door is answered.",
     "Nobody talks to the one with the keys.", NULL, false, false},
	{"assault", "Dining room",
     "{n} hit {w} on the shoulder with a tray after being asked to wait. {w} stepped back; no injury.",
     "Others taken out; {n} calmed in the garden; {w} relieved of the shift.", "medium",
     "not-notified", "No injury, not a matter for the police in {w}'s view; authority told",
     "{n} and {w} talked it through next day with the deputy.",
     "Waiting is hard before tea: food is ready at five.", NULL, true, true},
	{"online-harm", "Bedroom",
     "{n} showed {w} messages from somebody who asked for pictures. None were sent.",
     "Screens photographed, account blocked, reported to the police on 101 and to the site; {n} praised for telling.",
     "serious", "notify-4e",
     "An adult sought to exploit a child; children's services and police are involved",
     "Police have traced the account. {n} knows it was not {his} fault and says so.",
     "The talk about tricks worked: {he} told within the hour.", "child-a-victim", true, true},
	{"accident", "Garden",
     "{n} came off the swing and bumped {his} head. Awake, cross, small lump.",
     "Cold pack, watched for four hours, NHS 111 rung, no signs.", "low", NULL, NULL, NULL, NULL,
     NULL, false, false},
	{"police", "Kitchen",
     "{n} would not put down a bottle and shouted that {he} would hurt somebody. {w} rang 999 when talking did not help.",
     "Others upstairs with a colleague; {n} handed the bottle over when the officers came.",
     "serious", "notify-4b",
     "Police called to the home because of a child's behaviour, and serious",
     "Nobody hurt, nobody arrested. A plan for the hour after visits has been made with {n}.",
     "We rang early enough; the back door would have given {him} a way out.", "behaviour-in-home",
     true, true},
	{"discrimination", "Youth club",
     "Another child called {n} a name about {his} family. {n} walked out and rang us.",
     "Fetched; club leader told; {n}'s words taken down.", "low", NULL, NULL,
     "Club has met the other family.", NULL, NULL, false, false},
	{"damage", "Bedroom",
     "{n} drew on the wall in permanent marker: a very good dragon, a metre high.",
     "Photographed, admired, talked about. {n} chose the paint to go over it and kept the photograph.",
     "low", NULL, NULL, NULL, NULL, NULL, false, false},
	{"accident", "Kitchen",
     "{n} touched the handle of a hot pan while cooking with {w}. Red finger.",
     "Twenty minutes under the cold tap, film dressing, no blister by bedtime.", "low", NULL, NULL,
     NULL, NULL, NULL, false, false},
	{"theft", "Bike shed",
     "The lamp of {n}'s bike was taken overnight; the shed had not been locked.",
     "Reported on line, lamp replaced, lock changed to one with a number.", "low", NULL, NULL, NULL,
     NULL, NULL, false, false},
	{"money-difference", "Office",
     "{n}'s pocket money tin was £2 short when it was counted with {him}.",
     "Book and receipts gone through with a second person: a bus fare had not been written in.",
     "low", NULL, NULL, NULL, NULL, NULL, false, false},
	{"other", "Garden",
     "A fox came into the kitchen through the open door and took the sausages. {n} screamed, then laughed.",
     "Door shut, fox gone, fish fingers instead.", "low", NULL, NULL, NULL, NULL, NULL, false,
     false},
	{"damage", "Drive",
     "{n} dropped {his} phone from the top of the climbing frame to see if the case is any good. It is not.",
     "{n} was upset. We looked at how to save for a screen.", "low", NULL, NULL, NULL, NULL, NULL,
     false, false},
	{"substance-use", "Bus station",
     "{n} came home with red eyes, giggling, and said {he} had tried a vape that was not only a vape.",
     "Checked through the night, fluids, no heavy talk until morning.", "medium", NULL, NULL,
     "Two sessions with the drugs worker agreed.", NULL, NULL, true, false},
};

static void write_police(struct house *h, const struct scene *s, struct instant at, struct ref ref,
                         const char *by)
{
	if (s->police != NULL) {
		steps(h, later(at, 25), ref.text, "police", by,
		      FIELDS(YES("police_involved", true), AT("police_called_at", later(at, 6)),
		             TEXT("police_reason", s->police),
		             TEXT("police_ref",
		                  words(h, "Log %u", 30 + lot(h->seed, (uint32_t)(at.s / 60), 8, 800))),
		             TEXT("arrested", "no"), TEXT("charged", "no"), TEXT("convicted", "no")));
	}
}

static void write_decision(struct house *h, struct child *k, const struct scene *s,
                           struct instant at, struct ref ref, const struct worker *by)
{
	struct instant decided = later(at, between(&h->random, 120, 1100));
	struct worker *who = in_charge(h, instant_day(decided));
	bool notified = strncmp(s->decision, "notify", 6) == 0;
	steps(h, decided, ref.text, "decide", who->by,
	      FIELDS(LISTED("reg40_decision", s->decision), TEXT("severity", s->severity),
	             TEXT("decided_by", who->ref.text), AT("decided_at", later(decided, -4)),
	             TEXT("reason", tell(h, k, by, s->reason))));
	if (!notified) {
		return;
	}
	/* In the demo's story one is sent after the first day: late, and shown as such. */
	bool late = h->cast && h->index == 0 && strcmp(s->type, "online-harm") == 0;
	struct instant sent = late ? later(at, 31 * 60) : later(decided, 45);
	struct notice n = {.basis = strcmp(s->decision, "notify-4b") == 0 ? "reg40-4b" : "reg40-4e",
	                   .event = ref.text,
	                   .recipient = "hmci",
	                   .matter = tell(h, k, by, s->account),
	                   .actions = tell(h, k, by, s->action),
	                   .others = "Placing authority, family, police",
	                   .child = k,
	                   .at = sent};
	notify(h, &n);
	n.recipient = "placing-authority";
	n.at = later(sent, 12);
	notify(h, &n);
}

/* What a serious or middling one asks for: debriefs, a meeting. */
static void write_after(struct house *h, struct child *k, const struct scene *s, struct instant at,
                        struct ref ref, struct worker *const two[2])
{
	bool serious = strcmp(s->severity, "serious") == 0;
	for (int i = 0; i < 2 && strcmp(s->severity, "low") != 0; i++) {
		struct instant held = later(at, 1300 + 200 * i + between(&h->random, 0, 200));
		struct worker *by = two[i] == deputy_of(h) ? manager_of(h) : deputy_of(h);
		writes(h, later(held, 30), "staff-debrief", "debrief",
		       words(h, "staff:%s", two[i]->ref.text), by->by,
		       FIELDS(LISTED("event", ref.text), AT("held_at", held),
		              TEXT("learning", tell(h, k, two[i],
		                                    s->lessons == NULL ? "Right people in the right rooms."
		                                                       : s->lessons)),
		              TEXT("support_given",
		                   words(h, "%s is all right; rota eased for two days", two[i]->first))));
	}
	if (serious) {
		struct instant met = moment(next_working(h, date_add_days(instant_day(at), 4)), 14 * 60);
		struct ref meeting = writes(h, later(at, 1500), "professionals-meeting", "professionals",
		                            k->subject, deputy_of(h)->by,
		                            FIELDS(TEXT("purpose", "after-serious-incident"),
		                                   AT("requested_at", later(at, 1490)),
		                                   LISTED("requested_of", "placing-authority", "police"),
		                                   YES("high_risk", false), ABOUT(ref.text)));
		steps(h, later(met, 100), meeting.text, "hold", deputy_of(h)->by,
		      FIELDS(ON("held_on", instant_day(met)),
		             TEXT("attendees",
		                  words(h, "%s, Sergeant Marlowe, the manager, the deputy", k->is->worker)),
		             TEXT("decisions", tell(h, k, NULL, s->outcome))));
		steps(h, later(met, 1300), meeting.text, "share", deputy_of(h)->by,
		      FIELDS(AT("shared_with_team_at", later(met, 1290))));
	}
	if (s->outcome != NULL && (serious || s->watched)) {
		struct instant closed = manager_back(
			h, moment(next_working(h, date_add_days(instant_day(at), between(&h->random, 7, 12))),
		              12 * 60));
		steps(h, closed, ref.text, "close", manager_of(h)->by,
		      FIELDS(TEXT("outcome", tell(h, k, two[0], s->outcome)),
		             TEXT("lessons", s->lessons == NULL ? NULL : tell(h, k, two[0], s->lessons)),
		             BECAUSE("lessons", s->lessons == NULL ? "nothing new" : NULL)));
	}
}

static void write_oversight(struct house *h, struct child *k, const struct scene *s,
                            struct instant at, struct ref ref, const struct worker *by)
{
	bool harm = strcmp(s->type, "self-harm") == 0;
	if (strcmp(s->type, "bullying") == 0 || harm || s->watched) {
		struct instant acted = later(at, between(&h->random, 200, 700));
		steps(h, acted, ref.text, "act", leader_at(h, acted)->by,
		      FIELDS(TEXT("actions_taken", tell(h, k, by, s->action)),
		             YES("absent_over_7_days", false),
		             BECAUSE("ombudsman_requested_at", "not a case for the ombudsman")));
	}
	if (harm) {
		struct instant seen = later(at, between(&h->random, 500, 1200));
		steps(
			h, seen, ref.text, "oversight",
			manager_is_away(h, instant_day(seen)) ? h->answerable : manager_of(h)->by,
			FIELDS(TEXT(
				"oversight_comment",
				tell(
					h, k, by,
					"Read, and spoke with {n} and {w}. The plan for evenings changes from tonight."))));
	}
}

void incident(struct house *h, struct child *k, struct instant at, int which)
{
	const struct scene *s =
		&scenes[which >= 0 ? which % COUNT(scenes) : (int)random_below(&h->random, COUNT(scenes))];
	struct worker *two[2];
	on_duty(h, at, two);
	struct worker *by = two[0];
	struct instant written = later(at, between(&h->random, 20, 110));
	struct ref ref =
		writes(h, written, "incident", "incident", k->subject, by->by,
	           FIELDS(LISTED("type", s->type), AT("occurred_at", at), AT("known_at", at),
	                  TEXT("place", s->place),
	                  TEXT("people", tell(h, k, two[1], "{n}; {w} and a colleague on shift")),
	                  LISTED("staff_involved", two[0]->ref.text, two[1]->ref.text),
	                  TEXT("account", tell(h, k, two[1], s->account)),
	                  TEXT("immediate_action", tell(h, k, two[1], s->action)),
	                  BECAUSE("injury", "none found"), TEXT("severity", s->severity),
	                  YES("risk_changed", s->risk), AT("senior_manager_told_at", later(at, 18))));
	if (s->police != NULL) {
		note_for_handover(h, ASKED_POLICE, ref, at, written);
		write_police(h, s, written, ref, by->by);
	}
	if (s->risk) {
		assess_risk(h, k, later(at, between(&h->random, 240, 1200)), by, ref.text);
	}
	write_oversight(h, k, s, at, ref, two[1]);
	if (s->watched || strcmp(s->severity, "serious") == 0) {
		write_decision(h, k, s, later(at, 60), ref, two[1]);
	}
	write_after(h, k, s, at, ref, two);
}
