/*
 * Who, where and when: the reference number, the provider, the people, the kind and days of the inspection, and what was
 * judged last time.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/labels.h"
#include "inspection/match.h"
#include "inspection/reader.h"

enum { INSPECTORS_MOST = 20 };

/* "SC368032" or seven digits, at the start of a word. */
static const char *find_urn(struct arena *a, const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		if (at > text && (is_letter(at[-1]) || is_digit(at[-1]))) {
			continue;
		}
		size_t letters = (at[0] | 0x20) == 's' && (at[1] | 0x20) == 'c' ? 2 : 0;
		const char *number = at + letters + (letters > 0 && at[2] == ' ');
		size_t digits = strspn(number, "0123456789");
		if (digits == (letters > 0 ? 6U : 7U) && !is_letter(number[digits])) {
			return arena_printf(a, "%s%.*s", letters > 0 ? "SC" : "", (int)digits, number);
		}
	}
	return NULL;
}

/* Where the label is lost, the number stands alone near the top. */
static const char *urn_of(const struct document *d, const struct labelled *v)
{
	const char *urn = v->value[LABEL_URN] != NULL ? find_urn(d->arena, v->value[LABEL_URN]) : NULL;
	for (size_t i = 0; urn == NULL && i < d->count && i < 15; i++) {
		const char *found = find_urn(d->arena, d->lines[i].text);
		urn = found != NULL && strlen(d->lines[i].text) < 40 ? found : NULL;
	}
	return urn;
}

struct type_words {
	const char *words;
	enum report_type type;
};

static const struct type_words types[] = {
	{"monitoring visit|monitoring inspection|monitoring", REPORT_MONITORING},
	{"assurance inspection|assurance visit|assurance", REPORT_ASSURANCE},
	{"interim inspection|interim", REPORT_INTERIM},
	{"full inspection|full", REPORT_FULL},
};

static bool type_in(struct arena *a, const char *text, struct report *r)
{
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		const char *end, *start = match_in(text, types[i].words, &end);
		if (start != NULL) {
			r->type = types[i].type;
			r->type_text = arena_copy_n(a, start, (size_t)(end - start));
			return true;
		}
	}
	return false;
}

/* From its label, else from the titles on the front page: "Full inspection", "Children's homes inspection – Full". */
static void read_type(const struct document *d, const struct labelled *v, struct report *r)
{
	r->type = REPORT_TYPE__COUNT;
	if (v->value[LABEL_TYPE] != NULL && type_in(d->arena, v->value[LABEL_TYPE], r)) {
		return;
	}
	for (size_t i = 0; i < d->count && i < 30; i++) {
		const struct line *l = &d->lines[i];
		bool title = l->section == SECTION_FRONT && strlen(l->text) < 70 &&
		             match_in(l->text, "inspection|visit", NULL) != NULL &&
		             match_at(l->text, "registered|inspected") == NULL;
		if (title && type_in(d->arena, l->text, r)) {
			return;
		}
	}
}

static const char *value_or_null(const char *value)
{
	return value != NULL && *value != '\0' ? value : NULL;
}

static const char *somebody(const char *text)
{
	return text != NULL && !name_is_nobody(text) ? text : NULL;
}

static void read_inspectors(const struct document *d, const struct labelled *v, struct report *r)
{
	const char **names = ARENA_ARRAY(d->arena, INSPECTORS_MOST, const char *);
	const char *value = v->value[LABEL_INSPECTORS] != NULL ? v->value[LABEL_INSPECTORS] : "";
	while (*value != '\0') {
		const char *end = strchrnul(value, '\n');
		names_add(d->arena, arena_copy_n(d->arena, value, (size_t)(end - value)), names,
		          &r->inspector_count, INSPECTORS_MOST);
		value = *end == '\n' ? end + 1 : end;
	}
	r->inspectors = names;
}

static void read_dates(const struct document *d, const struct labelled *v, struct report *r,
                       struct warnings *w)
{
	const char *text = v->value[LABEL_DATES];
	if (text == NULL) {
		return;
	}
	struct date *dates = ARENA_ARRAY(d->arena, REPORT_DATES_MOST, struct date);
	const char *end = text;
	r->date_count = dates_at(text, dates, &end);
	r->dates = dates;
	r->dates_text = r->date_count > 0 ? arena_copy_n(d->arena, text, (size_t)(end - text)) : text;
	if (r->date_count == 0) {
		warn(w, "the date of the inspection, \"%.60s\", could not be read", text);
	}
}

static const char *lower(struct arena *a, const char *text)
{
	char *copy = arena_copy(a, text);
	for (char *p = copy; *p != '\0'; p++) {
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	}
	return copy;
}

/* "24 January 2023", "not applicable", "This is the home's first inspection". */
static void read_previous(const struct document *d, const struct labelled *v, struct report *r,
                          struct warnings *w)
{
	const char *date = value_or_null(v->value[LABEL_PREVIOUS_DATE]), *end;
	r->previous_date = DATE_NONE;
	r->previous_date_text = date;
	if (date != NULL && date_shape_at(date, &r->previous_date) != NULL &&
	    date_is_none(r->previous_date)) {
		warn(w, "the date of the last inspection, \"%.60s\", is not a day of the calendar", date);
	}
	const char *judgement = value_or_null(v->value[LABEL_PREVIOUS_JUDGEMENT]);
	if (judgement == NULL || name_is_nobody(judgement) ||
	    match_in(judgement, "first inspection|not previously inspected", NULL) != NULL) {
		return;
	}
	end = grade_at(judgement);
	end = end != NULL ? end : effectiveness_at(judgement);
	size_t length = end != NULL ? (size_t)(end - judgement) : strlen(judgement);
	r->previous_judgement = lower(d->arena, arena_copy_n(d->arena, judgement, length));
}

void read_front(const struct document *d, struct report *r, struct warnings *w)
{
	struct labelled v;
	labels_read(d, &v);
	r->urn = urn_of(d, &v);
	read_type(d, &v, r);
	r->provider = value_or_null(v.value[LABEL_PROVIDER]);
	r->provider_address = value_or_null(v.value[LABEL_ADDRESS]);
	r->provision_subtype = value_or_null(v.value[LABEL_SUBTYPE]);
	r->responsible_individual_text = value_or_null(v.value[LABEL_RESPONSIBLE_INDIVIDUAL]);
	r->responsible_individual = somebody(r->responsible_individual_text);
	r->registered_manager_text = value_or_null(v.value[LABEL_MANAGER]);
	r->registered_manager = somebody(r->registered_manager_text);
	r->enforcement_text = value_or_null(v.value[LABEL_ENFORCEMENT]);
	read_inspectors(d, &v, r);
	read_dates(d, &v, r, w);
	read_previous(d, &v, r, w);
}
