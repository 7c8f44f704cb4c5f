/* The few drawings that stand beside words. They say nothing of their own, so screen readers pass them over. */
#ifndef HEARTH_ICON_H
#define HEARTH_ICON_H

#include "ui/html.h"

enum icon {
	ICON_PEN, ICON_BOLT, ICON_HANDS, ICON_AWAY, ICON_PILL, ICON_BED, ICON_CLOCK, ICON_TICK, ICON_MOON, ICON_HOME, ICON_CAR,
	ICON_PHONE, ICON_DOWN, ICON_LOCK, ICON_PRINT, ICON_LOGO, ICON__COUNT
};

struct safe_html icon(enum icon which);

#endif
