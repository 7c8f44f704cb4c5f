/* The frame of every page. */
#include "web/frame.h"

#include "web/session.h"

void frame_form(struct buf *b, const struct request *request, const char *action)
{
	const struct session *s = request->session;
	put(b, HTML("<form method=\"post\" action=\""));
	put(b, action);
	put(b, HTML("\" novalidate>\n<input type=\"hidden\" name=\"token\" value=\""));
	put(b, s == NULL ? "" : s->form_token);
	put(b, HTML("\">\n"));
}

static void put_button(struct buf *b, const struct request *request, const char *action,
                       const char *words)
{
	frame_form(b, request, action);
	put(b, HTML("<button class=\"govuk-button govuk-button--secondary\">"));
	put(b, words);
	put(b, HTML("</button></form>\n"));
}

void frame_begin(struct buf *b, const struct request *request, const char *title)
{
	const struct session *s = request->session;
	html_page_begin(b, title);
	if (s != NULL && s->person != 0 && !s->locked) {
		put(b, HTML("<div class=\"who\"><span>"));
		put(b, s->name);
		put(b, HTML("</span>\n"));
		put_button(b, request, "/lock", "Lock");
		put_button(b, request, "/sign-out", "Sign out");
		put(b, HTML("</div>\n"));
	}
}

void frame_end(struct buf *b)
{
	html_page_end(b);
}
