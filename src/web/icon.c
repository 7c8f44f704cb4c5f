/* Drawings as SVG of a few strokes, in the colour of the words beside them. */
#include "web/icon.h"

#define DRAWN(strokes) "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">" strokes "</svg>"

struct safe_html icon(enum icon which)
{
	static const struct safe_html drawn[ICON__COUNT] = {
		[ICON_PEN] = {DRAWN("<path d=\"M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19z\"/><path d=\"M14.5 6.5l3 3\"/>")},
		[ICON_BOLT] = {DRAWN("<path d=\"M12 3l9.5 17h-19z\"/><path d=\"M12 10v4.5M12 17.4v.1\"/>")},
		[ICON_HANDS] = {DRAWN("<path d=\"M12 20s-7-4.4-7-10a4 4 0 0 1 7-2.6A4 4 0 0 1 19 10c0 5.6-7 10-7 10z\"/>")},
		[ICON_AWAY] = {DRAWN("<path d=\"M10 4H5v16h5\"/><path d=\"M10 12h10M16.5 8l4 4-4 4\"/>")},
		[ICON_PILL] = {DRAWN("<rect x=\"3\" y=\"8.5\" width=\"18\" height=\"7\" rx=\"3.5\" transform=\"rotate(-40 12 12)\"/><path d=\"M9.3 8.3l5.4 6.4\"/>")},
		[ICON_BED] = {DRAWN("<path d=\"M3 19V9M3 15.5h18V19M21 15.5V13.5a3 3 0 0 0-3-3h-7v5\"/><circle cx=\"7\" cy=\"12\" r=\"1.5\"/>")},
		[ICON_CLOCK] = {DRAWN("<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7.5V12l3 2\"/>")},
		[ICON_TICK] = {DRAWN("<path d=\"M5 12.5l4.5 4.5L19 7.5\"/>")},
		[ICON_MOON] = {DRAWN("<path d=\"M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z\"/>")},
		[ICON_HOME] = {DRAWN("<path d=\"M4 11.5L12 5l8 6.5V20h-5.5v-5h-5v5H4z\"/>")},
		[ICON_CAR] = {DRAWN("<path d=\"M4 16v-4l2-5h12l2 5v4z\"/><path d=\"M4 12h16\"/><circle cx=\"8\" cy=\"16.5\" r=\"1.6\"/><circle cx=\"16\" cy=\"16.5\" r=\"1.6\"/>")},
		[ICON_PHONE] = {DRAWN("<path d=\"M5 4h4l1.5 5-2.2 1.5a12 12 0 0 0 5.2 5.2L15 13.5l5 1.5v4a1.5 1.5 0 0 1-1.6 1.5C10.5 20 4 13.5 3.5 5.6A1.5 1.5 0 0 1 5 4z\"/>")},
		[ICON_DOWN] = {DRAWN("<path d=\"M6 9.5l6 6 6-6\"/>")},
		[ICON_LOCK] = {DRAWN("<rect x=\"5\" y=\"11\" width=\"14\" height=\"9\" rx=\"2\"/><path d=\"M8 11V8a4 4 0 0 1 8 0v3\"/>")},
		[ICON_PRINT] = {DRAWN("<path d=\"M7 9V4h10v5M7 17H4V9.5h16V17h-3\"/><path d=\"M7 14h10v6H7z\"/>")},
		[ICON_LOGO] = {"<svg class=\"logo\" viewBox=\"0 0 34 34\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M4 15.5L17 4l13 11.5V29a1.5 1.5 0 0 1-1.5 1.5h-23A1.5 1.5 0 0 1 4 29z\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.6\" stroke-linejoin=\"round\"/><path d=\"M17 12.5c.6 3.2 4.7 4.7 4.7 9a4.7 4.7 0 0 1-9.4 0c0-2 .9-3.2 1.9-4.3.3 1.3 1 1.9 1.7 2 .6-2.2-.4-4.3 1.1-6.7z\" fill=\"#f0a06f\"/></svg>"},
	};
	return drawn[which];
}
