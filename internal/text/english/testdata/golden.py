#!/usr/bin/env python3
"""Make parity.jsonl: what the original pipeline says of parity_texts.txt.

    python golden.py            write the file
    python golden.py --check    compare with the file; exit 1 if it differs

It needs the environment of ../../model/convert/requirements.txt and fetches the
model as convert.py does. Each line of the result is a JSON object:

    kind, text       from parity_texts.txt
    tokens, norms, lemmas            one string a token
    spaces           one digit a token: 1 if a space follows
    tags, pos, morphs, deps          one word a token; "_" is no morphs
    heads            index of each token's head
    starts           indices of the tokens that start sentences
    names            [start, end, label] of each named span, half-open
"""

import argparse
import json
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "model" / "convert"))

import pinned  # noqa: E402  (after the path above)

ESCAPE = re.compile(r"\\(?:x(..)|u(....)|U(.{8})|(.))")
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "-": ""}


def texts(path):
    """Yield (kind, text) of each line."""
    kind = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("== "):
            kind = line[3:]
        elif line and not line.startswith("# "):
            yield kind, ESCAPE.sub(_character, line)


def _character(match):
    *numbers, letter = match.groups()
    digits = next(filter(None, numbers), None)
    return chr(int(digits, 16)) if digits else PLAIN[letter]


def record(kind, text, doc):
    """What the pipeline says of one text."""
    return {
        "kind": kind,
        "text": text,
        "tokens": [t.text for t in doc],
        "spaces": "".join("1" if t.whitespace_ else "0" for t in doc),
        "norms": [t.norm_ for t in doc],
        "lemmas": [t.lemma_ for t in doc],
        "tags": " ".join(t.tag_ for t in doc),
        "pos": " ".join(t.pos_ for t in doc),
        "morphs": " ".join(str(t.morph) or "_" for t in doc),
        "deps": " ".join(t.dep_ for t in doc),
        "heads": [t.head.i for t in doc],
        "starts": [t.i for t in doc if t.is_sent_start],
        "names": [[e.start, e.end, e.label_] for e in doc.ents],
    }


def golden(wheel):
    """The content of parity.jsonl."""
    with tempfile.TemporaryDirectory() as folder:
        nlp, _ = pinned.load(folder, wheel)
    lines = (json.dumps(record(kind, text, nlp(text)), ensure_ascii=False, separators=(",", ":"))
             for kind, text in texts(HERE / "parity_texts.txt"))
    return "".join(line + "\n" for line in lines).encode()


def main():
    """Run as the module's text says; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    options.add_argument("--wheel", help="the model's wheel, if it is at hand")
    options = options.parse_args()
    path = HERE / "parity.jsonl"
    made = golden(options.wheel)
    if path.exists() and path.read_bytes() == made:
        return 0
    if options.check:
        print(f"{path.name} is not what golden.py makes: run it without --check", file=sys.stderr)
        return 1
    path.write_bytes(made)
    print(f"wrote {path.name}: {len(made.splitlines())} texts")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except pinned.Wrong as reason:
        sys.exit(f"golden.py: {reason}")
