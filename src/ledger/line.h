/* The shape of an entry line (cli.md), before anything is looked up. Private to ledger/ and duties/save.c. */
#ifndef HEARTH_LINE_H
#define HEARTH_LINE_H

#include "ledger/entry.h"

struct entry_line {
	enum entry_kind kind;
	bool has_id;
	uint8_t id[16];
	const char *record, *type, *home, *subject, *step, *by, *by_name; /* NULL where not given; by "system" is by */
	const char *reason, *waive, *duty, *recipient, *round, *setting, *withdraws;
	struct instant written, happened, known, due; /* INSTANT_NONE where not given */
	bool carried_over;
	const json_t *fields; /* object or NULL */
	const json_t *links;  /* array or NULL */
	const json_t *value;  /* set */
	const json_t *files;  /* publish: object of texts */
	/* as exported */
	bool has_received, imported_mark;
	struct instant received;
	int64_t seq;
	bool has_hash;
	uint8_t salt[16], hash[32];
	uint32_t version;
};

/* A UUID in its usual form, any case. */
bool uuid_parse(struct ctx *c, const char *text, uint8_t ret[16]);
const char *uuid_text(struct arena *a, const uint8_t id[16]);
/* A new UUIDv7: the milliseconds of `now`, then random bits. */
void uuid_new(struct instant now, uint8_t ret[16]);
bool hex_parse(struct ctx *c, const char *text, uint8_t *ret, size_t length);
const char *hex_text(struct arena *a, const uint8_t *bytes, size_t length);

#endif
