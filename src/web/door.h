/*
 * The door: everything that is asked before a page is: was the request meant for us, who sends it, are they signed in, may
 * they be here, does the form come from one of our own pages.
 *
 * One door a site. It holds what is kept in memory between requests: when sessions were last used, tries to sign in, who is
 * hashing a password, whose roles are known.
 */
#ifndef HEARTH_DOOR_H
#define HEARTH_DOOR_H

#include "definitions/definitions.h"
#include "web/limiter.h"
#include "web/password.h"
#include "web/session.h"
#include "web/web.h"

struct door;
struct readers_known;

/* From the settings file. */
struct door_settings {
	const char *origin; /* "https://hearth.example.org"; "": not said, as on one's own machine */
	const char *trusted_proxy; /* addresses whose X-Forwarded-For is believed; "" */
	int session_hours;         /* a session ends after so long */
	int session_idle_minutes;  /* … and after so long without a request */
	int draft_days;            /* words that were not saved go after so long */
};

/* ERROR_INVALID names the setting that is not right. */
bool door_new(struct ctx *c, const struct door_settings *s, struct door **ret);
void door_free(struct door *d); /* NULL is fine */

struct sessions *door_sessions(struct door *d);
struct limiter *door_limiter(struct door *d);
struct gate *door_gate(struct door *d);
struct readers_known *door_readers(struct door *d);
int door_draft_days(const struct door *d);
bool door_has_proxy(const struct door *d);
bool door_is_secure(const struct door *d); /* the public origin is https */

/* What a page needs of whoever asks for it. */
enum need {
	NEED_NOTHING, /* files of the program, /health, what has a key of its own: nobody is looked up */
	NEED_NOBODY,  /* whoever comes; who is signed in is looked up */
	NEED_SESSION, /* somebody who is signed in, even behind a locked screen */
	NEED_STAFF,   /* … unlocked, and with a role somewhere in the provider today */
};

/* Whether the Host header names the public origin. Without an origin every name will do. */
bool door_knows_host(const struct door *d, const char *host);

/*
 * Lets a request in or not: fills in its address, session and form. `roles`: NEED_STAFF with one of these; 0: any. False:
 * either the reply holds the answer already, or the ctx failed and the error page is due.
 */
bool door_enter(struct ctx *c, struct site *site, enum need need, role_set roles,
                struct request *request, struct reply *reply);

/* Gives the browser this cookie, or ("") takes it away. */
void door_set_cookie(struct site *site, struct reply *reply, const char *value);

/* Where to go after signing in: the local address a page asked for, or "/". */
const char *door_next(const char *wanted);
/* Redirects to `where`, which leads on to `next` afterwards. Always true. */
bool door_send_on(struct ctx *c, const char *where, const char *next, struct reply *reply);

#endif
