/* Days and hours as a children's home knows them: working days, school days, Christmas, birthdays. */
#include "cli/demo/inside.h"

struct instant moment(struct date day, int minute)
{
	struct instant i;
	while (minute >= 24 * 60) {
		day = date_add_days(day, 1);
		minute -= 24 * 60;
	}
	while (minute < 0) {
		day = date_add_days(day, -1);
		minute += 24 * 60;
	}
	if (!instant_of_london(day, minute / 60, minute % 60, 0, &i)) {
		return moment(day, minute + 60); /* the night on which the clocks go forward */
	}
	return i;
}

struct instant later(struct instant i, int minutes)
{
	return instant_is_none(i) ? i : (struct instant){i.s + (int64_t)minutes * 60};
}

struct instant today_at(const struct house *h, int minute)
{
	return moment(h->today, minute);
}

struct instant about(struct house *h, int minute, int spread)
{
	return moment(h->today, minute + between(&h->random, -spread, spread));
}

bool is_weekend(struct date d)
{
	return date_weekday(d) >= 5;
}

bool is_working(const struct house *h, struct date d)
{
	return date_is_working(d, &h->demo->definitions->holidays);
}

/* Past the last term that the definitions know: two weeks at Christmas and Easter, six in summer. */
static bool is_in_usual_term(struct date d)
{
	int year, month, day;
	date_split(d, &year, &month, &day);
	bool christmas = (month == 12 && day > 18) || (month == 1 && day < 5);
	bool summer = (month == 7 && day > 21) || month == 8;
	return !christmas && !summer && !(month == 4 && day < 14);
}

static bool is_in_term(const struct definitions *defs, struct date d)
{
	for (size_t i = 0; i < defs->term_count; i++) {
		if (d.day >= defs->terms[i].from.day && d.day <= defs->terms[i].to.day) {
			return true;
		}
	}
	return (defs->term_count == 0 || d.day > defs->terms[defs->term_count - 1].to.day) &&
	       is_in_usual_term(d);
}

/* Half-terms lie inside the terms: the last full week of October and of May, the third of February. */
static bool is_half_term(struct date d)
{
	int year, month, day;
	date_split(date_add_days(d, -date_weekday(d)), &year, &month, &day); /* its Monday */
	return (month == 10 && day >= 22 && day <= 28) || (month == 2 && day >= 13 && day <= 19) ||
	       (month == 5 && day >= 25);
}

bool is_term_day(const struct house *h, struct date d)
{
	return is_working(h, d) && is_in_term(h->demo->definitions, d);
}

bool is_school_day(const struct house *h, struct date d)
{
	return is_working(h, d) && is_in_term(h->demo->definitions, d) && !is_half_term(d);
}

struct date next_working(const struct house *h, struct date d)
{
	while (!is_working(h, d)) {
		d = date_add_days(d, 1);
	}
	return d;
}

bool is_christmas(struct date d)
{
	int year, month, day;
	date_split(d, &year, &month, &day);
	return month == 12 && day == 25;
}

bool is_birthday(const struct child *k, struct date d)
{
	int year, month, day, born_year, born_month, born_day;
	date_split(d, &year, &month, &day);
	date_split(k->born, &born_year, &born_month, &born_day);
	return month == born_month && day == born_day;
}

int minute_of(struct instant i)
{
	return (int)((i.s - instant_day_start(instant_day(i)).s) / 60);
}
