"""What the attribute ruler and the lemmatiser need.

Sections, P being a part of speech in lower case ("noun"):
    ruler.json             the patterns, in order
    lemma.P.index          dictionary forms, sorted
    lemma.P.exceptions     "form\\tlemma\\tlemma...", sorted
    lemma.P.rules          "old\\tnew" endings, in order
"""

import container

TABLES = ("lemma_index", "lemma_exc", "lemma_rules")


def sections(nlp):
    """All sections of this kind, out of a loaded pipeline."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    tables = [lookups.get_table(name, {}) for name in TABLES]
    out = [container.document("ruler.json", nlp.get_pipe("attribute_ruler").patterns)]
    for pos in sorted(set().union(*tables)):
        index, exceptions, rules = (table.get(pos) or {} for table in tables)
        if not (index or exceptions or rules):
            continue
        out += [
            container.sorted_lines(f"lemma.{pos}.index", index),
            container.sorted_lines(f"lemma.{pos}.exceptions",
                                   ("\t".join((form, *lemmas)) for form, lemmas in dict(exceptions).items())),
            container.lines(f"lemma.{pos}.rules", ("\t".join(rule) for rule in rules)),
        ]
    return out
