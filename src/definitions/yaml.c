/*
 * YAML texts as trees whose every word knows its place in the file.
 *
 * libyaml's events are used rather than its documents: a document has forgotten its anchors and tags, and those are to
 * be refused. The bytes are looked at before libyaml sees them, so that it never meets anything but printable UTF-8
 * and counts lines and columns exactly as we do.
 */
#include "definitions/yaml.h"

#include <stdint.h>
#include <string.h>

#include <yaml.h>

#include "base/limits.h"
#include "definitions/definitions.h"

struct reading {
	struct arena *arena;
	struct problems *problems;
	const struct definition_file *file;
	uint16_t number;
	yaml_parser_t parser;
	yaml_event_t event; /* the present one */
	bool have_event, failed;
	unsigned depth, nodes;
	/* The start of the line last asked for: events come in the order of the file. */
	size_t line_number, line_start;
};

/* ── before libyaml: bytes ─────────────────────────────────────────────────────────────────────────────────── */

static struct position place_of_byte(const struct reading *r, size_t byte)
{
	struct position at = {.file = r->number, .line = 1, .column = 1, .length = 1};
	for (size_t i = 0; i < byte; i++) {
		unsigned char ch = (unsigned char)r->file->text[i];
		if (ch == '\n') {
			at.line++;
			at.column = 1;
		} else if ((ch & 0xC0) != 0x80) {
			at.column++;
		}
	}
	return at;
}

/* The length of the UTF-8 character at `p`, 0 where there is none. */
static size_t character_length(const char *p, size_t left)
{
	unsigned char first = (unsigned char)*p;
	size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
	return length <= left && text_is_utf8(p, length) ? length : 0;
}

/* What is wrong with the character at `p`, or NULL. */
static const char *character_fault(const char *p, size_t length, size_t left)
{
	unsigned char first = (unsigned char)*p;
	if (length == 0) {
		return "a byte that is not UTF-8";
	}
	if (first == '\r') {
		return left > 1 && p[1] == '\n' ? NULL : "a carriage return without a line feed";
	}
	if (first == '\t') {
		return "a tab: indent with blanks";
	}
	if ((first < 0x20 && first != '\n') || first == 0x7F) {
		return "a control character";
	}
	/* Line breaks that people cannot see, C1 controls, a byte order mark. */
	bool hidden =
		(first == 0xC2 && (unsigned char)p[1] < 0xA0) ||
		(length == 3 && (memcmp(p, "\xE2\x80\xA8", 3) == 0 || memcmp(p, "\xE2\x80\xA9", 3) == 0 ||
	                     memcmp(p, "\xEF\xBB\xBF", 3) == 0));
	return hidden ? "a control character" : NULL;
}

static bool check_bytes(struct reading *r)
{
	const char *text = r->file->text;
	size_t length = r->file->length;
	if (length > LIMIT_DEFINITION_FILE) {
		problems_add(r->problems, place_of_byte(r, 0), "split it",
		             "a definition file has at most %d bytes", LIMIT_DEFINITION_FILE);
		return false;
	}
	for (size_t i = 0; i < length;) {
		unsigned char ch = (unsigned char)text[i];
		if (ch >= 0x20 && ch < 0x7F) {
			i++;
			continue;
		}
		size_t one = character_length(text + i, length - i);
		const char *fault = character_fault(text + i, one, length - i);
		if (fault) {
			problems_add(r->problems, place_of_byte(r, i), NULL, "%s", fault);
			return false;
		}
		i += one;
	}
	return true;
}

/* ── libyaml's places ──────────────────────────────────────────────────────────────────────────────────────── */

/* The byte where a line of the file starts; lines count from 0 and mostly rise. */
static size_t line_start(struct reading *r, size_t line)
{
	if (line < r->line_number) {
		r->line_number = 0;
		r->line_start = 0;
	}
	while (r->line_number < line) {
		const char *from = r->file->text + r->line_start;
		const char *end = memchr(from, '\n', r->file->length - r->line_start);
		if (!end) {
			return r->file->length;
		}
		r->line_start += (size_t)(end - from) + 1;
		r->line_number++;
	}
	return r->line_start;
}

static const char *byte_at(struct reading *r, yaml_mark_t mark)
{
	const char *p = r->file->text + line_start(r, mark.line);
	const char *end = r->file->text + r->file->length;
	for (size_t column = mark.column; column > 0 && p < end && *p != '\n'; column--) {
		p++;
		while (p < end && ((unsigned char)*p & 0xC0) == 0x80) {
			p++;
		}
	}
	return p;
}

