/*
 * Text: UTF-8, checked once at the border; growing text; near words for "did you mean".
 */
#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/ctx.h"

enum {
	FIRST_COMBINING = 0x300, /* below it every code point is its own NFC form */
	WORD_MOST = 100,         /* bytes of words that are compared for nearness */
};

/* The next code point of `length` > 0 bytes and how many bytes it has; 0 bytes where they are not UTF-8. */
static size_t decode(const char *bytes, size_t length, uint32_t *ret)
{
	const unsigned char *b = (const unsigned char *)bytes;
	if (b[0] < 0x80) {
		*ret = b[0];
		return 1;
	}
	static const struct {
		unsigned char mask, lead;
		uint32_t least; /* shorter forms of smaller numbers are refused */
	} shapes[] = {{0xe0, 0xc0, 0x80}, {0xf0, 0xe0, 0x800}, {0xf8, 0xf0, 0x10000}};
	for (size_t n = 2; n <= 4 && n <= length; n++) {
		if ((b[0] & shapes[n - 2].mask) != shapes[n - 2].lead) {
			continue;
		}
		uint32_t code = b[0] & (unsigned char)~shapes[n - 2].mask;
		for (size_t i = 1; i < n; i++) {
			if ((b[i] & 0xc0) != 0x80) {
				return 0;
			}
			code = code << 6 | (b[i] & 0x3f);
		}
		bool surrogate = code >= 0xd800 && code <= 0xdfff;
		*ret = code;
		return code < shapes[n - 2].least || code > 0x10ffff || surrogate ? 0 : n;
	}
	return 0;
}

bool text_is_utf8(const char *bytes, size_t length)
{
	uint32_t code;
	for (size_t at = 0; at < length;) {
		size_t n = decode(bytes + at, length - at, &code);
		if (n == 0) {
			return false;
		}
		at += n;
	}
	return true;
}

static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

/* One pass over bytes from outside: copies what is text, notes the largest code point, fails on what is none. */
static bool copy_clean(struct ctx *c, const char *bytes, size_t length, char *out,
                       uint32_t *ret_largest)
{
	size_t characters = 0;
	for (size_t at = 0, n; at < length; at += n) {
		uint32_t code;
		n = decode(bytes + at, length - at, &code);
		characters++;
		if (n == 0) {
			return ctx_fail(c, ERROR_INVALID, "the text is not UTF-8 from character %zu on",
			                characters);
		}
		if (code == '\r' && at + 1 < length && bytes[at + 1] == '\n') {
			continue;
		}
		if (code == '\t') {
			*out++ = ' ';
			continue;
		}
		if (is_control(code) && code != '\n') {
			return ctx_fail(c, ERROR_INVALID,
			                "the text holds a control character (U+%04X) as character %zu", code,
			                characters);
		}
		memcpy(out, bytes + at, n);
		out += n;
		*ret_largest = code > *ret_largest ? code : *ret_largest;
	}
	*out = '\0';
	return true;
}

static const char *compose(struct arena *a, const char *text)
{
	utf8proc_uint8_t *composed = utf8proc_NFC((const utf8proc_uint8_t *)text);
	if (composed == NULL) {
		return text; /* only for want of memory: the text was checked before */
	}
	const char *copy = arena_copy(a, (const char *)composed);
	free(composed);
	return copy;
}

bool text_take(struct ctx *c, const char *bytes, size_t length, size_t longest, const char **ret)
{
	/* Bounds the work before anything is allocated; no character of NFC needs more bytes than that. */
	if (length / 16 > longest) {
		return ctx_fail(c, ERROR_INVALID, "the text is longer than %zu characters", longest);
	}
	uint32_t largest = 0;
	char *copy = arena_array(c->arena, length + 1, 1);
	if (!copy_clean(c, bytes, length, copy, &largest)) {
		return false;
	}
	const char *text = largest < FIRST_COMBINING ? copy : compose(c->arena, copy);
	size_t characters = text_length(text);
	if (characters > longest) {
		return ctx_fail(c, ERROR_INVALID, "the text is longer than %zu characters: it has %zu",
		                longest, characters);
	}
	*ret = text;
	return true;
}

size_t text_length(const char *text)
{
	size_t characters = 0;
	for (; *text != '\0'; text++) {
		characters += ((unsigned char)*text & 0xc0) != 0x80;
	}
	return characters;
}

size_t text_column(const char *text, size_t bytes)
{
	size_t characters = 0;
	for (size_t i = 0; i < bytes && text[i] != '\0'; i++) {
		characters += ((unsigned char)text[i] & 0xc0) != 0x80;
	}
	return characters;
}

