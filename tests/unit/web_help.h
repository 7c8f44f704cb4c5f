/* What the tests of src/web share: a site over a home with two people and a cook, and requests to it. */
#ifndef HEARTH_WEB_HELP_H
#define HEARTH_WEB_HELP_H

#include "duties/hearth.h"
#include "store_help.h"
#include "web/account.h"
#include "web/door.h"
#include "web/password.h"
#include "web/web.h"

/* A directory of its own with the people of the transcripts; close_site() takes it away. */
struct test_site {
	struct site site;
	const char *directory;
};

static inline const char *read_file(struct ctx *c, const char *path)
{
	FILE *f = fopen(path, "rb");
	struct buf text = {.arena = c->arena};
	char piece[4096];
	size_t got;
	assert_non_null(f);
	while ((got = fread(piece, 1, sizeof piece, f)) > 0) {
		buf_put_n(&text, piece, got);
	}
	fclose(f);
	return buf_text(&text);
}

static inline void open_site(struct ctx *c, const struct door_settings *settings,
                             struct test_site *ret)
{
	size_t entries = 0;
	*ret = (struct test_site){.directory = scratch(c)};
	const char *data = in(c, ret->directory, "data"),
			   *lines = read_file(c, TESTS_DIR "/transcripts/files/house.jsonl");
	assert_done(c, hearth_create(c, data));
	assert_done(c, hearth_open(c, data, HEARTH_WRITE, &ret->site.hearth));
	assert_done(c, entry_import(c, ret->site.hearth, lines, strlen(lines), &entries));
	assert_done(c, door_new(c, settings, &ret->site.door));
}

static inline void close_site(struct test_site *t)
{
	hearth_close(t->site.hearth);
	door_free(t->site.door);
	remove_all(t->directory);
}

static const struct door_settings usual_door = {
	.origin = "", .trusted_proxy = "", .session_hours = 12, .session_idle_minutes = 30, .draft_days = 30};

static inline void give_account(struct ctx *c, struct test_site *t, const char *person,
                                const char *name, const char *password)
{
	const char *hash = NULL;
	bool made = false;
	assert_done(c, password_hash(c, password, &hash));
	assert_done(c, account_set(c, hearth_store(t->site.hearth), person, name, hash, &made));
}

static inline record_no number_of(struct ctx *c, struct test_site *t, const char *ref)
{
	static const char sql[] = "SELECT no FROM record WHERE provider = $1 AND ref = $2";
	struct db *db = NULL;
	bool row = false;
	assert_done(c, store_read_begin(c, hearth_store(t->site.hearth), &db));
	struct statement *st = db_sql(c, db, sql);
	bind_int(st, 1, 1);
	bind_text(st, 2, ref);
	assert_done(c, statement_step(c, st, &row));
	assert_true(row);
	record_no no = (record_no)column_int(st, 0);
	store_read_end(hearth_store(t->site.hearth), db);
	return no;
}

#endif
