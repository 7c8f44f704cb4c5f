/* Records as lines. */
#include "web/record_line.h"

#include <stdlib.h>
#include <string.h>

#include "web/law_words.h"
#include "web/value_words.h"

enum { WORDS_SHOWN = 220 };

/* ---- one line ---- */

/* Where what matters of a record is usually written; the first that is filled is shown. */
static const char *const telling[] = {
	"body",        "summary",       "account",         "words",    "description", "circumstances",
	"what",        "said",          "details",         "about",    "how_it_went", "found",
	"reason",      "issue_details", "content",         "findings", "advice",      "views",
	"child_words", "strategies",    "what_it_changes", "title",    "name"};

static const char *words_of(struct page *p, const struct record *r)
{
	for (size_t i = 0; i < sizeof telling / sizeof telling[0]; i++) {
		const char *text = record_text(r, telling[i]);
		if (text != NULL && *text != '\0') {
			return first_words(p->c->arena, text, WORDS_SHOWN);
		}
	}
	for (size_t i = 0; i < r->kind->field_count; i++) {
		const char *text = r->kind->fields[i].type == FIELD_TEXT
		                       ? record_text(r, symbol_word(r->kind->fields[i].name))
		                       : NULL;
		if (text != NULL && *text != '\0') {
			return first_words(p->c->arena, text, WORDS_SHOWN);
		}
	}
	return "";
}

/* A measure that is a hold, a plan that is the care plan: the kind says which. */
static const char *title_of(struct page *p, const struct record *r)
{
	static const char *const fields[] = {"kind", "type", "role", "status"};
	const char *title = r->kind->title == NULL ? symbol_word(r->type) : r->kind->title;
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		const char *kind = field_words(p, r, fields[i]);
		if (*kind != '\0') {
			return arena_printf(p->c->arena, "%s: %s", title, kind);
		}
	}
	return title;
}

static const char *time_of(struct page *p, const struct listed *row)
{
	return row->happened_is_date ? "" : words_time(p->c->arena, row->happened);
}

static bool line_of(struct page *p, const struct listed *row, bool who, struct record_line *ret)
{
	const struct record *r = p->records.by_no(p->c, p->records.self, row->no);
	if (r == NULL) {
		return false;
	}
	*ret = (struct record_line){
		.row = row,
		.title = title_of(p, r),
		.who = who && row->subject != row->home && row->subject != row->no
	               ? page_name(p, row->subject)
	               : "",
		.words = words_of(p, r),
		.author = page_full_name(p, row->author),
		.when = time_of(p, row),
		.day = words_day(p->c->arena, row->happened),
		.href = arena_printf(p->c->arena, "/record/%s", row->ref),
		.withdrawn = row->withdrawn.s <= p->c->now.s,
	};
	return true;
}

/* ---- lists ---- */

/* A moment, or a whole day: what was before its end. */
static bool moment_read(struct page *p, const char *text, struct instant *ret)
{
	struct date day;
	if (instant_parse(p->c, text, ret)) {
		return true;
	}
	ctx_clear_error(p->c);
	if (!date_parse(p->c, text, &day)) {
		ctx_clear_error(p->c);
		return false;
	}
	*ret = instant_day_start(date_add_days(day, 1));
	return true;
}

bool cursor_read(struct page *p, struct cursor *ret)
{
	const char *text = query_value(p->request, "before");
	struct cursor found = {{0}, 0};
	if (text == NULL || *text == '\0') {
		return true;
	}
	const char *point = strchr(text, '.');
	const char *moment =
		point == NULL ? text : arena_copy_n(p->c->arena, text, (size_t)(point - text));
	char *end = NULL;
	unsigned long no = point == NULL ? 0 : strtoul(point + 1, &end, 10);
	bool fine = (point == NULL || (end != point + 1 && *end == '\0' && no <= UINT32_MAX)) &&
	            moment_read(p, moment, &found.before);
	if (fine) {
		found.no = (record_no)no;
		*ret = found;
	}
	return fine;
}

bool lines_read(struct page *p, struct listing *listing, size_t most, bool who, struct lines *ret)
{
	const struct listed *rows = NULL;
	size_t count = 0, kept = 0;
	listing->most = most + 1;
	if (!records_listed(p->c, p->db, listing, &rows, &count)) {
		return false;
	}
	struct record_line *lines = ARENA_ARRAY(p->c->arena, most + 1, struct record_line);
	for (size_t i = 0; i < count && i < most; i++) {
		kept += page_sees(p, &rows[i]) && line_of(p, &rows[i], who, &lines[kept]);
	}
	const struct listed *last = count > most ? &rows[most - 1] : NULL;
	const char *more = last == NULL
	                       ? NULL
	                       : arena_printf(p->c->arena, "%s.%u",
	                                      instant_iso(p->c->arena, last->happened), last->no);
	*ret = (struct lines){lines, kept, more};
	return p->c->error == ERROR_NONE;
}

void lines_put(struct buf *b, const struct lines *lines)
{
	const char *day = NULL;
	for (size_t i = 0; i < lines->count; i++) {
		const struct record_line *l = &lines->items[i];
		if (!text_is(l->day, day)) {
			put(b,
			    day == NULL ? HTML("<h3 class=\"day-h\">") : HTML("</ul>\n<h3 class=\"day-h\">"));
			put(b, l->day);
			put(b, HTML("</h3>\n<ul class=\"tl\">\n"));
		}
		record_line_put(b, l);
		day = l->day;
	}
	put(b, lines->count > 0 ? HTML("</ul>\n") : HTML("<p>Nothing here.</p>\n"));
}

/* ---- kinds ---- */

static int by_title(const void *a, const void *b)
{
	const struct record_type *const *x = a, *const *y = b;
	return strcmp((*x)->title, (*y)->title);
}

struct kinds kinds_about(struct page *p, unsigned subjects)
{
	const struct record_type **list =
		ARENA_ARRAY(p->c->arena, p->law->type_count + 1, const struct record_type *);
	size_t count = 0;
	for (size_t i = 0; i < p->law->type_count; i++) {
		if ((p->law->types[i].subjects & subjects) != 0 && p->law->types[i].title != NULL) {
			list[count++] = &p->law->types[i];
		}
	}
	qsort(list, count, sizeof *list, by_title);
	return (struct kinds){list, count};
}
