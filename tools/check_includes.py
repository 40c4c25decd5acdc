#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the real includes of src/ with the USES lists of the build files, and keeps the floors in order.

    tools/check_includes.py [REPOSITORY]

A room may include itself and the rooms of its USES list (not what those use in turn), a USES list may name lower floors only,
and every listed room must really be included. Exit status 1 with one line per finding."""
import pathlib
import re
import sys

FLOORS = [["base"], ["tensor", "stats", "report"], ["format"], ["tokenizer", "comm"], ["kernels", "dataset"],
          ["model", "corpus"], ["train", "infer"], ["analysis"], ["cli"]]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def read_uses(source):
    uses = {}
    for build_file in source.glob("*/CMakeLists.txt"):
        for call in re.findall(r"llemma_library\((.*?)\)", build_file.read_text(), re.S):
            words = re.sub(r"#.*", "", call).split()
            keywords = {"NAME", "SOURCES", "USES", "LINKS", "TESTS"}
            lists, current = {}, None
            for word in words:
                if word in keywords:
                    current = lists.setdefault(word, [])
                else:
                    current.append(word)
            uses[build_file.parent.name] = set(lists.get("USES", []))
    return uses


def find_faults(source):
    uses = read_uses(source)
    used_really = {room: set() for room in uses}
    for path in sorted(source.rglob("*")):
        if path.suffix not in {".h", ".cpp"}:
            continue
        room = path.relative_to(source).parts[0]
        if room not in uses:
            yield f"{path}: room {room} has no llemma_library"
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if re.match(r"#\s*(if|ifdef|ifndef)\b", line) and path.suffix == ".h":
                yield f"{path}:{number}: conditional compilation in a header"
            match = re.match(r'#include "([a-z_]+)/', line)
            if not match or match[1] == room or match[1] not in FLOOR_OF:
                continue
            used_really[room].add(match[1])
            if match[1] not in uses[room]:
                yield f"{path}:{number}: {room} includes {match[1]}, which its USES does not list"
    for room, used in sorted(uses.items()):
        if room not in FLOOR_OF:
            yield f"{room}: not on any floor of tools/check_includes.py"
            continue
        for other in sorted(used):
            if FLOOR_OF.get(other, 99) >= FLOOR_OF[room]:
                yield f"{room} uses {other}, which is not on a lower floor"
        for other in sorted(used - used_really[room]):
            yield f"{room} lists {other} in USES and never includes it"


def main():
    repository = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    faults = list(find_faults(repository / "src"))
    print("\n".join(faults) if faults else "includes agree with the USES lists")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
