/*
 * The judgements: three grades of a full inspection, one finding on effectiveness of an interim one.
 *
 * On the cover each grade is a cell beside a wrapped label, and extraction puts its words after, before or in the midst
 * of the label's ("progress of good children and young people"). The words of labels and of grades have nothing in common,
 * so the label's words are taken away and what is left, in order, is the grades.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

enum {
	GRADES = 3,
	WORDS_MOST = 400,
	TRIES_MOST = 20
}; /* a label stands at two places, three at most */

static const char *const label_starts[GRADES] = {
	"the overall experiences and.|overall experiences and.",
	"how well children.",
	"the impact and effectiveness.|the effectiveness of leaders.|impact and effectiveness.|the impact and.|effectiveness of leaders.",
};

static const char *const label_words =
	"the.|overall.|experiences.|and.|progress.|of.|children.|young.|people.|living.|in.|home.|are.|taking.|into.|account.|how.|"
	"well.|helped.|protected.|impact.|effectiveness.|leaders.|managers.|judgement grade.|judgement.|grade.";

static const char *const grade_words =
	"outstanding.|good.|requires.|improvement.|to.|be.|inadequate.|adequate.|satisfactory.|not.|judged.";

/* A run of text being sorted into labels and grades. */
struct sorting {
	struct buf left; /* the grades' words */
	int labels;      /* bit by bit, the labels seen */
	bool skipping;   /* a sentence stands between two labels */
};

/* The grades' words among the labels'; a sentence is passed over until the next label begins. Returns the end. */
static const char *sort_words(const char *text, struct sorting *s)
{
	const char *at = skip_blanks(text);
	for (int word = 0; *at != '\0' && word < WORDS_MOST; word++) {
		for (int k = 0; k < GRADES; k++) {
			bool starts = match_at(at, label_starts[k]) != NULL;
			s->labels |= starts ? 1 << k : 0;
			s->skipping = s->skipping && !starts;
		}
		const char *end = at + strcspn(at, " \n");
		const char *grade = match_at(at, grade_words);
		if (grade != NULL && !s->skipping) {
			join_line(&s->left, arena_copy_n(s->left.arena, at, (size_t)(grade - at)));
		} else if (grade == NULL && match_at(at, label_words) == NULL) {
			s->skipping = true;
			if (s->labels == (1 << GRADES) - 1) {
				return at;
			}
		}
		at = skip_blanks(end);
	}
	return at;
}

static const char *lower_copy(struct arena *a, const char *start, const char *end)
{
	char *copy = arena_copy_n(a, start, (size_t)(end - start));
	for (char *p = copy; *p != '\0'; p++) {
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	}
	return copy;
}

/* Cuts "good requires improvement to be good good" into its grades. */
static int cut_grades(struct arena *a, const char *text, const char **grades, int most)
{
	int count = 0;
	for (const char *at = skip_blanks(text); *at != '\0';) {
		const char *end = grade_at(at);
		if (end != NULL && count < most) {
			grades[count++] = lower_copy(a, at, end);
		}
		end = end != NULL ? end : at + strcspn(at, " ");
		at = skip_blanks(end);
	}
	return count;
}

static int bits(int labels)
{
	return (labels & 1) + (labels >> 1 & 1) + (labels >> 2 & 1);
}

/* The grades of the cover, if there is one for each label. */
static bool cover_grades(const struct document *d, const char *grades[GRADES])
{
	int tries = 0;
	for (size_t i = 0; i < d->count && tries < TRIES_MOST; i++) {
		const struct line *l = &d->lines[i];
		bool place = l->section == SECTION_FRONT || l->section == SECTION_COVER ||
		             l->section == SECTION_ABOUT;
		if (!place || match_at(l->text, label_starts[0]) == NULL || strchr(l->text, '.') != NULL) {
			continue;
		}
		tries++;
		size_t to = i + 1;
		while (to < d->count && to < i + 40 &&
		       (!d->lines[to].heading || d->lines[to].section == SECTION_COVER) &&
		       match_at(d->lines[to].text,
		                "date of |overall judgement at|previous |enforcement ") == NULL) {
			to++;
		}
		/* In a layout a cell of two lines may begin above its label. */
		size_t from =
			i > 0 && grade_at(d->lines[i - 1].text) != NULL && d->lines[i - 1].cells[0].column > 20
				? i - 1
				: i;
		struct sorting s = {.left = {.arena = d->arena}};
		sort_words(document_join(d, from, to), &s);
		const char *found[GRADES + 1];
		int count = cut_grades(d->arena, buf_text(&s.left), found, GRADES + 1);
		if (count == GRADES && bits(s.labels) == GRADES) {
			memcpy(grades, found, GRADES * sizeof *grades);
			return true;
		}
	}
	return false;
}

