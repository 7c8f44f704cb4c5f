/* Commands on the ledger: init, import, export, verify, migrate, backup, restore. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "base/limits.h"
#include "cli/command.h"
#include "cli/config.h"
#include "cli/socket.h"
#include "duties/hearth.h"

enum { LARGEST_IMPORT = 1 << 30 };

bool command_init(struct ctx *c, const struct options *o)
{
	if (!hearth_create(c, o->data)) {
		return false;
	}
	printf("made %s\n", o->data);
	return true;
}

static bool import_here(struct ctx *c, const char *directory, const char *lines, size_t length, size_t *ret_entries)
{
	struct hearth *h = NULL;
	if (!hearth_open(c, directory, HEARTH_WRITE, &h)) {
		return false;
	}
	bool ok = entry_import(c, h, lines, length, ret_entries);
	hearth_close(h);
	return ok;
}

bool command_import(struct ctx *c, const struct options *o)
{
	const char *lines = NULL;
	size_t length = 0, entries = 0;
	bool running = false;
	if (!read_whole(c, o->arguments[0], LARGEST_IMPORT, &lines, &length) ||
	    !socket_import(c, o->data, lines, length, &running, &entries)) {
		return false;
	}
	if (!running && !import_here(c, o->data, lines, length, &entries)) {
		return false;
	}
	printf("%zu entr%s taken\n", entries, entries == 1 ? "y" : "ies");
	return true;
}

static bool print_line(struct ctx *c, void *arg, const char *line)
{
	FILE *out = arg;
	if (fputs(line, out) < 0 || fputc('\n', out) == EOF) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not write the export: %s", strerror(errno));
	}
	return true;
}

static bool export_to(struct ctx *c, struct hearth *h, const char *path)
{
	FILE *out = path == NULL ? stdout : fopen(path, "wxe");
	if (out == NULL) {
		return ctx_fail(c, errno == EEXIST ? ERROR_CONFLICT : ERROR_UNAVAILABLE, "could not make \"%s\": %s", path, strerror(errno));
	}
	bool ok = hearth_export(c, h, print_line, out);
	if (path == NULL) {
		return ok;
	}
	if (fflush(out) != 0 || fsync(fileno(out)) != 0) {
		ok = ctx_fail(c, ERROR_UNAVAILABLE, "could not write \"%s\": %s", path, strerror(errno));
	}
	fclose(out);
	return ok;
}

bool command_export(struct ctx *c, const struct options *o)
{
	struct hearth *h = NULL;
	if (!hearth_open(c, o->data, HEARTH_READ, &h)) {
		return false;
	}
	bool ok = export_to(c, h, o->output);
	hearth_close(h);
	return ok;
}

bool command_verify(struct ctx *c, const struct options *o)
{
	struct hearth *h = NULL;
	struct verified v;
	if (!hearth_open(c, o->data, HEARTH_READ, &h)) {
		return false;
	}
	bool ok = hearth_verify(c, h, &v);
	hearth_close(h);
	if (!ok) {
		return false;
	}
	if (o->json) {
		print_json(c, json_pack("{s:I, s:I, s:I}", "entries", (json_int_t)v.entries, "records", (json_int_t)v.records,
		                        "instances", (json_int_t)v.instances));
	} else {
		printf("%lld entries, %lld records and %lld duties are as the entries give them\n", (long long)v.entries,
		       (long long)v.records, (long long)v.instances);
	}
	return true;
}

bool command_migrate(struct ctx *c, const struct options *o)
{
	int schema = 0;
	if (!store_schema(c, o->data, &schema)) {
		return false;
	}
	if (schema == STORE_SCHEMA) {
		printf("the store has this program's schema, %d, already\n", schema);
		return true;
	}
	if (!store_migrate(c, o->data)) {
		return false;
	}
	printf("brought the store from schema %d to %d\n", schema, STORE_SCHEMA);
	return true;
}

static const char *key_path(const struct options *o, const struct config *s)
{
	return o->key != NULL ? o->key : s->backup_key;
}

bool command_backup(struct ctx *c, const struct options *o)
{
	struct config config;
	struct hearth *h = NULL;
	if (!config_read(c, o->data, &config) || !hearth_open(c, o->data, HEARTH_READ, &h)) {
		return false;
	}
	bool ok = store_backup(c, hearth_store(h), o->arguments[0], key_path(o, &config));
	hearth_close(h);
	if (ok) {
		printf("backed up to %s; it opens with the key in %s: keep both, apart\n", o->arguments[0], key_path(o, &config));
	}
	return ok;
}

bool command_restore(struct ctx *c, const struct options *o)
{
	if (o->key == NULL) {
		return ctx_fail(c, ERROR_USAGE, "--key FILE is needed: the key the backup was made with");
	}
	if (!store_restore(c, o->arguments[0], o->data, o->key)) {
		return false;
	}
	printf("restored to %s\n", o->data);
	return true;
}
