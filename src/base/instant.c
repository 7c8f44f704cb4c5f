/*
 * A moment: whole seconds, UTC. Shown and read as Europe/London.
 *
 * Since 1996 summer time runs from the last Sunday of March to the last Sunday of October, changing at 01:00 UTC (the
 * Summer Time Order 1997 and its 2002 successor), so London is computed. Older moments are rare (a birth, an old file)
 * and are asked of glibc's table.
 */
#include "base/instant.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/ctx.h"
#include "base/text.h"

enum {
	HOUR = 3600,
	DAY = 86400,
	DAY_1996 = 9496,       /* 1996-01-01 in days since 1970 */
	LARGEST_OFFSET = 7200, /* double summer time, 1941 to 1947 */
	SMALLEST_OFFSET = 0,
	TABLED_YEARS = 200,
};

struct instant instant_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	return (struct instant){t.tv_sec};
}

static int64_t floor_days(int64_t s)
{
	return s >= 0 ? s / DAY : -((-(s + 1)) / DAY) - 1;
}

static struct date utc_day(int64_t s)
{
	int64_t day = floor_days(s);
	if (day > INT32_MAX) {
		return (struct date){INT32_MAX};
	}
	return (struct date){day <= INT32_MIN ? INT32_MIN + 1 : (int32_t)day};
}

/* glibc reads the zone of the process; set before main(), while there is one thread. */
__attribute__((constructor)) static void use_london(void)
{
	setenv("TZ", "Europe/London", 1);
	tzset();
}

static int offset_by_table(int64_t s)
{
	time_t t = s;
	struct tm local;
	if (localtime_r(&t, &local) == NULL || local.tm_gmtoff < SMALLEST_OFFSET ||
	    local.tm_gmtoff > LARGEST_OFFSET) {
		return 0; /* London's own mean time, before 1847 */
	}
	return (int)local.tm_gmtoff;
}

/* In March and October, both of 31 days: whether the last Sunday's 01:00 UTC has come. */
static bool last_sunday_has_come(struct date utc, int day_of_month, int64_t second_of_day)
{
	int days_since_sunday = (date_weekday(utc) + 1) % 7;
	int sunday = day_of_month - days_since_sunday; /* the latest Sunday up to today */
	if (sunday + 7 <= 31) {
		return false;
	}
	return days_since_sunday > 0 || second_of_day >= HOUR;
}

static int offset_by_rule(struct date utc, int64_t second_of_day)
{
	int year, month, day;
	date_split(utc, &year, &month, &day);
	if (month < 3 || month > 10) {
		return 0;
	}
	if (month > 3 && month < 10) {
		return HOUR;
	}
	bool changed = last_sunday_has_come(utc, day, second_of_day);
	return changed == (month == 3) ? HOUR : 0;
}

/* Days on which summer time holds at 00:00 UTC; as every day is asked for again and again. */
static struct {
	struct date end; /* days from 1996 to before this one */
	uint8_t days[(TABLED_YEARS * 366 + 7) / 8];
} summer;

static bool is_summer(int32_t day)
{
	uint32_t at = (uint32_t)(day - DAY_1996);
	return (summer.days[at / 8] >> (at % 8) & 1) != 0;
}

static struct date last_sunday(int year, int month)
{
	struct date last = date_of(year, month, 31);
	return date_add_days(last, -((date_weekday(last) + 1) % 7));
}

/* Before main(), while there is one thread. */
__attribute__((constructor)) static void make_summers(void)
{
	for (int year = 1996; year < 1996 + TABLED_YEARS; year++) {
		struct date last = last_sunday(year, 10);
		for (int32_t day = last_sunday(year, 3).day + 1; day <= last.day; day++) {
			uint32_t at = (uint32_t)(day - DAY_1996);
			summer.days[at / 8] = (uint8_t)(summer.days[at / 8] | 1u << (at % 8));
		}
	}
	summer.end = date_of(1996 + TABLED_YEARS - 1, 12, 31);
}

/* Whether this day and the next stand in the table. */
static bool is_tabled(struct date d)
{
	return d.day >= DAY_1996 && d.day < summer.end.day;
}

