/* An opened data directory, for the files of this folder. */
#ifndef HEARTH_STORE_OPENED_H
#define HEARTH_STORE_OPENED_H

#include "base/embedded.h"
#include "store/readers.h"
#include "store/readlog.h"
#include "store/store.h"
#include "store/writer.h"

struct store {
	char *directory; /* "": in memory */
	enum store_mode mode;
	int lock;              /* descriptor of the lock file; -1: none */
	struct writer *writer; /* NULL: only reads */
	struct readers *readers;
	struct readlog *readlog; /* NULL: reads are not noted */
};

/* store_open() that takes an older schema too, for migrating it. */
bool store_open_older(struct ctx *c, const char *directory, enum store_mode mode,
                      struct store **ret);
/* store_migrate() with the steps and the target of the caller, which tests choose. */
bool store_migrate_by(struct ctx *c, const char *directory, const struct embedded_set *steps,
                      int target);

#endif
