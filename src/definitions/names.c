/* What the names in an expression mean. */
#include "definitions/names.h"

#include <string.h>

#include "base/text.h"

/* ── nearness ──────────────────────────────────────────────────────────────────────────────────────────────── */

const char *did_you_mean(struct arena *arena, const char *word, const char *const *candidates,
                         size_t count)
{
	const char *near = text_nearest(word, candidates, count);
	return near ? arena_printf(arena, "did you mean \"%s\"?", near) : NULL;
}

const char *near_symbol(const struct language *l, const char *word, const symbol *words,
                        size_t count)
{
	const char **candidates = ARENA_ARRAY(l->scratch, count + 1, const char *);
	for (size_t i = 0; i < count; i++) {
		candidates[i] = symbol_word(words[i]);
	}
	return did_you_mean(l->scratch, word, candidates, count);
}

const char *near_field(const struct language *l, const struct record_type *type, const char *word)
{
	const struct symbol_index *index = l->names->index;
	size_t own = type ? type->field_count : 0;
	const char **candidates = ARENA_ARRAY(l->scratch, own + index->builtin_count + 1, const char *);
	size_t count = 0;
	for (size_t i = 0; i < own; i++) {
		candidates[count++] = symbol_word(type->fields[i].name);
	}
	for (size_t i = 0; i < index->builtin_count; i++) {
		if (index_field(l->names, type, index->builtin[i].name)) {
			candidates[count++] = symbol_word(index->builtin[i].name);
		}
	}
	return did_you_mean(l->scratch, word, candidates, count);
}

const char *near_step(const struct language *l, const struct record_type *type, const char *word)
{
	const char **candidates = ARENA_ARRAY(l->scratch, type->step_count + 1, const char *);
	for (size_t i = 0; i < type->step_count; i++) {
		candidates[i] = symbol_word(type->steps[i].name);
	}
	return did_you_mean(l->scratch, word, candidates, type->step_count);
}

const char *near_type(const struct language *l, const char *word)
{
	const char **candidates = ARENA_ARRAY(l->scratch, l->names->type_count + 1, const char *);
	for (size_t i = 0; i < l->names->type_count; i++) {
		candidates[i] = symbol_word(l->names->types[i].name);
	}
	return did_you_mean(l->scratch, word, candidates, l->names->type_count);
}

/* ── fields ────────────────────────────────────────────────────────────────────────────────────────────────── */

static void mark(const struct language *l, const struct field *field, bool read)
{
	const struct reads *reads = l->reads;
	if (field && reads && field >= reads->fields && field < reads->fields + reads->count) {
		size_t which = (size_t)(field - reads->fields);
		reads->named[which] = true;
		reads->marks[which] = reads->marks[which] || read;
	}
}

void field_is_read(const struct language *l, const struct field *field)
{
	mark(l, field, true);
}

void field_is_named(const struct language *l, const struct field *field)
{
	mark(l, field, false);
}

bool field_is_time(const struct field *field)
{
	return field->type == FIELD_DATE || field->type == FIELD_INSTANT;
}

bool field_holds_words(const struct field *field)
{
	return field->type == FIELD_CHOICE || field->type == FIELD_PARTY;
}

bool field_has_word(const struct field *field, symbol word)
{
	for (size_t i = 0; i < field->of_count; i++) {
		if (field->of[i] == word) {
			return true;
		}
	}
	return false;
}

const char *meaning_name(struct arena *arena, struct meaning m)
{
	const char *name = symbol_word(m.field->name);
	return m.type ? arena_printf(arena, "%s.%s", symbol_word(m.type->name), name) : name;
}

/* ── paths ─────────────────────────────────────────────────────────────────────────────────────────────────── */

/* The records a name is looked for in: some types, or every type, or nobody knows. */
struct place {
	const struct record_type *const *types;
	size_t count;
	bool every;   /* any record: built-in fields, in `types` none */
	bool unknown; /* nothing is wrong */
};

struct search {
	const struct language *l;
	const struct path *path;
	bool quiet;
};

static struct position name_position(const struct path *path, size_t which)
{
	struct position at = path->at;
	if (path->root != ROOT_RECORD) {
		at.column += 5; /* "this." and "each." */
	}
	for (size_t i = 0; i < which; i++) {
		at.column += (uint32_t)text_length(symbol_word(path->names[i])) + 1;
	}
	at.length = (uint32_t)text_length(symbol_word(path->names[which]));
	return at;
}

