/*
 * "Information about this children's home": prose that says how many children the home may have, and how many it had.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

static const char *const numbers[] = {
	"zero",     "one",     "two",     "three",     "four",     "five",     "six",
	"seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

/* "three", "3", "No": the end, or NULL. */
static const char *count_at(const char *at, int *ret)
{
	size_t digits = strspn(at, "0123456789");
	if (digits > 0) {
		*ret = digits <= 3 ? (int)strtol(at, NULL, 10) : -1;
		return digits <= 3 && !is_letter(at[digits]) ? at + digits : NULL;
	}
	for (size_t i = sizeof numbers / sizeof numbers[0]; i-- > 0;) {
		const char *end = match_at(at, numbers[i]);
		if (end != NULL && !is_letter(*end)) {
			*ret = (int)i;
			return end;
		}
	}
	const char *end = match_at(at, "no.|a.|a single.");
	if (end != NULL) {
		*ret = match_at(at, "no.") != NULL ? 0 : 1;
	}
	return end;
}

/* Whether children follow within a few words: "three children", "four young people", "two other boys". */
static bool children_follow(const char *at)
{
	for (int word = 0; word < 5; word++) {
		at = skip_blanks(at);
		if (match_at(
				at,
				"children.|child.|young people.|young person.|boys.|girls.|residents.|people.") !=
		    NULL) {
			return true;
		}
		if (match_at(at, "years?.|of.|to.|months?.|hours?.|managers?.|staff.") != NULL) {
			return false;
		}
		at += strcspn(at, " ");
	}
	return false;
}

/* The number after one of the phrases, for children. */
static int count_after(const char *text, const char *phrase)
{
	const char *end;
	for (const char *at = text; (at = match_in(at, phrase, &end)) != NULL; at = end) {
		int n;
		const char *after = count_at(end, &n);
		if (after != NULL && n > 0 && children_follow(after)) {
			return n;
		}
	}
	return -1;
}

static int places_in(const char *text)
{
	static const char *const phrases[] = {
		"up to a maximum of |up to |a maximum of |maximum of |no more than |at most ",
		"registered for |registered to accommodate |registered to care for |can accommodate |accommodates |provides care for |"
		"provides care and accommodation for |care and accommodation for |accommodation for |registered to provide care for |to care for |"
		"provide care for |provides residential care for |care for |places for |home for |offers care to |provides care to |care to ",
	};
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
		int n = count_after(text, phrases[i]);
		if (n >= 0) {
			return n;
		}
	}
	return -1;
}

/* The first number of children in a sentence. */
static int children_in(const char *sentence)
{
	for (const char *at = sentence; *at != '\0'; at++) {
		int n;
		const char *end = at == sentence || at[-1] == ' ' ? count_at(at, &n) : NULL;
		bool article = end != NULL && match_at(at, "a.") != NULL;
		if (end != NULL && !article && children_follow(end)) {
			return n;
		}
	}
	return -1;
}

/* The next sentence of text; a full stop ends one before a blank and a capital. */
static const char *sentence_at(struct arena *a, const char **text)
{
	const char *start = *text, *at = start;
	while (*at != '\0' && !(*at == '.' && at[1] == ' ' && at[2] >= 'A' && at[2] <= 'Z')) {
		at++;
	}
	*text = *at == '\0' ? at : at + 2;
	return arena_copy_n(a, start, (size_t)(at - start));
}

static int present_in(struct arena *a, const char *text)
{
	while (*text != '\0') {
		const char *sentence = sentence_at(a, &text);
		bool then =
			match_in(
				sentence,
				"at the time of the inspection|at the time of this inspection|at the time of our inspection|"
				"at the time of inspection|at the time of the visit|at the time of this visit|during the inspection|"
				"during this inspection|on the day of the inspection|at the point of inspection|"
				"at the time of the assurance|at the time of the monitoring",
				NULL) != NULL;
		int n = then ? children_in(sentence) : -1;
		if (n >= 0) {
			return n;
		}
	}
	return -1;
}

void read_about(const struct document *d, struct report *r)
{
	const char *about = document_section(d, SECTION_ABOUT);
	r->places = places_in(about);
	r->children_at_inspection = present_in(d->arena, about);
}
