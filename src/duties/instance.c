/* Duty instances: what state a row is in at a moment, and the two orders of rows. */
#include "duties/instance.h"

#include <string.h>

static const char *const words[STATE__COUNT] = {
	[STATE_PENDING] = "pending",
	[STATE_DUE_SOON] = "due-soon",
	[STATE_OVERDUE] = "overdue",
	[STATE_DONE] = "done",
	[STATE_DONE_LATE] = "done-late",
	[STATE_NOT_KNOWN] = "not-known",
	[STATE_NOT_APPLICABLE] = "not-applicable",
	[STATE_SUPERSEDED] = "superseded",
};

const char *state_word(enum state state)
{
	return words[state];
}

static bool has_due(const struct instance *i)
{
	return !instant_is_none(i->due);
}

static enum state open_state(const struct instance *i, struct instant now)
{
	if (has_due(i) && now.s > i->due.s) {
		return STATE_OVERDUE;
	}
	if (i->unknown) {
		return STATE_NOT_KNOWN;
	}
	return has_due(i) && !instant_is_none(i->warn) && now.s >= i->warn.s ? STATE_DUE_SOON : STATE_PENDING;
}

enum state instance_state(const struct instance *i, struct instant now)
{
	if (i->ending != ENDING_OPEN && i->ended.s > now.s) {
		return open_state(i, now);
	}
	switch (i->ending) {
	case ENDING_OPEN:
		return open_state(i, now);
	case ENDING_DONE:
		return has_due(i) && i->done_at.s > i->due.s ? STATE_DONE_LATE : STATE_DONE;
	case ENDING_NOT_REQUIRED:
		return STATE_NOT_APPLICABLE;
	case ENDING_SUPERSEDED:
		break;
	}
	return STATE_SUPERSEDED;
}

int64_t instance_late(const struct instance *i)
{
	if (!has_due(i) || i->ending == ENDING_OPEN) {
		return 0;
	}
	return (i->ending == ENDING_DONE ? i->done_at.s : i->ended.s) - i->due.s;
}

static int compare_number(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_words(symbol a, symbol b)
{
	return a == b ? 0 : strcmp(symbol_word(a), symbol_word(b));
}

int instance_compare_identity(const struct instance *a, const struct instance *b)
{
	int order = compare_number(a->record, b->record);
	order = order != 0 ? order : compare_words(a->duty, b->duty);
	order = order != 0 ? order : compare_words(a->on, b->on);
	order = order != 0 ? order : strcmp(a->recipient, b->recipient);
	return order != 0 ? order : strcmp(a->round, b->round);
}

/* Dues in order, none last; then duty, record, recipient, round. Records sort by number: that is the order they came in. */
int instance_compare(const struct instance *a, const struct instance *b)
{
	int order = compare_number(!has_due(a), !has_due(b));
	order = order != 0 ? order : compare_number(a->due.s, b->due.s);
	order = order != 0 ? order : compare_words(a->duty, b->duty);
	return order != 0 ? order : instance_compare_identity(a, b);
}
