/* Records that a lookup means, times and amounts: sections 2.3 and 2.4 of the definition language. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "definitions/parser.h"
#include "definitions/watches.h"

/* ── names and paths ───────────────────────────────────────────────────────────────────────────────────────── */

bool parse_name(struct parser *p, symbol *ret, struct position *ret_at)
{
	const struct token *token = parser_peek(p, 0);
	if (token->kind != TOKEN_WORD || strlen(token->text) > LIMIT_NAME) {
		return parser_expected(p, "a name");
	}
	*ret_at = parser_place(p, p->next, p->next + 1);
	*ret = symbol_of(token->text);
	p->next++;
	return true;
}

static bool split_path(struct parser *p, const char *text, struct path *path)
{
	while (*text) {
		size_t length = strcspn(text, ".");
		if (length == 0 || length > LIMIT_NAME) {
			return parser_fails(p, path->at, NULL, "\"%s\" is not a name", text);
		}
		if (path->count == 3) {
			return parser_fails(p, path->at, "put what is meant into a field nearer by",
			                    "at most three names with dots between");
		}
		path->names[path->count++] = symbol_of_n(text, length);
		text += length;
		text += *text == '.' && text[1] != '\0';
	}
	return true;
}

/* The path that a word spells; nothing is looked up. */
bool parse_path(struct parser *p, struct path *ret)
{
	if (p->failed) {
		return false;
	}
	const struct token *token = parser_peek(p, 0);
	if (token->kind != TOKEN_WORD) {
		return parser_expected(p, "the name of a field");
	}
	*ret = (struct path){.at = parser_place(p, p->next, p->next + 1)};
	const char *text = token->text;
	if (strcmp(text, "this") == 0 || text_starts(text, "this.")) {
		ret->root = ROOT_THIS;
		text += strlen("this");
	} else if (strcmp(text, "each") == 0 || text_starts(text, "each.")) {
		ret->root = ROOT_EACH;
		text += strlen("each");
	}
	p->next++;
	return split_path(p, ret->root != ROOT_RECORD && *text == '.' ? text + 1 : text, ret);
}

/* ── amounts ───────────────────────────────────────────────────────────────────────────────────────────────── */

static const struct {
	const char *one, *many;
	enum unit unit;
} UNITS[] = {
	{"minute", "minutes", UNIT_MINUTE}, {"hour", "hours", UNIT_HOUR},
	{"day", "days", UNIT_DAY},          {"working day", "working days", UNIT_WORKING_DAY},
	{"week", "weeks", UNIT_WEEK},       {"month", "months", UNIT_MONTH},
	{"year", "years", UNIT_YEAR},
};
enum { UNIT_WORDS = sizeof UNITS / sizeof *UNITS, LONGEST_AMOUNT = 100000 };

static const char *near_amount(struct parser *p, const struct token *number, size_t unit_words)
{
	if (number->number % 100 != 0) {
		return "an amount is a whole number of something";
	}
	bool one = number->number == 100;
	const char *words[UNIT_WORDS];
	for (size_t i = 0; i < UNIT_WORDS; i++) {
		words[i] = one ? UNITS[i].one : UNITS[i].many;
	}
	const char *near =
		text_nearest(parser_text(p, p->next + 1, p->next + 1 + unit_words), words, UNIT_WORDS);
	return near ? arena_printf(p->l->scratch, "did you mean \"%s %s\"?", number->text, near) : NULL;
}

/* A number and a unit that agree in number. */
static bool read_amount(struct parser *p, struct amount *ret)
{
	const struct token *number = parser_peek(p, 0);
	bool one = number->number == 100;
	for (size_t i = 0; i < UNIT_WORDS; i++) {
		const char *unit = one ? UNITS[i].one : UNITS[i].many;
		bool whole = number->number % 100 == 0 && number->number >= 0 &&
		             number->number <= LONGEST_AMOUNT * 100;
		if (whole && parser_sees_at(p, 1, unit)) {
			*ret = (struct amount){(int32_t)(number->number / 100), UNITS[i].unit};
			p->next += strchr(unit, ' ') ? 3 : 2;
			return true;
		}
	}
	size_t words = parser_sees_at(p, 1, "working") && parser_peek(p, 2)->kind == TOKEN_WORD ? 2 : 1;
	if (parser_peek(p, 1)->kind != TOKEN_WORD) {
		words = 0;
	}
	return parser_fails(p, parser_place(p, p->next, p->next + 1 + words),
	                    near_amount(p, number, words), "\"%s\" is not an amount",
	                    parser_text(p, p->next, p->next + 1 + words));
}

static bool read_setting(struct parser *p, struct quantity *ret)
{
	struct position at;
	p->next++;
	if (!parse_name(p, &ret->setting, &at)) {
		return false;
	}
	const struct setting *setting = check_setting_name(p->l, ret->setting, at);
	if (setting) {
		ret->is_amount = setting->is_amount;
		ret->amount = setting->amount;
		ret->number = setting->number;
	}
	return true;
}