/* The clocks change at 01:00 UTC: from there on the next day's beginning tells. */
int instant_london_offset(struct instant i)
{
	struct date utc = utc_day(i.s);
	int64_t second = i.s - (int64_t)utc.day * DAY;
	if (is_tabled(utc)) {
		return is_summer(second < HOUR ? utc.day : utc.day + 1) ? HOUR : 0;
	}
	return utc.day < DAY_1996 ? offset_by_table(i.s) : offset_by_rule(utc, second);
}

struct date instant_day(struct instant i)
{
	if (instant_is_none(i)) {
		return DATE_NONE;
	}
	int64_t s;
	return utc_day(__builtin_add_overflow(i.s, instant_london_offset(i), &s) ? i.s : s);
}

/* The instants at which London's wall shows it: none, one or two, the earlier first. */
static int instants_of_wall(struct date d, int hour, int minute, int second, struct instant ret[2])
{
	int64_t wall = (int64_t)d.day * DAY + hour * HOUR + minute * 60 + second;
	int count = 0;
	int largest = d.day < DAY_1996 ? LARGEST_OFFSET : HOUR;
	for (int offset = largest; offset >= SMALLEST_OFFSET && count < 2; offset -= HOUR) {
		struct instant i = {wall - offset};
		if (instant_london_offset(i) == offset) {
			ret[count++] = i;
		}
	}
	return count;
}

bool instant_of_london(struct date d, int hour, int minute, int second, struct instant *ret)
{
	if (date_is_none(d) || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
	    second > 59) {
		return false;
	}
	struct instant found[2];
	if (instants_of_wall(d, hour, minute, second, found) == 0) {
		return false;
	}
	*ret = found[0];
	return true;
}

/* Clocks have never changed at midnight in London, so both ends of a day exist; the fallback is for a broken table. */
static struct instant end_of_day(struct date d, int hour, int minute, int second)
{
	struct instant i = INSTANT_NONE;
	if (!date_is_none(d) && !instant_of_london(d, hour, minute, second, &i)) {
		i.s = (int64_t)d.day * DAY + hour * HOUR + minute * 60 + second;
	}
	return i;
}

/* Never within the hour of a change: at either end of a day in London its own clock tells. */
struct instant instant_day_start(struct date d)
{
	if (is_tabled(d)) {
		return (struct instant){(int64_t)d.day * DAY - (is_summer(d.day) ? HOUR : 0)};
	}
	return end_of_day(d, 0, 0, 0);
}

struct instant instant_day_end(struct date d)
{
	if (is_tabled(d)) {
		return (struct instant){(int64_t)d.day * DAY + DAY - 1 - (is_summer(d.day + 1) ? HOUR : 0)};
	}
	return end_of_day(d, 23, 59, 59);
}

/* What is written: a day, a time of it, and perhaps how far ahead of UTC it is. */
struct written {
	struct date day;
	int hour, minute, second;
	bool has_offset;
	int offset;
};

/* Exactly two digits, at most `most`. */
static bool take_two(const char **at, int most, int *ret)
{
	const char *p = *at;
	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9') {
		return false;
	}
	int number = (p[0] - '0') * 10 + (p[1] - '0');
	if (number > most) {
		return false;
	}
	*ret = number;
	*at = p + 2;
	return true;
}

static bool take_char(const char **at, char ch)
{
	if (**at != ch) {
		return false;
	}
	(*at)++;
	return true;
}

/* "15:00", "15:00:30", "15:00:30.250": the part of a second is dropped. */
static bool take_time(const char **at, struct written *w)
{
	if (!take_two(at, 23, &w->hour) || !take_char(at, ':') || !take_two(at, 59, &w->minute)) {
		return false;
	}
	if (!take_char(at, ':')) {
		return true;
	}
	if (!take_two(at, 59, &w->second)) {
		return false;
	}
	if (**at == '.' && (*at)[1] >= '0' && (*at)[1] <= '9') {
		*at += 1 + strspn(*at + 1, "0123456789");
	}
	return true;
}

/* Nothing, "Z", "+01:00", "+0100" or "+01". */
static bool take_offset(const char **at, struct written *w)
{
	if (**at == '\0') {
		return true;
	}
	w->has_offset = true;
	if (take_char(at, 'Z')) {
		return true;
	}
	bool behind = **at == '-';
	int hours, minutes = 0;
	if (!(take_char(at, '+') || take_char(at, '-')) || !take_two(at, 14, &hours)) {
		return false;
	}
	if (**at != '\0') {
		(void)take_char(at, ':');
		if (!take_two(at, 59, &minutes)) {
			return false;
		}
	}
	w->offset = (hours * HOUR + minutes * 60) * (behind ? -1 : 1);
	return true;
}

