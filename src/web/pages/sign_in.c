/* Signing in by name and password, signing out. */
#include <string.h>

#include "base/limits.h"
#include "base/log.h"
#include "ui/ui.h"
#include "web/account.h"
#include "web/door.h"
#include "web/pages/sign_in.h"
#include "web/reader.h"

/* ---- trying ---- */

/* What the store knows of a name: read before anything is hashed. */
struct found {
	struct account account;
	bool there;
	role_set roles;
};

static bool find(struct ctx *c, struct site *site, const struct sign_in_try *t, struct found *ret)
{
	struct db *db = NULL;
	struct known_person known = {.roles = 0};
	*ret = (struct found){.there = false};
	if (!store_read_begin(c, hearth_store(site->hearth), &db)) {
		return false;
	}
	bool ok = (t->person != 0 ? account_of(c, db, t->person, &ret->account, &ret->there)
	                          : account_named(c, db, t->name, &ret->account, &ret->there)) &&
	          (!ret->there || reader_look(c, site, db, ret->account.person, 0, &known));
	store_read_end(hearth_store(site->hearth), db);
	ret->roles = known.roles;
	return ok;
}

/* Names for counting tries: a name that nobody could have is counted as it was typed. */
static const char *counted_name(struct ctx *c, const struct sign_in_try *t)
{
	return t->person != 0 ? arena_printf(c->arena, "#%u", t->person) : t->name;
}

/* What whoever runs the server may know, and whoever tries may not. */
static const char *reason_of(const struct found *f, bool right)
{
	return !right                                  ? "wrong name or password"
	       : !instant_is_none(f->account.disabled) ? "the account is disabled"
	                                               : "no post today";
}

static bool refused(struct ctx *c, struct site *site, const struct request *request,
                    const struct found *f, bool right, enum sign_in_outcome *ret)
{
	*ret = SIGN_IN_WRONG;
	log_line(LOG_LEVEL_WARNING, request->id, "sign-in refused: %s", reason_of(f, right));
	return account_refused(c, hearth_store(site->hearth), f->there ? f->account.person : 0);
}

/* The same work for a name that nobody has, a wrong password, a disabled account and a person without a post. */
static bool check(struct ctx *c, struct site *site, const struct request *request,
                  const struct sign_in_try *t, enum sign_in_outcome *ret, const char **ret_cookie)
{
	struct found f;
	bool right = false;
	if (!find(c, site, t, &f)) {
		return false;
	}
	if (!password_verify(c, door_gate(site->door), f.there ? f.account.password : NULL, t->password,
	                     &right)) {
		*ret = SIGN_IN_BUSY;
		ctx_clear_error(c);
		return true;
	}
	if (!right || !instant_is_none(f.account.disabled) || f.roles == 0) {
		return refused(c, site, request, &f, right, ret);
	}
	*ret = SIGN_IN_DONE;
	return session_begin(c, door_sessions(site->door), hearth_store(site->hearth), f.account.person,
	                     f.account.password, request->session, ret_cookie);
}

bool sign_in(struct ctx *c, struct site *site, const struct request *request,
             const struct sign_in_try *t, enum sign_in_outcome *ret, int64_t *ret_wait,
             const char **ret_cookie)
{
	struct limiter *limiter = door_limiter(site->door);
	const char *counted = counted_name(c, t);
	if (!limiter_take(limiter, counted, request->address, c->now.s, ret_wait)) {
		*ret = SIGN_IN_LIMITED;
		log_line(LOG_LEVEL_WARNING, request->id, "sign-in refused: too many tries");
		return true;
	}
	if (!check(c, site, request, t, ret, ret_cookie)) {
		return false;
	}
	if (*ret == SIGN_IN_DONE) {
		log_line(LOG_LEVEL_INFO, request->id, "signed in");
	}
	if (*ret == SIGN_IN_DONE || *ret == SIGN_IN_BUSY) {
		limiter_give_back(limiter, counted, request->address);
	}
	return true;
}

const char *sign_in_words(struct ctx *c, enum sign_in_outcome outcome, int64_t wait)
{
	long minutes = (long)((wait + 59) / 60);
	switch (outcome) {
	case SIGN_IN_DONE:
		return "";
	case SIGN_IN_WRONG:
		return "The name or the password is not right";
	case SIGN_IN_LIMITED:
		return arena_printf(c->arena, "Too many tries. Wait %ld minute%s, then try again", minutes,
		                    minutes == 1 ? "" : "s");
	case SIGN_IN_BUSY:
		return "Many people are signing in at this moment. Try again in a few seconds";
	}
	return "";
}

