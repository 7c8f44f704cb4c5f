/* Conditions: section 2.3 of the definition language, one function a line of its grammar. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "definitions/parser.h"
#include "definitions/values.h"

static struct node *new_node(struct parser *p, enum node_kind kind)
{
	struct node *node = ARENA_NEW(p->l->arena, struct node);
	node->kind = kind;
	return node;
}

static const struct node *wrap(struct parser *p, enum node_kind kind,
                               const struct node *const *children, size_t count)
{
	struct node *node = new_node(p, kind);
	node->at = children[0]->at;
	node->children = children;
	node->child_count = count;
	return node;
}

static const struct node *negate(struct parser *p, const struct node *node, bool is_not)
{
	if (!is_not || !node) {
		return node;
	}
	const struct node **child = ARENA_ARRAY(p->l->arena, 1, const struct node *);
	child[0] = node;
	return wrap(p, NODE_NOT, child, 1);
}

/* ── looking ahead ─────────────────────────────────────────────────────────────────────────────────────────── */

/* A verb stands there, so the word before it is a name, whatever it may mean elsewhere. */
static bool sees_verb(const struct parser *p, size_t ahead)
{
	return parser_sees_at(p, ahead, "is") || parser_sees_at(p, ahead, "includes") ||
	       parser_sees_at(p, ahead, "has passed") || parser_sees_at(p, ahead, "has not passed");
}

static bool sees_any(const struct parser *p, size_t ahead, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (parser_sees_at(p, ahead, words[i])) {
			return true;
		}
	}
	return false;
}
#define SEES_ANY(p, ahead, words) sees_any((p), (ahead), (words), sizeof(words) / sizeof *(words))

static bool sees_lookup(const struct parser *p)
{
	static const char *const OPENINGS[] = {"there is a", "there is an", "there is no",
	                                       "there are at"};
	return SEES_ANY(p, 0, OPENINGS);
}

/* A time that does not begin with the name of a field. */
static bool sees_worded_time(const struct parser *p)
{
	enum token_kind kind = parser_peek(p, 0)->kind;
	if (kind == TOKEN_NUMBER || kind == TOKEN_DATE) {
		return true;
	}
	if (sees_verb(p, 1)) {
		return p->l->form && parser_sees(p, "now");
	}
	return parser_sees(p, "later of") || parser_sees(p, "earlier of") ||
	       parser_sees(p, "when it applies") || parser_sees(p, "setting") ||
	       ((parser_sees(p, "latest") || parser_sees(p, "earliest")) && parser_sees_at(p, 2, "of"));
}

/* What follows the path makes it a time. */
static bool sees_time_verb(const struct parser *p, size_t ahead)
{
	static const char *const VERBS[] = {"has passed", "has not passed", "is before",
	                                    "is after",   "is not before",  "is not after"};
	static const char *const FORM_VERBS[] = {"is in period", "is not in period"};
	return SEES_ANY(p, ahead, VERBS) || (p->l->form && SEES_ANY(p, ahead, FORM_VERBS));
}

/* ── lookups ───────────────────────────────────────────────────────────────────────────────────────────────── */

/* The text of the lookup around this one, up to the word that joins them. */
static const char *bracket_first(const struct parser *p, size_t here)
{
	size_t first = (size_t)(p->where_lookup - p->tokens);
	while (first > 0 && strcmp(p->tokens[first].text, "there") != 0) {
		first--;
	}
	size_t join = here > 0 ? here - 1 : 0;
	return arena_printf(p->l->scratch, "close the first one: (%s) %s (there is …)",
	                    parser_text(p, first, join), p->tokens[join].text);
}

static bool check_lookup(struct parser *p, size_t from, size_t type)
{
	if (p->where_lookup) {
		return parser_fails(p, parser_place(p, from, type + 1), bracket_first(p, from),
		                    "a lookup cannot stand inside \"where\"");
	}
	if (++p->lookups > LIMIT_LOOKUPS) {
		return parser_fails(p, parser_place(p, from, type + 1), "split the duty",
		                    "more than %d lookups in one condition", LIMIT_LOOKUPS);
	}
	return true;
}

