/* Duties: which record carries them, under which condition, by when, and what ends them. */
#include <string.h>

#include "base/clock.h"
#include "base/ctx.h"
#include "base/text.h"
#include "definitions/build.h"
#include "definitions/tokens.h"

static const struct key KEYS[] = {
	{"duty", KEY_TEXT, true, NULL},
	{"title", KEY_TEXT, true, "say what is to be done, as an order: add \"title:\""},
	{"starts", KEY_WORDS, false, NULL},
	{"each", KEY_WORDS, false, NULL},
	{"if", KEY_TEXT, false, NULL},
	{"due", KEY_TEXT, true, "say by when: add \"due:\""},
	{"warn", KEY_TEXT, false, NULL},
	{"done", KEY_TEXT, true, "say what ends it: add \"done:\""},
	{"refuses", KEY_TEXT, false, NULL},
	{"owner", KEY_TEXT, true, "say whose duty it is: add \"owner:\""},
	{"owed by", KEY_TEXT, false, NULL},
	{"force", KEY_TEXT, true, "say how strongly it binds: add \"force:\""},
	{"source", KEY_TEXT, true, "every duty names the provision it comes from: add \"source:\""},
	{"provision", KEY_TEXT, false, NULL},
	{"words", KEY_TEXT, false, NULL},
	{"from", KEY_TEXT, true, "say since when it is in force: add \"from:\""},
	{"until", KEY_TEXT, false, NULL},
	{"commencement", KEY_TEXT, false, NULL},
	{"area", KEY_WORDS, true, "name the inspection areas it belongs to: add \"area:\""},
	{"examples", KEY_LIST, true, "every duty has an example that is run: add \"examples:\""},
};

/* ── declaring ─────────────────────────────────────────────────────────────────────────────────────────────── */

static size_t duties_of(const struct yaml *root)
{
	const struct yaml *duties = root ? yaml_get(root, "duties") : NULL;
	return duties && duties->kind == YAML_LIST ? duties->count : 0;
}

static void declare(struct build *b, const struct record_type *type, const struct yaml *map)
{
	symbol name = name_of(b, key_node(map, "duty"), NAME_DUTY, "duty");
	if (!name) {
		b->index->duties_missing = true;
		if (map->kind != YAML_MAP || !yaml_get(map, "duty")) {
			keys_check(b, map, "duty", KEYS, sizeof KEYS / sizeof *KEYS);
		}
		return;
	}
	if (!index_add(b->index, NAMED_DUTY, name, b->duty_count)) {
		size_t place = 0;
		index_find(b->index, NAMED_DUTY, name, &place);
		struct position first = key_node(b->duty_roots[place], "duty")->at;
		problems_add(b->problems, key_node(map, "duty")->at, NULL,
		             "there is a duty \"%s\" already: %s:%u", symbol_word(name),
		             b->files[first.file].name, first.line);
		return;
	}
	b->duty_names[b->duty_count] = name;
	b->duty_types[b->duty_count] = type;
	b->duty_roots[b->duty_count++] = map;
}

void duties_declare(struct build *b)
{
	size_t total = 0;
	for (size_t i = 0; i < b->d->type_count; i++) {
		total += duties_of(b->type_roots[i]);
	}
	b->duties = ARENA_ARRAY(b->arena, total + 1, struct duty);
	b->duty_names = ARENA_ARRAY(b->arena, total + 1, symbol);
	b->duty_roots = ARENA_ARRAY(b->scratch, total + 1, const struct yaml *);
	b->duty_types = ARENA_ARRAY(b->scratch, total + 1, const struct record_type *);
	for (size_t i = 0; i < b->d->type_count; i++) {
		const struct yaml *duties = yaml_get(b->type_roots[i], "duties");
		for (size_t k = 0; k < duties_of(b->type_roots[i]); k++) {
			declare(b, &b->types[i], duties->items[k]);
		}
	}
	b->d->duties = b->duties;
	b->d->duty_count = b->duty_count;
}

/* ── who carries it ────────────────────────────────────────────────────────────────────────────────────────── */