static struct position place(const struct reading *r, yaml_mark_t start, yaml_mark_t end)
{
	struct position at = {
		.file = r->number, .line = (uint32_t)start.line + 1, .column = (uint32_t)start.column + 1};
	at.length = start.line == end.line && end.column > start.column
	                ? (uint32_t)(end.column - start.column)
	                : 1;
	return at;
}

/* ── events ────────────────────────────────────────────────────────────────────────────────────────────────── */

/*
 * libyaml's words for what people get wrong, in ours. What is not closed is noticed lines later, so the place shown is
 * then where it began (libyaml's "context").
 */
static const struct {
	const char *theirs, *ours, *instead;
	bool where_it_began;
} WORDS[] = {
	{"mapping values are not allowed", "a \":\" where no key can stand",
     "text that holds \": \" needs quotes", false},
	{"could not find expected ':'", "a key without \":\"", NULL, true},
	{"did not find expected key", "a key was expected here",
     "is the line indented as the one above it?", false},
	{"did not find expected '-' indicator", "a \"- \" was expected here",
     "is the line indented as its list?", false},
	{"did not find expected ',' or '}'", "\",\" or \"}\" was expected here",
     "text that holds , : ? or # inside { } needs quotes", false},
	{"did not find expected ',' or ']'", "\",\" or \"]\" was expected here",
     "text that holds , : ? or # inside [ ] needs quotes", false},
	{"block sequence entries are not allowed", "a \"- \" where no list can stand", NULL, false},
	{"found character that cannot start any token", "this character cannot start a text",
     "put the text in quotes", false},
	{"found unexpected end of stream", "the quotation that begins here has no end", NULL, true},
	{"found unexpected document indicator", "the quotation that begins here has no end", NULL,
     true},
	{"found unknown escape character", "an unknown escape after \"\\\"", "use single quotes",
     false},
	{"did not find expected node content", "a value was expected here", NULL, false},
	{"did not find expected <document start>", "a second document: one file holds one document",
     NULL, false},
};

static bool refuse(struct reading *r, struct position at, const char *instead, const char *message)
{
	if (!r->failed) {
		problems_add(r->problems, at, instead, "%s", message);
	}
	r->failed = true;
	return false;
}

static void report_theirs(struct reading *r)
{
	const char *problem = r->parser.problem ? r->parser.problem : "no YAML";
	yaml_mark_t mark = r->parser.problem_mark, began = r->parser.context_mark;
	bool brackets = strstr(problem, "or '}'") || strstr(problem, "or ']'");
	if (brackets && began.line != mark.line) {
		const char *message = strchr(problem, '}') ? "the \"{\" that begins here has no end"
		                                           : "the \"[\" that begins here has no end";
		refuse(r, place(r, began, began),
		       "is a quotation in it not closed, or a text with : or # not in quotes?", message);
		return;
	}
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
		if (strstr(problem, WORDS[i].theirs)) {
			mark = WORDS[i].where_it_began && r->parser.context ? began : mark;
			refuse(r, place(r, mark, mark), WORDS[i].instead, WORDS[i].ours);
			return;
		}
	}
	refuse(r, place(r, mark, mark), NULL, problem);
}

/* Takes the next event. */
static bool next(struct reading *r)
{
	if (r->have_event) {
		yaml_event_delete(&r->event);
		r->have_event = false;
	}
	if (!yaml_parser_parse(&r->parser, &r->event)) {
		report_theirs(r);
		return false;
	}
	r->have_event = true;
	return true;
}

static struct position event_place(const struct reading *r)
{
	return place(r, r->event.start_mark, r->event.end_mark);
}

static bool check_properties(struct reading *r, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor) {
		return refuse(r, event_place(r), "write it out each time",
		              "anchors (&) are not used in definitions");
	}
	if (tag) {
		return refuse(r, event_place(r), "every value is text",
		              "tags (!) are not used in definitions");
	}
	return true;
}

/* ── nodes ─────────────────────────────────────────────────────────────────────────────────────────────────── */

static bool read_node(struct reading *r, const struct yaml **ret);

