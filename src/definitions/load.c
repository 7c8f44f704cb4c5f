/* From texts to a frozen generation: the stages in order. */
#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/text.h"
#include "definitions/build.h"

static enum file_kind kind_of(const char *name)
{
	static const struct {
		const char *name;
		enum file_kind kind;
	} ROOT[] = {{"settings.yaml", FILE_SETTINGS},
	            {"ladders.yaml", FILE_LADDERS},
	            {"bank-holidays.yaml", FILE_HOLIDAYS}};
	for (size_t i = 0; i < sizeof ROOT / sizeof *ROOT; i++) {
		if (strcmp(ROOT[i].name, name) == 0) {
			return ROOT[i].kind;
		}
	}
	if (text_starts(name, "forms/")) {
		return FILE_FORM;
	}
	if (text_starts(name, "letters/") && text_ends(name, ".txt")) {
		return FILE_LETTER;
	}
	return strchr(name, '/') ? FILE_RECORD : FILE_OTHER;
}

static void read_files(struct build *b)
{
	b->kinds = ARENA_ARRAY(b->scratch, b->file_count + 1, enum file_kind);
	b->roots = ARENA_ARRAY(b->scratch, b->file_count + 1, const struct yaml *);
	for (size_t i = 0; i < b->file_count; i++) {
		b->kinds[i] = kind_of(b->files[i].name);
		b->roots[i] = b->kinds[i] == FILE_LETTER ? NULL : yaml_read(b->scratch, b->problems, (uint16_t)i);
		if (b->kinds[i] == FILE_OTHER) {
			problems_add(
				b->problems,
				(struct position){.file = (uint16_t)i, .line = 1, .column = 1, .length = 1},
				"a record type stands in a folder, like child/measure.yaml",
				"\"%s\" is no definition file", b->files[i].name);
		}
	}
}

static void hash_part(crypto_generichash_state *state, const char *bytes, size_t length)
{
	unsigned char size[8];
	for (size_t i = 0; i < sizeof size; i++) {
		size[i] = (unsigned char)(((uint64_t)length >> (8 * i)) & 0xFF);
	}
	crypto_generichash_update(state, size, sizeof size);
	crypto_generichash_update(state, (const unsigned char *)bytes, length);
}

/* BLAKE2b-256 over names and texts, each with its length before it. */
const char *definitions_digest(struct arena *arena, const struct definition_file *files, size_t count)
{
	crypto_generichash_state state;
	unsigned char hash[crypto_generichash_BYTES];
	char hex[2 * crypto_generichash_BYTES + 1];
	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	for (size_t i = 0; i < count; i++) {
		hash_part(&state, files[i].name, strlen(files[i].name));
		hash_part(&state, files[i].text, files[i].length);
	}
	crypto_generichash_final(&state, hash, sizeof hash);
	sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
	return arena_copy(arena, hex);
}

static void read_names(struct build *b)
{
	settings_read(b);
	holidays_read(b);
	types_read(b);
	duties_declare(b);
	letters_read(b);
	ladders_declare(b);
	forms_declare(b);
	index_builtins(b->d, b->index, b->duty_names, b->duty_count);
}

static void read_expressions(struct build *b)
{
	b->watches.arena = b->arena;
	b->language.watches = &b->watches;
	types_link(b);
	settings_link(b);
	duties_read(b);
	ladders_read(b);
	forms_read(b);
}

static void finish(struct build *b)
{
	for (size_t i = 0; i < b->field_count; i++) {
		b->fields[i].read =
			b->reads.marks[i] || b->fields[i].type == FIELD_LINK || b->fields[i].concerns;
	}
	b->d->watches = b->watches.items;
	b->d->watch_count = b->watches.count;
	b->d->digest = definitions_digest(b->arena, b->files, b->file_count);
}

static bool fail(struct build *b)
{
	problems_sort(b->problems);
	const struct problem *first = b->problems->items;
	while (first->warning) {
		first++;
	}
	const char *file = b->files[first->at.file].name;
	ctx_fail(b->c, ERROR_INVALID, "the definitions have %zu errors, the first at %s:%u:%u: %s",
	         b->problems->errors, file, first->at.line, first->at.column, first->message);
	arena_free(b->arena);
	return false;
}

bool definitions_load(struct ctx *c, const struct definition_file *files, size_t count,
                      struct problems *problems, const struct definitions **ret)
{
	if (count > LIMIT_DEFINITION_FILES) {
		return ctx_fail(c, ERROR_INVALID, "at most %d definition files, these are %zu",
		                LIMIT_DEFINITION_FILES, count);
	}
	if (sodium_init() < 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not set up hashing");
	}
	struct build b = {.c = c,
	                  .arena = arena_new(),
	                  .scratch = arena_new(),
	                  .problems = problems,
	                  .files = files,
	                  .file_count = count};
	b.d = ARENA_NEW(b.arena, struct definitions);
	b.d->arena = b.arena;
	b.d->index = b.index = index_new(b.arena);
	b.language = (struct language){
		.arena = b.arena, .scratch = b.scratch, .problems = problems, .names = b.d};
	read_files(&b);
	read_names(&b);
	read_expressions(&b);
	if (problems->errors == 0 && !problems->published) {
		lint(&b);
	}
	finish(&b);
	arena_free(b.scratch);
	if (problems->errors > 0) {
		return fail(&b);
	}
	problems_sort(problems);
	*ret = b.d;
	return true;
}

void definitions_free(const struct definitions *d)
{
	if (d) {
		arena_free(d->arena);
	}
}
