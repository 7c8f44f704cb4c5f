/* What is written on a house's first days: who it is, who answers for it, its papers. */
#include <string.h>

#include "cli/demo/inside.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))

/* `of`: the house it is about; NULL for the provider and the home itself. */
static void by_system(struct house *h, struct instant at, const char *type, const char *ref,
                      const struct house *of, const struct said *fields)
{
	outbox_write(h->demo->outbox, &(struct line){.at = at,
	                                             .record = ref,
	                                             .by = "system",
	                                             .type = type,
	                                             .home = of == NULL ? NULL : of->ref,
	                                             .subject = of == NULL ? NULL : of->subject,
	                                             .fields = fields});
}

static void write_provider(struct house *h, struct instant at)
{
	by_system(h, at, "provider", "lanternfield", NULL,
	          FIELDS(KNOWN(moment(date_of(2014, 4, 1), 600)), TEXT("name", "Lanternfield Care Ltd"),
	                 TEXT("legal_form", "company"), TEXT("registered_number", "00000000"),
	                 TEXT("address", "2 Exchange Yard, Thornmere TM1 1AA"),
	                 ON("from", date_of(2014, 4, 1))));
}

static void write_home(struct house *h, struct instant at)
{
	by_system(
		h, at, "home", h->ref, NULL,
		FIELDS(
			TEXT("name", h->name), TEXT("URN", words(h, "99%05u", 10u + h->index * 7)),
			TEXT("address", h->address), ON("registered_on", h->opened),
			TEXT("provider", "lanternfield"), NUMBER("places", h->places),
			TEXT(
				"conditions",
				words(
					h,
					"The home may care for up to %d children of either sex, aged 8 to 17, with emotional and behavioural difficulties.",
					h->places)),
			TEXT("host_authority", "other"), YES("secure", false), YES("short_breaks", false),
			YES("education_on_site", false), TEXT("icb", "Thorn Valley Integrated Care Board"),
			TEXT("police_force", "Thorn Valley Police"),
			TEXT("fire_authority", "Thorn Valley Fire and Rescue"),
			TEXT("website", "lanternfield.example"), ON("live_from", h->live)));
}

static void tell_of_manager(struct house *h, struct instant at, const struct worker *m,
                            struct date manages)
{
	struct ref n =
		writes(h, at, "notification", "notice", h->subject, h->answerable,
	           FIELDS(LISTED("basis", "reg27-2"), LISTED("event_ref", h->manager_post.text),
	                  TEXT("recipient", "hmci"),
	                  TEXT("matter", words(h, "%s appointed as manager of %s", m->name, h->name)),
	                  TEXT("others_notified", "Nobody else has to be told"),
	                  TEXT("actions_taken", "Application made")));
	steps(h, later(at, 1), n.text, "send", h->answerable,
	      FIELDS(AT("sent_at", moment(manages, 960)),
	             TEXT("sent_by", h->answerable + strlen("registered-person:"))));
}

