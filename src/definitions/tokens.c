/* The words of a condition, a clock or an `each`. */
#include "definitions/tokens.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

static bool is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

static bool is_word_char(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || is_digit(ch) || ch == '-' ||
	       ch == '_' || ch == '.' || ch == '/';
}

bool hundredths_parse(const char *text, int64_t *ret)
{
	const char *p = *text == '-' ? text + 1 : text;
	int64_t whole = 0, parts = 0;
	size_t digits = 0, decimals = 0;
	for (; is_digit(*p); p++, digits++) {
		whole = whole * 10 + (*p - '0');
		if (digits >= 10) {
			return false;
		}
	}
	if (*p == '.') {
		for (p++; is_digit(*p); p++, decimals++) {
			parts = parts * 10 + (*p - '0');
			if (decimals >= 2) {
				return false;
			}
		}
		if (decimals == 0) {
			return false;
		}
	}
	if (digits == 0 || *p != '\0') {
		return false;
	}
	int64_t number = whole * 100 + (decimals == 1 ? parts * 10 : parts);
	*ret = *text == '-' ? -number : number;
	return true;
}

static int digits_value(const char *p, size_t count)
{
	int value = 0;
	for (size_t i = 0; i < count; i++) {
		value = value * 10 + (p[i] - '0');
	}
	return value;
}

bool day_parse(const char *text, struct date *ret)
{
	static const char SHAPE[] = "0000-00-00";
	if (strlen(text) != sizeof SHAPE - 1) {
		return false;
	}
	for (size_t i = 0; SHAPE[i]; i++) {
		if (SHAPE[i] == '-' ? text[i] != '-' : !is_digit(text[i])) {
			return false;
		}
	}
	return date_try(digits_value(text, 4), digits_value(text + 5, 2), digits_value(text + 8, 2),
	                ret);
}

static enum token_kind mark_kind(char ch)
{
	switch (ch) {
	case '(':
		return TOKEN_OPEN;
	case ')':
		return TOKEN_CLOSE;
	case '[':
		return TOKEN_OPEN_LIST;
	case ']':
		return TOKEN_CLOSE_LIST;
	case ',':
		return TOKEN_COMMA;
	default:
		return TOKEN_END;
	}
}

static void read_word(struct arena *arena, const char *from, struct token *token)
{
	size_t length = 0;
	while (is_word_char(from[length])) {
		length++;
	}
	while (length > 1 && from[length - 1] == '.') { /* a stop at the end is no part of the word */
		length--;
	}
	token->kind = TOKEN_WORD;
	token->length = length;
	token->text = arena_copy_n(arena, from, length);
	if (hundredths_parse(token->text, &token->number)) {
		token->kind = TOKEN_NUMBER;
	} else if (day_parse(token->text, &token->date)) {
		token->kind = TOKEN_DATE;
	}
}

/* The token at `at`; its kind is TOKEN_END where none begins. */
static struct token read_token(struct arena *arena, const struct yaml *source, size_t at)
{
	struct token token = {.offset = at, .length = 1, .kind = mark_kind(source->text[at])};
	const char *from = source->text + at;
	if (token.kind != TOKEN_END) {
		token.text = arena_copy_n(arena, from, 1);
	} else if (*from == '"') {
		const char *end = strchr(from + 1, '"');
		if (end) {
			token.kind = TOKEN_TEXT;
			token.text = arena_copy_n(arena, from + 1, (size_t)(end - from) - 1);
			token.length = (size_t)(end - from) + 1;
		}
	} else if (is_word_char(*from) && *from != '.') {
		read_word(arena, from, &token);
	}
	return token;
}

static void report_character(struct arena *arena, struct problems *problems,
                             const struct yaml *source, size_t at)
{
	size_t length = 1;
	while (((unsigned char)source->text[at + length] & 0xC0) == 0x80) {
		length++;
	}
	if (source->text[at] == '"') {
		problems_add(problems, yaml_place(source, at, 1), NULL,
		             "the quotation that begins here has no end");
		return;
	}
	problems_add(problems, yaml_place(source, at, length), NULL, "\"%s\" has no place here",
	             arena_copy_n(arena, source->text + at, length));
}

const struct token *tokens_read(struct arena *arena, struct problems *problems,
                                const struct yaml *source, size_t *ret_count)
{
	if (source->length > LIMIT_CONDITION) {
		problems_add(problems, source->at, "say part of it in another duty or a field",
		             "at most %d bytes, this has %zu", LIMIT_CONDITION, source->length);
		return NULL;
	}
	struct token *tokens = ARENA_ARRAY(arena, source->length + 1, struct token);
	size_t count = 0;
	for (size_t i = 0; i < source->length;) {
		if (source->text[i] == ' ' || source->text[i] == '\n') {
			i++;
			continue;
		}
		struct token token = read_token(arena, source, i);
		if (token.kind == TOKEN_END) {
			report_character(arena, problems, source, i);
			return NULL;
		}
		tokens[count++] = token;
		i += token.length;
	}
	tokens[count] = (struct token){.kind = TOKEN_END, .text = "", .offset = source->length};
	*ret_count = count;
	return tokens;
}
