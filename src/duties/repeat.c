/* A repeat of an id: the same content answers as the first did, other content is refused. */
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "duties/saving.h"
#include "ledger/rows.h"

static bool same_text(const json_t *a, const json_t *b)
{
	return a == b || (a != NULL && b != NULL && json_equal(a, b));
}

/* What the first opened has another number now: a home or a child is itself. */
static bool same_record(const struct entry *first, record_no a, const struct entry *again, record_no b)
{
	return a == b || (first->kind == ENTRY_OPEN && a == first->record && b == again->record);
}

static bool same_place(const struct entry *first, const struct entry *again)
{
	return same_record(first, first->record, again, again->record) && same_record(first, first->home, again, again->home) &&
	       same_record(first, first->subject, again, again->subject) && first->type == again->type &&
	       first->step == again->step && first->withdraws == again->withdraws;
}

static bool same_times(const struct entry *first, const struct entry *again, bool written_given)
{
	return first->happened.s == again->happened.s && first->known.s == again->known.s && first->due.s == again->due.s &&
	       (!written_given || first->written.s == again->written.s);
}

/* Same act, same words. */
static bool same_content(const struct entry *first, const struct entry *again, bool written_given)
{
	return same_place(first, again) && same_times(first, again, written_given) && first->by == again->by &&
	       first->duty == again->duty && first->setting == again->setting && same_text(first->body, again->body);
}

static bool used_before(struct ctx *c)
{
	ctx_clear_error(c);
	return ctx_fail(c, ERROR_CONFLICT, "\"id\": this id was used before, with other content");
}

/* The records as they were before an opening entry: without the record it opened. */
struct before {
	struct record_source now;
	const char *hidden;
};

static const struct record *by_ref_before(struct ctx *c, void *self, const char *ref)
{
	struct before *b = self;
	return text_is(ref, b->hidden) ? NULL : b->now.by_ref(c, b->now.self, ref);
}

static const struct record *by_no_before(struct ctx *c, void *self, record_no no)
{
	struct before *b = self;
	return b->now.by_no(c, b->now.self, no);
}

static bool posts_before(struct ctx *c, void *self, record_no person, const struct record *const **ret, size_t *ret_count)
{
	struct before *b = self;
	return b->now.posts_of(c, b->now.self, person, ret, ret_count);
}

static const struct definitions *definitions_before(void *self, uint32_t version)
{
	struct before *b = self;
	return b->now.definitions(b->now.self, version);
}

static uint32_t version_before(void *self)
{
	struct before *b = self;
	return b->now.version(b->now.self);
}

static record_no next_before(void *self)
{
	struct before *b = self;
	return b->now.next_no(b->now.self);
}

static bool is_repeat_of(struct ctx *c, struct saving *s, const struct entry *first)
{
	struct writer writer = s->writer;
	struct before before = {.now = s->h->records, .hidden = first->kind == ENTRY_OPEN ? first->ref : NULL};
	struct record_source source = s->h->records;
	source.self = &before;
	source.by_ref = by_ref_before;
	source.by_no = by_no_before;
	source.posts_of = posts_before;
	source.definitions = definitions_before;
	source.version = version_before;
	source.next_no = next_before;
	writer.repeating = true;
	return first->kind == s->line->kind && text_is(first->ref, s->line->record) &&
	       entry_check(c, &source, &writer, s->line, &s->entry) &&
	       same_content(first, &s->entry, !instant_is_none(s->line->written));
}

/* The first entry with this id, if there is one; what is asked again must be the same. */
bool find_repeat(struct ctx *c, struct saving *s, bool *ret_found)
{
	struct entry first;
	*ret_found = false;
	if (!s->line->has_id) {
		return true;
	}
	if (!ledger_find(c, s->h->db, &s->h->records, s->line->id, &first, ret_found)) {
		return false;
	}
	if (!*ret_found) {
		return true;
	}
	if (!is_repeat_of(c, s, &first)) {
		return used_before(c);
	}
	s->saved = (struct saved){.no = first.no, .record = first.record, .repeated = true, .received = first.received};
	memcpy(s->saved.id, first.id, sizeof first.id);
	return true;
}
