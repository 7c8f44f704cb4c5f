/*
 * The parts of a report, by their headings. The wording changed in 2015, 2017, 2018, 2020 and 2022, headings run
 * together ("… to improve? Statutory requirements") and a table's head may be all that is left of one.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

/* How much of the line the words must be. */
enum extent {
	EXTENT_WHOLE, /* all of it, or another heading follows */
	EXTENT_SHORT, /* the line is short and does not end as a sentence does */
	EXTENT_START, /* the line begins with them */
	EXTENT_LABEL, /* a label with its value: begins a section and stays part of it */
};

struct heading {
	const char *words;
	enum section section;
	enum extent extent;
};

static const struct heading headings[] = {
	{"information about this inspection|information about this visit|information about the inspection",
     SECTION_INSPECTION, EXTENT_WHOLE},
	{"information about this |information about the home|service information", SECTION_ABOUT,
     EXTENT_SHORT},
	{"recent inspection history|inspection history", SECTION_HISTORY, EXTENT_WHOLE},
	{"what does the |what do the |what must the |what the ", SECTION_ACTIONS,
     EXTENT_SHORT}, /* … need to do to improve */
	{"areas for improvement|actions|what needs to improve", SECTION_ACTIONS, EXTENT_WHOLE},
	{"statutory requirements?|requirements? due date|requirements|legal requirements",
     SECTION_REQUIREMENTS, EXTENT_WHOLE},
	{"recommendations?|recommendation(s)", SECTION_RECOMMENDATIONS, EXTENT_WHOLE},
	{"what the inspection judgements mean|what inspection judgements mean", SECTION_INSPECTION,
     EXTENT_WHOLE},
	{"summary of findings|summary of key findings|summary|key findings from this inspection|key findings|full report|inspection judgements|"
     "findings from the inspection|findings from the visit|findings from this inspection|findings from this visit|inspection findings|"
     "this monitoring visit|this assurance inspection|findings from the monitoring visit|main findings|findings",
     SECTION_FINDINGS, EXTENT_WHOLE},
	{"this inspection|this visit", SECTION_FINDINGS, EXTENT_WHOLE},
	{"children's home details|home details|residential special school details|secure children's home details|service details|setting details|"
     "school details|short breaks? home details",
     SECTION_DETAILS, EXTENT_WHOLE},
	{"the office for standards in education|any complaints about the inspection|if you would like a copy of this document|"
     "if you are not happy with|piccadilly gate|\xc2\xa9 crown copyright|you may reuse this information|you can use parent view",
     SECTION_END, EXTENT_START},
	{"full inspection|interim inspection|assurance inspection|assurance visit|monitoring visit|monitoring inspection",
     SECTION_FRONT, EXTENT_WHOLE},
	{"inspected under the |visited under the ", SECTION_FRONT, EXTENT_START},
	{"inspection dates?:|visit dates?:|dates? of inspection:|date of (last|previous) inspection:|date of last inspection|"
     "overall judgement at last|enforcement action since",
     SECTION_COVER, EXTENT_LABEL},
};

static bool is_sentence(const char *text)
{
	size_t length = strlen(text);
	return length > 90 || text[length - 1] == '.' || text[length - 1] == ',' ||
	       text[length - 1] == ';';
}

/* "What does the children's home need to do to improve?" and its shorter and wrapped forms. */
static bool asks_for_improvement(const char *text)
{
	return match_in(text, "to do to improve|need to do|must do to|should do to", NULL) != NULL;
}

static bool heading_fits(const struct heading *h, const char *text, const char *after);

/* The heading that a text is, or NULL. Of two run together the last one counts; no heading is longer than a line. */
static const struct heading *heading_of(const char *text)
{
	bool longer = strnlen(text, 200) == 200;
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
		bool start = headings[i].extent == EXTENT_START || headings[i].extent == EXTENT_LABEL;
		const char *after = longer && !start ? NULL : match_at(text, headings[i].words);
		if (after != NULL && heading_fits(&headings[i], text, after)) {
			const char *second = headings[i].section == SECTION_ACTIONS ? strchr(text, '?') : NULL;
			const struct heading *next =
				second != NULL ? heading_of(skip_blanks(second + 1)) : NULL;
			return next != NULL ? next : &headings[i];
		}
	}
	return NULL;
}

