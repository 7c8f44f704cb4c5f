/* Names and times as people say them. */
#include <string.h>

#include "ledger/people.h"
#include "web/page.h"

/* ---- people ---- */

static const char *first_word(struct arena *a, const char *text)
{
	size_t length = strcspn(text, " ");
	return arena_copy_n(a, text, length);
}

static const struct record *record_of(struct page *p, record_no no)
{
	return no == 0 ? NULL : p->records.by_no(p->c, p->records.self, no);
}

static const char *whole_name(const struct record *r)
{
	static const char *const fields[] = {"full_name", "name"};
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		const char *name = record_text(r, fields[i]);
		if (name != NULL && *name != '\0') {
			return name;
		}
	}
	return r->ref;
}

const char *page_full_name(struct page *p, record_no no)
{
	const struct record *r = record_of(p, no);
	return r == NULL ? "" : whole_name(r);
}

const char *page_name(struct page *p, record_no no)
{
	const struct record *r = record_of(p, no);
	if (r == NULL) {
		return "";
	}
	const char *wished = record_text(r, "preferred_name");
	if (wished != NULL && *wished != '\0') {
		return wished;
	}
	bool child = text_is(symbol_word(r->type), "child");
	return child ? first_word(p->c->arena, whole_name(r)) : whole_name(r);
}

const char *page_ref(struct page *p, record_no no)
{
	struct listed row;
	bool found = false;
	return no != 0 && record_listed(p->c, p->db, no, &row, &found) && found ? row.ref : "";
}

/* What somebody is above all, the first that they are. */
static const enum role above_all[] = {ROLE_REGISTERED_MANAGER, ROLE_RESPONSIBLE_INDIVIDUAL, ROLE_PROVIDER,     ROLE_PERSON_IN_CHARGE,
                                      ROLE_DEPUTY,             ROLE_SHIFT_LEADER,           ROLE_AUTHORISED_PERSON, ROLE_INDEPENDENT_PERSON,
                                      ROLE_KEY_WORKER,         ROLE_NIGHT_STAFF,            ROLE_CARE_STAFF,   ROLE_HUMAN_RESOURCES,
                                      ROLE_ADMINISTRATOR};

bool page_has_role(const struct page *p, enum role role)
{
	return (p->reader.roles & (1u << role)) != 0;
}

const char *post_words(role_set roles)
{
	for (size_t i = 0; i < sizeof above_all / sizeof above_all[0]; i++) {
		if ((roles & (1u << above_all[i])) != 0) {
			return role_word(above_all[i]);
		}
	}
	return "";
}

const char *page_post(const struct page *p)
{
	return post_words(p->reader.roles);
}

/* ---- time ---- */

static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

const char *words_day(struct arena *a, struct instant i)
{
	struct date d = instant_day(i);
	return arena_printf(a, "%s %s", days[date_weekday(d)], date_words(a, d));
}

const char *words_short_day(struct arena *a, struct instant i)
{
	struct date d = instant_day(i);
	int year, month, day;
	date_split(d, &year, &month, &day);
	return arena_printf(a, "%.3s %d %.3s", days[date_weekday(d)], day, months[month - 1]);
}

const char *words_time(struct arena *a, struct instant i)
{
	int64_t second = (i.s + instant_london_offset(i)) % 86400;
	second = second < 0 ? second + 86400 : second;
	return arena_printf(a, "%02d:%02d", (int)(second / 3600), (int)(second / 60 % 60));
}

const char *words_when(struct arena *a, struct instant i, struct instant now)
{
	int32_t apart = instant_day(now).day - instant_day(i).day;
	int year, this_year, month, day;
	date_split(instant_day(i), &year, &month, &day);
	date_split(instant_day(now), &this_year, &month, &day);
	const char *time = words_time(a, i);
	if (apart == 0) {
		return time;
	}
	if (apart == 1 || apart == -1) {
		return arena_printf(a, "%s %s", apart == 1 ? "yesterday" : "tomorrow", time);
	}
	return year == this_year ? arena_printf(a, "%s, %s", words_short_day(a, i), time)
	                         : arena_printf(a, "%s %d, %s", words_short_day(a, i), year, time);
}

const char *words_clock(struct arena *a, struct instant i, struct instant now)
{
	int32_t ago = instant_day(now).day - instant_day(i).day;
	const char *time = words_time(a, i);
	return ago == 0   ? time
	       : ago == 1 ? arena_printf(a, "%s yesterday", time)
	                  : arena_printf(a, "%s on %s", time, words_short_day(a, i));
}

const char *words_on(struct arena *a, struct instant i, struct instant now)
{
	struct date d = instant_day(i);
	int32_t ago = instant_day(now).day - d.day;
	int year, this_year, month, day, other;
	date_split(d, &year, &month, &day);
	date_split(instant_day(now), &this_year, &other, &other);
	if (ago == 0 || ago == 1) {
		return ago == 0 ? "today" : "yesterday";
	}
	if (ago > 1 && ago < 7) {
		return arena_printf(a, "on %s", days[date_weekday(d)]);
	}
	return year == this_year ? arena_printf(a, "on %d %s", day, months[month - 1])
	                         : arena_printf(a, "on %d %s %d", day, months[month - 1], year);
}

const char *words_span(struct arena *a, int64_t seconds)
{
	long minutes = (long)(seconds / 60), hours = minutes / 60, whole_days = hours / 24;
	if (minutes < 60) {
		return arena_printf(a, "%ld min", minutes);
	}
	if (hours < 24) {
		return minutes % 60 == 0 ? arena_printf(a, "%ld h", hours) : arena_printf(a, "%ld h %ld min", hours, minutes % 60);
	}
	return hours < 48 ? arena_printf(a, "%ld hours", hours) : arena_printf(a, "%ld days", whole_days);
}
