/*
 * Drafts as they come and go: POST /draft keeps, puts off or throws away what a form holds; /drafts is the author's list of
 * what is not finished; /draft/key is what their browser seals its own copy with.
 */
#include "web/draft.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "web/door.h"
#include "web/draft_key.h"
#include "web/frame.h"

static const char *form_text(const struct request *request, const char *name)
{
	const char *value = form_value(request, name);
	return value == NULL ? "" : value;
}

static void put_hidden(struct buf *b, const char *name, const char *value)
{
	put(b, HTML("<input type=\"hidden\" name=\""));
	put(b, name);
	put(b, HTML("\" value=\""));
	put(b, value);
	put(b, HTML("\">\n"));
}

/* ---- for the script ---- */

static bool reply_json(struct reply *reply, int status, json_t *value)
{
	reply->status = status;
	reply->type = "application/json; charset=utf-8";
	buf_put(&reply->body, json_line(reply->body.arena, value));
	json_decref(value);
	return true;
}

static json_t *answers_json(const struct draft *d)
{
	json_t *list = json_array();
	for (size_t i = 0; i < d->answer_count; i++) {
		json_array_append_new(list, json_pack("[ss]", d->answers[i].name, d->answers[i].value));
	}
	return list;
}

/* 200 with the number to keep over next; 409 with the draft that is in the way, or number "0" where it is gone. */
static bool keep_for_script(struct ctx *c, struct site *site, const struct request *request,
                            int64_t over, struct reply *reply)
{
	struct draft d;
	bool kept = false;
	if (!draft_keep(c, site, request, over, &d, &kept)) {
		return false;
	}
	const char *number = arena_printf(c->arena, "%lld", (long long)d.number);
	json_t *value = json_pack("{ss ss*}", "number", number, "since", d.since);
	if (!kept) {
		json_object_set_new(value, "answers", answers_json(&d));
	}
	return reply_json(reply, kept ? 200 : 409, value);
}

bool page_draft_key(struct ctx *c, struct site *site, const struct request *request,
                    struct reply *reply)
{
	struct draft_keys keys;
	char text[sodium_base64_ENCODED_LEN(DRAFT_KEY, sodium_base64_VARIANT_ORIGINAL)];
	if (request->fetch_site != NULL && !text_is(request->fetch_site, "same-origin")) {
		return ctx_fail(c, ERROR_FORBIDDEN, "only pages of Hearth ask for this");
	}
	if (!draft_keys(c, site, request->session, &keys)) {
		return false;
	}
	sodium_bin2base64(text, sizeof text, keys.device, sizeof keys.device,
	                  sodium_base64_VARIANT_ORIGINAL);
	return reply_json(reply, 200, json_pack("{ss}", "key", text));
}

/* ---- for people ---- */

static void put_answers(struct buf *b, const struct parameter *list, size_t count)
{
	put(b, HTML("<dl class=\"draft-words\">\n"));
	for (size_t i = 0; i < count; i++) {
		if (draft_is_answer(&list[i]) && *list[i].value != '\0') {
			put(b, HTML("<dt>"));
			put(b, list[i].name);
			put(b, HTML("</dt><dd class=\"words\">"));
			put(b, list[i].value);
			put(b, HTML("</dd>\n"));
		}
	}
	put(b, HTML("</dl>\n"));
}

