/* Conditions over one record alone: what `required` asks, and what a watch tests. */
#include "ledger/record.h"

static const struct fact *own_fact(const struct record *r, const struct path *path, struct instant known)
{
	return path->count == 1 && path->root == ROOT_RECORD ? record_fact(r, path->names[0], known) : NULL;
}

static bool word_matches(const struct value *have, const struct value *want)
{
	switch ((int)want->kind) {
	case VALUE_WORD:
		return have->kind == VALUE_WORD && have->word == want->word;
	case VALUE_NUMBER:
		return have->kind == VALUE_NUMBER && have->number == want->number;
	case VALUE_DATE:
		return have->kind == VALUE_DATE && have->date.day == want->date.day;
	case VALUE_TEXT:
		return (have->kind == VALUE_TEXT || have->kind == VALUE_PROVISION) && text_is(have->text, want->text);
	default:
		return false;
	}
}

static bool is_one_of(const struct value *have, const struct node *n)
{
	for (size_t i = 0; i < n->operand_count; i++) {
		if (!n->operands[i].is_path && word_matches(have, &n->operands[i].value)) {
			return true;
		}
	}
	return false;
}

static bool includes_one_of(const struct value *have, const struct node *n)
{
	if (have->kind != VALUE_LIST) {
		return is_one_of(have, n);
	}
	for (uint32_t i = 0; i < have->count; i++) {
		if (is_one_of(&have->items[i], n)) {
			return true;
		}
	}
	return false;
}

static bool compares(const struct value *have, const struct node *n)
{
	if (have->kind != VALUE_NUMBER || n->number.setting != 0) {
		return false;
	}
	switch (n->compare) {
	case COMPARE_AT_LEAST:
		return have->number >= n->number.number;
	case COMPARE_AT_MOST:
		return have->number <= n->number.number;
	case COMPARE_MORE:
		return have->number > n->number.number;
	case COMPARE_LESS:
		return have->number < n->number.number;
	}
	return false;
}

static struct instant own_time(const struct record *r, const struct time *t, struct instant known)
{
	const struct fact *f = t->kind == TIME_PATH ? own_fact(r, &t->path, known) : NULL;
	if (t->kind == TIME_DATE) {
		return instant_day_end(t->date);
	}
	if (f == NULL || (f->value.kind != VALUE_DATE && f->value.kind != VALUE_INSTANT)) {
		return INSTANT_NONE;
	}
	return f->value.kind == VALUE_DATE ? instant_day_end(f->value.date) : f->value.instant;
}

static bool time_test(const struct record *r, const struct node *n, struct instant known)
{
	struct instant a = own_time(r, n->time, known), b = own_time(r, n->other, known);
	if (instant_is_none(a) || instant_is_none(b)) {
		return false;
	}
	return n->kind == NODE_BEFORE ? instant_before(a, b) : instant_before(b, a);
}

static bool field_test(const struct record *r, const struct node *n, struct instant known)
{
	const struct fact *f = own_fact(r, &n->path, known);
	if (f == NULL) {
		return false;
	}
	switch ((int)n->kind) {
	case NODE_FILLED:
		return value_is_filled(&f->value);
	case NODE_ANSWERED:
		return value_is_answered(&f->value);
	case NODE_YES:
		return f->value.kind == VALUE_YES_NO && f->value.yes;
	case NODE_NO:
		return f->value.kind == VALUE_YES_NO && !f->value.yes;
	case NODE_IS:
		return is_one_of(&f->value, n);
	case NODE_INCLUDES:
		return includes_one_of(&f->value, n);
	case NODE_COMPARE:
		return compares(&f->value, n);
	default:
		return false;
	}
}

static bool holds_any(const struct record *r, const struct node *n, struct instant known, bool wanted)
{
	for (size_t i = 0; i < n->child_count; i++) {
		if (record_holds(r, n->children[i], known) == wanted) {
			return true;
		}
	}
	return false;
}

bool record_holds(const struct record *r, const struct node *n, struct instant known)
{
	switch (n->kind) {
	case NODE_ALL:
		return !holds_any(r, n, known, false);
	case NODE_ANY:
		return holds_any(r, n, known, true);
	case NODE_NOT:
		return !record_holds(r, n->children[0], known);
	case NODE_STEP:
		return record_step(r, n->name, known) != NULL;
	case NODE_BEFORE:
	case NODE_AFTER:
		return time_test(r, n, known);
	case NODE_FILLED:
	case NODE_ANSWERED:
	case NODE_YES:
	case NODE_NO:
	case NODE_IS:
	case NODE_INCLUDES:
	case NODE_COMPARE:
		return field_test(r, n, known);
	case NODE_PASSED:
	case NODE_IN_PERIOD:
	case NODE_LOOKUP:
	case NODE_HALF:
	case NODE_FORM:
		return false;
	}
	return false;
}
