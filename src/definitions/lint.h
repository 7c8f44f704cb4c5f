/* Rules L3 to L12, one group a file. Private to lint*.c. */
#ifndef HEARTH_DEFINITIONS_LINT_H
#define HEARTH_DEFINITIONS_LINT_H

#include "definitions/build.h"

/* L4: evidence can be given; L5: the clock's time can be filled. */
void lint_evidence(struct build *b, const struct duty *duty);
/* L9: what a lookup looks at is bounded. */
void lint_lookups(struct build *b, const struct duty *duty);

/* Over all duties together: each can be owed, by a post that is there, and is said once. */
void lint_whole(struct build *b);

/* Whether the step asks the field. */
bool step_asks(const struct step *step, const struct field *field);

#endif
