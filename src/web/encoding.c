/* Reading Accept-Encoding and If-None-Match: lists parted by commas. */
#include "web/encoding.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* The next item without the blanks around it; NULL at the end. */
static const char *next_item(const char **at, size_t *ret_length)
{
	if (*at == NULL || **at == '\0') {
		return NULL;
	}
	const char *item = *at + strspn(*at, " \t");
	size_t length = strcspn(item, ",");
	*at = item[length] == ',' ? item + length + 1 : item + length;
	while (length > 0 && (item[length - 1] == ' ' || item[length - 1] == '\t')) {
		length--;
	}
	*ret_length = length;
	return item;
}

/* "q=0", "q=0.0", "q=0.000" refuse; any other weight takes. */
static bool is_refused(const char *weight, size_t length)
{
	size_t digits = 0;
	bool zero = length > 2 && strncasecmp(weight, "q=0", 3) == 0;
	for (size_t i = 3; zero && i < length; i++) {
		digits += weight[i] >= '1' && weight[i] <= '9';
	}
	return zero && digits == 0;
}

bool encoding_takes_gzip(const char *accept_encoding)
{
	size_t length = 0;
	const char *item;
	while ((item = next_item(&accept_encoding, &length)) != NULL) {
		size_t name = strcspn(item, "; \t,");
		name = name > length ? length : name;
		if (name == 4 && strncasecmp(item, "gzip", 4) == 0) {
			size_t skip = name + strspn(item + name, "; \t");
			return skip >= length || !is_refused(item + skip, length - skip);
		}
	}
	return false;
}

bool encoding_knows(const char *if_none_match, const char *tag)
{
	size_t length = 0;
	const char *item;
	while ((item = next_item(&if_none_match, &length)) != NULL) {
		bool weak = length > 2 && strncmp(item, "W/", 2) == 0;
		item += weak ? 2 : 0;
		length -= weak ? 2 : 0;
		if ((length == 1 && *item == '*') ||
		    (length == strlen(tag) && strncmp(item, tag, length) == 0)) {
			return true;
		}
	}
	return false;
}