const char *text_shown(struct arena *a, const char *bytes, size_t longest)
{
	struct buf b = {.arena = a};
	size_t length = bytes == NULL ? 0 : strlen(bytes), characters = 0;
	for (size_t at = 0, n; at < length; at += n) {
		uint32_t code;
		if (characters++ == longest) {
			buf_put(&b, "…");
			break;
		}
		n = decode(bytes + at, length - at, &code);
		if (n == 0 || is_control(code)) {
			buf_put(&b, "\xef\xbf\xbd"); /* U+FFFD, what stands for what cannot be shown */
			n = n == 0 ? 1 : n;
		} else {
			buf_put_n(&b, bytes + at, n);
		}
	}
	return buf_text(&b);
}

bool text_is(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool text_starts(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

bool text_ends(const char *text, const char *with)
{
	size_t length = strlen(text), end = strlen(with);
	return end <= length && strcmp(text + (length - end), with) == 0;
}

static size_t least_of(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;
	return least < c ? least : c;
}

/* Levenshtein, one row at a time, leaving when a whole row lies past the limit. */
size_t text_distance(const char *a, const char *b, size_t limit)
{
	size_t a_length = strlen(a), b_length = strlen(b);
	size_t between = a_length > b_length ? a_length - b_length : b_length - a_length;
	if (between > limit || a_length > WORD_MOST || b_length > WORD_MOST) {
		return limit + 1;
	}
	size_t row[WORD_MOST + 1];
	for (size_t j = 0; j <= b_length; j++) {
		row[j] = j;
	}
	for (size_t i = 1; i <= a_length; i++) {
		size_t diagonal = row[0], least = i;
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t above = row[j];
			row[j] = least_of(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
			least = row[j] < least ? row[j] : least;
		}
		if (least > limit) {
			return limit + 1;
		}
	}
	return row[b_length] <= limit ? row[b_length] : limit + 1;
}

static bool same_letters(const char *a, const char *b)
{
	int counts[256] = {0};
	for (; *a != '\0' && *b != '\0'; a++, b++) {
		counts[(unsigned char)*a]++;
		counts[(unsigned char)*b]--;
	}
	if (*a != *b) {
		return false;
	}
	for (size_t i = 0; i < 256; i++) {
		if (counts[i] != 0) {
			return false;
		}
	}
	return true;
}

/* Among several words, "responsible adult" is near to the only candidate that begins with "responsible". */
static const char *only_with_first_word(const char *word, const char *const *candidates,
                                        size_t count)
{
	const char *blank = strchr(word, ' '), *found = NULL;
	if (blank == NULL) {
		return NULL;
	}
	for (size_t i = 0; i < count; i++) {
		if (strncmp(candidates[i], word, (size_t)(blank - word) + 1) == 0) {
			if (found != NULL) {
				return NULL;
			}
			found = candidates[i];
		}
	}
	return found;
}

const char *text_nearest(const char *word, const char *const *candidates, size_t count)
{
	size_t best = strlen(word) <= 3 ? 1 : 2;
	const char *nearest = NULL, *anagram = NULL;
	for (size_t i = 0; i < count; i++) {
		size_t distance = text_distance(word, candidates[i], best);
		if (distance < best || (distance == best && nearest == NULL)) {
			best = distance;
			nearest = candidates[i];
		}
		if (anagram == NULL && same_letters(word, candidates[i])) {
			anagram = candidates[i];
		}
	}
	if (nearest != NULL) {
		return nearest;
	}
	return anagram != NULL ? anagram : only_with_first_word(word, candidates, count);
}

/* Room for `more` bytes and a NUL: in place while the buffer is its arena's newest piece, else twice as large elsewhere. */
static void make_room(struct buf *b, size_t more)
{
	if (b->room > b->length && b->room - b->length > more) {
		return;
	}
	size_t room = b->room < 128 ? 256 : b->room * 2;
	while (room - b->length <= more) {
		room *= 2;
	}
	if (b->text == NULL || !arena_extend(b->arena, b->text, b->room, room)) {
		b->text = arena_grow(b->arena, b->text, b->length, room, 1);
	}
	b->room = room;
}

void buf_put_n(struct buf *b, const char *bytes, size_t length)
{
	make_room(b, length);
	if (length > 0) {
		memcpy(b->text + b->length, bytes, length);
	}
	b->length += length;
	b->text[b->length] = '\0';
}

void buf_put(struct buf *b, const char *text)
{
	buf_put_n(b, text, strlen(text));
}

void buf_char(struct buf *b, char ch)
{
	buf_put_n(b, &ch, 1);
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	make_room(b, 64);
	size_t room = b->room - b->length;
	int length = vsnprintf(b->text + b->length, room, format, args);
	if (length > 0 && (size_t)length >= room) {
		make_room(b, (size_t)length);
		vsnprintf(b->text + b->length, b->room - b->length, format, again);
	}
	b->length += length > 0 ? (size_t)length : 0;
	va_end(again);
	va_end(args);
}

const char *buf_text(struct buf *b)
{
	return b->text == NULL ? "" : b->text;
}
