#!/usr/bin/env python3
"""Reads the includes of src/ and fails on an arrow that runs back, and on a library known in more than its one place.

usage: layers.py [SRC]        prints TAP
"""
import pathlib
import re
import sys

# Each layer and those directly below it; what lies below those may be included too.
BELOW = {
    "base": [],
    "definitions": ["base"],
    "store": ["base"],
    "ledger": ["definitions", "store"],
    "duties": ["ledger"],
    "inspection": ["duties"],
    "review": ["duties"],
    "ui": ["base"],
    "output": ["inspection", "review"],
    "web": ["output", "ui"],
    "cli": ["web"],
    "render": ["base"],
}

# A library's header, and the files that may know it.
ONLY = {
    "microhttpd.h": r"web/http\.[ch]",
    "sqlite3.h": r"store/sqlite[a-z-]*\.[ch]",
    "libpq-fe.h": r"store/postgres[a-z-]*\.[ch]",
    "yaml.h": r"definitions/yaml\.[ch]",
    "jansson.h": r"base/json\.[ch]",
    "utf8proc.h": r"base/text\.c",
}

# A function, and the files that may call it.
CALLS = {
    "ledger_append": r"ledger/.*|duties/save\.c",
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"]+)"|<([^>]+)>)', re.M)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


def reach(layer):
    """The layer and all below it."""
    found = {layer}
    for below in BELOW[layer]:
        found |= reach(below)
    return found


def check_file(src, path, text):
    """Says what is wrong with one file."""
    name = path.relative_to(src).as_posix()
    layer = name.split("/")[0]
    if layer not in BELOW:
        yield "%s lies in no layer" % name
        return
    for ours, theirs in INCLUDE.findall(text):
        if theirs:
            allowed = ONLY.get(theirs)
            if allowed and not re.fullmatch(allowed, name):
                yield "%s includes <%s>, which only %s may" % (name, theirs, allowed.replace("\\", ""))
        elif "/" not in ours:
            if not (path.parent / ours).exists():
                continue  # made by the build
            yield '%s includes "%s" without its folder' % (name, ours)
        elif ours.split("/")[0] not in reach(layer):
            yield '%s includes "%s": %s may not know it' % (name, ours, layer)
    without = COMMENT.sub("", text)
    for function, allowed in CALLS.items():
        if re.search(r"\b%s\s*\(" % function, without) and not re.fullmatch(allowed, name):
            yield "%s calls %s(), which only %s may" % (name, function, allowed.replace("\\", ""))


def main():
    here = pathlib.Path(__file__).resolve().parent
    src = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent.parent / "src"
    wrong, count, layers = [], 0, set()
    for path in sorted(src.rglob("*.[ch]")):
        count += 1
        layers.add(path.relative_to(src).parts[0])
        wrong += check_file(src, path, path.read_text(encoding="utf-8", errors="replace"))
    print("1..1")
    for line in wrong:
        print("# " + line)
    state = "not ok" if wrong or count == 0 else "ok"
    print("%s 1 - includes of %d files in %d layers point one way" % (state, count, len(layers)))
    sys.exit(state != "ok")


main()
