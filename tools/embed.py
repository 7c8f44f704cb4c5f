#!/usr/bin/env python3
"""Turns a folder into one C file, so that its files are data of the program.

usage: embed.py NAME FOLDER OUT.c OUT.d

OUT.c defines `const struct embedded_set embedded_NAME` (src/base/embedded.h); OUT.d tells ninja which files and folders
it was made from, so that a file that is added, changed or taken away makes it anew.
"""
import os
import sys


def escape(data):
    """Bytes as the inside of a C string. Three octal digits never run into the digit behind them."""
    plain = set(range(0x20, 0x7F)) - {ord('"'), ord("\\"), ord("?")}
    return "".join(chr(b) if b in plain else "\\%03o" % b for b in data)


def literal(data):
    lines = data.splitlines(keepends=True) or [b""]
    pieces = [line[i:i + 4000] for line in lines for i in range(0, len(line), 4000) or [0]]
    return "\n".join('\t"%s"' % escape(piece) for piece in pieces)


def walk(folder):
    """The folder's files and folders, hidden ones left out, in the order of their names' bytes."""
    files, folders = [], []
    for path, below, names in os.walk(folder):
        below[:] = [d for d in below if not d.startswith(".")]
        folders.append(path)
        files += [os.path.join(path, n) for n in names if not n.startswith(".") and not n.endswith("~")]
    return sorted(files, key=os.fsencode), folders


def write_set(name, files, out):
    """Writes OUT.c for the files, a mapping from the names they get to where they lie."""
    contents = {}
    for file, path in files.items():
        with open(path, "rb") as f:
            contents[file] = f.read()
    write_bytes(name, contents, out)


def write_bytes(name, files, out):
    """The same for a mapping from names to bytes."""
    with open(out, "w", encoding="ascii") as c:
        c.write('/* Made by tools/embed.py; not written by hand. */\n#include "base/embedded.h"\n\n')
        lengths = []
        shown = sorted(files, key=os.fsencode)
        for i, file in enumerate(shown):
            lengths.append(len(files[file]))
            c.write("static const char file_%d[] =\n%s;\n\n" % (i, literal(files[file])))
        c.write("static const struct embedded_file files[] = {\n")
        for i, file in enumerate(shown):
            c.write('\t{"%s", file_%d, %d},\n' % (escape(os.fsencode(file)), i, lengths[i]))
        c.write('\t{"", "", 0},\n};\n\n')  # C has no empty arrays; not counted
        c.write("const struct embedded_set embedded_%s = {files, %d};\n" % (name, len(shown)))


def write_needed(out, depfile, needed):
    with open(depfile, "w", encoding="utf-8") as d:
        d.write("%s: %s\n" % (out, " ".join(p.replace(" ", "\\ ") for p in needed)))


def main():
    name, folder, out, depfile = sys.argv[1:]
    files, folders = walk(folder)
    write_set(name, {os.path.relpath(path, folder): path for path in files}, out)
    write_needed(out, depfile, files + folders)


if __name__ == "__main__":
    main()
