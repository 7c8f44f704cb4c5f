/* Many entries at once: all or none, their duties walked once at the end. */
#include <string.h>

#include "base/limits.h"
#include "duties/changes.h"
#include "duties/saving.h"
#include "ledger/rows.h"

struct importing {
	struct hearth *h;
	const struct entry_line **lines;
	size_t *numbers; /* of the lines in the file */
	size_t count;
	bool lived;
	size_t taken;
	struct taken *entries; /* each line that was taken; zeros for a repeat */
};

/* Blank lines are passed over. */
static bool read_lines(struct ctx *c, const char *text, size_t length, struct importing *im)
{
	size_t most = 1, number = 1;
	for (size_t i = 0; i < length; i++) {
		most += text[i] == '\n';
	}
	im->lines = ARENA_ARRAY(c->arena, most, const struct entry_line *);
	im->numbers = ARENA_ARRAY(c->arena, most, size_t);
	for (const char *at = text, *end = text + length; at < end; number++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		size_t n = feed == NULL ? (size_t)(end - at) : (size_t)(feed - at);
		size_t blank = 0;
		while (blank < n && (at[blank] == ' ' || at[blank] == '\t' || at[blank] == '\r')) {
			blank++;
		}
		if (blank < n) {
			im->numbers[im->count] = number;
			if (!entry_read(c, at, n, &im->lines[im->count++])) {
				return ctx_within(c, "line %zu: ", number);
			}
		}
		at += n + 1;
	}
	return true;
}

/* The first publication in an export decides what its older entries were written under. */
static bool foresee_publication(struct ctx *c, struct importing *im)
{
	if (published_version(im->h->published) > 0) {
		return true;
	}
	for (size_t i = 0; i < im->count; i++) {
		if (im->lines[i]->kind == ENTRY_PUBLISH && im->lines[i]->has_hash) {
			return published_foresee(c, im->h->published, im->lines[i]->files) || ctx_within(c, "line %zu: ", im->numbers[i]);
		}
	}
	return true;
}

/* Salt, hash and place of an export hold only in an empty store; elsewhere its lines are imports like others. */
static const struct entry_line *as_plain_import(struct ctx *c, const struct entry_line *line)
{
	struct entry_line *plain = ARENA_NEW(c->arena, struct entry_line);
	*plain = *line;
	plain->has_hash = plain->has_received = false;
	return plain;
}

/* When this server takes the line: now, or, of a past that is made up, when it was written. */
static struct instant moment_of(const struct importing *im, size_t i, struct instant now)
{
	bool lived = im->lived && !instant_is_none(im->lines[i]->written);
	return save_moment(im->h, lived ? im->lines[i]->written : now);
}

static bool import_line(struct ctx *c, struct importing *im, size_t i, bool empty, bool system_may)
{
	struct saving s = {.h = im->h, .line = im->lines[i], .deferred = true};
	if (!empty && s.line->has_hash) {
		s.line = as_plain_import(c, s.line);
	}
	s.writer = (struct writer){.importing = true, .lived = im->lived, .system_may_open = system_may, .received = moment_of(im, i, c->now)};
	if (!save_check(c, &s) || (!s.saved.repeated && !save_append(c, &s))) {
		return ctx_within(c, "line %zu: ", im->numbers[i]);
	}
	im->taken += !s.saved.repeated;
	im->entries[i] = s.saved.repeated ? (struct taken){0} : save_taken(&s);
	return true;
}

static bool settle(struct ctx *c, struct importing *im, struct instant now)
{
	struct hearth *h = im->h;
	struct duty_changes changes = {0};
	size_t which = 0;
	if (!duties_settle(c, h->world, now, &changes)) {
		return false;
	}
	if (save_refused(c, h, &changes, im->entries, im->count, &which)) {
		return ctx_within(c, "line %zu: ", im->numbers[which]);
	}
	return changes_write_duties(c, h->db, &changes) && moment_write(c, h->db, now);
}

static bool apply_import(struct ctx *c, struct db *db, void *arg)
{
	struct importing *im = arg;
	struct hearth *h = im->h;
	bool staff = false, more = true;
	int64_t last = 0;
	im->taken = 0;
	im->entries = ARENA_ARRAY(c->arena, im->count + 1, struct taken);
	if (!opened_begin(c, h, db) || !ledger_last(c, db, &last) || !h->records.has_staff(c, h->records.self, &staff)) {
		return false;
	}
	struct instant now = save_moment(h, c->now);
	while (more) {
		if (!wakes_run(c, h, now, LIMIT_WAKES_A_COMMIT, &more)) {
			return false;
		}
	}
	for (size_t i = 0; i < im->count; i++) {
		if (!import_line(c, im, i, last == 0, !staff)) {
			return false;
		}
	}
	if (published_version(h->published) == 0 && !append_publication(c, h, true)) {
		return false;
	}
	return settle(c, im, now);
}

/* All or none, and a bad line is the file's fault: the batch is checked by doing it, and rolled back where it fails. */
static bool take(struct ctx *c, struct importing *im, const char *lines, size_t length, size_t *ret_entries)
{
	if (!read_lines(c, lines, length, im) || !foresee_publication(c, im)) {
		return false;
	}
	const struct work work = {.apply = apply_import, .arg = im};
	if (!store_write(c, im->h->store, &work)) {
		return false;
	}
	im->h->durable_version = published_version(im->h->published);
	*ret_entries = im->taken;
	return true;
}

bool entry_import(struct ctx *c, struct hearth *h, const char *lines, size_t length, size_t *ret_entries)
{
	struct importing im = {.h = h};
	return take(c, &im, lines, length, ret_entries);
}

bool entry_import_lived(struct ctx *c, struct hearth *h, const char *lines, size_t length, size_t *ret_entries)
{
	struct importing im = {.h = h, .lived = true};
	return take(c, &im, lines, length, ret_entries);
}