static bool refuse_shape(struct ctx *c, const char *text)
{
	return ctx_fail(c, ERROR_INVALID, "\"%s\" is not a time like 2025-03-30T15:00",
	                text_shown(c->arena, text, 40));
}

static bool read_written(struct ctx *c, const char *text, struct written *w)
{
	if (text == NULL || strlen(text) < 16 || (text[10] != 'T' && text[10] != ' ')) {
		return refuse_shape(c, text);
	}
	char day[11] = "";
	memcpy(day, text, 10);
	if (!date_parse(c, day, &w->day)) {
		return false;
	}
	const char *at = text + 11;
	if (!take_time(&at, w) || !take_offset(&at, w) || *at != '\0') {
		return refuse_shape(c, text);
	}
	return true;
}

static bool refuse_both(struct ctx *c, const char *text, const struct instant found[2])
{
	int first = instant_london_offset(found[0]) / HOUR;
	int second = instant_london_offset(found[1]) / HOUR;
	return ctx_fail(
		c, ERROR_INVALID,
		"\"%s\" comes twice, as the clocks go back: write \"%s+%02d:00\" or \"%s+%02d:00\"", text,
		text, first, text, second);
}

bool instant_parse(struct ctx *c, const char *text, struct instant *ret)
{
	struct written w = {0};
	if (!read_written(c, text, &w)) {
		return false;
	}
	if (w.has_offset) {
		ret->s = (int64_t)w.day.day * DAY + w.hour * HOUR + w.minute * 60 + w.second - w.offset;
		return true;
	}
	struct instant found[2];
	int count = instants_of_wall(w.day, w.hour, w.minute, w.second, found);
	if (count == 0) {
		return ctx_fail(c, ERROR_INVALID, "\"%s\" does not exist: the clocks go forward over it",
		                text);
	}
	if (count == 2) {
		return refuse_both(c, text, found);
	}
	*ret = found[0];
	return true;
}

static bool is_shown(struct instant i)
{
	return i.s != INT64_MIN && i.s != INT64_MAX;
}

static char *put_two(char *at, int number)
{
	at[0] = (char)('0' + number / 10 % 10);
	at[1] = (char)('0' + number % 10);
	return at + 2;
}

/* "2025-03-29", the given byte, "15:00"; 16 bytes. Called for every row of every page, hence without printf. */
static char *put_minute(char *at, int64_t seconds, char between)
{
	struct date d = utc_day(seconds);
	int year, month, day, of_day = (int)(seconds - (int64_t)d.day * DAY);
	date_split(d, &year, &month, &day);
	at = put_two(put_two(at, year / 100), year % 100);
	*at++ = '-';
	at = put_two(at, month);
	*at++ = '-';
	at = put_two(at, day);
	*at++ = between;
	at = put_two(at, of_day / HOUR);
	*at++ = ':';
	return put_two(at, of_day / 60 % 60);
}

const char *instant_iso(struct arena *a, struct instant i)
{
	if (!is_shown(i)) {
		return NULL;
	}
	char *text = arena_alloc(a, sizeof "2025-03-29T15:00:00Z");
	char *at = put_minute(text, i.s, 'T');
	*at++ = ':';
	at = put_two(at, (int)(i.s - floor_days(i.s) * DAY) % 60);
	*at = 'Z';
	return text;
}

const char *instant_london(struct arena *a, struct instant i)
{
	if (!is_shown(i)) {
		return NULL;
	}
	char *text = arena_alloc(a, sizeof "2025-03-29 15:00");
	put_minute(text, i.s + instant_london_offset(i), ' ');
	return text;
}

const char *instant_words(struct arena *a, struct instant i)
{
	if (!is_shown(i)) {
		return NULL;
	}
	char time[sizeof "2025-03-29 15:00"] = "";
	put_minute(time, i.s + instant_london_offset(i), ' ');
	return arena_printf(a, "%s, %s", date_words(a, instant_day(i)), time + 11);
}