static bool parse_count(struct parser *p, struct node *node)
{
	node->quantifier = parser_accepts(p, "at least") ? THERE_ARE_AT_LEAST : THERE_ARE_AT_MOST;
	if (node->quantifier == THERE_ARE_AT_MOST && !parser_expects(p, "at most")) {
		return false;
	}
	size_t from = p->next;
	if (!parse_quantity(p, &node->number)) {
		return false;
	}
	if (node->number.is_amount || (node->number.setting == 0 && node->number.number % 100 != 0)) {
		return parser_fails(p, parser_place(p, from, p->next), NULL, "a whole number was expected");
	}
	return true;
}

/* In forms a lookup inside `where` stands to the record around it as others do to the carrying record. */
static const struct rows *parse_inner_rows(struct parser *p)
{
	if (!p->l->form || !p->scope->outer) {
		return parse_rows(p);
	}
	const struct scope *saved = p->scope;
	struct scope *here = ARENA_NEW(p->l->scratch, struct scope);
	*here = *saved;
	here->outer = NULL;
	p->scope = here;
	const struct rows *rows = parse_rows(p);
	p->scope = saved;
	return rows;
}

static const struct node *parse_lookup(struct parser *p)
{
	size_t from = p->next;
	struct node *node = new_node(p, NODE_LOOKUP);
	p->next += 2; /* there is, there are */
	if (parser_accepts(p, "no")) {
		node->quantifier = THERE_IS_NO;
	} else if (parser_accepts(p, "a") || parser_accepts(p, "an")) {
		node->quantifier = THERE_IS;
	} else if (!parse_count(p, node)) {
		return NULL;
	}
	if (!check_lookup(p, from, p->next)) {
		return NULL;
	}
	node->rows = parse_inner_rows(p);
	node->at = parser_place(p, from, p->next);
	return node->rows ? node : NULL;
}

static const struct node *parse_half(struct parser *p)
{
	size_t from = p->next;
	p->next += 4; /* at most half of */
	if (!check_lookup(p, from, p->next)) {
		return NULL;
	}
	struct node *node = new_node(p, NODE_HALF);
	node->rows = parse_rows(p);
	if (!node->rows || !parser_expects(p, "have")) {
		return NULL;
	}
	const struct record_type *type = p->l->names ? index_type(p->l->names, node->rows->type) : NULL;
	struct parser saved = *p;
	p->scope = scope_inside(p, type, type == NULL);
	p->where_lookup = &p->tokens[from];
	const struct node **child = ARENA_ARRAY(p->l->arena, 1, const struct node *);
	child[0] = parse_condition(p);
	p->scope = saved.scope;
	p->where_lookup = saved.where_lookup;
	node->children = child;
	node->child_count = 1;
	node->at = parser_place(p, from, p->next);
	return child[0] ? node : NULL;
}

