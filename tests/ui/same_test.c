/* The comparison itself: what it takes for the same, and what it does not. Prints TAP. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "same.h"

static const struct {
	bool same;
	const char *one, *other;
} pairs[] = {
	{true, "<p>\n  one\n</p>", "<p>one</p>"},
	{true, "<p>one  \n two</p>", "<p>one two</p>"},
	{true, "<div> <p> one </p> </div>\n", "<div><p>one</p></div>"},
	{true, "<a  class=\"x\"\n id=\"y\" >one</a>", "<a class=\"x\" id=\"y\">one</a>"},
	{true, "<p>one <b>two</b></p>", "<p>one\n<b>two</b>\n</p>"},
	{true, "<li>\n<a>one</a>\n</li>", "<li><a>one</a></li>"},
	{false, "<p>one<b>two</b></p>", "<p>one <b>two</b></p>"},
	{false, "<b>one</b> two", "<b>one</b>two"},
	{false, "<b>one</b> <i>two</i>", "<b>one</b><i>two</i>"},
	{false, "<a> one</a>", "<a>one</a>"},
	{false, "<p>onetwo</p>", "<p>one two</p>"},
	{false, "<a id=\"y\" class=\"x\"></a>", "<a class=\"x\" id=\"y\"></a>"},
	{false, "<a title=\"a  b\"></a>", "<a title=\"a b\"></a>"},
	{false, "<a title=\"a > b\"></a>", "<a title=\"a >  b\"></a>"},
	{false, "<a title=\"\"></a>", "<a title></a>"},
	{false, "<p>&amp;</p>", "<p>&#38;</p>"},
	{false, "<P>one</P>", "<p>one</p>"},
	{false, "<textarea>a  b</textarea>", "<textarea>a b</textarea>"},
	{false, "<textarea>\na</textarea>", "<textarea>a</textarea>"},
	{false, "<pre>a\n</pre>", "<pre>a</pre>"},
	{true, "<textarea>a\n\nb</textarea>\n\n<p> c</p>", "<textarea>a\n\nb</textarea><p>c</p>"},
	{false, "<p>1 < 2</p>", "<p>1 <2</p>"},
};

int main(void)
{
	size_t wrong = 0, count = sizeof pairs / sizeof pairs[0];
	struct arena *a = arena_new();
	printf("1..1\n");
	for (size_t i = 0; i < count; i++) {
		const char *one = html_plain(a, pairs[i].one), *other = html_plain(a, pairs[i].other);
		if ((strcmp(one, other) == 0) != pairs[i].same) {
			printf("# %s should%s be %s\n# %s\n# %s\n", pairs[i].one, pairs[i].same ? "" : " not",
			       pairs[i].other, one, other);
			wrong++;
		}
	}
	printf("%s 1 - the comparison of HTML tells %zu of %zu pairs rightly\n",
	       wrong == 0 ? "ok" : "not ok", count - wrong, count);
	arena_free(a);
	return wrong == 0 ? 0 : 1;
}
