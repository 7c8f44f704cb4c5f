/* Files of the program: style sheets, scripts, fonts. Compressed when they were built in, kept by browsers for good. */
#include "web/asset.h"

#include <assert.h>
#include <string.h>

#include "base/embedded.h"
#include "web/encoding.h"
#include "web/web.h"

extern const struct embedded_set embedded_assets;

static const char *type_of(const char *name)
{
	static const struct {
		const char *ending, *type;
	} types[] = {{".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".woff2", "font/woff2"},
	             {".svg", "image/svg+xml"},           {".txt", "text/plain; charset=utf-8"},     {".webmanifest", "application/manifest+json"}};
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		if (text_ends(name, types[i].ending)) {
			return types[i].type;
		}
	}
	return "application/octet-stream";
}

static const struct asset *find(const char *name)
{
	for (const struct asset *a = assets; a->name != NULL; a++) {
		if (strcmp(a->name, name) == 0) {
			return a;
		}
	}
	return NULL;
}

const char *asset_address(const char *name)
{
	const struct asset *a = find(name);
	assert(a != NULL);
	return a->address;
}

/* The file as this browser takes it. */
static const struct embedded_file *choose(struct ctx *c, const char *name, const struct request *request, struct reply *reply)
{
	const struct embedded_file *packed = embedded_find(&embedded_assets, arena_printf(c->arena, "%s.gz", name));
	if (packed == NULL) {
		return embedded_find(&embedded_assets, name);
	}
	reply_header(reply, "Vary", "Accept-Encoding");
	if (!encoding_takes_gzip(request->accept_encoding)) {
		return embedded_find(&embedded_assets, name);
	}
	reply_header(reply, "Content-Encoding", "gzip");
	return packed;
}

bool page_asset(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	const char *name = request->path + strlen("/assets/"), *version = query_value(request, "v");
	const struct asset *a = find(name);
	(void)site;
	if (a == NULL) {
		return ctx_fail(c, ERROR_NOT_FOUND, "there is no such file");
	}
	const char *tag = arena_printf(c->arena, "\"%s\"", a->digest);
	reply->type = type_of(name);
	reply->caching = text_is(version, a->digest) ? CACHE_FOR_GOOD : CACHE_ASK;
	reply_header(reply, "ETag", tag);
	if (encoding_knows(request->if_none_match, tag)) {
		reply_header(reply, "Vary", "Accept-Encoding");
		reply->status = 304;
		return true;
	}
	const struct embedded_file *file = choose(c, name, request, reply);
	buf_put_n(&reply->body, file->bytes, file->length);
	return true;
}