static void report_missing(const struct search *s, struct place place,
                           const struct record_type *lacking, size_t which,
                           const struct scope *scope)
{
	if (s->quiet) {
		return;
	}
	const struct language *l = s->l;
	const char *name = symbol_word(s->path->names[which]);
	struct position at = name_position(s->path, which);
	if (lacking && index_is_incomplete(l->names, lacking->name)) {
		return;
	}
	if (!lacking && place.every) {
		problems_add(l->problems, at, near_field(l, NULL, name),
		             "not every record has a field \"%s\"", name);
		return;
	}
	const char *instead = near_field(l, lacking, name);
	bool carriers =
		which == 0 && s->path->root == ROOT_RECORD && scope->outer && scope->outer->type_count > 0;
	if (!instead && carriers && index_field(l->names, scope->outer->types[0], s->path->names[0])) {
		instead = arena_printf(l->scratch, "the carrying record has: write \"this.%s\"", name);
	}
	problems_add(l->problems, at, instead, "%s has no field \"%s\"", symbol_word(lacking->name),
	             name);
}

/*
 * The field of that name. The record at hand may be of several types (`starts: [appraisal, supervision]`), then each
 * must have it; behind a link that leads to several types one of them is enough.
 */
static struct meaning find_name(const struct search *s, struct place place, size_t which,
                                const struct scope *scope)
{
	const struct definitions *d = s->l->names;
	symbol name = s->path->names[which];
	struct meaning found = {NULL, NULL};
	if (place.every) {
		found.field = index_field(d, NULL, name);
		if (!found.field) {
			report_missing(s, place, NULL, which, scope);
		}
		return found;
	}
	bool all = which == 0 && s->path->root != ROOT_EACH;
	const struct record_type *lacking = NULL;
	for (size_t i = 0; i < place.count; i++) {
		const struct field *field = index_field(d, place.types[i], name);
		if (!field) {
			lacking = lacking ? lacking : place.types[i];
		} else if (!found.field) {
			found = (struct meaning){field,
			                         index_is_own(place.types[i], field) ? place.types[i] : NULL};
		}
	}
	if (lacking && (all || !found.field)) {
		report_missing(s, place, lacking, which, scope);
		return (struct meaning){NULL, NULL};
	}
	return found;
}

/* Any type has it: behind a link that may lead to anything. */
static struct meaning find_anywhere(const struct definitions *d, symbol name)
{
	const struct field *field = index_field(d, NULL, name);
	for (size_t i = 0; !field && i < d->type_count; i++) {
		field = type_field(&d->types[i], name);
	}
	return (struct meaning){field, NULL};
}

static struct place follow(const struct search *s, const struct field *link, size_t which)
{
	const struct language *l = s->l;
	struct place place = {.unknown = true};
	if (!link) {
		return place;
	}
	if (link->type != FIELD_LINK && link->type != FIELD_PARTY) {
		if (!s->quiet) {
			problems_add(l->problems, name_position(s->path, which), NULL,
			             "\"%s\" is no link: a dot follows only what names a record",
			             symbol_word(link->name));
		}
		return place;
	}
	const struct record_type **types =
		ARENA_ARRAY(l->scratch, link->to_count + 1, const struct record_type *);
	for (size_t i = 0; i < link->to_count; i++) {
		const struct record_type *type = index_type(l->names, link->to[i]);
		if (type) {
			types[place.count++] = type;
		}
	}
	if (link->type == FIELD_PARTY && link->to_count == 0) {
		const struct record_type *person = index_type(l->names, symbol_of("contact-person"));
		types[0] = person;
		place.count = person ? 1 : 0;
	}
	place.types = types;
	place.unknown = place.count == 0;
	return place;
}

static const struct field *each_of(const struct scope *scope)
{
	while (scope && !scope->each) {
		scope = scope->outer;
	}
	return scope ? scope->each : NULL;
}

static bool each_may_be_anything(const struct scope *scope)
{
	for (; scope; scope = scope->outer) {
		if (scope->unknown || scope->each_unknown) {
			return true;
		}
	}
	return false;
}

/* `this` as if it were a field. */
static const struct field *this_field(const struct language *l, const struct scope *scope)
{
	struct field *field = ARENA_NEW(l->scratch, struct field);
	field->name = symbol_of("this");
	field->type = FIELD_LINK;
	symbol *to = ARENA_ARRAY(l->scratch, scope->type_count + 1, symbol);
	for (size_t i = 0; i < scope->type_count; i++) {
		to[i] = scope->types[i]->name;
	}
	field->to = to;
	field->to_count = scope->type_count;
	return field;
}

static const struct scope *this_scope(const struct scope *scope)
{
	return scope->outer ? scope->outer : scope;
}