/* ── tests ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static const struct node *parse_step(struct parser *p)
{
	struct node *node = new_node(p, NODE_STEP);
	p->next++;
	if (!parse_name(p, &node->name, &node->at)) {
		return NULL;
	}
	check_step_name(p->l, p->scope, node->name, node->at);
	return node;
}

static const struct node *parse_form(struct parser *p)
{
	struct node *node = new_node(p, NODE_FORM);
	p->next++;
	if (!parse_name(p, &node->name, &node->at) || !parser_expects(p, "is complete")) {
		return NULL;
	}
	check_form_name(p->l, node->name, node->at);
	return node;
}

static const struct node *parse_time_test(struct parser *p)
{
	size_t from = p->next;
	struct node *node = new_node(p, NODE_PASSED);
	node->time = parse_time(p);
	if (!node->time) {
		return NULL;
	}
	bool is_not = false;
	if (parser_accepts(p, "has not passed")) {
		is_not = true;
	} else if (!parser_accepts(p, "has passed")) {
		if (!parser_expects(p, "is")) {
			return NULL;
		}
		is_not = parser_accepts(p, "not");
		if (p->l->form && parser_accepts(p, "in period")) {
			node->kind = NODE_IN_PERIOD;
		} else {
			node->kind = parser_accepts(p, "before") ? NODE_BEFORE : NODE_AFTER;
			if (node->kind == NODE_AFTER && !parser_accepts(p, "after")) {
				parser_expected(p, "\"before\" or \"after\"");
				return NULL;
			}
			node->other = parse_time(p);
		}
	}
	node->at = parser_place(p, from, p->next);
	return p->failed ? NULL : negate(p, node, is_not);
}

static bool is_compared(struct parser *p, enum compare *ret)
{
	static const char *const WORDS[] = {[COMPARE_AT_LEAST] = "at least",
	                                    [COMPARE_AT_MOST] = "at most",
	                                    [COMPARE_MORE] = "more than",
	                                    [COMPARE_LESS] = "less than"};
	for (int i = COMPARE_AT_LEAST; i <= COMPARE_LESS; i++) {
		if (parser_accepts(p, WORDS[i])) {
			*ret = (enum compare)i;
			return true;
		}
	}
	return false;
}

static bool parse_comparison(struct parser *p, struct node *node, struct meaning m)
{
	node->kind = NODE_COMPARE;
	size_t from = p->next;
	if (!parse_quantity(p, &node->number)) {
		return false;
	}
	field_is_read(p->l, m.field);
	if (!m.field) {
		return true;
	}
	if (m.field->type != FIELD_NUMBER && m.field->type != FIELD_DURATION) {
		problems_add(p->l->problems, node->path.at, NULL,
		             "%s is a %s: only numbers are compared so", meaning_name(p->l->scratch, m),
		             field_type_word(m.field->type));
	} else if (node->number.is_amount != (m.field->type == FIELD_DURATION)) {
		problems_add(p->l->problems, parser_place(p, from, p->next), NULL, "%s is a %s, this is %s",
		             meaning_name(p->l->scratch, m), field_type_word(m.field->type),
		             node->number.is_amount ? "an amount" : "a number");
	}
	return true;
}

/* yes, no: of a yes-no field, or a choice that has these words. */
static bool parse_yes_no(struct parser *p, struct node *node, struct meaning m)
{
	bool yes = parser_sees(p, "yes");
	symbol word = symbol_of(yes ? "yes" : "no");
	if (m.field && field_holds_words(m.field)) {
		node->kind = NODE_IS;
		return parse_one_value(p, m, node);
	}
	if (m.field && m.field->type != FIELD_YES_NO) {
		problems_add(p->l->problems, parser_place(p, p->next, p->next + 1), NULL,
		             "%s is a %s: it is not answered by \"%s\"", meaning_name(p->l->scratch, m),
		             field_type_word(m.field->type), symbol_word(word));
	}
	field_is_read(p->l, m.field);
	node->kind = yes ? NODE_YES : NODE_NO;
	p->next++;
	return true;
}

static bool parse_after_is(struct parser *p, struct node *node, struct meaning m)
{
	if (parser_sees(p, "filled") || parser_sees(p, "answered")) {
		node->kind = parser_accepts(p, "filled") ? NODE_FILLED : NODE_ANSWERED;
		p->next += node->kind == NODE_ANSWERED;
		/* A time that lies ahead is not filled yet: there the value counts. */
		if (m.field && field_is_time(m.field)) {
			field_is_read(p->l, m.field);
		} else {
			field_is_named(p->l, m.field);
		}
		return true;
	}
	if (parser_sees(p, "yes") || parser_sees(p, "no")) {
		return parse_yes_no(p, node, m);
	}
	if (is_compared(p, &node->compare)) {
		return parse_comparison(p, node, m);
	}
	node->kind = NODE_IS;
	field_is_read(p->l, m.field);
	if (m.field && m.field->many) {
		return parser_fails(p, node->path.at, NULL, "%s holds many values: write \"includes\"",
		                    meaning_name(p->l->scratch, m));
	}
	return parser_accepts(p, "one of") ? parse_values(p, m, node) : parse_one_value(p, m, node);
}

