/*
 * The command line of Hearth: one row of a table a command, one file a command.
 *
 * Results go to standard output, messages to standard error. Exit status: 0 done, 1 refused or not found, 2 wrong
 * usage, 3 could not (try again).
 */
#ifndef HEARTH_COMMAND_H
#define HEARTH_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"
#include "duties/instance.h"

/* Options that commands share; each command says which it takes. */
enum option {
	OPTION_DATA = 1 << 0,   /* --data DIR, --store URL */
	OPTION_JSON = 1 << 1,   /* --json */
	OPTION_AT = 1 << 2,     /* --at INSTANT */
	OPTION_HOME = 1 << 3,   /* --home REF */
	OPTION_SUBJECT = 1 << 4, /* --subject REF */
	OPTION_STATE = 1 << 5,  /* --state STATE */
	OPTION_OUTPUT = 1 << 6, /* -o FILE */
	OPTION_PERIOD = 1 << 7, /* --from DATE --to DATE */
	OPTION_LISTEN = 1 << 8, /* --listen ADDR */
	OPTION_DRY_RUN = 1 << 9,
	OPTION_AS_RECEIVED = 1 << 10,
	OPTION_KEY = 1 << 11,  /* --key FILE */
	OPTION_SEED = 1 << 12, /* --seed N */
	OPTION_NAME = 1 << 13, /* --name NAME */
};

struct options {
	unsigned given;
	const char *data; /* --data, else $HEARTH_DATA, else ./hearth-data */
	const char *store; /* --store URL; NULL */
	const char *home, *subject, *output, *listen, *key, *name;
	bool json, dry_run, as_received;
	struct instant at; /* INSTANT_NONE where not given */
	struct date from, to;
	bool has_state;
	enum state state;
	long seed;
	const char *const *arguments; /* what is not an option */
	size_t argument_count;
};

struct command {
	const char *name;
	const char *usage;   /* behind "hearth " */
	const char *does;    /* one line */
	unsigned takes;      /* set of enum option */
	size_t least, most;  /* arguments */
	bool (*run)(struct ctx *c, const struct options *o);
};

/* Reads the words behind the command's name; ERROR_USAGE with the reason. */
bool options_read(struct ctx *c, const struct command *command, int argc, char *const *argv, struct options *ret);
/* Prints JSON (one line and a line feed) on standard output; takes the reference. */
void print_json(struct ctx *c, void *json);
/* A whole file, or standard input for "-", at most `most` bytes. Memory of the ctx. */
bool read_whole(struct ctx *c, const char *path, size_t most, const char **ret, size_t *ret_length);

bool command_init(struct ctx *c, const struct options *o);
bool command_demo(struct ctx *c, const struct options *o);
bool command_serve(struct ctx *c, const struct options *o);
bool command_check(struct ctx *c, const struct options *o);
bool command_types(struct ctx *c, const struct options *o);
bool command_import(struct ctx *c, const struct options *o);
bool command_export(struct ctx *c, const struct options *o);
bool command_duties(struct ctx *c, const struct options *o);
bool command_file(struct ctx *c, const struct options *o);
bool command_record(struct ctx *c, const struct options *o);
bool command_report(struct ctx *c, const struct options *o);
bool command_verify(struct ctx *c, const struct options *o);
bool command_backup(struct ctx *c, const struct options *o);
bool command_restore(struct ctx *c, const struct options *o);
bool command_migrate(struct ctx *c, const struct options *o);
bool command_account(struct ctx *c, const struct options *o);
bool command_http(struct ctx *c, const struct options *o);
bool command_later(struct ctx *c, const struct options *o); /* annex-a, review: they come later */

#endif
