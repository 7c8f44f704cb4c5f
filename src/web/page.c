/* Pages about homes, children and records: opening, access, and what all of them read. */
#include "web/page.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/rows.h"
#include "web/reader.h"
#include "web/session.h"

bool page_reopen(struct page *p)
{
	if (!store_read_begin(p->c, hearth_store(p->site->hearth), &p->db)) {
		return false;
	}
	p->stored = site_records(p->site, p->db);
	p->records = stored_records(&p->stored);
	p->law = hearth_generation(p->site->hearth, UINT32_MAX);
	p->reader.db = p->reader.db == NULL ? NULL : p->db; /* never the connection of the snapshot before */
	return true;
}

bool page_run(struct ctx *c, struct site *site, const struct request *request, struct reply *reply, page_body *body)
{
	struct page p = {.c = c, .site = site, .request = request, .reply = reply, .b = &reply->body, .frame = {.request = request}};
	if (!page_reopen(&p)) {
		return false;
	}
	bool ok = body(&p);
	page_close(&p);
	return ok && c->error == ERROR_NONE;
}

void page_close(struct page *p)
{
	if (p->db != NULL) {
		store_read_end(hearth_store(p->site->hearth), p->db);
		p->db = NULL;
	}
}

/* ---- what the page is about ---- */

static bool nothing_there(struct page *p)
{
	return ctx_fail(p->c, ERROR_NOT_FOUND, "There is no such page for you. Check the address, or go back to the start.");
}

static bool is_type(const struct record *r, const char *type)
{
	return r != NULL && text_is(symbol_word(r->type), type);
}

/* Sets the home without noting a read of it: the reader's roles are those at this home. */
static bool settle_home(struct page *p, const struct record *home)
{
	p->home = home;
	p->home_name = record_text(home, "name");
	p->home_name = p->home_name == NULL ? home->ref : p->home_name;
	p->frame.home_ref = home->ref;
	p->frame.home_name = p->home_name;
	if (!session_reader(p->c, p->site, p->db, p->request->session, home->no, &p->reader)) {
		return false;
	}
	p->frame.post = page_post(p);
	return true;
}

bool page_at_home(struct page *p, const char *ref)
{
	const struct record *home = p->records.by_ref(p->c, p->records.self, ref);
	if (!is_type(home, "home") || home->withdrawn.s <= p->c->now.s) {
		return p->c->error == ERROR_NONE ? nothing_there(p) : false;
	}
	return settle_home(p, home) && access_open_subject(p->c, hearth_store(p->site->hearth), &p->reader, home->no);
}

enum { HOMES_MOST = 100 };

static const char select_homes[] =
	"SELECT no FROM record WHERE provider = $1 AND type = 'home' AND withdrawn IS NULL ORDER BY ref";

/* For what belongs to the provider: the first home where the reader has a post. */
static const struct record *own_home(struct page *p)
{
	record_no homes[HOMES_MOST];
	size_t count = 0;
	bool row = true;
	struct statement *st = db_sql(p->c, p->db, select_homes);
	if (st == NULL) {
		return NULL;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	while (count < HOMES_MOST && statement_step(p->c, st, &row) && row) {
		homes[count++] = (record_no)column_int(st, 0);
	}
	for (size_t i = 0; i < count; i++) {
		struct reader reader;
		if (session_reader(p->c, p->site, p->db, p->request->session, homes[i], &reader) && reader.roles != 0) {
			return p->records.by_no(p->c, p->records.self, homes[i]);
		}
	}
	return NULL;
}

bool page_at_record(struct page *p, const char *ref, const struct record **ret)
{
	const struct record *r = p->records.by_ref(p->c, p->records.self, ref);
	if (r == NULL) {
		return p->c->error == ERROR_NONE ? nothing_there(p) : false;
	}
	const struct record *home = r->home == 0 ? own_home(p) : p->records.by_no(p->c, p->records.self, r->home);
	if (home == NULL) {
		return p->c->error == ERROR_NONE ? nothing_there(p) : false;
	}
	*ret = r;
	return settle_home(p, home) && access_open(p->c, hearth_store(p->site->hearth), &p->reader, r);
}

bool page_at_subject(struct page *p, const char *ref, const char *type, const struct record **ret)
{
	return page_at_record(p, ref, ret) && (is_type(*ret, type) || nothing_there(p));
}

void page_begin(struct page *p, const char *title)
{
	p->frame.title = title;
	frame_open(p->b, &p->frame);
}

void page_end(struct page *p)
{
	frame_close(p->b, &p->frame);
}

/* ---- reading more ---- */

bool page_sees(struct page *p, const struct listed *r)
{
	const struct record_type *type = definitions_type(p->law, r->type);
	const struct sighting sighting = {r->type, r->no, r->subject, r->home, r->author};
	bool sees = false;
	if (!access_sees(p->c, &p->reader, &sighting, &sees) || !sees) {
		return false;
	}
	bool may = type == NULL; /* a type that is defined no more: by the record itself */
	for (size_t i = 0; type != NULL && i < type->field_count; i++) {
		may = may || type->fields[i].concerns;
	}
	return !may || (reader_sees(p->c, &p->stored, &p->reader, r->no, &sees) && sees);
}

const struct record *page_record(struct page *p, record_no no)
{
	struct listed row;
	bool found = false;
	if (no == 0 || !record_listed(p->c, p->db, no, &row, &found) || !found || !page_sees(p, &row)) {
		return NULL;
	}
	return p->records.by_no(p->c, p->records.self, no);
}

bool page_list(struct page *p, const struct listing *l, const struct listed **ret, size_t *ret_count)
{
	const struct listed *all = NULL;
	size_t count = 0, kept = 0;
	if (!records_listed(p->c, p->db, l, &all, &count)) {
		return false;
	}
	struct listed *list = ARENA_ARRAY(p->c->arena, count + 1, struct listed);
	for (size_t i = 0; i < count; i++) {
		if (page_sees(p, &all[i])) {
			list[kept++] = all[i];
		}
	}
	*ret = list;
	*ret_count = kept;
	return p->c->error == ERROR_NONE;
}

/* ---- children ---- */

static int by_name(const void *a, const void *b, void *page)
{
	struct page *p = page;
	const struct record *const *x = a, *const *y = b;
	return strcmp(page_name(p, (*x)->no), page_name(p, (*y)->no));
}

static bool lives_here(const struct listed *stay, struct instant now)
{
	return stay->force_from.s <= now.s && (instant_is_none(stay->force_to) || stay->force_to.s > now.s);
}

static bool is_among(const struct record *const *list, size_t count, record_no no)
{
	for (size_t i = 0; i < count; i++) {
		if (list[i]->no == no) {
			return true;
		}
	}
	return false;
}

bool page_children(struct page *p, const struct record *const **ret, size_t *ret_count)
{
	const struct listing stays = {.home = p->home->no, .type = symbol_of("placement")};
	const struct listed *list = NULL;
	size_t count = 0, kept = 0;
	if (!page_list(p, &stays, &list, &count)) {
		return false;
	}
	const struct record **children = ARENA_ARRAY(p->c->arena, count + 1, const struct record *);
	for (size_t i = 0; i < count; i++) {
		const struct record *child = !lives_here(&list[i], p->c->now) || is_among(children, kept, list[i].subject) ? NULL : page_record(p, list[i].subject);
		if (child != NULL) {
			children[kept++] = child;
		}
	}
	qsort_r(children, kept, sizeof *children, by_name, p);
	*ret = children;
	*ret_count = kept;
	return p->c->error == ERROR_NONE;
}
