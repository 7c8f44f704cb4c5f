/* Serving a data directory: for `serve`, `demo` and `http`. */
#ifndef HEARTH_SERVING_H
#define HEARTH_SERVING_H

#include "base/ctx.h"
#include "cli/config.h"
#include "web/web.h"

/* Until SIGINT or SIGTERM. `listen` NULL: as the settings file says. */
bool serve_directory(struct ctx *c, const char *directory, const char *listen, bool demo);
/* Made by `hearth demo`: the file DATA/demo says so. */
bool directory_is_demo(struct ctx *c, const char *directory);

/* A directory as its settings open it, for writing. */
bool site_open(struct ctx *c, const char *directory, const struct config *config, bool demo, struct site *ret);
void site_close(struct site *site);

#endif
