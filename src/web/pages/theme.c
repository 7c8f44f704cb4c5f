/* Night or day colours: the person's choice for this device. */
#include "web/door.h"
#include "web/web.h"

bool page_theme(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	const char *theme = form_value(request, "theme"), *next = form_value(request, "next");
	if (!text_is(theme, "night") && !text_is(theme, "light")) {
		return ctx_fail(c, ERROR_INVALID, "there are night colours and day colours");
	}
	const char *secure = door_is_secure(site->door) ? "; Secure" : "";
	reply_header(reply, "Set-Cookie",
	             arena_printf(c->arena, "theme=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000%s", theme, secure));
	return reply_redirect(reply, door_next(next));
}
