/*
 * Reading an Ofsted report, from its bytes to data that was compared with itself.
 */
#include "inspection/report.h"

#include <stdarg.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

static const char *const type_names[REPORT_TYPE__COUNT] = {"full", "interim", "assurance",
                                                           "monitoring"};

const char *report_type_name(enum report_type type)
{
	return type_names[type];
}

void warn(struct warnings *w, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = arena_vprintf(w->arena, format, args);
	va_end(args);
	bool again = w->count > 0 && text_is(w->items[w->count - 1], text);
	if (!again && w->count < sizeof w->items / sizeof w->items[0]) {
		w->items[w->count++] = text;
	}
}

/* The framework is named in the text; its name's first appearance decides. */
static const char *era_of(const struct document *d)
{
	for (size_t i = 0; i < d->count; i++) {
		const char *two = document_join(d, i, i + 2); /* the name may be wrapped */
		if (match_in(two, "social care common inspection framework", NULL) != NULL) {
			return "sccif";
		}
		if (match_in(two, "inspection of children's homes: framework for inspection", NULL) !=
		        NULL ||
		    (i < 3 &&
		     match_at(two, "children's homes? inspection - |children's homes? - ") != NULL)) {
			return "framework-2015";
		}
	}
	return "unknown";
}

/* The order of the days: what the report says cannot be later than the inspection it reports. */
static void compare_dates(const struct report *r, struct warnings *w)
{
	if (r->date_count == 0) {
		return;
	}
	for (size_t i = 1; i < r->date_count; i++) {
		if (r->dates[i].day < r->dates[i - 1].day) {
			warn(w, "the days of the inspection, \"%s\", run backwards", r->dates_text);
		}
	}
	struct date first = r->dates[0];
	if (!date_is_none(r->previous_date) && r->previous_date.day >= first.day) {
		warn(w, "the last inspection is dated %s, not before this one", r->previous_date_text);
	}
	for (size_t i = 0; i < r->history_count; i++) {
		const struct report_past *past = &r->history[i];
		if (date_is_none(past->date)) {
			warn(w, "the inspection history has \"%s\", which is not a day of the calendar",
			     past->date_text);
		} else if (past->date.day > r->dates[r->date_count - 1].day) {
			warn(w, "the inspection history has an inspection on %s, after this one",
			     past->date_text);
		}
	}
}

static bool read_text(struct ctx *c, const char *bytes, size_t length, struct report *r)
{
	struct document d;
	struct warnings *w = ARENA_NEW(c->arena, struct warnings);
	w->arena = c->arena;
	if (!document_of_text(c, bytes, length, &d)) {
		return false;
	}
	document_find_sections(&d);
	if (!check_kind(c, &d)) {
		return false;
	}
	read_front(&d, r, w);
	if (!check_complete(c, &d, r)) {
		return false;
	}
	r->era = era_of(&d);
	read_judgements(&d, r, w);
	read_history(&d, r);
	read_about(&d, r);
	read_requirements(&d, r, w);
	read_recommendations(&d, r);
	read_enforcement(&d, r, w);
	compare_dates(r, w);
	r->warnings = w->items;
	r->warning_count = w->count;
	return true;
}

static bool is_pdf(const char *bytes, size_t length)
{
	/* A few bytes may stand before the mark. */
	size_t look = length < 1024 ? length : 1024;
	return memmem(bytes, look, "%PDF-", 5) != NULL;
}

static bool check_text(struct ctx *c, const char *bytes, size_t length)
{
	if (length > LIMIT_REPORT_TEXT) {
		return ctx_fail(c, ERROR_INVALID,
		                "the text is longer than %d bytes: no inspection report is that long",
		                LIMIT_REPORT_TEXT);
	}
	if (memchr(bytes, '\0', length) != NULL || !text_is_utf8(bytes, length)) {
		return ctx_fail(c, ERROR_INVALID, "this is neither a PDF nor text in UTF-8");
	}
	return true;
}

/* A PDF's fonts may lack the meaning of a sign, or give it a wrong one: what is no character becomes a blank. */
static void blank_bad_bytes(char *text, size_t length)
{
	for (size_t i = 0; i < length;) {
		unsigned char lead = (unsigned char)text[i];
		size_t n = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
		if (lead != '\0' && n <= length - i && text_is_utf8(text + i, n)) {
			i += n;
		} else {
			text[i++] = ' ';
		}
	}
}

static bool text_of_pdf(struct ctx *c, const char **bytes, size_t *length)
{
	const char *text;
	if (!pdf_text(c, *bytes, *length, &text, length)) {
		return false;
	}
	char *copy = arena_copy_n(c->arena, text, *length);
	blank_bad_bytes(copy, *length);
	*bytes = copy;
	return true;
}

bool report_read(struct ctx *c, const char *bytes, size_t length, const struct report **ret)
{
	if (length == 0) {
		return ctx_fail(c, ERROR_INVALID, "the file is empty");
	}
	if (length > LIMIT_REPORT_FILE) {
		return ctx_fail(c, ERROR_INVALID,
		                "the file is larger than %d MiB: no inspection report is that large",
		                LIMIT_REPORT_FILE >> 20);
	}
	if (is_pdf(bytes, length) && !text_of_pdf(c, &bytes, &length)) {
		return false;
	}
	struct report *r = ARENA_NEW(c->arena, struct report);
	r->previous_date = DATE_NONE;
	if (!check_text(c, bytes, length) || !read_text(c, bytes, length, r)) {
		return false;
	}
	*ret = r;
	return true;
}
