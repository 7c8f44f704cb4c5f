/*
 * A report's text as lines: the same whatever made it. PDF extraction leaves page numbers and footers in the middle of
 * sentences, bullets of a symbol font, blanks of six widths and ligatures; here they go, before anybody reads.
 */
#include <stdint.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

/* Marks that stand for a new page and a tab while the text is checked; characters that no report uses. */
#define PAGE_MARK "\xee\x80\x80"
#define TAB_MARK  "\xee\x80\x81"
#define BULLET    "\xe2\x80\xa2"

struct replacement {
	const char *from, *to;
};

static const struct replacement replacements[] = {
	{"\f", "\n" PAGE_MARK},
	{"\t", TAB_MARK},
	{"|", TAB_MARK},
	{"**", ""},
	{"\r\n", "\n"},
	{"\r", "\n"},
	{"\v", "\n"},
	{"\xc2\xa0", " "},
	{"\xc2\x85", "\n"},
	{"\xc2\xad", ""},
	{"\xe2\x80\x8b", ""},
	{"\xe2\x80\x8c", ""},
	{"\xe2\x80\x8d", ""},
	{"\xe2\x81\xa0", ""},
	{"\xef\xbb\xbf", ""},
	{"\xe2\x80\x82", " "},
	{"\xe2\x80\x83", " "},
	{"\xe2\x80\x84", " "},
	{"\xe2\x80\x85", " "},
	{"\xe2\x80\x86", " "},
	{"\xe2\x80\x87", " "},
	{"\xe2\x80\x88", " "},
	{"\xe2\x80\x89", " "},
	{"\xe2\x80\x8a", " "},
	{"\xe2\x80\xa8", "\n"},
	{"\xe2\x80\xa9", "\n"},
	{"\xe2\x80\xaf", " "},
	{"\xe3\x80\x80", " "},
	{"\xef\xac\x80", "ff"},
	{"\xef\xac\x81", "fi"},
	{"\xef\xac\x82", "fl"},
	{"\xef\xac\x83", "ffi"},
	{"\xef\xac\x84", "ffl"},
	/* Bullets; those of symbol fonts (U+F000 to U+F0FF) are found by their first bytes. */
	{"\xe2\x96\xa0", BULLET},
	{"\xe2\x96\xaa", BULLET},
	{"\xe2\x97\x8f", BULLET},
	{"\xe2\x97\xa6", BULLET},
	{"\xe2\x81\x83", BULLET},
	{"\xc2\xb7", BULLET},
	{"\xe2\x9e\xa2", BULLET},
	{"\xe2\x97\xbc", BULLET},
	{"\xe2\x97\xbe", BULLET},
	{"\xe2\x88\x99", BULLET},
};

/* The replacement for what stands at `at`, and how many bytes it takes; NULL to keep the byte. */
static const char *replacement_at(const char *at, size_t left, size_t *ret_length)
{
	for (size_t i = 0; i < sizeof replacements / sizeof replacements[0]; i++) {
		size_t length = strlen(replacements[i].from);
		if (length <= left && memcmp(at, replacements[i].from, length) == 0) {
			*ret_length = length;
			return replacements[i].to;
		}
	}
	if (left >= 3 && at[0] == '\xef' && (unsigned char)at[1] >= 0x80 &&
	    (unsigned char)at[1] <= 0x83) {
		*ret_length = 3;
		return BULLET;
	}
	*ret_length = 1;
	return (at[0] >= '\0' && at[0] < ' ' && at[0] != '\n') || at[0] == '\x7f' ? " " : NULL;
}

static bool is_plain(char ch)
{
	return ch == '\n' || (ch >= ' ' && ch < '\x7f' && ch != '*' && ch != '|');
}

/* Only the marks above are replaced; then the text is taken as any text from outside is (NFC, bounded). */
static bool clean(struct ctx *c, const char *bytes, size_t length, const char **ret)
{
	struct buf b = {.arena = c->arena};
	for (size_t i = 0; i < length;) {
		size_t plain = i;
		while (plain < length && is_plain(bytes[plain])) {
			plain++;
		}
		buf_put_n(&b, bytes + i, plain - i);
		i = plain;
		if (i < length) {
			size_t taken;
			const char *to = replacement_at(bytes + i, length - i, &taken);
			if (to != NULL) {
				buf_put(&b, to);
			} else {
				buf_char(&b, bytes[i]);
			}
			i += taken;
		}
	}
	const char *text = buf_text(&b);
	return text_take(c, text, strlen(text), LIMIT_REPORT_TEXT, ret);
}

