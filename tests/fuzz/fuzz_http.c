/* Whole HTTP requests as bytes, through the server's own code over a real store: whatever comes, a whole reply goes out. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/log.h"
#include "web/door.h"
#include "web/plain.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

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

/* A store with a home and a person in it, for the life of the process; demo, so that every page is there. */
static void open_site(void)
{
	static const char lines[] =
		"{\"entry\":\"open\",\"record\":\"oak\",\"type\":\"home\",\"home\":\"oak\",\"by\":\"system\",\"fields\":{\"name\":\"Oak\"}}\n"
		"{\"entry\":\"open\",\"record\":\"sam\",\"type\":\"staff\",\"home\":\"oak\",\"by\":\"system\",\"written_at\":\"2024-01-08 09:00\","
		"\"fields\":{\"full_name\":\"Sam\",\"role\":\"care-staff\",\"started_here_on\":\"2024-01-08\"}}\n";
	static const struct door_settings settings = {"", "127.0.0.1", 12, 30, 30};
	CTX(c);
	size_t entries = 0;
	log_set_level(LOG_LEVEL_QUIET);
	site.demo = true;
	if (sodium_init() < 0 || mkdtemp(directory) == NULL || !hearth_create(&c, directory) ||
	    !hearth_open(&c, directory, HEARTH_WRITE, &site.hearth) ||
	    !entry_import(&c, site.hearth, lines, strlen(lines), &entries) ||
	    !door_new(&c, &settings, &site.door)) {
		abort();
	}
	atexit(clear);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	if (site.hearth == NULL) {
		open_site();
	}
	CTX(c);
	struct buf out = {.arena = c.arena};
	plain_answer(&c, &site, (const char *)bytes, length, &out);
	if (strncmp(buf_text(&out), "HTTP/1.1 ", 9) != 0 ||
	    strstr(buf_text(&out), "\r\n\r\n") == NULL) {
		__builtin_trap();
	}
	return 0;
}
