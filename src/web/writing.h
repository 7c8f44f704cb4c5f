/*
 * Pages that write: one entry, made of a form, signed by whoever is signed in.
 *
 * The form carries the entry's id, chosen when the form was shown, so a form that is sent twice answers as it did first. What
 * the ledger says of a field comes back to that field. Entries are only ever added: where the record has grown since the form
 * was opened, the page shows what is new before anything is saved (writing_is_behind()).
 */
#ifndef HEARTH_WRITING_H
#define HEARTH_WRITING_H

#include "base/json.h"
#include "web/ask.h"

/* Roles towards the record (NULL: one that is opened about `subject`), and whether a step is theirs to do. */
role_set writing_roles(struct page *p, const struct record *record, record_no subject);
bool writing_may(struct page *p, const struct record *record, record_no subject, const struct step *step);
/* Whether the reader may correct or withdraw. */
bool writing_may_change(struct page *p, const struct record *record);
bool writing_signs_acts(struct page *p, const struct record *record); /* not-required, move-due */

/* The entry's id: of the form or draft, else a new one. */
const char *writing_id(struct page *p, const struct asking *a);
void writing_put_hidden(struct buf *b, const char *name, const char *value);
/* The record's version: changes with each entry. */
const char *writing_version(struct page *p, const struct record *record);
bool writing_is_behind(struct page *p, const struct record *record);

/* {"entry":…,"id":…,"by":…}; the caller drops it. `record` names the record it adds to. */
json_t *writing_line(struct page *p, const char *entry, const char *id, const char *record);
/* The reference that a record opened by this id gets. */
const char *writing_reference(struct page *p, const struct record_type *type, const char *id);
/* References that the form says the entry is about (`about`), where the reader may see them. */
json_t *writing_links(struct page *p, const struct asking *a);

/*
 * Saves. False with an error noted in `a` (the page is shown again, the snapshot is open again), or with a failure of the ctx. Drops the line.
 */
bool writing_save(struct asking *a, json_t *line, struct saved *ret);

/* Where a form leads back to, and the page that says who may (403). */
const char *writing_record_href(struct page *p, const char *ref);
bool writing_refused(struct page *p, const struct record_type *type, const struct step *step, const char *back);

#endif
