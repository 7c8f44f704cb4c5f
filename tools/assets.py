#!/usr/bin/env python3
"""Embeds what a browser is sent: our own assets/ and, from node_modules, GOV.UK Frontend and the font.

usage: assets.py ROOT OUT.c OUT.d

OUT.c defines `const struct embedded_set embedded_assets`, as embed.py does for a plain folder. What is not in node_modules
yet is fetched first. Never taken: dist/govuk/assets of GOV.UK Frontend, whose fonts, crest and icons belong to GOV.UK alone.
"""
import os
import sys

import embed
import packages

GOVUK = "node_modules/govuk-frontend/dist/govuk/"
FONT = "node_modules/@fontsource-variable/atkinson-hyperlegible-next/"

# The name below /assets/, and where it comes from.
FETCHED = {
    "govuk-frontend.min.css": GOVUK + "govuk-frontend.min.css",
    "govuk-frontend.min.js": GOVUK + "govuk-frontend.min.js",
    "atkinson-hyperlegible-next.woff2": FONT + "files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "atkinson-hyperlegible-next-ext.woff2": FONT + "files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    "licences/atkinson-hyperlegible-next.txt": FONT + "LICENSE",
}


def main():
    root, out, depfile = sys.argv[1:]
    packages.fetch(root)
    files, folders = embed.walk(os.path.join(root, "assets"))
    named = {os.path.relpath(path, os.path.join(root, "assets")): path for path in files}
    for name, path in FETCHED.items():
        if name in named:
            sys.exit("assets/%s would hide what is fetched" % name)
        named[name] = os.path.join(root, path)
    here = [os.path.abspath(m.__file__) for m in (embed, packages)]
    embed.write_set("assets", named, out)
    embed.write_needed(out, depfile, sorted(named.values()) + folders + here + [os.path.join(root, "package-lock.json")])


main()
