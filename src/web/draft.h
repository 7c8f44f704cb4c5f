/*
 * Drafts: words of a form that is not saved yet. Nothing somebody types is lost: not when the tablet locks, dies or is
 * taken away by a child, not when the form is put off till after the phone calls.
 *
 * A draft belongs to its author and the address of the form. The store keeps it sealed (libsodium's secretbox) with a key made
 * for its author from a file beside the store, which no backup and no export takes along: nobody else reads it, whoever holds
 * a copy. It is no entry, starts no clock and shows on no page but its author's. It goes when the form is saved, when its
 * author starts again, or after the setting draft-days.
 *
 * A form that keeps drafts:
 *
 *   GET    draft_load(c, site, request->session, address, &draft)     before the page's snapshot is read, or after it
 *          fill the form in from draft.answers where draft.number is not 0
 *          draft_put_notice(b, request, &form)                        above the form: "We kept what you wrote at 02:14"
 *          draft_form_begin(b, request, &form) … fields … draft_put_later(b) … </form>
 *   POST   the entry is saved, then draft_saved(c, site, request, reply), then reply_redirect()
 *
 * `address` is where a GET shows the form again, query included; one form has one. draft_form_begin() puts it, the token and
 * the draft's number into hidden fields and data-draft… on the form, by which assets/drafts.js keeps the draft while somebody
 * types, here and, sealed once more, on the device. Without scripts "Save and finish later" does it.
 *
 * Hidden fields of the form's own (the entry's id, say) are answers like the others, and come back with the draft. None of
 * them may begin with "draft".
 */
#ifndef HEARTH_DRAFT_H
#define HEARTH_DRAFT_H

#include "web/session.h"
#include "web/web.h"

struct draft {
	int64_t number;      /* another one each time it is kept; 0: there is none */
	struct instant kept; /* last */
	const char
		*since; /* the same in words: "02:14" of today, "21 November 2026, 23:50" of another day */
	const char *name;    /* on the device; draft_load() fills it in, with or without a draft */
	const char *address; /* of the form */
	const char *title;   /* what the form was called */
	const char *version; /* of the record when the form was opened (struct draft_form); "" */
	const struct parameter *answers; /* a name may come more than once */
	size_t answer_count;
};

/* The author's draft for this form; number 0 where there is none or it cannot be opened any more. Not inside a snapshot. */
bool draft_load(struct ctx *c, struct site *site, const struct session *s, const char *address,
                struct draft *ret);
/* The first answer of that name, or NULL. */
const char *draft_answer(const struct draft *d, const char *name);

/*
 * After the entry was saved: the draft of this POST's form goes, here and (by the next page, which finds its name in a
 * cookie) on the device. Never fails: the entry is safe, and a draft that could not be dropped is only logged.
 */
void draft_saved(struct ctx *c, struct site *site, const struct request *request,
                 struct reply *reply);

/* The same, wherever the draft of a POST's form goes without an entry: "Start again". */
bool draft_gone(struct ctx *c, struct site *site, const struct request *request,
                struct reply *reply);

/* All of the author's drafts, newest first, without their answers. At most LIMIT_DRAFTS. */
bool draft_list(struct ctx *c, struct site *site, const struct session *s, const struct draft **ret,
                size_t *ret_count);

/*
 * Keeps the answers of the request's form. `over` is the number of the draft that the form was filled in from or kept as
 * last; where the store holds another one, nothing is written, *ret is that one and *ret_kept false. -1 writes over whatever
 * is there; where the draft is gone (saved or begun again elsewhere) and `over` is not 0, *ret has number 0. Fails with ERROR_INVALID past LIMIT_DRAFT_BYTES or LIMIT_DRAFTS.
 */
bool draft_keep(struct ctx *c, struct site *site, const struct request *request, int64_t over,
                struct draft *ret, bool *ret_kept);
bool draft_drop(struct ctx *c, struct site *site, const struct session *s, const char *address);

/* Whether a parameter is an answer of the form rather than one that forms and drafts carry for themselves. */
bool draft_is_answer(const struct parameter *p);

/* ---- in a page (draft_form.c) ---- */

struct draft_form {
	const char *action, *address;
	const char *title; /* "Daily note: Jayden", for the list of what is not finished */
	const char *
		version; /* of the record the form is about: changes with each of its entries; "" or NULL: a new record */
	const struct draft
		*draft; /* as loaded; NULL: a POST that shows the form again with what was sent */
};

/* Where there is a draft: since when, whether the record has changed since the form was opened, "Start again". No form around it. */
void draft_put_notice(struct buf *b, const struct request *request, const struct draft_form *f);
/* In place of frame_form(). On a POST the number is the one that came with the form. */
void draft_form_begin(struct buf *b, const struct request *request, const struct draft_form *f);
/* A second button, "Save and finish later". */
void draft_put_later(struct buf *b);
/* Whether the record has changed since the draft's form was opened. */
bool draft_is_behind(const struct draft_form *f);

#endif
