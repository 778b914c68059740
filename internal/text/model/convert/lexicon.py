"""What the tokeniser and the lexemes need.

Sections:
    chars.*            classes of code points: u32 [n][2], first and last,
                       ascending. alpha, lower, upper, icon, quote and stop are
                       the tokeniser's own; letter, capital, digit, decimal,
                       word and space are Python's str.isalpha, str.isupper,
                       str.isdigit, \\d, \\w and str.isspace; ignorable and cased
                       are those around a sigma that decide how str.lower
                       writes it.
    affixes.json       the literal strings that the tokeniser cuts off
    specials.json      special cases: [[text, [[token, norm or ""], ...]], ...]
    symbols            "name\\tid": strings whose id is a small number, no hash
    norms.keys         ids of strings that have a norm of their own, ascending
    norms.values       those norms, line by line
    norms.base         "text\\tnorm": norms of quotes, dashes, currency signs
"""

import re

from spacy.attrs import NORM, ORTH, intify_attrs
from spacy.lang import char_classes
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

import container


def sections(nlp):
    """All sections of this kind, out of a loaded pipeline."""
    return [*_classes(nlp), *_literals(), _specials(nlp), *_norms(nlp)]


def _classes(nlp):
    quotes = char_classes.CONCAT_QUOTES
    expressions = {
        "alpha": f"[{char_classes.ALPHA}]",
        "lower": f"[{char_classes.ALPHA_LOWER}]",
        "upper": f"[{char_classes.ALPHA_UPPER}]",
        "icon": char_classes.LIST_ICONS[0],
        "quote": f"[{quotes}]",
        "stop": _before_full_stop(nlp),
        "decimal": r"\d",
        "word": r"\w",
    }
    tests = {name: re.compile(e).match for name, e in expressions.items()}
    tests |= {"letter": str.isalpha, "capital": str.isupper,
              "digit": str.isdigit, "space": str.isspace,
              "ignorable": _ignorable, "cased": _final_sigma}
    return [container.numbers(f"chars.{name}", "u32", _ranges(test))
            for name, test in sorted(tests.items())]


def _before_full_stop(nlp):
    """The class that must stand before a "." for it to be cut off as a suffix.

    It is read out of the compiled expression, because the original nests a
    group in a character class, which makes "(", "?", ":" and ")" members.
    """
    pattern = nlp.tokenizer.suffix_search.__self__.pattern
    return re.search(r"\(\?<=(\[0-9a-z.*?⟦⟧\)\])\)\\\.\$", pattern, re.S).group(1)


def _final_sigma(before):
    """Whether a sigma after this is written as at the end of a word."""
    return (before + "Σ").lower().endswith("ς")


def _ignorable(c):
    """Whether c may stand between a letter and a sigma that ends its word."""
    return _final_sigma("a" + c) and not _final_sigma(c)


def _ranges(test):
    """Pairs of first and last code point for which test holds, surrogates left out."""
    out = []
    for point in range(0x110000):
        if 0xD800 <= point <= 0xDFFF or not test(chr(point)):
            continue
        if out and out[-1][1] == point - 1:
            out[-1][1] = point
        else:
            out.append([point, point])
    return out


def _literals():
    def plain(texts):  # without the escapes of regular expressions
        return sorted({re.sub(r"\\(.)", r"\1", t) for t in texts})
    marks = plain(char_classes.LIST_PUNCT + char_classes.LIST_QUOTES)
    return [container.document("affixes.json", {
        "marks": [m for m in marks if len(m) == 1],
        "currency": plain(char_classes.LIST_CURRENCY),
        # One of them is two in one, for want of a space in the original.
        "units": plain(char_classes.UNITS.split("|")),
        # In order: the first that fits is taken.
        "hyphens": char_classes.HYPHENS.split("|"),
    })]


def _specials(nlp):
    strings = nlp.vocab.strings

    def token(attrs):
        attrs = intify_attrs(attrs, strings_map=strings, _do_deprecated=True)
        return [strings[attrs[ORTH]], strings[attrs[NORM]] if NORM in attrs else ""]

    rules = nlp.tokenizer.rules
    return container.document("specials.json", [
        [text, [token(t) for t in rules[text]]] for text in sorted(rules)])


def _norms(nlp):
    table = nlp.vocab.lookups.get_table("lexeme_norm")
    keys = sorted(table)
    return [
        container.sorted_lines("symbols", (f"{name}\t{i}" for name, i in IDS.items() if name)),
        container.numbers("norms.keys", "u64", keys),
        container.lines("norms.values", (table[k] for k in keys)),
        container.sorted_lines("norms.base", (f"{k}\t{v}" for k, v in BASE_NORMS.items())),
    ]
