/*
 * The words of Ofsted's judgements through the years, as printed. No scale is mapped onto another.
 */
#include "inspection/match.h"
#include "inspection/reader.h"

const char *grade_at(const char *at)
{
	return match_at(
		at,
		"requires improvement to be good.|requires improvement.|outstanding.|good.|inadequate.|adequate.|"
		"satisfactory.|not judged.");
}

const char *effectiveness_at(const char *at)
{
	return match_at(
		at,
		"improved in effectiveness.|improved effectiveness.|sustained effectiveness.|declined in effectiveness.|"
		"declined effectiveness.|sustained its effectiveness.|improved its effectiveness.");
}