/* The grade in a heading of the findings: "How well children and young people are helped and protected: good". */
static const char *heading_grade(const struct document *d, int label)
{
	int tries = 0;
	for (size_t i = 0; i < d->count && tries < TRIES_MOST; i++) {
		const struct line *l = &d->lines[i];
		if (l->section != SECTION_FINDINGS || match_at(l->text, label_starts[label]) == NULL) {
			continue;
		}
		tries++;
		struct sorting s = {.left = {.arena = d->arena}};
		const char *text = document_join(d, i, i + 5), *grade;
		const char *at = text;
		while (*at != '\0' &&
		       !s.skipping) { /* to the first word that is neither the label's nor a grade's */
			const char *end = at + strcspn(at, " ");
			const char *taken = match_at(at, grade_words);
			if (taken != NULL) {
				join_line(&s.left, arena_copy_n(d->arena, at, (size_t)(taken - at)));
			}
			s.skipping = taken == NULL && match_at(at, label_words) == NULL;
			at = skip_blanks(end);
		}
		if (cut_grades(d->arena, buf_text(&s.left), &grade, 1) == 1) {
			return grade;
		}
	}
	return NULL;
}

static void read_grades(const struct document *d, struct report *r, struct warnings *w)
{
	const char *grades[GRADES] = {NULL};
	bool cover = cover_grades(d, grades);
	static const char *const names[GRADES] = {"overall experiences and progress",
	                                          "help and protection", "leaders and managers"};
	for (int k = 0; k < GRADES; k++) {
		const char *inside = heading_grade(d, k);
		if (cover && inside != NULL && !text_is(grades[k], inside)) {
			warn(w, "the judgement on %s is \"%s\" on the cover and \"%s\" inside", names[k],
			     grades[k], inside);
		}
		r->judgements[k] = cover ? grades[k] : inside;
	}
}

/* "… Ofsted judges that it has declined in effectiveness" */
static const char *judged_effectiveness(const struct document *d)
{
	const char *text = document_join(d, 0, d->count);
	const char *end, *first = NULL;
	for (const char *at = text;
	     (at = match_in(at, "judges? that |judged that |judged to have ", &end)) != NULL;
	     at = end) {
		for (const char *p = end; *p != '\0' && *p != '.' && p < end + 120; p++) {
			const char *after = p[-1] == ' ' ? effectiveness_at(p) : NULL;
			if (after != NULL) {
				return lower_copy(d->arena, p, after);
			}
		}
	}
	const char *findings = document_section(d, SECTION_FINDINGS);
	const char *cover = document_section(d, SECTION_COVER);
	for (int k = 0; first == NULL && k < 2; k++) {
		for (const char *p = k == 0 ? cover : findings; *p != '\0' && first == NULL; p++) {
			const char *after = effectiveness_at(p);
			first = after != NULL ? lower_copy(d->arena, p, after) : NULL;
		}
	}
	return first;
}

/* The sentence around "serious or widespread concerns". */
static const char *concerns_sentence(const struct document *d)
{
	int tries = 0;
	for (size_t i = 0; i < d->count && tries < TRIES_MOST; i++) {
		enum section s = d->lines[i].section;
		if (s == SECTION_INSPECTION || s == SECTION_END ||
		    match_in(d->lines[i].text, "serious or|serious and|widespread concerns", NULL) ==
		        NULL) {
			continue;
		}
		tries++;
		size_t from = i;
		while (from > 0 && i - from < 4 && !d->lines[from].gap && !d->lines[from - 1].heading) {
			from--;
		}
		const char *text = document_join(d, from, i + 4);
		const char *phrase = match_in(
			text,
			"serious or widespread concerns|serious and widespread concerns|serious or widespread failures",
			NULL);
		if (phrase == NULL) {
			continue;
		}
		const char *start = phrase;
		while (start > text && !(start[-1] == ' ' && start - 2 >= text && start[-2] == '.')) {
			start--;
		}
		const char *end = phrase + strcspn(phrase, ".");
		return arena_copy_n(d->arena, start, (size_t)(end - start) + (*end == '.'));
	}
	return NULL;
}

void read_judgements(const struct document *d, struct report *r, struct warnings *w)
{
	if (r->type == REPORT_FULL) {
		read_grades(d, r, w);
	} else if (r->type == REPORT_INTERIM) {
		r->judgements[JUDGEMENT_EFFECTIVENESS] = judged_effectiveness(d);
	} else {
		r->finding = concerns_sentence(d);
	}
}
