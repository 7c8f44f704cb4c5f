/* A checklist for a page: a world of its own over one snapshot, which reads only what is asked. */
#include "base/text.h"
#include "duties/completeness.h"
#include "duties/opened.h"

static bool find(struct ctx *c, struct world *w, const char *ref, record_no *ret)
{
	struct record_source source = world_records(w);
	*ret = 0;
	if (!source.no_of(c, source.self, ref, ret)) {
		return false;
	}
	return *ret != 0 || ctx_fail(c, ERROR_NOT_FOUND, "nobody has the reference \"%s\"",
	                             text_shown(c->arena, ref, 64));
}

bool completeness_read(struct ctx *c, struct hearth *h, const char *ref, struct checklist *ret)
{
	struct db *db = NULL;
	struct reading reading;
	record_no no = 0;
	if (!store_read_begin(c, hearth_store(h), &db)) {
		return false;
	}
	reading_begin(&reading, h, db);
	bool ok =
		find(c, reading.world, ref, &no) && completeness_of(c, reading.world, no, c->now, ret);
	reading_end(&reading);
	store_read_end(hearth_store(h), db);
	return ok;
}
