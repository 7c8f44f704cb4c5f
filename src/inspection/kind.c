/*
 * Whether a document is an Ofsted report on a children's home at all. People hand in what they have: the inspection of
 * a council, a letter, the empty form Annex A. Each is refused by its name, so that they know what to look for.
 */
#include <string.h>

#include "base/ctx.h"
#include "base/text.h"
#include "inspection/labels.h"
#include "inspection/match.h"
#include "inspection/reader.h"

/* Whether the words stand in the first lines, at the start of one (or anywhere). */
static bool in_first_lines(const struct document *d, size_t most, const char *words, bool anywhere)
{
	for (size_t i = 0; i < d->count && i < most; i++) {
		const char *text = d->lines[i].text;
		if (anywhere ? match_in(text, words, NULL) != NULL : match_at(text, words) != NULL) {
			return true;
		}
	}
	return false;
}

struct stranger {
	const char *words;
	const char *what;
};

static const struct stranger strangers[] = {
	{"information about this independent fostering agency|information about this fostering",
     "an independent fostering agency"},
	{"information about this adoption|information about this voluntary adoption",
     "an adoption agency"},
	{"information about this residential family centre", "a residential family centre"},
	{"information about this boarding", "a boarding school"},
	{"information about this supported accommodation|information about this provider's supported",
     "supported accommodation"},
	{"information about this holiday scheme|information about this residential holiday",
     "a holiday scheme"},
	{"information about this further education|information about this college", "a college"},
	{"information about this early years|information about this nursery|information about this childminder|information about this pre-?school",
     "early years provision"},
	{"information about this school", "a school"},
};

bool check_kind(struct ctx *c, const struct document *d)
{
	if (d->count == 0) {
		return ctx_fail(c, ERROR_INVALID,
		                "there is no text in it: a scanned report must be typed in by hand");
	}
	if (in_first_lines(d, 8, "annex a.", false) ||
	    in_first_lines(d, 12, "request for information at a", true)) {
		return ctx_fail(
			c, ERROR_INVALID,
			"this is Annex A, the form that is filled in for an inspection, not a report of one");
	}
	for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++) {
		if (in_first_lines(d, 60, strangers[i].words, false)) {
			return ctx_fail(c, ERROR_INVALID, "this is a report on %s, not on a children's home",
			                strangers[i].what);
		}
	}
	bool home = in_first_lines(
		d, 60,
		"information about this children|children's homes? inspection|children's homes? - |provision sub-?type|registered provider|"
		"inspected under the social care|visited under the social care",
		false);
	if (!home &&
	    in_first_lines(
			d, 40,
			"local authority children's services|inspection of local authority|ilacs.|inspection of services for children in need|"
			"joint targeted area inspection|children's social care services|children's services inspection|"
			"inspecting local authority|borough council|county council|city council|metropolitan",
			true)) {
		return ctx_fail(
			c, ERROR_INVALID,
			"this is about a local authority's services, not a report on a children's home");
	}
	if (!home && in_first_lines(d, 60, "dear ", false)) {
		return ctx_fail(c, ERROR_INVALID, "this is a letter, not a report on a children's home");
	}
	return true;
}

/* How many of the things that every report has, in some form, stand in this one. */
static int marks_of(const struct document *d)
{
	struct labelled v;
	labels_read(d, &v);
	int marks = in_first_lines(
		d, 20,
		"inspected under the|visited under the|children's homes? inspection|children's homes? - ",
		false);
	marks += v.value[LABEL_SUBTYPE] != NULL;
	marks += v.value[LABEL_PROVIDER] != NULL;
	marks += v.value[LABEL_DATES] != NULL;
	for (size_t i = 0; i < d->count; i++) {
		if (d->lines[i].section == SECTION_ABOUT && d->lines[i].heading) {
			return marks + 1;
		}
	}
	return marks;
}

bool check_complete(struct ctx *c, const struct document *d, const struct report *r)
{
	const char *missing = r->urn == NULL                  ? "the home's unique reference number"
	                      : r->type == REPORT_TYPE__COUNT ? "the kind of inspection"
	                      : marks_of(d) < 2
	                          ? "the provider, the date and the other details of an inspected home"
	                          : NULL;
	if (missing != NULL) {
		return ctx_fail(c, ERROR_INVALID,
		                "this is no Ofsted report on a children's home: %s cannot be found",
		                missing);
	}
	if (r->provision_subtype != NULL &&
	    match_in(r->provision_subtype, "home|special school|short breaks?|secure|hostel", NULL) ==
	        NULL) {
		return ctx_fail(
			c, ERROR_INVALID,
			"this is a report on provision of the kind \"%s\", not on a children's home",
			r->provision_subtype);
	}
	return true;
}
