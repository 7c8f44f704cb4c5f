/*
 * Finding the words of a report's form in its text: a small matcher, because every extraction of the same PDF has
 * other blanks, quotes and dashes. It never goes back inside one alternative, so its work is the length of the pattern.
 */
#include "inspection/match.h"

#include <string.h>

static const char *const quotes[] = {
	"'",        "\"",          "`", "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d",
	"\xc2\xb4", "\xe2\x80\x9b"};
static const char *const dashes[] = {"-",
                                     "\xe2\x80\x90",
                                     "\xe2\x80\x91",
                                     "\xe2\x80\x92",
                                     "\xe2\x80\x93",
                                     "\xe2\x80\x94",
                                     "\xe2\x80\x95",
                                     "\xe2\x88\x92",
                                     "\xcc\xb5"};

static size_t one_of(const char *at, const char *const *marks, size_t count)
{
	bool mark = (*at & 0x80) != 0 || *at == '\'' || *at == '"' || *at == '`' || *at == '-';
	if (!mark) {
		return 0;
	}
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(marks[i]);
		if (strncmp(at, marks[i], length) == 0) {
			return length;
		}
	}
	return 0;
}

size_t quote_length(const char *at)
{
	return one_of(at, quotes, sizeof quotes / sizeof quotes[0]);
}

size_t dash_length(const char *at)
{
	return one_of(at, dashes, sizeof dashes / sizeof dashes[0]);
}

const char *skip_blanks(const char *at)
{
	while (*at == ' ' || *at == '\n') {
		at++;
	}
	return at;
}

bool is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

bool is_letter(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch & 0x80) != 0;
}

static bool at_word_end(const char *at)
{
	return quote_length(at) > 0 || dash_length(at) > 0 || (!is_letter(*at) && !is_digit(*at));
}

/* An apostrophe, or the place of one that was lost: nothing, or a blank before a lone "s". */
static const char *match_apostrophe(const char *at, char next)
{
	if (*at == ' ' && next == 's' && at[1] == 's' && at[2] == ' ') {
		return at + 1;
	}
	return at + quote_length(at);
}

/* One sign of a pattern; NULL where it does not stand there. `next` is the sign that follows in the pattern. */
static const char *match_sign(const char *at, char sign, char next)
{
	size_t length;
	switch (sign) {
	case ' ':
		return *at == ' ' || *at == '\n' ? skip_blanks(at) : NULL;
	case '\'':
		return match_apostrophe(at, next);
	case '"':
		return at + quote_length(at);
	case '-':
		length = dash_length(at);
		return length > 0 ? at + length : NULL;
	case '#':
		return is_digit(*at) ? at + 1 : NULL;
	case '.':
		return at_word_end(at) ? at : NULL;
	case '$':
		return *skip_blanks(at) == '\0' ? skip_blanks(at) : NULL;
	default:
		return (*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at) == sign ? at + 1 : NULL;
	}
}

static const char *match_alternative(const char *at, const char *pattern, const char *end)
{
	for (const char *p = pattern; p < end; p++) {
		bool optional = p + 1 < end && p[1] == '?';
		char next = '\0';
		if (p + 1 < end) {
			next = p[1];
		}
		const char *after = match_sign(at, *p, next);
		if (after == NULL && !optional) {
			return NULL;
		}
		at = after != NULL ? after : at;
		p += optional;
	}
	return at;
}

const char *match_at(const char *at, const char *pattern)
{
	for (;;) {
		const char *bar = strchr(pattern, '|');
		const char *end = bar != NULL ? bar : pattern + strlen(pattern);
		const char *after = match_alternative(at, pattern, end);
		if (after != NULL || bar == NULL) {
			return after;
		}
		pattern = bar + 1;
	}
}

const char *match_in(const char *text, const char *pattern, const char **ret_end)
{
	bool in_word = false;
	for (const char *at = text; *at != '\0'; at++) {
		const char *end = in_word ? NULL : match_at(at, pattern);
		if (end != NULL) {
			if (ret_end != NULL) {
				*ret_end = end;
			}
			return at;
		}
		size_t mark = quote_length(at) > 0 ? quote_length(at) : dash_length(at);
		at += mark > 0 ? mark - 1 : 0;
		in_word = mark == 0 && (is_letter(*at) || is_digit(*at));
	}
	return NULL;
}

bool match_whole(const char *text, const char *pattern)
{
	for (;;) {
		const char *bar = strchr(pattern, '|');
		const char *end = bar != NULL ? bar : pattern + strlen(pattern);
		const char *after = match_alternative(text, pattern, end);
		if (after != NULL && *skip_blanks(after) == '\0') {
			return true;
		}
		if (bar == NULL) {
			return false;
		}
		pattern = bar + 1;
	}
}
