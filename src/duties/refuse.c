/*
 * What a duty refuses (`refuses: yes`): an entry after which its check fails is taken only with a reason. Nobody is taken in
 * while accommodation is restricted; nothing is destroyed while it must be kept.
 */
#include "base/ctx.h"
#include "duties/saving.h"

static const struct duty *duty_of(const struct hearth *h, const struct instance *row)
{
	const struct duty *d = definitions_duty(published_get(h->published, row->version), row->duty);
	return d != NULL && d->refuses ? d : NULL;
}

/* A check that fails begins with the writing of the entry that fails it. */
static bool fails(const struct instance *row, const struct taken *t)
{
	return !t->stands && t->record == row->record && t->written.s == row->started.s;
}

bool save_refused(struct ctx *c, const struct hearth *h, const struct duty_changes *changes, const struct taken *taken,
                  size_t count, size_t *ret_which)
{
	for (size_t i = 0; i < changes->instance_count; i++) {
		const struct instance *row = &changes->instances[i].row;
		const struct duty *d = changes->instances[i].gone ? NULL : duty_of(h, row);
		for (size_t k = 0; d != NULL && k < count; k++) {
			if (fails(row, &taken[k])) {
				*ret_which = k;
				ctx_fail(c, ERROR_CONFLICT, "\"%s\" refuses it: %s (taken only with a \"reason\")", symbol_word(d->name), d->title);
				return true;
			}
		}
	}
	return false;
}

struct taken save_taken(const struct saving *s)
{
	return (struct taken){s->entry.record, s->entry.written, s->line->reason != NULL || s->line->has_hash};
}
