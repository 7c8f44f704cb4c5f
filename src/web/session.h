/*
 * Sessions: somebody who is signed in on one browser.
 *
 * A browser holds 256 random bits in a cookie; the store holds their digest, so that reading the store lets nobody in. A
 * session ends after `hours` in all, after `idle_minutes` without a request, when it is signed out, and when the account is
 * changed or disabled, by whoever does that: every request asks the store. When it was last used is kept in memory and
 * stored at most once a minute; a store that cannot be written never keeps anybody from reading.
 *
 * Forms carry a token made from the cookie, so a page of another site cannot fill one in. Who is not signed in holds a cookie
 * too, of another kind, for the sign-in form; signing in always gives a new one.
 */
#ifndef HEARTH_SESSION_H
#define HEARTH_SESSION_H

#include "base/ctx.h"
#include "definitions/definitions.h"
#include "definitions/value.h"

struct db;
struct store;
struct sessions;

enum { SESSION_DIGEST = 32 };

/* Who is asking, as the door found. */
struct session {
	record_no person;       /* 0: nobody is signed in */
	bool locked;            /* they are, and the screen is locked */
	bool ended;             /* the browser comes with the cookie of a session that is over */
	const char *cookie;     /* its value; NULL: the browser has none */
	const char *form_token; /* for forms; NULL without a cookie */
	uint8_t digest[SESSION_DIGEST];
	struct instant begun;
	/* Filled in by the door. */
	const char *name; /* the person's, to show */
	role_set roles;   /* at any home of the provider, now */
};

struct sessions *sessions_new(int hours, int idle_minutes);
void sessions_free(struct sessions *s); /* NULL is fine */

/* ---- cookies ---- */

/* For a browser that has none. Memory of the ctx. */
const char *session_new_cookie(struct ctx *c);
/* Fills in cookie, form token and digest from what the browser sent (NULL: nothing); what is no cookie of ours counts as none. */
void session_of_cookie(struct ctx *c, const char *cookie, struct session *ret);
/* Whether the form's token belongs to the cookie. */
bool session_owns_form(const struct session *s, const char *form_token);

/* ---- the store ---- */

/* A session as the store has it: read in a snapshot, judged after it. */
struct session_row {
	bool found;
	record_no person;
	int64_t begun, seen;
	bool locked;
};
bool session_read(struct ctx *c, struct db *db, const struct session *s, struct session_row *ret);
/* Fills in who is signed in, notes that they were here, ends what is over. Not inside a snapshot. */
void session_judge(struct ctx *c, struct sessions *all, struct store *store,
                   const struct session_row *row, struct session *s);

/*
 * Signs a person in; *ret_cookie is the browser's new cookie. What it had before (`old`) ends. `password` is the hash that
 * was found right: where it is no longer the account's, or the account has been disabled meanwhile, nobody is signed in and it fails
 * with ERROR_FORBIDDEN. NULL: without a password, which only the demo does.
 */
bool session_begin(struct ctx *c, struct sessions *all, struct store *store, record_no person,
                   const char *password, const struct session *old, const char **ret_cookie);
bool session_end(struct ctx *c, struct store *store, const struct session *s);
bool session_lock(struct ctx *c, struct store *store, const struct session *s);

/* Inside a piece of work: ends all of a person's sessions. */
bool sessions_end_of(struct ctx *c, struct db *db, record_no person);

#endif
