/* Trees back in the words of the language: always the same words for the same tree. */
#include "base/text.h"
#include "definitions/watches.h"

static void put_condition(struct buf *b, const struct node *node);
static void put_time(struct buf *b, const struct time *time);

static void put_path(struct buf *b, const struct path *path)
{
	static const char *const ROOTS[] = {
		[ROOT_RECORD] = "", [ROOT_THIS] = "this", [ROOT_EACH] = "each"};
	buf_put(b, ROOTS[path->root]);
	for (size_t i = 0; i < path->count; i++) {
		buf_put(b, i > 0 || path->root != ROOT_RECORD ? "." : "");
		buf_put(b, symbol_word(path->names[i]));
	}
}

static void put_number(struct buf *b, int64_t number)
{
	int64_t size = number < 0 ? -number : number;
	buf_printf(b, "%s%lld", number < 0 ? "-" : "", (long long)(size / 100));
	if (size % 100 != 0) {
		buf_printf(b, size % 10 ? ".%02lld" : ".%lld",
		           (long long)(size % 10 ? size % 100 : size % 100 / 10));
	}
}

static void put_quantity(struct buf *b, const struct quantity *q)
{
	if (q->setting) {
		buf_printf(b, "setting %s", symbol_word(q->setting));
	} else if (q->is_amount) {
		buf_put(b, amount_words(b->arena, q->amount));
	} else {
		put_number(b, q->number);
	}
}

static void put_rows(struct buf *b, const struct rows *rows)
{
	static const char *const BOUNDS[] = {[BOUND_NONE] = "",
	                                     [BOUND_SINCE] = " since ",
	                                     [BOUND_AFTER] = " after ",
	                                     [BOUND_BEFORE] = " before "};
	buf_put(b, symbol_word(rows->type));
	buf_put(b, rows->about_this ? " about this" : "");
	buf_put(b, rows->in_home ? " in the home" : "");
	buf_put(b, rows->in_period ? " in period" : "");
	buf_put(b, rows->in_force ? " in force" : "");
	if (rows->on) {
		buf_put(b, " on ");
		put_time(b, rows->on);
	}
	if (rows->bound != BOUND_NONE) {
		buf_put(b, BOUNDS[rows->bound]);
		put_time(b, rows->bound_time);
	}
	if (rows->where) {
		buf_put(b, " where ");
		put_condition(b, rows->where);
	}
}

static void put_time(struct buf *b, const struct time *time)
{
	switch (time->kind) {
	case TIME_PATH:
		put_path(b, &time->path);
		break;
	case TIME_DATE:
		buf_put(b, date_iso(b->arena, time->date));
		break;
	case TIME_OFFSET:
		put_quantity(b, &time->span);
		buf_put(b, time->back ? " before " : " after ");
		put_time(b, time->a);
		break;
	case TIME_LATER:
	case TIME_EARLIER:
		buf_put(b, time->kind == TIME_LATER ? "later of " : "earlier of ");
		put_time(b, time->a);
		buf_put(b, " and ");
		put_time(b, time->b);
		break;
	case TIME_LATEST:
		buf_put(b, time->earliest ? "earliest " : "latest ");
		put_path(b, &time->path);
		buf_put(b, " of ");
		put_rows(b, time->rows);
		break;
	case TIME_APPLIES:
		buf_put(b, "when it applies");
		break;
	case TIME_NOW:
		buf_put(b, "now");
		break;
	}
}

static void put_operand(struct buf *b, const struct operand *operand)
{
	const struct value *v = &operand->value;
	if (operand->is_path) {
		put_path(b, &operand->path);
	} else if (v->kind == VALUE_WORD) {
		buf_put(b, symbol_word(v->word));
	} else if (v->kind == VALUE_NUMBER) {
		put_number(b, v->number);
	} else if (v->kind == VALUE_DATE) {
		buf_put(b, date_iso(b->arena, v->date));
	} else {
		buf_printf(b, "\"%s\"", v->text);
	}
}

static void put_operands(struct buf *b, const struct node *node)
{
	if (node->operand_count == 1) {
		put_operand(b, node->operands);
		return;
	}
	buf_put(b, "one of [");
	for (size_t i = 0; i < node->operand_count; i++) {
		buf_put(b, i ? ", " : "");
		put_operand(b, &node->operands[i]);
	}
	buf_put(b, "]");
}

static void put_lookup(struct buf *b, const struct node *node)
{
	switch (node->quantifier) {
	case THERE_IS:
		buf_put(b, "there is a ");
		break;
	case THERE_IS_NO:
		buf_put(b, "there is no ");
		break;
	case THERE_ARE_AT_LEAST:
	case THERE_ARE_AT_MOST:
		buf_put(b, node->quantifier == THERE_ARE_AT_LEAST ? "there are at least "
		                                                  : "there are at most ");
		put_quantity(b, &node->number);
		buf_char(b, ' ');
		break;
	}
	put_rows(b, node->rows);
}

static bool needs_brackets(const struct node *node)
{
	return node->kind == NODE_ALL || node->kind == NODE_ANY || node->kind == NODE_LOOKUP ||
	       node->kind == NODE_HALF;
}

static void put_part(struct buf *b, const struct node *node)
{
	bool brackets = needs_brackets(node);
	buf_put(b, brackets ? "(" : "");
	put_condition(b, node);
	buf_put(b, brackets ? ")" : "");
}

static void put_joined(struct buf *b, const struct node *node, const char *join)
{
	for (size_t i = 0; i < node->child_count; i++) {
		buf_put(b, i ? join : "");
		put_part(b, node->children[i]);
	}
}

static void put_field_test(struct buf *b, const struct node *node, const char *verb)
{
	put_path(b, &node->path);
	buf_put(b, verb);
}

