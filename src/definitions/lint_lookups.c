/*
 * L9: what an entry touches is bounded by who is here, what is open or what is linked, never by history. A lookup in a
 * condition that opens a duty is therefore about this record, in force, of the same subject, or bounded by a time; one
 * over a whole home is answered by a watch alone, or bounded.
 */
#include "definitions/lint.h"

struct looking {
	struct build *b;
	const struct scope *scope; /* carriers */
	bool opens;                /* in `if` and `due` */
};

static unsigned subjects_of(const struct scope *scope)
{
	unsigned subjects = 0;
	for (size_t i = 0; i < scope->type_count; i++) {
		subjects |= scope->types[i]->subjects;
	}
	return scope->type_count ? subjects : SUBJECT_CHILD | SUBJECT_STAFF | SUBJECT_HOME;
}

/* Records about one child or one member of staff; else the lookup is over the home. */
static bool is_of_one_person(const struct looking *k, const struct rows *rows,
                             const struct record_type *type)
{
	unsigned common = type->subjects & subjects_of(k->scope) & (SUBJECT_CHILD | SUBJECT_STAFF);
	return !rows->in_home && common != 0;
}

static bool is_bounded(const struct rows *rows)
{
	return rows->about_this || rows->in_force || rows->bound == BOUND_SINCE ||
	       rows->bound == BOUND_AFTER;
}

/* One field must be what `each`, `this` or a field of them is: part of the key, so found at once. */
static bool is_key(const struct node *node)
{
	bool is_field = (node->kind == NODE_IS || node->kind == NODE_INCLUDES) &&
	                node->path.root == ROOT_RECORD && node->path.count == 1;
	if (!is_field || node->operand_count != 1 || !node->operands[0].is_path) {
		return false;
	}
	return node->operands[0].path.root != ROOT_RECORD || node->operands[0].path.count == 1;
}

/* Says something of `this` or `each` alone: the same for every record looked up. */
static bool is_of_carrier(const struct node *node)
{
	return (node->kind == NODE_FILLED || node->kind == NODE_ANSWERED || node->kind == NODE_YES ||
	        node->kind == NODE_NO || node->kind == NODE_IS || node->kind == NODE_INCLUDES ||
	        node->kind == NODE_COMPARE) &&
	       node->path.root != ROOT_RECORD;
}

static bool rest_is_keys(const struct node *rest)
{
	if (!rest || is_key(rest) || is_of_carrier(rest)) {
		return true;
	}
	for (size_t i = 0; i < rest->child_count; i++) {
		if (!rest_is_keys(rest->children[i])) {
			return false;
		}
	}
	return rest->kind == NODE_ALL || rest->kind == NODE_ANY || rest->kind == NODE_NOT;
}

static void lint_rows(const struct looking *k, const struct rows *rows)
{
	const struct record_type *type = definitions_type(k->b->d, rows->type);
	if (!type || is_bounded(rows) || rest_is_keys(rows->rest)) {
		return;
	}
	if (is_of_one_person(k, rows, type) && !k->opens) {
		return;
	}
	problems_add(k->b->problems, rows->at, "bound it: \"about this\", \"in force\" or \"since …\"",
	             "this lookup would read every %s there ever was", symbol_word(rows->type));
}

static void lint_time(const struct looking *k, const struct time *time)
{
	if (!time) {
		return;
	}
	if (time->kind == TIME_LATEST) {
		lint_rows(k, time->rows);
	}
	lint_time(k, time->a);
	lint_time(k, time->b);
}

static void lint_node(const struct looking *k, const struct node *node)
{
	if (!node) {
		return;
	}
	for (size_t i = 0; i < node->child_count; i++) {
		lint_node(k, node->children[i]);
	}
	if (node->rows) {
		lint_rows(k, node->rows);
	}
	lint_time(k, node->time);
	lint_time(k, node->other);
}

void lint_lookups(struct build *b, const struct duty *duty)
{
	struct scope scope = duty_scope(b, duty);
	if (scope.unknown) {
		return;
	}
	struct looking opens = {b, &scope, true}, ends = {b, &scope, false};
	lint_node(&opens, duty->condition);
	for (const struct clock *clock = duty->due; clock; clock = clock->otherwise) {
		lint_node(&opens, clock->condition);
		lint_time(&opens, clock->time);
	}
	lint_node(&ends, duty->done);
}
