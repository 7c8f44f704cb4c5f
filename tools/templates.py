#!/usr/bin/env python3
"""Turns a template of HTML into a C function.

usage: templates.py IN.html OUT.c

A template is HTML with four things in it:

    {% template NAME(const struct THING *t) from "web/THING.h" %}    the first line: what becomes of it,
                            void NAME(struct buf *b, const struct THING *t); the header declares struct and function
    {{ EXPRESSION }}        put(b, EXPRESSION): escaped by its C type; of a type that put() does not know it does not compile
    {% STATEMENT %}         C as it stands: for (…) {    }    if (…) {    } else {    a call; the last ; may be left out
    {# WORDS #}             nothing

A line of nothing but statements and notes leaves no line behind. Tabs that begin a line are the template's own layout and
are left out. Inside a tag an expression stands between quotes, where escaping holds; it never stands in a script or style.

The C says by #line where everything comes from, to the column, so that the compiler points into the template: a field that
the struct does not have is an error of the build in the template's own line.
"""
import re
import sys

RUN = r"\{%(?:(?!%\}).)*%\}"
NOTE = r"\{#(?:(?!#\}).)*#\}"
SILENT = "(?:%s|%s)" % (RUN, NOTE)
PIECE = re.compile(r"(?P<alone>^[ \t]*%s(?:[ \t]*%s)*[ \t]*(?:\n|\Z))|(?P<put>\{\{.*?\}\}(?!\}))|(?P<run>%s)|(?P<note>%s)"
                   % (SILENT, SILENT, RUN, NOTE), re.S | re.M)
INSIDE = re.compile("(?P<run>%s)|%s" % (RUN, NOTE), re.S)
HEADER = re.compile(r'\s*template\s+([a-z_][a-z0-9_]*)\s*\(([^()]+)\)\s+from\s+("[^"\n]+")\s*\Z')
MARK = re.compile(r"\{\{|\{%|\{#|%\}|#\}")
REFUSED = re.compile(r"\s(style|on[a-z]+)\s*=")
SHORT = {"\n": "\\n", '"': '\\"', "\\": "\\\\"}
LONGEST_LITERAL = 4000


class Mistake(Exception):
    def __init__(self, offset, words):
        super().__init__(words)
        self.offset = offset


def pieces(source):
    """The template as (kind, offset, words) in order: text, put, run; `words` are what is between the marks."""
    at = 0
    for match in PIECE.finditer(source):
        yield "text", at, source[at:match.start()]
        kind = match.lastgroup
        if kind == "alone":
            for inner in INSIDE.finditer(match.group()):
                if inner.lastgroup == "run":
                    yield "run", match.start() + inner.start(), inner.group()[2:-2]
        elif kind != "note":
            yield kind, match.start(), match.group()[2:-2]
        at = match.end()
    yield "text", at, source[at:]


def undress(source, offset, words):
    """Text without the tabs that begin its lines."""
    begins_line = offset == 0 or source[offset - 1] == "\n"
    return re.sub(r"(?m)^\t+" if begins_line else r"(?<=\n)\t+", "", words)


def literal(words):
    """Text as C strings, one a line of it. Three octal digits never run into the digit behind them."""
    plain = {chr(c) for c in range(0x20, 0x7F)} - set('"\\?')

    def escape(ch):
        return ch if ch in plain else SHORT.get(ch) or "".join("\\%03o" % byte for byte in ch.encode())

    lines = [line[i:i + LONGEST_LITERAL] for line in words.splitlines(keepends=True)
             for i in range(0, len(line), LONGEST_LITERAL)]
    return " ".join('"%s"' % "".join(map(escape, line)) for line in lines)


class Place:
    """Where in the HTML one is: in a tag, between quotes, in a script."""

    def __init__(self):
        self.tag, self.quote, self.raw = "", "", ""

    def read(self, offset, words):
        for i, ch in enumerate(words):
            if self.quote:
                self.quote = "" if ch == self.quote else self.quote
                self.tag += " " if self.quote else ch
            elif self.tag:
                self.read_tag(offset + i, ch)
            elif ch == "<" and re.match(r"</?[a-zA-Z]", words[i:i + 3]):
                self.tag = ch

    def read_tag(self, offset, ch):
        self.tag += ch
        if ch in "\"'":
            self.quote = ch
        refused = REFUSED.search(self.tag)
        if refused:
            raise Mistake(offset, "the pages' content security policy refuses %s attributes" % refused.group(1))
        if ch == ">":
            begun = re.match(r"<(/?)(script|style)\b", self.tag, re.I)
            if begun:
                self.raw = "" if begun.group(1) else begun.group(2)
            self.tag = ""

    def check_put(self, offset):
        if self.raw:
            raise Mistake(offset, "an expression cannot stand inside %s" % self.raw)
        if self.tag and not self.quote:
            raise Mistake(offset, "an expression inside a tag must stand between quotes")


def line_of(source, offset):
    return source.count("\n", 0, offset) + 1


def indent_of(source, offset):
    """What brings the next character to the same column: tabs stay tabs."""
    return re.sub(r"[^\t]", " ", source[source.rfind("\n", 0, offset) + 1:offset])


def read_header(found):
    kind, offset, words = next(found)
    if kind == "text" and not words:
        kind, offset, words = next(found)
    header = HEADER.match(words) if kind == "run" else None
    if header is None:
        raise Mistake(offset, 'the first line must be {% template NAME(const struct THING *t) from "FOLDER/THING.h" %}')
    return header.groups()


def statement(words):
    words = words.rstrip()
    opens, closes = words.endswith(("{", ";", ":")), words.lstrip().startswith("}")
    return words if opens or closes or not words else words + ";"


def compile_template(source, shown):
    found, place = pieces(source), Place()
    name, parameter, header = read_header(found)
    out = ["/* Made by tools/templates.py; not written by hand. */", "#include %s" % header, '#include "ui/ui.h"', "",
           "#define P(...) put(b, (__VA_ARGS__))", "#define T(text) buf_put_n(b, text, sizeof text - 1)", "",
           '#line 1 "%s"' % shown, "void %s(struct buf *b%s)" % (name, "" if parameter.strip() == "void" else ", " + parameter),
           "{"]
    for kind, offset, words in found:
        if kind == "text":
            stray = MARK.search(words)
            if stray:
                raise Mistake(offset + stray.start(), "\"%s\" is not closed, or closes nothing" % stray.group())
            place.read(offset, words)
            words = undress(source, offset, words)
            made = "T(%s);" % literal(words)
        elif kind == "put":
            place.check_put(offset)
            made = "%sP(%s);" % (indent_of(source, offset), words)
        else:
            made = "%s  %s" % (indent_of(source, offset), statement(words))
        if words:
            out += ['#line %d "%s"' % (line_of(source, offset), shown), made]
    return "\n".join(out + ["}", ""])


def main():
    path, out = sys.argv[1:]
    with open(path, encoding="utf-8") as f:
        source = f.read()
    try:
        made = compile_template(source, path.replace("\\", "\\\\").replace('"', '\\"'))
    except Mistake as mistake:
        column = mistake.offset - source.rfind("\n", 0, mistake.offset)
        sys.exit("%s:%d:%d: error: %s" % (path, line_of(source, mistake.offset), column, mistake))
    with open(out, "w", encoding="utf-8") as c:
        c.write(made)


main()
