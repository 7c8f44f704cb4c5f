/* Who is on, from the rota. */
#include "web/on_shift.h"

enum { LONGEST_SHIFT = 26 * 3600 };

static bool said_yes(const struct record *r, const char *field)
{
	const struct fact *f = record_fact(r, symbol_of(field), INSTANT_NEVER);
	return f != NULL && f->value.kind == VALUE_YES_NO && f->value.yes;
}

static bool was_not_worked(const struct record *r)
{
	const struct fact *f = record_fact(r, symbol_of("actual"), INSTANT_NEVER);
	return f != NULL && f->value.kind == VALUE_WORD &&
	       text_is(symbol_word(f->value.word), "not-worked");
}

/* The record names whose shift it is; its subject may be the home. */
static record_no staff_of(const struct record *r)
{
	const struct fact *f = record_fact(r, symbol_of("staff"), INSTANT_NEVER);
	return f != NULL && f->value.kind == VALUE_LINK ? f->value.link : r->subject;
}

static const char *line_of(struct page *p, const struct on_shift *s)
{
	struct arena *a = p->c->arena;
	const char *post = s->on_call ? "On call" : s->in_charge ? "In charge" : "";
	const char *time = s->now ? arena_printf(a, "until %s", words_time(a, s->to))
	                          : arena_printf(a, "from %s", words_time(a, s->from));
	const char *line = *post == '\0' ? time : arena_printf(a, "%s, %s", post, time);
	char *said = arena_copy(a, s->me ? arena_printf(a, "%s, you", line) : line);
	said[0] = said[0] == 'u' ? 'U' : said[0] == 'f' ? 'F' : said[0];
	return said;
}

static bool add(struct page *p, const struct listed *row, struct on_shifts *all)
{
	struct instant now = p->c->now;
	const struct record *r = p->records.by_no(p->c, p->records.self, row->no);
	if (r == NULL || was_not_worked(r)) {
		return p->c->error == ERROR_NONE;
	}
	struct on_shift *s = &all->items[all->count++];
	*s = (struct on_shift){.staff = staff_of(r), .from = row->force_from, .to = row->force_to};
	s->name = page_full_name(p, s->staff);
	s->me = s->staff == p->reader.person;
	s->on_call = said_yes(r, "on_call");
	s->in_charge = said_yes(r, "person_in_charge");
	s->now = s->from.s <= now.s;
	s->line = line_of(p, s);
	if (s->me && s->now && !s->on_call) {
		all->mine_until =
			instant_is_none(all->mine_until) ? s->to : instant_later(all->mine_until, s->to);
	}
	return true;
}

/* When the next people come on; whoever comes after them is not told yet. */
static struct instant next_change(const struct listed *list, size_t count, struct instant now)
{
	struct instant next = INSTANT_NEVER;
	for (size_t i = 0; i < count; i++) {
		next = list[i].force_from.s > now.s ? instant_earlier(next, list[i].force_from) : next;
	}
	return next;
}

bool on_shift_read(struct page *p, bool later, struct on_shifts *ret)
{
	struct instant now = p->c->now, until = later ? instant_day_end(instant_day(now)) : now;
	const struct listing near = {.home = p->home->no,
	                             .type = symbol_of("shift"),
	                             .from = {now.s - LONGEST_SHIFT},
	                             .before = {until.s + 1}};
	const struct listed *list = NULL;
	size_t count = 0;
	*ret = (struct on_shifts){.mine_until = INSTANT_NONE, .on_call = "Manager on call"};
	if (!page_list(p, &near, &list, &count)) {
		return false;
	}
	ret->items = ARENA_ARRAY(p->c->arena, count + 1, struct on_shift);
	struct instant next = next_change(list, count, now);
	for (size_t i = count; i > 0; i--) {
		bool over = !instant_is_none(list[i - 1].force_to) && list[i - 1].force_to.s <= now.s;
		bool far = list[i - 1].force_from.s > now.s && list[i - 1].force_from.s > next.s;
		if (!over && !far && !add(p, &list[i - 1], ret)) {
			return false;
		}
	}
	ret->phone = record_text(p->home, "on_call_phone");
	return p->c->error == ERROR_NONE;
}
