/* hearth: one program, a table of commands. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "cli/command.h"

static const struct command commands[] = {
	{"init", "init", "makes an empty data directory", OPTION_DATA, 0, 0, command_init},
	{"demo", "demo [--listen ADDR]", "a made-up provider with a year of life in it, served; nothing to set up",
	 OPTION_DATA | OPTION_LISTEN | OPTION_SEED, 0, 0, command_demo},
	{"serve", "serve [--listen ADDR]", "the server", OPTION_DATA | OPTION_LISTEN, 0, 0, command_serve},
	{"check", "check [DIR] [--dry-run]",
	 "checks definitions; --dry-run lists the open duties that publishing them would open, move or end",
	 OPTION_DATA | OPTION_DRY_RUN | OPTION_JSON, 0, 1, command_check},
	{"types", "types --json", "every record type, step, field and duty", OPTION_JSON | OPTION_DATA, 0, 0, command_types},
	{"import", "import FILE", "appends entries from JSON Lines (- is standard input); all lines or none", OPTION_DATA, 1, 1,
	 command_import},
	{"duties", "duties [--at INSTANT] [--home REF] [--subject REF] [--state STATE] --json",
	 "duty instances as they stood at INSTANT",
	 OPTION_DATA | OPTION_AT | OPTION_HOME | OPTION_SUBJECT | OPTION_STATE | OPTION_JSON | OPTION_AS_RECEIVED, 0, 0,
	 command_duties},
	{"record", "record REF [--at INSTANT] --json", "a record as folded, with its entries",
	 OPTION_DATA | OPTION_AT | OPTION_JSON | OPTION_AS_RECEIVED, 1, 1, command_record},
	{"file", "file REF [--at INSTANT] [--json]",
	 "how complete the file of a child, a home or a member of staff is: what is on file, what is missing and whose it is to supply",
	 OPTION_DATA | OPTION_AT | OPTION_JSON | OPTION_AS_RECEIVED, 1, 1, command_file},
	{"report", "report read FILE --json | report import FILE [--json]", "an Ofsted report as data, or stored",
	 OPTION_DATA | OPTION_JSON | OPTION_HOME, 2, 2, command_report},
	{"annex-a", "annex-a --home REF [--at INSTANT] [--json] [-o FILE.xlsx]", "Annex A answered from the records",
	 OPTION_DATA | OPTION_HOME | OPTION_AT | OPTION_JSON | OPTION_OUTPUT, 0, 0, command_later},
	{"review", "review --home REF --from DATE --to DATE [--json] [-o FILE.pdf]", "the quality-of-care review",
	 OPTION_DATA | OPTION_HOME | OPTION_PERIOD | OPTION_JSON | OPTION_OUTPUT, 0, 0, command_later},
	{"verify", "verify", "walks hash chains, refolds records and duties; names the first difference", OPTION_DATA | OPTION_JSON,
	 0, 0, command_verify},
	{"export", "export [-o FILE]", "every entry as JSON Lines that import takes back unchanged", OPTION_DATA | OPTION_OUTPUT, 0,
	 0, command_export},
	{"backup", "backup FILE [--key FILE]", "the whole store, encrypted, while serving", OPTION_DATA | OPTION_KEY, 1, 1,
	 command_backup},
	{"restore", "restore FILE [--key FILE]", "a backup into an empty data directory", OPTION_DATA | OPTION_KEY, 1, 1,
	 command_restore},
	{"http", "http [--at INSTANT]", "HTTP requests on standard input, their replies on standard output", OPTION_DATA | OPTION_AT, 0,
	 0, command_http},
	{"account", "account set PERSON --name NAME | account list [--json] | account disable PERSON",
	 "who may sign in; set reads the password from standard input", OPTION_DATA | OPTION_NAME | OPTION_JSON, 1, 2, command_account},
	{"migrate", "migrate", "brings the store to this program's schema, after a backup", OPTION_DATA, 0, 0, command_migrate},
};
enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static void print_help(FILE *out)
{
	fprintf(out, "usage: hearth COMMAND [--data DIR] …\n\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].does);
	}
	fprintf(out, "\nhearth COMMAND --help explains one. Data: --data DIR, else $HEARTH_DATA, else ./hearth-data.\n"
	             "Exit status: 0 done, 1 refused or not found, 2 wrong usage, 3 could not (try again).\n");
}

static void print_usage(FILE *out, const struct command *command)
{
	fprintf(out, "usage: hearth %s\n\n%s\n", command->usage, command->does);
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i].name, name) == 0) {
			return &commands[i];
		}
	}
	return NULL;
}

static int unknown_command(const char *name)
{
	const char *names[COMMAND_COUNT];
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		names[i] = commands[i].name;
	}
	const char *near = text_nearest(name, names, COMMAND_COUNT);
	fprintf(stderr, "hearth: there is no command \"%.64s\"%s%s%s\n", name, near == NULL ? "" : ": did you mean \"",
	        near == NULL ? "" : near, near == NULL ? "" : "\"?");
	return 2;
}

static bool asks_help(int argc, char *const *argv)
{
	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
			return true;
		}
	}
	return false;
}

static int run(const struct command *command, int argc, char *const *argv)
{
	CTX(c);
	struct options options;
	bool done = options_read(&c, command, argc, argv, &options) && command->run(&c, &options);
	if (done && (fflush(stdout) != 0 || ferror(stdout))) {
		done = ctx_fail(&c, ERROR_UNAVAILABLE, "could not write the result to standard output");
	}
	if (!done) {
		fflush(stdout); /* what was found comes before the verdict, wherever both go */
		fprintf(stderr, "hearth %s: %s\n", command->name, c.message);
	}
	if (c.error == ERROR_USAGE) {
		fprintf(stderr, "usage: hearth %s\n", command->usage);
	}
	return done ? 0 : ctx_exit_status(&c);
}

int main(int argc, char **argv)
{
	if (sodium_init() < 0) {
		fprintf(stderr, "hearth: could not start the cryptographic library\n");
		return 3;
	}
	if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
		print_help(argc < 2 ? stderr : stdout);
		return argc < 2 ? 2 : 0;
	}
	if (strcmp(argv[1], "--version") == 0) {
		printf("hearth %s\n", HEARTH_VERSION);
		return 0;
	}
	const struct command *command = find_command(argv[1]);
	if (command == NULL) {
		return unknown_command(argv[1]);
	}
	if (asks_help(argc - 2, argv + 2)) {
		print_usage(stdout, command);
		return 0;
	}
	return run(command, argc - 2, argv + 2);
}
