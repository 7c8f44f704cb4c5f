/* Forms that change what a record counts for, each signed with a reason: correct, withdraw, not required, move a date. */
#ifndef HEARTH_CHANGE_FORM_H
#define HEARTH_CHANGE_FORM_H

#include "web/told.h"
#include "web/writing.h"

struct change_form {
	struct page *p;
	const struct record *r;
	struct asking a;
	struct draft draft;
	const char *heading, *back, *button, *reason_ask, *reason_hint;
	struct safe_html before, fields; /* what it means; questions of its own */
	bool warning;                    /* the button is a red one */
};

/* The record of the address, for a reader who may change it; the answers of the POST or draft. */
bool change_begin(struct page *p, struct change_form *f);
/* Whether the POST is to be saved: nothing wrong, the record not grown meanwhile; the reason is asked for here. */
bool change_is_ready(struct change_form *f);
/* Saves the entry (drops it) with its reason, and leads to the record; or shows the form again. */
bool change_save(struct change_form *f, json_t *line);
bool change_show(struct change_form *f);
/* A line of the entry, with id and author. */
json_t *change_line(struct change_form *f, const char *entry);
/* 403: only these may. */
bool change_refused(struct change_form *f, const char *who);

#endif
