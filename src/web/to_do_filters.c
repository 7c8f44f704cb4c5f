/* The forms of To do: what to show, and the same as it stood at another moment. Plain GET, so that a view has an address. */
#include <stdlib.h>
#include <string.h>

#include "ui/ui.h"
#include "web/href.h"
#include "web/law_words.h"
#include "web/to_do.h"

enum { OPTIONS_MOST = 400 };

struct options {
	struct ui_option items[OPTIONS_MOST];
	size_t count;
};

static void add(struct options *o, const char *value, const char *text)
{
	if (o->count < OPTIONS_MOST) {
		o->items[o->count++] = (struct ui_option){.value = value, .text = text};
	}
}

static void put_select(struct to_do *t, const char *name, const char *label,
                       const struct options *o, const char *value)
{
	bool wrong = text_is(t->wrong_at, name);
	ui_select(t->p->b, &(struct ui_select){
						   .name = name,
						   .label = {.text = label},
						   .items = {o->items, o->count},
						   .error = wrong ? &(struct ui_error_message){.text = t->wrong} : NULL,
						   .value = value == NULL ? "" : value});
}

/* ---- whom it is about ---- */

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct ui_option *)a)->text, ((const struct ui_option *)b)->text);
}

static bool has(const struct options *o, const char *value)
{
	for (size_t i = 0; i < o->count; i++) {
		if (text_is(o->items[i].value, value)) {
			return true;
		}
	}
	return false;
}

/* Those who have something open. */
static void put_about(struct to_do *t)
{
	struct options *o = ARENA_NEW(t->p->c->arena, struct options);
	add(o, "", "Everybody and the home");
	add(o, t->p->home->ref, "The home itself");
	record_no last = 0;
	for (size_t i = 0; i < t->all.count; i++) {
		record_no subject = t->all.items[i].i->subject;
		bool person = subject != 0 && subject != t->p->home->no && subject != last;
		const char *ref = person ? page_ref(t->p, subject) : "";
		if (person && !has(o, ref)) {
			add(o, ref, page_name(t->p, subject));
		}
		last = subject;
	}
	if (t->about_ref != NULL && !has(o, t->about_ref)) {
		add(o, t->about_ref, t->about_name);
	}
	qsort(o->items + 2, o->count - 2, sizeof o->items[0], by_text);
	put_select(t, "child", "Whom it is about", o, t->about_ref);
}

/* ---- whose it is, how strong, which group ---- */

static const char *owner_value(const struct to_do *t)
{
	return t->mine ? "mine" : t->owner == ROLE_NONE ? "" : role_word(t->owner);
}

static void put_owner(struct to_do *t)
{
	struct options *o = ARENA_NEW(t->p->c->arena, struct options);
	add(o, "", "Anybody's");
	add(o, "mine", "Mine");
	for (int r = ROLE_NONE + 1; r < ROLE_FIELD; r++) {
		if (r != ROLE_CHILD && r != ROLE_HUMAN_RESOURCES) {
			add(o, role_word((enum role)r), upper_first(t->p->c->arena, role_word((enum role)r)));
		}
	}
	put_select(t, "owner", "Whose it is", o, owner_value(t));
}

static const char *force_title(int force)
{
	static const char *const titles[FORCE__COUNT] = {[FORCE_LAW] = "Must (the law)",
	                                                 [FORCE_GUIDE] = "Should (the Guide)",
	                                                 [FORCE_OTHER_GUIDANCE] =
	                                                     "Should (other guidance)",
	                                                 [FORCE_OFSTED] = "Ofsted expects",
	                                                 [FORCE_OTHER_BODY] = "Owed by someone else",
	                                                 [FORCE_PROTOCOL] = "Local protocol",
	                                                 [FORCE_OWN_STANDARD] = "Your own standard"};
	return titles[force];
}

static const char *group_title(int group)
{
	return group == TODO__COUNT ? "Done in the last 30 days"
	                            : todo_group_title((enum todo_group)group);
}

