/* Generations of definitions: from the directory, and from the ledger's publications. */
#include "duties/published.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/text.h"
#include "duties/hearth.h"
#include "ledger/rows.h"
#include "store/store.h"

enum { MOST_PUBLICATIONS = 1000 };

/* items[v] is the generation of version v; items[0] serves what was written before the first publication. */
struct published {
	const struct definitions *items[MOST_PUBLICATIONS + 1];
	struct instant when[MOST_PUBLICATIONS + 1];
	struct generations generations;
	const struct definitions *owned[MOST_PUBLICATIONS * 2]; /* everything ever loaded: records may point at any of them */
	size_t owned_count;
	atomic_uint version;
};

struct published *published_new(void)
{
	struct published *p = calloc(1, sizeof *p);
	p->when[0] = INSTANT_NONE;
	p->generations = (struct generations){.items = p->items, .published = p->when, .count = 1};
	return p;
}

void published_free(struct published *p)
{
	for (size_t i = 0; p != NULL && i < p->owned_count; i++) {
		definitions_free(p->owned[i]);
	}
	free(p);
}

const struct generations *published_generations(const struct published *p)
{
	return &p->generations;
}

uint32_t published_version(const struct published *p)
{
	return atomic_load(&p->version);
}

const struct definitions *published_get(const struct published *p, uint32_t version)
{
	uint32_t newest = published_version(p);
	return p->items[version > newest ? newest : version];
}

/* One text of every problem, for a message. */
static bool load(struct ctx *c, const struct definition_file *files, size_t count, bool published, const struct definitions **ret)
{
	struct problems problems;
	struct buf out = {.arena = c->arena};
	problems_init(&problems, c->arena, files, count);
	problems.published = published;
	if (definitions_load(c, files, count, &problems, ret)) {
		return true;
	}
	if (problems.errors > 0) {
		problems_sort(&problems);
		problems_print(&problems, &out);
		ctx_clear_error(c);
		return ctx_fail(c, ERROR_INVALID, "the definitions have %zu errors:\n%s", problems.errors, buf_text(&out));
	}
	return false;
}

static bool own(struct ctx *c, struct published *p, const struct definitions *d)
{
	if (p->owned_count == sizeof p->owned / sizeof p->owned[0]) {
		definitions_free(d);
		return ctx_fail(c, ERROR_INVALID, "the ledger holds more than %d publications", (int)MOST_PUBLICATIONS);
	}
	p->owned[p->owned_count++] = d;
	return true;
}

static bool append(struct ctx *c, struct published *p, const struct definitions *d, struct instant when)
{
	uint32_t at = published_version(p) + 1;
	if (!own(c, p, d)) {
		return false;
	}
	p->items[at] = d;
	p->when[at] = when;
	p->generations.count = at + 1;
	atomic_store(&p->version, at);
	return true;
}

static bool load_json(struct ctx *c, const void *files_json, const struct definitions **ret)
{
	json_t *object = (json_t *)(uintptr_t)files_json;
	struct definition_file *files = ARENA_ARRAY(c->arena, json_object_size(object) + 1, struct definition_file);
	size_t count = 0;
	const char *name;
	json_t *text;
	json_object_foreach(object, name, text)
	{
		if (!json_is_string(text)) {
			return ctx_fail(c, ERROR_INVALID, "\"files\": \"%.80s\" must be text", name);
		}
		files[count++] = (struct definition_file){arena_copy(c->arena, name),
		                                          arena_copy_n(c->arena, json_string_value(text), json_string_length(text)),
		                                          json_string_length(text)};
	}
	return load(c, files, count, true, ret);
}

bool published_add(struct ctx *c, struct published *p, const void *files_json, struct instant when)
{
	const struct definitions *d = NULL;
	return load_json(c, files_json, &d) && append(c, p, d, when);
}

bool published_foresee(struct ctx *c, struct published *p, const void *files_json)
{
	const struct definitions *d = NULL;
	if (!load_json(c, files_json, &d) || !own(c, p, d)) {
		return false;
	}
	p->items[0] = d;
	return true;
}

void published_back_to(struct published *p, uint32_t version)
{
	if (published_version(p) > version) {
		p->generations.count = version + 1;
		atomic_store(&p->version, version);
	}
}

const void *published_files_json(struct ctx *c, const struct definition_file *files, size_t count)
{
	json_t *object = json_keep(c->arena, json_object());
	for (size_t i = 0; i < count; i++) {
		json_object_set_new(object, files[i].name, json_stringn(files[i].text, files[i].length));
	}
	return object;
}

/* By the provider's own chain, which is short: SQLite knows no sizes and would walk every entry there is. */
static const char select_publications[] =
	"SELECT e.received, b.body FROM entry e INDEXED BY entry_by_chain JOIN body b ON b.provider = e.provider AND b.no = e.no"
	" WHERE e.provider = $1 AND e.chain = 0 AND e.kind = $2 ORDER BY e.seq";

static bool load_publications(struct ctx *c, struct published *p, struct db *db)
{
	bool row = true;
	struct statement *st = db_sql(c, db, select_publications);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, ENTRY_PUBLISH);
	while (statement_step(c, st, &row) && row) {
		struct arena_mark mark = arena_mark(c->arena);
		AUTO_JSON body = NULL;
		const char *text = column_text(st, 1);
		if (!json_read(c, text, strlen(text), &body) ||
		    !published_add(c, p, json_object_get(body, "files"), (struct instant){column_int(st, 0)})) {
			return false;
		}
		arena_reset(c->arena, mark);
	}
	return c->error == ERROR_NONE;
}

bool published_load(struct ctx *c, struct published *p, struct db *db, const char *directory)
{
	const struct definition_file *files = NULL;
	size_t count = 0;
	if (!load_publications(c, p, db)) {
		return false;
	}
	if (published_version(p) > 0) {
		p->items[0] = p->items[1];
		return true;
	}
	const struct definitions *d = NULL;
	if (!hearth_definition_files(c, directory, &files, &count) || !load(c, files, count, false, &d) || !own(c, p, d)) {
		return false;
	}
	p->items[0] = d;
	return true;
}

bool hearth_definition_files(struct ctx *c, const char *directory, const struct definition_file **ret, size_t *ret_count)
{
	const char *folder = arena_printf(c->arena, "%s/definitions", directory);
	if (access(folder, F_OK) == 0) {
		return definitions_read_folder(c, folder, ret, ret_count);
	}
	*ret = definitions_builtin(ret_count);
	return true;
}

static void release(void *definitions)
{
	definitions_free(definitions);
}

bool hearth_definitions(struct ctx *c, const char *directory, const struct definitions **ret)
{
	const struct definition_file *files = NULL;
	size_t count = 0;
	if (!hearth_definition_files(c, directory, &files, &count) || !load(c, files, count, false, ret)) {
		return false;
	}
	arena_own(c->arena, release, (void *)(uintptr_t)*ret);
	return true;
}
