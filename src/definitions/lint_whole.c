/*
 * Rules over the duties as a whole: each can be owed (an example shows when), belongs to a post that every home has or
 * somebody stands in for, and none says what another says already.
 */
#include "definitions/lint.h"

#include <string.h>

#include "base/text.h"

/* ── whose it is ───────────────────────────────────────────────────────────────────────────────────────────── */

/* Posts for which nobody stands in: a small home has none of them, and the duty would be nobody's. */
static void lint_post(struct build *b, const struct duty *duty, const struct yaml *map)
{
	bool nobody = duty->owner == ROLE_ADMINISTRATOR || duty->owner == ROLE_HUMAN_RESOURCES ||
	              duty->owner == ROLE_CHILD;
	const struct yaml *owner = key_node(map, "owner");
	if (nobody && owner) {
		problems_add(b->problems, owner->at,
		             "let a post own it that every home has: registered manager",
		             "not every home has %s %s", a_or_an(owner->text), owner->text);
	}
}

/* ── that it can be owed ───────────────────────────────────────────────────────────────────────────────────── */

static bool says_none(const struct example_item *example)
{
	for (size_t i = 0; i < example->item_count; i++) {
		if (text_is(example->items[i].key, "none")) {
			return true;
		}
	}
	return false;
}

/*
 * Examples are run: one that comes out with a due time or a state proves that the duty can be reached. What the ledger
 * itself holds for every record cannot be made to fail in an example.
 */
static void lint_reached(struct build *b, const struct duty *duty)
{
	if (duty->starts_every && duty->condition == NULL) {
		return;
	}
	for (size_t i = 0; i < duty->example_count; i++) {
		if (!says_none(&duty->examples[i])) {
			return;
		}
	}
	if (duty->example_count > 0) {
		problems_add(b->problems, duty->at, "add an example with \"due:\" or \"state:\"",
		             "no example shows when \"%s\" is owed", symbol_word(duty->name));
	}
}

/* ── that it is said once ──────────────────────────────────────────────────────────────────────────────────── */

/* The whole meaning in one normal form: what carries it, for whom, under which condition, by when, ended by what. */
static const char *meaning_of(struct build *b, const struct duty *duty, const struct yaml *map)
{
	struct buf out = {.arena = b->scratch};
	const struct yaml *each = yaml_get(map, "each");
	buf_put(&out, duty->starts_duty ? "duty" : duty->starts_every ? "every record" : "");
	for (size_t i = 0; i < duty->starts_count; i++) {
		buf_printf(&out, "%s ", symbol_word(duty->starts[i]));
	}
	for (size_t i = 0; i < key_words_count(each); i++) {
		buf_printf(&out, "| each %s ", key_word(each, i)->text);
	}
	buf_printf(&out, "| if %s | due %s | done %s",
	           duty->condition ? condition_words(b->scratch, duty->condition) : "",
	           clock_words(b->scratch, duty->due), condition_words(b->scratch, duty->done));
	return buf_text(&out);
}

/* Dates in force apart, two duties may follow one another: an old clock and a new one. */
static bool overlap(const struct duty *x, const struct duty *y)
{
	bool x_first = !date_is_none(x->until) && x->until.day < y->from.day;
	bool y_first = !date_is_none(y->until) && y->until.day < x->from.day;
	return !x_first && !y_first;
}

static void lint_twins(struct build *b)
{
	const char **meanings = ARENA_ARRAY(b->scratch, b->duty_count + 1, const char *);
	for (size_t i = 0; i < b->duty_count; i++) {
		meanings[i] = meaning_of(b, &b->duties[i], b->duty_roots[i]);
		for (size_t k = 0; k < i; k++) {
			if (text_is(meanings[i], meanings[k]) && overlap(&b->duties[i], &b->duties[k])) {
				problems_add(b->problems, b->duties[i].at,
				             "leave one out, or say what makes them two",
				             "\"%s\" means the same as \"%s\"", symbol_word(b->duties[i].name),
				             symbol_word(b->duties[k].name));
				break;
			}
		}
	}
}

void lint_whole(struct build *b)
{
	for (size_t i = 0; i < b->duty_count; i++) {
		lint_post(b, &b->duties[i], b->duty_roots[i]);
		lint_reached(b, &b->duties[i]);
	}
	lint_twins(b);
}
