#!/usr/bin/env python3
"""Changes one duty of a definition file: a key's value, and its examples.

usage: change-duty.py FILE DUTY KEY VALUE [EXAMPLE…]      a KEY that is not there is added behind `from:`
"""
import re
import sys

path, duty, key, value, *examples = sys.argv[1:]
text = open(path, encoding="utf-8").read()
begin = text.index("  - duty: %s\n" % duty)
after = re.search(r"\n\n?(  #|  - duty:)", text[begin + 5:])
end = begin + 5 + after.start() if after else len(text)
block = text[begin:end]
if re.search(r"^    %s: " % key, block, re.M):
    block = re.sub(r"^    %s: .*$" % key, "    %s: %s" % (key, value), block, count=1, flags=re.M)
else:
    block = re.sub(r"^(    from: .*)$", r"\1\n    %s: %s" % (key, value), block, count=1, flags=re.M)
if examples:
    block = re.sub(r"(?s)    examples:\n.*", "    examples:\n" + "\n".join("      - " + e for e in examples), block)
open(path, "w", encoding="utf-8").write(text[:begin] + block + text[end:])
