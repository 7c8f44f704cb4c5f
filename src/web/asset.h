/*
 * Files of the program that browsers are sent: style sheets, scripts, fonts, pictures. tools/assets.py makes the table.
 *
 * A page names a file by asset_address("hearth.css"): the address carries the file's digest, so browsers keep what they have
 * until the program changes it, without asking. Under its bare address a file is asked for again each time (ETag).
 */
#ifndef HEARTH_ASSET_H
#define HEARTH_ASSET_H

struct asset {
	const char *name;    /* "hearth.css" */
	const char *address; /* "/assets/hearth.css?v=0123456789ab" */
	const char *digest;
};

/* Sorted by name; the last has none. */
extern const struct asset assets[];

/* The address of a file that the program has; a name it has not is a bug. */
const char *asset_address(const char *name);

#endif
