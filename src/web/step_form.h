/* The form of one step, for opening a record and for a step of one that is open. */
#ifndef HEARTH_STEP_FORM_H
#define HEARTH_STEP_FORM_H

#include "web/writing.h"

struct step_form {
	struct asking *a;
	const struct step *step;
	const struct draft *draft; /* NULL on a POST */
	const char *heading, *sub; /* what the page is called, and about whom */
	const char *address, *back;
	const char *button;
	struct safe_html before, after; /* put within the form, before and after the questions */
};

/* The draft of a form's address; closes and opens the page's snapshot. On a POST there is none. */
bool step_form_draft(struct page *p, const char *address, struct draft *ret);
/* The whole page; 422 where something was wrong. */
bool step_form_show(struct step_form *f);
/* Whether the POST asks for another row rather than to be saved. */
bool step_form_adds_row(const struct page *p);

#endif
