/*
 * Passwords: which are taken, and hashing them.
 *
 * argon2id at libsodium's INTERACTIVE cost takes 64 MB and some 60 ms; so at most LIMIT_SIGN_INS are hashed at once, at most
 * LIMIT_SIGN_INS_WAITING wait, and who comes then is asked to come back.
 */
#ifndef HEARTH_PASSWORD_H
#define HEARTH_PASSWORD_H

#include <stdbool.h>

struct ctx;
struct gate; /* who may hash now */

/* As text: one spelling of each letter, without control characters, LIMIT_PASSWORD characters at most. */
bool password_take(struct ctx *c, const char *bytes, const char **ret);
/*
 * Whether it may become somebody's password: long enough, and not what is tried first (a common word with figures around
 * it, a row of keys, a pattern that repeats, the name itself). ERROR_INVALID says why not.
 */
bool password_check(struct ctx *c, const char *password, const char *name);
/* For the store. Not gated: for the command line. Memory of the ctx. */
bool password_hash(struct ctx *c, const char *password, const char **ret);

struct gate *gate_new(void);
void gate_free(struct gate *g); /* NULL is fine */

/*
 * Whether the password is the one that was hashed. hash NULL: nobody has that name; it costs the same and is wrong.
 * ERROR_UNAVAILABLE where too many wait already.
 */
bool password_verify(struct ctx *c, struct gate *g, const char *hash, const char *password,
                     bool *ret_right);

#endif
