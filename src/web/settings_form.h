/* Changing a setting, or adding a bank holiday. Private to pages/settings.c. */
#ifndef HEARTH_SETTINGS_FORM_H
#define HEARTH_SETTINGS_FORM_H

#include "web/settings.h"

bool settings_may_home(const struct page *p);
bool settings_may_provider(const struct page *p);
bool settings_show_list(struct page *p);

bool settings_show_form(struct page *p, const char *name);
bool settings_save(struct page *p);

/* Days that the provider has added, as items of a list; the form for another. */
void settings_put_own_days(struct page *p, const struct record *provider);
void settings_put_day_form(struct page *p);
bool settings_save_day(struct page *p);

#endif
