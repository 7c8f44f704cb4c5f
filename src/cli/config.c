/* Reading DATA/hearth.conf by a table of names. */
#include "cli/config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/command.h"

static const struct {
	const char *name;
	size_t at;
} names[] = {
	{"listen", offsetof(struct config, listen)},
	{"origin", offsetof(struct config, origin)},
	{"trusted-proxy", offsetof(struct config, trusted_proxy)},
	{"backup-key", offsetof(struct config, backup_key)},
	{"api-token", offsetof(struct config, api_token)},
	{"session-hours", offsetof(struct config, session_hours)},
	{"session-idle-minutes", offsetof(struct config, session_idle_minutes)},
	{"draft-days", offsetof(struct config, draft_days)},
};
enum { NAME_COUNT = sizeof names / sizeof names[0] };

static char *trimmed(char *text)
{
	text += strspn(text, " \t\r");
	size_t length = strlen(text);
	while (length > 0 && strchr(" \t\r", text[length - 1]) != NULL) {
		text[--length] = '\0';
	}
	return text;
}

static bool take_line(struct ctx *c, char *line, struct config *s)
{
	line = trimmed(line);
	if (*line == '\0' || *line == '#') {
		return true;
	}
	char *equals = strchr(line, '=');
	if (equals == NULL) {
		return ctx_fail(c, ERROR_INVALID, "\"%.64s\" is not a line like \"name = value\"", line);
	}
	*equals = '\0';
	const char *name = trimmed(line), *words[NAME_COUNT];
	for (size_t i = 0; i < NAME_COUNT; i++) {
		words[i] = names[i].name;
		if (text_is(names[i].name, name)) {
			*(const char **)(void *)((char *)s + names[i].at) = trimmed(equals + 1);
			return true;
		}
	}
	const char *near = text_nearest(name, words, NAME_COUNT);
	return near == NULL ? ctx_fail(c, ERROR_INVALID, "there is no setting \"%.64s\"", name)
	                    : ctx_fail(c, ERROR_INVALID, "there is no setting \"%.64s\": did you mean \"%s\"?", name, near);
}

static bool take_lines(struct ctx *c, char *text, const char *path, struct config *s)
{
	int number = 1;
	for (char *line = text, *end; line != NULL; line = end, number++) {
		end = strchr(line, '\n');
		if (end != NULL) {
			*end++ = '\0';
		}
		if (!take_line(c, line, s)) {
			return ctx_within(c, "%s:%d: ", path, number);
		}
	}
	return true;
}

static const char *below(struct ctx *c, const char *directory, const char *path)
{
	return path[0] == '/' ? path : arena_printf(c->arena, "%s/%s", directory, path);
}

bool config_read(struct ctx *c, const char *directory, struct config *ret)
{
	const char *path = arena_printf(c->arena, "%s/hearth.conf", directory), *text = NULL;
	size_t length = 0;
	struct config s = {.listen = "127.0.0.1:8080", .origin = "", .trusted_proxy = "", .backup_key = "backup.key",
	                     .api_token = "api.token", .session_hours = "12", .session_idle_minutes = "30", .draft_days = "30"};
	if (access(path, F_OK) == 0) {
		if (!read_whole(c, path, 65536, &text, &length)) {
			return false;
		}
		if (!take_lines(c, arena_copy_n(c->arena, text, length), path, &s)) {
			return false;
		}
	}
	s.backup_key = below(c, directory, s.backup_key);
	s.api_token = below(c, directory, s.api_token);
	*ret = s;
	return true;
}

static bool take_number(struct ctx *c, const char *name, const char *text, int *ret)
{
	char *end = NULL;
	long number = strtol(text, &end, 10);
	*ret = number < 0 || number > 1000000 ? 0 : (int)number;
	return (end != text && *end == '\0') ||
	       ctx_fail(c, ERROR_INVALID, "%s: \"%s\" is not a number", name, text_shown(c->arena, text, 40));
}

bool config_door(struct ctx *c, const struct config *s, struct door_settings *ret)
{
	*ret = (struct door_settings){.origin = s->origin, .trusted_proxy = s->trusted_proxy};
	return take_number(c, "session-hours", s->session_hours, &ret->session_hours) &&
	       take_number(c, "session-idle-minutes", s->session_idle_minutes, &ret->session_idle_minutes) &&
	       take_number(c, "draft-days", s->draft_days, &ret->draft_days);
}
