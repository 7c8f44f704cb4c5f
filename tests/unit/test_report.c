/*
 * Ofsted's reports, read: src/inspection. The made-up reports of tests/inspection/reports, in three forms each, must give
 * the data that stands beside them; the documents of tests/inspection/refused must be refused with their reason.
 */
#include "inspection/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/text.h"
#include "inspection/reader.h"
#include "unit.h"

static const char pdftotext[] = "/usr/bin/pdftotext";

static bool file_exists(const char *path)
{
	return access(path, R_OK) == 0;
}

static const char *file_bytes(struct ctx *c, const char *path, size_t *ret_length)
{
	FILE *f = fopen(path, "rb");
	if (f == NULL) {
		fail_msg("%s cannot be opened", path);
	}
	char *bytes = arena_alloc(c->arena, 1 << 20);
	*ret_length = fread(bytes, 1, (1 << 20) - 1, f);
	fclose(f);
	return bytes;
}

static const char *fixture(struct ctx *c, const char *folder, const char *name)
{
	return arena_printf(c->arena, "%s/inspection/%s/%s", TESTS_DIR, folder, name);
}

static const struct report *read_report(struct ctx *c, const char *path)
{
	size_t length;
	const char *bytes = file_bytes(c, path, &length);
	const struct report *report = NULL;
	if (!report_read(c, bytes, length, &report)) {
		fail_msg("%s: %s", path, c->message);
	}
	return report;
}

/* The report in `form` gives exactly the JSON of `data`. */
static void check_report(const char *form, const char *data)
{
	CTX(c);
	size_t length;
	const char *expected = file_bytes(&c, fixture(&c, "reports", data), &length);
	AUTO_JSON value = report_json(read_report(&c, fixture(&c, "reports", form)));
	const char *got = arena_printf(c.arena, "%s\n", json_pretty(c.arena, value));
	for (const char *p = got, *q = expected; *p != '\0' || *q != '\0'; p++, q++) {
		if (*p != *q) {
			fail_msg("%s differs from %s at \"%.60s\", which should be \"%.60s\"", form, data, p,
			         q);
		}
	}
}

static const char *const drawn[] = {"full-2016",    "full-2017",      "full-2024",
                                    "interim-2020", "assurance-2022", "monitoring-2023"};

static void check_drawn(const char *ending)
{
	for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
		CTX(c);
		check_report(arena_printf(c.arena, "%s%s", drawn[i], ending),
		             arena_printf(c.arena, "%s.json", drawn[i]));
	}
}

TEST(text_in_reading_order_gives_the_data)
{
	check_drawn(".plain.txt");
}

TEST(text_in_layout_gives_the_same_data)
{
	check_drawn(".layout.txt");
}

TEST(pdf_gives_the_same_data)
{
	if (!file_exists(pdftotext)) {
		print_message("# poppler-utils is not installed: PDFs are not read\n");
		skip();
	}
	check_drawn(".pdf");
}

TEST(text_without_empty_lines_or_in_one_line_is_read)
{
	check_report("close-2016.txt", "close-2016.json");
	check_report("full-2016-flat.txt", "full-2016.json");
	check_report("assurance-visit-2020.txt", "assurance-visit-2020.json");
}

struct refused {
	const char *file, *message;
};

TEST(documents_that_are_no_report_are_refused_by_their_name)
{
	static const struct refused refused[] = {
		{"annex-a.txt",
	     "this is Annex A, the form that is filled in for an inspection, not a report of one"},
		{"council.txt",
	     "this is about a local authority's services, not a report on a children's home"},
		{"fostering.txt",
	     "this is a report on an independent fostering agency, not on a children's home"},
		{"letter.txt", "this is a letter, not a report on a children's home"},
		{"latin-1.txt", "this is neither a PDF nor text in UTF-8"},
		{"notes.txt",
	     "this is no Ofsted report on a children's home: the home's unique reference number cannot be found"},
		{"broken.pdf", "the PDF is damaged, or locked with a password"},
		{"scanned.pdf", "the PDF has no text in it: a scanned report must be typed in by hand"},
	};
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		CTX(c);
		size_t length;
		const char *bytes = file_bytes(&c, fixture(&c, "refused", refused[i].file), &length);
		const struct report *report;
		if (text_ends(refused[i].file, ".pdf") && !file_exists(pdftotext)) {
			continue;
		}
		assert_refused(&c, report_read(&c, bytes, length, &report), refused[i].message);
	}
}

TEST(a_missing_pdf_program_is_named)
{
	CTX(c);
	const char *text;
	size_t length;
	assert_false(pdf_text_with(&c, "/nowhere/pdftotext", "%PDF-1.4", 8, &text, &length));
	assert_text(
		c.message,
		"could not start pdftotext, which reads PDFs: install poppler-utils, or hand in the report as text");
	assert_int_equal(c.error, ERROR_UNAVAILABLE);
}

