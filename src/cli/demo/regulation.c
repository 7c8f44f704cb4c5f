/* The independent person's visit each month (reg 44) and the review of the quality of care each half-year (reg 45). */
#include <string.h>

#include "cli/demo/inside.h"

/* ---- reg 44 ---- */

static int month_of(struct date d)
{
	int year, month, day;
	date_split(d, &year, &month, &day);
	return year * 12 + month;
}

/* A working day between the 7th and the 22nd. The newer of the demo's homes is not visited in one month: the visitor was ill. */
static struct date visit_of_month(const struct house *h)
{
	int year, month, day;
	date_split(h->today, &year, &month, &day);
	bool missed = h->cast && h->index == 1 &&
	              month_of(h->today) == month_of(date_add_days(h->demo->last, -122));
	struct date d =
		date_of(year, month, 7 + (int)lot(h->seed, (uint32_t)month_of(h->today), 44, 16));
	if (month_of(h->opened) == month_of(h->today) &&
	    d.day < h->opened.day + 2) { /* in its first month, even in its last days */
		d = date_add_days(h->opened, 2);
		return month_of(d) == month_of(h->today) ? d : date_month_end(h->today);
	}
	return missed ? DATE_NONE : next_working(h, d);
}

/* Points the visitor raises, decided by the manager in days and done in weeks. */
static struct ref point(struct house *h, struct instant at, struct ref visit)
{
	uint16_t place = h->dealt[BANK_reg44_action]++;
	struct date due = date_add_days(instant_day(at), 35);
	struct instant decided = manager_back(
		h, moment(next_working(h, date_add_days(instant_day(at), between(&h->random, 3, 9))),
	              15 * 60 + between(&h->random, 0, 90)));
	struct instant done = moment(
		next_working(h, date_add_days(instant_day(decided), between(&h->random, 8, 26))), 16 * 60);
	struct ref ref =
		writes(h, at, "action", "action", h->subject, h->independent,
	           FIELDS(TEXT("source", "reg44"), LISTED("source_ref", visit.text),
	                  TEXT("what", bank_reg44_action.texts[place % bank_reg44_action.count]),
	                  TEXT("owner", manager_of(h)->ref.text), ON("due", due)));
	steps(h, decided, ref.text, "decide", manager_of(h)->by, FIELDS(TEXT("decision", "accept")));
	steps(h, later(done, 20), ref.text, "do", deputy_of(h)->by,
	      FIELDS(AT("done_at", done),
	             TEXT("evidence", bank_reg44_evidence.texts[place % bank_reg44_evidence.count])));
	return ref;
}

static void visit(struct house *h)
{
	struct instant at = today_at(h, 17 * 60 + 30),
				   report =
					   moment(next_working(h, date_add_days(h->today, between(&h->random, 4, 11))),
	                          10 * 60);
	bool two = chance(&h->random, 500), none = chance(&h->random, 150);
	struct ref ref = writes(
		h, at, "reg44-visit", "reg44", h->subject, h->independent,
		FIELDS(
			ON("visited_on", h->today), YES("announced", chance(&h->random, 500)),
			TEXT("visitor", h->independent_ref.text),
			TEXT("interviewed", say(h, NULL, NULL, &bank_reg44_spoke)),
			TEXT(
				"consents",
				"Both children and authorities had agreed in writing to reading; one child took the consent back today and it was kept")));
	struct ref first = none ? ref_called("") : point(h, later(report, -40), ref),
			   second = two && !none ? point(h, later(report, -30), ref) : ref_called("");
	struct said points =
		none ? (struct said)BECAUSE("recommendations", "nothing to recommend this month")
			 : (struct said)LISTED("recommendations", first.text, two ? second.text : NULL);
	steps(h, report, ref.text, "report", h->independent,
	      FIELDS(TEXT("safeguarded_opinion", say(h, NULL, NULL, &bank_reg44_safe)),
	             TEXT("wellbeing_opinion", say(h, NULL, NULL, &bank_reg44_well)), points,
	             TEXT("report_document", file_of(h, words(h, "report %s", ref.text)))));
	struct instant sent = later(report, between(&h->random, 60, 300));
	steps(h, later(sent, 5), ref.text, "send", h->independent,
	      FIELDS(AT("sent_hmci_at", sent), AT("sent_placing_at", sent),
	             AT("sent_provider_at", sent)));
	steps(h, moment(next_working(h, date_add_days(instant_day(sent), 3)), 11 * 60), ref.text,
	      "comment", h->answerable,
	      FIELDS(TEXT("provider_comments", say(h, NULL, NULL, &bank_provider_comment))));
}

void independent_visits(struct house *h)
{
	struct date day = visit_of_month(h);
	if (h->today.day == day.day) {
		visit(h);
	}
}

/* ---- reg 45 ---- */

