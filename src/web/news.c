/* What others wrote since somebody was last here. */
#include <string.h>

#include "ledger/rows.h"
#include "web/session.h"
#include "web/today.h"

enum {
	LOOKED_AT = 400,
	GATHERED = 60,
	LONGEST_AWAY = 14 * 86400,
	SHORTEST_AWAY = 12 * 3600,
	WORDS = 170
};

/* What is news, and where its words are. Doses, shifts, notes of attendance and the like are not. */
static const struct {
	const char *type, *link;
	const char *fields[3];
} told[] = {
	{"measure", "The hold", {"description", "behaviour_before", "location"}},
	{"incident", "The incident", {"account"}},
	{"missing-episode", "The record", {"circumstances", "last_seen"}},
	{"search", "The search", {"items_found", "reason"}},
	{"health-event", "The record", {"words", "details", "substance"}},
	{"complaint", "The complaint", {"about"}},
	{"allegation", "The allegation", {"words"}},
	{"family-time", "Family time", {"how_it_went", "child_words"}},
	{"return-interview", "The interview", {"findings", "how_the_child_is", "child_words"}},
	{"challenge", "The challenge", {"issue_details", "what"}},
	{"notification", "The notice", {"matter"}},
	{"contact-log", "The call", {"said", "about"}},
	{"key-work", "Key work", {"summary"}},
};
#define TOLD (sizeof told / sizeof told[0])

static const char select_last_seen[] =
	"SELECT MAX(seen) FROM session WHERE provider = $1 AND person = $2 AND digest <> $3";

/* The newest entries of the home's chain: which record each moved, by whom. */
static const char select_entries[] =
	"SELECT record, type, author, written FROM entry WHERE provider = $1 AND chain = $2"
	" AND seq > (SELECT seq FROM chain WHERE provider = $1 AND chain = $2) - $4 AND written >= $3 AND kind IN (0, 1)"
	" AND type IN ('measure', 'incident', 'missing-episode', 'search', 'health-event', 'complaint', 'allegation', 'family-time',"
	" 'return-interview', 'challenge', 'notification', 'contact-log', 'key-work') ORDER BY seq DESC LIMIT $5";

/* ---- since when ---- */

static struct instant last_session(struct page *p)
{
	bool row = false;
	const struct session *s = p->request->session;
	struct statement *st = db_sql(p->c, p->db, select_last_seen);
	if (st == NULL) {
		return INSTANT_NONE;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, s->person);
	bind_blob(st, 3, s->digest, SESSION_DIGEST);
	bool found = statement_step(p->c, st, &row) && row && !column_is_null(st, 0);
	return found ? (struct instant){column_int(st, 0)} : INSTANT_NONE;
}

static struct instant last_shift(struct page *p)
{
	const struct listing own = {
		.subject = p->reader.person, .type = symbol_of("shift"), .before = p->c->now, .most = 6};
	const struct listed *list = NULL;
	size_t count = 0;
	if (!page_list(p, &own, &list, &count)) {
		return INSTANT_NONE;
	}
	for (size_t i = 0; i < count; i++) {
		if (list[i].force_to.s <= p->c->now.s) {
			return list[i].force_to;
		}
	}
	return INSTANT_NONE;
}

/* The session before; else the end of their last shift; else yesterday at this time. Never less than half a day. */
struct instant news_since(struct page *p)
{
	struct instant now = p->c->now, since = last_session(p);
	since = instant_is_none(since) ? last_shift(p) : since;
	since = instant_is_none(since) ? (struct instant){now.s - 86400} : since;
	since = instant_earlier(since, (struct instant){now.s - SHORTEST_AWAY});
	return instant_later(since, (struct instant){now.s - LONGEST_AWAY});
}

/* ---- what ---- */

struct moved {
	record_no record, author;
	struct instant written;
};

static bool is_known(const struct moved *list, size_t count, record_no record)
{
	for (size_t i = 0; i < count; i++) {
		if (list[i].record == record) {
			return true;
		}
	}
	return false;
}

static bool gather(struct page *p, struct instant since, struct moved *list, size_t *count)
{
	bool row = true;
	struct statement *st = db_sql(p->c, p->db, select_entries);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, p->home->no);
	bind_int(st, 3, since.s);
	bind_int(st, 4, LOOKED_AT);
	bind_int(st, 5, GATHERED);
	while (statement_step(p->c, st, &row) && row) {
		record_no record = (record_no)column_int(st, 0),
				  author = column_is_null(st, 2) ? 0 : (record_no)column_int(st, 2);
		if (author != p->reader.person && !is_known(list, *count, record)) {
			list[(*count)++] = (struct moved){record, author, {column_int(st, 3)}};
		}
	}
	return p->c->error == ERROR_NONE;
}

/* ---- in words ---- */

static const char *text_of(const struct record *r, size_t kind)
{
	for (size_t i = 0; i < 3 && told[kind].fields[i] != NULL; i++) {
		const char *text = record_text(r, told[kind].fields[i]);
		if (text != NULL && *text != '\0') {
			return text;
		}
	}
	return NULL;
}

static bool say(struct page *p, const struct moved *m, struct news *ret)
{
	struct arena *a = p->c->arena;
	const struct record *r = page_record(p, m->record);
	size_t kind = 0;
	while (r != NULL && kind < TOLD && !text_is(symbol_word(r->type), told[kind].type)) {
		kind++;
	}
	const char *text = r == NULL || kind == TOLD ? NULL : text_of(r, kind);
	if (text == NULL) {
		return false;
	}
	const struct fact *measure = record_fact(r, symbol_of("kind"), INSTANT_NEVER);
	bool discipline = kind == 0 && measure != NULL && measure->value.kind == VALUE_WORD &&
	                  text_is(symbol_word(measure->value.word), "discipline");
	bool child = r->subject != 0 && r->subject != r->home;
	const char *words = words_first(a, text, WORDS);
	char *when = arena_copy(a, words_when(a, m->written, p->c->now));
	when[0] = (char)(when[0] == 'y' ? 'Y' : when[0]);
	*ret = (struct news){.when = when,
	                     .who = page_full_name(p, m->author),
	                     .words = child ? arena_printf(a, "%s: %s", page_name(p, r->subject), words)
	                                    : words,
	                     .href = arena_printf(a, "/record/%s", r->ref),
	                     .link = discipline ? "The consequence" : told[kind].link};
	return true;
}

bool news_read(struct page *p, struct instant since, size_t most, const struct news **ret,
               size_t *ret_count)
{
	struct moved moved[GATHERED];
	size_t moved_count = 0, count = 0;
	struct news *list = ARENA_ARRAY(p->c->arena, most + 1, struct news);
	if (!gather(p, since, moved, &moved_count)) {
		return false;
	}
	for (size_t i = 0; i < moved_count && count < most; i++) {
		count += say(p, &moved[i], &list[count]);
	}
	for (size_t i = 0; i < count / 2; i++) {
		struct news first = list[i];
		list[i] = list[count - 1 - i];
		list[count - 1 - i] = first;
	}
	*ret = list;
	*ret_count = count;
	return p->c->error == ERROR_NONE;
}
