/* Filling the places of a sentence, and dealing sentences like cards. */
#include "cli/demo/words.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "cli/demo/inside.h"

#define DEMO_BANK_ROW(name) &bank_##name,
static const struct bank *const banks[BANK__COUNT] = {DEMO_BANKS(DEMO_BANK_ROW)};
#undef DEMO_BANK_ROW

#define DEMO_BANK_WORD(name) #name,
static const char *const bank_names[BANK__COUNT] = {DEMO_BANKS(DEMO_BANK_WORD)};
#undef DEMO_BANK_WORD

enum { DEEPEST = 3 }; /* a place filled by a text with places */

static uint32_t common_divisor(uint32_t a, uint32_t b)
{
	while (b != 0) {
		uint32_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* The nth card of an endless row of shuffled packs: each pack in an order of its own. */
static uint32_t card(uint64_t seed, uint32_t bank, uint32_t n, uint32_t count)
{
	uint32_t pack = n / count, start = lot(seed, bank, pack * 2, count);
	uint32_t step = 1 + lot(seed, bank, pack * 2 + 1, count > 1 ? count - 1 : 1);
	while (common_divisor(step, count) != 1) {
		step++;
	}
	return (start + n % count * step) % count;
}

static const char *deal(struct house *h, struct child *k, const struct bank *b)
{
	uint16_t *dealt = k == NULL ? &h->dealt[b->id] : &k->dealt[b->id];
	uint64_t seed = h->seed + (k == NULL ? 0 : k->seed);
	return b->texts[card(seed, b->id, (*dealt)++, b->count)];
}

/* ---- places ---- */

struct voice {
	struct house *h;
	struct child *k;
	const struct worker *w;
	struct buf out;
};

static const char *of_child(struct voice *v, const char *name)
{
	const struct character *is = v->k->is;
	const struct {
		const char *name, *text;
	} places[] = {
		{"n", v->k->name},
		{"he", is->girl ? "she" : "he"},
		{"him", is->girl ? "her" : "him"},
		{"his", is->girl ? "her" : "his"},
		{"He", is->girl ? "She" : "He"},
		{"His", is->girl ? "Her" : "His"},
		{"himself", is->girl ? "herself" : "himself"},
		{"fam", is->fam},
		{"friend", is->friend},
		{"school", is->school},
		{"teacher", is->teacher},
		{"club", is->club},
	};
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		if (strcmp(places[i].name, name) == 0) {
			return places[i].text;
		}
	}
	if (strcmp(name, "sw") == 0) {
		return arena_copy_n(v->h->demo->scratch, is->worker, strcspn(is->worker, " "));
	}
	if (strcmp(name, "like") == 0) {
		return is->like[random_below(&v->h->random, 3)];
	}
	return strcmp(name, "eat") == 0 ? is->eat[random_below(&v->h->random, 3)] : NULL;
}

static const char *of_house(struct voice *v, const char *name)
{
	struct house *h = v->h;
	if (strcmp(name, "w") == 0) {
		return v->w == NULL ? "a colleague" : v->w->first;
	}
	if (strcmp(name, "rm") == 0) {
		return manager_of(h)->first;
	}
	if (strcmp(name, "home") == 0) {
		return h->name;
	}
	return strcmp(name, "town") == 0 ? h->town : NULL;
}

static const char *of_bank(struct voice *v, const char *name)
{
	for (size_t i = BANK_game; i <= BANK_shop; i++) {
		if (strcmp(bank_names[i], name) == 0) {
			return banks[i]->texts[random_below(&v->h->random, banks[i]->count)];
		}
	}
	return NULL;
}

static bool begins_sentence(const struct buf *out)
{
	if (out->length == 0) {
		return true;
	}
	return out->length >= 2 && out->text[out->length - 1] == ' ' &&
	       strchr(".!?", out->text[out->length - 2]) != NULL;
}

static void fill(struct voice *v, const char *text, int depth);

static void fill_place(struct voice *v, const char *name, int depth)
{
	const char *with = v->k == NULL ? NULL : of_child(v, name);
	with = with == NULL ? of_house(v, name) : with;
	with = with == NULL ? of_bank(v, name) : with;
	if (with == NULL || depth == DEEPEST) {
		buf_printf(&v->out, "{%s}", name);
		return;
	}
	size_t from = v->out.length;
	bool first = begins_sentence(&v->out);
	fill(v, with, depth + 1);
	if (first && v->out.length > from) {
		v->out.text[from] = (char)toupper((unsigned char)v->out.text[from]);
	}
}

static void fill(struct voice *v, const char *text, int depth)
{
	char name[24];
	while (*text != '\0') {
		size_t plain = strcspn(text, "{");
		buf_put_n(&v->out, text, plain);
		text += plain;
		if (*text == '{') {
			size_t length = strcspn(text + 1, "}");
			length = length < sizeof name ? length : sizeof name - 1;
			memcpy(name, text + 1, length);
			name[length] = '\0';
			fill_place(v, name, depth);
			text += length + 2;
		}
	}
}

const char *tell(struct house *h, struct child *k, const struct worker *w, const char *text)
{
	struct voice v = {.h = h, .k = k, .w = w, .out = {.arena = h->demo->scratch}};
	fill(&v, text, 0);
	return buf_text(&v.out);
}

const char *say(struct house *h, struct child *k, const struct worker *w, const struct bank *bank)
{
	return tell(h, k, w, deal(h, k, bank));
}

const char *both(struct house *h, const char *first, const char *second)
{
	if (first == NULL || second == NULL) {
		return first == NULL ? second : first;
	}
	return words(h, "%s %s", first, second);
}
