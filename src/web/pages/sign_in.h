/* Trying to sign in, and the forms for it: the sign-in page and the locked screen. */
#ifndef HEARTH_PAGES_SIGN_IN_H
#define HEARTH_PAGES_SIGN_IN_H

#include "web/frame.h"
#include "web/session.h"

enum sign_in_outcome { SIGN_IN_DONE, SIGN_IN_WRONG, SIGN_IN_LIMITED, SIGN_IN_BUSY };

struct sign_in_try {
	record_no person; /* whose screen it is; 0: whoever has the name */
	const char *name, *password;
};

/*
 * Counts the try, hashes, and begins a session. Fails only where the store does; *ret_wait seconds until the next try where there
 * were too many. *ret_cookie is the new session's.
 */
bool sign_in(struct ctx *c, struct site *site, const struct request *request,
             const struct sign_in_try *t, enum sign_in_outcome *ret, int64_t *ret_wait,
             const char **ret_cookie);
/* What to say, and with which status. */
const char *sign_in_words(struct ctx *c, enum sign_in_outcome outcome, int64_t wait);
void sign_in_status(struct ctx *c, enum sign_in_outcome outcome, int64_t wait, struct reply *reply);

/* What a form shows; NULL for a field that is not wrong. */
struct sign_in_form {
	const char *name, *next;
	const char *wrong; /* of both fields together */
	const char *name_wrong, *password_wrong;
	bool ended;
};

/* Frame, list of what is wrong, heading. */
void sign_in_begin(struct buf *b, const struct request *request, const struct sign_in_form *f,
                   const char *title);
void sign_in_end(struct buf *b);
void sign_in_field(struct buf *b, const char *name, const char *label, const char *autocomplete,
                   const char *value, const char *wrong);

#endif
