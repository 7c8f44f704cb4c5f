/*
 * From a report to entries. Requirements carry their due date and provision, so their clocks run and duties of the
 * same provision are linked; the printed words stand beside what they were read as.
 */
#include "inspection/report_lines.h"

#include <string.h>

#include "base/json.h"

struct making {
	struct ctx *c;
	const struct report *r;
	const struct report_place *place;
	const char *inspection;
	struct buf *out;
};

static json_t *line(const struct making *m, const char *record, const char *type)
{
	json_t *o = json_object();
	json_object_set_new(o, "entry", json_string("open"));
	json_object_set_new(o, "record", json_string(record));
	json_object_set_new(o, "type", json_string(type));
	json_object_set_new(o, "by", json_pack("{s:s}", "name", "Ofsted's report"));
	json_object_set_new(o, "written_at", json_string(instant_iso(m->c->arena, m->place->written)));
	return o;
}

static json_t *home_line(const struct making *m, const char *record, const char *type)
{
	json_t *o = line(m, record, type);
	json_object_set_new(o, "home", json_string(m->place->home));
	if (strcmp(type, "home") != 0) {
		json_object_set_new(o, "subject",
		                    json_string(arena_printf(m->c->arena, "home:%s", m->place->home)));
	}
	return o;
}

static void put(const struct making *m, json_t *entry, json_t *fields)
{
	json_object_set_new(entry, "fields", fields);
	buf_put(m->out, json_line(m->c->arena, entry));
	buf_char(m->out, '\n');
	json_decref(entry);
}

static void set_text(json_t *fields, const char *name, const char *text)
{
	if (text != NULL && *text != '\0') {
		json_object_set_new(fields, name, json_string(text));
	}
}

static void set_date(const struct making *m, json_t *fields, const char *name, struct date d)
{
	if (!date_is_none(d)) {
		json_object_set_new(fields, name, json_string(date_iso(m->c->arena, d)));
	}
}

/* ---- home and provider ---- */

static void put_provider(const struct making *m)
{
	json_t *fields = json_object();
	set_text(fields, "name", m->r->provider);
	set_text(fields, "address", m->r->provider_address);
	put(m, line(m, m->place->provider, "provider"), fields);
}

static void put_home(const struct making *m)
{
	json_t *fields = json_object();
	set_text(fields, "name", arena_printf(m->c->arena, "Home %s", m->r->urn));
	set_text(fields, "URN", m->r->urn);
	set_text(fields, "provider", m->place->provider);
	if (m->r->places >= 0) {
		json_object_set_new(fields, "places", json_integer(m->r->places));
	}
	put(m, home_line(m, m->place->home, "home"), fields);
}

/* ---- the inspection ---- */

/* "requires improvement to be good" as the choice's word; NULL where it is none. */
static const char *overall_word(struct ctx *c, const char *printed)
{
	static const char *const words[] = {"outstanding",
	                                    "good",
	                                    "requires-improvement",
	                                    "requires-improvement-to-be-good",
	                                    "adequate",
	                                    "satisfactory",
	                                    "inadequate",
	                                    "improved-effectiveness",
	                                    "sustained-effectiveness",
	                                    "declined-in-effectiveness",
	                                    "not-judged"};
	if (printed == NULL) {
		return NULL;
	}
	char *word = arena_copy(c->arena, printed);
	for (char *p = word; *p != '\0'; p++) {
		*p = *p == ' ' ? '-' : *p;
	}
	const char *with_in = text_starts(word, "improved-in-")    ? "improved-effectiveness"
	                      : text_starts(word, "sustained-in-") ? "sustained-effectiveness"
	                                                           : word;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(words[i], with_in) == 0) {
			return words[i];
		}
	}
	return NULL;
}

static json_t *judgement_rows(const struct making *m)
{
	static const char *const areas[JUDGEMENT__COUNT] = {
		[JUDGEMENT_OVERALL] = "overall",
		[JUDGEMENT_HELP_AND_PROTECTION] = "help-and-protection",
		[JUDGEMENT_LEADERSHIP] = "leadership",
		[JUDGEMENT_EFFECTIVENESS] = "effectiveness",
	};
	json_t *rows = json_array();
	for (int k = 0; k < JUDGEMENT__COUNT; k++) {
		if (m->r->judgements[k] != NULL) {
			json_array_append_new(
				rows, json_pack("{s:s, s:s}", "area", areas[k], "words", m->r->judgements[k]));
		}
	}
	if (m->r->finding != NULL) {
		json_array_append_new(rows,
		                      json_pack("{s:s, s:s}", "area", "finding", "words", m->r->finding));
	}
	return rows;
}

