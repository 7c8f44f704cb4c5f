/*
 * A report as JSON: the names that `hearth report read --json` prints, in the order people read a report.
 */
#include "base/ctx.h"
#include "inspection/report.h"

static json_t *text_or_null(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

static json_t *number_or_null(int number)
{
	return number >= 0 ? json_integer(number) : json_null();
}

static json_t *date_or_null(struct date d)
{
	if (date_is_none(d)) {
		return json_null();
	}
	int year, month, day;
	date_split(d, &year, &month, &day);
	return json_sprintf("%04d-%02d-%02d", year, month, day);
}

static json_t *texts(const char *const *items, size_t count)
{
	json_t *list = json_array();
	for (size_t i = 0; i < count; i++) {
		json_array_append_new(list, json_string(items[i]));
	}
	return list;
}

static json_t *dates(const struct date *items, size_t count)
{
	json_t *list = json_array();
	for (size_t i = 0; i < count; i++) {
		json_array_append_new(list, date_or_null(items[i]));
	}
	return list;
}

static json_t *inspection_json(const struct report *r)
{
	static const char *const names[JUDGEMENT__COUNT] = {"overall", "help_and_protection",
	                                                    "leadership", "effectiveness"};
	json_t *judgements = json_object();
	for (int k = 0; k < JUDGEMENT__COUNT; k++) {
		json_object_set_new(judgements, names[k], text_or_null(r->judgements[k]));
	}
	json_t *o = json_object();
	json_object_set_new(o, "type", json_string(report_type_name(r->type)));
	json_object_set_new(o, "type_text", text_or_null(r->type_text));
	json_object_set_new(o, "dates", dates(r->dates, r->date_count));
	json_object_set_new(o, "dates_text", text_or_null(r->dates_text));
	json_object_set_new(o, "era", json_string(r->era));
	json_object_set_new(o, "judgements", judgements);
	json_object_set_new(o, "finding", text_or_null(r->finding));
	return o;
}

static json_t *previous_json(const struct report *r)
{
	json_t *o = json_object();
	json_object_set_new(o, "date", date_or_null(r->previous_date));
	json_object_set_new(o, "date_text", text_or_null(r->previous_date_text));
	json_object_set_new(o, "judgement", text_or_null(r->previous_judgement));
	return o;
}

static json_t *history_json(const struct report *r)
{
	json_t *list = json_array();
	for (size_t i = 0; i < r->history_count; i++) {
		const struct report_past *past = &r->history[i];
		json_t *o = json_object();
		json_object_set_new(o, "date", date_or_null(past->date));
		json_object_set_new(o, "date_text", text_or_null(past->date_text));
		json_object_set_new(o, "type", text_or_null(past->type));
		json_object_set_new(o, "judgement", text_or_null(past->judgement));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *requirements_json(const struct report *r)
{
	json_t *list = json_array();
	for (size_t i = 0; i < r->requirement_count; i++) {
		const struct report_requirement *q = &r->requirements[i];
		json_t *o = json_object();
		json_object_set_new(o, "regulation_text", text_or_null(q->regulation_text));
		json_object_set_new(o, "regulations", texts(q->regulations, q->regulation_count));
		json_object_set_new(o, "due", date_or_null(q->due));
		json_object_set_new(o, "due_text", text_or_null(q->due_text));
		json_object_set_new(o, "text", text_or_null(q->text));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *recommendations_json(const struct report *r)
{
	json_t *list = json_array();
	for (size_t i = 0; i < r->recommendation_count; i++) {
		const struct report_recommendation *q = &r->recommendations[i];
		json_t *o = json_object();
		json_object_set_new(o, "guide_page", number_or_null(q->guide_page));
		json_object_set_new(o, "guide_paragraph", text_or_null(q->guide_paragraph));
		json_object_set_new(o, "guide_text", text_or_null(q->guide_text));
		json_object_set_new(o, "text", text_or_null(q->text));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *enforcement_json(const struct report *r)
{
	json_t *list = json_array();
	for (size_t i = 0; i < r->enforcement_count; i++) {
		const struct report_enforcement *e = &r->enforcement[i];
		json_t *o = json_object();
		json_object_set_new(o, "kind", json_string(e->kind));
		json_object_set_new(o, "regulations", texts(e->regulations, e->regulation_count));
		json_object_set_new(o, "status", text_or_null(e->status));
		json_object_set_new(o, "status_seen_at",
		                    e->seen_at_visit ? json_string("monitoring visit") : json_null());
		json_object_set_new(o, "date", date_or_null(e->date));
		json_object_set_new(o, "date_as_printed", text_or_null(e->date_text));
		json_object_set_new(o, "after_inspection_of", dates(e->after, e->after_count));
		json_array_append_new(list, o);
	}
	return list;
}

json_t *report_json(const struct report *r)
{
	json_t *o = json_object();
	json_object_set_new(o, "urn", text_or_null(r->urn));
	json_object_set_new(o, "provider", text_or_null(r->provider));
	json_object_set_new(o, "provider_address", text_or_null(r->provider_address));
	json_object_set_new(o, "provision_subtype", text_or_null(r->provision_subtype));
	json_object_set_new(o, "responsible_individual", text_or_null(r->responsible_individual));
	json_object_set_new(o, "responsible_individual_text",
	                    text_or_null(r->responsible_individual_text));
	json_object_set_new(o, "registered_manager", text_or_null(r->registered_manager));
	json_object_set_new(o, "registered_manager_text", text_or_null(r->registered_manager_text));
	json_object_set_new(o, "inspectors", texts(r->inspectors, r->inspector_count));
	json_object_set_new(o, "places", number_or_null(r->places));
	json_object_set_new(o, "children_at_inspection", number_or_null(r->children_at_inspection));
	json_object_set_new(o, "inspection", inspection_json(r));
	json_object_set_new(o, "previous", previous_json(r));
	json_object_set_new(o, "history", history_json(r));
	json_object_set_new(o, "requirements", requirements_json(r));
	json_object_set_new(o, "recommendations", recommendations_json(r));
	json_object_set_new(o, "enforcement", enforcement_json(r));
	json_object_set_new(o, "enforcement_text", text_or_null(r->enforcement_text));
	json_object_set_new(o, "warnings", texts(r->warnings, r->warning_count));
	return o;
}
