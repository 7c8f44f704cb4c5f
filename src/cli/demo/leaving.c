/* A child leaves: where to, with what, and what is passed on. */
#include "cli/demo/inside.h"

static void write_moving_on(struct house *h, struct child *k)
{
	struct ref plan = ref_new(h, "moving-on");
	opens(h, today_at(h, 9 * 60 + 40), "move-on-plan", plan.text, k->subject, deputy_of(h)->by,
	      FIELDS(TEXT("child_words", tell(h, k, NULL, "I'm ready. I'll miss the dinners.")),
	             TEXT("goals",
	                  tell(h, k, NULL, "Live with {fam}; stay at {school}; keep going to {club}.")),
	             TEXT("skills", "Cooks five meals, does own washing, gets up for the bus"),
	             TEXT("people", tell(h, k, NULL, "{fam}, {friend}, {sw}, and us")),
	             AT("reviewed_at", today_at(h, 9 * 60 + 30))));
	steps(h, today_at(h, 9 * 60 + 50), plan.text, "agree", deputy_of(h)->by,
	      FIELDS(TEXT("agreed_with_placing_authority",
	                  tell(h, k, NULL, "{sw}, at the planning meeting"))));
	steps(
		h, today_at(h, 16 * 60), plan.text, "report", deputy_of(h)->by,
		FIELDS(TEXT(
			"end_of_placement_report",
			tell(
				h, k, NULL,
				"Came angry and thin, leaves taller and funny. School kept, family mended as far as it can be. What worked: patience, {club}, being needed."))));
}

static void medicine_goes_along(struct house *h, struct child *k, const struct worker *by)
{
	if (k->medicine.text[0] != '\0') {
		steps(h, today_at(h, 11 * 60), k->medicine.text, "stop", by->by,
		      FIELDS(ON("ended_on", h->today), TEXT("ended_reason", "child-left")));
		steps(h, today_at(h, 11 * 60 + 5), k->medicine.text, "dispose", by->by,
		      FIELDS(ROWS("disposal",
		                  FIELDS(AT("at", today_at(h, 11 * 60 + 5)), NUMBER("quantity", 14),
		                         TEXT("how", "went-with-the-child"), TEXT("by", by->ref.text)))));
	}
}

static void last_note(struct house *h, struct child *k, const struct worker *by)
{
	writes(
		h, today_at(h, 13 * 60), "daily-log", "note", k->subject, by->by,
		FIELDS(
			ON("date", h->today), TEXT("shift", "day"),
			TEXT(
				"body",
				tell(
					h, k, by,
					"{n} left us this morning. Boxes, a cake, a card with all our hands on it. {He} hugged everybody twice and walked out backwards, waving.")),
			TEXT("child_words", "Don't let anyone have my mug."),
			TEXT("shared_with_child", "yes-shared")));
}

void child_leaves(struct house *h, struct child *k)
{
	struct instant at = today_at(h, 11 * 60 + 30);
	struct worker *by = leader_at(h, at);
	k->gone = true;
	steps(
		h, later(at, 60), k->stay.text, "leave", by->by,
		FIELDS(
			AT("left_at", at), TEXT("address_on_leaving", k->is->fam_street),
			TEXT("destination_type", "relatives"), TEXT("end_kind", "planned"),
			YES("emergency_move", false),
			TEXT(
				"contact_after_leaving",
				tell(
					h, k, by,
					"{n} may ring whenever {he} likes; {w} rings on the first Sunday of each month; tea here at Christmas."))));
	write_moving_on(h, k);
	medicine_goes_along(h, k, by);
	last_note(h, k, by);
	if (k->is->far) {
		notify(h, &(struct notice){
					  .basis = "reg41-discharge",
					  .event = k->stay.text,
					  .recipient = "host-authority",
					  .matter = tell(h, k, NULL, "{n} left {home} today to live with family"),
					  .actions = "Record of medicines and health passed on",
					  .child = k,
					  .at = today_at(h, 15 * 60),
					  .late_contact = true});
	}
	steps(h, today_at(h, 12 * 60 + 20), k->education.text, "end", deputy_of(h)->by,
	      FIELDS(ON("end", h->today), TEXT("end_reason", "Moved; same school")));
}