void sign_in_status(struct ctx *c, enum sign_in_outcome outcome, int64_t wait, struct reply *reply)
{
	static const int statuses[] = {
		[SIGN_IN_DONE] = 303, [SIGN_IN_WRONG] = 422, [SIGN_IN_LIMITED] = 429, [SIGN_IN_BUSY] = 503};
	reply->status = statuses[outcome];
	if (outcome == SIGN_IN_LIMITED || outcome == SIGN_IN_BUSY) {
		reply_header(
			reply, "Retry-After",
			arena_printf(c->arena, "%lld", outcome == SIGN_IN_BUSY ? 5LL : (long long)wait));
	}
}

/* ---- the page ---- */

static void put_page(struct site *site, const struct request *request, const struct sign_in_form *f,
                     struct buf *b)
{
	sign_in_begin(b, request, f, "Sign in");
	if (f->ended) {
		put(b,
		    HTML(
				"<p class=\"govuk-inset-text\">You were signed out because nobody used this screen for a while, or your shift "
				"was long. Sign in to go on.</p>\n"));
	}
	frame_form(b, request, "/sign-in");
	put(b, HTML("<input type=\"hidden\" name=\"next\" value=\""));
	put(b, f->next);
	put(b, HTML("\">\n"));
	sign_in_field(b, "name", "Name", "username", f->name, f->name_wrong);
	sign_in_field(b, "password", "Password", "current-password", "", f->password_wrong);
	ui_button(b, &(struct ui_button){.text = "Sign in"});
	put(b, HTML("</form>\n"));
	if (site->demo) {
		put(b,
		    HTML(
				"<p><a href=\"/demo\">This is a demonstration: open it as any of its people</a></p>\n"));
	}
	sign_in_end(b);
}

bool page_sign_in(struct ctx *c, struct site *site, const struct request *request,
                  struct reply *reply)
{
	struct sign_in_form f = {.name = "", .next = door_next(query_value(request, "next"))};
	(void)c;
	f.ended = query_value(request, "ended") != NULL;
	put_page(site, request, &f, &reply->body);
	return true;
}

/* What is left out is said beside its field. */
static bool is_filled(struct sign_in_form *f, const char *name, const char *password)
{
	f->name_wrong = name == NULL || *name == '\0' ? "Enter the name you sign in with" : NULL;
	f->password_wrong = password == NULL || *password == '\0' ? "Enter your password" : NULL;
	return f->name_wrong == NULL && f->password_wrong == NULL;
}

/* A name or a password that cannot be one is as wrong as any other. */
static bool take_try(struct ctx *c, const char *name, const char *password, struct sign_in_try *ret)
{
	*ret = (struct sign_in_try){
		.name = arena_copy_n(c->arena, name, strnlen(name, LIMIT_ACCOUNT_NAME)), .password = ""};
	bool may = account_name(c, name, &ret->name);
	ctx_clear_error(c);
	if (!password_take(c, password, &ret->password)) {
		ret->password = "";
	}
	ctx_clear_error(c);
	return may;
}

bool page_sign_in_post(struct ctx *c, struct site *site, const struct request *request,
                       struct reply *reply)
{
	const char *name = form_value(request, "name"), *password = form_value(request, "password"),
			   *cookie = NULL;
	struct sign_in_form f = {.name = name == NULL ? "" : name,
	                         .next = door_next(form_value(request, "next"))};
	struct sign_in_try t;
	enum sign_in_outcome outcome = SIGN_IN_WRONG;
	int64_t wait = 0;
	if (is_filled(&f, name, password)) {
		take_try(c, name, password, &t);
		if (!sign_in(c, site, request, &t, &outcome, &wait, &cookie)) {
			return false;
		}
		f.wrong = sign_in_words(c, outcome, wait);
	}
	if (outcome == SIGN_IN_DONE) {
		door_set_cookie(site, reply, cookie);
		return reply_redirect(reply, f.next);
	}
	sign_in_status(c, outcome, wait, reply);
	put_page(site, request, &f, &reply->body);
	return true;
}

bool page_sign_out(struct ctx *c, struct site *site, const struct request *request,
                   struct reply *reply)
{
	if (request->session->person != 0 &&
	    !session_end(c, hearth_store(site->hearth), request->session)) {
		return false;
	}
	door_set_cookie(site, reply, "");
	return reply_redirect(reply, site->demo ? "/" : "/sign-in");
}
