/*
 * A report that lost its line ends: some converters give each page, or all of it, as one line. The words of the form tell
 * where lines began; this puts line ends there and leaves every other text as it is.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

#define BULLET "\xe2\x80\xa2"

enum {
	FLAT_LINE = 1500, /* a line of prose in a well kept text is shorter */
	FLAT_AVERAGE = 800,
};

/* Words that begin a line; with `alone` the line ends after them as well. What follows must match, if it is given. */
struct mark {
	const char *words;
	const char *follows;
	bool alone;
};

static const struct mark marks[] = {
	{"summary of findings.", NULL, true},
	{"what does the children's home need to do to improve.", NULL, true},
	{"statutory requirements?.", "this section", true},
	{"requirement due date.", NULL, true},
	{"requirement.", "the |in order |12|13|ensure", true},
	{"due date.", NULL, true},
	{"recommendations?.", "to improve the|in addition|- the |- ensure |" BULLET, true},
	{"to improve the quality and standards of care further, the service should take account of the following recommendation(s):|"
     "to improve the quality and standards of care further, the service should take account of the following recommendations?:",
     NULL, true},
	{"full report.", "information about", true},
	{"information about this children's home.|information about this inspection.|information about this visit.",
     NULL, true},
	{"recent inspection history.", "inspection date", true},
	{"inspection judgements.", "judgement grade|overall experiences|the overall", true},
	{"judgement grade.", "the |how ", true},
	{"key findings from this inspection.", NULL, true},
	{"what the inspection judgements mean.", NULL, true},
	{"findings from the inspection.|findings from the visit.|this monitoring visit.",
     "we |the |at |this |in ", true},
	{"children's home details.", "unique", true},
	{"this inspection.", "the overall|the effectiveness", true},
	{"full inspection.|interim inspection.|assurance inspection.|assurance visit.|monitoring visit.",
     "inspected under|visited under|information about", true},
	{"inspected under the social care common inspection framework.|visited under the social care common inspection framework.",
     NULL, true},
	{"the children's home provides.|the children's home is.|there are serious.|the office for standards in education.|any complaints about.",
     NULL, false},
	{"the overall experiences and.|overall experiences and.|how well children.|the impact and effectiveness.|the effectiveness of leaders.",
     NULL, false},
	{"date of last inspection:|overall judgement at last inspection:|judgement at last inspection:|enforcement action since last inspection",
     NULL, false},
	{BULLET, NULL, false},
};

/* Labels of the front page: a value follows, which begins with a capital or a number. */
static const char *const labels =
	"inspection dates?.|unique reference number.|type of inspection.|provision sub-?type.|registered provider address.|registered person address.|"
	"registered provider.|registered person.|responsible individual.|registered manager.|inspectors?.|previous inspection judgement.";

static bool is_flat(const char *text)
{
	size_t lines = 0, longest = 0, total = 0;
	for (const char *at = text; *at != '\0';) {
		size_t length = strcspn(at, "\n");
		lines += length > 0;
		longest = length > longest ? length : longest;
		total += length;
		at += length + (at[length] == '\n');
	}
	return longest >= FLAT_LINE && total / lines >= FLAT_AVERAGE;
}

/* The end of a mark at `at`, or NULL; *ret_alone whether the line ends there too. */
static const char *mark_at(const char *text, const char *at, bool *ret_alone)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		const char *end = match_at(at, marks[i].words);
		if (end == NULL) {
			continue;
		}
		end += *end == '?';
		if (marks[i].follows == NULL || match_at(skip_blanks(end), marks[i].follows) != NULL) {
			*ret_alone = marks[i].alone;
			return end;
		}
	}
	const char *end = match_at(at, labels);
	/* "Emma Ridley, Social Care Inspector" is no label. */
	bool title = end != NULL && match_at(at, "inspector") != NULL && at > text + 11 &&
	             (memcmp(at - 5, "Care ", 5) == 0 || memcmp(at - 11, "Regulatory ", 11) == 0 ||
	              memcmp(at - 5, "Lead ", 5) == 0);
	const char *value = end != NULL ? skip_blanks(end + (*end == ':')) : NULL;
	bool capital = value != NULL &&
	               ((*value >= 'A' && *value <= 'Z') || is_digit(*value) || (*value & 0x80) != 0);
	*ret_alone = false;
	return capital && !title ? end : NULL;
}

/* Ends the line; the number of a page that stands before the mark goes on a line of its own. */
static void end_line(struct buf *b)
{
	size_t digits = 0;
	while (digits < 3 && digits < b->length && is_digit(b->text[b->length - 1 - digits])) {
		digits++;
	}
	while (b->length > digits && digits == 0 && b->text[b->length - 1] == ' ') {
		b->text[--b->length] = '\0';
		while (digits < 3 && digits < b->length && is_digit(b->text[b->length - 1 - digits])) {
			digits++;
		}
	}
	if (digits > 0 && b->length > digits && b->text[b->length - digits - 1] == ' ') {
		b->text[b->length - digits - 1] = '\n';
	}
	buf_char(b, '\n');
}

/* In the table of requirements lines end around due dates, after references, and before words that open a requirement. */
static const char *table_piece_at(struct arena *a, const char *text, const char *at,
                                  bool *ret_before, bool *ret_alone)
{
	struct date d;
	struct reference r;
	*ret_alone = true;
	if (at > text + 2 && (at[-2] == '.' || at[-2] == ')') &&
	    match_at(at, "the registered person must |in order to meet the ") != NULL) {
		*ret_before = true;
		*ret_alone = false;
		return at + 3;
	}
	const char *end = is_digit(*at) ? date_shape_at(at, &d) : NULL;
	*ret_before = end != NULL;
	if (end == NULL && match_at(at, "(reg") != NULL) {
		const char *near = arena_copy_n(a, at, strnlen(at, 300));
		end = reference_find(a, near, &r) && r.start == near ? at + (r.end - near) : NULL;
	}
	return end;
}

/* "… page 62, paragraph 14.3)": a recommendation is over. */
static bool ends_guide_reference(const char *text, const char *at)
{
	return *at == ')' && at - text > 60 && is_digit(at[-1]) &&
	       memmem(at - 25, 25, "paragraph", 9) != NULL;
}

const char *text_unflatten(struct arena *a, const char *text)
{
	if (!is_flat(text)) {
		return text;
	}
	struct buf b = {.arena = a};
	bool in_table = false, in_list = false;
	for (const char *at = text; *at != '\0';) {
		bool alone = false, before = true;
		bool word = at == text || at[-1] == ' ' || at[-1] == '\n';
		bool capital = (*at >= 'A' && *at <= 'Z') || (*at & 0x80) != 0;
		const char *end = word && capital ? mark_at(text, at, &alone) : NULL;
		if (end != NULL) {
			bool same = strncmp(at, BULLET, 3) == 0;
			in_table = same ? in_table : match_at(at, "requirement.|due date.") != NULL;
			in_list =
				same ? in_list : match_at(at, "recommendations?.|to improve the quality") != NULL;
		} else if (word && in_list && match_at(at, "- the |- ensure ") != NULL) {
			end = at + 1;
		} else if (word && in_table) {
			end = table_piece_at(a, text, at, &before, &alone);
		}
		if (end == NULL) {
			buf_char(&b, *at);
			if (in_list && ends_guide_reference(text, at)) {
				buf_char(&b, '\n');
			}
			at++;
			continue;
		}
		if (before && b.length > 0) {
			end_line(&b);
		}
		buf_put_n(&b, at, (size_t)(end - at));
		if (alone) {
			buf_char(&b, '\n');
		}
		at = end;
	}
	return buf_text(&b);
}
