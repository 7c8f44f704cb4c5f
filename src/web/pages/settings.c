/*
 * Settings of a home: every number that the law leaves open, whose it is now, and the form that changes one. A change is an
 * entry like any other: signed, with its reason, never taken back silently. What the law fixes is not among them.
 */
#include "web/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "ledger/line.h"
#include "ui/ui.h"
#include "web/href.h"
#include "web/law_words.h"
#include "web/session.h"
#include "web/settings_form.h"

/* ---- who may ---- */

bool settings_may_provider(const struct page *p)
{
	return page_has_role(p, ROLE_RESPONSIBLE_INDIVIDUAL);
}

bool settings_may_home(const struct page *p)
{
	return page_has_role(p, ROLE_REGISTERED_MANAGER) || settings_may_provider(p);
}

static bool may_see(const struct page *p)
{
	return settings_may_home(p) || page_has_role(p, ROLE_PROVIDER);
}

/* ---- the list ---- */

static const char *holds_words(const struct one_setting *s)
{
	static const char *const words[] = {[HOLDS_DEFAULT] = "as it came",
	                                    [HOLDS_PROVIDER] = "the provider’s",
	                                    [HOLDS_HOME] = "this home’s"};
	return words[s->holds];
}

static void put_row(struct page *p, const struct one_setting *s)
{
	struct buf *b = p->b;
	put(b, HTML("<tr><th scope=\"row\">"));
	put(b, s->title);
	put(b, HTML("</th><td class=\"num\">"));
	put(b, s->value);
	put(b, HTML("</td><td>"));
	put(b, holds_words(s));
	if (s->holds != HOLDS_DEFAULT) {
		put(b, HTML(" ("));
		put(b, s->by);
		put(b, HTML(", "));
		put(b, s->when);
		put(b, HTML("): “"));
		put(b, s->why);
		put(b, HTML("”. It came as "));
		put(b, s->usual);
	}
	put(b, HTML("</td><td>"));
	if (settings_may_home(p)) {
		put(b, HTML("<a href=\""));
		put(b, href_with(b->arena, p->request, "setting", s->name));
		put(b, HTML("\">Change<span class=\"vh\">: "));
		put(b, s->title);
		put(b, HTML("</span></a>"));
	}
	put(b, HTML("</td></tr>\n"));
}

static void put_area(struct page *p, const struct settings *s, unsigned area)
{
	struct buf *b = p->b;
	put(b, HTML("<section class=\"section\"><h2 class=\"h2 mb\">"));
	put(b, setting_area(area));
	put(b, HTML("</h2>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""));
	put(b, setting_area(area));
	put(b,
	    HTML(
			"\"><table class=\"table\"><thead><tr><th scope=\"col\">What</th><th scope=\"col\">Now</th><th scope=\"col\">Whose number</th>"
			"<th scope=\"col\"><span class=\"vh\">Change</span></th></tr></thead><tbody>\n"));
	for (size_t i = 0; i < s->count; i++) {
		if (s->items[i].area == area) {
			put_row(p, &s->items[i]);
		}
	}
	put(b, HTML("</tbody></table></div></section>\n"));
}

/* ---- days ---- */

static void put_days(struct page *p, const struct settings *s)
{
	struct buf *b = p->b;
	struct date today = instant_day(p->c->now), until = date_add_months(today, 14);
	put(b,
	    HTML(
			"<section class=\"section\" id=\"days\"><h2 class=\"h2\">Bank holidays</h2>\n<p>Working days are counted without them.</p>\n<ul class=\"starts\">\n"));
	for (size_t i = 0; i < p->law->holidays.count; i++) {
		struct date d = p->law->holidays.days[i];
		if (d.day >= today.day && d.day <= until.day) {
			put(b, HTML("<li>"));
			put(b, words_day(b->arena, instant_day_start(d)));
			put(b, HTML("</li>\n"));
		}
	}
	settings_put_own_days(p, s->provider);
	put(b, HTML("</ul>\n"));
	if (settings_may_provider(p) && s->provider != NULL) {
		settings_put_day_form(p);
	}
	put(b,
	    HTML(
			"<h2 class=\"h2 section\">School terms</h2>\n<p>They come with the definitions, which the owner of the data directory can change.</p>\n<ul class=\"starts\">\n"));
	for (size_t i = 0; i < p->law->term_count; i++) {
		const struct term *t = &p->law->terms[i];
		if (t->to.day >= today.day && t->from.day <= until.day) {
			put(b, HTML("<li>"));
			put(b, upper_first(b->arena, plain_word(b->arena, symbol_word(t->name))));
			put(b, HTML(": "));
			put(b, t->from);
			put(b, HTML(" to "));
			put(b, t->to);
			put(b, HTML("</li>\n"));
		}
	}
	put(b, HTML("</ul></section>\n"));
}

/* ---- the page ---- */

static void put_saved(struct page *p, const struct settings *s)
{
	const char *name = query_value(p->request, "changed");
	const struct one_setting *one = settings_find(s, name);
	if (one == NULL && !text_is(name, "day")) {
		return;
	}
	put(p->b, HTML("<div class=\"saved\" role=\"status\"><p>Saved: "));
	put(p->b, one == NULL ? "the bank holiday" : one->title);
	put(p->b, one == NULL ? "" : ", now ");
	put(p->b, one == NULL ? "" : one->value);
	put(p->b,
	    HTML(". What is open moves within a minute; what is done stays as it was.</p></div>\n"));
}

static bool put_list(struct page *p, const struct settings *s)
{
	page_begin(p, "Settings");
	put_saved(p, s);
	put(p->b,
	    HTML(
			"<h1 class=\"h1\">Settings</h1>\n<p class=\"lead\">The numbers that the law leaves open. Each is the home’s own target: past it is “past your "
			"target”, never a breach. Numbers that the law fixes are not here and cannot be changed.</p>\n"));
	for (unsigned area = 0; area <= AREA_LEADERS; area = area == 0 ? 1 : area * 2) {
		put_area(p, s, area);
	}
	put_days(p, s);
	page_end(p);
	return p->c->error == ERROR_NONE;
}

bool settings_show_list(struct page *p)
{
	struct settings s;
	return settings_gather(p, &s) && put_list(p, &s);
}

static bool begin(struct page *p)
{
	if (!page_at_home(p, p->request->part[0])) {
		return false;
	}
	p->frame.tab = TAB_HOME;
	p->frame.back_href = arena_printf(p->c->arena, "/home/%s/about", p->home->ref);
	p->frame.back = "The home";
	return may_see(p) ||
	       ctx_fail(
			   p->c, ERROR_FORBIDDEN,
			   "Settings are the registered manager’s, the responsible individual’s and the provider’s.");
}

static bool show(struct page *p)
{
	const char *name = query_value(p->request, "setting");
	if (!begin(p)) {
		return false;
	}
	return name == NULL ? settings_show_list(p) : settings_show_form(p, name);
}

static bool save(struct page *p)
{
	if (!begin(p)) {
		return false;
	}
	return form_value(p->request, "day") != NULL ? settings_save_day(p) : settings_save(p);
}

bool page_settings(struct ctx *c, struct site *site, const struct request *request,
                   struct reply *reply)
{
	return page_run(c, site, request, reply, request->method == METHOD_POST ? save : show);
}
