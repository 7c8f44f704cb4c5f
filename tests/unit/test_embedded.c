/* Files built into the program: src/base/embedded.c and tools/embed.py. */
#include "base/embedded.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/text.h"
#include "definitions/definitions.h"
#include "unit.h"

/* The bytes of a file of the checkout; the caller frees them. */
static char *read_file(const char *path, size_t *ret_length)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	*ret_length = (size_t)ftell(f);
	rewind(f);
	char *bytes = malloc(*ret_length + 1);
	assert_int_equal(fread(bytes, 1, *ret_length, f), *ret_length);
	fclose(f);
	return bytes;
}

/* Compares every file below definitions/FOLDER with what was built in; counts them. */
static size_t compare_folder(struct ctx *c, const char *folder)
{
	size_t count = 0;
	DIR *dir = opendir(arena_printf(c->arena, "%s/../definitions/%s", TESTS_DIR, folder));
	assert_non_null(dir);
	for (struct dirent *e; (e = readdir(dir)) != NULL;) {
		if (e->d_name[0] == '.' || text_ends(e->d_name, "~")) {
			continue;
		}
		const char *name = arena_printf(c->arena, "%s%s", folder, e->d_name);
		const char *path = arena_printf(c->arena, "%s/../definitions/%s", TESTS_DIR, name);
		struct stat st;
		assert_int_equal(stat(path, &st), 0);
		if (S_ISDIR(st.st_mode)) {
			count += compare_folder(c, arena_printf(c->arena, "%s/", name));
			continue;
		}
		size_t length;
		char *bytes = read_file(path, &length);
		const struct embedded_file *f = embedded_find(&embedded_definitions, name);
		assert_non_null(f);
		assert_int_equal(f->length, length);
		assert_memory_equal(f->bytes, bytes, length);
		assert_int_equal(f->bytes[length], '\0');
		free(bytes);
		count++;
	}
	closedir(dir);
	return count;
}

TEST(every_definition_is_built_in_byte_by_byte)
{
	CTX(c);
	assert_int_equal(compare_folder(&c, ""), embedded_definitions.count);
	assert_true(embedded_definitions.count > 0);
}

TEST(files_stand_in_the_order_of_their_names)
{
	for (size_t i = 1; i < embedded_definitions.count; i++) {
		const struct embedded_file *f = embedded_definitions.files;
		assert_true(strcmp(f[i - 1].name, f[i].name) < 0);
	}
}

TEST(what_is_not_there_is_not_found)
{
	assert_null(embedded_find(&embedded_definitions, "child"));
	assert_null(embedded_find(&embedded_definitions, ""));
	assert_null(embedded_find(&embedded_definitions, "zzz"));
}

RUN(T(every_definition_is_built_in_byte_by_byte), T(files_stand_in_the_order_of_their_names),
    T(what_is_not_there_is_not_found))
