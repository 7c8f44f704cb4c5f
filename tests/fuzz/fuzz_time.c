/* Dates, times and amounts: what is taken is said and read back as the same. */
#include <stdint.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/ctx.h"
#include "base/text.h"

static void check_instant(struct ctx *c, const char *text)
{
	struct instant i, back;
	if (instant_parse(c, text, &i) &&
	    (!instant_parse(c, instant_iso(c->arena, i), &back) || back.s != i.s)) {
		/* An offset may lead over the edge of the years 1900 to 2200. */
		if (i.s > instant_day_end(date_of(1900, 1, 1)).s &&
		    i.s < instant_day_start(date_of(2200, 12, 31)).s) {
			abort();
		}
	}
	ctx_clear_error(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CTX(c);
	const char *text = arena_copy_n(c.arena, (const char *)data, size);
	struct date d;
	struct amount m, again;
	check_instant(&c, text);
	if (date_parse(&c, text, &d) && !text_is(date_iso(c.arena, d), text)) {
		abort();
	}
	ctx_clear_error(&c);
	if (amount_parse(&c, text, &m)) {
		if (!amount_parse(&c, amount_words(c.arena, m), &again) || again.count != m.count ||
		    again.unit != m.unit) {
			abort();
		}
		clock_due(when_on(date_of(2025, 3, 29)), m, size % 2 == 1, NULL);
	}
	amount_near(c.arena, text);
	return 0;
}
