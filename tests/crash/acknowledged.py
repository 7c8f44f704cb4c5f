#!/usr/bin/env python3
"""Whether every acknowledged entry is in an export, once, under the record it was sent with.

usage: acknowledged.py ACKNOWLEDGED EXPORT        ACKNOWLEDGED: lines "UUID NUMBER" as tests/bench/load.c notes them
"""
import collections
import json
import sys


def main(acknowledged, export):
    found, records = collections.Counter(), {}
    with open(export, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            found[entry["id"]] += 1
            records[entry["id"]] = entry["record"]
    wanted = 0
    with open(acknowledged, encoding="utf-8") as lines:
        for line in lines:
            identity, number = line.split()
            wanted += 1
            if found[identity] != 1:
                print(f"acknowledged entry {identity} is there {found[identity]} times")
                return 1
            if records[identity] != "l-" + number:
                print(f"acknowledged entry {identity} is of record {records[identity]}, not l-{number}")
                return 1
    doubled = [identity for identity, times in found.items() if times > 1]
    if doubled:
        print(f"entry {doubled[0]} is there {found[doubled[0]]} times")
        return 1
    print(f"{wanted} acknowledged, {sum(found.values())} there")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
