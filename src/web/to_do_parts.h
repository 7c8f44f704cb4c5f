/* What the templates of To do need. Private to them. */
#ifndef HEARTH_TO_DO_PARTS_H
#define HEARTH_TO_DO_PARTS_H

#include "web/icon.h"
#include "web/law_words.h"
#include "web/to_do.h"

#endif
