/*
 * A page about a home, a child or a record, made for somebody who is signed in: one snapshot, who reads, whose home it is, and
 * the records it shows. Every such page runs inside page_run(), which opens and closes all of it:
 *
 *     bool page_child(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
 *     {
 *         return page_run(c, site, request, reply, show_child);
 *     }
 *
 * page_at_home(), page_at_record() or page_at_subject() says what the page is about; they decide whether the reader may, and
 * note that they read. Nothing of a record may be put before. A record that concerns the reader does not exist for them.
 *
 * A page that writes calls page_close() before entry_save(): a writer never waits while it holds a snapshot.
 */
#ifndef HEARTH_PAGE_H
#define HEARTH_PAGE_H

#include "ledger/access.h"
#include "ledger/listed.h"
#include "ledger/stored.h"
#include "web/frame.h"
#include "web/web.h"

struct owners;

struct page {
	struct ctx *c;
	struct site *site;
	const struct request *request;
	struct reply *reply;
	struct buf *b; /* the reply's body */
	struct db *db; /* the snapshot; NULL once closed */
	struct stored stored;
	struct record_source records; /* folded records, with their words */
	const struct definitions *law; /* newest generation */
	/* Once the page is at a home: */
	struct reader reader;
	const struct record *home;
	const char *home_name;
	struct frame frame;
	/* Private to todo.c: who holds which post, and for which posts the reader stands in, once asked. */
	struct owners *owners;
	role_set stood_asked, stood;
};

typedef bool page_body(struct page *p);

bool page_run(struct ctx *c, struct site *site, const struct request *request, struct reply *reply, page_body *body);
void page_close(struct page *p); /* ends the snapshot early */
/* Another snapshot after that, for a page that has waited for something. Records read before stay as they were. */
bool page_reopen(struct page *p);

/* ---- what the page is about; each fails with ERROR_NOT_FOUND where there is no such thing for this reader ---- */

/* The home of this reference. */
bool page_at_home(struct page *p, const char *ref);
/* A record, for being read: the page's home is the record's (the provider's own: the reader's first home). */
bool page_at_record(struct page *p, const char *ref, const struct record **ret);
/* A child or a member of staff as a whole. */
bool page_at_subject(struct page *p, const char *ref, const char *type, const struct record **ret);

/* ---- around ---- */

/* Puts the top; title is the window's and comes after frame fields the page has set (tab, back, thumb). */
void page_begin(struct page *p, const char *title);
void page_end(struct page *p);

/* ---- reading more ---- */

/* Another record, folded, where it exists for the reader, without being a page about it (a name, a line): else NULL. */
const struct record *page_record(struct page *p, record_no no);
/* Whether a listed record exists for the reader. */
bool page_sees(struct page *p, const struct listed *r);
/* Rows of records for a list, without those that do not exist for the reader. */
bool page_list(struct page *p, const struct listing *l, const struct listed **ret, size_t *ret_count);

/* What people call somebody or something: a child's wished name, a first name, the name of staff or a home; "" for 0. */
const char *page_name(struct page *p, record_no no);
/* The whole name of a person. */
const char *page_full_name(struct page *p, record_no no);
const char *page_ref(struct page *p, record_no no);
/* "registered manager" or what the reader is here above all; "" without a post. */
const char *page_post(const struct page *p);
/* What somebody with these roles is above all: "deputy" of a deputy who may sign for measures; "" of none. */
const char *post_words(role_set roles);
bool page_has_role(const struct page *p, enum role role);

/* Children who live at the page's home now (a stay in force), by name; their `child` records. */
bool page_children(struct page *p, const struct record *const **ret, size_t *ret_count);

/* ---- words of time, as people say them; memory of the ctx ---- */

const char *words_day(struct arena *a, struct instant i);           /* "Saturday 21 November 2026" */
const char *words_short_day(struct arena *a, struct instant i);     /* "Sat 21 Nov" */
const char *words_time(struct arena *a, struct instant i);          /* "02:10" */
/* Seen from now: "02:10", "yesterday 02:10", "Sat 21 Nov, 02:10", with the year where it is another. */
const char *words_when(struct arena *a, struct instant i, struct instant now);
/* The time first: "02:10", "02:10 yesterday", "02:10 on Sat 21 Nov". */
const char *words_clock(struct arena *a, struct instant i, struct instant now);
/* "today", "yesterday", "on Sunday", "on 15 November", "on 15 November 2025". */
const char *words_on(struct arena *a, struct instant i, struct instant now);
const char *words_span(struct arena *a, int64_t seconds);           /* "42 min", "3 h 50 min", "2 days" */

#endif
