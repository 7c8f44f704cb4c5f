/*
 * Files built into the program: definitions, style sheets, scripts. tools/embed.py turns a folder of the checkout into
 * one C file; meson.build says which folders.
 */
#ifndef HEARTH_EMBEDDED_H
#define HEARTH_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *name;  /* below its folder, with slashes: "child/measure.yaml" */
	const char *bytes; /* followed by a NUL that `length` does not count */
	size_t length;
};

/* Sorted by the bytes of the names. */
struct embedded_set {
	const struct embedded_file *files;
	size_t count;
};

extern const struct embedded_set embedded_definitions; /* the folder definitions/ */

/* The file of that name, or NULL. */
const struct embedded_file *embedded_find(const struct embedded_set *set, const char *name);

#endif
