/* Percent-encoded pairs, as queries and form bodies carry them. */
#include <string.h>

#include "base/limits.h"
#include "web/web.h"

enum { MOST_PARAMETERS = 200 };

static int hex_digit(char ch)
{
	return ch >= '0' && ch <= '9' ? ch - '0' : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : ch >= 'A' && ch <= 'F' ? ch - 'A' + 10 : -1;
}

/* Decodes one name or value; it must come out as text. */
static bool decode(struct ctx *c, const char *from, size_t length, const char **ret)
{
	char *out = arena_alloc(c->arena, length + 1);
	size_t n = 0;
	for (size_t i = 0; i < length; i++) {
		char ch = from[i] == '+' ? ' ' : from[i];
		if (ch == '%') {
			int high = i + 1 < length ? hex_digit(from[i + 1]) : -1;
			int low = i + 2 < length ? hex_digit(from[i + 2]) : -1;
			if (high < 0 || low < 0) {
				return ctx_fail(c, ERROR_INVALID, "the form holds a broken %%-escape");
			}
			ch = (char)(high * 16 + low);
			i += 2;
		}
		out[n++] = ch;
	}
	if (memchr(out, '\0', n) != NULL || !text_is_utf8(out, n)) {
		return ctx_fail(c, ERROR_INVALID, "the form holds bytes that are no text");
	}
	out[n] = '\0';
	*ret = out;
	return true;
}

static bool read_pair(struct ctx *c, const char *text, size_t length, struct parameter *ret)
{
	const char *equals = memchr(text, '=', length);
	size_t name = equals == NULL ? length : (size_t)(equals - text);
	ret->value = "";
	return decode(c, text, name, &ret->name) &&
	       (equals == NULL || decode(c, equals + 1, length - name - 1, &ret->value));
}

bool form_read(struct ctx *c, const char *text, size_t length, const struct parameter **ret, size_t *ret_count)
{
	struct parameter *list = ARENA_ARRAY(c->arena, MOST_PARAMETERS, struct parameter);
	size_t count = 0;
	const char *end = text + length;
	if (length > LIMIT_HTTP_BODY) {
		return ctx_fail(c, ERROR_INVALID, "the form is larger than %d bytes", (int)LIMIT_HTTP_BODY);
	}
	while (text < end) {
		const char *amp = memchr(text, '&', (size_t)(end - text));
		const char *stop = amp == NULL ? end : amp;
		if (count == MOST_PARAMETERS) {
			return ctx_fail(c, ERROR_INVALID, "the form has more than %d answers", (int)MOST_PARAMETERS);
		}
		if (stop > text && !read_pair(c, text, (size_t)(stop - text), &list[count++])) {
			return false;
		}
		text = stop + 1;
	}
	*ret = list;
	*ret_count = count;
	return true;
}