static const enum yaml_style STYLES[] = {
	[YAML_ANY_SCALAR_STYLE] = YAML_PLAIN,
	[YAML_PLAIN_SCALAR_STYLE] = YAML_PLAIN,
	[YAML_SINGLE_QUOTED_SCALAR_STYLE] = YAML_SINGLE_QUOTED,
	[YAML_DOUBLE_QUOTED_SCALAR_STYLE] = YAML_DOUBLE_QUOTED,
	[YAML_LITERAL_SCALAR_STYLE] = YAML_BLOCK,
	[YAML_FOLDED_SCALAR_STYLE] = YAML_BLOCK,
};

static bool read_scalar(struct reading *r, struct yaml *node)
{
	const char *value = (const char *)r->event.data.scalar.value;
	size_t length = r->event.data.scalar.length;
	if (!check_properties(r, r->event.data.scalar.anchor, r->event.data.scalar.tag)) {
		return false;
	}
	for (size_t i = 0; i < length; i++) { /* "\0" and "\x07" in double quotes */
		if ((unsigned char)value[i] < 0x20 && value[i] != '\n') {
			return refuse(r, event_place(r), NULL, "a control character");
		}
	}
	while (length > 0 && value[length - 1] == '\n') {
		length--;
	}
	node->kind = YAML_TEXT;
	node->text = arena_copy_n(r->arena, value, length);
	node->length = length;
	node->style = STYLES[r->event.data.scalar.style];
	node->source = byte_at(r, r->event.start_mark);
	node->source_end = byte_at(r, r->event.end_mark);
	if (r->event.start_mark.line != r->event.end_mark.line) {
		size_t line = strcspn(node->source, "\r\n");
		node->at.length = (uint32_t)text_column(node->source, line);
	}
	return true;
}

static bool read_list(struct reading *r, struct yaml *node)
{
	if (!check_properties(r, r->event.data.sequence_start.anchor,
	                      r->event.data.sequence_start.tag)) {
		return false;
	}
	node->kind = YAML_LIST;
	const struct yaml **items = NULL;
	size_t room = 0;
	for (;;) {
		if (!next(r)) {
			return false;
		}
		if (r->event.type == YAML_SEQUENCE_END_EVENT) {
			break;
		}
		if (node->count == room) {
			room = room ? room * 2 : 8;
			items = arena_grow(r->arena, items, node->count, room, sizeof *items);
		}
		if (!read_node(r, &items[node->count])) {
			return false;
		}
		node->count++;
	}
	node->items = items;
	return true;
}

static bool read_key(struct reading *r, const struct yaml *map, struct yaml_pair *ret)
{
	if (r->event.type != YAML_SCALAR_EVENT) {
		return refuse(r, event_place(r), NULL, "a key is plain text");
	}
	if (!check_properties(r, r->event.data.scalar.anchor, r->event.data.scalar.tag)) {
		return false;
	}
	ret->key_at = event_place(r);
	const char *key = (const char *)r->event.data.scalar.value;
	if (strlen(key) != r->event.data.scalar.length || *key == '\0' ||
	    strlen(key) > 2 * LIMIT_NAME) {
		return refuse(r, ret->key_at, NULL, "a key is plain text");
	}
	if (strcmp(key, "<<") == 0) {
		return refuse(r, ret->key_at, "write it out each time",
		              "merge keys (<<) are not used in definitions");
	}
	for (size_t i = 0; i < map->count; i++) {
		if (strcmp(map->pairs[i].key, key) == 0) {
			/* Not the end of the reading: the rest of the file may have more to say. */
			problems_add(r->problems, ret->key_at, NULL,
			             "\"%s\" stands here a second time, first in line %u", key,
			             map->pairs[i].key_at.line);
		}
	}
	ret->key = arena_copy(r->arena, key);
	return true;
}

static bool read_map(struct reading *r, struct yaml *node)
{
	if (!check_properties(r, r->event.data.mapping_start.anchor, r->event.data.mapping_start.tag)) {
		return false;
	}
	node->kind = YAML_MAP;
	struct yaml_pair *pairs = NULL;
	size_t room = 0;
	for (;;) {
		if (!next(r)) {
			return false;
		}
		if (r->event.type == YAML_MAPPING_END_EVENT) {
			return true;
		}
		if (node->count == room) {
			room = room ? room * 2 : 16;
			node->pairs = pairs = arena_grow(r->arena, pairs, node->count, room, sizeof *pairs);
		}
		if (!read_key(r, node, &pairs[node->count]) || !next(r) ||
		    !read_node(r, &pairs[node->count].value)) {
			return false;
		}
		node->count++;
	}
}

