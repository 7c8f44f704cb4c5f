/* Passwords: what is too easy to guess, and argon2id a few at a time. */
#include "web/password.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/text.h"

/*
 * What people choose, and what is therefore tried first: these words, with figures and signs around them. Places and clubs
 * are among them because homes are where they are.
 */
static const char common[] =
	" "
	"password passwort passphrase mypassword secret letmein welcome changeme default admin "
	"administrator login guest master test testing tester user username qwerty qwertyuiop "
	"asdfgh asdfghjkl zxcvbnm qazwsx qazwsxedc abcdef abcdefgh iloveyou iloveyouforever "
	"loveyou monkey dragon princess sunshine shadow superman batman spiderman pokemon "
	"starwars football baseball cheese chocolate butterfly rainbow unicorn flower summer "
	"winter spring autumn january february march april may june july august september "
	"october november december monday tuesday wednesday thursday friday saturday sunday "
	"christmas holiday birthday liverpool liverpoolfc arsenal chelsea everton manchester "
	"manchesterunited manutd mancity tottenham newcastle rangers celtic england scotland "
	"wales london birmingham leeds yorkshire hearth hearthapp home childrenshome "
	"childrenshomes carehome residential manager registered registeredmanager careworker "
	"nightstaff staff staffroom office officepassword keyworker safeguarding ofsted "
	"correcthorsebatterystaple trustno whatever nothing computer internet tablet samsung "
	"iphone ";

/* Rows of keys and of the alphabet; going backwards counts too. */
static const char *const rows[] = {
	"01234567890123456789",       "abcdefghijklmnopqrstuvwxyz",
	"qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.",
	"q1w2e3r4t5y6u7i8o9p0",       "1q2w3e4r5t6y7u8i9o0p"};

bool password_take(struct ctx *c, const char *bytes, const char **ret)
{
	return text_take(c, bytes, strlen(bytes), LIMIT_PASSWORD, ret);
}

/* Small letters, and figures and signs that stand for letters as the letters. */
static char plain_letter(char ch)
{
	static const char signs[] = "0134578@$!", letters[] = "oieastbasi";
	const char *at = ch == '\0' ? NULL : strchr(signs, ch);
	return at != NULL ? letters[at - signs] : ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : ch;
}

static bool is_letter(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (unsigned char)ch >= 0x80;
}

/* The letters alone, in small letters: "Liverpool-2024!!" is "liverpool". `signs` too: "P4ssw0rd" is "password". */
static const char *letters_of(struct arena *a, const char *text, bool signs)
{
	const char *end = text + strlen(text);
	while (*text != '\0' && !is_letter(*text)) {
		text++;
	}
	while (end > text && !is_letter(end[-1])) {
		end--;
	}
	struct buf out = {.arena = a};
	for (; text < end; text++) {
		char ch = signs                          ? plain_letter(*text)
		          : *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a')
		                                         : *text;
		if (is_letter(ch)) {
			buf_char(&out, ch);
		}
	}
	return buf_text(&out);
}

static bool is_common(struct arena *a, const char *letters)
{
	return *letters != '\0' && strstr(common, arena_printf(a, " %s ", letters)) != NULL;
}

/* "abcabcabcabc": some beginning of at most a third of it, over and over. */
static bool repeats(const char *text)
{
	size_t length = strlen(text);
	for (size_t period = 1; period <= length / 3; period++) {
		if (memcmp(text, text + period, length - period) == 0) {
			return true;
		}
	}
	return false;
}

/* Whether all of it runs along one of the rows, forwards or backwards. */
static bool runs_along(const char *text, const char *row)
{
	size_t length = strlen(text), row_length = strlen(row);
	char backwards[64];
	if (length > row_length || row_length >= sizeof backwards) {
		return false;
	}
	for (size_t i = 0; i < row_length; i++) {
		backwards[i] = row[row_length - 1 - i];
	}
	backwards[row_length] = '\0';
	return strstr(row, text) != NULL || strstr(backwards, text) != NULL;
}

