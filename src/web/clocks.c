/* A record's clocks as a section of its page. */
#include "web/clocks.h"

#include "duties/world_store.h"
#include "web/icon.h"
#include "web/writing.h"

bool clocks_of(struct page *p, const struct record *r, struct todos *ret)
{
	const struct instance *list = NULL;
	size_t count = 0;
	return instances_of_record(p->c, p->db, r->no, &list, &count) && todos_of(p, list, count, p->c->now, ret);
}

static bool has_ended(const struct todo *t)
{
	return t->i->ending != ENDING_OPEN;
}

const char *clock_ended_words(struct page *p, const struct todo *t)
{
	struct arena *a = p->c->arena;
	const struct instance *i = t->i;
	int64_t late = instant_is_none(i->due) ? 0 : instance_late(i);
	const char *span = words_span(a, late);
	if (i->ending == ENDING_NOT_REQUIRED) {
		return arena_printf(a, "Not required: %s", i->reason == NULL ? "" : i->reason);
	}
	if (i->ending == ENDING_SUPERSEDED) {
		return "A later one has taken its place";
	}
	const char *when = words_when(a, i->done_at, p->c->now), *who = page_full_name(p, i->done_by);
	const char *by = *who == '\0' ? "" : arena_printf(a, ", %s", who);
	return late <= 0     ? arena_printf(a, "%s%s", when, by)
	       : i->target   ? arena_printf(a, "%s%s. %s past your target", when, by, span)
	                     : arena_printf(a, "%s%s. %s late", when, by, span);
}

static void put_rule(struct page *p, const struct todo *t)
{
	const struct duty *d = t->duty;
	put(p->b, HTML("<b>"));
	put(p->b, d->owed_by != NULL ? arena_printf(p->c->arena, "The %s owes this", d->owed_by) : t->rule);
	put(p->b, HTML("</b>, "));
	put(p->b, d->source);
	put(p->b, HTML("."));
	if (d->words != NULL) {
		put(p->b, HTML(" <span class=\"words\">“"));
		put(p->b, d->words);
		put(p->b, HTML("”</span>"));
	}
}

/* Links lead to a duty by its name: to the first where it stands several times, what is still to do before what is done. */
static void put_place(struct page *p, const struct todos *all, const struct todo *t)
{
	bool first = true;
	for (size_t i = 0; i < all->count; i++) {
		const struct todo *other = &all->items[i];
		bool before = has_ended(other) == has_ended(t) ? other < t : has_ended(t);
		first = first && (other->i->duty != t->i->duty || !before);
	}
	if (first) {
		put(p->b, HTML(" id=\""));
		put(p->b, symbol_word(t->i->duty));
		put(p->b, HTML("\""));
	}
}

static void put_open(struct page *p, const struct record *r, const struct todos *all, const struct todo *t)
{
	put(p->b, t->group == TODO_PAST ? HTML("<li class=\"step step--open step--target\"") : HTML("<li class=\"step step--open\""));
	put_place(p, all, t);
	put(p->b, HTML("><span class=\"step__dot\" aria-hidden=\"true\"></span><p class=\"step__what\">"));
	put(p->b, t->duty->title);
	put(p->b, HTML("</p><p class=\"step__why\">"));
	put_rule(p, t);
	put(p->b, HTML(" "));
	put(p->b, t->when);
	put(p->b, t->duty->owed_by == NULL ? arena_printf(p->c->arena, ". For: %s.", t->owner) : ".");
	if (writing_signs_acts(p, r)) {
		put(p->b, HTML(" <a href=\""));
		put(p->b, writing_record_href(p, r->ref));
		put(p->b, HTML("/not-required/"));
		put(p->b, symbol_word(t->i->duty));
		put(p->b, HTML("\">Not required<span class=\"vh\">: "));
		put(p->b, t->duty->title);
		put(p->b, HTML("</span></a>"));
	}
	put(p->b, HTML("</p><div class=\"step__act\"><span class=\""));
	put(p->b, t->tag_class);
	put(p->b, HTML("\">"));
	put(p->b, icon(ICON_CLOCK));
	put(p->b, t->tag);
	put(p->b, HTML("</span></div></li>\n"));
}

static void put_ended(struct page *p, const struct todos *all, const struct todo *t)
{
	bool done = t->i->ending == ENDING_DONE;
	put(p->b, done ? HTML("<li class=\"step step--done\"") : HTML("<li class=\"step\""));
	put_place(p, all, t);
	put(p->b, HTML("><span class=\"step__dot\">"));
	put(p->b, done ? icon(ICON_TICK) : HTML(""));
	put(p->b, done ? HTML("<span class=\"vh\">Done</span>") : HTML(""));
	put(p->b, HTML("</span><p class=\"step__what\">"));
	put(p->b, t->duty->title);
	put(p->b, HTML("</p><p class=\"step__why\">"));
	put(p->b, clock_ended_words(p, t));
	put(p->b, HTML(". "));
	put_rule(p, t);
	put(p->b, HTML("</p></li>\n"));
}

static void put_group(struct page *p, const struct record *r, const struct todos *all, bool ended)
{
	size_t count = 0;
	for (size_t i = 0; i < all->count; i++) {
		count += has_ended(&all->items[i]) == ended;
	}
	if (count == 0) {
		return;
	}
	put(p->b, HTML("<h3 class=\"steps__h\">"));
	put(p->b, ended ? "Done" : "To do");
	put(p->b, HTML(" <span>"));
	put(p->b, count);
	put(p->b, HTML("</span></h3>\n<ol>\n"));
	for (size_t i = 0; i < all->count; i++) {
		const struct todo *t = &all->items[i];
		if (has_ended(t) == ended) {
			ended ? put_ended(p, all, t) : put_open(p, r, all, t);
		}
	}
	put(p->b, HTML("</ol>\n"));
}

bool clocks_put(struct page *p, const struct record *r)
{
	struct todos all;
	if (!clocks_of(p, r, &all)) {
		return false;
	}
	if (all.count > 0) {
		put(p->b, HTML("<section aria-labelledby=\"cl\"><h2 class=\"h2 mb\" id=\"cl\">What has to happen because of it</h2>\n<div class=\"card\">\n"));
		put_group(p, r, &all, false);
		put_group(p, r, &all, true);
		put(p->b, HTML("</div></section>\n"));
	}
	return true;
}
