/*
 * Who works when: two in the day, two at night, a shift leader or a waking night worker first of each two. The rota of
 * a day follows from the day alone; who was ill or on leave, too.
 */
#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

const struct turn_times turn_times[3] = {
	[TURN_EARLY] = {7 * 60 + 30, 15 * 60},
	[TURN_LATE] = {14 * 60 + 30, 22 * 60 + 30},
	[TURN_NIGHT] = {22 * 60, 32 * 60},
};

/* Three pairs take turns over six days; nights are four days, so that the first pair has the last two nights. */
static int slot_of(const struct house *h, struct date d, enum turn turn, int place)
{
	static const int early[6] = {0, 0, 2, 2, 4, 4}, late[6] = {2, 2, 4, 4, 0, 0},
					 night[4] = {6, 6, 8, 8};
	/* Both turns come round in twelve days; plans reach past the last day, so the count may be below nothing. */
	int back = ((h->demo->last.day - d.day) % 12 + 12) % 12;
	int first = turn == TURN_EARLY  ? early[back % 6]
	            : turn == TURN_LATE ? late[back % 6]
	                                : night[back % 4];
	return first + place;
}

struct worker *in_slot(struct house *h, int slot, struct date d)
{
	for (int i = 0; i < h->worker_count; i++) {
		if (h->workers[i].slot == slot && works_on(&h->workers[i], d)) {
			return &h->workers[i];
		}
	}
	return NULL;
}

/* Bank first, then the agency; the deputy where there is neither yet. */
static struct worker *stand_in(struct house *h, struct date d, uint32_t draw)
{
	struct worker *bank = in_slot(h, 10, d), *agency = in_slot(h, 11, d);
	struct worker *first = draw % 3 == 0 ? agency : bank, *second = draw % 3 == 0 ? bank : agency;
	return first != NULL ? first : second != NULL ? second : deputy_of(h);
}

static bool is_off(const struct worker *w, struct date d)
{
	return !date_is_none(w->off_from) && d.day >= w->off_from.day && d.day <= w->off_to.day;
}

void on_turn(struct house *h, struct date d, enum turn turn, struct worker *ret[2])
{
	bool lately = d.day >= h->demo->last.day - 1; /* the story needs its own people at the end */
	for (int place = 0; place < 2; place++) {
		ret[place] = in_slot(h, slot_of(h, d, turn, place), d);
		uint32_t draw = lot(h->seed, (uint32_t)d.day, (uint32_t)(turn * 2 + place), 1000);
		bool away =
			ret[place] != NULL && (is_off(ret[place], d) || (place == 1 && !lately && draw < 55));
		if (ret[place] == NULL || away) {
			ret[place] = stand_in(h, d, draw);
		}
	}
	if (ret[0] == ret[1]) {
		ret[1] = deputy_of(h);
	}
}

void on_duty(struct house *h, struct instant at, struct worker *ret[2])
{
	struct date d = instant_day(at);
	int minute = minute_of(at);
	if (minute < turn_times[TURN_EARLY].start) {
		on_turn(h, date_add_days(d, -1), TURN_NIGHT, ret);
	} else if (minute < turn_times[TURN_LATE].start + 20) {
		on_turn(h, d, TURN_EARLY, ret);
	} else {
		on_turn(h, d, minute < turn_times[TURN_NIGHT].start + 20 ? TURN_LATE : TURN_NIGHT, ret);
	}
}

struct worker *leader_at(struct house *h, struct instant at)
{
	struct worker *two[2];
	on_duty(h, at, two);
	return two[0];
}

struct worker *carer_at(struct house *h, struct instant at)
{
	struct worker *two[2];
	on_duty(h, at, two);
	return two[random_below(&h->random, 2)];
}

/* Where the manager and the deputy work office hours, they begin then. */
static struct instant next_office_day(struct house *h, const struct worker *w, struct instant after)
{
	struct date d = instant_day(after);
	for (int i = 0; i < 14; i++, d = date_add_days(d, 1)) {
		struct instant start = moment(d, office_hours_of(w)[0]);
		bool works = is_working(h, d) &&
		             (w->post == POST_MANAGER ? !manager_is_away(h, d) : date_weekday(d) != 2);
		if (works && start.s > after.s) {
			return start;
		}
	}
	return INSTANT_NONE;
}

const int *office_hours_of(const struct worker *w)
{
	static const int manager[] = {8 * 60 + 30, 17 * 60}, deputy[] = {11 * 60, 19 * 60};
	return w->post == POST_MANAGER ? manager : deputy;
}

struct instant next_shift(struct house *h, const struct worker *w, struct instant after)
{
	struct date d = instant_day(after);
	if (w->post == POST_MANAGER || w->post == POST_DEPUTY) {
		return next_office_day(h, w, after);
	}
	for (int i = 0; i < 14; i++, d = date_add_days(d, 1)) {
		for (int t = TURN_EARLY; t <= TURN_NIGHT; t++) {
			struct worker *two[2];
			struct instant start = moment(d, turn_times[t].start);
			on_turn(h, d, (enum turn)t, two);
			if (start.s > after.s && (two[0] == w || two[1] == w)) {
				return start;
			}
		}
	}
	return INSTANT_NONE;
}

/* ---- shifts in the records ---- */

struct ref shift_ref(struct house *h, struct date d, enum turn turn, int place)
{
	int year, month, day;
	date_split(d, &year, &month, &day);
	return ref_called(words(h, "%s-shift-%02d%02d%02d-%c%d", h->code, year % 100, month, day,
	                        "eln"[turn], place + 1));
}

static const char *employed(const struct worker *w)
{
	return w->post == POST_AGENCY ? "agency" : w->post == POST_BANK ? "bank" : "permanent";
}

static void plan_shift(struct house *h, struct instant at, struct date d, enum turn turn, int place)
{
	struct worker *two[2];
	on_turn(h, d, turn, two);
	const struct worker *w = two[place];
	if (!w->known) { /* who has not joined yet is put on it on the day before the first */
		at = moment(date_add_days(w->from, -1), 16 * 60);
	}
	const struct ref about = ref_called(words(h, "staff:%s", w->ref.text)); /* a shift is somebody's */
	opens(h, at, "shift", shift_ref(h, d, turn, place).text, about.text, deputy_of(h)->by,
	      FIELDS(TEXT("staff", w->ref.text), YES("planned", true),
	             AT("start", moment(d, turn_times[turn].start)),
	             AT("end", moment(d, turn_times[turn].end)), YES("care_role", true),
	             TEXT("employment_that_day", employed(w)),
	             YES("sleep_in", turn == TURN_NIGHT && place == 1),
	             YES("person_in_charge", place == 0), YES("agency", w->post == POST_AGENCY),
	             YES("first_aider", w->post != POST_AGENCY), YES("supervised_only", false)));
}

/* One day of the week to come, both of each turn. */
static void plan_day(struct house *h, struct instant at, struct date d)
{
	for (int t = TURN_EARLY; t <= TURN_NIGHT; t++) {
		plan_shift(h, at, d, (enum turn)t, 0);
		plan_shift(h, at, d, (enum turn)t, 1);
	}
}

/* On each Thursday the week that begins on Monday; before its first day the house plans as far as that will reach. */
void plan_rota(struct house *h, struct date from)
{
	int first_thursday = from.day + (10 - date_weekday(from)) % 7;
	int until =
		date_weekday(from) == 0 && from.day == h->today.day + 4 ? from.day + 6 : first_thursday + 3;
	for (int day = from.day; day <= until; day++) {
		plan_day(h, about(h, 16 * 60, 50), (struct date){day});
	}
}
