/* Answers of forms: section 2.8 of the definition language. */
#include "definitions/answers.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "definitions/parser.h"

/* Counts that conditions cannot say; each is a function of review/. */
static const char *const COMPUTED[] = {
	"change-on-the-period-before", "completed-by",   "completed-on",
	"manager-qualification",       "open-call-outs", "over-75-days",
	"run-below-capacity",          "school-hours",
};
enum { COMPUTED_COUNT = sizeof COMPUTED / sizeof *COMPUTED };

static const struct record_type *type_named(const struct language *l, symbol name)
{
	return l->names ? index_type(l->names, name) : NULL;
}

/* A path of the rows' records; it is looked up once the rows are known. */
static struct meaning row_path(struct parser *p, symbol type, const struct path *path)
{
	const struct record_type *of = type_named(p->l, type);
	struct meaning m = path_meaning(p->l, scope_inside(p, of, of == NULL), path);
	field_is_read(p->l, m.field);
	return m;
}

/* "different" NAME "of": also where a record type is called different, which none is. */
static bool parse_of_path(struct parser *p, struct path *path)
{
	return parse_path(p, path) && parser_expects(p, "of");
}

static bool parse_count(struct parser *p, struct answer *a)
{
	a->kind = ANSWER_COUNT;
	a->different = parser_accepts(p, "different");
	if (a->different && !parse_of_path(p, &a->path)) {
		return false;
	}
	a->rows = parse_rows(p);
	if (a->rows && a->different) {
		row_path(p, a->rows->type, &a->path);
	}
	return a->rows != NULL;
}

static bool parse_path_of_rows(struct parser *p, struct answer *a, enum answer_kind kind)
{
	a->kind = kind;
	if (!parse_of_path(p, &a->path)) {
		return false;
	}
	a->rows = parse_rows(p);
	if (a->rows) {
		row_path(p, a->rows->type, &a->path);
	}
	return a->rows != NULL;
}

/* ── measures ──────────────────────────────────────────────────────────────────────────────────────────────── */

static bool parse_unit(struct parser *p, enum unit *ret)
{
	static const struct {
		const char *word;
		enum unit unit;
	} UNITS[] = {{"minutes", UNIT_MINUTE}, {"hours", UNIT_HOUR},
	             {"days", UNIT_DAY},       {"working days", UNIT_WORKING_DAY},
	             {"weeks", UNIT_WEEK},     {"months", UNIT_MONTH},
	             {"years", UNIT_YEAR}};
	for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
		size_t words = strchr(UNITS[i].word, ' ') ? 2 : 1;
		if (parser_sees(p, UNITS[i].word) && parser_sees_at(p, words, "from")) {
			p->next += words + 1;
			*ret = UNITS[i].unit;
			return true;
		}
	}
	return false;
}

static bool parse_measure(struct parser *p, struct measure *m)
{
	m->is_span = parse_unit(p, &m->unit);
	if (!m->is_span) {
		return parse_path(p, &m->path);
	}
	m->from = parse_time(p);
	if (!m->from || !parser_expects(p, "to")) {
		return false;
	}
	m->to = parse_time(p);
	return m->to != NULL;
}

/* The measure stands before the record it is of: it is read once to get there, and again knowing whose names it has. */
static const struct record_type *type_after_measure(struct parser *p)
{
	struct parser ahead = *p;
	struct scope anything = {.unknown = true};
	struct language quiet = *p->l;
	quiet.reads = NULL;
	ahead.l = &quiet;
	ahead.scope = &anything;
	struct measure ignored;
	if (!parse_measure(&ahead, &ignored) || !parser_expects(&ahead, "of")) {
		p->failed = true;
		return NULL;
	}
	return type_named(p->l, symbol_of(parser_peek(&ahead, 0)->text));
}

static bool parse_statistic(struct parser *p, struct answer *a, enum statistic statistic)
{
	a->kind = ANSWER_STATISTIC;
	a->statistic = statistic;
	const struct record_type *type = type_after_measure(p);
	if (p->failed) {
		return false;
	}
	const struct scope *saved = p->scope;
	p->scope = scope_inside(p, type, type == NULL);
	bool read = parse_measure(p, &a->measure);
	p->scope = saved;
	if (!read || !parser_expects(p, "of")) {
		return false;
	}
	a->rows = parse_rows(p);
	if (a->rows && !a->measure.is_span) {
		struct meaning m = row_path(p, a->rows->type, &a->measure.path);
		if (m.field && m.field->type != FIELD_NUMBER && m.field->type != FIELD_DURATION) {
			problems_add(p->l->problems, a->measure.path.at, NULL,
			             "%s is a %s: only numbers add up", meaning_name(p->l->scratch, m),
			             field_type_word(m.field->type));
		}
	}
	return a->rows != NULL;
}

static bool parse_share(struct parser *p, struct answer *a)
{
	a->kind = ANSWER_SHARE;
	a->rows = parse_rows(p);
	if (!a->rows || !parser_expects(p, "have")) {
		return false;
	}
	const struct record_type *type = type_named(p->l, a->rows->type);
	const struct scope *saved = p->scope;
	p->scope = scope_inside(p, type, type == NULL);
	a->condition = parse_condition(p);
	p->scope = saved;
	return a->condition != NULL;
}

/* ── the others ────────────────────────────────────────────────────────────────────────────────────────────── */

