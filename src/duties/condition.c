/*
 * Conditions (language 2.3). Besides yes or no each test says since when: firm instants are those of acts (a time that was
 * filled in, a step that was written, a record that was found, a moment that passed), soft ones those of entries that
 * gave a value.
 */
#include <string.h>

#include "duties/evaluate.h"

/* ---- values ---- */

static bool provision_within(const char *part, const char *whole)
{
	size_t n = strlen(part);
	char after = strncmp(part, whole, n) == 0 ? whole[n] : 'x';
	return after == '\0' || after == '(' || after == ' ' || after == ',' || after == ';';
}

/* One piece after another of "reg 19, reg 20". */
static size_t piece_of(const char *text, char *piece, size_t room)
{
	size_t n = strcspn(text, ",;");
	size_t kept = n < room ? n : room - 1;
	memcpy(piece, text, kept);
	piece[kept] = '\0';
	return n + strspn(text + n, ",; ");
}

/* Two provisions are each other when one contains the other; a text may name several. */
static bool same_provision(const char *a, const char *b)
{
	char x[200], y[200];
	for (const char *p = a; p != NULL && *p != '\0';) {
		p += piece_of(p, x, sizeof x);
		for (const char *q = b; q != NULL && *q != '\0';) {
			q += piece_of(q, y, sizeof y);
			if (provision_within(x, y) || provision_within(y, x)) {
				return true;
			}
		}
	}
	return false;
}

static const char *words_of(const struct value *v)
{
	return v->kind == VALUE_WORD ? symbol_word(v->word)
	       : v->kind == VALUE_TEXT || v->kind == VALUE_PROVISION ? v->text
	                                                              : NULL;
}

static bool list_has(const struct value *list, const struct value *v)
{
	for (uint32_t i = 0; i < list->count; i++) {
		if (value_is(&list->items[i], v)) {
			return true;
		}
	}
	return false;
}

bool value_is(const struct value *a, const struct value *b)
{
	if (a->kind == VALUE_LIST || b->kind == VALUE_LIST) {
		return a->kind == VALUE_LIST ? list_has(a, b) : list_has(b, a);
	}
	if (a->kind == VALUE_PROVISION || b->kind == VALUE_PROVISION) {
		return same_provision(words_of(a), words_of(b));
	}
	if (a->kind != b->kind) {
		const char *x = words_of(a), *y = words_of(b);
		return x != NULL && y != NULL && strcmp(x, y) == 0;
	}
	switch (a->kind) {
	case VALUE_TEXT:
		return a->text != NULL && b->text != NULL && strcmp(a->text, b->text) == 0;
	case VALUE_YES_NO:
		return a->yes == b->yes;
	case VALUE_WORD:
		return a->word == b->word;
	case VALUE_NUMBER:
		return a->number == b->number;
	case VALUE_DATE:
		return a->date.day == b->date.day;
	case VALUE_INSTANT:
		return a->instant.s == b->instant.s;
	case VALUE_LINK:
		return a->link == b->link;
	case VALUE_AMOUNT:
		return a->amount.count == b->amount.count && a->amount.unit == b->amount.unit;
	case VALUE_NONE:
	case VALUE_PROVISION:
	case VALUE_FILE:
	case VALUE_TABLE:
	case VALUE_BECAUSE:
	case VALUE_LIST:
	case VALUE__COUNT:
		break;
	}
	return false;
}

/* ---- tests of a field ---- */

static struct verdict soft(bool yes, const struct reading *r)
{
	struct instant since = instant_is_none(r->since) ? r->happened : r->since;
	return (struct verdict){.yes = yes, .since = since, .author = r->author};
}

static bool outside(const struct asking *a, struct instant at)
{
	return (a->window == WINDOW_AFTER && at.s <= a->from.s) || (a->window == WINDOW_BOX && (at.s < a->from.s || at.s > a->to.s));
}

/* A time that is filled counts from its value, and one that lies ahead is not yet true; but it has been answered. */
static struct verdict ask_filled(struct asking *a, struct rec *hand, const struct node *n)
{
	struct reading r;
	ask_path(a, hand, &n->path, &r);
	struct when w = value_when(&r.value);
	if (w.kind == WHEN_NONE) {
		return soft(n->kind == NODE_FILLED ? value_is_filled(&r.value) : value_is_answered(&r.value), &r);
	}
	struct instant at = when_start(w);
	if (at.s > a->at.s && n->kind == NODE_ANSWERED) {
		return soft(true, &r);
	}
	if (at.s > a->at.s && !a->ahead) {
		ask_until(a, at);
		return (struct verdict){.since = INSTANT_NONE};
	}
	return (struct verdict){.yes = !outside(a, at), .firm = true, .since = at, .author = r.author};
}