TEST(a_pdf_program_that_says_too_much_is_stopped)
{
	CTX(c);
	const char *text;
	size_t length;
	assert_refused(
		&c, pdf_text_with(&c, fixture(&c, "programs", "talks"), "%PDF-1.4", 8, &text, &length),
		"the PDF has more than 4194304 bytes of text: no inspection report is that long");
}

TEST(a_pdf_program_that_crashes_only_loses_the_report)
{
	CTX(c);
	const char *text;
	size_t length;
	assert_refused(
		&c, pdf_text_with(&c, fixture(&c, "programs", "crashes"), "%PDF-1.4", 8, &text, &length),
		"the PDF is damaged: the program that reads PDFs gave up on it");
}

TEST(sizes_are_bounded)
{
	CTX(c);
	const struct report *report;
	assert_refused(&c, report_read(&c, "", 0, &report), "the file is empty");
	char *bytes = arena_alloc(c.arena, LIMIT_REPORT_FILE + 1);
	assert_refused(&c, report_read(&c, bytes, LIMIT_REPORT_FILE + 1, &report),
	               "the file is larger than 16 MiB: no inspection report is that large");
	memset(bytes, '\n', LIMIT_REPORT_TEXT + 1);
	assert_refused(&c, report_read(&c, bytes, LIMIT_REPORT_TEXT + 1, &report),
	               "the text is longer than 4194304 bytes: no inspection report is that long");
}

static void check_dates(const char *text, const char *expected)
{
	CTX(c);
	struct date dates[REPORT_DATES_MOST];
	size_t count = dates_at(text, dates, NULL);
	struct buf b = {.arena = c.arena};
	for (size_t i = 0; i < count; i++) {
		buf_printf(&b, "%s%s", i > 0 ? " " : "", date_iso(c.arena, dates[i]));
	}
	assert_text(buf_text(&b), expected);
}

TEST(dates_are_read_as_printed)
{
	check_dates("27/02/2017", "2017-02-27");
	check_dates("18 July 2025", "2025-07-18");
	check_dates("18 and 19 April 2023", "2023-04-18 2023-04-19");
	check_dates("19 to 20 July 2017", "2017-07-19 2017-07-20");
	check_dates("30 January to 1 February 2018", "2018-01-30 2018-02-01");
	check_dates("30 December to 2 January 2020", "2019-12-30 2020-01-02");
	check_dates("6–7 March 2019", "2019-03-06 2019-03-07");
	check_dates("3, 4 and 5 June 2024", "2024-06-03 2024-06-04 2024-06-05");
	check_dates("17/05/2016 to 18/05/2016", "2016-05-17 2016-05-18");
	check_dates("Tuesday 4th of Febuary 2020", "2020-02-04");
	check_dates("31 June 2023", "");
	check_dates("18", "");
}

TEST(a_misprinted_date_is_known_for_a_date)
{
	struct date d = {1};
	assert_non_null(date_shape_at("31/06/2023", &d));
	assert_true(date_is_none(d));
	assert_null(date_shape_at("page 31", &d));
}

static void check_regulations(const char *text, const char *expected)
{
	CTX(c);
	struct reference r;
	if (!reference_find(c.arena, text, &r)) {
		fail_msg("no reference in \"%s\"", text);
	}
	struct buf b = {.arena = c.arena};
	for (size_t i = 0; i < r.count; i++) {
		buf_printf(&b, "%s%s", i > 0 ? " " : "", r.regulations[i]);
	}
	assert_text(buf_text(&b), expected);
}

TEST(references_are_read_in_full)
{
	check_regulations("(Regulation 40 (4)(a)(b)(c)(d)(i)(ii)(e))",
	                  "40(4)(a) 40(4)(b) 40(4)(c) 40(4)(d)(i) 40(4)(d)(ii) 40(4)(e)");
	check_regulations("(Regulation 45 (1) (2)(a)(b)(c) (3) (4)(a)(b) (5))",
	                  "45(1) 45(2)(a) 45(2)(b) 45(2)(c) 45(3) 45(4)(a) 45(4)(b) 45(5)");
	check_regulations("(Regulation 5 (a)(b)(c))", "5(a) 5(b) 5(c)");
	check_regulations("(Regulation 44 (1) (7)(a))", "44(1) 44(7)(a)");
	check_regulations("(Regulation 35 (3)(a)(vii) (b)(ii))", "35(3)(a)(vii) 35(3)(b)(ii)");
	check_regulations("(Regulation 12 (2)(a) (i) (vi)(b))", "12(2)(a)(i) 12(2)(a)(vi) 12(2)(b)");
	check_regulations("(Regulation 13 (1)(a)(b) (2)(h))", "13(1)(a) 13(1)(b) 13(2)(h)");
	check_regulations("(Regulation 6 (2)(b)(h)(i))", "6(2)(b) 6(2)(h) 6(2)(i)");
	check_regulations("(Regulation 44 (4)(a)-(c))", "44(4)(a) 44(4)(b) 44(4)(c)");
	check_regulations("(Regulations 11, 12 and 13)", "11 12 13");
	check_regulations("(Regulation 12 (1) and Regulation 13 (2)(a))", "12(1) 13(2)(a)");
	check_regulations("(regulation 32 (3)(d), Schedule 2)", "32(3)(d)");
	check_regulations("(Reg. 16(3)(a))", "16(3)(a)");
	check_regulations("(Regulation 34(4)(a)", "34(4)(a)"); /* the bracket was forgotten */
}

