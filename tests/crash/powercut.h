/*
 * The record of what a program did to files: written by powercut.c inside the program, read by powercut_apply.c.
 *
 * A header, then `length` bytes: the path (NAME, followed by the file's bytes as they were: BASE), or what was written.
 */
#ifndef HEARTH_POWERCUT_H
#define HEARTH_POWERCUT_H

#include <stdint.h>

enum powercut_kind {
	POWERCUT_NAME,     /* a file is seen for the first time */
	POWERCUT_BASE,     /* what it held then: on disk already */
	POWERCUT_WRITE,    /* bytes at `offset` */
	POWERCUT_TRUNCATE, /* to `offset` bytes */
	POWERCUT_SYNC      /* all before this is on disk */
};

enum { POWERCUT_FILES = 64 };

struct powercut_record {
	uint32_t kind;
	uint32_t file; /* its number, in the order of NAME */
	uint64_t offset, length;
};

#endif