/* The responsible individual and the manager; the deputy may sign for measures (reg 35). */
static void write_posts(struct house *h, struct instant at)
{
	struct worker *m = first_with_post(h, POST_MANAGER), *deputy = first_with_post(h, POST_DEPUTY);
	bool is_new = date_is_none(h->live);
	struct date known = is_new ? date_add_days(h->opened, -120) : date_add_days(h->opened, -60);
	struct date manages = is_new ? date_add_days(h->opened, -60) : m->from;
	by_system(h, at, "registered-person", h->answerable + strlen("registered-person:"), h,
	          FIELDS(TEXT("role", "responsible-individual"), TEXT("name", h->answerable_name),
	                 ON("appointed_on", known), ON("from", known), KNOWN(moment(known, 600))));
	worker_arrives(h, m, later(at, 10), true);
	worker_arrives(h, deputy, later(at, 20), true);
	by_system(
		h, later(at, 30), "registered-person", h->manager_post.text, h,
		FIELDS(
			TEXT("role", "manager"), TEXT("name", m->name), TEXT("staff", m->ref.text),
			ON("appointed_on", manages), ON("from", manages),
			ON("first_managed_any_home_on", date_add_days(manages, -1500)),
			TEXT(
				"experience_evidence",
				"Nine years in residential care of children, four of them as deputy or manager; references of both homes"),
			LISTED("stand_ins", deputy->ref.text), KNOWN(moment(manages, 600)),
			HAPPENED(moment(manages, 1))));
	struct date registered = date_add_days(manages, 90);
	bool told = !is_new && registered.day <= instant_day(at).day;
	steps(h, later(at, 31), h->manager_post.text, "apply", h->answerable,
	      FIELDS(ON("applied_on", date_add_days(manages, 12)), ON("registered_on", told ? registered : DATE_NONE)));
	by_system(
		h, later(at, 33), "registered-person", words(h, "%s-authorised", h->code), h,
		FIELDS(
			TEXT("role", "authorised-person"), TEXT("name", deputy->name),
			TEXT("staff", deputy->ref.text), ON("appointed_on", deputy->from),
			ON("from", deputy->from),
			TEXT(
				"authorised_for",
				"Speaking to those who used a measure and to the child, and signing the record, reg 35(3)(b) and (c)"),
			KNOWN(moment(known, 600))));
	if (is_new) {
		tell_of_manager(h, later(at, 40), m, manages);
	}
}

static void write_independent(struct house *h, struct instant at, const char *name)
{
	opens(h, at, "independent-person", h->independent_ref.text, h->subject, h->answerable,
	      FIELDS(TEXT("name", name), ON("appointed_on", date_add_days(h->opened, -20)),
	             LISTED("eligibility", "not-employed-by-the-authority",
	                    "not-employed-by-the-provider", "not-in-care-planning", "not-commissioning",
	                    "no-financial-interest", "not-responsible-individual", "no-connection"),
	             TEXT("eligibility_notes",
	                  "Retired head of an inspection team; checked with the company register")));
}

/* ---- papers ---- */

/* `policy`: the place among those that everybody reads; -1: none. `reviewed` days before the records began; 0: nobody said. */
static const struct paper {
	const char *kind, *what, *title;
	int policy, reviewed;
	const char *extra;
} papers[] = {
	{"statement-of-purpose", "sop", "Statement of purpose", -1, 110, NULL},
	{"childrens-guide", "guide", "Children's guide: what it is like to live here", -1, 150, NULL},
	{"safeguarding-policy", "safeguarding", "Keeping children safe", 0, 200, NULL},
	{"bullying-policy", "bullying", "Preventing bullying", 1, 190, NULL},
	{"missing-child-policy", "missing", "When a child is missing", 2, 60, NULL},
	{"behaviour-management-policy", "behaviour", "Positive relationships, and measures of control",
     3, 230, NULL},
	{"whistleblowing", "whistleblowing", "Speaking up", 4, 170, NULL},
	{"complaints-procedure", "complaints", "How to complain, for children and adults", -1, 140,
     NULL},
	{"police-protocol", "police", "When we call the police, agreed with the local station", -1, 0,
     NULL},
	{"disciplinary-procedure", "discipline", "Discipline of staff", -1, 220, NULL},
	{"workforce-plan", "workforce", "Workforce plan", -1, 100, NULL},
	{"on-call", "on-call", "Who is on call, and who decides about notifications", -1, 90, NULL},
	{"fire-risk-assessment", "fire", "Fire risk assessment", -1, 80, NULL},
	{"health-and-safety-risk-assessment", "safety", "Health and safety risk assessment", -1, 120,
     NULL},
	{"medicines-policy", "medicines", "Medicines", -1, 180, NULL},
	{"restraint-system", "restraint", "The system of holding that we are trained in", -1, 0, NULL},
	{"employers-liability-insurance", "insurance", "Employers' liability insurance", -1, 0, NULL},
	{"childrens-privacy-notice", "privacy", "What we write about you and who sees it", -1, 160,
     NULL},
};

