/* What the fuzz targets of expressions share: the law built into the program, and a duty's place in it. */
#ifndef HEARTH_FUZZ_LANGUAGE_H
#define HEARTH_FUZZ_LANGUAGE_H

#include <stdint.h>
#include <stdlib.h>

#include "base/ctx.h"
#include "base/text.h"
#include "definitions/index.h"
#include "definitions/language.h"
#include "definitions/watches.h"

/* Loaded once, if it loads. */
static inline const struct definitions *the_law(void)
{
	static struct ctx c;
	static const struct definitions *d;
	static bool tried;
	if (!tried) {
		tried = true;
		ctx_init(&c);
		size_t count = 0;
		const struct definition_file *files = definitions_builtin(&count);
		static struct problems problems;
		problems_init(&problems, c.arena, files, count);
		definitions_load(&c, files, count, &problems, &d);
	}
	return d;
}

struct fuzzed {
	struct ctx *c;
	struct definition_file file;
	struct problems problems;
	struct language l;
	const struct record_type *types[1];
	struct scope scope;
	const struct yaml *source;
};

/* With the names of the law where `named`. */
static inline void fuzzed_init(struct fuzzed *f, struct ctx *c, const uint8_t *data, size_t size,
                               bool named)
{
	const struct definitions *d = named ? the_law() : NULL;
	const char *text = arena_copy_n(c->arena, (const char *)data, size);
	*f = (struct fuzzed){.c = c, .file = {"fuzz", text, size}};
	problems_init(&f->problems, c->arena, &f->file, 1);
	f->l = (struct language){
		.arena = c->arena, .scratch = c->arena, .problems = &f->problems, .names = d};
	f->types[0] = d ? definitions_type(d, symbol_of("measure")) : NULL;
	f->scope = (struct scope){.types = f->types, .type_count = f->types[0] ? 1 : 0};
	f->source = yaml_of_text(c->arena, text);
}

#endif
