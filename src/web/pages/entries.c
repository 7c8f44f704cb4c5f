/*
 * POST /entries: one entry as a line of cli.md, for programs of the provider's own. Answered after it is on disk:
 * 201 {"id":…,"no":…,"record":…}, 200 for a repeat of the same, else the reason. The bearer token stands in DATA/api.token.
 */
#include <sodium.h>
#include <string.h>

#include "base/json.h"
#include "ledger/line.h"
#include "web/web.h"

/* Equal in constant time: how long the answer takes tells nothing of the token. */
static bool holds_token(const struct site *site, const char *authorization)
{
	static const char bearer[] = "Bearer ";
	unsigned char given[32], wanted[32];
	if (site->api_token == NULL || authorization == NULL || !text_starts(authorization, bearer)) {
		return false;
	}
	const char *word = authorization + strlen(bearer);
	crypto_generichash(given, sizeof given, (const unsigned char *)word, strlen(word), NULL, 0);
	crypto_generichash(wanted, sizeof wanted, (const unsigned char *)site->api_token, strlen(site->api_token), NULL, 0);
	return sodium_memcmp(given, wanted, sizeof given) == 0;
}

static void answer_saved(struct ctx *c, const struct saved *saved, struct reply *reply)
{
	AUTO_JSON o = json_pack("{s:s, s:I, s:b, s:s}", "id", uuid_text(c->arena, saved->id), "no", (json_int_t)saved->no,
	                        "repeated", saved->repeated, "received_at", instant_iso(c->arena, saved->received));
	reply->status = saved->repeated ? 200 : 201;
	buf_printf(&reply->body, "%s\n", json_line(c->arena, o));
}

static int status_of(enum error error)
{
	return error == ERROR_UNAVAILABLE ? 503 : error == ERROR_CONFLICT ? 409 : error == ERROR_FORBIDDEN ? 403 : 422;
}

bool page_entries(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	struct saved saved;
	if (!holds_token(site, request->authorization)) {
		return ctx_fail(c, ERROR_FORBIDDEN, "writing here takes the token of this data directory");
	}
	reply->type = "application/json";
	if (entry_save(c, site->hearth, request->body, request->body_length, &saved)) {
		answer_saved(c, &saved, reply);
		return true;
	}
	AUTO_JSON o = json_pack("{s:s}", "error", c->message);
	reply->status = status_of(c->error);
	buf_printf(&reply->body, "%s\n", json_line(c->arena, o));
	ctx_clear_error(c);
	return true;
}
