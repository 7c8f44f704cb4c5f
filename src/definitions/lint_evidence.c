/* L4: the evidence for a duty can be given by somebody who is there. L5: the time its clock counts from can be filled. */
#include <string.h>

#include "base/text.h"
#include "definitions/lint.h"

/* ── who is there ──────────────────────────────────────────────────────────────────────────────────────────── */

#define R(role) (1u << (role))

/* Whoever opened the record, and whoever it is about. */
static const role_set PERSONS = R(ROLE_AUTHOR) | R(ROLE_STAFF_MEMBER) | R(ROLE_CHILD);

/* Roles that the smallest home has. Night staff and key workers are care staff. */
static const role_set EVERY_HOME = R(ROLE_CARE_STAFF) | R(ROLE_REGISTERED_MANAGER) |
                                   R(ROLE_RESPONSIBLE_INDIVIDUAL) | R(ROLE_PROVIDER) |
                                   R(ROLE_INDEPENDENT_PERSON);

static const role_set FLOOR = R(ROLE_CARE_STAFF) | R(ROLE_KEY_WORKER) | R(ROLE_NIGHT_STAFF);
static const role_set LEADERS =
	R(ROLE_SHIFT_LEADER) | R(ROLE_DEPUTY) | R(ROLE_AUTHORISED_PERSON) | R(ROLE_PERSON_IN_CHARGE);
static const role_set OFFICE = R(ROLE_ADMINISTRATOR) | R(ROLE_HUMAN_RESOURCES);

/* The owner and those who act under them. The provider appoints the independent person, and so answers for the reports. */
static role_set under(enum role owner)
{
	switch (owner) {
	case ROLE_CARE_STAFF:
	case ROLE_KEY_WORKER:
	case ROLE_NIGHT_STAFF:
		return FLOOR;
	case ROLE_SHIFT_LEADER:
		return FLOOR | R(ROLE_SHIFT_LEADER);
	case ROLE_DEPUTY:
	case ROLE_AUTHORISED_PERSON:
	case ROLE_PERSON_IN_CHARGE:
		return FLOOR | LEADERS | OFFICE;
	case ROLE_ADMINISTRATOR:
	case ROLE_HUMAN_RESOURCES:
		return OFFICE;
	case ROLE_REGISTERED_MANAGER:
	case ROLE_AUTHOR:
	case ROLE_STAFF_MEMBER:
	case ROLE_CHILD:
	case ROLE_FIELD:
		return FLOOR | LEADERS | OFFICE | R(ROLE_REGISTERED_MANAGER) | R(ROLE_INDEPENDENT_PERSON);
	case ROLE_INDEPENDENT_PERSON:
		return R(ROLE_INDEPENDENT_PERSON);
	case ROLE_RESPONSIBLE_INDIVIDUAL:
	case ROLE_PROVIDER:
	case ROLE_NONE:
	case ROLE__COUNT:
		break;
	}
	return ~(role_set)0;
}

/* ── evidence ──────────────────────────────────────────────────────────────────────────────────────────────── */

struct evidence {
	struct build *b;
	const struct duty *duty;
	/* The first thing that cannot be given. */
	struct position at;
	const char *message;
	/* The first thing that neither the owner nor anybody under them can give, and whether there is one that they can. */
	struct position others_at;
	const char *others_message;
	bool owner_gives;
};

static bool cannot(struct evidence *e, struct position at, const char *message)
{
	if (!e->message) {
		e->at = at;
		e->message = message;
	}
	return false;
}

static bool step_can_be_done(struct evidence *e, const struct record_type *type,
                             const struct step *step, struct position at)
{
	struct arena *arena = e->b->scratch;
	if (!(step->by & (EVERY_HOME | PERSONS))) {
		return cannot(e, at,
		              arena_printf(arena, "step %s of %s can be done by nobody in a small home",
		                           symbol_word(step->name), symbol_word(type->name)));
	}
	if (step->by & (under(e->duty->owner) | PERSONS)) {
		e->owner_gives = true;
	} else if (!e->others_message) {
		e->others_at = at;
		e->others_message = arena_printf(
			arena, "the owner of \"%s\" and those under them may not do step %s of %s",
			symbol_word(e->duty->name), symbol_word(step->name), symbol_word(type->name));
	}
	return true;
}

