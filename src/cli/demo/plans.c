/* Plans for a child, risk assessments, the missing profile: what is written once and read by everybody. */
#include <sodium.h>
#include <string.h>

#include "cli/demo/inside.h"

const char *file_of(struct house *h, const char *what)
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	char hex[2 * crypto_hash_sha256_BYTES + 1];
	crypto_hash_sha256(digest, (const unsigned char *)what, strlen(what));
	return words(h, "sha256:%s", sodium_bin2hex(hex, sizeof hex, digest, sizeof digest));
}

struct instant writing(struct house *h, struct child *k, struct instant at)
{
	struct instant first = moment(h->begin, 10 * 60);
	return k->came.day < h->begin.day && at.s < first.s + 4 * 3600 ? later(first, k->copied++) : at;
}

/* ---- plans ---- */

static const struct {
	const char *kind, *changes, *agreed;
	int review_after; /* days */
	const char *covers[4];
} plan_kinds[] = {
	{"care",
     "The aims for the next half-year, and who does what for them",
     NULL,
     190,
     {"contact", "missing", NULL}},
	{"placement",
     "How {n} is cared for from day to day: routines, food, money, bedtimes, family time, who may consent to what",
     "{n}, {fam} and {sw}; {n} asked for two changes and got one and a half",
     200,
     {"missing", "behaviour", "contact", "delegated-authority"}},
	{"ehc",
     "What school must provide, and how we help with it at home",
     NULL,
     350,
     {"other", NULL}},
	{"pep",
     "Targets for the term, in {n}'s words where {he} gave them",
     NULL,
     130,
     {"other", NULL}},
	{"pathway",
     "Steps towards living on {his} own: cooking, money, a bank account, college",
     NULL,
     180,
     {"other", NULL}},
};

static size_t plan_row(const char *kind)
{
	size_t i = 0;
	while (strcmp(plan_kinds[i].kind, kind) != 0) {
		i++;
	}
	return i;
}

static void plan_agreed(struct house *h, struct child *k, struct ref plan, struct instant at,
                        const char *agreed)
{
	if (k->emergency || k->came.day >= h->begin.day) {
		at = manager_back(h, at);
	}
	steps(h, writing(h, k, at), plan.text, "agree", manager_of(h)->by,
	      FIELDS(TEXT("agreed_with", tell(h, k, NULL, agreed)),
	             AT("signed_by_registered_person_at", at)));
}

void plan_comes(struct house *h, struct child *k, struct instant at, const char *kind,
                struct date dated)
{
	size_t row = plan_row(kind);
	const char *const *covers = plan_kinds[row].covers;
	struct instant written = writing(h, k, at);
	struct ref plan = writes(
		h, written, "plan", "plan", k->subject, deputy_of(h)->by,
		FIELDS(TEXT("kind", kind), ON("dated", dated), AT("received_at", at),
	           TEXT("document", file_of(h, words(h, "%s %s %d", k->ref.text, kind, dated.day))),
	           NUMBER("version", 1 + k->reviews),
	           ON("review_due", date_add_days(dated, plan_kinds[row].review_after)),
	           LISTED("covers", covers[0], covers[1], covers[1] == NULL ? NULL : covers[2],
	                  covers[1] == NULL || covers[2] == NULL ? NULL : covers[3]),
	           TEXT("what_it_changes", tell(h, k, NULL, plan_kinds[row].changes))));
	if (strcmp(kind, "placement") == 0) {
		k->plan = plan;
		plan_agreed(h, k, plan,
		            k->emergency ? later(moment(k->came, 17 * 60), 2 * 1440 + 30) : later(at, 180),
		            plan_kinds[row].agreed);
	} else if (strcmp(kind, "care") == 0) {
		k->care_plan = plan;
	}
	everybody_reads(h, written, plan.text, words(h, "of %s", date_words(h->demo->scratch, dated)));
}

/* ---- risk ---- */

