/*
 * The data directory on disk: its files' names, who may look in, who holds it, and that a new name survives a power cut.
 */
#ifndef HEARTH_STORE_PLACE_H
#define HEARTH_STORE_PLACE_H

#include <stdbool.h>

struct ctx;

#define PLACE_STORE "hearth.db"     /* the ledger and what is rebuilt from it */
#define PLACE_READS "reads.db"      /* who read what */
#define PLACE_LOCK  "hearth.lock"   /* held by the one process that writes; holds its number */
#define PLACE_KEY   "backup.key"    /* the key of backups that the program takes by itself */
#define PLACE_NEW   "hearth.db.new" /* a store being made */
/* Beginning of the directories of backups and restorings under way; plain, and so never elsewhere. */
#define PLACE_WORK "work-"

/* Memory of the ctx. */
const char *place_file(struct ctx *c, const char *directory, const char *name);
bool place_has(const char *directory, const char *name);
/* The file and what SQLite lays beside it. */
void place_remove(const char *directory, const char *name);

/* An empty directory, 0700, made if absent. Refuses one that holds anything else but a lock or overriding definitions. */
bool place_make(struct ctx *c, const char *directory);

/*
 * A new directory inside this one (or, for NULL, in the machine's memory) for something that is not finished. It is
 * known as under way while the descriptor is open; what a process left that died is taken away by place_clean().
 */
struct workplace {
	const char *path; /* memory of the ctx */
	int descriptor;
};
bool place_open_work(struct ctx *c, const char *directory, struct workplace *ret);
/* Takes it away with all the files that the store knows. */
void place_close_work(struct workplace *w);
void place_clean(const char *directory);

/* Makes names in the directory (or beside the path) last: until then a power cut may take a new file away. */
bool place_sync(struct ctx *c, const char *directory);
bool place_sync_parent(struct ctx *c, const char *path);
/* The directory a path lies in; "." for a bare name. */
const char *place_parent(struct ctx *c, const char *path);

/* Holds every other writing process off until the descriptor is closed. ERROR_UNAVAILABLE names the holder. */
bool place_lock(struct ctx *c, const char *directory, int *ret_descriptor);

#endif
