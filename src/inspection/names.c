/*
 * People's names: inspectors stand one a line, or run together without a mark between them, with or without their title.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

static const char *const titles =
	"social care regulatory inspection manager|social care regulatory inspector|regulatory inspection manager|social care inspectors?|"
	"social care compliance inspector|social care inspection manager|senior social care inspector|social care regulatory manager|"
	"her majesty's inspector|his majesty's inspector|hmi.|lead inspector|regulatory inspector|inspector.|lead)|lead inspector)|"
	"senior hmi.|seconded inspector|ofsted inspector|quality assurance manager|team inspector|early years inspector|inspector)";

/* A title with the mark in front of it: ", Social Care Inspector", ": lead inspector", "(lead)". The end, or NULL. */
static const char *title_at(const char *at)
{
	const char *p = skip_blanks(at);
	size_t mark = *p == ',' || *p == ':' || *p == '(' || *p == ';' ? 1 : dash_length(p);
	/* A hyphen inside a name ("Wren-Inspector") has no blank before it. */
	p = skip_blanks(p + (p > at || *at == ',' || *at == ':' || *at == ';' ? mark : 0));
	const char *end = p > at ? match_at(p, titles) : NULL;
	return end != NULL && is_letter(*end) ? NULL : end;
}

bool name_is_nobody(const char *text)
{
	return match_whole(
		text,
		"post vacant|vacant|the post is vacant|currently vacant|vacancy|none|n/a|not applicable|no registered manager|"
		"to be appointed|to be confirmed|tbc|vacant post|post is vacant|not yet appointed|none registered|"
		"no manager|position vacant|manager post vacant|no registered manager in post|-|there is no registered manager");
}

static size_t words_in(const char *text, const char *words[], size_t most)
{
	size_t count = 0;
	for (const char *at = skip_blanks(text); *at != '\0' && count < most; at = skip_blanks(at)) {
		words[count++] = at;
		at += strcspn(at, " ");
	}
	return *text == '\0' ? 0 : count;
}

static void add(struct arena *a, const char *start, const char *end, const char **names,
                size_t *count, size_t most)
{
	while (end > start && strchr(" ,;.", end[-1]) != NULL) {
		end--;
	}
	start += strspn(start, " ,;");
	if (end > start && *count < most) {
		names[(*count)++] = arena_copy_n(a, start, (size_t)(end - start));
	}
}

/* Four words without a mark are two people, six three: nobody's title or initial counts as a word here. */
static void add_run_together(struct arena *a, const char *text, const char **names, size_t *count,
                             size_t most)
{
	const char *words[8];
	size_t found = words_in(text, words, 8);
	bool particles =
		match_in(text, "mrs?.|ms.|miss.|dr.|van.|von.|de.|del.|la.|el.|al.|bin.|st.", NULL) != NULL;
	if ((found != 4 && found != 6) || particles) {
		add(a, text, text + strlen(text), names, count, most);
		return;
	}
	for (size_t i = 0; i < found; i += 2) {
		const char *end = i + 2 < found ? words[i + 2] : text + strlen(text);
		add(a, words[i], end, names, count, most);
	}
}

/* What stands between titles: names with "and", a comma, a semicolon between. */
static void add_listed(struct arena *a, const char *text, const char **names, size_t *count,
                       size_t most)
{
	const char *start = text;
	for (const char *at = text;; at++) {
		const char *after = *at == '\0' ? at : match_at(at, " and | & |,|;|/");
		if (after != NULL) {
			const char *piece = arena_copy_n(a, start, (size_t)(at - start));
			piece += strspn(piece, " ");
			if (*piece != '\0') {
				add_run_together(a, piece, names, count, most);
			}
			if (*at == '\0') {
				return;
			}
			start = after;
			at = after - 1;
		}
	}
}

void names_add(struct arena *a, const char *text, const char **names, size_t *count, size_t most)
{
	const char *start = text;
	for (const char *at = text; *at != '\0';) {
		const char *after = at > text ? title_at(at) : NULL;
		if (after == NULL) {
			at++;
			continue;
		}
		add_listed(a, arena_copy_n(a, start, (size_t)(at - start)), names, count, most);
		start = at = after;
	}
	add_listed(a, start, names, count, most);
}