static struct place starting_place(const struct search *s, const struct scope *scope,
                                   struct meaning *root)
{
	const struct scope *from = s->path->root == ROOT_THIS ? this_scope(scope) : scope;
	if (s->path->root != ROOT_EACH) {
		if (s->path->root == ROOT_THIS) {
			root->field = this_field(s->l, from);
		}
		return (struct place){from->types, from->type_count,
		                      from->type_count == 0 && !from->unknown, from->unknown};
	}
	root->field = each_of(scope);
	if (!root->field) {
		if (!s->quiet && !each_may_be_anything(scope)) {
			problems_add(s->l->problems, s->path->at, NULL,
			             "nothing here is asked of each: \"each\" means nothing");
		}
		return (struct place){.unknown = true};
	}
	return s->path->count ? follow(s, root->field, 0) : (struct place){.unknown = true};
}

static struct meaning look_up(const struct search *s, const struct scope *scope)
{
	struct meaning found = {NULL, NULL};
	if (!s->l->names) {
		return found;
	}
	struct place place = starting_place(s, scope, &found);
	for (size_t i = 0; i < s->path->count; i++) {
		if (i > 0) {
			if (!s->quiet) {
				field_is_read(s->l, found.field);
			}
			place = follow(s, found.field, i - 1);
			if (place.unknown && found.field && found.field->type == FIELD_LINK &&
			    found.field->to_count == 0) {
				found = find_anywhere(s->l->names, s->path->names[i]);
				continue;
			}
		}
		if (place.unknown) {
			return (struct meaning){NULL, NULL};
		}
		found = find_name(s, place, i, scope);
		if (!found.field || found.field->type == FIELD__COUNT) {
			return (struct meaning){NULL, NULL};
		}
	}
	return found;
}

struct meaning path_meaning(const struct language *l, const struct scope *scope,
                            const struct path *path)
{
	return look_up(&(struct search){l, path, false}, scope);
}

struct meaning path_meaning_quietly(const struct language *l, const struct scope *scope,
                                    const struct path *path)
{
	return look_up(&(struct search){l, path, true}, scope);
}

/* ── other names ───────────────────────────────────────────────────────────────────────────────────────────── */

void check_step_name(const struct language *l, const struct scope *scope, symbol name,
                     struct position at)
{
	if (!l->names || scope->unknown) {
		return;
	}
	for (size_t i = 0; i < scope->type_count; i++) {
		if (index_is_incomplete(l->names, scope->types[i]->name)) {
			return;
		}
	}
	if (scope->type_count == 0) {
		problems_add(l->problems, at, NULL, "not every record has a step \"%s\"",
		             symbol_word(name));
	}
	for (size_t i = 0; i < scope->type_count; i++) {
		if (!type_step(scope->types[i], name)) {
			problems_add(l->problems, at, near_step(l, scope->types[i], symbol_word(name)),
			             "%s has no step \"%s\"", symbol_word(scope->types[i]->name),
			             symbol_word(name));
			return;
		}
	}
}

const struct record_type *check_type_name(const struct language *l, symbol name, struct position at)
{
	const struct record_type *type = l->names ? index_type(l->names, name) : NULL;
	if (l->names && !type && !index_is_broken(l->names, name)) {
		problems_add(l->problems, at, near_type(l, symbol_word(name)),
		             "there is no record type \"%s\"", symbol_word(name));
	}
	return type;
}

const struct word_list *check_list_name(const struct language *l, symbol name, struct position at)
{
	const struct word_list *list = l->names ? definitions_list(l->names, name) : NULL;
	if (l->names && !list) {
		const char **words = ARENA_ARRAY(l->scratch, l->names->list_count + 1, const char *);
		for (size_t i = 0; i < l->names->list_count; i++) {
			words[i] = symbol_word(l->names->lists[i].name);
		}
		problems_add(l->problems, at,
		             did_you_mean(l->scratch, symbol_word(name), words, l->names->list_count),
		             "there is no list \"%s\" in settings.yaml", symbol_word(name));
	}
	return list;
}

const struct setting *check_setting_name(const struct language *l, symbol name, struct position at)
{
	const struct setting *setting = l->names ? definitions_setting(l->names, name) : NULL;
	if (l->names && !setting) {
		const char **words = ARENA_ARRAY(l->scratch, l->names->setting_count + 1, const char *);
		for (size_t i = 0; i < l->names->setting_count; i++) {
			words[i] = symbol_word(l->names->settings[i].name);
		}
		problems_add(l->problems, at,
		             did_you_mean(l->scratch, symbol_word(name), words, l->names->setting_count),
		             "there is no setting \"%s\" in settings.yaml", symbol_word(name));
	}
	return setting;
}

void check_ladder_name(const struct language *l, symbol name, struct position at)
{
	if (!l->names || definitions_ladder(l->names, name)) {
		return;
	}
	const char **words = ARENA_ARRAY(l->scratch, l->names->ladder_count + 1, const char *);
	for (size_t i = 0; i < l->names->ladder_count; i++) {
		words[i] = symbol_word(l->names->ladders[i].name);
	}
	problems_add(l->problems, at,
	             did_you_mean(l->scratch, symbol_word(name), words, l->names->ladder_count),
	             "there is no ladder \"%s\" in ladders.yaml", symbol_word(name));
}