static bool parse_after_includes(struct parser *p, struct node *node, struct meaning m)
{
	node->kind = NODE_INCLUDES;
	field_is_read(p->l, m.field);
	if (m.field && !m.field->many) {
		return parser_fails(p, node->path.at, NULL, "%s holds one value: write \"is\"",
		                    meaning_name(p->l->scratch, m));
	}
	return parser_accepts(p, "one of") ? parse_values(p, m, node) : parse_one_value(p, m, node);
}

static const struct node *parse_field_test(struct parser *p)
{
	size_t from = p->next;
	struct node *node = new_node(p, NODE_IS);
	if (!parse_path(p, &node->path)) {
		return NULL;
	}
	struct meaning m = path_meaning(p->l, p->scope, &node->path);
	bool is_not = false, read = false;
	if (parser_accepts(p, "includes")) {
		read = parse_after_includes(p, node, m);
	} else if (parser_expects(p, "is")) {
		is_not = parser_accepts(p, "not");
		read = parse_after_is(p, node, m);
	}
	node->at = parser_place(p, from, p->next);
	return read && !p->failed ? negate(p, node, is_not) : NULL;
}

static const struct node *parse_test(struct parser *p)
{
	if (sees_lookup(p)) {
		return parse_lookup(p);
	}
	if (parser_sees(p, "at most half of")) {
		return parse_half(p);
	}
	if (parser_sees(p, "step") && !sees_verb(p, 1)) {
		return parse_step(p);
	}
	if (parser_sees(p, "form") && parser_sees_at(p, 2, "is complete")) {
		return parse_form(p);
	}
	if (sees_worded_time(p) || sees_time_verb(p, 1)) {
		return parse_time_test(p);
	}
	return parse_field_test(p);
}

/* ── and, or, not, brackets ────────────────────────────────────────────────────────────────────────────────── */

static const struct node *parse_brackets(struct parser *p)
{
	if (++p->brackets > LIMIT_BRACKETS) {
		parser_fails(p, parser_place(p, p->next - 1, p->next), NULL,
		             "more than %d brackets inside one another", LIMIT_BRACKETS);
		return NULL;
	}
	const struct node *inside = parse_condition(p);
	p->brackets--;
	return inside && parser_expects_mark(p, TOKEN_CLOSE, ")") ? inside : NULL;
}

static const struct node *parse_one(struct parser *p)
{
	if (!parser_enters(p)) {
		return NULL;
	}
	const struct node *node = NULL;
	if (parser_sees(p, "not") && !sees_verb(p, 1)) {
		p->next++;
		node = negate(p, parse_one(p), true);
	} else if (parser_accepts_mark(p, TOKEN_OPEN)) {
		node = parse_brackets(p);
	} else {
		node = parse_test(p);
	}
	p->nesting--;
	return p->failed ? NULL : node;
}

/* one { JOIN one } for either word. */
static const struct node *parse_joined(struct parser *p, const char *join, enum node_kind kind,
                                       const struct node *(*part)(struct parser *p))
{
	const struct node **children = NULL;
	size_t count = 0, room = 0;
	do {
		const struct node *child = part(p);
		if (!child) {
			return NULL;
		}
		if (count == room) {
			room = room ? room * 2 : 4;
			children = arena_grow(p->l->arena, children, count, room, sizeof *children);
		}
		children[count++] = child;
	} while (parser_accepts(p, join));
	return count == 1 ? children[0] : wrap(p, kind, children, count);
}

static const struct node *parse_all(struct parser *p)
{
	return parse_joined(p, "and", NODE_ALL, parse_one);
}

const struct node *parse_condition(struct parser *p)
{
	return parse_joined(p, "or", NODE_ANY, parse_all);
}

const struct node *condition_read(const struct language *l, const struct scope *scope,
                                  const struct yaml *source)
{
	struct parser p;
	if (!parser_init(&p, l, scope, source)) {
		return NULL;
	}
	const struct node *node = parse_condition(&p);
	return node && parser_end(&p) ? node : NULL;
}
