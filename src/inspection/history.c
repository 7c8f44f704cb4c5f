/*
 * "Recent inspection history": a table of date, type and judgement, which extraction gives row by row or column by column.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

enum { HISTORY_MOST = 60 };

static const char *const types =
	"ch - full.|ch - interim.|full inspection.|full.|interim inspection.|interim.|assurance inspection.|assurance visit.|assurance.|"
	"monitoring visit.|monitoring inspection.|monitoring.|random.|key.|post registration visit.|emergency inspection.|emergency.|"
	"progress.|focused visit.|survey.";

static const char *const header =
	"inspection date|inspection type|inspection judgements?|judgement.|type.";

/* Where each date of the section's text begins. */
struct dated {
	const char *start, *end;
	struct date date;
};

static size_t find_dates(const char *text, struct dated *ret)
{
	size_t count = 0;
	for (const char *at = text; *at != '\0' && count < HISTORY_MOST; at++) {
		struct dated found = {.start = at, .date = DATE_NONE};
		found.end =
			is_digit(*at) && (at == text || at[-1] == ' ') ? date_shape_at(at, &found.date) : NULL;
		if (found.end != NULL) {
			ret[count++] = found;
			at = found.end - 1;
		}
	}
	return count;
}

static const char *trimmed(struct arena *a, const char *start, const char *end)
{
	start = skip_blanks(start);
	while (end > start && end[-1] == ' ') {
		end--;
	}
	return end > start ? arena_copy_n(a, start, (size_t)(end - start)) : NULL;
}

/* A judgement of the table ends where its words do; prose may follow the last row. */
static const char *judgement_end(const char *start, const char *end)
{
	const char *known = match_at(
		start, "good progress.|satisfactory progress.|inadequate progress.|outstanding progress.|"
			   "no concerns.|concerns.|met.|not met.|n/a|not applicable.|not judged.");
	known = known != NULL ? known : grade_at(start);
	known = known != NULL ? known : effectiveness_at(start);
	if (known != NULL && known <= end) {
		return known;
	}
	int words = 0;
	for (const char *p = start; p < end; p++) {
		words += *p == ' ';
		if (words == 6) {
			return p;
		}
	}
	return end;
}

static void take_row(struct arena *a, const char *at, const char *end, struct report_past *row)
{
	at = skip_blanks(at);
	const char *after = match_at(at, types);
	if (after == NULL || after > end) {
		after = at + strcspn(at, " ");
		after = after < end ? after : end;
	}
	row->type = trimmed(a, at, after);
	after = skip_blanks(after);
	row->judgement = after < end ? trimmed(a, after, judgement_end(after, end)) : NULL;
}

/* Dates first, then all types, then all judgements. */
static void take_columns(struct arena *a, const char *at, struct report_past *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *after = match_at(at = skip_blanks(at), types);
		rows[i].type = after != NULL ? trimmed(a, at, after) : NULL;
		at = after != NULL ? after : at;
	}
	for (size_t i = 0; i < count && *at != '\0'; i++) {
		at = skip_blanks(at);
		const char *after = judgement_end(at, at + strlen(at));
		rows[i].judgement = trimmed(a, at, after);
		at = after;
	}
}

/* The section's text without the words of the table's head, which a new page repeats. */
static const char *table_text(const struct document *d)
{
	const char *text = document_section(d, SECTION_HISTORY);
	struct buf b = {.arena = d->arena};
	for (const char *at = text; *at != '\0';) {
		const char *after = at == text || at[-1] == ' ' ? match_at(at, header) : NULL;
		if (after == NULL) {
			buf_char(&b, *at++);
		} else {
			at = after;
		}
	}
	return skip_blanks(buf_text(&b));
}

void read_history(const struct document *d, struct report *r)
{
	const char *text = table_text(d);
	struct dated dates[HISTORY_MOST];
	size_t count = find_dates(text, dates);
	struct report_past *rows = ARENA_ARRAY(d->arena, count, struct report_past);
	for (size_t i = 0; i < count; i++) {
		rows[i].date = dates[i].date;
		rows[i].date_text = trimmed(d->arena, dates[i].start, dates[i].end);
	}
	if (count > 1 && skip_blanks(dates[0].end) == dates[1].start) {
		take_columns(d->arena, dates[count - 1].end, rows, count);
	} else {
		for (size_t i = 0; i < count; i++) {
			take_row(d->arena, dates[i].end,
			         i + 1 < count ? dates[i + 1].start : text + strlen(text), &rows[i]);
		}
	}
	r->history = rows;
	r->history_count = count;
}
