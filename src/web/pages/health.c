/* /health: is the writer alive, how large is the log of commits, when was the last checkpoint, how late is the clock. */
#include "base/json.h"
#include "web/web.h"

bool page_health(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	struct store_health health;
	struct instant wake;
	(void)request;
	store_health(hearth_store(site->hearth), &health);
	if (!hearth_oldest_wake(c, site->hearth, &wake)) {
		return false;
	}
	AUTO_JSON o = json_pack("{s:s, s:b, s:I, s:I, s:I, s:I}", "version", HEARTH_VERSION, "writer_alive",
	                        health.writer_alive, "wal_bytes", (json_int_t)health.wal_bytes, "queued",
	                        (json_int_t)health.queued, "commits", (json_int_t)health.commits, "written",
	                        (json_int_t)health.written);
	json_object_set_new(o, "last_checkpoint", health.last_checkpoint == 0
	                                              ? json_null()
	                                              : json_string(instant_iso(c->arena, (struct instant){health.last_checkpoint})));
	json_object_set_new(o, "oldest_wake",
	                    wake.s == INSTANT_NEVER.s ? json_null() : json_string(instant_iso(c->arena, wake)));
	json_object_set_new(o, "late_seconds", json_integer(wake.s < c->now.s ? c->now.s - wake.s : 0));
	reply->status = health.writer_alive ? 200 : 503;
	reply->type = "application/json";
	buf_printf(&reply->body, "%s\n", json_line(c->arena, o));
	return true;
}
