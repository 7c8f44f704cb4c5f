/* "last done: 2024-08-31": the evidence that a duty's `done` asks for, brought about at that moment. */
#include <string.h>

#include "definitions/index.h"
#include "duties/example_world.h"

static void satisfy(struct little *l, struct draft *d, const struct node *n, struct when at);

static struct value time_value(const struct field *f, struct when at)
{
	if (f->type == FIELD_DATE) {
		return (struct value){VALUE_DATE, 0, {.date = when_day(at)}};
	}
	return (struct value){VALUE_INSTANT, 0, {.instant = when_start(at)}};
}

/* Some value for a field that only has to hold one. */
static struct value any_value(struct little *l, const struct field *f, struct when at)
{
	struct example_item item = {.key = "", .text = "1"};
	if (f->type == FIELD_DATE || f->type == FIELD_INSTANT) {
		return time_value(f, at);
	}
	if (f->type == FIELD_LINK || (f->type == FIELD_PARTY && f->of_count == 0)) {
		return (struct value){VALUE_LINK, 0, {.link = l->staff->no}};
	}
	if (f->type == FIELD_CHOICE || f->type == FIELD_PARTY) {
		item.text = f->of_count > 0 ? symbol_word(f->of[0]) : "word";
	} else if (f->type == FIELD_YES_NO) {
		item.text = "yes";
	} else if (f->type == FIELD_DURATION) {
		item.text = "1 hour";
	}
	return little_value(l, f, &item);
}

static struct value operand_value(struct little *l, const struct field *f, const struct operand *o)
{
	struct example_item item = {.key = "", .text = o->path.root == ROOT_THIS ? "this" : l->each};
	if (!o->is_path) {
		return o->value;
	}
	if (item.text == NULL || o->path.count > 0) {
		return (struct value){VALUE_NONE, 0, {.text = NULL}};
	}
	return little_value(l, f, &item);
}

static void set(struct little *l, struct draft *d, const struct path *p, struct value v, struct when at)
{
	if (p->count == 2 && p->names[0] == symbol_of("child")) {
		d = l->child;
	}
	if (v.kind != VALUE_NONE) {
		little_fact(l, d, p->names[p->count - 1], v, when_start(at));
	}
}

static const struct field *field_at(struct little *l, const struct draft *d, const struct path *p)
{
	if (p->count == 2 && p->names[0] == symbol_of("child")) {
		d = l->child;
	}
	return p->count == 0 || d->type == NULL ? NULL : index_field(l->d, d->type, p->names[p->count - 1]);
}

static void satisfy_field(struct little *l, struct draft *d, const struct node *n, struct when at)
{
	const struct field *f = field_at(l, d, &n->path);
	struct value v = {VALUE_NONE, 0, {.text = NULL}};
	if (f == NULL) {
		return;
	}
	switch ((int)n->kind) {
	case NODE_IS:
		v = operand_value(l, f, &n->operands[0]);
		break;
	case NODE_INCLUDES: {
		struct value *items = ARENA_NEW(l->c->arena, struct value);
		*items = operand_value(l, f, &n->operands[0]);
		v = (struct value){VALUE_LIST, 1, {.items = items}};
		break;
	}
	case NODE_YES:
	case NODE_NO:
		v = (struct value){VALUE_YES_NO, 0, {.yes = n->kind == NODE_YES}};
		break;
	case NODE_COMPARE:
		v = (struct value){VALUE_NUMBER, 0, {.number = n->number.number + (n->compare == COMPARE_MORE ? 100 : n->compare == COMPARE_LESS ? -100 : 0)}};
		break;
	default:
		v = any_value(l, f, at);
		break;
	}
	set(l, d, &n->path, v, at);
}

static void add_record(struct little *l, const struct node *n, struct when at)
{
	struct draft *d = little_draft(l, symbol_word(n->rows->type), NULL);
	if (d->type == NULL) {
		return;
	}
	little_place(l, d, l->carrier);
	d->opened = when_start(at);
	const struct field *happened = type_field(d->type, d->type->happened);
	if (happened != NULL) {
		little_fact(l, d, happened->name, time_value(happened, at), INSTANT_NONE);
	}
	d->links = ARENA_NEW(l->c->arena, record_no);
	d->links[0] = l->carrier->no;
	d->link_count = 1;
	satisfy(l, d, n->rows->where, at);
}

static void satisfy(struct little *l, struct draft *d, const struct node *n, struct when at)
{
	if (n == NULL) {
		return;
	}
	switch (n->kind) {
	case NODE_ALL:
		for (size_t i = 0; i < n->child_count; i++) {
			satisfy(l, d, n->children[i], at);
		}
		return;
	case NODE_ANY:
		satisfy(l, d, n->children[0], at);
		return;
	case NODE_LOOKUP:
		if (n->quantifier == THERE_IS || n->quantifier == THERE_ARE_AT_LEAST) {
			add_record(l, n, at);
		}
		return;
	case NODE_STEP:
		*(struct draft_fact *)PUSH(l->c->arena, d->facts, d->fact_count, d->fact_room) =
			(struct draft_fact){.step = n->name, .written = when_start(at)};
		return;
	case NODE_FILLED:
	case NODE_ANSWERED:
	case NODE_YES:
	case NODE_NO:
	case NODE_IS:
	case NODE_INCLUDES:
	case NODE_COMPARE:
		satisfy_field(l, d, n, at);
		return;
	case NODE_NOT:
	case NODE_PASSED:
	case NODE_BEFORE:
	case NODE_AFTER:
	case NODE_IN_PERIOD:
	case NODE_HALF:
	case NODE_FORM:
		return; /* what nobody has said is not so */
	}
}

void little_satisfy(struct little *l, struct draft *d, const struct node *n)
{
	satisfy(l, d, n, when_on(date_of(2000, 1, 1)));
}

void little_evidence(struct little *l, const struct node *done, struct when at)
{
	satisfy(l, l->carrier, done, at);
}