static struct verdict ask_is(struct asking *a, struct rec *hand, const struct node *n)
{
	struct reading r, other;
	ask_path(a, hand, &n->path, &r);
	struct verdict v = soft(false, &r);
	for (size_t i = 0; value_is_filled(&r.value) && i < n->operand_count && !v.yes; i++) {
		if (!n->operands[i].is_path) {
			v.yes = value_is(&r.value, &n->operands[i].value);
			continue;
		}
		ask_path(a, hand, &n->operands[i].path, &other);
		v.yes = value_is_filled(&other.value) && value_is(&r.value, &other.value);
		v.since = instant_later(v.since, other.happened);
	}
	return v;
}

static bool compare(int64_t left, enum compare how, int64_t right)
{
	switch (how) {
	case COMPARE_AT_LEAST:
		return left >= right;
	case COMPARE_AT_MOST:
		return left <= right;
	case COMPARE_MORE:
		return left > right;
	case COMPARE_LESS:
		return left < right;
	}
	return false;
}

static struct verdict ask_compare(struct asking *a, struct rec *hand, const struct node *n)
{
	struct reading r;
	ask_path(a, hand, &n->path, &r);
	struct verdict v = soft(false, &r);
	if (r.value.kind == VALUE_AMOUNT && n->number.is_amount) {
		v.yes = compare(amount_seconds(r.value.amount), n->compare, amount_seconds(ask_amount(a, &n->number, false)));
	} else if (r.value.kind == VALUE_NUMBER) {
		v.yes = compare(r.value.number, n->compare, ask_number(a, &n->number));
	}
	if (n->path.names[n->path.count - 1] == a->w->plan->words.age && !instant_is_none(r.since)) {
		/* Firm: the birthday on which it became so, and that is where the number compared with lies. */
		int64_t years = ask_number(a, &n->number) / 100 + (n->compare == COMPARE_MORE || n->compare == COMPARE_AT_MOST);
		bool reached = r.value.number >= years * 100;
		int past = (int)(r.value.number / 100 - years);
		v.firm = reached;
		v.since = reached ? instant_day_start(date_add_months(instant_day(r.since), -12 * past)) : INSTANT_NONE;
	}
	return v;
}

/* ---- times ---- */

static struct verdict ask_passed(struct asking *a, struct rec *hand, const struct node *n)
{
	struct when t = ask_time(a, hand, n->time);
	struct verdict v = {.since = INSTANT_NONE};
	if (t.kind != WHEN_NONE) {
		struct instant passes = {when_end(t).s + 1};
		ask_until(a, passes);
		v.yes = v.firm = a->at.s >= passes.s;
		v.since = v.yes ? passes : INSTANT_NONE;
	}
	return v;
}

static struct instant said_at(struct asking *a, struct rec *hand, const struct time *t)
{
	struct reading r;
	if (t->kind == TIME_PATH) {
		ask_path(a, hand, &t->path, &r);
		return r.happened;
	}
	struct instant since = INSTANT_NONE;
	since = t->a == NULL ? since : said_at(a, hand, t->a);
	return t->b == NULL ? since : instant_later(since, said_at(a, hand, t->b));
}

static struct verdict ask_order(struct asking *a, struct rec *hand, const struct node *n)
{
	struct when x = ask_time(a, hand, n->time), y = ask_time(a, hand, n->other);
	struct verdict v = {.since = INSTANT_NONE};
	if (x.kind != WHEN_NONE && y.kind != WHEN_NONE) {
		v.yes = n->kind == NODE_BEFORE ? when_end(x).s < when_start(y).s : when_start(x).s > when_end(y).s;
		v.since = instant_later(said_at(a, hand, n->time), said_at(a, hand, n->other));
	}
	return v;
}

static struct verdict ask_in_period(struct asking *a, struct rec *hand, const struct node *n)
{
	struct when t = ask_time(a, hand, n->time);
	bool in = t.kind != WHEN_NONE && when_end(t).s >= a->period_from.s && when_start(t).s <= a->period_to.s;
	return (struct verdict){.yes = in, .since = in ? when_start(t) : INSTANT_NONE};
}

/* ---- steps ---- */

