"""What the attribute ruler and the lemmatiser need.

Sections, P being a part of speech in lower case ("noun"):
    ruler.json             the patterns, in order
    lemma.P.index          dictionary forms, sorted
    lemma.P.exceptions     "form\\tlemma\\tlemma...", sorted
    lemma.P.rules          "old\\tnew" endings, in order
"""

from spacy.parts_of_speech import IDS as PARTS_OF_SPEECH
from spacy.strings import get_string_id

import container

TABLES = ("lemma_index", "lemma_exc", "lemma_rules")


def sections(nlp):
    """All sections of this kind, out of a loaded pipeline."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    tables = [lookups.get_table(name) for name in TABLES]
    out = [container.document("ruler.json", nlp.get_pipe("attribute_ruler").patterns)]
    for pos in _parts_of_speech(tables):
        index, exceptions, rules = (table.get(pos, {}) for table in tables)
        out += [
            container.sorted_lines(f"lemma.{pos}.index", index),
            container.sorted_lines(f"lemma.{pos}.exceptions", (
                "\t".join((form, *lemmas)) for form, lemmas in dict(exceptions).items())),
            container.lines(f"lemma.{pos}.rules", ("\t".join(rule) for rule in rules)),
        ]
    return out


def _parts_of_speech(tables):
    """The names of those that any of the tables, which know them by hash, has."""
    names = {get_string_id(pos.lower()): pos.lower() for pos in PARTS_OF_SPEECH}
    return sorted(names[key] for key in set().union(*tables))
