/* Options of commands: a table of words, each taken where the command takes it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"

enum taking { TAKES_NOTHING, TAKES_TEXT, TAKES_INSTANT, TAKES_DATE, TAKES_STATE, TAKES_NUMBER };

#define AT(member) offsetof(struct options, member)

static const struct word {
	const char *name;
	enum option option;
	enum taking taking;
	size_t at;
} words[] = {
	{"--data", OPTION_DATA, TAKES_TEXT, AT(data)},
	{"--store", OPTION_DATA, TAKES_TEXT, AT(store)},
	{"--json", OPTION_JSON, TAKES_NOTHING, AT(json)},
	{"--at", OPTION_AT, TAKES_INSTANT, AT(at)},
	{"--home", OPTION_HOME, TAKES_TEXT, AT(home)},
	{"--subject", OPTION_SUBJECT, TAKES_TEXT, AT(subject)},
	{"--state", OPTION_STATE, TAKES_STATE, AT(state)},
	{"-o", OPTION_OUTPUT, TAKES_TEXT, AT(output)},
	{"--from", OPTION_PERIOD, TAKES_DATE, AT(from)},
	{"--to", OPTION_PERIOD, TAKES_DATE, AT(to)},
	{"--listen", OPTION_LISTEN, TAKES_TEXT, AT(listen)},
	{"--dry-run", OPTION_DRY_RUN, TAKES_NOTHING, AT(dry_run)},
	{"--as-received", OPTION_AS_RECEIVED, TAKES_NOTHING, AT(as_received)},
	{"--key", OPTION_KEY, TAKES_TEXT, AT(key)},
	{"--seed", OPTION_SEED, TAKES_NUMBER, AT(seed)},
	{"--name", OPTION_NAME, TAKES_TEXT, AT(name)},
};
enum { WORD_COUNT = sizeof words / sizeof words[0] };

static bool take_state(struct ctx *c, const char *text, struct options *o)
{
	for (int s = 0; s < STATE__COUNT; s++) {
		if (text_is(text, state_word((enum state)s))) {
			o->state = (enum state)s;
			o->has_state = true;
			return true;
		}
	}
	return ctx_fail(c, ERROR_USAGE, "\"%.64s\" is not a state: pending, due-soon, overdue, done, done-late, not-known, "
	                                "not-applicable or superseded", text);
}

static bool usage(struct ctx *c, const char *option)
{
	c->error = ERROR_USAGE;
	return ctx_within(c, "%s: ", option);
}

static bool take_number(struct ctx *c, const char *text, long *ret)
{
	char *end = NULL;
	*ret = strtol(text, &end, 10);
	return (*end == '\0' && end != text) || ctx_fail(c, ERROR_USAGE, "\"%.64s\" is not a number", text);
}

static bool take(struct ctx *c, const struct word *w, const char *text, struct options *o)
{
	void *at = (char *)o + w->at;
	switch (w->taking) {
	case TAKES_NOTHING:
		*(bool *)at = true;
		return true;
	case TAKES_TEXT:
		*(const char **)at = text;
		return true;
	case TAKES_INSTANT:
		return instant_parse(c, text, at) || usage(c, w->name);
	case TAKES_DATE:
		return date_parse(c, text, at) || usage(c, w->name);
	case TAKES_STATE:
		return take_state(c, text, o);
	case TAKES_NUMBER:
		return take_number(c, text, at) || usage(c, w->name);
	}
	return false;
}

static const struct word *find_word(const char *text)
{
	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (strcmp(words[i].name, text) == 0) {
			return &words[i];
		}
	}
	return NULL;
}

static bool unknown_option(struct ctx *c, const char *text)
{
	const char *names[WORD_COUNT];
	for (size_t i = 0; i < WORD_COUNT; i++) {
		names[i] = words[i].name;
	}
	const char *near = text_nearest(text, names, WORD_COUNT);
	return near == NULL ? ctx_fail(c, ERROR_USAGE, "there is no option \"%.64s\"", text)
	                    : ctx_fail(c, ERROR_USAGE, "there is no option \"%.64s\": did you mean \"%s\"?", text, near);
}

static bool take_option(struct ctx *c, const struct command *command, const char *name, const char *next,
                        struct options *o, bool *ret_used)
{
	const struct word *w = find_word(name);
	if (w == NULL) {
		return unknown_option(c, name);
	}
	if ((command->takes & w->option) == 0) {
		return ctx_fail(c, ERROR_USAGE, "%s has no option %s", command->name, name);
	}
	*ret_used = w->taking != TAKES_NOTHING;
	if (*ret_used && next == NULL) {
		return ctx_fail(c, ERROR_USAGE, "%s needs a value", name);
	}
	o->given |= w->option;
	return take(c, w, next, o);
}

bool options_read(struct ctx *c, const struct command *command, int argc, char *const *argv, struct options *ret)
{
	const char **arguments = ARENA_ARRAY(c->arena, (size_t)argc + 1, const char *);
	const char *data = getenv("HEARTH_DATA");
	struct options o = {.at = INSTANT_NONE, .from = DATE_NONE, .to = DATE_NONE, .arguments = arguments};
	o.data = data == NULL || *data == '\0' ? "./hearth-data" : data;
	for (int i = 0; i < argc; i++) {
		bool used = false;
		if (argv[i][0] != '-' || strcmp(argv[i], "-") == 0) {
			arguments[o.argument_count++] = argv[i];
		} else if (!take_option(c, command, argv[i], i + 1 < argc ? argv[i + 1] : NULL, &o, &used)) {
			return false;
		}
		i += used;
	}
	if (o.argument_count < command->least || o.argument_count > command->most) {
		return ctx_fail(c, ERROR_USAGE, o.argument_count < command->least ? "something is missing" : "there is a word too many");
	}
	if (o.store != NULL) {
		return ctx_fail(c, ERROR_USAGE, "--store: this program was built with SQLite alone; use --data DIR");
	}
	*ret = o;
	return true;
}

void print_json(struct ctx *c, void *json)
{
	json_t *value = json;
	puts(json_line(c->arena, value));
	json_decref(value);
}

static bool read_stream(struct ctx *c, FILE *in, const char *path, size_t most, const char **ret, size_t *ret_length)
{
	struct buf text = {.arena = c->arena};
	char piece[65536];
	size_t got;
	while ((got = fread(piece, 1, sizeof piece, in)) > 0) {
		if (text.length + got > most) {
			return ctx_fail(c, ERROR_INVALID, "\"%s\" is larger than %zu bytes", path, most);
		}
		buf_put_n(&text, piece, got);
	}
	if (ferror(in)) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not read \"%s\": %s", path, strerror(errno));
	}
	*ret = buf_text(&text);
	*ret_length = text.length;
	return true;
}

bool read_whole(struct ctx *c, const char *path, size_t most, const char **ret, size_t *ret_length)
{
	if (strcmp(path, "-") == 0) {
		return read_stream(c, stdin, "standard input", most, ret, ret_length);
	}
	FILE *in = fopen(path, "rbe");
	if (in == NULL) {
		return ctx_fail(c, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE, "could not open \"%s\": %s", path,
		                strerror(errno));
	}
	bool ok = read_stream(c, in, path, most, ret, ret_length);
	fclose(in);
	return ok;
}

bool command_later(struct ctx *c, const struct options *o)
{
	(void)o;
	return ctx_fail(c, ERROR_USAGE, "this command comes with a later version");
}
