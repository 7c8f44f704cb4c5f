/* Rules L7, L8, L10 to L12, and the round over all duties. */
#include "definitions/lint.h"

#include <string.h>

#include "base/ctx.h"
#include "base/text.h"

enum { LONGEST_TITLE = 80 };

/* ── L7: whose number it is ────────────────────────────────────────────────────────────────────────────────── */

static bool has_number(const struct clock *clock)
{
	return clock->has_amount || clock->kind == CLOCK_MONTH_AFTER;
}

static void lint_force(struct build *b, const struct duty *duty)
{
	if (duty->force != FORCE_OWN_STANDARD && duty->force != FORCE_PROTOCOL) {
		return;
	}
	for (const struct clock *clock = duty->due; clock; clock = clock->otherwise) {
		if (has_number(clock) && !clock->target) {
			problems_add(b->problems, clock->at, "say \"aim for\" before it",
			             "under force %s the number is the home's own", force_word(duty->force));
		}
	}
}

/* ── L8: two layers ────────────────────────────────────────────────────────────────────────────────────────── */

static void lint_layers_in(struct build *b, const struct node *node)
{
	for (size_t i = 0; i < node->child_count; i++) {
		lint_layers_in(b, node->children[i]);
	}
	bool names_duties = node->kind == NODE_IS && node->path.count == 1 &&
	                    text_is(symbol_word(node->path.names[0]), "duty");
	for (size_t i = 0; names_duties && i < node->operand_count; i++) {
		const struct operand *operand = &node->operands[i];
		const struct duty *other =
			operand->value.kind == VALUE_WORD ? definitions_duty(b->d, operand->value.word) : NULL;
		if (other && other->starts_duty) {
			problems_add(b->problems, operand->at, NULL,
			             "\"%s\" stands on a duty itself: no third layer",
			             symbol_word(other->name));
		}
	}
}

static void lint_layers(struct build *b, const struct duty *duty)
{
	if (duty->starts_duty && duty->condition) {
		lint_layers_in(b, duty->condition);
	}
	if (duty->starts_duty && !duty->condition) {
		problems_add(b->problems, duty->at, "say which: add \"if:\"",
		             "duty \"%s\" would stand on every duty", symbol_word(duty->name));
	}
}

/* ── L10: a period ends ────────────────────────────────────────────────────────────────────────────────────── */

static bool path_is_of_carrier(const struct path *path, const struct record_type *type)
{
	return path->root == ROOT_RECORD && path->count == 1 && type_field(type, path->names[0]);
}

static bool time_is_of_carrier(const struct time *time, const struct record_type *type)
{
	if (!time) {
		return false;
	}
	return (time->kind == TIME_PATH && path_is_of_carrier(&time->path, type)) ||
	       time_is_of_carrier(time->a, type) || time_is_of_carrier(time->b, type);
}

/* The condition reads something that the carrier's own steps can change. */
static bool reads_carrier(const struct node *node, const struct record_type *type)
{
	for (size_t i = 0; node && i < node->child_count; i++) {
		if (reads_carrier(node->children[i], type)) {
			return true;
		}
	}
	return node && (node->kind == NODE_STEP || path_is_of_carrier(&node->path, type) ||
	                time_is_of_carrier(node->time, type) || time_is_of_carrier(node->other, type));
}

static void lint_period(struct build *b, const struct duty *duty)
{
	for (size_t i = 0; duty->shape == SHAPE_PERIOD && i < duty->starts_count; i++) {
		const struct record_type *type = definitions_type(b->d, duty->starts[i]);
		if (type && !type->in_force && !reads_carrier(duty->condition, type)) {
			problems_add(
				b->problems, duty->due->at,
				arena_printf(
					b->scratch,
					"give %s \"in force\", or the duty an \"if\" that a step of %s can make false",
					symbol_word(type->name), symbol_word(type->name)),
				"this period would never end: nothing says until when %s %s lasts",
				a_or_an(symbol_word(type->name)), symbol_word(type->name));
		}
	}
}

static bool is_required(const struct record_type *type, symbol name)
{
	for (size_t i = 0; i < type->step_count; i++) {
		for (size_t k = 0; k < type->steps[i].asked_count; k++) {
			const struct asked *asked = &type->steps[i].asked[k];
			if (asked->field->name == name && (asked->required || asked->required_if)) {
				return true;
			}
		}
	}
	return false;
}

static void lint_same(struct build *b, const struct record_type *type, const struct yaml *root)
{
	const struct yaml *same = yaml_get(yaml_get(root, "in force"), "same");
	for (size_t i = 0, count = key_words_count(same); type->same_count > 0 && i < count; i++) {
		const struct yaml *node = key_word(same, i);
		if (!is_required(type, symbol_of(node->text))) {
			problems_add(b->problems, node->at,
			             arena_printf(b->scratch, "make %s required", node->text),
			             "what is the same must be known: \"%s\" may be left empty", node->text);
		}
	}
}

/* ── L11: words on the screen ──────────────────────────────────────────────────────────────────────────────── */

static void lint_title(struct build *b, const struct yaml *title, bool order)
{
	if (!title) {
		return;
	}
	if (text_length(title->text) > LONGEST_TITLE) {
		problems_add(b->problems, title->at, NULL,
		             "a title has at most %d characters, this one %zu", LONGEST_TITLE,
		             text_length(title->text));
	} else if (text_ends(title->text, ".") || text_ends(title->text, ":") ||
	           (order && text_ends(title->text, "?"))) {
		problems_add(b->problems, title->at, NULL,
		             "a title is an order or a fact, without a stop at its end");
	}
}