TEST(standards_are_known_by_their_headings)
{
	assert_int_equal(standard_of_heading("12. The protection of children standard"), 12);
	assert_int_equal(standard_of_heading("The children’s views, wishes and feelings standard"), 7);
	assert_int_equal(standard_of_heading("Regulation 10: The health and well-being standard"), 10);
	assert_int_equal(
		standard_of_heading("The protection of children standard is that children are protected"),
		0);
	assert_int_equal(standard_of_heading("The living room"), 0);
}

static void check_names(const char *text, const char *expected)
{
	CTX(c);
	const char *names[10];
	size_t count = 0;
	names_add(c.arena, text, names, &count, 10);
	struct buf b = {.arena = c.arena};
	for (size_t i = 0; i < count; i++) {
		buf_printf(&b, "%s%s", i > 0 ? "; " : "", names[i]);
	}
	assert_text(buf_text(&b), expected);
}

TEST(inspectors_are_told_apart)
{
	check_names("Emma Ridley, Social Care Inspector", "Emma Ridley");
	check_names("Julia Wright Beverley Harrison-James", "Julia Wright; Beverley Harrison-James");
	check_names("Ann Ho, Social Care Inspector Bo Li, Regulatory Inspection Manager",
	            "Ann Ho; Bo Li");
	check_names("Ann Ho: lead inspector", "Ann Ho");
	check_names("Ann Ho and Bo Li", "Ann Ho; Bo Li");
	check_names("Mary Jane Finch", "Mary Jane Finch");
}

/* The front page of a report, with a text about enforcement in it. */
static const struct report *read_enforcement_text(struct ctx *c, const char *text)
{
	const char *page =
		arena_printf(c->arena,
	                 "1234567\nRegistered provider: Example Ltd\nFull inspection\n"
	                 "Inspected under the social care common inspection framework\n\n"
	                 "Information about this children's home\nIt is small.\n\n"
	                 "Inspection dates: 18 and 19 April 2023\n"
	                 "Date of last inspection: 24 January 2023\n"
	                 "Overall judgement at last inspection: inadequate\n"
	                 "Enforcement action since last inspection:\n%s\n\nRecent inspection history\n",
	                 text);
	const struct report *report = NULL;
	assert_done(c, report_read(c, page, strlen(page), &report));
	return report;
}

static void check_enforcement(const char *text, const char *expected)
{
	CTX(c);
	const struct report *r = read_enforcement_text(&c, text);
	struct buf b = {.arena = c.arena};
	for (size_t i = 0; i < r->enforcement_count; i++) {
		const struct report_enforcement *e = &r->enforcement[i];
		buf_printf(&b, "%s%s", i > 0 ? "; " : "", e->kind);
		buf_printf(&b, "%s%s", e->regulation_count > 0 ? " " : "",
		           e->regulation_count > 0 ? e->regulations[0] : "");
		buf_printf(&b, "%s%s", e->status != NULL ? " " : "", e->status != NULL ? e->status : "");
		buf_printf(&b, "%s%s", date_is_none(e->date) ? "" : " ",
		           date_is_none(e->date) ? "" : date_iso(c.arena, e->date));
	}
	assert_text(buf_text(&b), expected);
}

TEST(enforcement_is_read_from_prose)
{
	check_enforcement("None", "");
	check_enforcement("No compliance notices have been issued.", "");
	check_enforcement("Ofsted issued three compliance notices under regulations 11, 12 and 13.",
	                  "compliance notice 11; compliance notice 12; compliance notice 13");
	check_enforcement("Ofsted issued two compliance notices. The notices were met.",
	                  "compliance notice; compliance notice");
	check_enforcement(
		"A compliance notice under regulation 12 was issued. On 3 March 2023, a monitoring visit found that the "
		"compliance notice had not been met.",
		"compliance notice 12 not met; monitoring visit 2023-03-03");
	check_enforcement("A notice restricting accommodation was issued and has since been lifted.",
	                  "notice restricting accommodation lifted");
	check_enforcement("Monitoring visits took place on 1 March and 2 April 2023.",
	                  "monitoring visit 2023-03-01; monitoring visit 2023-04-02");
	check_enforcement("A notice of proposal to cancel registration was served.",
	                  "notice of proposal to cancel registration");
}

