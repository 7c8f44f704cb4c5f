/*
 * The locked screen: whose it is stays known, and nothing is shown, until they give their password or somebody else signs in.
 * In the demo, where nobody has a password, the people to choose from stand there instead.
 */
#include "web/account.h"
#include "web/door.h"
#include "ui/ui.h"
#include "web/pages/sign_in.h"
#include "web/session.h"

bool page_lock(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	const char *next = door_next(form_value(request, "next"));
	return session_lock(c, hearth_store(site->hearth), request->session) &&
	       (text_is(next, "/") ? reply_redirect(reply, "/locked") : door_send_on(c, "/locked", next, reply));
}

static void put_page(struct site *site, const struct request *request, const struct sign_in_form *f,
                     struct buf *b)
{
	const char *title = arena_printf(b->arena, "Locked: %s", request->session->name);
	sign_in_begin(b, request, f, title);
	frame_form(b, request, "/unlock");
	put(b, HTML("<input type=\"hidden\" name=\"next\" value=\""));
	put(b, f->next);
	put(b, HTML("\">\n"));
	sign_in_field(b, "password", "Password", "current-password", "", f->password_wrong);
	ui_button(b, &(struct ui_button){.text = "Unlock"});
	put(b, HTML("</form>\n"));
	if (site->demo) {
		put(b, HTML("<p><a href=\"/demo\">This is a demonstration: choose who you are</a></p>\n"));
	}
	put(b, HTML("<p><a href=\"/sign-in\">Somebody else: sign in</a></p>\n"));
	sign_in_end(b);
}

/* Nobody's screen, or one that is not locked. */
static bool is_elsewhere(const struct request *request, struct reply *reply)
{
	const struct session *s = request->session;
	if (s->person != 0 && s->locked) {
		return false;
	}
	return reply_redirect(reply, s->person != 0 ? "/" : "/sign-in?ended=yes");
}

bool page_locked(struct ctx *c, struct site *site, const struct request *request,
                 struct reply *reply)
{
	struct sign_in_form f = {.next = door_next(query_value(request, "next"))};
	(void)c;
	if (!is_elsewhere(request, reply)) {
		put_page(site, request, &f, &reply->body);
	}
	return true;
}

static bool take_try(struct ctx *c, const struct request *request, struct sign_in_try *ret)
{
	const char *password = form_value(request, "password");
	*ret = (struct sign_in_try){.person = request->session->person, .name = "", .password = ""};
	if (password == NULL || *password == '\0') {
		return false;
	}
	if (!password_take(c, password, &ret->password)) {
		ctx_clear_error(c);
		ret->password = "";
	}
	return true;
}

bool page_unlock(struct ctx *c, struct site *site, const struct request *request,
                 struct reply *reply)
{
	struct sign_in_form f = {.next = door_next(form_value(request, "next"))};
	struct sign_in_try t;
	enum sign_in_outcome outcome = SIGN_IN_WRONG;
	int64_t wait = 0;
	const char *cookie = NULL;
	if (is_elsewhere(request, reply)) {
		return true;
	}
	if (!take_try(c, request, &t)) {
		f.password_wrong = "Enter your password";
	} else if (!sign_in(c, site, request, &t, &outcome, &wait, &cookie)) {
		return false;
	} else if (outcome == SIGN_IN_DONE) {
		door_set_cookie(site, reply, cookie);
		return reply_redirect(reply, f.next);
	} else {
		f.password_wrong = outcome == SIGN_IN_WRONG ? "The password is not right"
		                                            : sign_in_words(c, outcome, wait);
	}
	sign_in_status(c, outcome, wait, reply);
	put_page(site, request, &f, &reply->body);
	return true;
}