/* "setting" is the word of a setting only where a name follows and the field's verb does not. */
static bool sees_setting(const struct parser *p)
{
	return parser_sees(p, "setting") && parser_peek(p, 1)->kind == TOKEN_WORD &&
	       !parser_sees_at(p, 1, "is") && !parser_sees_at(p, 1, "has");
}

bool parse_amount(struct parser *p, struct quantity *ret)
{
	if (p->failed) {
		return false;
	}
	*ret = (struct quantity){.is_amount = true};
	if (!sees_setting(p)) {
		return parser_peek(p, 0)->kind == TOKEN_NUMBER
		           ? read_amount(p, &ret->amount)
		           : parser_expected(p, "an amount like \"48 hours\"");
	}
	size_t from = p->next;
	if (!read_setting(p, ret)) {
		return false;
	}
	bool known = p->l->names && definitions_setting(p->l->names, ret->setting) &&
	             !index_is_broken(p->l->names, ret->setting);
	if (known && !ret->is_amount) {
		return parser_fails(p, parser_place(p, from + 1, p->next), NULL,
		                    "setting \"%s\" is a number, not an amount", symbol_word(ret->setting));
	}
	return true;
}

bool parse_quantity(struct parser *p, struct quantity *ret)
{
	if (p->failed) {
		return false;
	}
	*ret = (struct quantity){.is_amount = false};
	if (sees_setting(p)) {
		return read_setting(p, ret);
	}
	const struct token *token = parser_peek(p, 0);
	if (token->kind != TOKEN_NUMBER) {
		return parser_expected(p, "a number");
	}
	for (size_t i = 0; i < UNIT_WORDS; i++) {
		if (parser_sees_at(p, 1, UNITS[i].one) || parser_sees_at(p, 1, UNITS[i].many)) {
			ret->is_amount = true;
			return read_amount(p, &ret->amount);
		}
	}
	ret->number = token->number;
	p->next++;
	return true;
}

/* ── times ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static struct time *new_time(struct parser *p, enum time_kind kind)
{
	struct time *time = ARENA_NEW(p->l->arena, struct time);
	time->kind = kind;
	return time;
}

static const struct time *parse_offset(struct parser *p, struct time *time)
{
	time->kind = TIME_OFFSET;
	if (!parse_amount(p, &time->span)) {
		return NULL;
	}
	time->back = parser_accepts(p, "before");
	if (!time->back && !parser_accepts(p, "after")) {
		parser_expected(p, "\"after\" or \"before\"");
		return NULL;
	}
	time->a = parse_time(p);
	return time->a ? time : NULL;
}

static const struct time *parse_two_times(struct parser *p, struct time *time, enum time_kind kind)
{
	time->kind = kind;
	p->next += 2;
	time->a = parse_time(p);
	if (!time->a || !parser_expects(p, "and")) {
		return NULL;
	}
	time->b = parse_time(p);
	return time->b ? time : NULL;
}

static const struct time *parse_latest(struct parser *p, struct time *time)
{
	time->kind = TIME_LATEST;
	time->earliest = parser_sees(p, "earliest");
	p->next++;
	if (!parse_path(p, &time->path)) {
		return NULL;
	}
	p->next++; /* of */
	time->rows = parse_rows(p);
	if (!time->rows) {
		return NULL;
	}
	const struct record_type *type = p->l->names ? index_type(p->l->names, time->rows->type) : NULL;
	if (type) {
		struct meaning m = path_meaning(p->l, scope_inside(p, type, false), &time->path);
		field_is_read(p->l, m.field);
		if (m.field && !field_is_time(m.field)) {
			parser_fails(p, time->path.at, NULL, "\"%s\" is no date and no instant",
			             symbol_word(m.field->name));
			return NULL;
		}
	}
	return time;
}

static const struct time *parse_path_time(struct parser *p, struct time *time)
{
	time->kind = TIME_PATH;
	if (!parse_path(p, &time->path)) {
		return NULL;
	}
	struct meaning m = path_meaning(p->l, p->scope, &time->path);
	field_is_read(p->l, m.field);
	if (m.field && !field_is_time(m.field)) {
		parser_fails(p, time->path.at, NULL, "\"%s\" is a %s: a date or an instant was expected",
		             symbol_word(m.field->name), field_type_word(m.field->type));
		return NULL;
	}
	return time;
}

