/*
 * Finding the words of a report's form in its text, whatever the case, quotes, dashes and blanks.
 *
 * A pattern is written in lower case. In it
 *   a blank   stands for one or more blanks;
 *   '         for an apostrophe of any kind, or one that was lost ("childrens", "children s");
 *   "         for a quote of any kind, or none;
 *   -         for a hyphen or dash of any kind;
 *   #         for a digit;
 *   x?        for x or nothing;
 *   .         for the end of a word (it takes nothing);
 *   $         for the end of the text;
 *   |         parts alternatives, tried from the left.
 */
#ifndef HEARTH_INSPECTION_MATCH_H
#define HEARTH_INSPECTION_MATCH_H

#include <stdbool.h>
#include <stddef.h>

/* The end of the pattern at `at`, or NULL. */
const char *match_at(const char *at, const char *pattern);
/* The first place in text where the pattern stands at the start of a word, or NULL; *ret_end (may be NULL) its end. */
const char *match_in(const char *text, const char *pattern, const char **ret_end);
/* Whether the text is the pattern and nothing else. */
bool match_whole(const char *text, const char *pattern);

/* Bytes of the apostrophe or quote, or of the dash, at `at`; 0 where there is none. */
size_t quote_length(const char *at);
size_t dash_length(const char *at);
const char *skip_blanks(const char *at);
bool is_letter(char ch); /* ASCII letters and every byte of a character beyond ASCII */
bool is_digit(char ch);

#endif
