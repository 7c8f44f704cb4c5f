#!/usr/bin/env python3
"""Sees to it that node_modules holds what package-lock.json names: GOV.UK Frontend, the font, what tests run with.

usage: packages.py [--check] [ROOT]      --check only asks: exit status 0 when everything is there

Nothing of it is ever committed. Once it is there, no network is needed. Several builds may ask at once: one fetches, the
others wait.
"""
import fcntl
import json
import os
import shutil
import subprocess
import sys


def wanted_and_there(root):
    """Name to version and checksum, as package-lock.json has them and as npm wrote down what it installed."""
    def read(path):
        with open(os.path.join(root, path), encoding="utf-8") as f:
            packages = json.load(f)["packages"]
        return {name: (p["version"], p.get("integrity")) for name, p in packages.items() if name}

    wanted = read("package-lock.json")
    try:
        return wanted, read("node_modules/.package-lock.json")
    except (OSError, ValueError, KeyError):
        return wanted, {}


def complete(root):
    wanted, there = wanted_and_there(root)
    return wanted == there


def fetch(root):
    """Fetches what is not there; raises SystemExit with a message where that cannot be."""
    if complete(root):
        return
    with open(os.path.join(root, "package-lock.json"), encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if complete(root):
            return
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("node_modules is not complete and there is no npm to fetch it with: apt-get install npm")
        done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=root,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0 or not complete(root):
            sys.exit("%s\ncould not fetch the packages of package-lock.json; the first build needs the network" % done.stdout)


def main():
    arguments = sys.argv[1:]
    check = "--check" in arguments
    roots = [a for a in arguments if a != "--check"]
    root = roots[0] if roots else "."
    if check:
        sys.exit(0 if complete(root) else 1)
    fetch(root)


if __name__ == "__main__":
    main()
