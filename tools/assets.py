#!/usr/bin/env python3
"""Embeds what a browser is sent: our own assets/ and, from node_modules, GOV.UK Frontend and the font.

usage: assets.py ROOT OUT.c OUT.d

OUT.c defines `const struct embedded_set embedded_assets`, as embed.py does for a plain folder, in which NAME.gz stands beside
what grows smaller by compressing; and `const struct asset assets[]` (src/web/asset.h), which gives every file an address with
its digest, so that browsers may keep it for ever. Style sheets and scripts that name another file ("/assets/NAME") get its
address with the digest put in. What is not in node_modules yet is fetched first. Never taken: dist/govuk/assets of GOV.UK
Frontend, whose fonts, crest and icons belong to GOV.UK alone.
"""
import hashlib
import os
import re
import sys
import zlib

import embed
import packages
import sheets

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
SMALLER_COMPRESSED = (".css", ".js", ".svg", ".txt", ".webmanifest")


def read(path):
    with open(path, "rb") as f:
        return f.read()


def tidy(name, data):
    if name == "govuk-frontend.min.css":
        return sheets.govuk(data.decode()).encode()
    if name.endswith(".css"):
        return sheets.without_remarks(data.decode()).encode()
    if name.endswith(".js"):
        return re.sub(rb"\n//# sourceMappingURL=.*", b"", data)
    return data


class Files:
    """Files under their final bytes: each names the others by their digests, so those named come first."""

    def __init__(self, plain):
        self.plain, self.final, self.under_way = plain, {}, []
        for name in sorted(plain):
            self.finish(name)

    def finish(self, name):
        if name in self.under_way:
            sys.exit("assets: %s name each other" % " and ".join(self.under_way))
        if name not in self.final:
            self.under_way.append(name)
            self.final[name] = self.with_addresses(name, self.plain[name])
            self.under_way.pop()
        return self.final[name]

    def with_addresses(self, name, data):
        if not name.endswith((".css", ".js")):
            return data

        def address(match):
            if match.group(2) not in self.plain:
                sys.exit("assets/%s names /assets/%s, which is not there" % (name, match.group(2)))
            self.finish(match.group(2))
            return match.group(1) + self.address(match.group(2)) + match.group(3)
        return re.sub(r"""(["'(])/assets/([a-zA-Z0-9._/-]+)(["')])""", address, data.decode()).encode()

    def digest(self, name):
        return hashlib.sha256(self.final[name]).hexdigest()[:12]

    def address(self, name):
        return "/assets/%s?v=%s" % (name, self.digest(name))


def compressed(data):
    """The same bytes from the same bytes: no name and no time in it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def write(files, out):
    sent = dict(files.final)
    for name, data in files.final.items():
        if name.endswith(SMALLER_COMPRESSED):
            sent[name + ".gz"] = compressed(data)
    embed.write_bytes("assets", sent, out)
    with open(out, "a", encoding="ascii") as c:
        c.write('\n#include "web/asset.h"\n\nconst struct asset assets[] = {\n')
        for name in sorted(files.final, key=os.fsencode):
            c.write('\t{"%s", "%s", "%s"},\n' % (name, files.address(name), files.digest(name)))
        c.write("\t{0, 0, 0},\n};\n")


def main():
    root, out, depfile = sys.argv[1:]
    packages.fetch(root)
    own, folders = embed.walk(os.path.join(root, "assets"))
    named = {os.path.relpath(path, os.path.join(root, "assets")): path for path in own}
    for name, path in FETCHED.items():
        if name in named:
            sys.exit("assets/%s would hide what is fetched" % name)
        named[name] = os.path.join(root, path)
    write(Files({name: tidy(name, read(path)) for name, path in named.items()}), out)
    here = [os.path.abspath(m.__file__) for m in (embed, packages, sheets)]
    embed.write_needed(out, depfile, sorted(named.values()) + folders + here + [os.path.join(root, "package-lock.json")])


main()
