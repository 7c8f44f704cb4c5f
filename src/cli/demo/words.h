/*
 * How people in the homes write: banks of sentences with places in them, dealt like cards, so that one sentence comes
 * round again only after all others of its bank were used.
 *
 * Places are words in braces. Of the child: {n} name, {he} {He} {him} {his} {His}, {fam} whom they ring, {friend},
 * {school}, {teacher}, {sw} social worker, {like} something they like doing, {club} somewhere they go, {eat} something they like
 * to eat. Of
 * staff: {w} a colleague, {rm} the manager. Of the house: {home}, {town}. Any other name is a
 * bank of small things: {game}, {film}, {walk}, {weather}, {meal}, {pudding}, {book}, {chore}, {shop}.
 */
#ifndef HEARTH_DEMO_WORDS_H
#define HEARTH_DEMO_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* One row a bank: its name. */
#define DEMO_BANKS(X)                                                                              \
	/* a child's day (words_day.c) */                                                              \
	X(morning_school_young)                                                                        \
	X(morning_school_teen)                                                                         \
	X(morning_free)                                                                                \
	X(school_good) X(school_hard) X(after_young) X(after_teen) X(free_young) X(free_teen) X(tea)   \
		X(evening) X(hard_moment) X(bedtime_young) X(bedtime_teen) X(night) X(mood_good)           \
			X(mood_mixed) X(call) X(handover_good) X(handover_mixed) X(promise) X(christmas)       \
				X(birthday) /* small things (words_small.c) */                                     \
		X(game) X(film) X(walk) X(weather) X(meal) X(pudding) X(book) X(chore)                     \
			X(shop) /* what children say (words_child.c) */                                        \
		X(child_good) X(child_mixed) X(child_key) X(child_hold) X(child_consequence)               \
			X(child_review) X(child_meeting) X(child_missing) X(child_search) X(child_progress)    \
				X(child_file) /* work around the child (words_work.c) */                           \
		X(school_call) X(school_said) X(update_said) X(visit_said) X(family_said) X(family_went)   \
			X(progress_home) X(progress_school) X(progress_health) X(progress_family)              \
				X(progress_staff) X(progress_seen) X(risk_strategy) X(risk_no_change)              \
					X(review_result) X(clinic_advice) /* the home (words_home.c) */                \
		X(supervision) X(supervision_action) X(team_safe) X(team_learning) X(team_child) X(audit)  \
			X(audit_money) X(audit_medicines) X(visit_seen) X(visit_sampled) X(reg44_safe)         \
				X(reg44_well) X(reg44_action) X(reg44_evidence) X(reg44_spoke) X(provider_comment) \
					X(meeting_views) X(meeting_answer) X(repair) X(repaired) X(visitor) X(drill)   \
						X(appraisal) X(good_moment)

struct bank {
	uint32_t id;
	const char *const *texts;
	uint32_t count;
};

#define DEMO_BANK_ID(name) BANK_##name,
enum bank_id { DEMO_BANKS(DEMO_BANK_ID) BANK__COUNT };
#undef DEMO_BANK_ID
#define DEMO_BANK_NAME(name) extern const struct bank bank_##name;
DEMO_BANKS(DEMO_BANK_NAME)
#undef DEMO_BANK_NAME

/* Defines a bank in a file of words. */
#define BANK(name, ...)                                                                            \
	static const char *const texts_##name[] = {__VA_ARGS__};                                       \
	const struct bank bank_##name = {BANK_##name, texts_##name,                                    \
	                                 sizeof texts_##name / sizeof *texts_##name}

struct house;
struct child;
struct worker;

/* A sentence of the bank, with its places filled. `k` and `w` may be NULL where the bank has no such places. */
const char *say(struct house *h, struct child *k, const struct worker *w, const struct bank *bank);
/* The same for a text that is given. */
const char *tell(struct house *h, struct child *k, const struct worker *w, const char *text);
/* Both, with a blank between; either may be NULL. */
const char *both(struct house *h, const char *first, const char *second);

#endif
