/* Serving a data directory: for `serve` and `demo`. */
#ifndef HEARTH_SERVING_H
#define HEARTH_SERVING_H

#include "base/ctx.h"

/* Until SIGINT or SIGTERM. `listen` NULL: as the settings file says. */
bool serve_directory(struct ctx *c, const char *directory, const char *listen, bool demo);
/* Made by `hearth demo`: the file DATA/demo says so. */
bool directory_is_demo(struct ctx *c, const char *directory);

#endif
