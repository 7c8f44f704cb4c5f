/* Addresses with what they ask for. */
#include "web/href.h"

#include <ctype.h>
#include <string.h>

#include "ui/html.h"

static void put_escaped(struct buf *b, const char *text)
{
	for (; *text != '\0'; text++) {
		bool plain = isalnum((unsigned char)*text) || strchr("-._~:", *text) != NULL;
		buf_printf(b, plain ? "%c" : "%%%02X", plain ? *text : (int)(unsigned char)*text);
	}
}

struct href href_to(struct arena *a, const char *path)
{
	struct href h = {.text = {.arena = a}};
	for (; *path != '\0'; path++) {
		buf_printf(&h.text, strchr(" %?#&+", *path) == NULL ? "%c" : "%%%02X",
		           (int)(unsigned char)*path);
	}
	return h;
}

void href_ask(struct href *h, const char *name, const char *value)
{
	if (value == NULL || *value == '\0') {
		return;
	}
	buf_char(&h->text, h->asks ? '&' : '?');
	put_escaped(&h->text, name);
	buf_char(&h->text, '=');
	put_escaped(&h->text, value);
	h->asks = true;
}

const char *href_text(struct href *h)
{
	return buf_text(&h->text);
}

/* What says which part of the list is shown. */
static bool is_part(const char *name)
{
	return text_is(name, "part") || text_is(name, "before");
}

/* A moment may be asked for in one word or in two. */
static bool says_the_same(const char *name, const char *other)
{
	return text_is(name, other) || (text_is(other, "at") && (text_is(name, "on") || text_is(name, "time")));
}

const char *href_with(struct arena *a, const struct request *request, const char *name,
                      const char *value)
{
	struct href h = href_to(a, request->path);
	for (size_t i = 0; i < request->query_count; i++) {
		const struct parameter *q = &request->query[i];
		if (!says_the_same(q->name, name) && !is_part(q->name)) {
			href_ask(&h, q->name, q->value);
		}
	}
	href_ask(&h, name, value);
	return href_text(&h);
}

void chosen_put(struct buf *b, const struct request *request, const struct chosen *list,
                size_t count)
{
	if (count == 0) {
		return;
	}
	put(b,
	    HTML(
			"<p class=\"vh\" id=\"chosen\">Shown only</p>\n<ul class=\"chosen\" aria-labelledby=\"chosen\">\n"));
	for (size_t i = 0; i < count; i++) {
		put(b, HTML("<li><a href=\""));
		put(b, href_with(b->arena, request, list[i].name, NULL));
		put(b, HTML("\"><span class=\"vh\">Take away: </span>"));
		put(b, list[i].label);
		put(b, HTML(": "));
		put(b, list[i].words);
		put(b, HTML(" <span aria-hidden=\"true\">×</span></a></li>\n"));
	}
	put(b, HTML("</ul>\n"));
}

static void put_part(struct buf *b, const char *href, const char *words)
{
	if (href != NULL) {
		put(b, HTML("<a href=\""));
		put(b, href);
		put(b, HTML("\">"));
		put(b, words);
		put(b, HTML("</a>\n"));
	}
}

void parts_put(struct buf *b, const char *back_href, const char *back, const char *on_href,
               const char *on)
{
	if (back_href == NULL && on_href == NULL) {
		return;
	}
	put(b, HTML("<nav class=\"parts\" aria-label=\"Parts of the list\">\n"));
	put_part(b, back_href, back);
	put_part(b, on_href, on);
	put(b, HTML("</nav>\n"));
}
