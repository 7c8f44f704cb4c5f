/*
 * Words that definitions use (names of record types, fields, steps, duties, choices) as small numbers, so that
 * comparing them costs nothing. One table for the process; only definitions make new ones, so it stays small.
 * Safe to call from any thread; symbol 0 is no word.
 */
#ifndef HEARTH_SYMBOL_H
#define HEARTH_SYMBOL_H

#include <stddef.h>
#include <stdint.h>

typedef uint32_t symbol;

symbol symbol_of(const char *word); /* makes it where it is new */
symbol symbol_of_n(const char *word, size_t length);
symbol symbol_find(const char *word); /* 0 where nobody ever made it */
const char *symbol_word(symbol s);    /* "" for 0; lives as long as the process */

#endif
