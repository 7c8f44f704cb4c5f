/*
 * What the parts of the demo know of each other: houses, the people in them, and how they write.
 *
 * demo.c walks from day to day. On each day every house lives: somebody arrives or leaves, people come on shift, children
 * have a day, what recurs is done when its time has come (chores), and things happen (events). What somebody writes goes to
 * the outbox (lines.h) with the moment at which they wrote it.
 */
#ifndef HEARTH_DEMO_INSIDE_H
#define HEARTH_DEMO_INSIDE_H

#include "base/ctx.h"
#include "base/date.h"
#include "base/instant.h"
#include "cli/demo/demo.h"
#include "cli/demo/lines.h"
#include "cli/demo/random.h"
#include "cli/demo/words.h"
#include "definitions/definitions.h"

/* A record's reference: "wh-hold-12". */
struct ref {
	char text[40];
};

/* ---- people ---- */

enum post {
	POST_MANAGER,
	POST_DEPUTY,
	POST_LEADER,
	POST_CARE,
	POST_NIGHT,
	POST_BANK,
	POST_AGENCY,
	POST_OFFICE
};

enum worker_chore {
	WORKER_SUPERVISION,
	WORKER_APPRAISAL,
	WORKER_SAFEGUARDING,
	WORKER_TRAINING,
	WORKER_RESTRAINT,
	WORKER_CHORE__COUNT
};

struct worker {
	struct ref ref;
	const char *by;   /* "staff:wh-sam" */
	const char *name; /* "Sam Okafor" */
	const char *first;
	bool woman;
	enum post post;
	int slot;                     /* place on the rota; -1: none */
	struct date from, to;         /* first and last day here; to DATE_NONE: still here */
	struct date off_from, off_to; /* not on the rota; DATE_NONE: never */
	struct date born;
	bool known;         /* opened in the records */
	struct ref diploma; /* enrolled for; "" none */
	struct date attains;
	int shifts; /* of bank and agency: since the last supervision */
	struct date next[WORKER_CHORE__COUNT];
};

/* Who a child is: what words and plans draw on. */
struct character {
	const char *name, *family_name;
	bool girl;
	int age; /* in days, on the last day */
	const char *ethnicity, *religion, *culture, *language, *needs;
	const char *fam, *fam_name, *fam_phone, *fam_street; /* whom they ring: "Mum" */
	const char *friend, *school, *teacher, *worker;      /* worker: the social worker */
	const char *club, *like[3], *eat[3];
	const char *height, *build, *hair, *features, *phone, *places, *helps, *never;
	const char *hazards[4];
	const char *medicine, *medicine_for, *form, *dose; /* NULL: none */
	int dose_at[2];                                    /* minutes of the day; 0: none */
	const char *provision;
	bool far; /* placed from outside the area */
	bool ehc;
	const char *cse, *cce;            /* levels of the screens */
	int missing, holds, consequences; /* in a thousand days */
};

enum child_chore {
	CHILD_KEY_WORK,
	CHILD_UPDATE,
	CHILD_SCHOOL_CALL,
	CHILD_PROGRESS,
	CHILD_RISK,
	CHILD_PROFILE,
	CHILD_PHOTO,
	CHILD_FILE,
	CHILD_SCREEN_CSE,
	CHILD_SCREEN_CCE,
	CHILD_VISIT,
	CHILD_RIGHTS,
	CHILD_FAMILY,
	CHILD_REVIEW,
	CHILD_HEALTH,
	CHILD_APPOINTMENT,
	CHILD_BEHAVIOUR,
	CHILD_CHORE__COUNT
};

