/* A child's day: the note of the day, the night, school, medicines, who was rung. */
#include <string.h>

#include "cli/demo/inside.h"

static bool is_young(const struct child *k, struct date d)
{
	return date_years_between(k->born, d) < 12;
}

/* ---- the note of the day ---- */

struct day {
	struct worker *by; /* of whom it tells: the writer's colleague */
	bool school, well, rang;
	const char *morning, *lesson, *after, *tea, *evening, *bed, *hard, *call;
};

static void school_day(struct house *h, struct child *k, struct day *d)
{
	bool young = is_young(k, h->today);
	d->morning = say(h, k, d->by, young ? &bank_morning_school_young : &bank_morning_school_teen);
	d->lesson =
		say(h, k, d->by,
	        chance(&h->random, d->well ? 870 : 350) ? &bank_school_good : &bank_school_hard);
	d->after = chance(&h->random, 620)
	               ? say(h, k, d->by, young ? &bank_after_young : &bank_after_teen)
	               : NULL;
}

static void free_day(struct house *h, struct child *k, struct day *d)
{
	d->morning = say(h, k, d->by, &bank_morning_free);
	d->after = say(h, k, d->by, is_young(k, h->today) ? &bank_free_young : &bank_free_teen);
	if (is_christmas(h->today)) {
		d->after = say(h, k, d->by, &bank_christmas);
	}
}

static void think_of_day(struct house *h, struct child *k, struct day *d)
{
	d->school = is_school_day(h, h->today);
	d->well = chance(&h->random, 740);
	d->rang = chance(&h->random, 330);
	(d->school ? school_day : free_day)(h, k, d);
	d->tea = chance(&h->random, 560) ? say(h, k, d->by, &bank_tea) : NULL;
	d->evening =
		chance(&h->random, d->tea == NULL ? 900 : 400) ? say(h, k, d->by, &bank_evening) : NULL;
	d->hard = d->well ? NULL : say(h, k, d->by, &bank_hard_moment);
	d->call = d->rang ? say(h, k, d->by, &bank_call) : NULL;
	d->bed =
		chance(&h->random, 640)
			? say(h, k, d->by, is_young(k, h->today) ? &bank_bedtime_young : &bank_bedtime_teen)
			: NULL;
	if (is_birthday(k, h->today)) {
		d->after = say(h, k, d->by, &bank_birthday);
	}
}

/* Every second sentence that begins with the name begins with "He" or "She". */
static const char *less_named(struct house *h, const struct child *k, const char *text)
{
	size_t length = strlen(k->name);
	bool named = text != NULL && strncmp(text, k->name, length) == 0 && text[length] == ' ';
	return named ? words(h, "%s%s", k->is->girl ? "She" : "He", text + length) : text;
}

static const char *body_of(struct house *h, const struct child *k, const struct day *d)
{
	const char *parts[] = {d->morning, d->lesson, d->after, d->hard, d->tea, d->evening, d->bed},
			   *text = NULL;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		text = both(h, text, i % 2 == 1 && text != NULL ? less_named(h, k, parts[i]) : parts[i]);
	}
	return text;
}

/* Written before the late shift goes home; now and then next day, and once in a long while too late. */
static struct instant when_written(struct house *h)
{
	if (chance(&h->random, 7)) {
		return moment(date_add_days(h->today, 2), 9 * 60 + between(&h->random, 0, 300));
	}
	if (chance(&h->random, 60)) {
		return moment(date_add_days(h->today, 1), 8 * 60 + between(&h->random, 0, 240));
	}
	return about(h, 21 * 60 + 35, 40);
}

static void note_of_day(struct house *h, struct child *k)
{
	struct instant evening = today_at(h, 21 * 60);
	struct worker *two[2];
	on_duty(h, evening, two);
	uint32_t who = lot(h->seed + k->seed, (uint32_t)h->today.day, 1, 2);
	const struct worker *writer = two[1 - who];
	struct day d = {.by = two[who]};
	struct instant at = when_written(h);
	if (k->came.day == h->today.day) {
		d.morning = tell(
			h, k, d.by,
			"{n} came to us this afternoon. {He} looked at every room twice, chose the chair by the window and ate two helpings of {meal}. {w} and {he} put up the photographs together.");
	} else {
		think_of_day(h, k, &d);
	}
	writes(h, at, "daily-log", "note", k->subject, writer->by,
	       FIELDS(ON("date", h->today), TEXT("shift", "evening"),
	              TEXT("child_words",
	                   chance(&h->random, 640)
	                       ? say(h, k, d.by, d.well ? &bank_child_good : &bank_child_mixed)
	                       : NULL),
	              TEXT("body", body_of(h, k, &d)),
	              TEXT("mood", say(h, k, d.by, d.well ? &bank_mood_good : &bank_mood_mixed)),
	              TEXT("contact", d.call), LISTED("contact_tags", d.rang ? "family" : NULL),
	              TEXT("shared_with_child", chance(&h->random, 600) ? "yes-shared" : "not-yet")));
}