static bool all_digits(const char *text, size_t most)
{
	size_t length = strspn(text, "0123456789");
	return length > 0 && length <= most && text[length] == '\0';
}

static bool is_page_number(const char *text)
{
	return all_digits(text, 3) ||
	       match_whole(
			   text,
			   "page # of #|page ## of ##|page # of ##|# of #|# of ##|## of ##|page #|page ##|- # -|- ## -");
}

static bool is_urn(const char *text)
{
	return all_digits(text, 7)
	           ? strlen(text) == 7
	           : strncmp(text, "SC", 2) == 0 && strlen(text) == 8 && all_digits(text + 2, 6);
}

/* Whether a line breaks off where a number must follow: "… quality standards', page". */
static bool awaits_number(const char *text)
{
	static const char *const words[] = {"page",       "pages",      "paragraph",
	                                    "paragraphs", "regulation", "regulations"};
	size_t length = strlen(text);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t word = strlen(words[i]);
		if (length > word && text[length - word - 1] == ' ' &&
		    match_whole(text + length - word, words[i])) {
			return true;
		}
	}
	return false;
}

/* Cuts "Inspection report for children's home: SC033659" out of a cell; true where it stood there. */
static bool cut_footer(struct arena *a, const char **text)
{
	const char *end;
	const char *start = match_in(
		*text,
		"inspection report for children's homes?:? ?|inspection report:? children's homes?:? ?|"
		"inspection report for residential special school:? ?|inspection report for secure children's home:? ?",
		&end);
	if (start == NULL) {
		return false;
	}
	end += strncmp(end, "SC", 2) == 0 ? 2 : 0;
	size_t digits = strspn(end, "0123456789");
	if (digits < 6) {
		return false;
	}
	end = skip_blanks(end + digits);
	struct buf b = {.arena = a};
	buf_put_n(&b, *text, (size_t)(start - *text));
	buf_put(&b, end);
	while (b.length > 0 && b.text[b.length - 1] == ' ') {
		b.text[--b.length] = '\0';
	}
	*text = buf_text(&b);
	return true;
}

/* One line of text being cut into cells. */
struct cutter {
	struct arena *a;
	struct cell cells[40];
	size_t count;
	bool footer;
};

static void add_cell(struct cutter *cut, const char *start, const char *end, int column)
{
	while (end > start && end[-1] == ' ') {
		end--;
	}
	if (end == start || cut->count == sizeof cut->cells / sizeof cut->cells[0]) {
		return;
	}
	const char *text = arena_copy_n(cut->a, start, (size_t)(end - start));
	if (cut_footer(cut->a, &text)) {
		cut->footer = true;
		text = skip_blanks(text);
	}
	if (*text != '\0') {
		cut->cells[cut->count++] = (struct cell){text, column};
	}
}

/* Cuts at tabs and at two blanks or more. */
static void cut_cells(struct cutter *cut, const char *at, const char *end)
{
	const char *start = NULL;
	int column = 0, start_column = 0;
	while (at < end) {
		bool tab = strncmp(at, TAB_MARK, 3) == 0;
		bool wide =
			*at == ' ' && at + 1 < end && (at[1] == ' ' || strncmp(at + 1, TAB_MARK, 3) == 0);
		if (tab || wide || (start == NULL && *at == ' ')) {
			if (start != NULL) {
				add_cell(cut, start, at, start_column);
			}
			start = NULL;
			column = tab ? (column / 8 + 1) * 8 : column + 1;
			at += tab ? 3 : 1;
			continue;
		}
		if (start == NULL) {
			start = at;
			start_column = column;
		}
		column += (*at & 0xc0) != 0x80;
		at++;
	}
	if (start != NULL) {
		add_cell(cut, start, end, start_column);
	}
}

