/*
 * Bank holidays and school terms as known at a moment: those of the definitions published by then, and those a provider
 * set. A change moves every open due, so they are facts with a time of writing like all others.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "duties/inside.h"

static int compare_days(const void *a, const void *b)
{
	int32_t left = ((const struct date *)a)->day, right = ((const struct date *)b)->day;
	return (left > right) - (left < right);
}

static int compare_terms(const void *a, const void *b)
{
	return compare_days(&((const struct term *)a)->from, &((const struct term *)b)->from);
}

static int compare_moments(const void *a, const void *b)
{
	int64_t left = ((const struct instant *)a)->s, right = ((const struct instant *)b)->s;
	return (left > right) - (left < right);
}

/* "autumn-2031 2031-09-02 2031-12-19", then a half-term's two days or none (words between the days are passed over). */
static bool read_term(struct ctx *c, const char *text, struct term *ret)
{
	char name[65] = "";
	struct date days[4];
	size_t found = 0;
	if (text == NULL || sscanf(text, "%64[^ :]", name) != 1) {
		return false;
	}
	for (const char *p = text + strlen(name); *p != '\0' && found < 4;) {
		p += strcspn(p, "0123456789");
		size_t length = strspn(p, "0123456789-");
		if (length == 10 && date_parse(c, arena_copy_n(c->arena, p, length), &days[found])) {
			found++;
		}
		p += length;
	}
	ctx_clear_error(c);
	if (found < 2) {
		return false;
	}
	*ret = (struct term){symbol_of(name), days[0], days[1], found == 4 ? days[2] : DATE_NONE, found == 4 ? days[3] : DATE_NONE};
	return true;
}

struct making {
	struct date *days;
	size_t day_count, day_room;
	struct term *terms;
	size_t term_count, term_room;
};

static void take_day(struct making *m, struct date day)
{
	size_t kept = 0;
	for (size_t i = 0; i < m->day_count; i++) {
		if (m->days[i].day != day.day) {
			m->days[kept++] = m->days[i];
		}
	}
	m->day_count = kept;
}

static void add_set(struct ctx *c, struct world *w, struct making *m, const struct record *r, struct instant known)
{
	for (size_t i = 0; i < r->setting_count; i++) {
		const struct setting_fact *s = &r->settings[i];
		struct term term;
		if (s->written.s > known.s) {
			continue;
		}
		if (s->setting == w->plan->words.bank_holiday && s->value.kind == VALUE_DATE) {
			*(struct date *)PUSH(w->arena, m->days, m->day_count, m->day_room) = s->value.date;
		} else if (s->setting == w->plan->words.bank_holiday_removed && s->value.kind == VALUE_DATE) {
			take_day(m, s->value.date);
		} else if (s->setting == w->plan->words.term && s->value.kind == VALUE_TEXT && read_term(c, s->value.text, &term)) {
			*(struct term *)PUSH(w->arena, m->terms, m->term_count, m->term_room) = term;
		}
	}
}

static struct calendar make(struct ctx *c, struct world *w, struct instant from)
{
	const struct numbers *providers = rec_providers(c, w);
	const struct definitions *d = w->plan->generations[plan_generation(w->plan, from)].definitions;
	struct making m = {0};
	for (size_t i = 0; i < d->holidays.count; i++) {
		*(struct date *)PUSH(w->arena, m.days, m.day_count, m.day_room) = d->holidays.days[i];
	}
	for (size_t i = 0; i < d->term_count; i++) {
		*(struct term *)PUSH(w->arena, m.terms, m.term_count, m.term_room) = d->terms[i];
	}
	for (size_t i = 0; providers != NULL && i < providers->count; i++) {
		const struct record *r = world_record(c, w, providers->items[i]);
		if (r != NULL) {
			add_set(c, w, &m, r, from);
		}
	}
	if (m.day_count > 0) {
		qsort(m.days, m.day_count, sizeof *m.days, compare_days);
	}
	if (m.term_count > 0) {
		qsort(m.terms, m.term_count, sizeof *m.terms, compare_terms);
	}
	return (struct calendar){from, {m.days, m.day_count}, m.terms, m.term_count};
}

/* The moments at which other days are known: publications, and what a provider set. */
static void make_all(struct ctx *c, struct world *w)
{
	const struct numbers *providers = rec_providers(c, w);
	struct instant *moments = NULL;
	size_t count = 0, room = 0;
	*(struct instant *)PUSH(w->scratch, moments, count, room) = INSTANT_NONE;
	for (size_t i = 1; i < w->plan->generation_count; i++) {
		*(struct instant *)PUSH(w->scratch, moments, count, room) = w->plan->generations[i].published;
	}
	for (size_t i = 0; providers != NULL && i < providers->count; i++) {
		const struct record *r = world_record(c, w, providers->items[i]);
		for (size_t k = 0; r != NULL && k < r->setting_count; k++) {
			symbol s = r->settings[k].setting;
			if (s == w->plan->words.bank_holiday || s == w->plan->words.bank_holiday_removed || s == w->plan->words.term) {
				*(struct instant *)PUSH(w->scratch, moments, count, room) = r->settings[k].written;
			}
		}
	}
	qsort(moments, count, sizeof *moments, compare_moments);
	w->calendars = ARENA_ARRAY(w->arena, count, struct calendar);
	w->calendar_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || moments[i].s != moments[i - 1].s) {
			w->calendars[w->calendar_count++] = make(c, w, moments[i]);
		}
	}
	w->calendar_made = true;
}

const struct calendar *calendar_at(struct ctx *c, struct world *w, struct instant known, struct instant *ret_next)
{
	if (!w->calendar_made) {
		make_all(c, w);
	}
	size_t i = w->calendar_count - 1;
	while (i > 0 && w->calendars[i].from.s > known.s) {
		i--;
	}
	*ret_next = i + 1 < w->calendar_count ? w->calendars[i + 1].from : INSTANT_NEVER;
	return &w->calendars[i];
}
