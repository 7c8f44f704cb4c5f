/*
 * Examples of duties, run through the real engine (definition language 2.7): facts become a little world, the duty is
 * walked, and what it gives is compared with what the file says must follow.
 *
 * What the facts leave out is assumed: the home has been registered and the child has lived in it for long; `there is`
 * records are about the same subject in the same home and linked to the carrier; `at` is right after
 * the last time that the example names.
 */
#ifndef HEARTH_EXAMPLES_H
#define HEARTH_EXAMPLES_H

#include "definitions/definitions.h"
#include "definitions/problems.h"

struct ctx;

/*
 * Runs every example. One that does not come out is an error at its place: "this example gives 2025-03-31 16:00, not
 * 2025-03-31 15:00". False only where running itself failed (the reason is in the ctx).
 */
bool examples_run(struct ctx *c, const struct definitions *d, struct problems *problems);

#endif