static void read_starts(struct build *b, const struct record_type *type, const struct yaml *map,
                        struct duty *duty)
{
	const struct yaml *starts = yaml_get(map, "starts");
	size_t count = key_words_count(starts);
	symbol *types = ARENA_ARRAY(b->arena, count + 1, symbol);
	duty->starts = types;
	if (!starts) {
		types[0] = type->name;
		duty->starts_count = 1;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const struct yaml *node = key_word(starts, i);
		if (strcmp(node->text, "every record") == 0) {
			duty->starts_every = true;
		} else if (strcmp(node->text, "duty") == 0) {
			duty->starts_duty = true;
		} else if (check_type_name(&b->language, symbol_of(node->text), node->at) ||
		           index_is_broken(b->d, symbol_of(node->text))) {
			types[duty->starts_count++] = symbol_of(node->text);
		}
	}
	if (count > 1 && (duty->starts_every || duty->starts_duty)) {
		problems_add(b->problems, yaml_pair(map, "starts")->key_at, "make it two duties",
		             "\"every record\" and \"duty\" stand alone");
	}
}

struct scope duty_scope(struct build *b, const struct duty *duty)
{
	size_t room = duty->starts_count + 1;
	const struct record_type **types = ARENA_ARRAY(b->scratch, room, const struct record_type *);
	struct scope scope = {.types = types};
	if (duty->starts_duty) {
		types[scope.type_count++] = b->index->duty;
	}
	for (size_t i = 0; i < duty->starts_count; i++) {
		const struct record_type *type = definitions_type(b->d, duty->starts[i]);
		if (type) {
			types[scope.type_count++] = type;
		}
	}
	scope.unknown = scope.type_count == 0 && !duty->starts_every;
	return scope;
}

/* ── owner, force, area, dates ─────────────────────────────────────────────────────────────────────────────── */

static void read_owner(struct build *b, const struct scope *scope, const struct yaml *node,
                       struct duty *duty)
{
	if (!node) {
		return;
	}
	bool is_name = name_is_good(node->text, NAME_FIELD) && role_find(node->text) == ROLE_NONE;
	for (size_t i = 0; is_name && i < scope->type_count; i++) {
		const struct field *field = type_field(scope->types[i], symbol_of(node->text));
		if (!field) {
			continue;
		}
		duty->owner = ROLE_FIELD;
		duty->owner_field = field->name;
		field_is_read(&b->language, field);
		bool person = field->type == FIELD_LINK || field->type == FIELD_PARTY;
		if (!person && field->type != FIELD__COUNT) {
			problems_add(b->problems, node->at, NULL, "\"%s\" names nobody: it is a %s", node->text,
			             field_type_word(field->type));
		}
		return;
	}
	duty->owner = role_of(b, node);
}

static void read_force(struct build *b, const struct yaml *map, struct duty *duty)
{
	const char *words[FORCE__COUNT];
	const struct yaml *node = key_node(map, "force");
	for (int force = 0; force < FORCE__COUNT; force++) {
		words[force] = force_word((enum force)force);
		if (node && strcmp(words[force], node->text) == 0) {
			duty->force = (enum force)force;
			node = NULL;
		}
	}
	if (node) {
		problems_add(b->problems, node->at,
		             did_you_mean(b->scratch, node->text, words, FORCE__COUNT),
		             "\"%s\" is not a force", node->text);
		return;
	}
	const struct yaml *name = key_node(map, "duty");
	if (duty->force == FORCE_OTHER_BODY && !duty->owed_by) {
		problems_add(b->problems, name->at, "say whose clock it is: add \"owed by:\"",
		             "duty \"%s\" has no owed by", name->text);
	} else if (duty->force != FORCE_OTHER_BODY && duty->owed_by && key_node(map, "force")) {
		problems_add(b->problems, yaml_pair(map, "owed by")->key_at, NULL,
		             "\"owed by\" goes with force other-body only");
	}
}

static void read_areas(struct build *b, const struct yaml *area, struct duty *duty)
{
	static const char *const WORDS[] = {"overall experiences and progress", "helped and protected",
	                                    "leaders and managers"};
	for (size_t i = 0, count = key_words_count(area); i < count; i++) {
		const struct yaml *node = key_word(area, i);
		unsigned found = 0;
		for (unsigned k = 0; k < 3; k++) {
			found |= strcmp(node->text, WORDS[k]) == 0 ? 1u << k : 0;
		}
		if (!found) {
			problems_add(b->problems, node->at, did_you_mean(b->scratch, node->text, WORDS, 3),
			             "\"%s\" is not an inspection area", node->text);
		}
		duty->areas |= found;
	}
}

