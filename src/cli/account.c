/*
 * hearth account: who may sign in. Passwords are read from standard input, checked and hashed here; only the hash goes on,
 * to the running server or into the store.
 */
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/socket.h"
#include "web/account.h"
#include "web/password.h"

/* ---- what both sides of the socket do ---- */

/* The bytes as `count` lines. */
static bool take_lines(struct ctx *c, const char *bytes, size_t length, const char **lines,
                       size_t count)
{
	const char *at = bytes, *end = bytes + length;
	for (size_t i = 0; i < count; i++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		if (feed == NULL) {
			return ctx_fail(c, ERROR_INVALID, "the account's lines are not whole");
		}
		lines[i] = arena_copy_n(c->arena, at, (size_t)(feed - at));
		at = feed + 1;
	}
	return true;
}

bool account_set_lines(struct ctx *c, struct hearth *h, const char *bytes, size_t length,
                       size_t *ret)
{
	const char *lines[3];
	bool made = false;
	if (!take_lines(c, bytes, length, lines, 3) ||
	    !account_set(c, hearth_store(h), lines[0], lines[1], lines[2], &made)) {
		return false;
	}
	*ret = made;
	return true;
}

bool account_disable_line(struct ctx *c, struct hearth *h, const char *bytes, size_t length,
                          size_t *ret)
{
	const char *person;
	*ret = 0;
	return take_lines(c, bytes, length, &person, 1) && account_disable(c, hearth_store(h), person);
}

/* Through the running server where there is one, so that it knows at once; else in the store. */
static bool ask(struct ctx *c, const char *directory, const char *verb,
                bool (*here)(struct ctx *c, struct hearth *h, const char *bytes, size_t length,
                             size_t *ret),
                const char *text, size_t *ret)
{
	struct hearth *h = NULL;
	bool running = false;
	if (!socket_ask(c, directory, verb, text, strlen(text), &running, ret) || running) {
		return c->error == ERROR_NONE;
	}
	if (!hearth_open(c, directory, HEARTH_WRITE, &h)) {
		return false;
	}
	bool ok = here(c, h, text, strlen(text), ret);
	hearth_close(h);
	return ok;
}

/* ---- the password ---- */

/* At a keyboard it is asked for and not shown. */
static bool read_line(struct ctx *c, char *line, size_t room)
{
	struct termios before, quiet;
	bool keyboard = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before) == 0;
	if (keyboard) {
		quiet = before;
		quiet.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
		fputs("Password: ", stderr);
	}
	bool got = fgets(line, (int)room, stdin) != NULL;
	if (keyboard) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
		fputc('\n', stderr);
	}
	return got || ctx_fail(c, ERROR_INVALID,
	                       "the password is read from standard input, and there was none");
}

static bool read_password(struct ctx *c, const char *name, const char **ret_hash)
{
	char line[LIMIT_PASSWORD * 4 + 3] = "";
	const char *password = NULL;
	if (!read_line(c, line, sizeof line)) {
		return false;
	}
	line[strcspn(line, "\r\n")] = '\0';
	bool ok = password_take(c, line, &password) && password_check(c, password, name) &&
	          password_hash(c, password, ret_hash);
	sodium_memzero(line, sizeof line);
	return ok;
}

/* ---- the commands ---- */

static bool set(struct ctx *c, const struct options *o, const char *person)
{
	const char *name = NULL, *hash = NULL;
	size_t made = 0;
	if (o->name == NULL) {
		return ctx_fail(c, ERROR_USAGE, "--name NAME is needed: the name the person signs in with");
	}
	if (strpbrk(person, "\r\n") != NULL) {
		return ctx_fail(c, ERROR_NOT_FOUND, "there is no person \"%s\"",
		                text_shown(c->arena, person, LIMIT_REF));
	}
	if (!account_name(c, o->name, &name) || !read_password(c, name, &hash) ||
	    !ask(c, o->data, "account-set", account_set_lines,
	         arena_printf(c->arena, "%s\n%s\n%s\n", person, name, hash), &made)) {
		return false;
	}
	printf("%s may sign in as %s%s\n", person, name,
	       made != 0 ? "" : "; whoever was signed in with the account before is not any more");
	return true;
}

static bool disable(struct ctx *c, const struct options *o, const char *person)
{
	size_t number = 0;
	if (!ask(c, o->data, "account-disable", account_disable_line,
	         arena_printf(c->arena, "%s\n", person), &number)) {
		return false;
	}
	printf("%s may not sign in any more, and is signed out everywhere\n", person);
	return true;
}

static json_t *account_json(struct ctx *c, const struct account *a)
{
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:I}", "person",
	                      arena_printf(c->arena, "%s:%s", a->type, a->ref), "name", a->name,
	                      "created", instant_iso(c->arena, a->created), "changed",
	                      instant_iso(c->arena, a->changed), "failed", (json_int_t)a->failed);
	json_object_set_new(o, "disabled",
	                    instant_is_none(a->disabled)
	                        ? json_null()
	                        : json_string(instant_iso(c->arena, a->disabled)));
	return o;
}

static void print_account(struct ctx *c, const struct account *a)
{
	printf("%-24s %s:%s, since %s", a->name, a->type, a->ref, instant_london(c->arena, a->changed));
	if (a->failed > 0) {
		printf(", %lld wrong tr%s since the last right one", (long long)a->failed,
		       a->failed == 1 ? "y" : "ies");
	}
	if (!instant_is_none(a->disabled)) {
		printf(", disabled since %s", instant_london(c->arena, a->disabled));
	}
	putchar('\n');
}

static bool print_list(struct ctx *c, const struct options *o, struct db *db)
{
	const struct account *list = NULL;
	size_t count = 0;
	int64_t refused = 0;
	struct instant last;
	if (!account_list(c, db, &list, &count) || !account_refusals(c, db, &refused, &last)) {
		return false;
	}
	json_t *array = json_array();
	for (size_t i = 0; i < count; i++) {
		json_array_append_new(array, account_json(c, &list[i]));
		if (!o->json) {
			print_account(c, &list[i]);
		}
	}
	if (o->json) {
		print_json(c, array);
		return true;
	}
	json_decref(array);
	if (refused > 0) {
		printf("refused %lld times in all, last on %s\n", (long long)refused,
		       instant_london(c->arena, last));
	}
	return true;
}

static bool list(struct ctx *c, const struct options *o)
{
	struct store *s = NULL;
	struct db *db = NULL;
	if (!store_open(c, o->data, STORE_READ, &s)) {
		return false;
	}
	bool ok = store_read_begin(c, s, &db) && print_list(c, o, db);
	store_read_end(s, db);
	store_close(s);
	return ok;
}

bool command_account(struct ctx *c, const struct options *o)
{
	const char *what = o->arguments[0], *person = o->argument_count > 1 ? o->arguments[1] : NULL;
	if (text_is(what, "list") && person == NULL) {
		return list(c, o);
	}
	if ((text_is(what, "set") || text_is(what, "disable")) && person == NULL) {
		return ctx_fail(c, ERROR_USAGE, "whose account? %s needs a person, like staff:s-2", what);
	}
	if (person != NULL && text_is(what, "set")) {
		return set(c, o, person);
	}
	if (person != NULL && text_is(what, "disable")) {
		return disable(c, o, person);
	}
	return ctx_fail(c, ERROR_USAGE, "\"%s\" is not set, list or disable",
	                text_shown(c->arena, what, 40));
}