/* A step may be done again and again; which time counts is the window's to say. */
static struct verdict ask_step(struct asking *a, struct rec *hand, const struct node *n)
{
	const struct rec *r = hand == NULL ? a->carrier : hand;
	const struct done *found = NULL;
	a->foreign = a->foreign || r != a->carrier;
	for (size_t i = 0; i < r->r.step_count; i++) {
		const struct done *d = &r->r.steps[i];
		if (d->step != n->name || d->broken) {
			continue;
		}
		ask_next(a, d->written);
		if (d->written.s > a->known.s || outside(a, d->written)) {
			continue;
		}
		bool later = found != NULL && d->written.s > found->written.s;
		if (found == NULL || (later ? a->window == WINDOW_LATEST : a->window != WINDOW_LATEST && d->written.s < found->written.s)) {
			found = d;
		}
	}
	if (r->r.written.s > a->known.s) {
		ask_next(a, r->r.written);
	}
	return found == NULL ? (struct verdict){.since = INSTANT_NONE}
	                     : (struct verdict){.yes = true, .firm = true, .since = found->written, .author = found->author};
}

/* ---- and, or, not ---- */

static bool later_than(const struct verdict *a, const struct verdict *b)
{
	return a->since.s > b->since.s;
}

/* True: the latest of the firm ones if there is one, else of all. */
static void join_true(struct verdict *all, const struct verdict *one)
{
	if (all->firm != one->firm ? one->firm : later_than(one, all)) {
		bool yes = all->yes;
		*all = *one;
		all->yes = yes;
	}
}

/* False since its first part is false that still is. */
static struct verdict ask_all(struct asking *a, struct rec *hand, const struct node *n)
{
	struct verdict all = {.yes = true, .since = INSTANT_NONE}, failed = {.since = INSTANT_NEVER};
	bool first = true, false_already = false;
	for (size_t i = 0; i < n->child_count; i++) {
		struct verdict one = ask(a, hand, n->children[i]);
		if (one.yes && !false_already) {
			if (first) {
				all = one;
			} else {
				join_true(&all, &one);
			}
			first = false;
		} else if (!one.yes) {
			if (!false_already || one.since.s < failed.since.s) {
				failed = one;
			}
			false_already = true;
			if (!a->ends) {
				break;
			}
		}
	}
	return false_already ? failed : all;
}

/* True: the earliest that is (the newest, where the newest is asked for). False since the last of its parts is. */
static struct verdict ask_any(struct asking *a, struct rec *hand, const struct node *n)
{
	struct verdict any = {.since = INSTANT_NONE};
	bool found = false;
	for (size_t i = 0; i < n->child_count; i++) {
		struct verdict one = ask(a, hand, n->children[i]);
		bool better = a->window == WINDOW_LATEST ? later_than(&one, &any) : one.since.s < any.since.s;
		if (one.yes && (!found || better)) {
			any = one;
			found = true;
		} else if (!one.yes && !found && (i == 0 || later_than(&one, &any))) {
			any = one;
		}
	}
	any.yes = found;
	return any;
}

static struct verdict ask_not(struct asking *a, struct rec *hand, const struct node *n)
{
	struct asking inner = *a; /* evidence in a window is not what a "not" is about */
	inner.window = WINDOW_NONE;
	struct verdict v = ask(&inner, hand, n->children[0]);
	a->until = inner.until;
	a->next = inner.next;
	a->foreign = inner.foreign;
	a->failed = inner.failed;
	v.yes = !v.yes;
	v.evidence = 0;
	return v;
}

struct verdict ask(struct asking *a, struct rec *hand, const struct node *n)
{
	struct reading r;
	if (n == NULL) {
		return (struct verdict){.yes = true, .since = INSTANT_NONE};
	}
	switch (n->kind) {
	case NODE_ALL:
		return ask_all(a, hand, n);
	case NODE_ANY:
		return ask_any(a, hand, n);
	case NODE_NOT:
		return ask_not(a, hand, n);
	case NODE_FILLED:
	case NODE_ANSWERED:
		return ask_filled(a, hand, n);
	case NODE_YES:
	case NODE_NO:
		ask_path(a, hand, &n->path, &r);
		return soft(r.value.kind == VALUE_YES_NO && r.value.yes == (n->kind == NODE_YES), &r);
	case NODE_IS:
	case NODE_INCLUDES:
		return ask_is(a, hand, n);
	case NODE_COMPARE:
		return ask_compare(a, hand, n);
	case NODE_PASSED:
		return ask_passed(a, hand, n);
	case NODE_BEFORE:
	case NODE_AFTER:
		return ask_order(a, hand, n);
	case NODE_IN_PERIOD:
		return ask_in_period(a, hand, n);
	case NODE_LOOKUP:
		return ask_lookup(a, hand, n);
	case NODE_HALF:
		return ask_half(a, hand, n);
	case NODE_STEP:
		return ask_step(a, hand, n);
	case NODE_FORM:
		return ask_form(a, hand, n->name);
	}
	return (struct verdict){.since = INSTANT_NONE};
}
