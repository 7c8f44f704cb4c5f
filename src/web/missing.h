/*
 * A child who is missing: the page that starts the episode in three taps, and the face that the open episode has.
 *
 * Practice, rule 1: nobody counts as told until somebody recorded telling them. So before anything is saved the numbers stand
 * there; after it, whom to ring now; and every "told" on the page is an entry that can be undone.
 */
#ifndef HEARTH_MISSING_H
#define HEARTH_MISSING_H

#include "web/clocks.h"
#include "web/icon.h"
#include "web/law_words.h"
#include "web/told.h"
#include "web/writing.h"

/* Whom to ring: on call by the rota, else who signs this weekend, else the registered manager. */
struct on_call {
	const char *name, *first, *post; /* "" where nobody is known */
	const char *phone;               /* as written; "" */
	const char *tel;                 /* "tel:07700900142" */
	const char *stand_in, *stand_in_post;
};
bool missing_on_call(struct page *p, struct on_call *ret);

struct pronouns {
	const char *he, *him, *his, *he_is; /* "he’s" */
	bool many;                          /* they have, he has */
};
struct pronouns pronouns_of(const struct record *child);

/* "tel:" and the digits of what was written; blanks and the rest left out. */
const char *tel_href(struct arena *a, const char *phone);
/* The first letter of a name, as its face shows it; the colour of a face by the child's place among those who live here. */
const char *face_letter(struct arena *a, const char *name);
const char *face_class(struct page *p, record_no child);

/* A moment to choose: "10 minutes ago", about 01:28. */
struct moment {
	const char *id, *value, *words, *about;
	bool chosen;
};
enum { MOMENTS_MOST = 5 };
struct moments {
	struct moment items[MOMENTS_MOST];
	size_t count;
	const char *now; /* "01:38" */
	const char *other, *time; /* typed */
	bool other_chosen;
};
/* `minutes` ago, each; what was chosen before stays. `name` is the field's. */
void moments_of(struct asking *a, const char *name, const int *minutes, size_t count, struct moments *ret);

/* ---- the page that starts it ---- */

struct missing_child {
	const char *id, *ref, *name, *letter, *face, *sub; /* sub: "" */
	bool chosen;
};
struct missing_start {
	struct page *p;
	struct asking *a;
	const char *action, *entry;
	struct on_call call;
	const struct missing_child *children;
	size_t child_count;
	struct moments moments;
	const char *words, *category;
};
void missing_start_put(struct buf *b, const struct missing_start *t);

/* ---- the open episode ---- */

struct missing_act {
	const struct todo *todo;
	const char *href, *label; /* a page to go to; NULL: none for this reader */
	const char *field;        /* one tap tells it now; NULL */
	const char *tag_words;
	const char *who, *phone, *tel; /* whom to ring for it, and the number; NULL */
	bool target;
};
struct happening {
	struct instant at;
	bool about;
	const char *when, *who, *what;
};
struct fact_line {
	const char *label, *says, *rule;
};

struct missing_view {
	struct told *told;
	struct page *p;
	const char *ref, *action, *entry, *name, *letter, *face, *age;
	struct pronouns say;
	struct instant started;
	bool about, nobody_told, may;
	const char *since, *span_number, *span_unit, *span_words, *now;
	const char *error;
	struct on_call call;
	const char *saved_words, *undo_id, *saved_at; /* undo_id NULL: no banner */
	bool undo_all;
	struct moments back;
	const struct missing_act *acts;
	size_t act_count;
	const struct fact_line *done;
	size_t done_count;
	const struct happening *happened;
	size_t happened_count;
	const struct fact_line *police, *later;
	size_t police_count, later_count;
	const char *police_ref, *profile_href, *profile_when, *helps, *helps_when;
	const char *decides_by; /* when it is to be decided whether Ofsted must know; NULL: decided */
	const char *decide_href;
	struct safe_html line;
};
bool missing_view_of(struct page *p, struct told *t, struct asking *a, struct missing_view *ret);
void missing_saved_put(struct buf *b, const struct missing_view *t);
void missing_head_put(struct buf *b, const struct missing_view *t);
void missing_now_put(struct buf *b, const struct missing_view *t);
void missing_side_put(struct buf *b, const struct missing_view *t);

/* On the page of an episode that is over: what the last tap saved, and that it can be undone. False: there was none. */
bool missing_put_undo(struct page *p, const struct record *r);
/* Whether the child is still away; else the record's page is that of any record. */
bool missing_is_open(const struct record *r);
bool missing_show(struct page *p, struct told *t, struct asking *a);

#endif