struct child {
	const struct character *is;
	const char *name;
	struct instant risk_at; /* when the risk assessment was written */
	struct ref ref, stay, risk, behaviour, plan, care_plan, education, medicine, profile, start;
	const char *subject;          /* "child:wh-jayden" */
	struct date born, came, left; /* left DATE_NONE: lives here on the last day */
	bool emergency;
	bool arrived, gone;
	struct instant away_from, away_until; /* missing, the latest time */
	int reviews;
	int copied;      /* lines of a record from before, copied in on the first day */
	int called_week; /* the latest week with a call to school */
	int pep_term,
		report_term;       /* the latest terms with a personal education plan, a school report */
	struct date missed[3]; /* the latest missing episodes */
	struct ref missed_refs[3];
	struct ref meeting; /* the episode that no interview was offered about; "" none */
	struct date next[CHILD_CHORE__COUNT];
	uint32_t seed;
	uint16_t holds, consequences; /* so far: each tells another scene */
	uint16_t dealt[BANK__COUNT];
};

/* ---- houses ---- */

enum home_chore {
	HOME_FIRE_TEST,
	HOME_DRILL,
	HOME_MONEY,
	HOME_MEDICINES,
	HOME_CASH,
	HOME_WEEKEND,
	HOME_MEETING,
	HOME_TEAM,
	HOME_AUDIT_MEASURES,
	HOME_AUDIT_KEY,
	HOME_AUDIT_INCIDENTS,
	HOME_AUDIT_POLICIES,
	HOME_PROVIDER,
	HOME_REG44,
	HOME_REG45,
	HOME_LOCATION,
	HOME_WORKFORCE,
	HOME_REPAIR,
	HOME_VISITOR,
	HOME_ACCOUNTS,
	HOME_DOCUMENTS,
	HOME_ROTA,
	HOME_EQUIPMENT,
	HOME_CHORE__COUNT
};

/* What a handover is asked about, one by one. */
enum question {
	ASKED_HOLD,
	ASKED_SEARCH,
	ASKED_CONSEQUENCE,
	ASKED_INJURY,
	ASKED_POLICE,
	ASKED_DOSE,
	ASKED__COUNT
};

struct noted {
	enum question asked;
	struct ref ref;
	struct instant happened, written;
};

enum { MOST_NOTED = 32, MOST_WORKERS = 80, MOST_STAYS = 96, MOST_COUNTERS = 128 };

struct house {
	struct demo *demo;
	uint32_t index;
	bool cast;        /* one of the two homes of the demo's own story */
	const char *code; /* "wh" */
	const char *name, *town, *address;
	const char *ref, *subject; /* "wrenholt-house", "home:wrenholt-house" */
	uint64_t seed;
	struct random random;
	struct date opened;    /* registered */
	struct date begin;     /* its first day in the records */
	struct date rota_from; /* the first day with shifts */
	struct date live;      /* live_from; DATE_NONE: it opened with Hearth */
	struct date today;
	const char *answerable; /* who writes as responsible individual: "registered-person:wh-ri" */
	const char *answerable_name;
	const char *independent;
	struct ref independent_ref, manager_post, provider;
	struct worker workers[MOST_WORKERS];
	int worker_count;
	int places;
	struct child *stays; /* in the order of their coming */
	int stay_count;
	struct date absent_from, absent_to; /* the manager */
	struct date next[HOME_CHORE__COUNT];
	uint16_t dealt[BANK__COUNT];
	uint16_t papers_reviewed, small_incidents;
	struct date visit_on; /* of the independent person, this month */
	struct {
		const char *what;
		uint32_t count;
	} counters[MOST_COUNTERS];
	double cash;
	struct noted noted[MOST_NOTED]; /* a ring */
	uint32_t noted_count;
	struct ref policies[5];     /* safeguarding, bullying, missing, behaviour, whistleblowing */
	struct ref account, review; /* the open account book; the review under way */
};

struct demo {
	struct ctx *c;
	struct demo_plan plan;
	const struct definitions *definitions; /* bank holidays and terms */
	struct outbox *outbox;
	struct arena *scratch; /* words of one house and day */
	struct date first, last;
	struct house *houses;
};

/* ---- time (calendar.c) ---- */

