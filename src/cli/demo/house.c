/* How a house writes: references, entries, words that live as long as its day. */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/demo/inside.h"

struct ref ref_called(const char *text)
{
	struct ref r;
	size_t length = strnlen(text, sizeof r.text - 1);
	memcpy(r.text, text, length);
	r.text[length] = '\0';
	return r;
}

struct ref ref_new(struct house *h, const char *what)
{
	int i = 0;
	while (i < MOST_COUNTERS && h->counters[i].what != NULL &&
	       strcmp(h->counters[i].what, what) != 0) {
		i++;
	}
	assert(i < MOST_COUNTERS);
	h->counters[i].what = what;
	struct ref r;
	snprintf(r.text, sizeof r.text, "%s-%s-%u", h->code, what, ++h->counters[i].count);
	return r;
}

/* What somebody would write after they have left, the deputy writes. */
static const char *still_here(struct house *h, struct instant at, const char *by)
{
	for (int i = 0; i < h->worker_count; i++) {
		const struct worker *w = &h->workers[i];
		if (w->by == by) {
			return date_is_none(w->to) || instant_day(at).day <= w->to.day ? by : deputy_of(h)->by;
		}
	}
	return by;
}

void opens(struct house *h, struct instant at, const char *type, const char *ref,
           const char *subject, const char *by, const struct said *fields)
{
	outbox_write(h->demo->outbox, &(struct line){.at = at,
	                                             .record = ref,
	                                             .by = still_here(h, at, by),
	                                             .type = type,
	                                             .home = h->ref,
	                                             .subject = subject,
	                                             .fields = fields});
}

void steps(struct house *h, struct instant at, const char *ref, const char *step, const char *by,
           const struct said *fields)
{
	outbox_write(
		h->demo->outbox,
		&(struct line){
			.at = at, .record = ref, .by = still_here(h, at, by), .step = step, .fields = fields});
}

struct ref writes(struct house *h, struct instant at, const char *type, const char *what,
                  const char *subject, const char *by, const struct said *fields)
{
	struct ref r = ref_new(h, what);
	opens(h, at, type, r.text, subject, by, fields);
	return r;
}

const char *words(struct house *h, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = arena_vprintf(h->demo->scratch, format, args);
	va_end(args);
	return text;
}

const char *kept(struct house *h, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = arena_vprintf(h->demo->c->arena, format, args);
	va_end(args);
	return text;
}
