/* When two pieces of HTML are the same. */
#include "same.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/*
 * Elements that break the line. All others stand in it: option, button, label, input and textarea,
 * too.
 */
static const char *const blocks[] = {
	"address",  "article", "aside",  "blockquote", "dd",   "details", "div",   "dl", "dt",
	"fieldset", "figure",  "footer", "form",       "h1",   "h2",      "h3",    "h4", "h5",
	"h6",       "hr",      "legend", "li",         "main", "nav",     "ol",    "p",  "pre",
	"section",  "summary", "table",  "tbody",      "td",   "th",      "thead", "tr", "ul",
};

/* The name of the element whose tag begins at `tag`, in small letters. */
static void name_of(const char *tag, char *ret, size_t size)
{
	size_t length = 0;
	tag += tag[1] == '/' ? 2 : 1;
	while (length + 1 < size && isalnum((unsigned char)tag[length])) {
		ret[length] = (char)tolower((unsigned char)tag[length]);
		length++;
	}
	ret[length] = '\0';
}

static bool is_block(const char *tag)
{
	char name[16];
	name_of(tag, name, sizeof name);
	for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
		if (strcmp(blocks[i], name) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_tag(const char *at)
{
	return at[0] == '<' && (isalpha((unsigned char)at[1]) || at[1] == '/');
}

/* Copies a tag, quotes and all; returns what follows it. */
static const char *put_tag(struct buf *b, const char *at)
{
	bool blank = false;
	char quote = '\0';
	for (; *at != '\0'; at++) {
		if (quote == '\0' && isspace((unsigned char)*at)) {
			blank = true;
			continue;
		}
		if (blank && *at != '>') {
			buf_char(b, ' ');
		}
		blank = false;
		buf_char(b, *at);
		if (quote == '\0' && *at == '>') {
			return at + 1;
		}
		if (*at == '"' || *at == '\'') {
			quote = quote == '\0' ? *at : quote == *at ? '\0' : quote;
		}
	}
	return at;
}

/* Copies what is inside textarea or pre as it is; returns where its end begins. */
static const char *put_raw(struct buf *b, const char *tag, const char *at)
{
	char name[16];
	name_of(tag, name, sizeof name);
	bool raw = tag[1] != '/' && (strcmp(name, "textarea") == 0 || strcmp(name, "pre") == 0);
	const char *end = raw ? strstr(at, strcmp(name, "pre") == 0 ? "</pre" : "</textarea") : at;
	if (end == NULL) {
		end = at + strlen(at);
	}
	buf_put_n(b, at, (size_t)(end - at));
	return end;
}

/* Copies text up to the next tag; `after_block` says what stands before it. */
static const char *put_text(struct buf *b, const char *at, bool after_block)
{
	bool blank = false, any = false;
	for (; *at != '\0' && !is_tag(at); at++) {
		if (isspace((unsigned char)*at)) {
			blank = true;
			continue;
		}
		if (blank && (any || !after_block)) {
			buf_char(b, ' ');
		}
		blank = false;
		any = true;
		buf_char(b, *at);
	}
	if (blank && (any || !after_block) && *at != '\0' && !is_block(at)) {
		buf_char(b, ' ');
	}
	return at;
}

const char *html_plain(struct arena *a, const char *html)
{
	struct buf b = {.arena = a};
	bool after_block = true;
	while (*html != '\0') {
		if (is_tag(html)) {
			const char *tag = html;
			after_block = is_block(tag);
			html = put_raw(&b, tag, put_tag(&b, tag));
		} else {
			html = put_text(&b, html, after_block);
			after_block = false;
		}
	}
	return buf_text(&b);
}
