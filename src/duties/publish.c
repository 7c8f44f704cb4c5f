/* Publishing the directory's definitions: an entry in the provider's chain that carries their texts. */
#include "base/json.h"
#include "base/text.h"
#include "duties/saving.h"
#include "ledger/rows.h"

static const char select_provider[] =
	"SELECT ref FROM record WHERE provider = $1 AND type = 'provider' AND withdrawn IS NULL ORDER BY no LIMIT 1";

static bool provider_ref(struct ctx *c, struct db *db, const char **ret)
{
	bool row = false;
	struct statement *st = db_sql(c, db, select_provider);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = row ? arena_copy(c->arena, column_text(st, 0)) : NULL;
	return true;
}

/* Publishes the directory's definitions, if there is a provider to publish them. */
bool append_publication(struct ctx *c, struct hearth *h, bool deferred)
{
	const struct definition_file *files = NULL;
	size_t count = 0;
	const char *provider = NULL;
	struct saving s = {.h = h, .deferred = deferred};
	if (!provider_ref(c, h->db, &provider) || provider == NULL) {
		return c->error == ERROR_NONE;
	}
	if (!hearth_definition_files(c, h->directory, &files, &count)) {
		return false;
	}
	json_t *line = json_keep(c->arena, json_pack("{s:s, s:s, s:s}", "entry", "publish", "record", provider, "by", "system"));
	json_object_set(line, "files", (json_t *)(uintptr_t)published_files_json(c, files, count));
	s.writer = (struct writer){.received = save_moment(h, c->now)};
	return entry_read_json(c, line, &s.line) && save_check(c, &s) && save_append(c, &s);
}

struct publishing {
	struct hearth *h;
	const char *wanted; /* digest */
	bool published;
};

static bool apply_publish(struct ctx *c, struct db *db, void *arg)
{
	struct publishing *p = arg;
	struct hearth *h = p->h;
	uint32_t version = published_version(h->published);
	p->published = false;
	if (version > 0 && text_is(published_get(h->published, version)->digest, p->wanted)) {
		return true;
	}
	if (!opened_begin(c, h, db) || !append_publication(c, h, false)) {
		return false;
	}
	p->published = published_version(h->published) > version;
	return true;
}

bool hearth_publish(struct ctx *c, struct hearth *h, bool *ret_published)
{
	struct publishing p = {.h = h};
	const struct definition_file *files = NULL;
	size_t count = 0;
	uint32_t version = published_version(h->published);
	if (!hearth_definition_files(c, h->directory, &files, &count)) {
		return false;
	}
	p.wanted = definitions_digest(c->arena, files, count);
	*ret_published = false;
	if (version > 0 && text_is(published_get(h->published, version)->digest, p.wanted)) {
		return true; /* what was published was built already */
	}
	const struct definitions *built = NULL;
	if (!hearth_definitions(c, h->directory, &built)) {
		return false;
	}
	const struct work work = {.apply = apply_publish, .arg = &p};
	bool ok = store_write(c, h->store, &work);
	h->durable_version = ok ? published_version(h->published) : h->durable_version;
	*ret_published = p.published;
	return ok;
}