/* Takes a bullet from the front of the first cell: • or, as typed, "- ", "* ", "– ". */
static bool take_bullet(struct cutter *cut)
{
	if (cut->count == 0) {
		return false;
	}
	struct cell *first = &cut->cells[0];
	size_t length = strncmp(first->text, BULLET, 3) == 0 ? 3 : 0;
	if (length == 0) {
		size_t dash = *first->text == '*' ? 1 : dash_length(first->text);
		bool alone = dash > 0 && first->text[dash] == '\0' && cut->count > 1;
		length = dash > 0 && (first->text[dash] == ' ' || alone) ? dash : 0;
	}
	if (length == 0) {
		return false;
	}
	first->text = skip_blanks(first->text + length);
	if (*first->text == '\0') {
		memmove(cut->cells, cut->cells + 1, --cut->count * sizeof cut->cells[0]);
	}
	return true;
}

/* What the loop over the lines remembers. */
struct reading {
	struct document *d;
	size_t room;
	int gap;
	bool bullet, urn_seen;
};

static const char *joined(struct arena *a, const struct cutter *cut)
{
	struct buf b = {.arena = a};
	for (size_t i = 0; i < cut->count; i++) {
		buf_put(&b, i > 0 ? " " : "");
		buf_put(&b, cut->cells[i].text);
	}
	return buf_text(&b);
}

/* Page numbers, and the reference number that some years print on each page. */
static bool is_page_furniture(struct reading *r, const struct cutter *cut, const char *text)
{
	const char *before = r->d->count > 0 ? r->d->lines[r->d->count - 1].text : "";
	if (is_page_number(text)) {
		return cut->footer || r->gap > 0 || !awaits_number(before);
	}
	if (is_urn(text)) {
		bool again = r->urn_seen && match_in(before, "reference number", NULL) == NULL;
		r->urn_seen = true;
		return again;
	}
	return false;
}

static void add_line(struct reading *r, const struct cutter *cut, bool bullet)
{
	struct document *d = r->d;
	const char *text = joined(d->arena, cut);
	if (is_page_furniture(r, cut, text)) {
		r->gap = 1;
		return;
	}
	if (d->count == r->room) {
		size_t room = r->room == 0 ? 512 : r->room * 2;
		d->lines = arena_grow(d->arena, d->lines, r->room, room, sizeof *d->lines);
		r->room = room;
	}
	struct cell *cells = ARENA_ARRAY(d->arena, cut->count, struct cell);
	memcpy(cells, cut->cells, cut->count * sizeof *cells);
	d->lines[d->count++] = (struct line){.text = text,
	                                     .cells = cells,
	                                     .cell_count = cut->count,
	                                     .bullet = bullet || r->bullet,
	                                     .gap = r->gap};
	r->gap = 0;
	r->bullet = false;
}

static void take_line(struct reading *r, const char *start, const char *end)
{
	struct cutter cut = {.a = r->d->arena};
	if (end - start >= 3 && strncmp(start, PAGE_MARK, 3) == 0) {
		r->gap = 1;
		start += 3;
	}
	while (start < end && *start == '#') {
		start++; /* a heading as some converters mark it */
	}
	cut_cells(&cut, start, end);
	bool bullet = take_bullet(&cut);
	if (cut.count > 0) {
		add_line(r, &cut, bullet);
	} else if (bullet) {
		r->bullet = true; /* the words follow on a line of their own */
	} else {
		r->gap++;
	}
}

bool document_of_text(struct ctx *c, const char *bytes, size_t length, struct document *ret)
{
	const char *text;
	if (!clean(c, bytes, length, &text)) {
		return false;
	}
	text = text_unflatten(c->arena, text);
	struct document d = {.arena = c->arena};
	struct reading r = {.d = &d, .gap = 1};
	for (const char *at = text; *at != '\0';) {
		const char *end = strchrnul(at, '\n');
		if (d.count == LINES_MOST) {
			return ctx_fail(c, ERROR_INVALID,
			                "the text has more than %d lines: no inspection report is that long",
			                LINES_MOST);
		}
		take_line(&r, at, end);
		at = *end == '\n' ? end + 1 : end;
	}
	*ret = d;
	return true;
}
