/*
 * "Enforcement action since last inspection": prose about notices and the visits that monitored them, as entries.
 *
 * The text is read mention by mention: "three compliance notices under regulations 11, 12 and 13" makes three entries,
 * "the compliance notice under regulation 11 had been met" later settles one of them, "the compliance notices" without a
 * number speaks of those already named.
 */
#include <string.h>

#include "base/text.h"
#include "inspection/match.h"
#include "inspection/reader.h"

enum {
	REGULATIONS_MOST = 30, /* of one mention */
	PROSE_MOST = 20000,    /* bytes that are read; the longest real text has about 3,000 */
};

struct kind {
	const char *words;
	const char *name;
};

static const char compliance[] = "compliance notice";
static const char visit[] = "monitoring visit";
static const char restriction[] = "notice restricting accommodation";

static const struct kind kinds[] = {
	{"notices? restricting accommodation|notices? to restrict accommodation|notices? of restriction of accommodation|notices? of restriction|"
     "restriction of accommodation notices?|restriction of accommodation|restricted accommodation notices?|restricted accommodation|restrict accommodation|"
     "restricting accommodation|restriction on accommodation|accommodation was restricted|accommodation has been restricted|"
     "accommodation is restricted|accommodation had been restricted|restriction notices?|restriction on admissions|restricted admissions|"
     "restrict admissions|restricting admissions|restrict the accommodation|restricted the accommodation|notices? to restrict admissions",
     restriction},
	{"compliance notices?", compliance},
	{"monitoring visits?|monitoring inspections?", visit},
	{"notices? of proposal to cancel", "notice of proposal to cancel registration"},
	{"notices? of decision to cancel", "notice of decision to cancel registration"},
	{"notices? of proposal to refuse", "notice of proposal to refuse registration"},
	{"notices? of proposal", "notice of proposal"},
	{"notices? of decision", "notice of decision"},
	{"notices? of suspension|suspended the registration|suspended the home's registration|suspended the provider's registration|"
     "suspension of registration|suspension notices?|registration was suspended|suspension of the registration|suspended registration",
     "suspension of registration"},
	{"cancelled the registration|cancellation of registration|registration was cancelled|cancel the registration|cancelled the provider's registration|"
     "cancelled the manager's registration|cancellation of the registration",
     "cancellation of registration"},
	{"conditions? of registration|imposed a condition|imposed conditions|condition on the registration",
     "condition of registration"},
	{"warning letters?", "warning letter"},
	{"prosecution|prosecuted", "prosecution"},
	{"requirement notices?", "requirement notice"},
	{"enforcement notices?", "enforcement notice"},
	{"simple caution|a caution", "caution"},
	/* "the notices under regulations 12 and 13" */
	{"notices? under regulations?|notices? relating to regulations?|notices? for regulations?|notices? for breaches of regulations?",
     compliance},
};

/* A place in the text that speaks of a kind of action. */
struct mention {
	const struct kind *kind;
	const char *start, *end; /* of its words */
	const char *until;       /* where the next mention or sentence begins */
};

struct reading {
	struct arena *a;
	struct report_enforcement list[ACTIONS_MOST];
	size_t count;
	size_t unnamed;  /* compliance notices counted but not yet placed under a regulation */
	bool visit_seen; /* what is found met after that was found at a visit */
	struct date
		inspected[REPORT_DATES_MOST]; /* the days of the last inspection the text speaks of */
	size_t inspected_count;
};

static const struct kind *kind_at(const char *at, const char **ret_end)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		const char *end = match_at(at, kinds[i].words);
		if (end != NULL) {
			*ret_end = end;
			return &kinds[i];
		}
	}
	return NULL;
}

/* A sentence ends at a full stop before a blank and a capital ("No. 57" ends none: a digit follows). */
static bool sentence_ends(const char *at)
{
	return *at == '.' && (at[1] == '\0' || (at[1] == ' ' && at[2] >= 'A' && at[2] <= 'Z'));
}

static bool find_mention(const char *from, struct mention *ret)
{
	bool in_word = false;
	for (const char *at = from; *at != '\0'; at++) {
		const char *end;
		const struct kind *kind = in_word ? NULL : kind_at(at, &end);
		if (kind != NULL) {
			*ret = (struct mention){kind, at, end, end};
			return true;
		}
		in_word = is_letter(*at);
	}
	return false;
}

static void find_until(struct mention *m)
{
	struct mention next;
	bool another = find_mention(m->end, &next);
	while (*m->until != '\0' && !sentence_ends(m->until) && !(another && m->until == next.start)) {
		m->until++;
	}
}

/* The regulations named between two places: "under regulations 11, 12 and 13", "under regulation 12 (…) and regulation 13". */
static size_t regulations_between(struct arena *a, const char *from, const char *until,
                                  const char **ret, size_t most)
{
	size_t count = 0;
	const char *end;
	const char *text = arena_copy_n(a, from, (size_t)(until - from));
	for (const char *at = text; (at = match_in(at, "regulations? #", &end)) != NULL; at = end) {
		const char *const *found;
		size_t found_count;
		end = regulations_at(a, end - 1, &found, &found_count);
		for (size_t i = 0; i < found_count && count < most; i++) {
			ret[count++] = found[i];
		}
	}
	return count;
}

