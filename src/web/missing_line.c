/* The line of an open episode: what was done and what comes, along the clock; the same stands in the lists below it. */
#include "web/missing_line.h"

#include "ui/html.h"

enum { LEFT = 60, RIGHT = 980, NEAR = 110 };

struct drawn {
	struct buf *b;
	struct arena *a;
	const struct line_dot *dots;
	size_t count;
	int64_t from, span;
};

static int x_of(const struct drawn *d, struct instant at)
{
	int64_t x = LEFT + (at.s - d->from) * (RIGHT - LEFT) / d->span;
	return (int)(x < LEFT ? LEFT : x > RIGHT ? RIGHT : x);
}

static void put_text(struct drawn *d, int x, int y, const char *class, const char *words)
{
	put(d->b, HTML("<text text-anchor=\"middle\" x=\""));
	put(d->b, x);
	put(d->b, HTML("\" y=\""));
	put(d->b, y);
	put(d->b, HTML("\" class=\""));
	put(d->b, class);
	put(d->b, HTML("\">"));
	put(d->b, words);
	put(d->b, HTML("</text>"));
}

static void put_line(struct drawn *d, const char *class, int from, int to)
{
	put(d->b, HTML("<line class=\""));
	put(d->b, class);
	put(d->b, HTML("\" x1=\""));
	put(d->b, from);
	put(d->b, HTML("\" x2=\""));
	put(d->b, to);
	put(d->b, HTML("\" y1=\"66\" y2=\"66\"/>"));
}

static void put_dot(struct drawn *d, const struct line_dot *dot, int x, bool above)
{
	static const char *const classes[] = {[DOT_DONE] = "done", [DOT_TODO] = "todo", [DOT_PAST] = "over"};
	bool past = dot->kind == DOT_PAST;
	put(d->b, HTML("<circle cy=\"66\" r=\"9\" cx=\""));
	put(d->b, x);
	put(d->b, HTML("\" class=\""));
	put(d->b, classes[dot->kind]);
	put(d->b, HTML("\"/>"));
	put_text(d, x, above ? 44 : 100, past ? "t-target" : "t-b", dot->when);
	put_text(d, x, above ? 24 : 120, past ? "t-target" : "t-soft", dot->words);
}

static void put_now(struct drawn *d, struct instant now, const char *words)
{
	int x = x_of(d, now);
	put(d->b, HTML("<line class=\"now\" y1=\"50\" y2=\"82\" x1=\""));
	put(d->b, x);
	put(d->b, HTML("\" x2=\""));
	put(d->b, x);
	put(d->b, HTML("\"/>"));
	put_text(d, x, 24, "t-b", "Now");
	put_text(d, x, 44, "t-b", words);
}

static void put_title(struct drawn *d, const char *now)
{
	put(d->b, HTML("<title id=\"axt\">"));
	for (size_t i = 0; i < d->count; i++) {
		put(d->b, d->dots[i].words);
		put(d->b, d->dots[i].kind == DOT_DONE ? " " : d->dots[i].kind == DOT_TODO ? " by " : ", your target was ");
		put(d->b, d->dots[i].when);
		put(d->b, ". ");
	}
	put(d->b, "It is ");
	put(d->b, now);
	put(d->b, HTML(".</title>"));
}

struct safe_html line_drawn(struct arena *a, const struct line_dot *dots, size_t count, struct instant now, const char *now_words)
{
	struct buf b = {.arena = a};
	struct drawn d = {.b = &b, .a = a, .dots = dots, .count = count};
	if (count == 0) {
		return (struct safe_html){NULL};
	}
	int64_t last = dots[count - 1].at.s > now.s ? dots[count - 1].at.s : now.s;
	d.from = dots[0].at.s;
	d.span = last - d.from < 600 ? 600 : last - d.from;
	put(&b, HTML("<svg class=\"line\" viewBox=\"0 0 1040 132\" role=\"img\" aria-labelledby=\"axt\">"));
	put_title(&d, now_words);
	put_line(&d, "axis", LEFT, RIGHT);
	put_line(&d, "past", LEFT, x_of(&d, now));
	int below = -1000, nearest = x_of(&d, now); /* "Now" stands above the line, and keeps its room */
	int above = -1000;
	for (size_t i = 0; i < count; i++) {
		int x = x_of(&d, dots[i].at);
		bool up = x - below < NEAR;
		int apart = nearest > x ? nearest - x : x - nearest;
		if (up && (apart < NEAR || x - above < NEAR)) {
			continue; /* no room for its words: the list below has it */
		}
		put_dot(&d, &dots[i], x, up);
		below = up ? below : x;
		above = up ? x : above;
	}
	put_now(&d, now, now_words);
	put(&b, HTML("</svg>"));
	return html_made(&b);
}