static bool read_inside(struct reading *r, struct yaml *node)
{
	switch ((int)r->event.type) {
	case YAML_SCALAR_EVENT:
		return read_scalar(r, node);
	case YAML_SEQUENCE_START_EVENT:
		return read_list(r, node);
	case YAML_MAPPING_START_EVENT:
		return read_map(r, node);
	case YAML_ALIAS_EVENT:
		return refuse(r, event_place(r), "write it out each time",
		              "aliases (*) are not used in definitions");
	default:
		return refuse(r, event_place(r), NULL, "a value was expected here");
	}
}

/* The node that begins with the present event. */
static bool read_node(struct reading *r, const struct yaml **ret)
{
	if (r->depth == LIMIT_YAML_DEPTH) {
		return refuse(r, event_place(r), NULL, "too deep: lists and mappings inside one another");
	}
	if (++r->nodes > LIMIT_YAML_NODES) {
		return refuse(r, event_place(r), "split it", "too many values in one file");
	}
	struct yaml *node = ARENA_NEW(r->arena, struct yaml);
	node->at = event_place(r);
	r->depth++;
	bool read = read_inside(r, node);
	r->depth--;
	*ret = node;
	return read;
}

static bool read_document(struct reading *r, const struct yaml **ret)
{
	if (!next(r) || !next(r)) { /* the stream, the document */
		return false;
	}
	if (r->event.type == YAML_STREAM_END_EVENT) {
		return refuse(r, (struct position){.file = r->number, .line = 1, .column = 1, .length = 1},
		              NULL, "the file is empty");
	}
	if (r->event.data.document_start.version_directive ||
	    r->event.data.document_start.tag_directives.start !=
	        r->event.data.document_start.tag_directives.end) {
		return refuse(r, event_place(r), NULL, "directives (%) are not used in definitions");
	}
	if (!next(r) || !read_node(r, ret) || !next(r) || !next(r)) {
		return false;
	}
	if (r->event.type != YAML_STREAM_END_EVENT) {
		return refuse(r, event_place(r), NULL, "a second document: one file holds one document");
	}
	return true;
}

const struct yaml *yaml_read(struct arena *arena, struct problems *problems, uint16_t file)
{
	struct reading r = {
		.arena = arena, .problems = problems, .file = &problems->files[file], .number = file};
	if (!check_bytes(&r)) {
		return NULL;
	}
	if (!yaml_parser_initialize(&r.parser)) {
		refuse(&r, place_of_byte(&r, 0), NULL, "could not be read: out of memory");
		return NULL;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)r.file->text, r.file->length);
	const struct yaml *node = NULL;
	bool read = read_document(&r, &node);
	if (r.have_event) {
		yaml_event_delete(&r.event);
	}
	yaml_parser_delete(&r.parser);
	return read ? node : NULL;
}

/* ── asking a tree ─────────────────────────────────────────────────────────────────────────────────────────── */

const struct yaml_pair *yaml_pair(const struct yaml *map, const char *key)
{
	for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++) {
		if (strcmp(map->pairs[i].key, key) == 0) {
			return &map->pairs[i];
		}
	}
	return NULL;
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
	const struct yaml_pair *pair = yaml_pair(map, key);
	return pair ? pair->value : NULL;
}

const struct yaml *yaml_of_text(struct arena *arena, const char *text)
{
	struct yaml *node = ARENA_NEW(arena, struct yaml);
	node->kind = YAML_TEXT;
	node->text = arena_copy(arena, text);
	node->length = strlen(text);
	node->style = YAML_PLAIN;
	node->source = node->text;
	node->source_end = node->text + node->length;
	node->at = (struct position){.line = 1, .column = 1, .length = (uint32_t)text_length(text)};
	return node;
}

/* ── the place of a byte of a scalar ───────────────────────────────────────────────────────────────────────── */

struct walk {
	const char *p, *end;
	uint32_t line, column;
};

static void walk_on(struct walk *w)
{
	if (w->p >= w->end) {
		return;
	}
	if (*w->p == '\n') {
		w->line++;
		w->column = 1;
	} else if (((unsigned char)w->p[0] & 0xC0) != 0x80 && *w->p != '\r') {
		w->column++;
	}
	w->p++;
}

