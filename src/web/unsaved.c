/* The page that gives words back. */
#include "web/unsaved.h"

#include "web/frame.h"
#include "web/session.h"

static bool is_words(const struct parameter *p)
{
	return *p->value != '\0' && !text_is(p->name, "token") && !text_is(p->name, "password") &&
	       !text_is(p->name, "next") && !text_starts(p->name, "draft");
}

static void put_words(struct buf *b, const struct request *request)
{
	bool any = false;
	for (size_t i = 0; i < request->form_count; i++) {
		const struct parameter *p = &request->form[i];
		if (!is_words(p)) {
			continue;
		}
		put(b, any ? HTML("") : HTML("<h2>What you wrote</h2>\n<dl>\n"));
		put(b, HTML("<dt>"));
		put(b, p->name);
		put(b, HTML("</dt><dd class=\"words\">"));
		put(b, p->value);
		put(b, HTML("</dd>\n"));
		any = true;
	}
	put(b, any ? HTML("</dl>\n") : HTML(""));
}

void unsaved_page(struct ctx *c, const struct request *request, struct reply *reply,
                  const char *why)
{
	struct buf *b = &reply->body;
	(void)c;
	reply->status = 403;
	frame_begin(b, request, "Not saved");
	put(b, HTML("<h1>Not saved</h1>\n<p>"));
	put(b, why);
	put(b, HTML("</p>\n"));
	put_words(b, request);
	put(b, HTML("<p><a href=\"/sign-in\">Sign in</a></p>\n"));
	frame_end(b);
}
