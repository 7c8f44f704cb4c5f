/*
 * When two pieces of HTML are the same. A run of white space is one blank; beside a block element,
 * and at either end, it is nothing, for there nobody sees it; beside an inline element it counts.
 * Inside a tag it is one blank between attributes and nothing before the end. Attributes stand in
 * the same order. What is in textarea and pre is left alone.
 */
#ifndef HEARTH_TESTS_UI_SAME_H
#define HEARTH_TESTS_UI_SAME_H

#include "base/arena.h"

/* The same HTML for all that are the same. */
const char *html_plain(struct arena *a, const char *html);

#endif