void check_form_name(const struct language *l, symbol name, struct position at)
{
	size_t place = 0;
	if (l->names && !index_find(l->names->index, NAMED_FORM, name, &place)) {
		problems_add(l->problems, at, NULL, "there is no form \"%s\" in forms/", symbol_word(name));
	}
}

/* ── comparing ─────────────────────────────────────────────────────────────────────────────────────────────── */

enum value_class {
	CLASS_WORD = 1,
	CLASS_RECORD = 2,
	CLASS_TEXT = 4,
	CLASS_NUMBER = 8,
	CLASS_TIME = 16,
	CLASS_OTHER = 32
};

static unsigned classes(const struct field *field)
{
	static const unsigned OF[FIELD__COUNT] = {
		[FIELD_TEXT] = CLASS_TEXT,
		[FIELD_YES_NO] = CLASS_OTHER,
		[FIELD_CHOICE] = CLASS_WORD,
		[FIELD_NUMBER] = CLASS_NUMBER,
		[FIELD_DATE] = CLASS_TIME,
		[FIELD_INSTANT] = CLASS_TIME,
		[FIELD_DURATION] = CLASS_OTHER,
		[FIELD_LINK] = CLASS_RECORD,
		[FIELD_PARTY] = CLASS_WORD | CLASS_RECORD,
		[FIELD_PROVISION] = CLASS_TEXT,
		[FIELD_FILE] = CLASS_OTHER,
		[FIELD_TABLE] = CLASS_OTHER,
	};
	return OF[field->type];
}

static bool lead_to_one_type(const struct field *a, const struct field *b)
{
	bool any = a->to_count == 0 || b->to_count == 0;
	for (size_t i = 0; !any && i < a->to_count; i++) {
		for (size_t k = 0; k < b->to_count; k++) {
			any = any || a->to[i] == b->to[k];
		}
	}
	return any;
}

static bool have_one_word(const struct field *a, const struct field *b)
{
	for (size_t i = 0; i < a->of_count; i++) {
		if (field_has_word(b, a->of[i])) {
			return true;
		}
	}
	return a->of_count == 0 || b->of_count == 0;
}

/* Every word that `each` may be is a value of the field (where the field takes words only). The first that is none. */
static void check_each_words(const struct language *l, struct meaning left,
                             const struct field *each, struct position at)
{
	size_t i = 0;
	while (i < each->of_count && field_has_word(left.field, each->of[i])) {
		i++;
	}
	if (i == each->of_count || left.field->of_count == 0) {
		return;
	}
	const char *word = symbol_word(each->of[i]);
	problems_add(l->problems, at, near_symbol(l, word, left.field->of, left.field->of_count),
	             "each may be \"%s\", which is not a value of %s", word,
	             meaning_name(l->scratch, left));
}

void check_comparable(const struct language *l, struct meaning left, const struct field *right,
                      const char *right_name, struct position at)
{
	if (!left.field || !right) {
		return;
	}
	unsigned common = classes(left.field) & classes(right);
	bool fit = common != 0;
	if (common == CLASS_RECORD) {
		fit = lead_to_one_type(left.field, right);
	} else if (common == CLASS_WORD) {
		fit = have_one_word(left.field, right);
	}
	if (!fit) {
		problems_add(l->problems, at, NULL, "%s and %s can never be the same",
		             meaning_name(l->scratch, left), right_name);
	} else if (strcmp(right_name, "each") == 0 && (common & CLASS_WORD)) {
		check_each_words(l, left, right, at);
	}
}

/* ── days and moments ──────────────────────────────────────────────────────────────────────────────────────── */

const struct field *time_is_date(const struct language *l, const struct scope *scope,
                                 const struct time *time, struct position *ret_at)
{
	const struct field *found = NULL;
	switch (time->kind) {
	case TIME_PATH:
		*ret_at = time->at;
		found = path_meaning_quietly(l, scope, &time->path).field;
		return found && found->type == FIELD_DATE ? found : NULL;
	case TIME_OFFSET: /* days count in days, whatever they count from */
		return amount_is_elapsed(time->span.amount) ? time_is_date(l, scope, time->a, ret_at)
		                                            : NULL;
	case TIME_LATER:
	case TIME_EARLIER:
		found = time_is_date(l, scope, time->a, ret_at);
		return found ? found : time_is_date(l, scope, time->b, ret_at);
	case TIME_DATE:
	case TIME_LATEST:
	case TIME_APPLIES:
	case TIME_NOW:
		return NULL;
	}
	return NULL;
}
