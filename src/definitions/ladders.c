/* ladders.yaml: rungs with their own times, climbed until the duty under which the ladder stands is done. */
#include <string.h>

#include "base/clock.h"
#include "base/ctx.h"
#include "base/text.h"
#include "definitions/build.h"
#include "definitions/tokens.h"

static const struct key FILE_KEYS[] = {{"ladders", KEY_LIST, true, NULL}};
static const struct key LADDER_KEYS[] = {
	{"ladder", KEY_TEXT, true, NULL},
	{"title", KEY_TEXT, true, NULL},
	{"law", KEY_TEXT, true, "name the provision, protocol or practice it rests on: add \"law:\""},
	{"rungs", KEY_LIST, true, NULL},
};
static const struct key RUNG_KEYS[] = {
	{"rung", KEY_TEXT, true, NULL},   {"after", KEY_TEXT, false, NULL},
	{"every", KEY_TEXT, false, NULL}, {"times", KEY_TEXT, false, NULL},
	{"done", KEY_TEXT, false, NULL},  {"tell", KEY_TEXT, false, NULL},
	{"to", KEY_TEXT, false, NULL},    {"letter", KEY_TEXT, false, NULL},
	{"say", KEY_TEXT, false, NULL},   {"if", KEY_TEXT, false, NULL},
	{"owner", KEY_TEXT, false, NULL},
};

static const struct yaml *ladder_list(struct build *b)
{
	for (size_t i = 0; i < b->file_count; i++) {
		if (b->kinds[i] == FILE_LADDERS && b->roots[i] &&
		    keys_check(b, b->roots[i], "ladders file", FILE_KEYS, 1)) {
			const struct yaml *list = yaml_get(b->roots[i], "ladders");
			return list && list->kind == YAML_LIST ? list : NULL;
		}
	}
	return NULL;
}

void ladders_declare(struct build *b)
{
	const struct yaml *list = ladder_list(b);
	size_t count = list ? list->count : 0;
	b->ladders = ARENA_ARRAY(b->arena, count + 1, struct ladder);
	b->ladder_roots = ARENA_ARRAY(b->scratch, count + 1, const struct yaml *);
	b->d->ladders = b->ladders;
	for (size_t i = 0; i < count; i++) {
		const struct yaml *map = list->items[i];
		if (!keys_check(b, map, "ladder", LADDER_KEYS, sizeof LADDER_KEYS / sizeof *LADDER_KEYS)) {
			continue;
		}
		symbol name = name_of(b, key_node(map, "ladder"), NAME_WORD, "ladder");
		if (name && !index_add(b->index, NAMED_LADDER, name, b->d->ladder_count)) {
			problems_add(b->problems, key_node(map, "ladder")->at, NULL,
			             "there is a ladder \"%s\" already", symbol_word(name));
		} else if (name) {
			b->ladders[b->d->ladder_count].name = name;
			b->ladder_roots[b->d->ladder_count++] = map;
		}
	}
}

/* ── rungs ─────────────────────────────────────────────────────────────────────────────────────────────────── */

/* The records whose duties climb this ladder: whose names its rungs may use. `overdue` stands under duties themselves. */
static struct scope ladder_scope(struct build *b, symbol ladder)
{
	const struct record_type **types =
		ARENA_ARRAY(b->scratch, b->d->type_count + 1, const struct record_type *);
	struct scope scope = {.types = types};
	if (ladder == symbol_of("overdue")) {
		types[scope.type_count++] = b->index->duty;
		return scope;
	}
	for (size_t i = 0; i < b->duty_count; i++) {
		const struct clock *clock = b->duties[i].due;
		while (clock && !(clock->kind == CLOCK_LADDER && clock->ladder == ladder)) {
			clock = clock->otherwise;
		}
		struct scope carriers = {.types = NULL};
		if (clock) {
			carriers = duty_scope(b, &b->duties[i]);
		}
		for (size_t k = 0; k < carriers.type_count && scope.type_count < b->d->type_count; k++) {
			types[scope.type_count++] = carriers.types[k];
		}
	}
	scope.unknown = scope.type_count == 0;
	return scope;
}