static void write_paper(struct house *h, struct instant at, const struct paper *p,
                        struct date effective, struct date reviewed)
{
	const char *by = manager_of(h) == NULL ? h->answerable : manager_of(h)->by;
	const char *ref = words(h, "%s-doc-%s", h->code, p->what);
	bool insured = strcmp(p->kind, "employers-liability-insurance") == 0;
	opens(
		h, at, "document", ref, h->subject, by,
		FIELDS(
			TEXT("title", p->title), TEXT("kind", p->kind),
			YES("policy", p->policy >= 0 || strcmp(p->kind, "medicines-policy") == 0),
			NUMBER("version", 1), ON("effective_on", effective),
			ON("valid_until", insured ? date_add_months(h->begin, 14) : DATE_NONE),
			TEXT("consulted", strcmp(p->kind, "missing-child-policy") == 0
	                              ? "Thorn Valley Police and the host authority, in writing"
	                              : NULL),
			LISTED("covers",
	               p->policy == -1 && strcmp(p->kind, "disciplinary-procedure") == 0 ? "suspension"
	                                                                                 : "other",
	               strcmp(p->kind, "disciplinary-procedure") == 0 ? "failure-to-report" : NULL)));
	if (!date_is_none(reviewed)) {
		steps(
			h, later(at, 1), ref, "review", by,
			FIELDS(ON("reviewed_on", reviewed), ON("next_review", date_add_months(reviewed, 12))));
	}
	if (strcmp(p->kind, "statement-of-purpose") == 0) {
		steps(h, later(at, 2), ref, "publish", by,
		      FIELDS(AT("sent_to_hmci_at", instant_earlier(at, moment(effective, 9 * 60 + 20))),
		             TEXT("published_url", "lanternfield.example/statement")));
	}
	if (p->policy >= 0) {
		h->policies[p->policy] = ref_called(ref);
	}
}

static void write_papers(struct house *h, struct instant at)
{
	bool is_new = date_is_none(h->live);
	for (int i = 0; i < COUNT(papers); i++) {
		struct date reviewed =
			papers[i].reviewed == 0 ? DATE_NONE : date_add_days(h->begin, -papers[i].reviewed);
		struct date effective = date_add_days(date_is_none(reviewed) ? h->begin : reviewed, -200);
		write_paper(h, later(at, i * 4), &papers[i], is_new ? h->opened : effective,
		            is_new ? DATE_NONE : reviewed);
	}
}

static void write_checks(struct house *h, struct instant at)
{
	static const char *const kinds[] = {"gas-safety", "health-and-safety", "electrical", "water"};
	for (int i = 0; i < COUNT(kinds); i++) {
		struct date done = date_add_days(h->begin, -(20 + i * 31));
		writes(
			h, later(at, i * 3), "premises-check", "premises", h->subject, office_of(h)->by,
			FIELDS(TEXT("kind", kinds[i]), TEXT("building", "Whole home"), ON("done_on", done),
		           TEXT("by", "Orchard Building Services"),
		           TEXT("reference", words(h, "OBS-%u", 4410 + lot(h->seed, (uint32_t)i, 0, 5000))),
		           ON("valid_until", date_add_months(done, i == 2 ? 60 : 15)),
		           TEXT("findings", i == 1 ? "Two trip hazards, both put right the same day"
		                                   : "Satisfactory")));
	}
}

static void write_books(struct house *h, struct instant at)
{
	struct date from = h->today;
	const char *by = manager_of(h)->by;
	h->account = writes(h, at, "account-book", "accounts", h->subject, office_of(h)->by,
	                    FIELDS(ON("period_from", from), ON("period_to", date_add_months(from, 13)),
	                           NUMBER("balance", 250)));
	struct ref audit =
		writes(h, later(at, 5), "audit", "audit", h->subject, by,
	           FIELDS(TEXT("kind", "registration-certificate"), ON("period_from", from),
	                  ON("period_to", from),
	                  TEXT("findings", "Hangs in the hall, in view of everybody who comes in"),
	                  BECAUSE("actions", "nothing to put right")));
	steps(h, later(at, 6), audit.text, "sign", by,
	      FIELDS(TEXT("signed_by", manager_of(h)->ref.text)));
	steps(
		h, later(at, 8), h->ref, "police-pack", by,
		FIELDS(
			TEXT("police_pack_channel", "email"),
			TEXT("police_pack_address", "missing.desk@thornvalley-police.example"),
			TEXT(
				"police_pack_notes",
				"Ring 101 first and put the log number in the subject. They ring back to say it has come."),
			TEXT("on_call_phone", h->index == 0 ? "07700 900142" : "07700 900146")));
}

