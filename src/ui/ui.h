/* All components, for templates. */
#ifndef HEARTH_UI_UI_H
#define HEARTH_UI_UI_H

#include "ui/button.h"
#include "ui/character_count.h"
#include "ui/choices.h"
#include "ui/date_input.h"
#include "ui/details.h"
#include "ui/error_summary.h"
#include "ui/fieldset.h"
#include "ui/generic_header.h"
#include "ui/html.h"
#include "ui/input.h"
#include "ui/label.h"
#include "ui/link.h"
#include "ui/select.h"
#include "ui/service_navigation.h"
#include "ui/summary_list.h"
#include "ui/tag.h"
#include "ui/textarea.h"

#endif
