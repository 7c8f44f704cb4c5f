/* Files built into the program: finding one among them. */
#include "base/embedded.h"

#include <stdlib.h>
#include <string.h>

static int compare_name(const void *name, const void *file)
{
	return strcmp(name, ((const struct embedded_file *)file)->name);
}

const struct embedded_file *embedded_find(const struct embedded_set *set, const char *name)
{
	return bsearch(name, set->files, set->count, sizeof *set->files, compare_name);
}
