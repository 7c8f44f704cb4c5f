/* The home: what it is registered as, who answers for it, who works in it, what is on file. */
#include <stdlib.h>
#include <string.h>

#include "web/law_words.h"
#include "web/on_file.h"
#include "web/settings_form.h"
#include "web/value_words.h"

enum { STAFF_MOST = 400 };

/* ---- the home ---- */

static void put_fact(struct page *p, const char *label, const char *words)
{
	put(p->b, HTML("<div><dt>"));
	put(p->b, label);
	put(p->b, HTML("</dt><dd>"));
	put(p->b, *words == '\0' ? "Not known." : words);
	put(p->b, HTML("</dd></div>\n"));
}

static void put_facts(struct page *p)
{
	static const struct {
		const char *label, *field;
	} facts[] = {{"Address", "address"},
	             {"Ofsted’s number (URN)", "URN"},
	             {"Registered for", "places"},
	             {"Registered on", "registered_on"},
	             {"Conditions of registration", "conditions"},
	             {"Local authority here", "host_authority"},
	             {"Police force", "police_force"},
	             {"Number of the manager on call", "on_call_phone"}};
	put(p->b,
	    HTML(
			"<section class=\"card card--pad\"><h2 class=\"h3\">The registration</h2><dl class=\"facts\">\n"));
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
		const char *words = field_words(p, p->home, facts[i].field);
		bool places = text_is(facts[i].field, "places") && *words != '\0';
		put_fact(p, facts[i].label,
		         places ? arena_printf(p->c->arena,
		                               text_is(words, "1") ? "%s child" : "%s children", words)
		                : upper_first(p->c->arena, words));
	}
	put(p->b, HTML("</dl><p><a href=\"/record/"));
	put(p->b, p->home->ref);
	put(p->b, HTML("\">All that is recorded of the home</a></p></section>\n"));
}

/* ---- who answers for it ---- */

struct post {
	const char *word, *title; /* registered-person.role; what people call it */
	bool must;                /* a home without it says so */
};
static const struct post posts[] = {{"manager", "Registered manager", true},
                                    {"responsible-individual", "Responsible individual", true},
                                    {"person-in-charge", "In charge for now", false},
                                    {"authorised-person", "Authorised to sign measures", false},
                                    {"provider", "Provider", false},
                                    {"director", "Director", false}};

static bool stands(const struct page *p, const struct listed *r)
{
	return !instant_is_none(r->force_from) && r->force_from.s <= p->c->now.s &&
	       (instant_is_none(r->force_to) || r->force_to.s > p->c->now.s);
}

static void put_holder(struct page *p, const struct listed *row, const char *title)
{
	const char *role = title;
	put(p->b, HTML("<p><b><a href=\"/record/"));
	put(p->b, row->ref);
	put(p->b, HTML("\">"));
	put(p->b, page_full_name(p, row->no));
	put(p->b, HTML("</a></b><br>"));
	put(p->b, role);
	put(p->b, HTML(", since "));
	put(p->b, date_words(p->c->arena, instant_day(row->force_from)));
	put(p->b, HTML("</p>\n"));
}

static bool put_post(struct page *p, const struct post *post, const struct listed *rows,
                     size_t count)
{
	size_t holders = 0;
	for (size_t i = 0; i < count; i++) {
		const struct record *r =
			stands(p, &rows[i]) ? p->records.by_no(p->c, p->records.self, rows[i].no) : NULL;
		const struct fact *role =
			r == NULL ? NULL : record_fact(r, symbol_of("role"), INSTANT_NEVER);
		if (role != NULL && role->value.kind == VALUE_WORD &&
		    text_is(symbol_word(role->value.word), post->word)) {
			put_holder(p, &rows[i], post->title);
			holders++;
		}
	}
	if (holders == 0 && post->must) {
		put(p->b, HTML("<p><b>Nobody holds the post of "));
		put(p->b, lower_first(p->c->arena, post->title));
		put(p->b, HTML(".</b></p>\n"));
	}
	return p->c->error == ERROR_NONE;
}

static bool listed_here(struct page *p, const char *type, const struct listed **ret,
                        size_t *ret_count)
{
	const struct listing l = {.home = p->home->no, .type = symbol_of(type), .most = STAFF_MOST};
	return page_list(p, &l, ret, ret_count);
}

/* Posts without a home are the provider's, and count in every home. */
static bool posts_here(struct page *p, const struct listed **ret, size_t *ret_count)
{
	const struct listed *own = NULL;
	size_t own_count = 0;
	const struct fact *provider = record_fact(p->home, symbol_of("provider"), INSTANT_NEVER);
	if (!listed_here(p, "registered-person", ret, ret_count)) {
		return false;
	}
	if (provider == NULL || provider->value.kind != VALUE_LINK) {
		return true;
	}
	const struct listing l = {.subject = provider->value.link,
	                          .type = symbol_of("registered-person"),
	                          .most = STAFF_MOST};
	if (!page_list(p, &l, &own, &own_count)) {
		return false;
	}
	struct listed *both = ARENA_ARRAY(p->c->arena, *ret_count + own_count + 1, struct listed);
	memcpy(both, *ret, *ret_count * sizeof *both);
	memcpy(both + *ret_count, own, own_count * sizeof *both);
	*ret = both;
	*ret_count += own_count;
	return true;
}

