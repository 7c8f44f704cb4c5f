/* What happens to the children of the demo's own homes, one function a day; story.c says when. */
#ifndef HEARTH_DEMO_STORY_H
#define HEARTH_DEMO_STORY_H

#include "cli/demo/inside.h"

void kai_short(struct house *h);
void jayden_second(struct house *h);
void jayden_third(struct house *h);
void jayden_fourth(struct house *h);
void jayden_no_offer(struct house *h);
void amira_missing(struct house *h);
void amira_again(struct house *h);
void kai_long(struct house *h);
void ellis_missing(struct house *h);
void ellis_again(struct house *h);
void meeting_asked(struct house *h);
void tilly_complains(struct house *h);
void amira_alleges(struct house *h);
void signed_late(struct house *h);
void never_signed(struct house *h);
void views_late(struct house *h);
void ellis_consequence(struct house *h);
void kai_search(struct house *h);
void jayden_search(struct house *h);
void ellis_search(struct house *h);
void online_harm(struct house *h);
void self_harm(struct house *h);
void police_to_home(struct house *h);
void bullied(struct house *h);
void stones(struct house *h);
void sam_forgotten(struct house *h);
void ruby_forgotten(struct house *h);
void noor_search(struct house *h);
void ellis_sixteen(struct house *h);

/* So many days before the last; a working day on or after, at that minute. */
struct date ago(const struct house *h, int days);
struct instant working_moment(struct house *h, struct date d, int minute);

#endif