static void lint_breach(struct build *b, const struct duty *duty, const struct yaml *map)
{
	const struct yaml *title = key_node(map, "title");
	/* The law has breaches of its own (a personal data breach): only "in breach" accuses. */
	if (duty->target && title && strstr(title->text, "in breach")) {
		problems_add(b->problems, title->at, "say \"past your target\"",
		             "a target that is missed is no breach");
	}
}

static void lint_steps(struct build *b, const struct yaml *steps)
{
	for (size_t i = 0; steps && steps->kind == YAML_LIST && i < steps->count; i++) {
		lint_title(b, key_node(steps->items[i], "title"), false);
	}
}

/* ── L12: warnings ─────────────────────────────────────────────────────────────────────────────────────────── */

static const struct example_item *item_of(const struct example_item *map, const char *key)
{
	for (size_t i = 0; i < map->item_count; i++) {
		if (strcmp(map->items[i].key, key) == 0) {
			return &map->items[i];
		}
	}
	return NULL;
}

static void warn_examples(struct build *b, const struct duty *duty)
{
	bool made_false = duty->condition == NULL;
	for (size_t i = 0; i < duty->example_count; i++) {
		const struct example_item *none = item_of(&duty->examples[i], "none");
		made_false = made_false || (none && text_is(none->text, "yes"));
	}
	if (!made_false) {
		problems_warn(b->problems, duty->at, "add an example with \"none: yes\"",
		              "no example makes the condition of \"%s\" false", symbol_word(duty->name));
	}
}

static void warn_out_of_force(struct build *b, const struct duty *duty)
{
	if (!date_is_none(duty->until) && duty->until.day < instant_day(b->c->now).day) {
		problems_warn(b->problems, duty->at, NULL, "\"%s\" has not been in force since %s",
		              symbol_word(duty->name), date_iso(b->scratch, duty->until));
	}
}

/*
 * Fields that nobody reads. Every field is shown with its record, and words, files and what a provision demands are
 * there to be shown; but an answer that only a program can use and none uses is a question too many.
 */
static void warn_unread(struct build *b, const struct record_type *type)
{
	for (size_t i = 0; i < type->field_count; i++) {
		const struct field *field = &type->fields[i];
		bool for_programs = field->type == FIELD_YES_NO && !field->law && !field->hint;
		if (for_programs && !b->reads.named[field - b->reads.fields] &&
		    !is_required(type, field->name)) {
			problems_warn(
				b->problems, field->at,
				"ask it only if somebody needs it: add \"law:\" or \"hint:\", or leave it out",
				"nothing reads %s.%s", symbol_word(type->name), symbol_word(field->name));
		}
	}
}

/* ── all ───────────────────────────────────────────────────────────────────────────────────────────────────── */

bool step_asks(const struct step *step, const struct field *field)
{
	for (size_t i = 0; i < step->asked_count; i++) {
		if (step->asked[i].field == field) {
			return true;
		}
	}
	return false;
}

static void lint_duty(struct build *b, const struct duty *duty, const struct yaml *map)
{
	lint_force(b, duty);
	lint_layers(b, duty);
	lint_evidence(b, duty);
	lint_lookups(b, duty);
	lint_period(b, duty);
	lint_title(b, key_node(map, "title"), true);
	lint_breach(b, duty, map);
	warn_examples(b, duty);
	warn_out_of_force(b, duty);
}

/* ── letters ───────────────────────────────────────────────────────────────────────────────────────────────── */

static void lint_letter_of(struct build *b, const struct rung *rung, bool *named)
{
	const struct letter *letter = rung->letter ? definitions_letter(b->d, rung->letter) : NULL;
	const char **names = ARENA_ARRAY(b->scratch, b->d->letter_count + 1, const char *);
	for (size_t i = 0; i < b->d->letter_count; i++) {
		names[i] = b->d->letters[i].name;
	}
	if (letter) {
		named[letter - b->d->letters] = true;
	} else if (rung->letter) {
		problems_add(b->problems, rung->letter_at, did_you_mean(b->scratch, rung->letter, names, b->d->letter_count),
		             "there is no letter \"%s\"", rung->letter);
	}
}

static void lint_letters(struct build *b)
{
	bool *named = ARENA_ARRAY(b->scratch, b->d->letter_count + 1, bool);
	for (size_t i = 0; i < b->d->ladder_count; i++) {
		for (size_t k = 0; k < b->d->ladders[i].rung_count; k++) {
			lint_letter_of(b, &b->d->ladders[i].rungs[k], named);
		}
	}
	for (size_t i = 0; i < b->d->letter_count; i++) {
		if (!named[i]) {
			struct position at = {.file = b->d->letters[i].file, .line = 1, .column = 1, .length = 1};
			problems_warn(b->problems, at, NULL, "no ladder names this letter");
		}
	}
}

void lint(struct build *b)
{
	lint_letters(b);
	lint_whole(b);
	for (size_t i = 0; i < b->d->type_count; i++) {
		lint_title(b, key_node(b->type_roots[i], "title"), false);
		lint_steps(b, yaml_get(b->type_roots[i], "steps"));
		lint_same(b, &b->types[i], b->type_roots[i]);
		warn_unread(b, &b->types[i]);
	}
	for (size_t i = 0; i < b->duty_count; i++) {
		lint_duty(b, &b->duties[i], b->duty_roots[i]);
	}
}