struct ref assess_risk_of(struct house *h, struct child *k, struct instant at,
                          const struct worker *by, const char *about, const char *words_of_it)
{
	static const char *const levels[] = {"low", "medium", "medium", "high"};
	const struct character *is = k->is;
	struct instant written = writing(h, k, at);
	struct ref before = k->risk, written_now;
	bool newest = k->risk.text[0] == '\0' || k->risk_at.s < written.s;
	const char *level = about != NULL ? "high" : levels[random_below(&h->random, 4)];
	written_now =
		writes(h, written, "risk-assessment", "risk", k->subject, by->by,
	           FIELDS(LISTED("hazards", is->hazards[0], is->hazards[1],
	                         is->hazards[1] == NULL ? NULL : is->hazards[2]),
	                  TEXT("level", level), TEXT("strategies", words_of_it),
	                  TEXT("child_view",
	                       chance(&h->random, 700) ? say(h, k, by, &bank_child_progress) : NULL),
	                  AT("reviewed_at", at), ON("next_due", date_add_days(instant_day(at), 28)),
	                  LISTED("trigger_ref", about),
	                  TEXT("supersedes", before.text[0] == '\0' || !newest ? NULL : before.text),
	                  TEXT("shared_with_child", "yes-shared")));
	if (strcmp(is->hazards[0], "self-harm") == 0) { /* somebody looks at these within a day */
		struct instant seen = manager_back(h, later(written, between(&h->random, 40, 900)));
		steps(
			h, writing(h, k, seen), written_now.text, "oversight", manager_of(h)->by,
			FIELDS(TEXT(
				"oversight_comment",
				tell(
					h, k, by,
					"Read, and talked about with {w}. The checks after calls are the right ones; sharp things stay locked."))));
	}
	everybody_reads(h, written, written_now.text,
	                words(h, "of %s", date_words(h->demo->scratch, instant_day(at))));
	if (newest) {
		k->risk = written_now;
		k->risk_at = written;
	}
	return written_now;
}

struct ref assess_risk(struct house *h, struct child *k, struct instant at, const struct worker *by,
                       const char *about)
{
	const char *first =
		about == NULL && chance(&h->random, 650) ? say(h, k, by, &bank_risk_no_change) : NULL;
	return assess_risk_of(
		h, k, at, by, about,
		both(h, first,
	         both(h, say(h, k, by, &bank_risk_strategy), say(h, k, by, &bank_risk_strategy))));
}

/* ---- if the child should go missing ---- */

static void profile_places(struct house *h, struct child *k, struct instant at, const char *by,
                           bool first)
{
	const char *associate = strcmp(k->is->cce, "at-risk") == 0
	                            ? "An older boy called \"Dex\" who picks people up in a car"
	                            : NULL;
	const struct said *row = FIELDS(TEXT("name", associate), TEXT("place", "The rec, evenings"),
	                                TEXT("risk", "not-known"),
	                                TEXT("known_from", tell(h, k, NULL, "From {n}; not checked")));
	steps(
		h, writing(h, k, at), k->profile.text, "locations", by,
		FIELDS(
			AT("updated_at", at), TEXT("locations", k->is->places),
			TEXT(
				"places_found",
				first
					? NULL
					: tell(
						  h, k, NULL,
						  "Where {he} was found before stands in the records of those nights; mostly the first two places.")),
			ROW_LIST("associates",
	                 ((const struct said *const[]){associate == NULL ? NULL : row, NULL}))));
}

void profile_written(struct house *h, struct child *k, struct instant at, const char *by,
                     bool first)
{
	const struct character *is = k->is;
	const struct said *said = FIELDS(
		AT("updated_at", at),
		TEXT("recent_photo",
	         file_of(h, words(h, "photo %s %d", k->ref.text, instant_day(at).day / 180))),
		TEXT("name", k->name), ON("dob", k->born), TEXT("sex", is->girl ? "female" : "male"),
		TEXT("ethnicity", is->ethnicity), TEXT("address", h->address),
		TEXT("social_worker", words(h, "%s, 01632 960%03u; out of hours 01632 960144", is->worker,
	                                120 + lot(h->seed, (uint32_t)k->born.day, 1, 20))),
		TEXT("exploitation_level", strcmp(is->cce, "none") != 0 ? is->cce : is->cse),
		TEXT("schools", is->school),
		TEXT("health", is->medicine_for == NULL ? "No worries" : is->medicine_for),
		TEXT("medication", is->medicine), TEXT("height", is->height), TEXT("build", is->build),
		TEXT("hair", is->hair), TEXT("features", is->features), TEXT("phone_number", is->phone),
		TEXT("habits", is->helps), TEXT("how_police_take_it", "e-mail"),
		TEXT("police_address", "missing.desk@thornvalley-police.example"));
	if (first) {
		k->profile = ref_new(h, "profile");
		opens(h, writing(h, k, at), "missing-profile", k->profile.text, k->subject, by, said);
	} else {
		steps(h, writing(h, k, at), k->profile.text, "part-1", by, said);
	}
	profile_places(h, k, later(at, 1), by, first);
}