TEST(a_visit_before_its_inspection_is_kept_and_named)
{
	CTX(c);
	const struct report *r = read_enforcement_text(
		&c, "Ofsted inspected the home: the inspection on 24 January 2023 was the last. "
			"A monitoring visit was carried out on 9 March 2022.");
	assert_int_equal(r->warning_count, 1);
	assert_text(
		r->warnings[0],
		"the monitoring visit is dated 9 March 2022, before the inspection of 24 January 2023 that it follows");
	assert_text(date_iso(c.arena, r->enforcement[0].date), "2022-03-09");
}

/* What a careful reader took from two real reports, where they lie beside the checkout. */
static void check_shared(const char *name)
{
	CTX(c);
	const char *folder = arena_printf(c.arena, "%s/../../shared/inspection-reports", TESTS_DIR);
	const char *path = arena_printf(c.arena, "%s/%s.txt", folder, name);
	if (!file_exists(path)) {
		print_message("# the real reports do not lie beside this checkout\n");
		ctx_done(&c); /* skip() does not come back */
		skip();
	}
	size_t length;
	const char *bytes =
		file_bytes(&c, arena_printf(c.arena, "%s/expected/%s.json", folder, name), &length);
	AUTO_JSON expected = NULL;
	assert_done(&c, json_read(&c, bytes, length, &expected));
	const struct report *r = read_report(&c, path);
	static const char *const judgements[JUDGEMENT__COUNT] = {"overall", "help_and_protection",
	                                                         "leadership", "effectiveness"};
	const json_t *inspection = json_object_get(expected, "inspection");
	for (int k = 0; k < JUDGEMENT__COUNT; k++) {
		assert_text(r->judgements[k],
		            json_text(json_object_get(inspection, "judgements"), judgements[k]));
	}
	assert_text(r->urn, json_text(expected, "urn"));
	assert_text(r->provider, json_text(expected, "provider"));
	assert_text(r->provider_address, json_text(expected, "provider_address"));
	assert_text(r->registered_manager, json_text(expected, "registered_manager"));
	assert_int_equal(r->inspector_count, json_array_size(json_object_get(expected, "inspectors")));
	assert_int_equal(r->history_count, json_array_size(json_object_get(expected, "history")));
	assert_int_equal(r->enforcement_count,
	                 json_array_size(json_object_get(expected, "enforcement")));
	const json_t *requirements = json_object_get(expected, "requirements");
	assert_int_equal(r->requirement_count, json_array_size(requirements));
	for (size_t i = 0; i < r->requirement_count; i++) {
		const json_t *q = json_array_get(requirements, i),
					 *regulations = json_object_get(q, "regulations");
		assert_text(date_iso(c.arena, r->requirements[i].due), json_text(q, "due"));
		assert_int_equal(r->requirements[i].regulation_count, json_array_size(regulations));
		for (size_t k = 0; k < r->requirements[i].regulation_count; k++) {
			assert_text(r->requirements[i].regulations[k],
			            json_string_value(json_array_get(regulations, k)));
		}
	}
	const json_t *recommendations = json_object_get(expected, "recommendations");
	assert_int_equal(r->recommendation_count, json_array_size(recommendations));
	for (size_t i = 0; i < r->recommendation_count; i++) {
		const json_t *q = json_array_get(recommendations, i);
		assert_int_equal(r->recommendations[i].guide_page,
		                 json_integer_value(json_object_get(q, "guide_page")));
		assert_text(r->recommendations[i].guide_paragraph, json_text(q, "guide_paragraph"));
	}
}

TEST(the_real_full_inspection_is_read)
{
	check_shared("1244413_2023-04-18");
}

TEST(the_real_interim_inspection_is_read)
{
	check_shared("SC368032_2017-02-27");
}

RUN(T(text_in_reading_order_gives_the_data), T(text_in_layout_gives_the_same_data),
    T(pdf_gives_the_same_data), T(text_without_empty_lines_or_in_one_line_is_read),
    T(documents_that_are_no_report_are_refused_by_their_name), T(a_missing_pdf_program_is_named),
    T(a_pdf_program_that_says_too_much_is_stopped),
    T(a_pdf_program_that_crashes_only_loses_the_report), T(sizes_are_bounded),
    T(dates_are_read_as_printed), T(a_misprinted_date_is_known_for_a_date),
    T(references_are_read_in_full), T(standards_are_known_by_their_headings),
    T(inspectors_are_told_apart), T(enforcement_is_read_from_prose),
    T(a_visit_before_its_inspection_is_kept_and_named), T(the_real_full_inspection_is_read),
    T(the_real_interim_inspection_is_read))
