/* A store in memory. */
#include "mirror.h"

#include <stdlib.h>
#include <string.h>

#define ADD(m, list, count, room) add((m), (void **)&(m)->list, &(m)->count, &(m)->room, sizeof *(m)->list)

static void *add(struct mirror *m, void **list, size_t *count, size_t *room, size_t size)
{
	if (*count == *room) {
		*room = *room * 2 + 64;
		*list = arena_grow(m->c->arena, *list, *count, *room, size);
	}
	return (char *)*list + (*count)++ * size;
}

void mirror_init(struct mirror *m, struct ctx *c)
{
	*m = (struct mirror){.c = c};
}

/* ---- writing ---- */

void mirror_add_entry(struct mirror *m, const struct entry *e)
{
	*(struct entry *)ADD(m, entries, entry_count, entry_room) = *e;
}

static void add_row(struct mirror *m, const struct watched_change *change)
{
	size_t i = 0;
	for (; i < m->row_count; i++) {
		const struct watched_change *r = &m->rows[i];
		if (r->watch == change->watch && r->row.scope == change->row.scope && r->row.record == change->row.record) {
			m->rows[i] = m->rows[--m->row_count];
			break;
		}
	}
	if (!change->gone) {
		*(struct watched_change *)ADD(m, rows, row_count, row_room) = *change;
	}
}

void mirror_add_world(struct mirror *m, const struct world_change *change)
{
	const struct record *r = change->record;
	size_t i = 0;
	for (; i < m->record_count && m->records[i].no != r->no; i++) {
	}
	struct record_row *row = i < m->record_count ? &m->records[i] : ADD(m, records, record_count, record_room);
	*row = (struct record_row){r->no, r->home, r->subject, r->type, when_start(record_happened(r, INSTANT_NEVER))};
	for (i = 0; i < change->row_count; i++) {
		add_row(m, &change->rows[i]);
	}
	for (i = 0; i < change->link_count; i++) {
		bool there = false;
		for (size_t k = 0; !there && k < m->link_count; k++) {
			there = m->links[k].from == r->no && m->links[k].to == change->links[i];
		}
		if (!there) {
			size_t at = m->link_count;
			ADD(m, links, link_count, link_room);
			m->links[at].from = r->no;
			m->links[at].to = change->links[i];
		}
	}
}

static struct instance keep(struct mirror *m, const struct instance *i)
{
	struct instance kept = *i;
	kept.recipient = arena_copy(m->c->arena, i->recipient);
	kept.round = arena_copy(m->c->arena, i->round);
	kept.reason = i->reason == NULL ? NULL : arena_copy(m->c->arena, i->reason);
	return kept;
}

void mirror_add_duties(struct mirror *m, const struct duty_changes *changes)
{
	for (size_t i = 0; i < changes->instance_count; i++) {
		const struct instance_change *change = &changes->instances[i];
		for (size_t k = 0; k < m->instance_count; k++) {
			if (instance_compare_identity(&m->instances[k], &change->row) == 0) {
				m->instances[k] = m->instances[--m->instance_count];
				break;
			}
		}
		if (!change->gone) {
			struct instance kept = keep(m, &change->row);
			*(struct instance *)ADD(m, instances, instance_count, instance_room) = kept;
		}
	}
	for (size_t i = 0; i < changes->case_count; i++) {
		const struct case_change *change = &changes->cases[i];
		for (size_t k = 0; k < m->case_count; k++) {
			if (m->cases[k].key.duty == change->key.duty && m->cases[k].key.record == change->key.record) {
				m->cases[k] = m->cases[--m->case_count];
				break;
			}
		}
		if (change->live || change->wake.s != INSTANT_NEVER.s) {
			*(struct case_change *)ADD(m, cases, case_count, case_room) = *change;
		}
	}
}

/* ---- reading ---- */

static bool entries_of(struct ctx *c, void *self, record_no no, const struct entry **ret, size_t *ret_count)
{
	struct mirror *m = self;
	struct entry *list = ARENA_ARRAY(c->arena, m->entry_count + 1, struct entry);
	*ret_count = 0;
	for (size_t i = 0; i < m->entry_count; i++) {
		if (m->entries[i].record == no) {
			list[(*ret_count)++] = m->entries[i];
		}
	}
	*ret = list;
	return true;
}

static bool no_of(struct ctx *c, void *self, const char *ref, record_no *ret)
{
	struct mirror *m = self;
	(void)c;
	*ret = 0;
	for (size_t i = 0; i < m->entry_count; i++) {
		*ret = strcmp(m->entries[i].ref, ref) == 0 ? m->entries[i].record : *ret;
	}
	return true;
}

static bool watched(struct ctx *c, void *self, symbol watch, record_no scope, struct instant from, struct instant to,
                    const struct watched **ret, size_t *ret_count)
{
	struct mirror *m = self;
	struct watched *list = ARENA_ARRAY(c->arena, m->row_count + 1, struct watched);
	*ret_count = 0;
	for (size_t i = 0; i < m->row_count; i++) {
		const struct watched *row = &m->rows[i].row;
		if (m->rows[i].watch == watch && row->scope == scope && row->until.s >= from.s && row->happened.s <= to.s) {
			list[(*ret_count)++] = *row;
		}
	}
	*ret = list;
	return true;
}

