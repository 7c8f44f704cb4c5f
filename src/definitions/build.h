/*
 * A generation while it is being built. Private to this folder; load.c runs the stages in the order of this file:
 *
 *   texts → trees (yaml.c) → settings, types, names of duties, ladders and forms → everything that holds expressions
 *   (steps, lists, duties, ladders, forms) → lint
 */
#ifndef HEARTH_DEFINITIONS_BUILD_H
#define HEARTH_DEFINITIONS_BUILD_H

#include "definitions/definitions.h"
#include "definitions/index.h"
#include "definitions/keys.h"
#include "definitions/language.h"
#include "definitions/names.h"
#include "definitions/watches.h"
#include "definitions/yaml.h"

/* What a file below the folder holds, by its place. */
enum file_kind { FILE_RECORD, FILE_FORM, FILE_SETTINGS, FILE_LADDERS, FILE_HOLIDAYS, FILE_LETTER, FILE_OTHER };

struct build {
	struct ctx *c;
	struct arena *arena;   /* of the generation */
	struct arena *scratch; /* of the run: trees of YAML, candidates for "did you mean" */
	struct problems *problems;
	const struct definition_file *files;
	size_t file_count;
	enum file_kind *kinds;
	const struct yaml **roots; /* by file; NULL: not readable */

	struct definitions *d;
	struct symbol_index *index;
	struct language language; /* of definitions, not of forms */
	struct reads reads;
	struct watch_list watches;

	struct record_type *types;
	const struct yaml **type_roots;
	struct field *fields; /* of all types, columns not among them */
	size_t field_count, field_room;
	struct asked *asked; /* of all steps, beside the YAML they came from */
	const struct yaml **asked_roots;
	size_t asked_count, asked_room;

	struct duty *duties;
	const struct yaml **duty_roots;
	const struct record_type **duty_types; /* in whose file it stands */
	symbol *duty_names;
	size_t duty_count;

	struct ladder *ladders;
	const struct yaml **ladder_roots;
	struct word_list *lists;
	const struct yaml **list_roots;
	const struct form **forms;
	const struct yaml **form_roots;
};

/* settings.yaml: lists (their words), settings, terms; bank-holidays.yaml */
void settings_read(struct build *b);
/* Lists for `each`, which may hold lookups: after types. */
void settings_link(struct build *b);
void holidays_read(struct build *b);

/* Record types with their fields and steps, then what in them names other things. */
void types_read(struct build *b);
void types_link(struct build *b);
/* One field (fields.c): false where it has no good name. `column`: inside a table. */
bool field_read(struct build *b, const struct yaml *map, bool column, struct field *ret);
/* The types its `to` names exist. */
void field_link(struct build *b, const struct yaml *map, const struct field *field);
/* `default:` can be a value of the field. */
void default_check(struct build *b, const struct record_type *type, const struct field *field,
                   const struct yaml *node);

/* Names of duties, then duties. */
void duties_declare(struct build *b);
void duties_read(struct build *b);
void duty_examples_read(struct build *b, struct duty *duty, const struct yaml *examples);
/* The record types that carry a duty, as a scope; `each` not in it. */
struct scope duty_scope(struct build *b, const struct duty *duty);

/* Letters that ladders name: their words and the places where facts go. */
void letters_read(struct build *b);

void ladders_declare(struct build *b);
void ladders_read(struct build *b);

void forms_declare(struct build *b);
void forms_read(struct build *b);

/* Rules L3 to L12, over a generation without errors of L1 and L2. */
void lint(struct build *b);

/* A role by its word, reported where there is none. */
enum role role_of(struct build *b, const struct yaml *node);
/* A day like 2025-03-30, reported where it is none. */
struct date day_of(struct build *b, const struct yaml *node);

#endif
