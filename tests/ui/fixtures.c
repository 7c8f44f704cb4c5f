/*
 * Renders options with our components and compares with what GOV.UK Frontend's own macros made of
 * them.
 *
 * usage: ui-fixtures FILE...        each {"component": NAME, "fixtures": [{"name", "options",
 * "html"}, …]}
 *        ui-fixtures --list         the components we have, by the names of their folders
 *
 * Prints TAP, one line a file; what differs is shown from a little before the first difference.
 */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "same.h"
#include "shapes.h"

enum { SHOWN_A_FILE = 5 };

struct count {
	size_t same, all, byte_equal;
};

static const struct component *find_component(const char *name)
{
	for (size_t i = 0; i < component_count; i++) {
		if (name != NULL && strcmp(components[i].name, name) == 0) {
			return &components[i];
		}
	}
	return NULL;
}

static void show_difference(const char *name, const char *options, const char *got,
                            const char *expected)
{
	size_t same = 0;
	while (got[same] != '\0' && got[same] == expected[same]) {
		same++;
	}
	size_t from = same > 40 ? same - 40 : 0;
	printf("# %s\n#   options  %.400s\n#   got      %.160s\n#   expected %.160s\n", name, options,
	       got + from, expected + from);
}

static bool render(struct ctx *c, const struct component *component, const json_t *options,
                   const char **ret)
{
	struct buf b = {.arena = c->arena};
	void *o = arena_alloc(c->arena, component->shape->size);
	if (!shape_read(c, component->shape, options, o)) {
		return false;
	}
	component->render(&b, o);
	*ret = buf_text(&b);
	return true;
}

static void check_fixture(struct ctx *c, const struct component *component, const json_t *fixture,
                          struct count *count)
{
	const char *name = json_string_value(json_object_get(fixture, "name"));
	const char *html = json_string_value(json_object_get(fixture, "html")), *got = "";
	const json_t *options = json_object_get(fixture, "options");
	count->all++;
	if (!render(c, component, options, &got)) {
		printf("# %s: %s\n", name, c->message);
		ctx_clear_error(c);
		return;
	}
	const char *ours = html_plain(c->arena, got), *theirs = html_plain(c->arena, html);
	count->byte_equal += strcmp(got, html) == 0;
	if (strcmp(ours, theirs) == 0) {
		count->same++;
	} else if (count->all - count->same <= SHOWN_A_FILE) {
		show_difference(name, json_line(c->arena, options), ours, theirs);
	}
}

static bool check_file(const char *path, struct count *count, const char **ret_component)
{
	json_error_t error;
	json_t *file = json_load_file(path, 0, &error), *fixture;
	if (file == NULL) {
		printf("# %s: %s\n", path, error.text);
		return false;
	}
	*ret_component = json_string_value(json_object_get(file, "component"));
	const struct component *component = find_component(*ret_component);
	if (component == NULL) {
		printf("# %s: there is no component \"%s\"\n", path,
		       *ret_component == NULL ? "" : *ret_component);
		return false;
	}
	*ret_component = component->name;
	size_t i;
	json_array_foreach(json_object_get(file, "fixtures"), i, fixture)
	{
		CTX(c);
		check_fixture(&c, component, fixture, count);
	}
	json_decref(file);
	return count->all > 0;
}

static int list_components(void)
{
	for (size_t i = 0; i < component_count; i++) {
		printf("%s\n", components[i].name);
	}
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--list") == 0) {
		return list_components();
	}
	struct count total = {0};
	bool all_well = argc > 1;
	printf("1..%d\n", argc - 1);
	for (int i = 1; i < argc; i++) {
		struct count count = {0};
		const char *name = argv[i];
		bool well = check_file(argv[i], &count, &name) && count.same == count.all;
		printf("%s %d - %s: %zu of %zu are the same\n", well ? "ok" : "not ok", i, name, count.same,
		       count.all);
		total.same += count.same;
		total.all += count.all;
		total.byte_equal += count.byte_equal;
		all_well = all_well && well;
	}
	printf("# %zu of %zu are the same, %zu to the byte\n", total.same, total.all, total.byte_equal);
	return all_well ? 0 : 1;
}
