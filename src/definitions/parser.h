/*
 * The state of reading one expression: recursive descent over its tokens. Private to the files that know the grammar
 * (condition.c, rows.c, clock_words.c, each.c, answer.c).
 *
 * The first thing that makes no sense is reported and ends the reading: every function then returns NULL or false.
 */
#ifndef HEARTH_DEFINITIONS_PARSER_H
#define HEARTH_DEFINITIONS_PARSER_H

#include "definitions/names.h"
#include "definitions/tokens.h"

struct parser {
	const struct language *l;
	const struct yaml *source;
	const struct scope *scope;
	const struct token *tokens;
	size_t count, next;
	bool failed;
	unsigned brackets, lookups;
	unsigned nesting;                 /* of functions, so that no text can exhaust the stack */
	const struct token *where_lookup; /* the lookup whose `where` is being read; NULL: none */
};

/* False where the text has no tokens at all (the problem is added). */
bool parser_init(struct parser *p, const struct language *l, const struct scope *scope,
                 const struct yaml *source);
/* Nothing may be left. */
bool parser_end(struct parser *p);

static inline const struct token *parser_peek(const struct parser *p, size_t ahead)
{
	size_t at = p->next + ahead;
	return &p->tokens[at < p->count ? at : p->count];
}
/* The tokens ahead are these words (at most six; blanks between them): "has not passed". */
bool parser_sees(const struct parser *p, const char *words);
/* The same after `ahead` tokens. */
bool parser_sees_at(const struct parser *p, size_t ahead, const char *words);
/* Takes them if they are there. */
bool parser_accepts(struct parser *p, const char *words);
bool parser_accepts_mark(struct parser *p, enum token_kind kind);
/* Takes them or reports that they were expected. */
bool parser_expects(struct parser *p, const char *words);
bool parser_expects_mark(struct parser *p, enum token_kind kind, const char *shown);

/* Places: of tokens from..to-1. */
struct position parser_place(const struct parser *p, size_t from, size_t to);
/* Their text as written, with single blanks. */
const char *parser_text(const struct parser *p, size_t from, size_t to);

/* Reports and stops; returns NULL/false. */
bool parser_fails(struct parser *p, struct position at, const char *instead, const char *format,
                  ...) __attribute__((format(printf, 4, 5)));
/* "x" was expected at the next token. */
bool parser_expected(struct parser *p, const char *what);

/* Deeper; false (reported) where it is too deep. */
bool parser_enters(struct parser *p);

/* ── what the grammar files offer one another ── */
bool parse_path(struct parser *p, struct path *ret);
bool parse_amount(struct parser *p, struct quantity *ret);   /* amount, or setting that is one */
bool parse_quantity(struct parser *p, struct quantity *ret); /* number, amount or setting */
bool parse_name(struct parser *p, symbol *ret, struct position *ret_at);
const struct time *parse_time(struct parser *p);
const struct rows *parse_rows(struct parser *p);
const struct node *parse_condition(struct parser *p);
/* "list" NAME: its words. */
const struct word_list *parse_list_name(struct parser *p);
/* A scope with one type at hand inside the present one. */
const struct scope *scope_inside(const struct parser *p, const struct record_type *type,
                                 bool unknown);

#endif
