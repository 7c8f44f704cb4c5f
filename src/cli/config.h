/*
 * The one settings file, DATA/hearth.conf: lines "name = value", # begins a remark. What is not there has its default.
 *
 *   listen = 127.0.0.1:8080        where the server listens
 *   origin = https://…             the address people type, for links and cookies
 *   trusted-proxy = 127.0.0.1      whose X-Forwarded-For is believed, several parted by blanks; empty: nobody's
 *   session-hours = 12             who is signed in must sign in again after so long
 *   session-idle-minutes = 30      … and after so long without a request
 *   draft-days = 30                words that nobody saved are thrown away after so long
 *   backup-key = backup.key        the key backups are encrypted with, relative to DATA
 *   api-token = api.token          file with the word that lets a program write entries (POST /entries), relative to DATA;
 *                                  without the file nobody may
 */
#ifndef HEARTH_CONFIG_H
#define HEARTH_CONFIG_H

#include "base/ctx.h"
#include "web/door.h"

struct config {
	const char *listen, *origin, *trusted_proxy, *backup_key, *api_token, *session_hours, *session_idle_minutes, *draft_days;
};

/* Unknown names and lines without "=" are ERROR_INVALID with file and line. No file: all defaults. */
bool config_read(struct ctx *c, const char *directory, struct config *ret);
/* What of it the web server's door needs; a number that is none is ERROR_INVALID. */
bool config_door(struct ctx *c, const struct config *s, struct door_settings *ret);

#endif
