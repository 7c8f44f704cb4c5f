/*
 * A running site over a store of its own, for fuzz targets that send requests: made once for the life of the process, thrown
 * away at its end.
 */
#ifndef HEARTH_FUZZ_SITE_H
#define HEARTH_FUZZ_SITE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/log.h"
#include "web/door.h"
#include "web/plain.h"

static struct site site;
static char directory[] = "/tmp/hearth-fuzz-XXXXXX";

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status, (void)kind, (void)at;
	return remove(path);
}

static void clear(void)
{
	nftw(directory, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* With these entries in it; demo, so that every page is there. */
static void open_site(const char *lines)
{
	static const struct door_settings settings = {"", "127.0.0.1", 12, 30, 30};
	CTX(c);
	size_t entries = 0;
	log_set_level(LOG_LEVEL_QUIET);
	site.demo = true;
	if (sodium_init() < 0 || mkdtemp(directory) == NULL || !hearth_create(&c, directory) ||
	    !hearth_open(&c, directory, HEARTH_WRITE, &site.hearth) ||
	    !entry_import(&c, site.hearth, lines, strlen(lines), &entries) || !door_new(&c, &settings, &site.door)) {
		fprintf(stderr, "%s\n", c.message);
		abort();
	}
	atexit(clear);
}

/* Whatever came, a whole reply goes out. */
static void answer_wholly(struct ctx *c, const char *bytes, size_t length, struct buf *out)
{
	plain_answer(c, &site, bytes, length, out);
	if (strncmp(buf_text(out), "HTTP/1.1 ", 9) != 0 || strstr(buf_text(out), "\r\n\r\n") == NULL) {
		__builtin_trap();
	}
}

#endif
