/* The state of reading one expression: looking ahead, taking words, saying what was expected. */
#include "definitions/parser.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"

enum { LIMIT_NESTING = 200 };

bool parser_init(struct parser *p, const struct language *l, const struct scope *scope,
                 const struct yaml *source)
{
	*p = (struct parser){.l = l, .source = source, .scope = scope};
	if (source->kind != YAML_TEXT) {
		problems_add(l->problems, source->at, NULL, "words were expected here, not a %s",
		             source->kind == YAML_LIST ? "list" : "mapping");
		return false;
	}
	p->tokens = tokens_read(l->scratch, l->problems, source, &p->count);
	if (p->tokens && p->count == 0) {
		problems_add(l->problems, source->at, NULL, "nothing stands here");
		return false;
	}
	return p->tokens != NULL;
}

bool parser_end(struct parser *p)
{
	if (p->failed) {
		return false;
	}
	const struct token *left = parser_peek(p, 0);
	if (left->kind == TOKEN_END) {
		return true;
	}
	return parser_fails(p, parser_place(p, p->next, p->next + 1), NULL,
	                    "\"%s\" is not understood here", left->text);
}

bool parser_sees_at(const struct parser *p, size_t ahead, const char *words)
{
	for (size_t i = 0; *words; i++) {
		size_t length = strcspn(words, " ");
		const struct token *token = parser_peek(p, ahead + i);
		if (token->kind != TOKEN_WORD || strlen(token->text) != length ||
		    memcmp(token->text, words, length) != 0) {
			return false;
		}
		words += length;
		words += *words == ' ';
	}
	return true;
}

bool parser_sees(const struct parser *p, const char *words)
{
	return parser_sees_at(p, 0, words);
}

bool parser_accepts(struct parser *p, const char *words)
{
	if (p->failed || !parser_sees(p, words)) {
		return false;
	}
	p->next++;
	for (const char *blank = strchr(words, ' '); blank; blank = strchr(blank + 1, ' ')) {
		p->next++;
	}
	return true;
}

bool parser_accepts_mark(struct parser *p, enum token_kind kind)
{
	if (p->failed || parser_peek(p, 0)->kind != kind) {
		return false;
	}
	p->next++;
	return true;
}

bool parser_expects(struct parser *p, const char *words)
{
	return parser_accepts(p, words) ||
	       parser_expected(p, arena_printf(p->l->scratch, "\"%s\"", words));
}

bool parser_expects_mark(struct parser *p, enum token_kind kind, const char *shown)
{
	return parser_accepts_mark(p, kind) ||
	       parser_expected(p, arena_printf(p->l->scratch, "\"%s\"", shown));
}

struct position parser_place(const struct parser *p, size_t from, size_t to)
{
	const struct token *first = &p->tokens[from < p->count ? from : p->count];
	if (first->kind == TOKEN_END) {
		/* The end of the text: a caret after its last character. */
		const struct token *last = p->count ? &p->tokens[p->count - 1] : first;
		struct position at = yaml_place(p->source, last->offset, last->length);
		at.column += at.length;
		at.length = 1;
		return at;
	}
	const struct token *last = &p->tokens[to > from ? to - 1 : from];
	return yaml_place(p->source, first->offset, last->offset + last->length - first->offset);
}

const char *parser_text(const struct parser *p, size_t from, size_t to)
{
	struct buf b = {.arena = p->l->scratch};
	for (size_t i = from; i < to && i < p->count; i++) {
		const struct token *token = &p->tokens[i];
		bool close = token->kind == TOKEN_COMMA || token->kind == TOKEN_CLOSE ||
		             token->kind == TOKEN_CLOSE_LIST;
		bool opened = i > from && (p->tokens[i - 1].kind == TOKEN_OPEN ||
		                           p->tokens[i - 1].kind == TOKEN_OPEN_LIST);
		if (i > from && !close && !opened) {
			buf_char(&b, ' ');
		}
		buf_put_n(&b, p->source->text + token->offset, token->length);
	}
	return buf_text(&b);
}

bool parser_fails(struct parser *p, struct position at, const char *instead, const char *format,
                  ...)
{
	if (!p->failed) {
		va_list args;
		va_start(args, format);
		problems_add(p->l->problems, at, instead, "%s", arena_vprintf(p->l->scratch, format, args));
		va_end(args);
	}
	p->failed = true;
	return false;
}

bool parser_expected(struct parser *p, const char *what)
{
	const struct token *token = parser_peek(p, 0);
	struct position at = parser_place(p, p->next, p->next + 1);
	if (token->kind == TOKEN_END) {
		return parser_fails(p, at, NULL, "%s was expected, but nothing follows", what);
	}
	return parser_fails(p, at, NULL, "%s was expected, not \"%s\"", what, token->text);
}

bool parser_enters(struct parser *p)
{
	if (p->failed) {
		return false;
	}
	if (p->nesting >= LIMIT_NESTING) {
		return parser_fails(p, parser_place(p, p->next, p->next + 1), NULL,
		                    "too much inside one another");
	}
	p->nesting++;
	return true;
}

const struct scope *scope_inside(const struct parser *p, const struct record_type *type,
                                 bool unknown)
{
	struct scope *scope = ARENA_NEW(p->l->scratch, struct scope);
	const struct record_type **types = ARENA_ARRAY(p->l->scratch, 1, const struct record_type *);
	types[0] = type;
	scope->types = types;
	scope->type_count = type ? 1 : 0;
	scope->unknown = unknown;
	scope->outer = p->scope;
	return scope;
}
