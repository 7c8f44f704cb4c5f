/*
 * Which definitions hold: the texts of a directory, and the generations that were published in a ledger.
 *
 * Publications are entries in the provider's chain and their texts are kept, so a record opens in the definitions it was
 * written under. Generations are added at the end and never taken away while a directory is open; reading them is safe
 * from any thread.
 */
#ifndef HEARTH_PUBLISHED_H
#define HEARTH_PUBLISHED_H

#include "base/ctx.h"
#include "definitions/definitions.h"
#include "duties/world.h"

struct db;
struct published;

struct published *published_new(void);
void published_free(struct published *p);
/* What the engine reads: grows, never moves. */
const struct generations *published_generations(const struct published *p);
/* How many publications there are: the version that a new entry is written under. */
uint32_t published_version(const struct published *p);
/* The generation of a publication's number; 0 serves what was written before the first. */
const struct definitions *published_get(const struct published *p, uint32_t version);

/* Those in the ledger; where there are none, the directory's own as generation 0, not yet published. */
bool published_load(struct ctx *c, struct published *p, struct db *db, const char *directory);
/* Adds a publication from the object of texts of its entry ({"child/measure.yaml":"…"}). Errors name file and line. */
bool published_add(struct ctx *c, struct published *p, const void *files_json, struct instant when);

/* Uses these texts as the generation before the first publication (an export's own, while it is read in). */
bool published_foresee(struct ctx *c, struct published *p, const void *files_json);
/* Takes back publications past `version`: their transaction was rolled back. */
void published_back_to(struct published *p, uint32_t version);

/* The texts as the object that a publication's entry carries. Memory of the ctx. */
const void *published_files_json(struct ctx *c, const struct definition_file *files, size_t count);

#endif
