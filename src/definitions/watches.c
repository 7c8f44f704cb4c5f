/* What of a lookup can be tested on the record alone. */
#include "definitions/watches.h"

#include "base/text.h"
#include "definitions/names.h"

/* ── is it the record's own? ───────────────────────────────────────────────────────────────────────────────── */

/* Built-in fields that change without an entry of the record: what is derived, and what depends on another record. */
static bool stands_in_the_record(symbol name)
{
	static const char *const OUTSIDE[] = {"placement", "age",        "resident",
	                                      "children",  "keep_until", "destroyed_at"};
	const char *word = symbol_word(name);
	for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
		if (text_is(word, OUTSIDE[i])) {
			return false;
		}
	}
	return true;
}

static bool path_is_own(const struct path *path, const struct record_type *type)
{
	if (path->root != ROOT_RECORD || path->count != 1) {
		return false;
	}
	return (type && type_field(type, path->names[0])) || stands_in_the_record(path->names[0]);
}

/* A setting may differ from child to child and change without an entry of the record. */
static bool quantity_is_own(const struct quantity *q)
{
	return q->setting == 0;
}

static bool time_is_own(const struct time *time, const struct record_type *type)
{
	switch (time->kind) {
	case TIME_PATH:
		return path_is_own(&time->path, type);
	case TIME_DATE:
		return true;
	case TIME_OFFSET: /* working days move with the bank holidays, which are facts that change */
		return quantity_is_own(&time->span) && time->span.amount.unit != UNIT_WORKING_DAY &&
		       time_is_own(time->a, type);
	case TIME_LATER:
	case TIME_EARLIER:
		return time_is_own(time->a, type) && time_is_own(time->b, type);
	case TIME_LATEST:
	case TIME_APPLIES:
	case TIME_NOW:
		return false;
	}
	return false;
}

static bool operands_are_own(const struct node *node, const struct record_type *type)
{
	for (size_t i = 0; i < node->operand_count; i++) {
		if (node->operands[i].is_path && !path_is_own(&node->operands[i].path, type)) {
			return false;
		}
	}
	return true;
}

static bool is_own(const struct node *node, const struct record_type *type)
{
	switch (node->kind) {
	case NODE_ALL:
	case NODE_ANY:
	case NODE_NOT:
		for (size_t i = 0; i < node->child_count; i++) {
			if (!is_own(node->children[i], type)) {
				return false;
			}
		}
		return true;
	case NODE_FILLED:
	case NODE_ANSWERED:
	case NODE_YES:
	case NODE_NO:
		return path_is_own(&node->path, type);
	case NODE_IS:
	case NODE_INCLUDES:
		return path_is_own(&node->path, type) && operands_are_own(node, type);
	case NODE_COMPARE:
		return path_is_own(&node->path, type) && quantity_is_own(&node->number);
	case NODE_BEFORE:
	case NODE_AFTER:
		return time_is_own(node->time, type) && time_is_own(node->other, type);
	case NODE_STEP:
		return true;
	case NODE_PASSED:
	case NODE_IN_PERIOD:
	case NODE_LOOKUP:
	case NODE_HALF:
	case NODE_FORM:
		return false;
	}
	return false;
}

/* ── splitting and registering ─────────────────────────────────────────────────────────────────────────────── */

/* The conjunction of the children that are own (or not). */
static const struct node *conjunction(const struct language *l, const struct node *where,
                                      const struct record_type *type, bool own)
{
	const struct node **children = ARENA_ARRAY(l->arena, where->child_count, const struct node *);
	size_t count = 0;
	for (size_t i = 0; i < where->child_count; i++) {
		if (is_own(where->children[i], type) == own) {
			children[count++] = where->children[i];
		}
	}
	if (count < 2) {
		return count ? children[0] : NULL;
	}
	struct node *node = ARENA_NEW(l->arena, struct node);
	node->kind = NODE_ALL;
	node->at = where->at;
	node->children = children;
	node->child_count = count;
	return node;
}

static uint32_t register_watch(struct watch_list *list, symbol type, const struct node *own)
{
	const char *key = own ? arena_printf(list->arena, "%s where %s", symbol_word(type),
	                                     condition_words(list->arena, own))
	                      : symbol_word(type);
	symbol name = symbol_of(key);
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].key == name) {
			return (uint32_t)i;
		}
	}
	if (list->count == list->room) {
		list->room = list->room ? list->room * 2 : 64;
		list->items =
			arena_grow(list->arena, list->items, list->count, list->room, sizeof *list->items);
	}
	list->items[list->count] = (struct watch){name, type, own};
	return (uint32_t)list->count++;
}

void watch_rows(const struct language *l, struct rows *rows)
{
	const struct node *where = rows->where;
	const struct record_type *type = l->names ? index_type(l->names, rows->type) : NULL;
	bool of_duties = l->names && l->names->index->duty && l->names->index->duty->name == rows->type;
	if (where && of_duties) { /* the state of a duty is no field that somebody wrote */
		rows->rest = where;
	} else if (where && where->kind == NODE_ALL) {
		rows->own = conjunction(l, where, type, true);
		rows->rest = conjunction(l, where, type, false);
	} else if (where) {
		bool own = is_own(where, type);
		rows->own = own ? where : NULL;
		rows->rest = own ? NULL : where;
	}
	if (l->watches) {
		rows->watch = register_watch(l->watches, rows->type, rows->own);
	}
}