/* "has not been met", "had been met", "was lifted": NULL where nothing is said. */
static const char *status_between(struct arena *a, const char *from, const char *until)
{
	static const struct kind states[] = {
		{"partially met|partly met|met in part", "partly met"},
		{"not met|not been met|not been fully met|not fully met|not yet met|not yet been met|not being met|failed to comply|failed to meet|"
	     "not complied|not been complied|remain unmet|remains unmet|unmet|had not met|have not met|has not met|not all",
	     "not met"},
		{"was met|were met|is met|are met|been met|been fully met|were fully met|was fully met|are now met|is now met|both met|all met|"
	     "been complied with|was complied with|were complied with|complied with|had met|has met|have met|fully met",
	     "met"},
		{"lifted|removed|withdrawn|revoked|ceased", "lifted"},
	};
	const char *text = arena_copy_n(a, from, (size_t)(until - from));
	for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
		if (match_in(text, states[i].words, NULL) != NULL) {
			return states[i].name;
		}
	}
	return NULL;
}

static const char *const number_words[] = {"one",  "two", "three", "four",
                                           "five", "six", "seven", "eight"};

/* The number before "compliance notices": "issued three compliance notices"; 1 where none is printed. */
static size_t number_before(const char *text, const char *at)
{
	while (at > text && at[-1] == ' ') {
		at--;
	}
	const char *start = at;
	while (start > text && start[-1] != ' ') {
		start--;
	}
	for (size_t i = 0; i < sizeof number_words / sizeof number_words[0]; i++) {
		const char *end = match_at(start, number_words[i]);
		if (end == at) {
			return i + 1;
		}
	}
	return at - start == 1 && *start >= '1' && *start <= '9' ? (size_t)(*start - '0') : 1;
}

/* "no compliance notices", "any compliance notice" */
static bool is_denied(const char *text, const char *at)
{
	while (at > text && at[-1] == ' ') {
		at--;
	}
	return (at - text >= 2 && match_at(at - 2, "no.") == at) ||
	       (at - text >= 3 && match_at(at - 3, "any.") == at);
}

static struct report_enforcement *add(struct reading *r, const char *kind)
{
	if (r->count == ACTIONS_MOST) {
		return &r->list[ACTIONS_MOST - 1];
	}
	r->list[r->count] = (struct report_enforcement){.kind = kind, .date = DATE_NONE};
	return &r->list[r->count++];
}

static void set_status(const struct reading *r, struct report_enforcement *e, const char *status)
{
	if (status != NULL) {
		e->status = status;
		e->seen_at_visit = r->visit_seen;
	}
}

static struct report_enforcement *find(struct reading *r, const char *kind, const char *regulation)
{
	for (size_t i = 0; i < r->count; i++) {
		struct report_enforcement *e = &r->list[i];
		bool same = regulation == NULL ||
		            (e->regulation_count == 1 && text_is(e->regulations[0], regulation));
		if (text_is(e->kind, kind) && same) {
			return e;
		}
	}
	return NULL;
}

static bool has_regulation_notices(const struct reading *r)
{
	for (size_t i = 0; i < r->count; i++) {
		if (r->list[i].kind == compliance && r->list[i].regulation_count > 0) {
			return true;
		}
	}
	return false;
}

static void take_compliance(struct reading *r, const struct mention *m, const char *text)
{
	const char **regulations = ARENA_ARRAY(r->a, REGULATIONS_MOST, const char *);
	size_t count = regulations_between(r->a, m->start, m->until, regulations, REGULATIONS_MOST);
	const char *status = status_between(r->a, m->start, m->until);
	for (size_t i = 0; i < count; i++) {
		struct report_enforcement *e = find(r, compliance, regulations[i]);
		if (e == NULL) {
			e = add(r, compliance);
			e->regulations = &regulations[i];
			e->regulation_count = 1;
		}
		set_status(r, e, status);
	}
	if (count == 0 && !has_regulation_notices(r)) {
		size_t number = number_before(text, m->start);
		r->unnamed = number > r->unnamed ? number : r->unnamed;
	}
	for (size_t i = 0; count == 0 && i < r->count; i++) {
		if (r->list[i].kind == compliance && r->list[i].status == NULL) {
			set_status(r, &r->list[i], status);
		}
	}
}

/* A report of a monitoring visit says in its findings which of the notices it found met. */
static void take_findings(struct reading *r, const char *text)
{
	struct mention m;
	r->visit_seen = true;
	text = arena_copy_n(r->a, text, strnlen(text, 4 * PROSE_MOST));
	for (const char *at = text; find_mention(at, &m); at = m.until > m.end ? m.until : m.end) {
		find_until(&m);
		const char *regulations[REGULATIONS_MOST];
		size_t count = regulations_between(r->a, m.start, m.until, regulations, REGULATIONS_MOST);
		for (size_t i = 0; m.kind->name == compliance && i < count; i++) {
			struct report_enforcement *e = find(r, compliance, regulations[i]);
			if (e != NULL && e->status == NULL) {
				set_status(r, e, status_between(r->a, m.start, m.until));
			}
		}
	}
}