static bool read_span(struct build *b, const struct yaml *node, struct rung *rung)
{
	struct ctx quiet = {.arena = b->scratch};
	rung->span = (struct quantity){.is_amount = true};
	if (amount_parse(&quiet, node->text, &rung->span.amount)) {
		return true;
	}
	problems_add(b->problems, node->at, NULL, "\"%s\" is not an amount", node->text);
	return false;
}

static void read_times(struct build *b, const struct yaml *map, struct rung *rung)
{
	const struct yaml *after = key_node(map, "after"), *every = key_node(map, "every"),
					  *times = key_node(map, "times");
	rung->repeats = every != NULL;
	if ((after == NULL) == (every == NULL)) {
		problems_add(b->problems, rung->at, NULL, "rung \"%s\" has either \"after\" or \"every\"",
		             symbol_word(rung->name));
		return;
	}
	if (!read_span(b, after ? after : every, rung)) {
		return;
	}
	if (rung->repeats && rung->span.amount.count == 0) {
		problems_add(b->problems, every->at, NULL, "nothing can happen every %s", every->text);
	}
	int64_t count = 0;
	if (times && (!hundredths_parse(times->text, &count) || count < 100 || count > 100000 ||
	              count % 100 != 0 || !every)) {
		problems_add(b->problems, times->at, NULL, "\"times\" is a whole number beside \"every\"");
	} else {
		rung->times = (int32_t)(count / 100);
	}
}

static void read_rung(struct build *b, const struct scope *scope, const struct yaml *map,
                      struct rung *rung)
{
	rung->at = key_node(map, "rung")->at;
	read_times(b, map, rung);
	const struct yaml *done = key_node(map, "done"), *condition = key_node(map, "if"),
					  *owner = key_node(map, "owner");
	rung->done = done ? condition_read(&b->language, scope, done) : NULL;
	rung->condition = condition ? condition_read(&b->language, scope, condition) : NULL;
	rung->tell = key_text(b, map, "tell");
	rung->to = key_text(b, map, "to");
	rung->say = key_text(b, map, "say");
	rung->letter = key_text(b, map, "letter");
	rung->letter_at = key_node(map, "letter") ? key_node(map, "letter")->at : rung->at;
	rung->owner = owner ? role_of(b, owner) : ROLE_NONE;
	if ((done == NULL) == (rung->tell == NULL)) {
		problems_add(b->problems, rung->at, NULL, "rung \"%s\" has either \"done\" or \"tell\"",
		             symbol_word(rung->name));
	}
}

static void read_rungs(struct build *b, struct ladder *ladder, const struct yaml *rungs)
{
	struct scope scope = ladder_scope(b, ladder->name);
	struct rung *all = ARENA_ARRAY(b->arena, rungs->count, struct rung);
	ladder->rungs = all;
	for (size_t i = 0; i < rungs->count; i++) {
		struct rung *rung = &all[ladder->rung_count];
		if (!keys_check(b, rungs->items[i], "rung", RUNG_KEYS,
		                sizeof RUNG_KEYS / sizeof *RUNG_KEYS)) {
			continue;
		}
		rung->name = name_of(b, key_node(rungs->items[i], "rung"), NAME_WORD, "rung");
		if (!rung->name) {
			continue;
		}
		for (size_t k = 0; k < ladder->rung_count; k++) {
			if (all[k].name == rung->name) {
				problems_add(b->problems, key_node(rungs->items[i], "rung")->at, NULL,
				             "rung \"%s\" stands here a second time", symbol_word(rung->name));
			}
		}
		read_rung(b, &scope, rungs->items[i], rung);
		ladder->rung_count++;
	}
}

void ladders_read(struct build *b)
{
	for (size_t i = 0; i < b->d->ladder_count; i++) {
		const struct yaml *map = b->ladder_roots[i], *rungs = yaml_get(map, "rungs");
		b->ladders[i].title = key_text(b, map, "title");
		b->ladders[i].law = key_text(b, map, "law");
		b->ladders[i].at = key_node(map, "ladder")->at;
		if (rungs && rungs->kind == YAML_LIST) {
			read_rungs(b, &b->ladders[i], rungs);
		}
	}
}