static bool is_row(struct arena *a, const char *password)
{
	char *small = arena_copy(a, password);
	for (char *p = small; *p != '\0'; p++) {
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	}
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (runs_along(small, rows[i])) {
			return true;
		}
	}
	return repeats(small);
}

bool password_check(struct ctx *c, const char *password, const char *name)
{
	const char *letters = letters_of(c->arena, password, false),
			   *guessed = letters_of(c->arena, password, true);
	if (text_length(password) < LIMIT_PASSWORD_LEAST) {
		return ctx_fail(c, ERROR_INVALID, "a password has at least %d characters",
		                (int)LIMIT_PASSWORD_LEAST);
	}
	if (is_row(c->arena, password)) {
		return ctx_fail(
			c, ERROR_INVALID,
			"that password is a pattern that is tried first: take three words that do not belong together");
	}
	if (*letters == '\0') {
		return ctx_fail(
			c, ERROR_INVALID,
			"that password has no letters: take three words that do not belong together");
	}
	if (is_common(c->arena, letters) || is_common(c->arena, guessed) ||
	    strcmp(letters, letters_of(c->arena, name, false)) == 0) {
		return ctx_fail(
			c, ERROR_INVALID,
			"that password is one that is tried first: take three words that do not belong together");
	}
	return true;
}

bool password_hash(struct ctx *c, const char *password, const char **ret)
{
	char *out = arena_alloc(c->arena, crypto_pwhash_STRBYTES);
	if (crypto_pwhash_str_alg(out, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
	                          crypto_pwhash_MEMLIMIT_INTERACTIVE,
	                          crypto_pwhash_ALG_ARGON2ID13) != 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not hash the password: out of memory");
	}
	*ret = out;
	return true;
}

/* ---- one after the other ---- */

struct gate {
	pthread_mutex_t mutex;
	pthread_cond_t freed;
	int running, waiting;
};

struct gate *gate_new(void)
{
	struct gate *g = calloc(1, sizeof *g);
	if (g == NULL) {
		abort();
	}
	pthread_mutex_init(&g->mutex, NULL);
	pthread_cond_init(&g->freed, NULL);
	return g;
}

void gate_free(struct gate *g)
{
	if (g != NULL) {
		pthread_cond_destroy(&g->freed);
		pthread_mutex_destroy(&g->mutex);
		free(g);
	}
}

static bool gate_enter(struct gate *g)
{
	pthread_mutex_lock(&g->mutex);
	bool may = g->running < LIMIT_SIGN_INS || g->waiting < LIMIT_SIGN_INS_WAITING;
	if (may) {
		g->waiting++;
		while (g->running == LIMIT_SIGN_INS) {
			pthread_cond_wait(&g->freed, &g->mutex);
		}
		g->waiting--;
		g->running++;
	}
	pthread_mutex_unlock(&g->mutex);
	return may;
}

static void gate_leave(struct gate *g)
{
	pthread_mutex_lock(&g->mutex);
	g->running--;
	pthread_cond_signal(&g->freed);
	pthread_mutex_unlock(&g->mutex);
}

/* A hash of this cost that no password is known for. */
static const char nobodys[] =
	"$argon2id$v=19$m=65536,t=2,p=1$JuJCJswp4jKEZbKfm4mlDw$ygDt7Hxuz4wYd9CAc0BU+ik0sy2ZF7qCDrLr2k0ISQo";

bool password_verify(struct ctx *c, struct gate *g, const char *hash, const char *password,
                     bool *ret_right)
{
	if (!gate_enter(g)) {
		return ctx_fail(c, ERROR_UNAVAILABLE,
		                "could not check the password: too many people are signing in");
	}
	bool right =
		crypto_pwhash_str_verify(hash == NULL ? nobodys : hash, password, strlen(password)) == 0;
	gate_leave(g);
	*ret_right = right && hash != NULL;
	return true;
}