static const char *joined(struct ctx *c, const char *const *words, size_t count,
                          const char *between)
{
	struct buf out = {.arena = c->arena};
	for (size_t i = 0; i < count; i++) {
		buf_printf(&out, "%s%s", i == 0 ? "" : between, words[i]);
	}
	return buf_text(&out);
}

static void set_era(json_t *fields, const struct report *r)
{
	static const struct {
		int from; /* year of the April from which the framework was used */
		const char *word;
	} eras[] = {{2021, "framework-april-2021"},
	            {2017, "framework-april-2017"},
	            {2015, "framework-april-2015"}};
	struct date first = r->date_count > 0 ? r->dates[0] : DATE_NONE;
	if (r->type == REPORT_ASSURANCE && !date_is_none(first) &&
	    first.day < date_of(2021, 4, 1).day) {
		set_text(fields, "framework_era", "assurance-september-2020");
		return;
	}
	for (size_t i = 0; !date_is_none(first) && i < sizeof eras / sizeof eras[0]; i++) {
		if (first.day >= date_of(eras[i].from, 4, 1).day) {
			set_text(fields, "framework_era", eras[i].word);
			return;
		}
	}
	set_text(fields, "framework_era", date_is_none(first) ? NULL : "standards-before-april-2015");
}

static void put_inspection(const struct making *m)
{
	const struct report *r = m->r;
	json_t *fields = json_object();
	set_text(fields, "type", report_type_name(r->type));
	set_date(m, fields, "started_on", r->date_count > 0 ? r->dates[0] : DATE_NONE);
	set_date(m, fields, "ended_on", r->date_count > 0 ? r->dates[r->date_count - 1] : DATE_NONE);
	set_text(fields, "inspectors", joined(m->c, r->inspectors, r->inspector_count, ", "));
	set_era(fields, r);
	set_date(m, fields, "date_of_last", r->previous_date);
	set_text(fields, "overall_at_last", r->previous_judgement);
	json_t *rows = judgement_rows(m);
	if (json_array_size(rows) > 0) {
		json_object_set(fields, "judgements", rows);
	}
	json_decref(rows);
	const char *overall = r->judgements[JUDGEMENT_OVERALL];
	set_text(
		fields, "overall",
		overall_word(m->c, overall != NULL ? overall : r->judgements[JUDGEMENT_EFFECTIVENESS]));
	set_text(fields, "helped_and_protected", overall_word(m->c, r->judgements[JUDGEMENT_HELP_AND_PROTECTION]));
	set_text(fields, "leaders_and_managers", overall_word(m->c, r->judgements[JUDGEMENT_LEADERSHIP]));
	set_text(fields, "printed_slips", joined(m->c, r->warnings, r->warning_count, "\n"));
	put(m, home_line(m, m->inspection, "inspection"), fields);
}

/* ---- what must and should be done ---- */

/* The narrowest provision that holds all that is cited: "40(4)" of 40(4)(a) and 40(4)(b). */
static const char *common_provision(struct ctx *c, const struct report_requirement *q)
{
	char *common = arena_copy(c->arena, q->regulations[0]);
	for (size_t i = 1; i < q->regulation_count; i++) {
		size_t n = 0;
		while (common[n] != '\0' && common[n] == q->regulations[i][n]) {
			n++;
		}
		common[n] = '\0';
	}
	size_t length = strlen(common);
	bool inside = length > 0 && common[length - 1] != ')' && strchr(common, '(') != NULL;
	if (inside) {
		*strrchr(common, '(') = '\0';
	}
	return common;
}

static json_t *provisions(const struct making *m, const struct report_requirement *q)
{
	json_t *list = json_array();
	for (size_t i = 0; i < q->regulation_count; i++) {
		json_array_append_new(list,
		                      json_string(arena_printf(m->c->arena, "reg %s", q->regulations[i])));
	}
	return list;
}