static bool parse_plain_path(struct parser *p, struct answer *a, enum answer_kind kind)
{
	a->kind = kind;
	if (!parse_path(p, &a->path)) {
		return false;
	}
	struct meaning m = path_meaning(p->l, p->scope, &a->path);
	field_is_read(p->l, m.field);
	if (kind == ANSWER_INITIALS && m.field && m.field->type != FIELD_LINK) {
		problems_add(p->l->problems, a->path.at, NULL, "\"%s\" names nobody",
		             symbol_word(m.field->name));
	}
	return true;
}

static bool parse_computed(struct parser *p, struct answer *a)
{
	struct position at;
	a->kind = ANSWER_COMPUTED;
	if (!parse_name(p, &a->computed, &at)) {
		return false;
	}
	for (size_t i = 0; i < COMPUTED_COUNT; i++) {
		if (strcmp(COMPUTED[i], symbol_word(a->computed)) == 0) {
			return true;
		}
	}
	problems_add(p->l->problems, at,
	             did_you_mean(p->l->arena, symbol_word(a->computed), COMPUTED, COMPUTED_COUNT),
	             "nothing computes \"%s\"", symbol_word(a->computed));
	return true;
}

static bool parse_answer(struct parser *p, struct answer *a)
{
	static const char *const STATISTICS[] = {[STATISTIC_SUM] = "sum of",
	                                         [STATISTIC_MEAN] = "mean of",
	                                         [STATISTIC_MEDIAN] = "median of",
	                                         [STATISTIC_LARGEST] = "largest of"};
	if (parser_accepts(p, "yes if")) {
		a->kind = ANSWER_YES_IF;
		a->condition = parse_condition(p);
		return a->condition != NULL;
	}
	if (parser_accepts(p, "count of")) {
		return parse_count(p, a);
	}
	for (int i = STATISTIC_SUM; i <= STATISTIC_LARGEST; i++) {
		if (parser_accepts(p, STATISTICS[i])) {
			return parse_statistic(p, a, (enum statistic)i);
		}
	}
	if (parser_accepts(p, "share of")) {
		return parse_share(p, a);
	}
	if (parser_sees(p, "latest") && parser_sees_at(p, 2, "of")) {
		p->next++;
		return parse_path_of_rows(p, a, ANSWER_LATEST);
	}
	if (parser_sees(p, "different") && parser_sees_at(p, 2, "of")) {
		p->next++;
		return parse_path_of_rows(p, a, ANSWER_DIFFERENT);
	}
	if (parser_accepts(p, "list of")) {
		a->kind = ANSWER_LIST;
		a->rows = parse_rows(p);
		return a->rows != NULL;
	}
	if (parser_accepts(p, "initials of")) {
		return parse_plain_path(p, a, ANSWER_INITIALS);
	}
	if (parser_sees(p, "computed") && parser_peek(p, 1)->kind == TOKEN_WORD) {
		p->next++;
		return parse_computed(p, a);
	}
	return parse_plain_path(p, a, ANSWER_PATH);
}

const struct answer *answer_read(const struct language *l, const struct scope *scope,
                                 const struct yaml *source)
{
	struct parser p;
	if (!parser_init(&p, l, scope, source)) {
		return NULL;
	}
	struct answer *a = ARENA_NEW(l->arena, struct answer);
	a->text = arena_copy(l->arena, source->text);
	a->at = source->at;
	return parse_answer(&p, a) && parser_end(&p) ? a : NULL;
}

/* ── tables ────────────────────────────────────────────────────────────────────────────────────────────────── */

bool table_read(const struct language *l, const struct scope *scope, const struct yaml *source,
                struct question *ret)
{
	struct parser p;
	if (!parser_init(&p, l, scope, source)) {
		return false;
	}
	ret->table_different = parser_sees(&p, "different") && parser_sees_at(&p, 2, "of");
	if (ret->table_different) {
		p.next++;
		if (!parse_of_path(&p, &ret->table_path)) {
			return false;
		}
	}
	ret->table = parse_rows(&p);
	if (!ret->table || !parser_end(&p)) {
		ret->table = NULL;
		return false;
	}
	if (ret->table_different) {
		struct meaning m = row_path(&p, ret->table->type, &ret->table_path);
		if (m.field && m.field->type != FIELD_LINK) {
			problems_add(l->problems, ret->table_path.at, NULL, "\"%s\" names no records",
			             symbol_word(m.field->name));
		}
	}
	return true;
}

struct scope row_scope(const struct language *l, const struct question *question)
{
	const struct record_type **types = ARENA_ARRAY(l->scratch, 4, const struct record_type *);
	struct scope scope = {.types = types};
	types[0] = type_named(l, question->table->type);
	scope.type_count = types[0] ? 1 : 0;
	if (question->table_different && types[0]) {
		struct meaning m = path_meaning_quietly(l, &scope, &question->table_path);
		scope.type_count = 0;
		for (size_t i = 0; m.field && i < m.field->to_count && scope.type_count < 4; i++) {
			types[scope.type_count] = type_named(l, m.field->to[i]);
			scope.type_count += types[scope.type_count] != NULL;
		}
	}
	scope.unknown = scope.type_count == 0;
	return scope;
}

bool split_read(const struct language *l, const struct scope *scope, const struct yaml *source,
                struct question *ret)
{
	struct parser p;
	if (!ret->answer || !ret->answer->rows) {
		problems_add(l->problems, source->at, NULL, "only what is counted can be split");
		return false;
	}
	if (!parser_init(&p, l, scope, source) || !parse_path(&p, &ret->split_by) || !parser_end(&p)) {
		return false;
	}
	row_path(&p, ret->answer->rows->type, &ret->split_by);
	return ret->split = true;
}
