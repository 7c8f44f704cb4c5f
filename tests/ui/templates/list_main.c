/* Puts the template of the test: once with things in it, once without. */
#include <stdio.h>

#include "base/ctx.h"
#include "templates/list.h"

int main(void)
{
	CTX(c);
	struct buf b = {.arena = c.arena};
	const struct thing things[] = {
		{.name = "Sign <it>", .due = date_of(2025, 3, 31), .times = 1},
		{.name = "Tell Mum & Dad", .due = DATE_NONE, .times = 2},
	};
	struct thing_list list = {
		.title = "To \"do\"", .things = things, .count = 2, .note = HTML("<em>note</em>")};
	list.seen.s = 1743433200; /* 31 March 2025, 16:00 in London */
	thing_list_put(&b, &list);
	list = (struct thing_list){.title = NULL, .seen = INSTANT_NONE};
	thing_list_put(&b, &list);
	fputs(buf_text(&b), stdout);
	return 0;
}
