/*
 * Labels and their values: "Registered manager: Alison List", a table's two columns, a label wrapped over two lines with
 * its value beside the first, or the labels first and all values after them.
 */
#include "inspection/labels.h"

#include <string.h>

#include "base/text.h"
#include "inspection/match.h"

enum { LABEL_LINES = 3 }; /* that the words of one label may take */

struct words {
	const char *words;
	enum label label;
};

/* Longer before shorter: the first that fits is taken. */
static const struct words words[] = {
	{"unique reference number (urn)|unique reference number|urn", LABEL_URN},
	{"type of inspection|inspection type", LABEL_TYPE},
	{"provision sub-?type|provision sub type|provision type", LABEL_SUBTYPE},
	{"registered provider's address|registered provider address|registered person's address|registered person address|"
     "address of registered provider|address of the registered provider|provider address",
     LABEL_ADDRESS},
	{"registered provider telephone number|telephone number|telephone|email address|email",
     LABEL_OTHER},
	{"name of registered provider|registered provider(s)|registered providers?|registered person(s)|registered person",
     LABEL_PROVIDER},
	{"responsible individual(s)|responsible individual", LABEL_RESPONSIBLE_INDIVIDUAL},
	{"registered manager(s)|registered managers?", LABEL_MANAGER},
	{"lead inspector|inspector(s)|inspectors?", LABEL_INSPECTORS},
	{"inspection dates?|visit dates?|dates? of (this )?inspection|dates? of inspection|date(s) of inspection|inspection date(s)",
     LABEL_DATES},
	{"date of last inspection|date of previous inspection|previous inspection date|last inspection date|date of last full inspection",
     LABEL_PREVIOUS_DATE},
	{"overall judgement at last inspection|overall judgement at last full inspection|judgement at last inspection|judgement at last full inspection|"
     "previous inspection judgement|overall judgement at previous inspection|previous judgement",
     LABEL_PREVIOUS_JUDGEMENT},
	{"enforcement action since the last inspection|enforcement action since last inspection|enforcement action since last full inspection|"
     "enforcement action since previous inspection|enforcement action",
     LABEL_ENFORCEMENT},
};

/* A line that begins otherwise is no label: most lines need no more than this. */
static const char *const first_words =
	"unique.|urn.|type.|inspection.|provision.|registered.|address.|provider.|telephone.|email.|name.|responsible.|lead.|inspectors?.|"
	"visit.|dates?.|last.|overall.|judgement.|previous.|enforcement.|inspector(s)|date(s)";

/* Labels that may be followed by a value after a single blank, in tables whose columns stand close. */
static bool may_stand_close(const char *rest)
{
	size_t length = strlen(rest);
	bool capital = (*rest >= 'A' && *rest <= 'Z') || is_digit(*rest) || (*rest & 0x80) != 0;
	return capital && length < 120 && match_at(rest, "is.|was.|has.|and.") == NULL;
}

/* Where the value begins after the label's words; NULL where those words only begin a sentence. */
static const char *value_after(const char *end, bool close)
{
	if (*end == '\0') {
		return end;
	}
	if (*end == ':') {
		return skip_blanks(end + 1);
	}
	const char *rest = skip_blanks(end);
	return close && rest > end && may_stand_close(rest) ? rest : NULL;
}

static bool begins_capital(const char *text)
{
	return *text >= 'A' && *text <= 'Z';
}

/* Puts the first cells of up to `lines` lines together, and the other cells together. */
static bool gather(const struct document *d, size_t i, size_t lines, const char **ret_label,
                   const char **ret_rest)
{
	struct buf label = {.arena = d->arena}, rest = {.arena = d->arena};
	for (size_t k = 0; k < lines; k++) {
		const struct line *l = &d->lines[i + k];
		if (k > 0 && (l->gap || l->bullet || l->heading)) {
			return false;
		}
		join_line(&label, l->cells[0].text);
		for (size_t cell = 1; cell < l->cell_count; cell++) {
			join_line(&rest, l->cells[cell].text);
		}
	}
	*ret_label = buf_text(&label);
	*ret_rest = buf_text(&rest);
	return true;
}

static bool label_of_lines(const struct document *d, size_t i, size_t lines,
                           struct label_place *ret, size_t *ret_taken)
{
	const char *label, *rest;
	if (i + lines > d->count || !gather(d, i, lines, &label, &rest) || !begins_capital(label)) {
		return false;
	}
	for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
		const char *end = match_at(label, words[w].words);
		/* A wrapped label has nothing else in its column; close columns only fit a label on one line. */
		const char *value = end != NULL ? value_after(end, lines == 1 && *rest == '\0') : NULL;
		bool in_last_line =
			lines == 1 ||
			(end != NULL &&
		     (size_t)(end - label) > strlen(label) - strlen(d->lines[i + lines - 1].cells[0].text));
		if (value == NULL || !in_last_line || (lines > 1 && *value != '\0' && *rest != '\0')) {
			continue;
		}
		struct buf all = {.arena = d->arena};
		join_line(&all, value);
		join_line(&all, rest);
		int column = d->lines[i].cell_count > 1 ? d->lines[i].cells[1].column : -1;
		*ret = (struct label_place){words[w].label, buf_text(&all), lines, column};
		*ret_taken = (size_t)(end - label);
		return true;
	}
	return false;
}

