/* A record's clocks as a section of its page. */
#include "web/clocks.h"

#include "duties/world_store.h"
#include "web/answer.h"
#include "web/href.h"
#include "web/icon.h"
#include "web/writing.h"

bool clocks_of(struct page *p, const struct record *r, struct todos *ret)
{
	const struct instance *list = NULL;
	size_t count = 0;
	return instances_of_record(p->c, p->db, r->no, &list, &count) && todos_of(p, list, count, p->c->now, ret);
}

/* ---- what can be done about one ---- */

static const struct step *step_asking(struct page *p, const struct record *r, symbol field)
{
	for (size_t i = 0; i < r->kind->step_count; i++) {
		const struct step *step = &r->kind->steps[i];
		for (size_t k = 0; k < step->asked_count; k++) {
			const struct fact *said = record_fact(r, field, INSTANT_NEVER);
			bool open = step->repeats || said == NULL || !value_is_answered(&said->value);
			if (step->asked[k].field->name == field && open && writing_may(p, r, 0, step)) {
				return step;
			}
		}
	}
	return NULL;
}

/* A step of the record that the duty's end asks for. */
static const struct step *step_of(struct page *p, const struct record *r, const struct node *node)
{
	const struct step *found = NULL;
	bool own = node->path.root == ROOT_RECORD && node->path.count == 1;
	if (node->kind == NODE_STEP) {
		found = type_step(r->kind, node->name);
		found = found != NULL && writing_may(p, r, 0, found) ? found : NULL;
	} else if ((node->kind == NODE_FILLED || node->kind == NODE_ANSWERED || node->kind == NODE_IS || node->kind == NODE_YES) && own) {
		found = step_asking(p, r, node->path.names[0]);
	}
	for (size_t i = 0; found == NULL && node->kind != NODE_NOT && i < node->child_count; i++) {
		found = step_of(p, r, node->children[i]);
	}
	return found;
}

/* A kind of record that ends the duty. */
static const struct record_type *type_of(const struct page *p, const struct node *node)
{
	const struct record_type *found = NULL;
	if (node->kind == NODE_LOOKUP && node->quantifier != THERE_IS_NO) {
		found = definitions_type(p->law, node->rows->type);
	}
	for (size_t i = 0; found == NULL && node->kind != NODE_NOT && i < node->child_count; i++) {
		found = type_of(p, node->children[i]);
	}
	return found;
}

/* Whether a record of the type can be about what this record is about: a debrief after a hold is about a member of staff. */
static bool fits(struct page *p, const struct record_type *type, record_no subject)
{
	const struct record *r = page_record(p, subject);
	const char *word = r == NULL ? "" : symbol_word(r->type);
	return text_is(word, "child") ? (type->subjects & SUBJECT_CHILD) != 0 : text_is(word, "staff") ? (type->subjects & SUBJECT_STAFF) != 0 : true;
}

static const char *new_href(struct page *p, const struct record *r, const struct record_type *type)
{
	struct href h = href_to(p->c->arena, arena_printf(p->c->arena, "/new/%s", symbol_word(type->name)));
	bool subject = (type->subjects & SUBJECT_HOME) == 0 || (r->subject != p->home->no && type->subjects != SUBJECT_HOME);
	href_ask(&h, "home", p->home->ref);
	href_ask(&h, "subject", subject && fits(p, type, r->subject) ? page_ref(p, r->subject) : "");
	href_ask(&h, "about", r->ref);
	return href_text(&h);
}