static void read_warn(struct build *b, const struct yaml *node, struct duty *duty)
{
	struct ctx quiet = {.arena = b->scratch};
	if (!node) {
		return;
	}
	duty->has_warn = amount_parse(&quiet, node->text, &duty->warn);
	if (!duty->has_warn) {
		problems_add(b->problems, node->at, NULL, "\"%s\" is not an amount", node->text);
	}
}

static void read_dates(struct build *b, const struct yaml *map, struct duty *duty)
{
	duty->from = day_of(b, key_node(map, "from"));
	duty->until = day_of(b, key_node(map, "until"));
	if (!date_is_none(duty->from) && !date_is_none(duty->until) &&
	    duty->until.day < duty->from.day) {
		problems_add(b->problems, key_node(map, "until")->at, NULL, "it ends before it begins");
	}
}

/* ── the expressions ───────────────────────────────────────────────────────────────────────────────────────── */

static void read_clock(struct build *b, const struct scope *scope, const struct yaml *map,
                       struct duty *duty)
{
	const struct yaml *node = key_node(map, "due");
	if (!node) {
		return;
	}
	duty->due_text = arena_copy(b->arena, node->text);
	duty->due = clock_read(&b->language, scope, node);
	if (duty->due) {
		duty->shape = clock_shape(duty->due);
		duty->target = clock_is_target(duty->due);
	}
}

static const struct node *read_condition(struct build *b, const struct scope *scope,
                                         const struct yaml *map, const char *key,
                                         const char **ret_text)
{
	const struct yaml *node = key_node(map, key);
	if (!node) {
		return NULL;
	}
	*ret_text = arena_copy(b->arena, node->text);
	return condition_read(&b->language, scope, node);
}

static void read_each(struct build *b, struct scope *scope, const struct yaml *map,
                      struct duty *duty)
{
	const struct yaml *node = yaml_get(map, "each");
	if (!node || node->kind == YAML_MAP) {
		return;
	}
	duty->each = each_read(&b->language, scope, node);
	scope->each = duty->each ? each_as_field(&b->language, scope, duty->each) : NULL;
	scope->each_unknown = scope->each == NULL;
}

/* An Act may be passed and begin on a day nobody has appointed yet. Whoever reads the duty must know. */
static void read_commencement(struct build *b, const struct yaml *node, struct duty *duty)
{
	duty->commencement_unknown = node != NULL;
	if (node && strcmp(node->text, "not known") != 0) {
		problems_add(b->problems, node->at, "where the day is known, it stands in \"from:\"",
		             "\"commencement\" can only be \"not known\"");
	}
}

static void read_duty(struct build *b, const struct record_type *type, const struct yaml *map,
                      struct duty *duty)
{
	keys_check(b, map, "duty", KEYS, sizeof KEYS / sizeof *KEYS);
	duty->at = key_node(map, "duty")->at;
	duty->file = type->file;
	duty->title = key_text(b, map, "title");
	duty->owed_by = key_text(b, map, "owed by");
	duty->source = key_text(b, map, "source");
	duty->provision = key_text(b, map, "provision");
	duty->words = key_text(b, map, "words");
	read_commencement(b, key_node(map, "commencement"), duty);
	duty->refuses = key_yes(b, map, "refuses", false);
	read_starts(b, type, map, duty);
	struct scope scope = duty_scope(b, duty);
	read_each(b, &scope, map, duty);
	duty->condition = read_condition(b, &scope, map, "if", &duty->if_text);
	read_clock(b, &scope, map, duty);
	duty->done = read_condition(b, &scope, map, "done", &duty->done_text);
	read_owner(b, &scope, key_node(map, "owner"), duty);
	read_force(b, map, duty);
	read_areas(b, yaml_get(map, "area"), duty);
	read_warn(b, key_node(map, "warn"), duty);
	read_dates(b, map, duty);
	if (duty->refuses && duty->due && duty->shape != SHAPE_CHECK) {
		problems_add(b->problems, yaml_pair(map, "refuses")->key_at, NULL,
		             "only a duty that is due \"on every save\" can refuse");
	}
	const struct yaml *examples = yaml_get(map, "examples");
	if (examples && examples->kind == YAML_LIST) {
		duty_examples_read(b, duty, examples);
	}
}

void duties_read(struct build *b)
{
	for (size_t i = 0; i < b->duty_count; i++) {
		b->duties[i].name = b->duty_names[i];
		read_duty(b, b->duty_types[i], b->duty_roots[i], &b->duties[i]);
	}
}
