/* Reading a Cookie header, writing Set-Cookie. */
#include "web/cookie.h"

#include <string.h>

#include "base/arena.h"

const char *cookie_value(struct arena *a, const char *header, const char *name)
{
	size_t name_length = strlen(name);
	for (const char *at = header; at != NULL && *at != '\0';) {
		at += strspn(at, "; \t");
		size_t length = strcspn(at, ";");
		if (length > name_length && strncmp(at, name, name_length) == 0 && at[name_length] == '=') {
			const char *value = at + name_length + 1;
			return arena_copy_n(a, value, strcspn(value, "; \t"));
		}
		at += length;
	}
	return NULL;
}

const char *cookie_line(struct arena *a, const char *name, const char *value, bool secure)
{
	return arena_printf(a, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", name, value,
	                    secure ? "; Secure" : "", *value == '\0' ? "; Max-Age=0" : "");
}