static bool linked_to(struct ctx *c, void *self, record_no no, const record_no **ret, size_t *ret_count)
{
	struct mirror *m = self;
	record_no *list = ARENA_ARRAY(c->arena, m->link_count + 1, record_no);
	*ret_count = 0;
	for (size_t i = 0; i < m->link_count; i++) {
		if (m->links[i].to == no) {
			list[(*ret_count)++] = m->links[i].from;
		}
	}
	*ret = list;
	return true;
}

static bool posts_of(struct ctx *c, void *self, record_no no, const record_no **ret, size_t *ret_count)
{
	struct mirror *m = self;
	record_no *list = ARENA_ARRAY(c->arena, m->link_count + 1, record_no);
	symbol post = symbol_of("registered-person");
	*ret_count = 0;
	for (size_t i = 0; i < m->link_count; i++) {
		for (size_t k = 0; m->links[i].to == no && k < m->record_count; k++) {
			if (m->records[k].no == m->links[i].from && m->records[k].type == post) {
				list[(*ret_count)++] = m->links[i].from;
			}
		}
	}
	*ret = list;
	return true;
}

static bool instances(struct ctx *c, void *self, symbol duty, record_no record, const struct instance **ret, size_t *ret_count)
{
	struct mirror *m = self;
	struct instance *list = ARENA_ARRAY(c->arena, m->instance_count + 1, struct instance);
	*ret_count = 0;
	for (size_t i = 0; i < m->instance_count; i++) {
		const struct instance *one = &m->instances[i];
		if (one->record == record && (one->duty == duty || one->on == duty)) {
			list[(*ret_count)++] = *one;
		}
	}
	*ret = list;
	return true;
}

static bool live_cases(struct ctx *c, void *self, symbol duty, record_no scope, enum scope_kind kind, const record_no **ret,
                       size_t *ret_count)
{
	struct mirror *m = self;
	bool homes = kind != SCOPE_OF_PERSON, persons = kind != SCOPE_OF_HOME;
	record_no *list = ARENA_ARRAY(c->arena, m->case_count + m->instance_count + 1, record_no);
	*ret_count = 0;
	for (size_t i = 0; i < m->case_count; i++) {
		const struct case_change *k = &m->cases[i];
		bool within = scope == 0 || (homes && k->home == scope) || (persons && k->subject == scope);
		if (k->live && k->key.duty == duty && within) {
			list[(*ret_count)++] = k->key.record;
		}
	}
	for (size_t i = 0; i < m->instance_count; i++) {
		bool about = scope != 0 && persons && m->instances[i].duty == duty && m->instances[i].subject == scope;
		for (size_t k = 0; about && k < *ret_count; k++) {
			about = list[k] != m->instances[i].record;
		}
		if (about) {
			list[(*ret_count)++] = m->instances[i].record;
		}
	}
	*ret = list;
	return true;
}

static bool carriers(struct ctx *c, void *self, symbol type, record_no scope, struct instant from, struct instant to,
                     const record_no **ret, size_t *ret_count)
{
	struct mirror *m = self;
	record_no *list = ARENA_ARRAY(c->arena, m->record_count + 1, record_no);
	*ret_count = 0;
	for (size_t i = 0; i < m->record_count; i++) {
		const struct record_row *r = &m->records[i];
		if (r->type == type && (scope == 0 || r->home == scope || r->subject == scope) && r->happened.s >= from.s &&
		    r->happened.s <= to.s) {
			list[(*ret_count)++] = r->no;
		}
	}
	*ret = list;
	return true;
}

struct world_source mirror_source(struct mirror *m)
{
	return (struct world_source){.self = m, .entries_of = entries_of, .no_of = no_of, .watched = watched, .linked_to = linked_to, .posts_of = posts_of,
	                             .instances = instances, .live_cases = live_cases, .carriers = carriers};
}

/* ---- waking ---- */

bool mirror_wake(struct ctx *c, struct mirror *m, struct world *w, struct instant upto)
{
	for (;;) {
		const struct case_change *first = NULL;
		for (size_t i = 0; i < m->case_count; i++) {
			const struct case_change *k = &m->cases[i];
			if (k->wake.s <= upto.s && (first == NULL || k->wake.s < first->wake.s)) {
				first = k;
			}
		}
		if (first == NULL) {
			return true;
		}
		struct case_key key = first->key;
		struct instant was = first->wake;
		struct duty_changes changes;
		if (!duties_wake_case(c, w, key, upto, &changes)) {
			return false;
		}
		mirror_add_duties(m, &changes);
		for (size_t i = 0; i < m->case_count; i++) {
			const struct case_change *k = &m->cases[i];
			if (k->key.duty == key.duty && k->key.record == key.record && k->wake.s == was.s) {
				return ctx_fail(c, ERROR_INVALID, "%s on r-%u woke and did not move", symbol_word(key.duty), key.record);
			}
		}
	}
}

static int compare(const void *a, const void *b)
{
	return instance_compare_identity(*(const struct instance *const *)a, *(const struct instance *const *)b);
}

void mirror_instances(struct mirror *m, const struct instance ***ret, size_t *ret_count)
{
	const struct instance **list = ARENA_ARRAY(m->c->arena, m->instance_count + 1, const struct instance *);
	for (size_t i = 0; i < m->instance_count; i++) {
		list[i] = &m->instances[i];
	}
	qsort(list, m->instance_count, sizeof *list, compare);
	*ret = list;
	*ret_count = m->instance_count;
}
