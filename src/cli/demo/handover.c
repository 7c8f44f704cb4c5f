/* What was worked, and how one shift hands the house to the next: asked one by one. */
#include <string.h>

#include "cli/demo/inside.h"

void note_for_handover(struct house *h, enum question asked, struct ref ref,
                       struct instant happened, struct instant written)
{
	h->noted[h->noted_count++ % MOST_NOTED] = (struct noted){asked, ref, happened, written};
}

static void shift_worked(struct house *h, struct date d, enum turn turn, int place)
{
	struct worker *two[2];
	struct instant end = moment(d, turn_times[turn].end);
	on_turn(h, d, turn, two);
	two[place]->shifts++;
	int after =
		chance(&h->random, 4) ? between(&h->random, 26 * 60, 40 * 60) : between(&h->random, 1, 9);
	const char *by = after > 60 ? in_charge(h, instant_day(later(end, after)))->by : two[place]->by;
	steps(h, later(end, after), shift_ref(h, d, turn, place).text, "work", by,
	      FIELDS(TEXT("actual", "worked"), YES("confirmed_as_worked", true)));
}

/* ---- the children, one by one ---- */

static const struct said *child_row(struct house *h, struct child *k, struct instant at,
                                    const struct worker *by)
{
	bool away = is_away(k, at);
	const struct bank *bank = chance(&h->random, 720) ? &bank_handover_good : &bank_handover_mixed;
	const char *how = away ? "Not in the house; see the record." : say(h, k, by, bank);
	const char *promise = !away && chance(&h->random, 160) ? say(h, k, by, &bank_promise) : NULL;
	struct said *row = ARENA_ARRAY(h->demo->scratch, 4, struct said);
	row[0] = (struct said)TEXT("child", k->ref.text);
	row[1] = (struct said)TEXT("how", how);
	row[2] = (struct said)TEXT("promises", promise);
	return row;
}

static const struct said *const *child_rows(struct house *h, struct instant at,
                                            const struct worker *by)
{
	const struct said **rows =
		ARENA_ARRAY(h->demo->scratch, (size_t)h->stay_count + 1, const struct said *);
	size_t count = 0;
	for (int i = 0; i < h->stay_count; i++) {
		struct child *k = &h->stays[i];
		if (k->arrived && !k->gone && moment(k->came, 20 * 60).s < at.s) {
			rows[count++] = child_row(h, k, at, by);
		}
	}
	return rows;
}

/* ---- the questions ---- */

static const struct {
	const char *question, *records;
} questions[ASKED__COUNT] = {
	[ASKED_HOLD] = {"hold", "hold_records"},
	[ASKED_SEARCH] = {"search", "search_records"},
	[ASKED_CONSEQUENCE] = {"consequence", "consequence_records"},
	[ASKED_INJURY] = {"injury", "injury_records"},
	[ASKED_POLICE] = {"police", "police_records"},
	[ASKED_DOSE] = {"refused_medicine", "refused_medicine_records"},
};

/* Records of what happened between the two moments; those already written (at the second), or those not yet. */
static const char *const *noted(struct house *h, enum question asked, struct instant from,
                                struct instant to, bool written)
{
	const char **list = ARENA_ARRAY(h->demo->scratch, MOST_NOTED + 1, const char *);
	size_t count = 0;
	for (size_t i = 0; i < MOST_NOTED; i++) {
		const struct noted *n = &h->noted[i];
		bool then = n->ref.text[0] != '\0' && n->asked == asked && n->happened.s >= from.s &&
		            n->happened.s < to.s;
		if (then && (n->written.s <= to.s) == written) {
			list[count++] = n->ref.text;
		}
	}
	return list;
}

static struct instant latest_noted(const struct house *h, const char *ref)
{
	for (size_t i = 0; i < MOST_NOTED; i++) {
		if (strcmp(h->noted[i].ref.text, ref) == 0) {
			return h->noted[i].written;
		}
	}
	return INSTANT_NONE;
}

/* Two fields a question: the answer, and the records it names. */
static void ask(struct house *h, struct said *to, struct instant from, struct instant at)
{
	for (int a = 0; a < ASKED__COUNT; a++) {
		const char *const *have = noted(h, (enum question)a, from, at, true);
		const char *const *lack = noted(h, (enum question)a, from, at, false);
		const char *answer = lack[0] != NULL   ? "yes-not-recorded-yet"
		                     : have[0] != NULL ? "yes-recorded"
		                                       : "none";
		to[2 * a] = (struct said)TEXT(questions[a].question, answer);
		to[2 * a + 1] = (struct said)LIST(questions[a].records, have);
	}
}