static const struct time *parse_some_time(struct parser *p, struct time *time)
{
	const struct token *token = parser_peek(p, 0);
	if (token->kind == TOKEN_DATE) {
		time->kind = TIME_DATE;
		time->date = token->date;
		p->next++;
		return time;
	}
	if (token->kind == TOKEN_NUMBER || sees_setting(p)) {
		return parse_offset(p, time);
	}
	if (parser_sees(p, "later of") && !parser_sees_at(p, 2, "is")) {
		return parse_two_times(p, time, TIME_LATER);
	}
	if (parser_sees(p, "earlier of") && !parser_sees_at(p, 2, "is")) {
		return parse_two_times(p, time, TIME_EARLIER);
	}
	if ((parser_sees(p, "latest") || parser_sees(p, "earliest")) && parser_sees_at(p, 2, "of")) {
		return parse_latest(p, time);
	}
	if (parser_accepts(p, "when it applies")) {
		time->kind = TIME_APPLIES;
		return time;
	}
	if (p->l->form && parser_accepts(p, "now")) {
		time->kind = TIME_NOW;
		return time;
	}
	return parse_path_time(p, time);
}

const struct time *parse_time(struct parser *p)
{
	if (!parser_enters(p)) {
		return NULL;
	}
	size_t from = p->next;
	struct time *time = new_time(p, TIME_PATH);
	const struct time *read = parse_some_time(p, time);
	time->at = parser_place(p, from, p->next);
	p->nesting--;
	return p->failed ? NULL : read;
}

/* ── rows ──────────────────────────────────────────────────────────────────────────────────────────────────── */

static bool parse_bound(struct parser *p, struct rows *rows, enum bound bound)
{
	if (rows->bound != BOUND_NONE) {
		return parser_fails(p, parser_place(p, p->next - 1, p->next), NULL,
		                    "a lookup has one of since, after and before");
	}
	rows->bound = bound;
	rows->bound_time = parse_time(p);
	return rows->bound_time != NULL;
}

static bool parse_force(struct parser *p, struct rows *rows, const struct record_type *type,
                        size_t at)
{
	rows->in_force = true;
	if (type && !type->in_force) {
		return parser_fails(p, parser_place(p, at, at + 2), NULL,
		                    "a %s is never in force: its file does not say from when",
		                    symbol_word(type->name));
	}
	if (parser_accepts(p, "on")) {
		rows->on = parse_time(p);
		return rows->on != NULL;
	}
	return true;
}

/* One of the words after the record's name; false: none follows, or it failed. */
static bool parse_modifier(struct parser *p, struct rows *rows, const struct record_type *type)
{
	size_t at = p->next;
	if (parser_accepts(p, "about this")) {
		return rows->about_this = true;
	}
	if (parser_accepts(p, "in the home")) {
		return rows->in_home = true;
	}
	if (p->l->form && parser_accepts(p, "in period")) {
		return rows->in_period = true;
	}
	if (parser_accepts(p, "in force")) {
		return parse_force(p, rows, type, at);
	}
	if (parser_accepts(p, "since")) {
		return parse_bound(p, rows, BOUND_SINCE);
	}
	if (parser_accepts(p, "after")) {
		return parse_bound(p, rows, BOUND_AFTER);
	}
	return parser_accepts(p, "before") && parse_bound(p, rows, BOUND_BEFORE);
}

static bool parse_where(struct parser *p, struct rows *rows, const struct record_type *type,
                        size_t from)
{
	struct parser saved = *p;
	p->scope = scope_inside(p, type, type == NULL);
	p->where_lookup = p->l->form ? NULL : &p->tokens[from];
	rows->where = parse_condition(p);
	p->scope = saved.scope;
	p->where_lookup = saved.where_lookup;
	return rows->where != NULL;
}

const struct rows *parse_rows(struct parser *p)
{
	if (!parser_enters(p)) {
		return NULL;
	}
	size_t from = p->next;
	struct rows *rows = ARENA_NEW(p->l->arena, struct rows);
	struct position at;
	if (!parse_name(p, &rows->type, &at)) {
		return NULL;
	}
	const struct record_type *type = check_type_name(p->l, rows->type, at);
	while (parse_modifier(p, rows, type)) {
	}
	if (parser_accepts(p, "where") && !parse_where(p, rows, type, from)) {
		return NULL;
	}
	p->nesting--;
	if (p->failed) {
		return NULL;
	}
	rows->at = parser_place(p, from, p->next);
	watch_rows(p->l, rows);
	return rows;
}

const struct word_list *parse_list_name(struct parser *p)
{
	symbol name = 0;
	struct position at;
	if (!parse_name(p, &name, &at)) {
		return NULL;
	}
	static const struct word_list NONE;
	const struct word_list *list = check_list_name(p->l, name, at);
	return list ? list : &NONE;
}

const struct time *time_read(const struct language *l, const struct scope *scope,
                             const struct yaml *source)
{
	struct parser p;
	if (!parser_init(&p, l, scope, source)) {
		return NULL;
	}
	const struct time *time = parse_time(&p);
	return time && parser_end(&p) ? time : NULL;
}