/* The dates of a visit stand after it, "on 9 March and 4 May 2023", or before: "On 9 March 2023, a monitoring visit …". */
static void take_visit(struct reading *r, const struct mention *m, const char *sentence)
{
	const char *first[2] = {m->end, sentence}, *last[2] = {m->until, m->start};
	for (int side = 0; side < 2; side++) {
		for (const char *at = first[side]; at < last[side]; at++) {
			struct date dates[REPORT_DATES_MOST];
			const char *end = at;
			bool word_start = at == first[side] || at[-1] == ' ' || at[-1] == '(';
			size_t count = word_start && is_digit(*at) ? dates_at(at, dates, &end) : 0;
			for (size_t i = 0; i < count; i++) {
				struct report_enforcement *e = add(r, visit);
				e->date = dates[i];
				e->date_text = arena_copy_n(r->a, at, (size_t)(end - at));
			}
			if (count > 0) {
				r->visit_seen = true;
				return;
			}
		}
	}
	if (find(r, visit, NULL) == NULL) {
		add(r, visit);
	}
	r->visit_seen = true;
}

static void take_other(struct reading *r, const struct mention *m)
{
	const char *status = status_between(r->a, m->end, m->until);
	struct report_enforcement *e = find(r, m->kind->name, NULL);
	if (e == NULL) {
		e = add(r, m->kind->name);
		if (m->kind->name == restriction && r->inspected_count > 0) {
			struct date *days = ARENA_ARRAY(r->a, r->inspected_count, struct date);
			memcpy(days, r->inspected, r->inspected_count * sizeof *days);
			e->after = days;
			e->after_count = r->inspected_count;
		}
	}
	set_status(r, e, status);
}

/* "carried out a full inspection on 24 and 25 January 2023": the inspection that what follows comes after. */
static void note_inspection(struct reading *r, const char *from, const char *until)
{
	const char *end;
	const char *text = arena_copy_n(r->a, from, (size_t)(until - from));
	for (
		const char *at = text;
		(at = match_in(
			 at,
			 "inspection on |inspection of |inspected on |inspection, on |inspection took place on |"
			 "inspection carried out on ",
			 &end)) != NULL;
		at = end) {
		struct date dates[REPORT_DATES_MOST];
		size_t count = dates_at(end, dates, NULL);
		if (count > 0) {
			memcpy(r->inspected, dates, count * sizeof *dates);
			r->inspected_count = count;
		}
	}
}

static const char *sentence_start(const char *text, const char *at)
{
	while (at > text && !(at - text >= 2 && sentence_ends(at - 2))) {
		at--;
	}
	return at;
}

/* A visit cannot be before the inspection that it follows. */
static void check_visits(const struct report *report, const struct reading *r, struct warnings *w)
{
	struct date after = r->inspected_count > 0 ? r->inspected[0] : report->previous_date;
	for (size_t i = 0; i < r->count; i++) {
		const struct report_enforcement *e = &r->list[i];
		if (e->kind != visit || date_is_none(e->date)) {
			continue;
		}
		if (!date_is_none(after) && e->date.day < after.day) {
			warn(w, "the monitoring visit is dated %s, before the inspection of %s that it follows",
			     e->date_text, date_words(r->a, after));
		} else if (report->date_count > 0 &&
		           e->date.day > report->dates[report->date_count - 1].day) {
			warn(w, "the monitoring visit is dated %s, after this inspection", e->date_text);
		}
	}
}

void read_enforcement(const struct document *d, struct report *report, struct warnings *w)
{
	const char *text = report->enforcement_text;
	if (text == NULL || name_is_nobody(text) || match_whole(text, "none.")) {
		return;
	}
	struct reading *r = ARENA_NEW(d->arena, struct reading);
	r->a = d->arena;
	text = arena_copy_n(d->arena, text, strnlen(text, PROSE_MOST));
	const char *noted = text;
	struct mention m;
	for (const char *at = text; r->count < ACTIONS_MOST && find_mention(at, &m);
	     at = m.until > m.end ? m.until : m.end) {
		find_until(&m);
		note_inspection(r, noted, m.start);
		noted = m.start;
		if (is_denied(text, m.start)) {
			continue;
		}
		if (m.kind->name == compliance) {
			take_compliance(r, &m, text);
		} else if (m.kind->name == visit) {
			take_visit(r, &m, sentence_start(text, m.start));
		} else {
			take_other(r, &m);
		}
	}
	for (size_t i = 0; i < r->unnamed && !has_regulation_notices(r); i++) {
		add(r, compliance);
	}
	if (report->type == REPORT_MONITORING) {
		take_findings(r, document_section(d, SECTION_FINDINGS));
	}
	report->enforcement = r->list;
	report->enforcement_count = r->count;
	check_visits(report, r, w);
}
