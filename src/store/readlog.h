/*
 * Who read what: notes are gathered in memory per person, record and ten minutes, and written each second to a file of
 * their own by a thread of their own. Reading never waits for it and never fails because of it: what cannot be written
 * (a full disk) is kept while there is room, then counted as lost and shown in the store's health.
 */
#ifndef HEARTH_STORE_READLOG_H
#define HEARTH_STORE_READLOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ctx;
struct readlog;
struct store_health;

bool readlog_start(struct ctx *c, const char *path, struct readlog **ret);
void readlog_stop(struct readlog *l); /* writes what is left; NULL is fine */

void readlog_note(struct readlog *l, int64_t provider, int64_t person, int64_t subject,
                  int64_t record, int64_t at);
/* Writes what has been gathered until now and waits for it: before a backup. False: it could not be written. */
bool readlog_flush(struct readlog *l);
/* Rows of a subject that are older than `before`, newest first, read from the file beside whoever writes it. */
struct read_row;
bool readlog_read(struct ctx *c, const char *path, int64_t provider, int64_t subject, int64_t before, size_t most,
                  struct read_row **ret, size_t *ret_count);
void readlog_health(struct readlog *l, struct store_health *ret);

#endif
