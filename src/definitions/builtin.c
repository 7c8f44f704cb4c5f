/* The definition texts built into the program (tools/embed.py puts them there). */
#include <threads.h>

#include "base/embedded.h"
#include "base/limits.h"
#include "definitions/definitions.h"

static struct definition_file files[LIMIT_DEFINITION_FILES];
static size_t count;
static once_flag once = ONCE_FLAG_INIT;

static void take_embedded(void)
{
	for (size_t i = 0; i < embedded_definitions.count && i < LIMIT_DEFINITION_FILES; i++) {
		const struct embedded_file *file = &embedded_definitions.files[i];
		files[count++] = (struct definition_file){file->name, file->bytes, file->length};
	}
}

const struct definition_file *definitions_builtin(size_t *ret_count)
{
	call_once(&once, take_embedded);
	*ret_count = count;
	return files;
}