static bool is_continuation(char ch)
{
	return ((unsigned char)ch & 0xC0) == 0x80;
}

static bool is_space(char ch)
{
	return ch == ' ' || ch == '\n' || ch == '\r';
}

/* Bytes in the file that an escape takes: "''" and "\"", "\u00e9" and so on. */
static size_t escape_length(const struct yaml *scalar, const char *p, const char *end)
{
	if (scalar->style == YAML_SINGLE_QUOTED && *p == '\'' && p + 1 < end && p[1] == '\'') {
		return 2;
	}
	if (scalar->style != YAML_DOUBLE_QUOTED || *p != '\\' || p + 1 >= end) {
		return 1;
	}
	return p[1] == 'x' ? 4 : p[1] == 'u' ? 6 : p[1] == 'U' ? 10 : 2;
}

/* Blanks and line breaks of the file, and what escapes stand for them: "\\n", a line break after "\\". */
static void skip_spaces(const struct yaml *scalar, struct walk *w)
{
	while (w->p < w->end) {
		bool escape = scalar->style == YAML_DOUBLE_QUOTED && *w->p == '\\' && w->p + 1 < w->end &&
		              (is_space(w->p[1]) || w->p[1] == 'n');
		if (!escape && !is_space(*w->p)) {
			return;
		}
		walk_on(w);
		if (escape) {
			walk_on(w);
		}
	}
}

/* To the first byte of the text: past an opening quote, or past the line of ">-". */
static void walk_to_text(const struct yaml *scalar, struct walk *w)
{
	if (scalar->style == YAML_BLOCK) {
		while (w->p < w->end && *w->p != '\n') {
			walk_on(w);
		}
		while (w->p < w->end && is_space(*w->p)) {
			walk_on(w);
		}
	} else if (scalar->style != YAML_PLAIN) {
		walk_on(w);
	}
}

/*
 * The byte of the file for byte `offset` of the text. What is no blank stands in both in the same order, so blanks and
 * line breaks, which folding changes, are passed over in both.
 */
static void walk_to(const struct yaml *scalar, struct walk *w, size_t offset)
{
	walk_to_text(scalar, w);
	for (size_t i = 0; i < offset && i < scalar->length; i++) {
		if (is_space(scalar->text[i])) {
			continue;
		}
		skip_spaces(scalar, w);
		if (is_continuation(scalar->text[i]) && !(w->p < w->end && is_continuation(*w->p))) {
			continue; /* the rest of a character that was written as an escape */
		}
		for (size_t n = escape_length(scalar, w->p, w->end); n > 0; n--) {
			walk_on(w);
		}
	}
	bool blank = offset < scalar->length && is_space(scalar->text[offset]);
	if (!blank && offset < scalar->length) {
		skip_spaces(scalar, w);
	}
}

/* A plain text in one line stands in the file as it is. */
static struct position place_in_line(const struct yaml *scalar, size_t offset, size_t length)
{
	struct position at = scalar->at;
	size_t begin = text_column(scalar->text, offset),
		   end = text_column(scalar->text, offset + length);
	at.column += (uint32_t)begin;
	at.length = end > begin ? (uint32_t)(end - begin) : 1;
	return at;
}

struct position yaml_place(const struct yaml *scalar, size_t offset, size_t length)
{
	struct position at = scalar->at;
	length = offset + length > scalar->length
	             ? scalar->length - (offset < scalar->length ? offset : scalar->length)
	             : length;
	if (scalar->style == YAML_PLAIN &&
	    (size_t)(scalar->source_end - scalar->source) == scalar->length) {
		return place_in_line(scalar, offset, length);
	}
	struct walk w = {scalar->source, scalar->source_end, at.line, at.column};
	walk_to(scalar, &w, offset);
	at.line = w.line;
	at.column = w.column;
	struct walk last = {scalar->source, scalar->source_end, scalar->at.line, scalar->at.column};
	size_t end = offset + length;
	at.length = 1;
	if (end > offset) {
		walk_to(scalar, &last, end - 1);
		for (walk_on(&last); last.p < last.end && ((unsigned char)*last.p & 0xC0) == 0x80;) {
			walk_on(&last);
		}
		if (last.line == w.line) {
			at.length = last.column - w.column;
		} else { /* it goes on in the next line: to the end of this one */
			at.length = (uint32_t)text_column(w.p, strcspn(w.p, "\r\n"));
		}
	}
	return at;
}