static void put_requirement(const struct making *m, size_t i)
{
	const struct report_requirement *q = &m->r->requirements[i];
	json_t *fields = json_object();
	set_text(fields, "inspection", m->inspection);
	if (q->regulation_count > 0) {
		set_text(fields, "provision",
		         arena_printf(m->c->arena, "reg %s", common_provision(m->c, q)));
		json_object_set_new(fields, "provisions", provisions(m, q));
	}
	set_text(fields, "provision_as_printed", q->regulation_text);
	set_text(fields, "text", q->text);
	set_date(m, fields, "due_on", q->due);
	json_object_set_new(fields, "state", json_string("open"));
	put(m,
	    home_line(m, arena_printf(m->c->arena, "%s-requirement-%zu", m->inspection, i + 1),
	              "requirement"),
	    fields);
}

static void put_recommendation(const struct making *m, size_t i)
{
	const struct report_recommendation *q = &m->r->recommendations[i];
	json_t *fields = json_object();
	set_text(fields, "inspection", m->inspection);
	if (q->guide_page >= 1) {
		json_object_set_new(fields, "guide_page", json_integer(q->guide_page));
	} else {
		json_object_set_new(fields, "guide_page",
		                    json_pack("{s:s}", "because", "the report names no page"));
	}
	if (q->guide_paragraph != NULL) {
		set_text(fields, "guide_paragraph",
		         arena_printf(m->c->arena, "Guide %s", q->guide_paragraph));
	} else {
		json_object_set_new(fields, "guide_paragraph",
		                    json_pack("{s:s}", "because", "the report names no paragraph"));
	}
	set_text(fields, "text", q->text);
	json_object_set_new(fields, "state", json_string("open"));
	put(m,
	    home_line(m, arena_printf(m->c->arena, "%s-recommendation-%zu", m->inspection, i + 1),
	              "recommendation"),
	    fields);
}

/* The kinds of notice a report speaks of, and the words of our list. Visits are no notices. */
static const char *notice_kind(const char *printed)
{
	static const struct {
		const char *part, *kind;
	} kinds[] = {{"compliance", "compliance"},       {"restrict", "restriction"},
	             {"suspen", "suspension"},           {"urgent", "urgent-conditions"},
	             {"proposal", "notice-of-proposal"}, {"decision", "notice-of-decision"},
	             {"cancel", "cancellation"},         {"condition", "condition"},
	             {"warning", "warning-letter"}};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strstr(printed, kinds[i].part) != NULL) {
			return kinds[i].kind;
		}
	}
	return NULL;
}

/* Served on a day the report does not print: the notice is kept, its clocks wait for the day. */
static void put_notice(const struct making *m, size_t i)
{
	const struct report_enforcement *n = &m->r->enforcement[i];
	const char *kind = notice_kind(n->kind);
	if (kind == NULL) {
		return;
	}
	json_t *fields = json_object();
	set_text(fields, "kind", kind);
	if (n->regulation_count > 0) {
		set_text(fields, "provision", arena_printf(m->c->arena, "reg %s", n->regulations[0]));
	} else {
		json_object_set_new(fields, "provision",
		                    json_pack("{s:s}", "because", "the report names none"));
	}
	set_text(fields, "action_required", m->r->enforcement_text);
	if (n->status != NULL && strcmp(n->status, "met") == 0) {
		json_object_set_new(fields, "state", json_string("met"));
	}
	put(m,
	    home_line(m, arena_printf(m->c->arena, "%s-notice-%zu", m->inspection, i + 1),
	              "enforcement-notice"),
	    fields);
}

const char *report_inspection_ref(struct ctx *c, const struct report *r)
{
	const char *day = r->date_count > 0 ? date_iso(c->arena, r->dates[0]) : "undated";
	return arena_printf(c->arena, "inspection-%s-%s", r->urn == NULL ? "unknown" : r->urn, day);
}

void report_lines(struct ctx *c, const struct report *report, const struct report_place *place,
                  struct buf *ret)
{
	struct making m = {.c = c, .r = report, .place = place, .out = ret};
	m.inspection = report_inspection_ref(c, report);
	if (place->provider_is_new) {
		put_provider(&m);
	}
	if (place->home_is_new) {
		put_home(&m);
	}
	put_inspection(&m);
	for (size_t i = 0; i < report->requirement_count; i++) {
		put_requirement(&m, i);
	}
	for (size_t i = 0; i < report->recommendation_count; i++) {
		put_recommendation(&m, i);
	}
	for (size_t i = 0; i < report->enforcement_count; i++) {
		put_notice(&m, i);
	}
}
