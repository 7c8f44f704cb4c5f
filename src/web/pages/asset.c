/* Files of the program: style sheets, scripts, fonts. */
#include <string.h>

#include "base/embedded.h"
#include "web/web.h"

extern const struct embedded_set embedded_assets;

static const char *type_of(const char *name)
{
	static const struct {
		const char *ending, *type;
	} types[] = {{".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".woff2", "font/woff2"},
	             {".svg", "image/svg+xml"}};
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		if (text_ends(name, types[i].ending)) {
			return types[i].type;
		}
	}
	return "application/octet-stream";
}

bool page_asset(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	(void)site;
	const struct embedded_file *file = embedded_find(&embedded_assets, request->path + strlen("/assets/"));
	if (file == NULL) {
		return ctx_fail(c, ERROR_NOT_FOUND, "there is no such file");
	}
	reply->type = type_of(file->name);
	reply->cacheable = true;
	buf_put_n(&reply->body, file->bytes, file->length);
	return true;
}
