/*
 * Recommendations: what should be done, with the page and paragraph of the Guide that says so. In print a bulleted list;
 * where the bullets are lost the Guide's reference closes each.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

static const char *const guide_words =
	"guide to the |guide to children|guide to the\"|guide, |the guide";

enum {
	REFERENCE_MOST = 220
}; /* bytes of a reference to the Guide; the longest real one has about 110 */

/* Whether the bracket that opens at `at` holds a reference to the Guide; *ret_end is after its close, or the text's end. */
static bool is_guide_reference(const char *at, const char **ret_end)
{
	char near[REFERENCE_MOST + 1];
	size_t length = strnlen(at, REFERENCE_MOST);
	memcpy(near, at, length);
	near[length] = '\0';
	char *close = strchr(near, ')');
	if (close != NULL) {
		close[1] = '\0';
	} else if (length == REFERENCE_MOST) {
		return false;
	}
	const char *guide = match_in(near, guide_words, NULL);
	*ret_end = at + strlen(near);
	return (guide != NULL && guide < near + 40) ||
	       match_in(near, "pages? #|paragraphs? #", NULL) != NULL;
}

/* "(The 'Guide to the …', page 54, paragraph 10.23)": where the last such bracket opens; NULL where there is none. */
static const char *guide_reference(const char *text, const char **ret_end)
{
	const char *found = NULL, *end;
	for (const char *at = strchr(text, '('); at != NULL; at = strchr(at + 1, '(')) {
		if (is_guide_reference(at, &end)) {
			found = at;
			*ret_end = end;
		}
	}
	return found;
}

static bool guide_ends(const char *text)
{
	const char *end, *start = guide_reference(text, &end);
	return start != NULL && end[-1] == ')' && *(end + strspn(end, " .")) == '\0';
}

static bool closes_guide(const char *text)
{
	const char *end, *p = match_in(text, "paragraphs? #", &end);
	size_t length = strlen(text);
	bool closed =
		length > 0 && (text[length - 1] == ')' ||
	                   (length > 1 && text[length - 1] == '.' && text[length - 2] == ')'));
	/* "standards', page 62, paragraph 14.4)" when the bracket opened lines before, or "14.4)" alone. */
	return guide_ends(text) ||
	       (closed && (p != NULL || (is_digit(*text) && strspn(text, "0123456789.)") == length) ||
	                   match_in(text, "pages? #", NULL) != NULL));
}

static bool is_introduction(const char *text)
{
	return match_at(
			   text,
			   "to improve the quality and standards|in addition|this section sets out|the service should|the registered provider should consider|"
			   "account of the following|take account of") != NULL ||
	       match_whole(text, "improve?");
}

static bool says_none(const char *text)
{
	return strlen(text) < 250 &&
	       match_in(
			   text,
			   "no recommendations|no requirements or|there are no|there were no|not made any|did not make any|none.",
			   NULL) != NULL;
}

/* Whether a recommendation begins at this line, after the words of the line before. */
static bool begins(const struct line *l, const char *before, bool bullets)
{
	if (l->bullet || before == NULL) {
		return true;
	}
	size_t length = strlen(before);
	bool closed = closes_guide(before);
	bool starts =
		match_at(
			l->text,
			"the registered |ensure |the provider |the responsible individual |registered persons? |the home ") !=
		NULL;
	bool full_stop = length > 0 && (before[length - 1] == '.' || before[length - 1] == ')');
	bool capital = *l->text >= 'A' && *l->text <= 'Z';
	return (closed && capital) || (!bullets && starts && full_stop && l->gap);
}

static int number_after(const char *text, const char *words)
{
	const char *end;
	return match_in(text, words, &end) != NULL && is_digit(*end) && strspn(end, "0123456789") < 5
	           ? (int)strtol(end, NULL, 10)
	           : -1;
}

/* "3.20", "9.5 and 9.6": as printed. */
static const char *paragraph_of(struct arena *a, const char *text)
{
	const char *at;
	if (match_in(text, "paragraphs? |paras?.? ", &at) == NULL || !is_digit(*at)) {
		return NULL;
	}
	const char *end = at;
	for (;;) {
		end += strspn(end, "0123456789.");
		const char *next = match_at(end, " and | to |, |-| - ");
		if (next == NULL || !is_digit(*next)) {
			break;
		}
		end = next;
	}
	while (end[-1] == '.') {
		end--;
	}
	return arena_copy_n(a, at, (size_t)(end - at));
}

static void read_one(struct arena *a, const char *text, struct report_recommendation *q)
{
	const char *end, *start = guide_reference(text, &end);
	*q = (struct report_recommendation){.guide_page = -1, .text = text};
	if (start == NULL) {
		return;
	}
	const char *guide = arena_copy_n(a, start + 1, (size_t)(end - start) - 1 - (end[-1] == ')'));
	q->guide_text = guide;
	q->guide_page = number_after(guide, "pages? |pp?.? ");
	q->guide_paragraph = paragraph_of(a, guide);
	struct buf left = {.arena = a};
	size_t keep = (size_t)(start - text);
	while (keep > 0 && text[keep - 1] == ' ') {
		keep--;
	}
	buf_put_n(&left, text, keep);
	end += *end == '.' && left.length > 0 && left.text[left.length - 1] == '.';
	buf_put(&left, end);
	q->text = skip_blanks(buf_text(&left));
}

/* What is being put together. */
struct taking {
	struct arena *a;
	struct buf text;
	struct report_recommendation *list;
	size_t count;
};

static void close_one(struct taking *t)
{
	const char *text = buf_text(&t->text);
	size_t length = strlen(text);
	if (length > 0 && text[length - 1] != ':' && !says_none(text) && t->count < ACTIONS_MOST) {
		read_one(t->a, text, &t->list[t->count++]);
	}
	t->text = (struct buf){.arena = t->a};
}

static bool has_bullets(const struct document *d)
{
	for (size_t i = 0; i < d->count; i++) {
		if (d->lines[i].section == SECTION_RECOMMENDATIONS && d->lines[i].bullet) {
			return true;
		}
	}
	return false;
}

void read_recommendations(const struct document *d, struct report *r)
{
	struct taking t = {.a = d->arena, .text = {.arena = d->arena}};
	t.list = ARENA_ARRAY(d->arena, ACTIONS_MOST, struct report_recommendation);
	bool bullets = has_bullets(d), introduction = false;
	const char *before = NULL;
	for (size_t i = 0; i < d->count; i++) {
		const struct line *l = &d->lines[i];
		if (l->section != SECTION_RECOMMENDATIONS || l->heading) {
			continue;
		}
		introduction = !l->bullet && (introduction || is_introduction(l->text));
		if (introduction) {
			size_t length = strlen(l->text);
			introduction = l->text[length - 1] != ':' && l->text[length - 1] != '.';
			before = NULL;
			continue;
		}
		if (begins(l, before, bullets)) {
			close_one(&t);
		}
		join_line(&t.text, l->text);
		before = l->text;
	}
	close_one(&t);
	r->recommendations = t.list;
	r->recommendation_count = t.count;
}
