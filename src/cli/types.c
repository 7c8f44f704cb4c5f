/* hearth types: what the definitions hold, for programs that write entries. */
#include <stdio.h>

#include "base/json.h"
#include "cli/command.h"
#include "duties/hearth.h"

static json_t *words_of(const symbol *words, size_t count)
{
	json_t *list = json_array();
	for (size_t i = 0; i < count; i++) {
		json_array_append_new(list, json_string(symbol_word(words[i])));
	}
	return list;
}

static json_t *field_json(const struct asked *asked)
{
	const struct field *f = asked->field;
	json_t *o = json_pack("{s:s, s:s, s:s}", "name", symbol_word(f->name), "type", field_type_word(f->type), "ask",
	                      f->ask == NULL ? "" : f->ask);
	json_object_set_new(o, "required", json_boolean(asked->required || asked->required_if != NULL));
	if (f->of_count > 0) {
		json_object_set_new(o, "of", words_of(f->of, f->of_count));
	}
	if (f->to_count > 0) {
		json_object_set_new(o, "to", words_of(f->to, f->to_count));
	}
	if (f->many) {
		json_object_set_new(o, "many", json_true());
	}
	for (size_t i = 0; i < f->column_count; i++) {
		json_t *column = json_pack("{s:s, s:s}", "name", symbol_word(f->columns[i].name), "type",
		                           field_type_word(f->columns[i].type));
		if (json_object_get(o, "columns") == NULL) {
			json_object_set_new(o, "columns", json_array());
		}
		json_array_append_new(json_object_get(o, "columns"), column);
	}
	return o;
}

static json_t *step_json(const struct step *step)
{
	json_t *by = json_array(), *fields = json_array();
	for (int r = ROLE_NONE + 1; r < ROLE_FIELD; r++) {
		if ((step->by & (1u << r)) != 0) {
			json_array_append_new(by, json_string(role_word((enum role)r)));
		}
	}
	for (size_t i = 0; i < step->asked_count; i++) {
		json_array_append_new(fields, field_json(&step->asked[i]));
	}
	json_t *o = json_pack("{s:s, s:o, s:o}", "step", symbol_word(step->name), "by", by, "fields", fields);
	if (step->signs) {
		json_object_set_new(o, "signs", json_true());
	}
	if (step->repeats) {
		json_object_set_new(o, "repeats", json_true());
	}
	return o;
}

static json_t *subjects_json(unsigned subjects)
{
	static const struct {
		unsigned kind;
		const char *word;
	} kinds[] = {{SUBJECT_CHILD, "child"}, {SUBJECT_STAFF, "staff"}, {SUBJECT_HOME, "home"}};
	json_t *list = json_array();
	for (size_t i = 0; i < 3; i++) {
		if ((subjects & kinds[i].kind) != 0) {
			json_array_append_new(list, json_string(kinds[i].word));
		}
	}
	return list;
}

static json_t *type_json(const struct record_type *t)
{
	json_t *steps = json_array();
	for (size_t i = 0; i < t->step_count; i++) {
		json_array_append_new(steps, step_json(&t->steps[i]));
	}
	return json_pack("{s:s, s:s, s:o, s:o}", "record", symbol_word(t->name), "title", t->title, "subject",
	                 subjects_json(t->subjects), "steps", steps);
}

/* The first type that carries it; "duty" and "every record" are words of their own. */
static const char *carrier_word(const struct duty *d)
{
	return d->starts_duty ? "duty" : d->starts_every ? "every record" : symbol_word(d->starts[0]);
}

static json_t *duty_json(struct arena *arena, const struct duty *d)
{
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "id", symbol_word(d->name), "title", d->title, "record",
	                      carrier_word(d), "shape", shape_word(d->shape), "due", d->due_text, "force", force_word(d->force),
	                      "source", d->source);
	json_object_set_new(o, "provision", d->provision == NULL ? json_null() : json_string(d->provision));
	json_object_set_new(o, "from", json_string(date_iso(arena, d->from)));
	json_object_set_new(o, "until", date_is_none(d->until) ? json_null() : json_string(date_iso(arena, d->until)));
	json_object_set_new(o, "commencement", d->commencement_unknown ? json_string("not known") : json_null());
	json_object_set_new(o, "carriers", words_of(d->starts, d->starts_count));
	json_object_set_new(o, "target", json_boolean(d->target));
	return o;
}

bool command_types(struct ctx *c, const struct options *o)
{
	const struct definitions *d = NULL;
	if (!hearth_definitions(c, o->data, &d)) {
		return false;
	}
	json_t *records = json_array(), *duties = json_array();
	for (size_t i = 0; i < d->type_count; i++) {
		json_array_append_new(records, type_json(&d->types[i]));
	}
	for (size_t i = 0; i < d->duty_count; i++) {
		json_array_append_new(duties, duty_json(c->arena, &d->duties[i]));
	}
	print_json(c, json_pack("{s:o, s:o}", "records", records, "duties", duties));
	return true;
}
