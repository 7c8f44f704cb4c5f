/* Values after `is`, `includes` and `one of`. A bare word is a value, a word with a dot is a path. */
#include "definitions/values.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

/* Words that end a value which is not in brackets. */
static bool ends_value(const struct token *token)
{
	static const char *const WORDS[] = {"and", "or", "have", "if", "else"};
	for (size_t i = 0; token->kind == TOKEN_WORD && i < sizeof WORDS / sizeof *WORDS; i++) {
		if (strcmp(token->text, WORDS[i]) == 0) {
			return true;
		}
	}
	return token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER;
}

/* How many tokens the value runs over: one, but people write "liberty restriction". */
static size_t value_length(const struct parser *p)
{
	size_t length = 1;
	enum token_kind kind = parser_peek(p, 0)->kind;
	while ((kind == TOKEN_WORD || kind == TOKEN_NUMBER) && !ends_value(parser_peek(p, length))) {
		length++;
	}
	return length;
}

static bool is_path_word(const char *text)
{
	static const char *const ROOTS[] = {"this", "each", "child", "staff", "home"};
	for (size_t i = 0; i < sizeof ROOTS / sizeof *ROOTS; i++) {
		if (strcmp(text, ROOTS[i]) == 0) {
			return true;
		}
	}
	return strchr(text, '.') != NULL;
}

static bool parse_path_value(struct parser *p, struct meaning m, struct operand *ret)
{
	const char *shown = parser_peek(p, 0)->text;
	ret->is_path = true;
	if (!parse_path(p, &ret->path)) {
		return false;
	}
	/* A value's path names the carrying record's things first: "staff is this.staff", "where staff is staff". */
	struct meaning right = path_meaning(p->l, p->scope, &ret->path);
	field_is_read(p->l, right.field);
	check_comparable(p->l, m, right.field, shown, ret->at);
	return true;
}

/* "plan.dated is a date, not "today"". */
static bool wrong_value(struct parser *p, struct meaning m, size_t length, const char *instead)
{
	const char *text = parser_text(p, p->next, p->next + length);
	const char *type = m.field->type == FIELD_YES_NO
	                       ? "yes or no"
	                       : arena_printf(p->l->scratch, "a %s", field_type_word(m.field->type));
	return parser_fails(p, parser_place(p, p->next, p->next + length), instead,
	                    "%s is %s, not \"%s\"", meaning_name(p->l->scratch, m), type, text);
}

static bool parse_word(struct parser *p, struct meaning m, size_t length, struct operand *ret)
{
	const struct token *token = parser_peek(p, 0);
	const char *text =
		token->kind == TOKEN_TEXT ? token->text : parser_text(p, p->next, p->next + length);
	symbol word = symbol_of(text);
	if (m.field->of_count > 0 && !field_has_word(m.field, word)) {
		if (length == 1 && is_path_word(text)) {
			return parse_path_value(p, m, ret);
		}
		/* Not the end of reading: the words around it are clear. */
		problems_add(p->l->problems, parser_place(p, p->next, p->next + length),
		             near_symbol(p->l, text, m.field->of, m.field->of_count),
		             "\"%s\" is not a value of %s", text, meaning_name(p->l->scratch, m));
	}
	ret->value = (struct value){.kind = VALUE_WORD, .word = word};
	p->next += length;
	return true;
}

static bool parse_number_value(struct parser *p, struct meaning m, size_t length,
                               struct operand *ret)
{
	const struct token *token = parser_peek(p, 0);
	if (token->kind != TOKEN_NUMBER || length != 1) {
		return wrong_value(p, m, length, NULL);
	}
	ret->value = (struct value){.kind = VALUE_NUMBER, .number = token->number};
	p->next++;
	return true;
}

static bool parse_day_value(struct parser *p, struct meaning m, size_t length, struct operand *ret)
{
	const struct token *token = parser_peek(p, 0);
	if (token->kind != TOKEN_DATE) {
		return wrong_value(p, m, length, "days are written 2025-03-30");
	}
	ret->value = (struct value){.kind = VALUE_DATE, .date = token->date};
	p->next++;
	return true;
}

static bool parse_text_value(struct parser *p, struct meaning m, size_t length, struct operand *ret)
{
	const struct token *token = parser_peek(p, 0);
	if (token->kind != TOKEN_TEXT) {
		return wrong_value(p, m, length, "put text in quotes");
	}
	ret->value =
		(struct value){.kind = m.field->type == FIELD_PROVISION ? VALUE_PROVISION : VALUE_TEXT,
	                   .text = arena_copy(p->l->arena, token->text)};
	p->next++;
	return true;
}