static void note_of_night(struct house *h, struct child *k)
{
	struct worker *two[2];
	on_turn(h, date_add_days(h->today, -1), TURN_NIGHT, two);
	writes(h, today_at(h, 6 * 60 + between(&h->random, 20, 80)), "daily-log", "note", k->subject,
	       two[0]->by,
	       FIELDS(ON("date", h->today), TEXT("shift", "waking-night"),
	              TEXT("body", say(h, k, two[1], &bank_night)),
	              TEXT("shared_with_child", "not-yet")));
}

/* ---- school ---- */

static void at_school(struct house *h, struct child *k)
{
	bool away = is_away(k, today_at(h, 9 * 60)), half = chance(&h->random, 45);
	writes(h, about(h, 16 * 60 + 40, 25), "attendance", "attendance", k->subject,
	       carer_at(h, today_at(h, 16 * 60 + 30))->by,
	       FIELDS(ON("date", h->today), NUMBER("possible", 2),
	              NUMBER("attended", away   ? 0
	                                 : half ? 1
	                                        : 2),
	              NUMBER("hours_possible", 5.5),
	              NUMBER("hours_attended", away   ? 0
	                                       : half ? 2.75
	                                              : 5.5),
	              TEXT("reason", away   ? "Not here; see the record of the day"
	                             : half ? "Came home at lunch, agreed with school"
	                                    : NULL)));
}

/* ---- medicines ---- */

static void take_dose(struct house *h, struct child *k, int minute)
{
	struct instant due = today_at(h, minute);
	bool away = is_away(k, due), refused = !away && chance(&h->random, 8),
		 late = chance(&h->random, 2);
	struct instant at =
		later(due, late ? between(&h->random, 65, 80) : between(&h->random, -10, 25));
	struct worker *two[2];
	on_duty(h, at, two);
	bool here = k->came.day < h->today.day || minute > 20 * 60;
	if (!here) {
		return;
	}
	struct ref ref = writes(
		h, later(at, 2), "medicine-dose", "dose", k->subject, two[0]->by,
		FIELDS(
			TEXT("medicine", k->medicine.text), AT("due_at", due),
			TEXT("status", away      ? "away-with-family"
	                       : refused ? "refused"
	                                 : "given"),
			AT("given_at", at), TEXT("dose", away || refused ? NULL : k->is->dose),
			TEXT("by", two[0]->ref.text), TEXT("witness", two[1]->ref.text),
			YES("count_differs", false), AT("taken_out_at", away ? at : INSTANT_NONE),
			TEXT("refused_reason",
	             refused
	                 ? tell(h, k, NULL,
	                        "Said {he} did not want it today; asked twice, twenty minutes apart.")
	                 : NULL),
			YES("from_printed_chart", false)));
	if (refused) {
		note_for_handover(h, ASKED_DOSE, ref, at, later(at, 2));
	}
}

static void medicines(struct house *h, struct child *k)
{
	for (int i = 0; i < 2 && k->medicine.text[0] != '\0'; i++) {
		if (k->is->dose_at[i] != 0) {
			take_dose(h, k, k->is->dose_at[i]);
		}
	}
}

void child_day(struct house *h, struct child *k)
{
	if (!is_away(k, today_at(h, 20 * 60)) || chance(&h->random, 500)) {
		note_of_day(h, k);
	} else {
		writes(
			h, about(h, 21 * 60 + 30, 30), "daily-log", "note", k->subject,
			carer_at(h, today_at(h, 21 * 60))->by,
			FIELDS(
				ON("date", h->today), TEXT("shift", "evening"),
				TEXT(
					"body",
					tell(
						h, k, NULL,
						"{n} is not in the house this evening. What is known and done stands in the record of it; {his} bed is made up and the landing light is on."))));
	}
	if (k->came.day < h->today.day && h->today.day > h->rota_from.day &&
	    !is_away(k, today_at(h, 5 * 60))) {
		note_of_night(h, k);
	}
	if (is_school_day(h, h->today) && k->came.day < h->today.day) {
		at_school(h, k);
	}
	medicines(h, k);
}
