/*
 * Text: UTF-8, checked once at the border; growing text; near words for "did you mean".
 */
#ifndef HEARTH_TEXT_H
#define HEARTH_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct ctx;

/*
 * Takes bytes from outside as text: valid UTF-8, without NUL and control characters but line feed (and tab, which
 * becomes a blank), CR LF to LF, NFC, at most `longest` characters. Returns memory of the ctx.
 */
bool text_take(struct ctx *c, const char *bytes, size_t length, size_t longest, const char **ret);
bool text_is_utf8(const char *bytes, size_t length);
/* Characters (code points) in valid UTF-8; characters in its first `bytes` bytes. */
size_t text_length(const char *text);
size_t text_column(const char *text, size_t bytes);

/*
 * Any bytes as they may stand in a message: at most `longest` characters, then "…"; what is not UTF-8 or a control
 * character shows as U+FFFD. NULL gives "".
 */
const char *text_shown(struct arena *a, const char *bytes, size_t longest);

bool text_is(const char *a, const char *b); /* equal; NULL equals only NULL */
bool text_starts(const char *text, const char *with);
bool text_ends(const char *text, const char *with);
/* Edit distance, given up (returns limit + 1) past the limit. */
size_t text_distance(const char *a, const char *b, size_t limit);
/*
 * The candidate nearest to `word`: distance at most 2 (1 for words up to 3 letters), or the same letters, or for several
 * words the only candidate with the same first word ("responsible adult"); else NULL.
 */
const char *text_nearest(const char *word, const char *const *candidates, size_t count);

/* Growing text in an arena. Never fails; bounds are the caller's. */
struct buf {
	struct arena *arena;
	char *text; /* always NUL-terminated once something was put */
	size_t length, room;
};
void buf_put(struct buf *b, const char *text);
void buf_put_n(struct buf *b, const char *bytes, size_t length);
void buf_char(struct buf *b, char ch);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *buf_text(struct buf *b); /* "" when nothing was put */

#endif