/* Where the field is not known the look of the word decides. */
static bool parse_unknown_value(struct parser *p, struct operand *ret)
{
	const struct token *token = parser_peek(p, 0);
	switch (token->kind) {
	case TOKEN_NUMBER:
		ret->value = (struct value){.kind = VALUE_NUMBER, .number = token->number};
		break;
	case TOKEN_DATE:
		ret->value = (struct value){.kind = VALUE_DATE, .date = token->date};
		break;
	case TOKEN_TEXT:
		ret->value =
			(struct value){.kind = VALUE_TEXT, .text = arena_copy(p->l->arena, token->text)};
		break;
	case TOKEN_WORD:
		ret->is_path = is_path_word(token->text);
		if (ret->is_path) {
			return parse_path(p, &ret->path);
		}
		ret->value = (struct value){.kind = VALUE_WORD, .word = symbol_of(token->text)};
		break;
	case TOKEN_END:
	case TOKEN_OPEN:
	case TOKEN_CLOSE:
	case TOKEN_OPEN_LIST:
	case TOKEN_CLOSE_LIST:
	case TOKEN_COMMA:
		return parser_expected(p, "a value");
	}
	p->next++;
	return true;
}

static bool parse_value(struct parser *p, struct meaning m, struct operand *ret)
{
	ret->at = parser_place(p, p->next, p->next + 1);
	const struct token *token = parser_peek(p, 0);
	bool word = token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
	if ((!word && token->kind != TOKEN_TEXT && token->kind != TOKEN_DATE) ||
	    (word && ends_value(token))) {
		return parser_expected(p, "a value");
	}
	if (!m.field) {
		return parse_unknown_value(p, ret);
	}
	size_t length = value_length(p);
	if (field_holds_words(m.field)) {
		return parse_word(p, m, length, ret);
	}
	if (token->kind == TOKEN_WORD && length == 1 && is_path_word(token->text)) {
		return parse_path_value(p, m, ret);
	}
	switch (m.field->type) {
	case FIELD_NUMBER:
		return parse_number_value(p, m, length, ret);
	case FIELD_DATE:
	case FIELD_INSTANT:
		return parse_day_value(p, m, length, ret);
	case FIELD_TEXT:
	case FIELD_PROVISION:
		return parse_text_value(p, m, length, ret);
	case FIELD_YES_NO:
		return wrong_value(p, m, length, NULL);
	case FIELD_LINK:
		return wrong_value(
			p, m, length,
			"a record is named by this, each, child, staff, home or a path with a dot");
	case FIELD_CHOICE:
	case FIELD_PARTY:
	case FIELD_DURATION:
	case FIELD_FILE:
	case FIELD_TABLE:
	case FIELD__COUNT:
		break;
	}
	return wrong_value(p, m, length, "ask whether it is filled");
}

bool parse_one_value(struct parser *p, struct meaning m, struct node *node)
{
	struct operand *operand = ARENA_NEW(p->l->arena, struct operand);
	if (!parse_value(p, m, operand)) {
		return false;
	}
	node->operands = operand;
	node->operand_count = 1;
	return true;
}

static bool parse_list_values(struct parser *p, struct meaning m, struct node *node)
{
	struct position at = parser_place(p, p->next - 1, p->next + 1);
	const struct word_list *list = parse_list_name(p);
	if (!list) {
		return false;
	}
	struct operand *operands = ARENA_ARRAY(p->l->arena, list->word_count + 1, struct operand);
	const char *stranger = NULL; /* one is told, not two hundred */
	for (size_t i = 0; i < list->word_count; i++) {
		operands[i] =
			(struct operand){.value = {.kind = VALUE_WORD, .word = list->words[i]}, .at = at};
		if (m.field && m.field->of_count > 0 && !field_has_word(m.field, list->words[i])) {
			stranger = stranger ? stranger : symbol_word(list->words[i]);
		}
	}
	if (stranger) {
		problems_add(p->l->problems, at, NULL, "the list has \"%s\", which is not a value of %s",
		             stranger, meaning_name(p->l->scratch, m));
	}
	node->operands = operands;
	node->operand_count = list->word_count;
	return true;
}

bool parse_values(struct parser *p, struct meaning m, struct node *node)
{
	if (parser_accepts(p, "list")) {
		return parse_list_values(p, m, node);
	}
	if (!parser_accepts_mark(p, TOKEN_OPEN_LIST)) {
		return parser_expected(p, "\"[\" or \"list\"");
	}
	struct operand *operands = NULL;
	size_t count = 0, room = 0;
	do {
		if (count == LIMIT_EACH) {
			return parser_fails(p, parser_place(p, p->next, p->next + 1),
			                    "name them in a list of settings.yaml", "more than %d values",
			                    LIMIT_EACH);
		}
		if (count == room) {
			room = room ? room * 2 : 4;
			operands = arena_grow(p->l->arena, operands, count, room, sizeof *operands);
		}
		if (!parse_value(p, m, &operands[count])) {
			return false;
		}
		count++;
	} while (parser_accepts_mark(p, TOKEN_COMMA));
	node->operands = operands;
	node->operand_count = count;
	return parser_expects_mark(p, TOKEN_CLOSE_LIST, "]");
}
