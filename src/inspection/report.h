/*
 * An Ofsted report on a children's home, as data.
 *
 * report_read() takes the bytes of a report: PDF, or text as people and `pdftotext` (with or without -layout) make it.
 * The three give the same data. What is no such report is refused with ERROR_INVALID and the reason.
 *
 * What a report does not say is NULL, DATE_NONE or -1, never a guess. Words stand as the report prints them: judgements
 * in lower case and never mapped from one year's scale to another's, dates beside their printed words. A contradiction
 * is kept and named in `warnings`, for a person to settle. Everything belongs to the arena of the ctx that read it.
 */
#ifndef HEARTH_INSPECTION_REPORT_H
#define HEARTH_INSPECTION_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/json.h"

struct ctx;

enum report_type {
	REPORT_FULL,
	REPORT_INTERIM,
	REPORT_ASSURANCE, /* assurance inspections, and the assurance visits of 2020 and 2021 */
	REPORT_MONITORING,
	REPORT_TYPE__COUNT
};

enum report_judgement {
	JUDGEMENT_OVERALL,             /* overall experiences and progress of children */
	JUDGEMENT_HELP_AND_PROTECTION, /* how well children are helped and protected */
	JUDGEMENT_LEADERSHIP,          /* the effectiveness of leaders and managers */
	JUDGEMENT_EFFECTIVENESS,       /* of an interim inspection: "declined in effectiveness" */
	JUDGEMENT__COUNT
};

/* A line of the recent inspection history. */
struct report_past {
	struct date date;
	const char *date_text;
	const char *type;      /* "Full", "Interim", … as printed */
	const char *judgement; /* as printed; NULL where none was given */
};

/* What must be done, by law, by a day. */
struct report_requirement {
	const char *
		regulation_text; /* "Regulation 40 (4)(a)(b)"; or the standard's heading that stands in its place */
	const char *const *regulations; /* "40(4)(a)", "40(4)(b)" */
	size_t regulation_count;
	struct date due;
	const char *due_text;
	const char *text; /* without the reference and the due date */
};

/* What should be done, from the Guide. */
struct report_recommendation {
	int guide_page;              /* -1 where none is named */
	const char *guide_paragraph; /* "3.20", as printed */
	const char *guide_text;      /* the reference as printed */
	const char *text;            /* without the reference */
};

/* Something Ofsted did between two inspections: a notice, or a visit to monitor one. */
struct report_enforcement {
	const char
		*kind; /* "compliance notice", "notice restricting accommodation", "monitoring visit", … */
	const char *const *regulations; /* a notice for each regulation is an entry of its own */
	size_t regulation_count;
	const char
		*status; /* "met", "not met", "partly met", "lifted"; NULL where the report does not say */
	bool seen_at_visit; /* the status was found at a monitoring visit */
	struct date date;   /* of a visit */
	const char *date_text;
	const struct date *after; /* the days of the inspection that a restriction followed */
	size_t after_count;
};

struct report {
	const char *urn; /* "1244413", "SC368032" */
	const char *provider;
	const char *provider_address;
	const char *provision_subtype;
	const char *responsible_individual;
	const char
		*responsible_individual_text; /* "Post vacant" stands here and leaves the name NULL */
	const char *registered_manager;
	const char *registered_manager_text;
	const char *const *inspectors;
	size_t inspector_count;
	int places;
	int children_at_inspection;

	enum report_type type;
	const char *type_text;
	const struct date *dates; /* the days printed: of "19 to 21 July 2017" the first and the last */
	size_t date_count;
	const char *dates_text;
	const char *era; /* "sccif", "framework-2015" or "unknown" */
	const char *judgements[JUDGEMENT__COUNT];
	const char *finding; /* the sentence that an assurance inspection has in place of grades */

	struct date previous_date;
	const char *previous_date_text;
	const char *previous_judgement; /* in lower case */

	const struct report_past *history;
	size_t history_count;
	const struct report_requirement *requirements;
	size_t requirement_count;
	const struct report_recommendation *recommendations;
	size_t recommendation_count;
	const struct report_enforcement *enforcement;
	size_t enforcement_count;
	const char *enforcement_text;
	const char *const *warnings;
	size_t warning_count;
};

/*
 * Reads a report of `length` bytes (at most LIMIT_REPORT_FILE). A PDF is turned into text by `pdftotext` (poppler-utils)
 * in a process of its own with little memory, little time and no environment; where that program is missing the error
 * says so.
 */
bool report_read(struct ctx *c, const char *bytes, size_t length, const struct report **ret);

/* "full", "interim", "assurance", "monitoring". */
const char *report_type_name(enum report_type type);

/* The report as `hearth report read FILE --json` prints it. The caller owns the value (AUTO_JSON). */
json_t *report_json(const struct report *report);

#endif