bool label_at(const struct document *d, size_t i, struct label_place *ret)
{
	const struct line *l = &d->lines[i];
	if (l->bullet || match_at(l->cells[0].text, first_words) == NULL) {
		return false;
	}
	/* A label that is wrapped stands in a short line. */
	size_t lines_most = strnlen(l->cells[0].text, 100) == 100 ? 1 : LABEL_LINES;
	bool found = false;
	size_t most = 0;
	for (size_t lines = 1; lines <= lines_most; lines++) {
		struct label_place place;
		size_t taken;
		if (label_of_lines(d, i, lines, &place, &taken) && taken > most) {
			*ret = place;
			most = taken;
			found = true;
		}
	}
	return found;
}

/* Whether line j goes on with the value of the label above. */
static bool continues(const struct document *d, size_t j, const struct label_place *place)
{
	const struct line *l = &d->lines[j];
	struct label_place next;
	if (l->heading || l->bullet || l->gap > 0 || l->section != d->lines[j - 1].section ||
	    label_at(d, j, &next)) {
		return false;
	}
	return place->column < 0 || l->cells[0].column + 4 >= place->column;
}

/* Enforcement is prose: paragraphs and pages break it, the next label or heading ends it. */
static bool continues_prose(const struct document *d, size_t j)
{
	struct label_place next;
	return !d->lines[j].heading && d->lines[j].section == SECTION_COVER && !label_at(d, j, &next);
}

/* In which sections labels are looked for. */
static bool holds_labels(enum section s)
{
	return s == SECTION_FRONT || s == SECTION_COVER || s == SECTION_DETAILS;
}

static const char *value_text(const struct document *d, const char *rest, size_t from, size_t to,
                              bool keep_lines)
{
	struct buf b = {.arena = d->arena};
	buf_put(&b, rest);
	for (size_t j = from; j < to; j++) {
		if (keep_lines && b.length > 0) {
			buf_char(&b, '\n');
			buf_put(&b, d->lines[j].text);
		} else {
			join_line(&b, d->lines[j].text);
		}
	}
	return buf_text(&b);
}

/* The value of the label at line i; *ret_next is the line after it. */
static const char *value_of(const struct document *d, size_t i, const struct label_place *place,
                            size_t *ret_next)
{
	size_t from = i + place->lines, to = from;
	bool prose = place->label == LABEL_ENFORCEMENT;
	struct label_place next;
	if (*place->rest == '\0' && from < d->count && !d->lines[from].heading &&
	    !label_at(d, from, &next) && holds_labels(d->lines[from].section)) {
		to = from + 1;
	}
	if (to > from || *place->rest != '\0') {
		while (to < d->count && (prose ? continues_prose(d, to) : continues(d, to, place))) {
			to++;
		}
	}
	*ret_next = to > from ? to : from;
	return value_text(d, place->rest, from, to, place->label == LABEL_INSPECTORS);
}

/* A postcode's second half: the end of an address. */
static bool ends_address(const char *text)
{
	size_t length = strlen(text);
	const char *end = text + length;
	return length >= 5 && is_digit(end[-3]) && is_letter(end[-2]) && is_letter(end[-1]);
}

/* Labels that stood together without values: these follow in the same order, a line each, an address to its postcode. */
static size_t take_column(const struct document *d, size_t from, const enum label *waiting,
                          size_t count, struct labelled *ret)
{
	size_t at = from;
	for (size_t k = 0; k < count && at < d->count && !d->lines[at].heading; k++) {
		size_t to = at + 1;
		while (waiting[k] == LABEL_ADDRESS && !ends_address(d->lines[to - 1].text) && to < at + 5 &&
		       to < d->count && !d->lines[to].heading) {
			to++;
		}
		if (ret->value[waiting[k]] == NULL) {
			ret->value[waiting[k]] = value_text(d, "", at, to, false);
		}
		at = to;
	}
	return at;
}

void labels_read(const struct document *d, struct labelled *ret)
{
	*ret = (struct labelled){{NULL}};
	enum label waiting[LABEL__COUNT];
	size_t waiting_count = 0;
	for (size_t i = 0; i < d->count;) {
		struct label_place place;
		if (!holds_labels(d->lines[i].section) || d->lines[i].heading || !label_at(d, i, &place)) {
			i++;
			waiting_count = 0;
			continue;
		}
		size_t next;
		const char *value = value_of(d, i, &place, &next);
		if (*value == '\0') {
			waiting[waiting_count < LABEL__COUNT - 1 ? waiting_count++ : waiting_count] =
				place.label;
			i = next;
			continue;
		}
		if (waiting_count > 1 && *place.rest == '\0') {
			waiting[waiting_count++] = place.label;
			i = take_column(d, i + place.lines, waiting, waiting_count, ret);
		} else {
			/* The details at the end are fuller than the front page. */
			bool better = ret->value[place.label] == NULL ||
			              (d->lines[i].section == SECTION_DETAILS && place.label != LABEL_DATES);
			ret->value[place.label] = better ? value : ret->value[place.label];
			i = next;
		}
		waiting_count = 0;
	}
}