static void put_condition(struct buf *b, const struct node *node)
{
	static const char *const COMPARE[] = {[COMPARE_AT_LEAST] = " is at least ",
	                                      [COMPARE_AT_MOST] = " is at most ",
	                                      [COMPARE_MORE] = " is more than ",
	                                      [COMPARE_LESS] = " is less than "};
	switch (node->kind) {
	case NODE_ALL:
		put_joined(b, node, " and ");
		break;
	case NODE_ANY:
		put_joined(b, node, " or ");
		break;
	case NODE_NOT:
		buf_put(b, "not ");
		put_part(b, node->children[0]);
		break;
	case NODE_FILLED:
		put_field_test(b, node, " is filled");
		break;
	case NODE_ANSWERED:
		put_field_test(b, node, " is answered");
		break;
	case NODE_YES:
		put_field_test(b, node, " is yes");
		break;
	case NODE_NO:
		put_field_test(b, node, " is no");
		break;
	case NODE_IS:
		put_field_test(b, node, " is ");
		put_operands(b, node);
		break;
	case NODE_INCLUDES:
		put_field_test(b, node, " includes ");
		put_operands(b, node);
		break;
	case NODE_COMPARE:
		put_field_test(b, node, COMPARE[node->compare]);
		put_quantity(b, &node->number);
		break;
	case NODE_PASSED:
		put_time(b, node->time);
		buf_put(b, " has passed");
		break;
	case NODE_IN_PERIOD:
		put_time(b, node->time);
		buf_put(b, " is in period");
		break;
	case NODE_BEFORE:
	case NODE_AFTER:
		put_time(b, node->time);
		buf_put(b, node->kind == NODE_BEFORE ? " is before " : " is after ");
		put_time(b, node->other);
		break;
	case NODE_LOOKUP:
		put_lookup(b, node);
		break;
	case NODE_HALF:
		buf_put(b, "at most half of ");
		put_rows(b, node->rows);
		buf_put(b, " have ");
		put_condition(b, node->children[0]);
		break;
	case NODE_STEP:
		buf_printf(b, "step %s", symbol_word(node->name));
		break;
	case NODE_FORM:
		buf_printf(b, "form %s is complete", symbol_word(node->name));
		break;
	}
}

/* ── clocks ────────────────────────────────────────────────────────────────────────────────────────────────── */

static const char *const BOXES[] = {
	[BOX_DAY] = "calendar day",        [BOX_WEEK] = "calendar week",
	[BOX_MONTH] = "calendar month",    [BOX_YEAR] = "calendar year",
	[BOX_SCHOOL_WEEK] = "school week", [BOX_SCHOOL_TERM] = "school term"};

static void put_from(struct buf *b, const char *word, const struct time *time)
{
	buf_put(b, word);
	put_time(b, time);
}

static void put_box(struct buf *b, const struct clock *clock)
{
	buf_put(b, clock->target ? "aim for " : "");
	if (clock->has_amount) {
		put_quantity(b, &clock->amount);
		buf_put(b, " after ");
	}
	buf_printf(b, "each %s", BOXES[clock->box]);
}

static void put_span(struct buf *b, const struct clock *clock)
{
	static const char *const SPOKEN[] = {[SPOKEN_PLAINLY] = "",
	                                     [SPOKEN_WITHOUT_DELAY] = "without delay, ",
	                                     [SPOKEN_AS_SOON_AS_PRACTICABLE] =
	                                         "as soon as practicable, "};
	buf_put(b, SPOKEN[clock->spoken]);
	buf_put(b, clock->target ? "aim for " : "");
	if (clock->has_amount) {
		put_quantity(b, &clock->amount);
		buf_char(b, ' ');
	}
	if (clock->kind == CLOCK_PERIOD) {
		buf_put(b, "from last done, first ");
		if (clock->has_first) {
			put_quantity(b, &clock->first);
			buf_char(b, ' ');
		}
	}
	if (clock->kind == CLOCK_MONTH_AFTER) {
		put_from(b, "end of the month after ", clock->time);
	} else {
		put_from(b, clock->kind == CLOCK_AHEAD || clock->kind == CLOCK_BEFORE ? "before " : "from ",
		         clock->time);
	}
}

static void put_clock(struct buf *b, const struct clock *clock)
{
	switch (clock->kind) {
	case CLOCK_AT_ALL_TIMES:
		buf_put(b, "at all times");
		if (clock->has_amount) {
			buf_put(b, clock->target ? ", aim for " : ", within ");
			put_quantity(b, &clock->amount);
		}
		break;
	case CLOCK_ON_SAVE:
		buf_put(b, "on every save");
		break;
	case CLOCK_LADDER:
		buf_printf(b, "ladder %s", symbol_word(clock->ladder));
		put_from(b, " from ", clock->time);
		break;
	case CLOCK_BOX:
		put_box(b, clock);
		break;
	case CLOCK_AFTER:
	case CLOCK_AHEAD:
	case CLOCK_BEFORE:
	case CLOCK_MONTH_AFTER:
	case CLOCK_PERIOD:
		put_span(b, clock);
		break;
	}
	if (clock->condition) {
		buf_put(b, " if ");
		put_condition(b, clock->condition);
		buf_put(b, ", else ");
		put_clock(b, clock->otherwise);
	}
}

const char *condition_words(struct arena *arena, const struct node *node)
{
	struct buf b = {.arena = arena};
	put_condition(&b, node);
	return buf_text(&b);
}

const char *rows_words(struct arena *arena, const struct rows *rows)
{
	struct buf b = {.arena = arena};
	put_rows(&b, rows);
	return buf_text(&b);
}

const char *clock_words(struct arena *arena, const struct clock *clock)
{
	struct buf b = {.arena = arena};
	put_clock(&b, clock);
	return buf_text(&b);
}