static bool put_people(struct page *p)
{
	const struct listed *rows = NULL, *independent = NULL;
	size_t count = 0, visitors = 0, standing = 0;
	if (!posts_here(p, &rows, &count) ||
	    !listed_here(p, "independent-person", &independent, &visitors)) {
		return false;
	}
	put(p->b,
	    HTML(
			"<section class=\"card card--pad\"><h2 class=\"h3\">Who answers for the home</h2><div class=\"rows\">\n"));
	for (size_t i = 0; i < sizeof posts / sizeof posts[0]; i++) {
		if (!put_post(p, &posts[i], rows, count)) {
			return false;
		}
	}
	for (size_t i = 0; i < visitors; i++) {
		if (stands(p, &independent[i])) {
			put_holder(p, &independent[i], "Independent person");
			standing++;
		}
	}
	put(p->b,
	    standing > 0 ? HTML("") : HTML("<p><b>No independent person is appointed.</b></p>\n"));
	put(p->b, HTML("</div></section>\n"));
	return true;
}

/* ---- who works here ---- */

static int by_name(const void *a, const void *b, void *page)
{
	return strcmp(page_name(page, ((const struct listed *)a)->no),
	              page_name(page, ((const struct listed *)b)->no));
}

static void put_member(struct page *p, const struct listed *row)
{
	const struct record *r = p->records.by_no(p->c, p->records.self, row->no);
	const char *role = r == NULL ? "" : field_words(p, r, "role"),
			   *employment = r == NULL ? "" : field_words(p, r, "employment");
	put(p->b, HTML("<tr><th scope=\"row\"><a href=\"/record/"));
	put(p->b, row->ref);
	put(p->b, HTML("\">"));
	put(p->b, page_name(p, row->no));
	put(p->b, HTML("</a></th><td>"));
	put(p->b, *role == '\0' ? "no care post" : role);
	put(p->b, *employment == '\0' ? "" : ", ");
	put(p->b, employment);
	put(p->b, HTML("</td><td>"));
	put(p->b, date_words(p->c->arena, instant_day(row->force_from)));
	put(p->b, HTML("</td><td><a href=\"/file/"));
	put(p->b, row->ref);
	put(p->b, HTML("\">File<span class=\"vh\"> of "));
	put(p->b, page_name(p, row->no));
	put(p->b, HTML("</span></a></td></tr>\n"));
}

static bool put_staff(struct page *p)
{
	const struct listed *rows = NULL;
	size_t count = 0, kept = 0;
	if (!listed_here(p, "staff", &rows, &count)) {
		return false;
	}
	struct listed *here = ARENA_ARRAY(p->c->arena, count + 1, struct listed);
	for (size_t i = 0; i < count; i++) {
		if (stands(p, &rows[i])) {
			here[kept++] = rows[i];
		}
	}
	qsort_r(here, kept, sizeof *here, by_name, p);
	put(p->b,
	    HTML(
			"<section class=\"section\" id=\"staff\"><h2 class=\"h2 mb\">Who works here</h2>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
			"aria-label=\"Who works here\"><table class=\"table\"><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Post</th>"
			"<th scope=\"col\">Here since</th><th scope=\"col\">On file</th></tr></thead><tbody>\n"));
	for (size_t i = 0; i < kept; i++) {
		put_member(p, &here[i]);
	}
	put(p->b, HTML("</tbody></table></div></section>\n"));
	return p->c->error == ERROR_NONE;
}

/* ---- the page ---- */

static void put_links(struct page *p)
{
	bool manages = settings_may_home(p);
	struct arena *a = p->c->arena;
	const struct {
		const char *href, *words;
		bool shown;
	} links[] = {{arena_printf(a, "/home/%s/settings", p->home->ref),
	              "Settings: the numbers that are your own",
	              manages || page_has_role(p, ROLE_PROVIDER)},
	             {arena_printf(a, "/home/%s/reads", p->home->ref), "Who has read what", manages},
	             {"/law", "The law, as Hearth keeps it", true},
	             {"/who-sees-what", "Who can see what", true}};
	put(p->b,
	    HTML(
			"<nav class=\"card card--pad\" aria-label=\"More about the home\"><ul class=\"starts\">\n"));
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		if (links[i].shown) {
			put(p->b, HTML("<li><a href=\""));
			put(p->b, links[i].href);
			put(p->b, HTML("\">"));
			put(p->b, links[i].words);
			put(p->b, HTML("</a></li>\n"));
		}
	}
	put(p->b, HTML("</ul></nav>\n"));
}

static bool show(struct page *p)
{
	struct file f;
	if (!page_at_home(p, p->request->part[0])) {
		return false;
	}
	bool files = file_may_see_home(p);
	if (files && !file_read(p, p->home->ref, &f)) {
		return false;
	}
	p->frame.tab = TAB_HOME;
	page_begin(p, "The home");
	put(p->b, HTML("<div class=\"head\"><h1 class=\"h1\">"));
	put(p->b, p->home_name);
	put(p->b, HTML("</h1></div>\n<div class=\"folders\">\n"));
	put_facts(p);
	if (!put_people(p)) {
		return false;
	}
	put(p->b,
	    HTML(
			"<div class=\"stack\"><section class=\"card card--pad\"><h2 class=\"h3\">What is on file</h2>\n"));
	file_put_sums(p->b, &f, p->home->ref);
	put(p->b, HTML("</section>\n"));
	put_links(p);
	put(p->b, HTML("</div></div>\n"));
	if (!put_staff(p)) {
		return false;
	}
	page_end(p);
	return true;
}

bool page_about(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
