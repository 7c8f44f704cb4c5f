/* Keys of a person's drafts, for the two files that seal and hand them out (draft.c, pages/draft.c). */
#ifndef HEARTH_DRAFT_KEY_H
#define HEARTH_DRAFT_KEY_H

#include "web/session.h"
#include "web/web.h"

enum { DRAFT_KEY = 32, DRAFT_PLACE = 16 };

struct draft_keys {
	uint8_t author[DRAFT_KEY]; /* seals what the store keeps */
	uint8_t device[DRAFT_KEY]; /* handed to their own browser, for what the device keeps */
};

/* Made from the file draft.key beside the store, which is made where it is absent. */
bool draft_keys(struct ctx *c, struct site *site, const struct session *s, struct draft_keys *ret);
/* Where a form's draft lies: tells nobody without the key which form that is. */
void draft_place(const struct draft_keys *keys, const char *address, uint8_t ret[DRAFT_PLACE]);
/* The same in letters: the draft's name on the device. */
const char *draft_name(struct ctx *c, const uint8_t place[DRAFT_PLACE]);

#endif
