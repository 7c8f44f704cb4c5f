/*
 * Letters that a ladder sends: plain text in which {home} stands for the home's name. A place that nobody can fill is a
 * mistake, so the names of all places stand here.
 */
#include <string.h>

#include "base/text.h"
#include "definitions/build.h"

static const char *const PLACES[] = {
	"home",
	"home address",
	"date",
	"against",
	"host authority",
	"child initials",
	"issue",
	"issue details",
	"opened",
	"steps",
	"next rung due",
	"registered manager",
	"responsible individual",
};
enum { PLACE_COUNT = sizeof PLACES / sizeof *PLACES };

const struct letter *definitions_letter(const struct definitions *d, const char *name)
{
	for (size_t i = 0; i < d->letter_count; i++) {
		if (text_is(d->letters[i].name, name)) {
			return &d->letters[i];
		}
	}
	return NULL;
}

static bool is_place(const char *name)
{
	for (size_t i = 0; i < PLACE_COUNT; i++) {
		if (text_is(PLACES[i], name)) {
			return true;
		}
	}
	return false;
}

/* Where a byte of the text stands. */
static struct position place_of(const struct definition_file *file, uint16_t number, size_t offset,
                                uint32_t length)
{
	struct position at = {.file = number, .line = 1, .column = 1, .length = length};
	for (size_t i = 0; i < offset; i++) {
		if (file->text[i] == '\n') {
			at.line++;
			at.column = 1;
		} else if (((unsigned char)file->text[i] & 0xC0) != 0x80) {
			at.column++;
		}
	}
	return at;
}

static void check_places(struct build *b, uint16_t number)
{
	const struct definition_file *file = &b->files[number];
	for (const char *p = strchr(file->text, '{'); p; p = strchr(p + 1, '{')) {
		size_t length = strcspn(p, "}\n");
		struct position at =
			place_of(file, number, (size_t)(p - file->text), (uint32_t)length + (p[length] == '}'));
		if (p[length] != '}') {
			problems_add(b->problems, at, "add \"}\"", "this place is not closed");
			continue;
		}
		const char *name = arena_printf(b->scratch, "%.*s", (int)length - 1, p + 1);
		if (!is_place(name)) {
			problems_add(b->problems, at, did_you_mean(b->scratch, name, PLACES, PLACE_COUNT),
			             "no letter has a place \"%s\"", name);
		}
	}
}

static void read_letter(struct build *b, uint16_t number, struct letter *ret)
{
	const struct definition_file *file = &b->files[number];
	struct position first = {.file = number, .line = 1, .column = 1, .length = 1};
	ret->name = arena_copy(b->arena, file->name);
	ret->text = arena_copy_n(b->arena, file->text, file->length);
	ret->file = number;
	if (!text_is_utf8(file->text, file->length) || memchr(file->text, '\0', file->length)) {
		problems_add(b->problems, first, NULL, "a letter is plain text in UTF-8");
	} else if (file->length == 0) {
		problems_add(b->problems, first, NULL, "this letter is empty");
	} else {
		check_places(b, number);
	}
}

void letters_read(struct build *b)
{
	struct letter *all = ARENA_ARRAY(b->arena, b->file_count + 1, struct letter);
	b->d->letters = all;
	for (size_t i = 0; i < b->file_count; i++) {
		if (b->kinds[i] == FILE_LETTER) {
			read_letter(b, (uint16_t)i, &all[b->d->letter_count++]);
		}
	}
}