static bool heading_fits(const struct heading *h, const char *text, const char *after)
{
	if (h->extent == EXTENT_START || h->extent == EXTENT_LABEL) {
		return true;
	}
	if (h->section == SECTION_ACTIONS && h->extent == EXTENT_SHORT) {
		return strlen(text) < 120 && asks_for_improvement(text);
	}
	if (h->extent == EXTENT_SHORT) {
		return !is_sentence(text);
	}
	return match_whole(text, h->words) || (*after == ':' && *skip_blanks(after + 1) == '\0') ||
	       heading_of(skip_blanks(after)) != NULL;
}

/* Labels of the front page and its headings mean nothing further back; "requirements" alone only heads a table. */
static bool may_begin(enum section from, const struct heading *h, const char *text)
{
	if (h->extent == EXTENT_LABEL) {
		return from <= SECTION_FINDINGS ||
		       (from == SECTION_INSPECTION && strchr(text, ':') != NULL);
	}
	if (h->section == SECTION_FRONT) {
		return from == SECTION_FRONT;
	}
	if (h->section == SECTION_REQUIREMENTS &&
	    match_whole(text, "requirements? due date|requirements?")) {
		return from == SECTION_ACTIONS || from == SECTION_REQUIREMENTS;
	}
	return h->section != SECTION_ACTIONS || h->extent != EXTENT_WHOLE ||
	       from != SECTION_REQUIREMENTS;
}

/* "This inspection" stands between the grades in 2015-17: the grades that follow belong to the cover. */
static enum section section_after(enum section from, const struct heading *h, const char *text)
{
	if ((from == SECTION_COVER || from == SECTION_FRONT) &&
	    match_whole(text, "this inspection|this visit")) {
		return SECTION_COVER;
	}
	return h->section;
}

void document_find_sections(struct document *d)
{
	enum section now = SECTION_FRONT;
	for (size_t i = 0; i < d->count; i++) {
		struct line *l = &d->lines[i];
		const struct heading *h = l->bullet ? NULL : heading_of(l->text);
		if (h != NULL && may_begin(now, h, l->text)) {
			now = section_after(now, h, l->text);
			l->heading = h->extent != EXTENT_LABEL && h->extent != EXTENT_START;
		} else if (now == SECTION_ACTIONS && match_whole(l->text, "requirement")) {
			now = SECTION_REQUIREMENTS;
			l->heading = true;
		}
		l->section = now;
	}
}

static bool joins_closely(const char *before, size_t length, const char *text)
{
	if (length < 2 || !(is_letter(before[length - 2]) || is_digit(before[length - 2]))) {
		return false;
	}
	if (before[length - 1] == '/') {
		return true;
	}
	return before[length - 1] == '-' && *text >= 'a' && *text <= 'z' &&
	       match_at(text, "and.|or.|to.") == NULL;
}

void join_line(struct buf *b, const char *text)
{
	if (b->length > 0 && *text != '\0' && !joins_closely(b->text, b->length, text)) {
		buf_char(b, ' ');
	}
	buf_put(b, text);
}

const char *document_join(const struct document *d, size_t from, size_t to)
{
	struct buf b = {.arena = d->arena};
	for (size_t i = from; i < to && i < d->count; i++) {
		join_line(&b, d->lines[i].text);
	}
	return buf_text(&b);
}

const char *document_section(const struct document *d, enum section s)
{
	struct buf b = {.arena = d->arena};
	for (size_t i = 0; i < d->count; i++) {
		if (d->lines[i].section == s && !d->lines[i].heading) {
			join_line(&b, d->lines[i].text);
		}
	}
	return buf_text(&b);
}
