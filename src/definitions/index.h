/*
 * Names of a generation, found at once; and what every record has without its file saying so (2.2 of the definition
 * language): built-in fields, the links to its subject, what is derived, and the record type `duty`.
 */
#ifndef HEARTH_DEFINITIONS_INDEX_H
#define HEARTH_DEFINITIONS_INDEX_H

#include "definitions/definitions.h"

enum named {
	NAMED_TYPE,
	NAMED_DUTY,
	NAMED_LADDER,
	NAMED_SETTING,
	NAMED_LIST,
	NAMED_FORM,
	NAMED__COUNT
};

struct slot {
	enum named kind;
	symbol name;    /* 0: free */
	uint32_t place; /* in the array of its kind */
};

struct symbol_set {
	const symbol *items;
	size_t count;
};

struct symbol_index {
	struct arena *arena;
	struct slot *slots;
	size_t size, used;     /* size is a power of two */
	struct field *builtin; /* of every record */
	size_t builtin_count;
	struct record_type *duty; /* instances of duties, read as records */
	/*
	 * What was met but could not be read: nothing more is said of it, nor of what depends on it. Types whose files are no
	 * YAML, settings without a value; types that have fields or steps whose names could not be read.
	 */
	struct symbol_set broken, incomplete;
	bool duties_missing; /* some duties could not be read: any name may be that of a duty */
};

struct symbol_index *index_new(struct arena *arena);
/* False where the name is taken. */
bool index_add(struct symbol_index *index, enum named kind, symbol name, size_t place);
bool index_find(const struct symbol_index *index, enum named kind, symbol name, size_t *ret_place);

/* Makes the built-in fields and the type `duty`. The names of types and duties must be in `d` by then. */
void index_builtins(struct definitions *d, struct symbol_index *index, const symbol *duty_names,
                    size_t duty_count);

/* A type by name, `duty` among them. NULL where there is none. */
const struct record_type *index_type(const struct definitions *d, symbol name);
void index_note_broken(struct symbol_index *index, symbol name);
void index_note_incomplete(struct symbol_index *index, symbol type);
bool index_is_broken(const struct definitions *d, symbol name);
bool index_is_incomplete(const struct definitions *d, symbol type);
/*
 * A field that records of this type have: their own, else a built-in or derived one, else NULL. Without a type: one
 * that every record has.
 */
const struct field *index_field(const struct definitions *d, const struct record_type *type,
                                symbol name);
/* Whether it is a field of the type's own file. */
bool index_is_own(const struct record_type *type, const struct field *field);

#endif
