/*
 * The labels of a report's front page and details, with their values, wherever the extraction put those.
 */
#ifndef HEARTH_INSPECTION_LABELS_H
#define HEARTH_INSPECTION_LABELS_H

#include "inspection/reader.h"

enum label {
	LABEL_URN,
	LABEL_TYPE,
	LABEL_SUBTYPE,
	LABEL_PROVIDER,
	LABEL_ADDRESS,
	LABEL_RESPONSIBLE_INDIVIDUAL,
	LABEL_MANAGER,
	LABEL_INSPECTORS,
	LABEL_DATES,
	LABEL_PREVIOUS_DATE,
	LABEL_PREVIOUS_JUDGEMENT,
	LABEL_ENFORCEMENT,
	LABEL_OTHER, /* known, so that it ends the value before it; not wanted */
	LABEL__COUNT
};

/* A label at a line: where its value begins and which lines it took. */
struct label_place {
	enum label label;
	const char *rest; /* of the value, beside the label; "" where it comes later */
	size_t lines;     /* that the label's words took */
	int column;       /* of the value, -1 where nothing stands beside the label */
};

/* The label that begins at line i, if one does. */
bool label_at(const struct document *d, size_t i, struct label_place *ret);

/*
 * The first value of each label in the front page, the cover and the details; NULL where there is none. The lines of
 * the inspectors' names are kept apart by line feeds; other values are running text.
 */
struct labelled {
	const char *value[LABEL__COUNT];
};
void labels_read(const struct document *d, struct labelled *ret);

#endif