/* That minute of the London day; past 24 hours the next day's; never an hour that does not exist. */
struct instant moment(struct date day, int minute);
struct instant later(struct instant i, int minutes);
struct instant today_at(const struct house *h, int minute);
/* … give or take. */
struct instant about(struct house *h, int minute, int spread);
bool is_weekend(struct date d);
bool is_working(const struct house *h, struct date d);
bool is_school_day(const struct house *h, struct date d);
bool is_term_day(const struct house *h, struct date d);         /* half-terms too */
struct date next_working(const struct house *h, struct date d); /* d itself if it is one */
bool is_christmas(struct date d);
bool is_birthday(const struct child *k, struct date d);
int minute_of(struct instant i);

/* ---- writing (house.c) ---- */

struct ref ref_new(struct house *h, const char *what);
void opens(struct house *h, struct instant at, const char *type, const char *ref,
           const char *subject, const char *by, const struct said *fields);
void steps(struct house *h, struct instant at, const char *ref, const char *step, const char *by,
           const struct said *fields);
/* Opens a record of a new reference, which is returned. */
struct ref writes(struct house *h, struct instant at, const char *type, const char *what,
                  const char *subject, const char *by, const struct said *fields);
/* Text that lives as long as the day; as long as the demo. */
const char *words(struct house *h, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *kept(struct house *h, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct ref ref_called(const char *text);

/* ---- who is there (people.c, rota.c) ---- */

void house_people(struct house *h); /* chooses everybody who will ever work or live there */
bool works_on(const struct worker *w, struct date d);
bool lives_here(const struct house *h, const struct child *k); /* since yesterday or longer */
bool is_away(const struct child *k, struct instant at);        /* missing then */
/* `at`, or for who came before the records began so many days before that: what was looked at lately. */
struct instant lately(const struct house *h, const struct child *k, struct instant at, int days);
struct worker *first_with_post(struct house *h, enum post post); /* whoever holds it first */
struct worker *manager_of(struct house *h);
struct worker *deputy_of(struct house *h);
struct worker *office_of(struct house *h);
bool manager_is_away(const struct house *h, struct date d);
/* The manager; while away the deputy. For steps that only a manager may do, see manager_back(). */
struct worker *in_charge(struct house *h, struct date d);
/* That instant, or, if the manager is away then, the first morning after. */
struct instant manager_back(struct house *h, struct instant at);

enum turn { TURN_EARLY, TURN_LATE, TURN_NIGHT };
struct turn_times {
	int start, end; /* minutes of the day on which it begins */
};
extern const struct turn_times turn_times[3];
/* The two who work it: [0] leads. */
void on_turn(struct house *h, struct date d, enum turn turn, struct worker *ret[2]);
/* The two who are in the house at that moment. */
void on_duty(struct house *h, struct instant at, struct worker *ret[2]);
/* For the handover at the end of that shift. */
void note_for_handover(struct house *h, enum question asked, struct ref ref,
                       struct instant happened, struct instant written);
struct worker *leader_at(struct house *h, struct instant at);
struct worker *carer_at(struct house *h, struct instant at);
struct worker *in_slot(struct house *h, int slot, struct date d); /* NULL: nobody */
struct ref shift_ref(struct house *h, struct date d, enum turn turn, int place);
/* The first start of a shift of theirs after the moment, at most a fortnight on; else INSTANT_NONE. */
struct instant next_shift(struct house *h, const struct worker *w, struct instant after);
const int *office_hours_of(
	const struct worker *w); /* of a manager or deputy: minutes of the day, from and to */

/* A key worker: the leader or carer who stays with the child over time. */
struct worker *key_worker(struct house *h, const struct child *k);
struct worker *worker_named(struct house *h, const char *first);
struct child *child_named(struct house *h, const char *name);

/* ---- the parts ---- */

void house_opens(struct house *h); /* setup.c: what is written on the first days */
void worker_arrives(struct house *h, struct worker *w, struct instant at,
                    bool by_system); /* joining.c */
void worker_leaves(struct house *h, struct worker *w);
void write_training(struct house *h, struct worker *w, struct instant at, struct date done,
                    int which, const char *by);
void staff_day(struct house *h); /* staff.c: supervision, training */
void everybody_reads(struct house *h, struct instant at, const char *ref,
                     const char *version);         /* joining.c */
void plan_rota(struct house *h, struct date from); /* rota.c: from that day to the end of a week */
void rota_day(struct house *h);                    /* handover.c: what was worked, and handovers */
void child_arrives(struct house *h, struct child *k); /* arrival.c */
void child_leaves(struct house *h, struct child *k);  /* leaving.c */
void child_settles(struct house *h,
                   struct child *k); /* settling.c: what is set up in the first days */
/* That many days after the child came. */
struct instant day_at(const struct child *k, int days, int minute);
/* Somebody who was here then; for a time before the records began, whoever copies it in. */
const char *writer(struct house *h, struct child *k, struct instant at);
/* When something that was so at `at` is written: then, or on the first day of the records, copied in. */
struct instant writing(struct house *h, struct child *k, struct instant at);
/* A plan that has come, read by everybody; the placement plan signed by the manager some days after. */
void plan_comes(struct house *h, struct child *k, struct instant at, const char *kind,
                struct date dated);
void profile_written(struct house *h, struct child *k, struct instant at, const char *by,
                     bool first);
const char *file_of(struct house *h, const char *what); /* "sha256:…" */
void child_contacts(struct house *h, struct child *k, struct instant at);
void prepare_review(struct house *h, struct child *k, struct date d); /* chores.c */
void school_hears(struct house *h, struct child *k);                   /* on the day of coming */
void child_day(struct house *h, struct child *k);    /* life.c: notes, school, medicines */
void child_chores(struct house *h, struct child *k); /* chores.c */
void home_chores(struct house *h);                   /* oversight.c */
void independent_visits(struct house *h);            /* regulation.c: reg 44 */
void quality_review(struct house *h);                /* reg 45 */
void house_is_new(struct house *h); /* setup.c: a new house, until its first child */
void events_day(struct house *h);   /* events.c: what happens by chance */
void story_day(struct house *h);    /* story.c: what happens in the demo's own homes */
void last_night(struct house *h);   /* night.c */

/* A risk assessment, read by everybody afterwards; `about` NULL or the record that led to it. */
struct ref assess_risk(struct house *h, struct child *k, struct instant at, const struct worker *by,
                       const char *about);
struct ref assess_risk_of(struct house *h, struct child *k, struct instant at,
                          const struct worker *by, const char *about, const char *words_of_it);

struct notice {
	const char *basis, *event, *recipient, *matter, *actions, *others;
	struct child *child; /* NULL */
	struct instant at;   /* when it is sent */
	bool late_contact;   /* the placing authority is not rung afterwards */
};
/* A notification, prepared and sent by whoever is in charge; to Ofsted also with the call to the authority after it. */
void notify(struct house *h, const struct notice *n);

/* A missing episode from the leaving on (missing.c). */
struct missing {
	struct instant from, to;
	int gap; /* minutes until the police were told */
	bool serious;
	bool no_interview; /* the authority makes no offer */
	const char *account, *back, *where;
};
void goes_missing(struct house *h, struct child *k, const struct missing *m);
/* A hold or a consequence (measures.c). */
struct measure {
	struct instant at;
	int scene; /* -1: drawn */
	int late;  /* hours beyond the 48 of the signature; -1: never signed */
	bool no_views;
};
void is_held(struct house *h, struct child *k, const struct measure *m);
void is_given_consequence(struct house *h, struct child *k, const struct measure *m);
void is_searched(struct house *h, struct child *k, struct instant at, bool no_view);
/* Something that happened (incidents.c); scene -1 is drawn. */
void incident(struct house *h, struct child *k, struct instant at, int scene);

#endif