/* What was not written at the handover is added when it is. */
static void add_later(struct house *h, struct ref handover, struct instant from, struct instant at,
                      const char *by)
{
	for (int a = 0; a < ASKED__COUNT; a++) {
		const char *const *lack = noted(h, (enum question)a, from, at, false);
		if (lack[0] != NULL) {
			steps(h, later(latest_noted(h, lack[0]), 3), handover.text, "add-records", by,
			      FIELDS(LIST(questions[a].records, lack)));
		}
	}
}

static void hand_over(struct house *h, struct date d, enum turn turn)
{
	struct worker *out[2], *in[2];
	enum turn next = (turn + 1) % 3;
	struct date next_day = turn == TURN_NIGHT ? date_add_days(d, 1) : d;
	on_turn(h, d, turn, out);
	on_turn(h, next_day, next, in);
	struct instant at = later(moment(d, turn_times[turn].end), -between(&h->random, 8, 22));
	struct instant from = moment(d, turn_times[turn].start);
	const struct said *const *children = child_rows(h, at, out[1]);
	struct said asked[2 * ASKED__COUNT];
	ask(h, asked, from, at);
	struct ref ref = writes(
		h, at, "handover", "handover", h->subject, out[0]->by,
		FIELDS(LISTED("shift_out", shift_ref(h, d, turn, 0).text, shift_ref(h, d, turn, 1).text),
	           LISTED("shift_in", shift_ref(h, next_day, next, 0).text,
	                  shift_ref(h, next_day, next, 1).text),
	           TEXT("signed_out_by", out[0]->ref.text), ROW_LIST("children", children),
	           BECAUSE("children", children[0] == NULL ? "nobody lives here yet" : NULL), asked[0],
	           asked[1], asked[2], asked[3], asked[4], asked[5], asked[6], asked[7], asked[8],
	           asked[9], asked[10], asked[11],
	           TEXT("medicine_count", "Counted together, agrees with the charts"),
	           YES("count_differs", false),
	           TEXT("cash_count", words(h, "Float £%.2f, agrees", h->cash)),
	           TEXT("keys_count", "Nine keys, all here")));
	steps(h, later(at, between(&h->random, 2, 7)), ref.text, "sign-in", in[0]->by,
	      FIELDS(TEXT("signed_in_by", in[0]->ref.text)));
	add_later(h, ref, from, at, out[0]->by);
}

/* The manager and the deputy in the week. */
static void office_hours(struct house *h, struct worker *w, char letter)
{
	int year, month, day, start = office_hours_of(w)[0], end = office_hours_of(w)[1];
	date_split(h->today, &year, &month, &day);
	const char *ref = words(h, "%s-shift-%02d%02d%02d-%c", h->code, year % 100, month, day, letter);
	opens(h, about(h, start, 6), "shift", ref, h->subject, w->by,
	      FIELDS(TEXT("staff", w->ref.text), YES("planned", true), AT("start", today_at(h, start)),
	             AT("end", today_at(h, end)), YES("care_role", true),
	             TEXT("employment_that_day", "permanent"), YES("sleep_in", false),
	             YES("person_in_charge", false), YES("agency", false), YES("first_aider", true)));
	steps(h, today_at(h, end + between(&h->random, 1, 20)), ref, "work", w->by,
	      FIELDS(TEXT("actual", "worked"), YES("confirmed_as_worked", true)));
}

void rota_day(struct house *h)
{
	struct date before = date_add_days(h->today, -1);
	if (date_weekday(h->today) == 3) {
		plan_rota(h, date_add_days(h->today, 4));
	}
	if (is_working(h, h->today) && !manager_is_away(h, h->today)) {
		office_hours(h, manager_of(h), 'm');
	}
	if (is_working(h, h->today) && date_weekday(h->today) != 2) {
		office_hours(h, deputy_of(h), 'd');
	}
	for (int t = TURN_EARLY; t <= TURN_NIGHT; t++) {
		struct date d = t == TURN_NIGHT ? before : h->today;
		if (d.day >= h->rota_from.day) {
			shift_worked(h, d, (enum turn)t, 0);
			shift_worked(h, d, (enum turn)t, 1);
			hand_over(h, d, (enum turn)t);
		}
	}
}