bool clock_act(struct page *p, const struct record *r, const struct todo *t, const char **ret_href, const char **ret_label)
{
	const struct node *done = t->duty->done;
	const struct step *step = done == NULL || t->i->on != 0 ? NULL : step_of(p, r, done);
	const struct record_type *type = done == NULL || t->i->on != 0 || step != NULL ? NULL : type_of(p, done);
	if (step != NULL) {
		*ret_href = arena_printf(p->c->arena, "/record/%s/step/%s", r->ref, symbol_word(step->name));
		*ret_label = step->signs ? "Read and sign" : "Write";
	} else if (type != NULL && writing_may(p, NULL, r->subject, &type->steps[0])) {
		*ret_href = new_href(p, r, type);
		*ret_label = "Write";
	}
	return step != NULL || (type != NULL && *ret_href != NULL);
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
	put(p->b, d->owed_by != NULL ? arena_printf(p->c->arena, "Owed by the %s", d->owed_by) : t->rule);
	put(p->b, HTML("</b>, "));
	put(p->b, d->source);
	put(p->b, HTML("."));
	if (d->words != NULL) {
		put(p->b, HTML(" <span class=\"words\">“"));
		put(p->b, d->words);
		put(p->b, HTML("”</span>"));
	}
}

/* One of several that the same rule asks for, by whom or what it is about: "Talk it through …: Bea Lindqvist". */
static void put_title(struct page *p, const struct todo *t)
{
	const char *one = t->i->recipient;
	record_no no = 0;
	put(p->b, t->duty->title);
	if (*one != '\0' && p->records.no_of(p->c, p->records.self, one, &no)) {
		put(p->b, HTML(": "));
		put(p->b, no == 0 ? answer_word(p->c->arena, one, false) : answer_record(p, no));
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

static void put_act(struct page *p, const struct record *r, const struct todo *t, const char *act, const char *words)
{
	struct href h = href_to(p->c->arena, arena_printf(p->c->arena, "/record/%s/%s/%s", r->ref, act, symbol_word(t->i->duty)));
	href_ask(&h, "recipient", t->i->recipient);
	href_ask(&h, "round", t->i->round);
	put(p->b, HTML(" <a href=\""));
	put(p->b, href_text(&h));
	put(p->b, HTML("\">"));
	put(p->b, words);
	put(p->b, HTML("<span class=\"vh\">: "));
	put(p->b, t->duty->title);
	put(p->b, HTML("</span></a>"));
}

/* Signed by the manager or the responsible individual; a date that the law fixes cannot be moved. */
static void put_acts(struct page *p, const struct record *r, const struct todo *t)
{
	if (!writing_signs_acts(p, r)) {
		return;
	}
	put_act(p, r, t, "not-required", "Not required");
	if (t->duty->target || t->duty->force == FORCE_OTHER_BODY) {
		put_act(p, r, t, "move-due", "Move the date");
	}
}

static void put_open(struct page *p, const struct record *r, const struct todos *all, const struct todo *t)
{
	const char *href = NULL, *label = NULL;
	put(p->b, t->group == TODO_PAST ? HTML("<li class=\"step step--open step--target\"") : HTML("<li class=\"step step--open\""));
	put_place(p, all, t);
	put(p->b, HTML("><span class=\"step__dot\" aria-hidden=\"true\"></span><p class=\"step__what\">"));
	put_title(p, t);
	put(p->b, HTML("</p><p class=\"step__why\">"));
	put_rule(p, t);
	put(p->b, HTML(" "));
	put(p->b, t->when);
	put(p->b, t->duty->owed_by == NULL ? arena_printf(p->c->arena, ". For: %s.", t->owner) : ".");
	put_acts(p, r, t);
	put(p->b, HTML("</p><div class=\"step__act\"><span class=\""));
	put(p->b, t->tag_class);
	put(p->b, HTML("\">"));
	put(p->b, icon(ICON_CLOCK));
	put(p->b, t->tag);
	put(p->b, HTML("</span>"));
	if (clock_act(p, r, t, &href, &label)) {
		put(p->b, HTML("<a class=\"govuk-button govuk-button--secondary btn-small\" role=\"button\" draggable=\"false\" href=\""));
		put(p->b, href);
		put(p->b, HTML("\">"));
		put(p->b, label);
		put(p->b, HTML("<span class=\"vh\">: "));
		put(p->b, t->duty->title);
		put(p->b, HTML("</span></a>"));
	}
	put(p->b, HTML("</div></li>\n"));
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
	put_title(p, t);
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