/* Inspections before the first day: history. */
static void write_past(struct house *h, struct instant at)
{
	struct date held = date_add_days(h->begin, -310);
	const char *by = manager_of(h)->by;
	struct ref ref = writes(
		h, at, "inspection", "inspection", h->subject, by,
		FIELDS(TEXT("type", "full"), ON("started_on", held), TEXT("inspectors", "Imelda Crane")));
	steps(h, later(at, 1), ref.text, "end", by, FIELDS(ON("ended_on", date_add_days(held, 1))));
	steps(h, later(at, 2), ref.text, "report", by,
	      FIELDS(ON("report_received_on", date_add_days(held, 24)), TEXT("overall", "good"),
	             ROWS("judgements", FIELDS(TEXT("area", "overall"), TEXT("words", "Good")),
	                  FIELDS(TEXT("area", "help-and-protection"), TEXT("words", "Good")),
	                  FIELDS(TEXT("area", "leadership"),
	                         TEXT("words", "Requires improvement to be good")))));
}

static void existing_house(struct house *h)
{
	struct instant at = today_at(h, 8 * 60);
	for (int i = 0; i < h->worker_count; i++) {
		struct worker *w = &h->workers[i];
		if (!w->known && w->from.day < h->begin.day) {
			worker_arrives(h, w, today_at(h, 9 * 60 + i * 2), true);
		}
	}
	write_papers(h, today_at(h, 14 * 60));
	write_books(h, today_at(h, 13 * 60 + 40));
	write_checks(h, today_at(h, 16 * 60));
	write_past(h, later(at, 9 * 60));
	for (int i = 0; i < h->stay_count; i++) {
		if (h->stays[i].came.day < h->begin.day) {
			child_arrives(h, &h->stays[i]);
		}
	}
	plan_rota(h, h->rota_from);
}

void house_opens(struct house *h)
{
	struct instant at = today_at(h, 8 * 60);
	if (h->index == 0) {
		write_provider(h, at);
	}
	write_home(h, later(at, 2));
	write_posts(h, later(at, 5));
	write_independent(h, later(at, 50),
	                  h->index == 0 ? "Harriet Vaughan-Lowe" : "Desmond Achterberg");
	if (!date_is_none(h->live)) {
		existing_house(h);
	}
}

/* All five in the first days, or from the first day of whoever begins a little later. */
static void reads_policies(struct house *h, const struct worker *w, int i)
{
	struct date first = w->from.day > h->today.day ? w->from : h->today;
	for (int j = 0; j < 5 && w->known && w->post != POST_OFFICE; j++) {
		struct instant when =
			moment(date_add_days(first, 1 + (i + j) % 9), 13 * 60 + i * 3 + j * 11);
		writes(h, when, "policy-read", "policy-read", words(h, "staff:%s", w->ref.text), w->by,
		       FIELDS(TEXT("document", h->policies[j].text), TEXT("staff", w->ref.text),
		              AT("at", when)));
	}
}

/* A new house: its papers on the day before its registration, its rota before the first child comes. */
void house_is_new(struct house *h)
{
	if (h->today.day == h->opened.day - 1) {
		write_papers(h, today_at(h, 10 * 60));
		write_books(h, today_at(h, 9 * 60));
		write_checks(h, today_at(h, 12 * 60));
		for (int i = 0; i < h->worker_count; i++) {
			reads_policies(h, &h->workers[i], i);
		}
	}
	if (h->today.day == h->rota_from.day - 4) {
		plan_rota(h, h->rota_from);
	}
}
