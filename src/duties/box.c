/* Boxes of the calendar: days, weeks from Monday, months, years; weeks with a school day in them, and school terms. */
#include "duties/box.h"

static struct date week_start(struct date d)
{
	return date_add_days(d, -date_weekday(d));
}

static bool term_at(const struct calendar *calendar, struct date day, struct box_span *ret)
{
	for (size_t i = 0; i < calendar->term_count; i++) {
		if (calendar->terms[i].to.day >= day.day) {
			*ret = (struct box_span){calendar->terms[i].from, calendar->terms[i].to, calendar->terms[i].name};
			return true;
		}
	}
	return false;
}

static bool is_half_term(const struct calendar *calendar, struct date d)
{
	for (size_t i = 0; i < calendar->term_count; i++) {
		const struct term *t = &calendar->terms[i];
		if (!date_is_none(t->half_from) && d.day >= t->half_from.day && d.day <= t->half_to.day) {
			return true;
		}
	}
	return false;
}

/* A school day: Monday to Friday in a term, no holiday, not in its half-term. */
static bool has_school_day(const struct calendar *calendar, struct date monday)
{
	for (int i = 0; i < 5; i++) {
		struct date d = date_add_days(monday, i);
		struct box_span term;
		if (term_at(calendar, d, &term) && term.from.day <= d.day && date_is_working(d, &calendar->holidays) && !is_half_term(calendar, d)) {
			return true;
		}
	}
	return false;
}

static bool school_week_at(const struct calendar *calendar, struct date day, struct box_span *ret)
{
	struct box_span term;
	struct date monday = week_start(day);
	for (int tries = 0; tries < 120 && term_at(calendar, monday, &term); tries++) {
		if (has_school_day(calendar, monday)) {
			*ret = (struct box_span){monday, date_add_days(monday, 6), 0};
			return true;
		}
		struct date next = date_add_days(monday, 7);
		monday = term.from.day > next.day + 6 ? week_start(term.from) : next;
	}
	return false;
}

bool box_at(enum box kind, const struct calendar *calendar, struct date day, struct box_span *ret)
{
	int year, month, number;
	date_split(day, &year, &month, &number);
	if (year < 1901 || year > 2198) {
		return false;
	}
	switch (kind) {
	case BOX_DAY:
		*ret = (struct box_span){day, day, 0};
		return true;
	case BOX_WEEK:
		*ret = (struct box_span){week_start(day), date_add_days(week_start(day), 6), 0};
		return true;
	case BOX_MONTH:
		*ret = (struct box_span){date_of(year, month, 1), date_month_end(day), 0};
		return true;
	case BOX_YEAR:
		*ret = (struct box_span){date_of(year, 1, 1), date_of(year, 12, 31), 0};
		return true;
	case BOX_SCHOOL_WEEK:
		return school_week_at(calendar, day, ret);
	case BOX_SCHOOL_TERM:
		return term_at(calendar, day, ret);
	}
	return false;
}

/* ISO 8601: the week belongs to the year of its Thursday. */
static const char *week_round(struct arena *arena, struct date monday)
{
	int year, month, number;
	date_split(date_add_days(monday, 3), &year, &month, &number);
	int week = (date_add_days(monday, 3).day - date_of(year, 1, 1).day) / 7 + 1;
	return arena_printf(arena, "%04d-W%02d", year, week);
}

const char *box_round(struct arena *arena, enum box kind, const struct box_span *b)
{
	int year, month, number;
	date_split(b->from, &year, &month, &number);
	switch (kind) {
	case BOX_DAY:
		return date_iso(arena, b->from);
	case BOX_WEEK:
	case BOX_SCHOOL_WEEK:
		return week_round(arena, b->from);
	case BOX_MONTH:
		return arena_printf(arena, "%04d-%02d", year, month);
	case BOX_YEAR:
		return arena_printf(arena, "%04d", year);
	case BOX_SCHOOL_TERM:
		return symbol_word(b->term);
	}
	return "";
}