static const struct {
	const char *role, *of, *channel, *question, *words;
} asked[] = {
	{"children", "Each child, with a person they chose", "in-person",
     "What is good here, what is not, what should change?",
     "Food is good. Staff are kind and mostly listen. The wifi. Nobody likes it when people go missing. More trips."},
	{"parents", "Parents and those who stand in for them", "telephone",
     "How is your child cared for, and are you told what you need to know?",
     "I am rung when they say they will ring. I would like photographs more often. She is happier than I have seen her."},
	{"placing-authorities", "Social workers of all children", "email",
     "Does the care meet the plan? What would you change?",
     "Warm, honest, prompt. Minutes of meetings could come sooner. The challenge about the late review was fair."},
	{"staff-members", "All staff, without names", "questionnaire",
     "What helps you to care well, what hinders?",
     "Supervision helps. Too many forms at night. Proud of how we got through the summer."},
};

static void ask_opinions(struct house *h, struct date from)
{
	for (int i = 0; i < 4; i++) {
		struct instant at = moment(next_working(h, date_add_days(from, 2 + i)), 14 * 60 + i * 7);
		struct ref ref =
			writes(h, at, "views-request", "views", h->subject, deputy_of(h)->by,
		           FIELDS(TEXT("asked_of", asked[i].of), TEXT("role", asked[i].role),
		                  AT("asked_at", at), TEXT("channel", asked[i].channel),
		                  TEXT("question", asked[i].question), YES("one_time_link", false)));
		struct instant answered = moment(date_add_days(instant_day(at), 5), 18 * 60);
		steps(
			h, later(answered, 15), ref.text, "answer", deputy_of(h)->by,
			FIELDS(AT("answered_at", answered), TEXT("words", asked[i].words),
		           TEXT("changed", i == 0 ? "Trips: one a month is now planned with them" : NULL)));
	}
}

static struct ref review_action(struct house *h, struct instant at, const char *what, int days)
{
	struct ref ref = writes(h, at, "action", "action", h->subject, manager_of(h)->by,
	                        FIELDS(TEXT("source", "reg45"), LISTED("source_ref", h->review.text),
	                               TEXT("what", what), TEXT("owner", manager_of(h)->ref.text),
	                               ON("due", date_add_days(instant_day(at), days))));
	struct instant done =
		moment(next_working(h, date_add_days(instant_day(at), days - 12)), 12 * 60);
	steps(
		h, later(done, 30), ref.text, "do", deputy_of(h)->by,
		FIELDS(AT("done_at", done),
	           TEXT("evidence",
	                "Begun in the first week; the children's meeting of this month noticed it.")));
	return ref;
}

/* From the beginning to the sending, about five weeks; `slow` more days at the end. */
static void review(struct house *h, int slow)
{
	struct date done = next_working(h, date_add_days(h->today, 21));
	struct instant at = moment(done, 16 * 60),
				   written = moment(next_working(h, date_add_days(done, 6)), 12 * 60),
				   sent = moment(next_working(h, date_add_days(done, 11 + slow)), 15 * 60);
	struct date from = date_add_months(h->today, -6);
	const char *by = manager_of(h)->by;
	h->review = writes(h, about(h, 10 * 60, 30), "reg45-review", "reg45", h->subject, by,
	                   FIELDS(ON("period_from", from.day < h->opened.day ? h->opened : from),
	                          ON("period_to", h->today),
	                          TEXT("focus", "What changed for each child, and how we know")));
	ask_opinions(h, h->today);
	steps(h, moment(next_working(h, date_add_days(h->today, 14)), 11 * 60), h->review.text,
	      "opinions", by,
	      FIELDS(TEXT("children_opinions", asked[0].words),
	             TEXT("parents_opinions", asked[1].words),
	             TEXT("placing_authority_opinions", asked[2].words),
	             TEXT("staff_opinions", asked[3].words)));
	struct ref first = review_action(h, later(at, -90), "A trip a month, planned with the children",
	                                 60),
			   second =
				   review_action(h, later(at, -80), "Shorter forms for the night; one page", 75);
	steps(
		h, at, h->review.text, "complete", by,
		FIELDS(
			ON("completed_on", done),
			TEXT(
				"findings",
				"Children are safer and happier than six months ago, and the records show why for most of them. Holds are fewer. Missing episodes are shorter. Education is better. We were slow in three signatures and one meeting; what we changed is in the plan."),
			TEXT(
				"turnover",
				"One care worker left, one joined; gaps were filled by our own bank and one agency worker known to the children."),
			LISTED("actions", first.text, second.text)));
	steps(h, written, h->review.text, "report", by,
	      FIELDS(ON("report_written_on", instant_day(written))));
	steps(h, later(sent, 10), h->review.text, "send", by,
	      FIELDS(AT("sent_hmci_at", sent), AT("sent_placing_at", later(sent, 5))));
}

/* The first within six months of the registration; the newer of the demo's homes is ten days late with it. */
void quality_review(struct house *h)
{
	struct date from = h->opened.day > h->begin.day ? h->opened : h->begin;
	bool slow = h->cast && h->index == 1;
	int first = h->cast && h->index == 0 ? 78
	            : slow                   ? 171
	                                     : 140 + (int)(h->seed % 15),
		since = h->today.day - from.day - first;
	if (since >= 0 && since % 176 == 0) {
		review(h, slow ? 3 : 0);
	}
}