/* The same form was put off twice, on two screens: both are shown, and the author chooses. */
static void put_choice(struct buf *b, const struct request *request, const struct draft *there)
{
	frame_begin(b, request, "Which of the two?");
	put(b,
	    HTML(
			"<h1 class=\"govuk-heading-l\">Which of the two?</h1>\n<p>You wrote in this form on another screen as well. "
			"Nothing is lost: both are here. Choose which to go on with.</p>\n<h2 class=\"govuk-heading-m\">What you sent now</h2>\n"));
	put_answers(b, request->form, request->form_count);
	frame_form(b, request, "/draft");
	for (size_t i = 0; i < request->form_count; i++) {
		if (!text_is(request->form[i].name, "token") &&
		    !text_is(request->form[i].name, "draft-do")) {
			put_hidden(b, request->form[i].name, request->form[i].value);
		}
	}
	put(b,
	    HTML(
			"<button class=\"govuk-button\" name=\"draft-do\" value=\"mine\">Go on with this</button>\n</form>\n"
			"<h2 class=\"govuk-heading-m\">What you wrote at "));
	put(b, there->since);
	put(b, HTML("</h2>\n"));
	put_answers(b, there->answers, there->answer_count);
	put(b, HTML("<p><a class=\"govuk-button govuk-button--secondary\" href=\""));
	put(b, form_text(request, "draft"));
	put(b, HTML("\">Go on with that one</a></p>\n"));
	frame_end(b);
}

static bool put_off(struct ctx *c, struct site *site, const struct request *request, int64_t over,
                    struct reply *reply)
{
	struct draft d;
	bool kept = false;
	if (!draft_keep(c, site, request, over, &d, &kept) ||
	    (!kept && d.number == 0 && !draft_keep(c, site, request, 0, &d, &kept))) {
		return false;
	}
	if (kept) {
		return reply_redirect(reply, over == -1 ? form_text(request, "draft") : "/drafts?kept=yes");
	}
	reply->status = 409;
	put_choice(&reply->body, request, &d);
	return true;
}

bool page_draft(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply)
{
	const char *what = form_text(request, "draft-do"), *address = form_text(request, "draft");
	int64_t over = strtoll(form_text(request, "draft-number"), NULL, 10);
	over = over < 0 ? 0 : over;
	if (text_is(what, "keep")) {
		return keep_for_script(c, site, request, over, reply);
	}
	if (text_is(what, "later") || text_is(what, "mine")) {
		return put_off(c, site, request, text_is(what, "mine") ? -1 : over, reply);
	}
	if (text_is(what, "drop")) {
		return draft_gone(c, site, request, reply) && reply_redirect(reply, door_next(address));
	}
	return ctx_fail(c, ERROR_INVALID,
	                "the form does not say whether to keep or to drop what you wrote");
}

static void put_draft(struct buf *b, const struct request *request, const struct draft *d)
{
	put(b, HTML("<li class=\"draft-row\">\n<p><a class=\"govuk-link\" href=\""));
	put(b, d->address);
	put(b, HTML("\">"));
	put(b, *d->title == '\0' ? "A form" : d->title);
	put(b, HTML("</a><br>kept at "));
	put(b, d->since);
	put(b, HTML("</p>\n"));
	frame_form(b, request, "/draft");
	put_hidden(b, "draft", d->address);
	put(b,
	    HTML(
			"<button class=\"govuk-button govuk-button--secondary\" name=\"draft-do\" value=\"drop\">Throw away<span "
			"class=\"govuk-visually-hidden\"> "));
	put(b, d->title);
	put(b, HTML("</span></button>\n</form>\n</li>\n"));
}

bool page_drafts(struct ctx *c, struct site *site, const struct request *request,
                 struct reply *reply)
{
	const struct draft *list = NULL;
	size_t count = 0;
	struct buf *b = &reply->body;
	if (!draft_list(c, site, request->session, &list, &count)) {
		return false;
	}
	frame_begin(b, request, "Not finished yet");
	put(b, HTML("<h1 class=\"govuk-heading-l\">Not finished yet</h1>\n"));
	if (query_value(request, "kept") != NULL) {
		put(b,
		    HTML(
				"<div class=\"draft-notice\" role=\"status\"><p><strong>Kept.</strong> Only you can read it. It is not in any record "
				"until you save it.</p></div>\n"));
	}
	put(b, count == 0 ? HTML("<p>You have nothing unfinished.</p>\n")
	                  : HTML("<ul class=\"govuk-list draft-list\">\n"));
	for (size_t i = 0; i < count; i++) {
		put_draft(b, request, &list[i]);
	}
	put(b, count == 0 ? HTML("") : HTML("</ul>\n"));
	frame_end(b);
	return true;
}
