#!/usr/bin/env python3
"""Take one turn for the original, as turn.go does for the engine.

    python peer.py [WHEEL] < texts.json > outcome.json

It needs the environment of internal/text/model/convert/requirements.txt.
"""

import hashlib
import json
import pathlib
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "internal" / "text" / "model" / "convert"))

import pinned  # noqa: E402  (after the path above; it sets one thread)

BATCH = 64  # texts; of the sizes tried the fastest


def main():
    """Run as the module's text says."""
    texts = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        nlp, _ = pinned.load(folder, *sys.argv[1:])
        start = time.process_time() - begun
    cold = _pass(nlp, texts)
    warm = _pass(nlp, texts)
    outcome = {
        "engine": f"spaCy {pinned.SPACY}",
        "start": start,
        "cold": cold["cpu"],
        "warm": warm["cpu"],
        "wall": warm["wall"],
        "tokens": warm["tokens"],
        "peak": _peak(),
        "digests": [_digest(doc) for doc in nlp.pipe(texts, batch_size=BATCH)],
    }
    json.dump(outcome, sys.stdout)


def _pass(nlp, texts):
    cpu, wall = time.process_time(), time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "tokens": tokens}


def _peak():
    """The greatest resident size so far in bytes, as Linux tells it; else 0."""
    try:
        status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(status.split("VmHWM:")[1].split()[0]) << 10


def _digest(doc):
    said = hashlib.sha256()
    for t in doc:
        fields = (t.text, t.norm_, str(len(t.whitespace_)), t.tag_, t.pos_, str(t.morph), t.lemma_,
                  t.dep_, str(t.head.i), str(int(bool(t.is_sent_start))))
        said.update(("\t".join(fields) + "\n").encode())
    for e in doc.ents:
        said.update(f"{e.start} {e.end} {e.label_}\n".encode())
    return said.hexdigest()[:16]


if __name__ == "__main__":
    main()