static bool field_can_be_filled(struct evidence *e, const struct record_type *type,
                                const struct field *field, struct position at)
{
	const char *first = e->message;
	for (size_t i = 0; i < type->step_count; i++) {
		if (step_asks(&type->steps[i], field) && step_can_be_done(e, type, &type->steps[i], at)) {
			e->message = first; /* another step that asks it will do */
			return true;
		}
	}
	return false;
}

static bool path_can_be_filled(struct evidence *e, const struct scope *scope,
                               const struct path *path)
{
	struct meaning m = path_meaning_quietly(&e->b->language, scope, path);
	bool written =
		m.field && m.type && m.type != e->b->index->duty && index_is_own(m.type, m.field);
	return !written || field_can_be_filled(e, m.type, m.field, path->at);
}

static bool can_be_given(struct evidence *e, const struct scope *scope, const struct node *node);

static bool lookup_can_be_given(struct evidence *e, const struct scope *scope,
                                const struct node *node)
{
	if (node->quantifier == THERE_IS_NO || node->quantifier == THERE_ARE_AT_MOST) {
		return true;
	}
	const struct record_type *type = definitions_type(e->b->d, node->rows->type);
	if (!type || type->step_count == 0) {
		return true;
	}
	const struct record_type *types[] = {type};
	struct scope inside = {.types = types, .type_count = 1, .outer = scope};
	return step_can_be_done(e, type, &type->steps[0], node->rows->at) &&
	       (!node->rows->where || can_be_given(e, &inside, node->rows->where));
}

static bool step_test_can_be_given(struct evidence *e, const struct scope *scope,
                                   const struct node *node)
{
	for (size_t i = 0; i < scope->type_count; i++) {
		const struct step *step = type_step(scope->types[i], node->name);
		if (step && !step_can_be_done(e, scope->types[i], step, node->at)) {
			return false;
		}
	}
	return true;
}

static bool any_can_be_given(struct evidence *e, const struct scope *scope, const struct node *node)
{
	const char *first = e->message;
	for (size_t i = 0; i < node->child_count; i++) {
		if (can_be_given(e, scope, node->children[i])) {
			e->message = first;
			return true;
		}
	}
	return false;
}

static bool can_be_given(struct evidence *e, const struct scope *scope, const struct node *node)
{
	switch (node->kind) {
	case NODE_ALL:
		for (size_t i = 0; i < node->child_count; i++) {
			if (!can_be_given(e, scope, node->children[i])) {
				return false;
			}
		}
		return true;
	case NODE_ANY:
		return any_can_be_given(e, scope, node);
	case NODE_FILLED:
	case NODE_ANSWERED:
	case NODE_YES:
	case NODE_NO:
	case NODE_IS:
	case NODE_INCLUDES:
	case NODE_COMPARE:
		return path_can_be_filled(e, scope, &node->path);
	case NODE_BEFORE:
	case NODE_AFTER:
		return node->time->kind != TIME_PATH || path_can_be_filled(e, scope, &node->time->path);
	case NODE_LOOKUP:
		return lookup_can_be_given(e, scope, node);
	case NODE_STEP:
		return step_test_can_be_given(e, scope, node);
	case NODE_NOT:
	case NODE_PASSED:
	case NODE_IN_PERIOD:
	case NODE_HALF:
	case NODE_FORM:
		return true;
	}
	return true;
}

/* ── the clock's time ──────────────────────────────────────────────────────────────────────────────────────── */

/* Whether the condition would be false without the step: it names the step or a field of it. */
static bool shows_step(const struct node *node, const struct step *step)
{
	for (size_t i = 0; node && i < node->child_count; i++) {
		if (shows_step(node->children[i], step)) {
			return true;
		}
	}
	if (!node || node->kind == NODE_NOT) {
		return false;
	}
	if (node->kind == NODE_STEP && node->name == step->name) {
		return true;
	}
	for (size_t i = 0;
	     i < step->asked_count && node->path.root == ROOT_RECORD && node->path.count == 1; i++) {
		if (step->asked[i].field->name == node->path.names[0]) {
			return true;
		}
	}
	return false;
}

/* … in the lookups of the condition too, where they look at records of the type. */
static bool lookup_shows_step(const struct node *node, symbol type, const struct step *step)
{
	for (size_t i = 0; node && i < node->child_count; i++) {
		if (lookup_shows_step(node->children[i], type, step)) {
			return true;
		}
	}
	return node && node->kind == NODE_LOOKUP && node->rows->type == type &&
	       shows_step(node->rows->where, step);
}