static void put_force_and_group(struct to_do *t)
{
	struct options *forces = ARENA_NEW(t->p->c->arena, struct options);
	struct options *groups = ARENA_NEW(t->p->c->arena, struct options);
	add(forces, "", "Any rule");
	add(groups, "", "Everything open");
	for (int f = 0; f < FORCE__COUNT; f++) {
		add(forces, force_word((enum force)f), force_title(f));
	}
	for (int g = 0; g <= TODO__COUNT; g++) {
		add(groups, to_do_group_word(g), group_title(g));
	}
	put_select(t, "force", "How strong the rule is", forces,
	           t->force < 0 ? NULL : force_word((enum force)t->force));
	put_select(t, "group", "Which part", groups, t->group < 0 ? NULL : to_do_group_word(t->group));
}

/* ---- what is chosen ---- */

static void put_chosen(struct to_do *t)
{
	struct chosen list[TO_DO_CHOSEN];
	size_t count = 0;
	struct arena *a = t->p->c->arena;
	if (t->past && t->wrong == NULL) {
		list[count++] = (struct chosen){"at", "As it stood", instant_words(a, t->at)};
	}
	if (t->about_ref != NULL) {
		list[count++] = (struct chosen){"child", "About", t->about_name};
	}
	if (t->mine || t->owner != ROLE_NONE) {
		list[count++] = (struct chosen){"owner", "Whose", t->mine ? "mine" : role_word(t->owner)};
	}
	if (t->force >= 0) {
		list[count++] = (struct chosen){"force", "Rule", force_title(t->force)};
	}
	if (t->group >= 0) {
		list[count++] = (struct chosen){"group", "Part", group_title(t->group)};
	}
	chosen_put(t->p->b, t->p->request, list, count);
}

static void put_hidden(struct to_do *t, const char *name, const char *value)
{
	if (value == NULL || *value == '\0') {
		return;
	}
	put(t->p->b, HTML("<input type=\"hidden\" name=\""));
	put(t->p->b, name);
	put(t->p->b, HTML("\" value=\""));
	put(t->p->b, value);
	put(t->p->b, HTML("\">\n"));
}

static void begin_form(struct to_do *t)
{
	put(t->p->b, HTML("<form method=\"get\" action=\""));
	put(t->p->b, t->p->request->path);
	put(t->p->b, HTML("\" class=\"filters\" novalidate>\n"));
}

static void end_form(struct to_do *t, const char *words)
{
	ui_button(t->p->b, &(struct ui_button){.text = words, .classes = "govuk-button--secondary"});
	put(t->p->b, HTML("</form>\n"));
}

static void put_when(struct to_do *t, const char *name, const char *label, const char *type,
                     const char *value)
{
	bool wrong = text_is(t->wrong_at, name);
	ui_input(t->p->b, &(struct ui_input){
						  .name = name,
						  .label = {.text = label},
						  .type = type,
						  .error = wrong ? &(struct ui_error_message){.text = t->wrong} : NULL,
						  .value = value == NULL ? "" : value});
}

static void put_stood_form(struct to_do *t)
{
	struct arena *a = t->p->c->arena;
	const char *stood = t->past ? instant_london(a, t->at) : NULL;
	begin_form(t);
	put_hidden(t, "child", t->about_ref);
	put_hidden(t, "owner", owner_value(t));
	put_hidden(t, "force", t->force < 0 ? NULL : force_word((enum force)t->force));
	put_when(t, "on", "Day", "date", stood == NULL ? NULL : arena_copy_n(a, stood, 10));
	put_when(t, "time", "Time", "time", stood == NULL ? "12:00" : stood + 11);
	end_form(t, "Show as it stood then");
}

static void put_folded(struct to_do *t, const char *summary, bool open,
                       void (*inside)(struct to_do *t))
{
	ui_details_begin(t->p->b, &(struct ui_details){.summary_text = summary, .open = open});
	inside(t);
	ui_details_end(t->p->b);
}

static void put_filter_form(struct to_do *t)
{
	begin_form(t);
	put_hidden(t, "at", t->past ? instant_iso(t->p->c->arena, t->at) : NULL);
	put_about(t);
	put_owner(t);
	put_force_and_group(t);
	end_form(t, "Show these");
}

void to_do_put_filters(struct to_do *t)
{
	bool wrong_when = text_is(t->wrong_at, "on");
	put_chosen(t);
	put(t->p->b, HTML("<div class=\"folds\">\n"));
	put_folded(t, "Show only some of it", t->wrong != NULL && !wrong_when, put_filter_form);
	put_folded(t, "As it stood on another day", wrong_when, put_stood_form);
	put(t->p->b, HTML("</div>\n"));
}
