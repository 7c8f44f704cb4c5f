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


def main():
    name, folder, out, depfile = sys.argv[1:]
    files, folders = walk(folder)
    with open(out, "w", encoding="ascii") as c:
        c.write('/* Made by tools/embed.py; not written by hand. */\n#include "base/embedded.h"\n\n')
        lengths = []
        for i, path in enumerate(files):
            with open(path, "rb") as f:
                data = f.read()
            lengths.append(len(data))
            c.write("static const char file_%d[] =\n%s;\n\n" % (i, literal(data)))
        c.write("static const struct embedded_file files[] = {\n")
        for i, path in enumerate(files):
            shown = escape(os.fsencode(os.path.relpath(path, folder)))
            c.write('\t{"%s", file_%d, %d},\n' % (shown, i, lengths[i]))
        c.write('\t{"", "", 0},\n};\n\n')  # C has no empty arrays; not counted
        c.write("const struct embedded_set embedded_%s = {files, %d};\n" % (name, len(files)))
    with open(depfile, "w", encoding="utf-8") as d:
        needed = files + folders
        d.write("%s: %s\n" % (out, " ".join(p.replace(" ", "\\ ") for p in needed)))


main()
