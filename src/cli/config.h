/*
 * The one settings file, DATA/hearth.conf: lines "name = value", # begins a remark. What is not there has its default.
 *
 *   listen = 127.0.0.1:8080        where the server listens
 *   origin = https://…             the address people type, for links and cookies
 *   trusted-proxy = 127.0.0.1      whose X-Forwarded-For is believed; empty: nobody's
 *   backup-key = backup.key        the key backups are encrypted with, relative to DATA
 *   api-token = api.token          file with the word that lets a program write entries (POST /entries), relative to DATA;
 *                                  without the file nobody may
 */
#ifndef HEARTH_CONFIG_H
#define HEARTH_CONFIG_H

#include "base/ctx.h"

struct config {
	const char *listen, *origin, *trusted_proxy, *backup_key, *api_token;
};

/* Unknown names and lines without "=" are ERROR_INVALID with file and line. No file: all defaults. */
bool config_read(struct ctx *c, const char *directory, struct config *ret);

#endif