static bool is_carried_by(const struct duty *duty, symbol type)
{
	for (size_t i = 0; i < duty->starts_count; i++) {
		if (duty->starts[i] == type) {
			return true;
		}
	}
	return false;
}

static bool some_duty_shows(const struct build *b, const struct record_type *type,
                            const struct step *step)
{
	for (size_t i = 0; i < b->duty_count; i++) {
		const struct duty *duty = &b->duties[i];
		if ((is_carried_by(duty, type->name) && shows_step(duty->done, step)) ||
		    lookup_shows_step(duty->done, type->name, step)) {
			return true;
		}
	}
	return false;
}

static bool is_required_in(const struct step *step, const struct field *field)
{
	for (size_t i = 0; i < step->asked_count; i++) {
		if (step->asked[i].field == field &&
		    (step->asked[i].required || step->asked[i].required_if)) {
			return true;
		}
	}
	return false;
}

/* The record does not get anywhere without it. */
static bool carries_the_record(const struct record_type *type, const struct field *field)
{
	return field->name == type->happened || field->name == type->force_from ||
	       field->name == type->force_to;
}

static bool has_required(const struct step *step)
{
	for (size_t i = 0; i < step->asked_count; i++) {
		if (step->asked[i].required || step->asked[i].required_if) {
			return true;
		}
	}
	return false;
}

enum filling {
	NEVER_ASKED_FOR, /* a step that nothing makes anybody do */
	SEEN,            /* whoever does its step sees the question, and may leave it */
	SURE
};

static enum filling how_filled(const struct build *b, const struct record_type *type,
                               const struct field *field)
{
	enum filling best = carries_the_record(type, field) ? SURE : NEVER_ASKED_FOR;
	for (size_t i = 0; i < type->step_count && best != SURE; i++) {
		const struct step *step = &type->steps[i];
		if (!step_asks(step, field)) {
			continue;
		}
		if (is_required_in(step, field) || some_duty_shows(b, type, step)) {
			best = SURE;
		} else if (has_required(step)) {
			best = SEEN;
		}
	}
	return best;
}

/* `before x if x is filled, else …`: what is empty has its own branch. */
static bool is_asked_for(const struct node *condition, const struct path *path)
{
	for (size_t i = 0; condition && i < condition->child_count; i++) {
		if (is_asked_for(condition->children[i], path)) {
			return true;
		}
	}
	return condition && (condition->kind == NODE_FILLED || condition->kind == NODE_ANSWERED) &&
	       condition->path.count == path->count && condition->path.root == path->root &&
	       memcmp(condition->path.names, path->names, sizeof path->names) == 0;
}

static void lint_time(struct build *b, const struct scope *scope, const struct clock *clock,
                      const struct time *time)
{
	if (time && time->kind == TIME_OFFSET) {
		lint_time(b, scope, clock, time->a);
	}
	if (!time || time->kind != TIME_PATH || is_asked_for(clock->condition, &time->path)) {
		return;
	}
	struct meaning m = path_meaning_quietly(&b->language, scope, &time->path);
	bool written = m.field && m.type && m.type != b->index->duty && index_is_own(m.type, m.field);
	enum filling filling = written ? how_filled(b, m.type, m.field) : SURE;
	if (filling == NEVER_ASKED_FOR) {
		problems_add(b->problems, time->at, "make it required, or let another duty see to its step",
		             "%s may be left empty, and no duty would show it: the clock would never start",
		             meaning_name(b->scratch, m));
	} else if (filling == SEEN) {
		problems_warn(b->problems, time->at,
		              "make it required where it matters: \"required: CONDITION\"",
		              "%s may be left empty when its step is done: then the clock never starts",
		              meaning_name(b->scratch, m));
	}
}

void lint_evidence(struct build *b, const struct duty *duty)
{
	struct scope scope = duty_scope(b, duty);
	if (scope.unknown || !duty->done) {
		return;
	}
	struct evidence e = {.b = b, .duty = duty};
	if (!can_be_given(&e, &scope, duty->done)) {
		problems_add(b->problems, e.at, NULL, "%s", e.message);
	} else if (e.others_message &&
	           !e.owner_gives) { /* somebody above them may check what they did */
		problems_add(b->problems, e.others_at, NULL, "%s", e.others_message);
	}
	/* `later of` and `earlier of` leave out what is empty. */
	for (const struct clock *clock = duty->due; clock; clock = clock->otherwise) {
		lint_time(b, &scope, clock, clock->time);
	}
}
