/* What one request, command, job or test carries: its memory, its present moment, its first failure. */
#include "base/ctx.h"

#include <stdarg.h>

#include "base/arena.h"
#include "base/instant.h"

void ctx_init(struct ctx *c)
{
	*c = (struct ctx){.arena = arena_new(), .now = instant_now(), .message = ""};
}

void ctx_done(struct ctx *c)
{
	if (c == NULL) {
		return;
	}
	arena_free(c->arena);
	*c = (struct ctx){.message = ""};
}

bool ctx_fail(struct ctx *c, enum error error, const char *format, ...)
{
	if (c->error != ERROR_NONE) {
		return false;
	}
	va_list args;
	va_start(args, format);
	c->error = error;
	c->message = arena_vprintf(c->arena, format, args);
	va_end(args);
	return false;
}

bool ctx_within(struct ctx *c, const char *format, ...)
{
	if (c->error == ERROR_NONE) {
		return false;
	}
	va_list args;
	va_start(args, format);
	const char *before = arena_vprintf(c->arena, format, args);
	va_end(args);
	c->message = arena_printf(c->arena, "%s%s", before, c->message);
	return false;
}

void ctx_clear_error(struct ctx *c)
{
	c->error = ERROR_NONE;
	c->message = "";
}

int ctx_exit_status(const struct ctx *c)
{
	static const int statuses[ERROR__COUNT] = {
		[ERROR_NONE] = 0,     [ERROR_INVALID] = 1, [ERROR_NOT_FOUND] = 1,   [ERROR_FORBIDDEN] = 1,
		[ERROR_CONFLICT] = 1, [ERROR_USAGE] = 2,   [ERROR_UNAVAILABLE] = 3,
	};
	return c->error < ERROR__COUNT ? statuses[c->error] : 3;
}
