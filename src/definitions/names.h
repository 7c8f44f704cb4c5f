/* What the names in an expression mean: paths, values, steps, lists, settings. Rule L2. */
#ifndef HEARTH_DEFINITIONS_NAMES_H
#define HEARTH_DEFINITIONS_NAMES_H

#include "definitions/index.h"
#include "definitions/language.h"

/* The field a path ends in. `field` is NULL where nothing can be said about it (a problem was added, or names are not checked). */
struct meaning {
	const struct field *field;
	const struct record_type
		*type; /* whose file describes it; NULL for `each`, `this` and built-in fields of several */
};

/* Looks a path up, adds a problem where a name is wrong, and marks links followed on the way as read. */
struct meaning path_meaning(const struct language *l, const struct scope *scope,
                            const struct path *path);
/* The same without problems and marks. */
struct meaning path_meaning_quietly(const struct language *l, const struct scope *scope,
                                    const struct path *path);

/* Its value is read (the engine wants to know); only whether it is there is asked (L12 wants to know). */
void field_is_read(const struct language *l, const struct field *field);
void field_is_named(const struct language *l, const struct field *field);

bool field_is_time(const struct field *field);
bool field_holds_words(const struct field *field); /* choice, party: its values are words of `of` */
bool field_has_word(const struct field *field, symbol word);

/* "measure.kind" for messages. */
const char *meaning_name(struct arena *arena, struct meaning m);

/* `did you mean "x"?`, or NULL where no candidate is near. */
const char *did_you_mean(struct arena *arena, const char *word, const char *const *candidates,
                         size_t count);
/* The same for the names of fields of a type (built-in ones too; NULL: only those), of its steps, of all types. */
const char *near_field(const struct language *l, const struct record_type *type, const char *word);
const char *near_step(const struct language *l, const struct record_type *type, const char *word);
const char *near_type(const struct language *l, const char *word);
const char *near_symbol(const struct language *l, const char *word, const symbol *words,
                        size_t count);

/* Each adds a problem where the name does not exist. */
void check_step_name(const struct language *l, const struct scope *scope, symbol name,
                     struct position at);
const struct record_type *check_type_name(const struct language *l, symbol name,
                                          struct position at);
const struct word_list *check_list_name(const struct language *l, symbol name, struct position at);
const struct setting *check_setting_name(const struct language *l, symbol name, struct position at);
void check_ladder_name(const struct language *l, symbol name, struct position at);
void check_form_name(const struct language *l, symbol name, struct position at);

/* Whether two fields can hold the same value; each_words: words that `each` may be are checked one by one. */
void check_comparable(const struct language *l, struct meaning left, const struct field *right,
                      const char *right_name, struct position at);

/* Whether a time is of the day only: the field that says so, or NULL (an instant, or not known). */
const struct field *time_is_date(const struct language *l, const struct scope *scope,
                                 const struct time *time, struct position *ret_at);

#endif
