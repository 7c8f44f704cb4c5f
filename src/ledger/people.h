/* Who may do what to a record. */
#ifndef HEARTH_PEOPLE_H
#define HEARTH_PEOPLE_H

#include "ledger/entry.h"

/* Whether its own from and to let it stand at that instant (a registered-person record, a member of staff). */
bool record_stands_at(const struct record *r, struct instant at);
/* The person's roles, and author, staff member, child where the record makes them so. */
role_set roles_towards(role_set roles, record_no person, const struct record *r);
/* Whether a link field names the person. */
bool field_names_person(const struct record *r, symbol field, record_no person, struct instant known);
/* Whether `not` of the step shuts the person out (a signed reason waives it). */
bool step_shuts_out(const struct record *r, const struct step *step, record_no person, struct instant known);
/* Whether a field with `concerns: yes` names the person: they neither own nor do this record's duties. */
bool record_concerns(const struct record *r, record_no person, struct instant known);
/* "deputy, registered manager" */
const char *role_set_words(struct arena *a, role_set roles);

#endif
