/* What pages of a missing child need: whom to ring, how to speak of the child, moments to choose from. */
#include <ctype.h>
#include <string.h>

#include "ledger/people.h"
#include "web/missing.h"

/* ---- whom to ring: names from the rota and the posts, which everybody on shift must know ---- */

static record_no linked(const struct record *r, const char *field)
{
	const struct fact *f = r == NULL ? NULL : record_fact(r, symbol_of(field), INSTANT_NEVER);
	return f != NULL && f->value.kind == VALUE_LINK ? f->value.link : 0;
}

static bool says_yes(const struct record *r, const char *field)
{
	const struct fact *f = r == NULL ? NULL : record_fact(r, symbol_of(field), INSTANT_NEVER);
	return f != NULL && f->value.kind == VALUE_YES_NO && f->value.yes;
}

enum { SHIFTS_MOST = 100, SHIFT_LONGEST = 3 * 86400 };

/* Whose shift "on call" runs now. */
static bool on_call_by_rota(struct page *p, record_no *ret)
{
	struct instant now = p->c->now;
	const struct listing l = {.home = p->home->no, .type = symbol_of("shift"), .from = {now.s - SHIFT_LONGEST}, .before = {now.s + 1}, .most = SHIFTS_MOST};
	const struct listed *list = NULL;
	size_t count = 0;
	if (!records_listed(p->c, p->db, &l, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count && *ret == 0; i++) {
		const struct record *shift = list[i].force_from.s <= now.s && list[i].force_to.s > now.s ? p->records.by_no(p->c, p->records.self, list[i].no) : NULL;
		*ret = says_yes(shift, "on_call") ? linked(shift, "staff") : 0;
	}
	return true;
}

/* Whoever holds a registered post at the home now. */
static bool holder_of(struct page *p, const char *role, const struct record **ret)
{
	const struct listing l = {.home = p->home->no, .type = symbol_of("registered-person"), .most = SHIFTS_MOST};
	const struct listed *list = NULL;
	size_t count = 0;
	*ret = NULL;
	if (!records_listed(p->c, p->db, &l, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count && *ret == NULL; i++) {
		const struct record *post = p->records.by_no(p->c, p->records.self, list[i].no);
		const struct fact *f = post == NULL ? NULL : record_fact(post, symbol_of("role"), INSTANT_NEVER);
		bool is = f != NULL && f->value.kind == VALUE_WORD && text_is(symbol_word(f->value.word), role);
		*ret = is && record_stands_at(post, p->c->now) ? post : NULL;
	}
	return true;
}

static const char *first_word(struct arena *a, const char *name)
{
	return arena_copy_n(a, name, strcspn(name, " "));
}

const char *tel_href(struct arena *a, const char *phone)
{
	struct buf b = {.arena = a};
	buf_put(&b, "tel:");
	for (; *phone != '\0'; phone++) {
		if (isdigit((unsigned char)*phone) || (*phone == '+' && b.length == 4)) {
			buf_char(&b, *phone);
		}
	}
	return buf_text(&b);
}

bool missing_on_call(struct page *p, struct on_call *ret)
{
	struct arena *a = p->c->arena;
	const struct record *manager = NULL, *individual = NULL;
	const char *phone = record_text(p->home, "on_call_phone");
	record_no who = 0;
	*ret = (struct on_call){.name = "", .first = "", .post = "", .stand_in = "", .stand_in_post = ""};
	if (!on_call_by_rota(p, &who) || !holder_of(p, "manager", &manager) || !holder_of(p, "responsible-individual", &individual)) {
		return false;
	}
	bool rota = who != 0;
	who = rota ? who : linked(p->home, "weekend_signer");
	bool is_manager = manager != NULL && (who == 0 || who == linked(manager, "staff"));
	ret->name = who != 0 ? page_full_name(p, who) : manager != NULL ? page_full_name(p, manager->no) : "";
	ret->first = first_word(a, ret->name);
	ret->post = is_manager ? (rota ? "registered manager, on call" : "registered manager") : "on call";
	ret->phone = phone == NULL ? "" : phone;
	ret->tel = tel_href(a, ret->phone);
	if (individual != NULL) {
		ret->stand_in = page_full_name(p, individual->no);
		ret->stand_in_post = "responsible individual";
	} else if (!is_manager && manager != NULL) {
		ret->stand_in = page_full_name(p, manager->no);
		ret->stand_in_post = "registered manager";
	}
	return true;
}

/* ---- how to speak of the child ---- */

struct pronouns pronouns_of(const struct record *child)
{
	static const struct pronouns they = {"they", "them", "their", "they’re", true}, he = {"he", "him", "his", "he’s", false},
								 she = {"she", "her", "her", "she’s", false};
	const struct fact *sex = child == NULL ? NULL : record_fact(child, symbol_of("sex"), INSTANT_NEVER);
	const char *word = sex != NULL && sex->value.kind == VALUE_WORD ? symbol_word(sex->value.word) : "";
	return text_is(word, "male") ? he : text_is(word, "female") ? she : they;
}

const char *face_letter(struct arena *a, const char *name)
{
	size_t length = *name == '\0' ? 0 : 1;
	while (length > 0 && ((unsigned char)name[length] & 0xc0) == 0x80) {
		length++;
	}
	return arena_copy_n(a, name, length);
}

const char *face_class(struct page *p, record_no child)
{
	static const char *const faces[] = {"face face--a", "face face--b", "face face--d", "face face--c"};
	const struct record *const *children = NULL;
	size_t count = 0;
	page_children(p, &children, &count);
	for (size_t i = 0; i < count; i++) {
		if (children[i]->no == child) {
			return faces[i % 4];
		}
	}
	return faces[0];
}

/* ---- moments ---- */

static const char *ago_words(struct arena *a, int minutes)
{
	return minutes == 0 ? "Just now" : minutes == 30 ? "Half an hour ago" : minutes == 60 ? "An hour ago" : arena_printf(a, "%d minutes ago", minutes);
}

static void add_moment(struct moments *m, struct arena *a, const char *name, struct instant at, const char *words, const char *chosen)
{
	const char *value = instant_iso(a, at);
	const char *id = m->count == 0 ? name : arena_printf(a, "%s-%zu", name, m->count + 1);
	m->items[m->count++] = (struct moment){.id = id, .value = value, .words = words, .about = words_time(a, at), .chosen = text_is(value, chosen)};
}

void moments_of(struct asking *asking, const char *name, const int *minutes, size_t count, struct moments *ret)
{
	struct ctx *c = asking->p->c;
	const char *chosen = asking->typed ? ask_answer(asking, name) : NULL, *time = ask_answer(asking, arena_printf(c->arena, "%s-time", name));
	struct instant kept;
	bool among = false;
	*ret = (struct moments){.now = words_time(c->arena, c->now), .time = asking->typed && time != NULL ? time : ""};
	chosen = chosen == NULL ? "" : chosen;
	ret->other_chosen = text_is(chosen, "other");
	for (size_t i = 0; i < count && ret->count < MOMENTS_MOST; i++) {
		add_moment(ret, c->arena, name, (struct instant){(c->now.s - minutes[i] * 60) / 60 * 60}, ago_words(c->arena, minutes[i]), chosen);
		among = among || ret->items[ret->count - 1].chosen;
	}
	if (!among && !ret->other_chosen && *chosen != '\0' && ret->count < MOMENTS_MOST && instant_parse(c, chosen, &kept)) {
		add_moment(ret, c->arena, name, kept, "As you chose before", chosen);
	}
	ctx_clear_error(c);
}
