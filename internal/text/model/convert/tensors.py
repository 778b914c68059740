"""The trained numbers: shared vectors, tagger, parser and name recogniser.

Sections, X being "t2v" (read by tagger and parser) or "ner.t2v":
    X.E0 ...              embedding tables, in the order of the columns
    X.L0.* ... X.L4.*     mixing layer, then four window layers:
                          W and b of the maxout, G and beta of the layer norm
    tagger.W, tagger.b
    Y.lin.*, Y.lower.*, Y.upper.*     Y being "parser" or "ner"
    model.json            hash seeds, moves and tags, in the order of the rows
"""

import container


def sections(nlp):
    """All sections of this kind, out of a loaded pipeline."""
    out = []
    parser, names = nlp.get_pipe("parser"), nlp.get_pipe("ner")
    softmax = nlp.get_pipe("tagger").model.get_ref("softmax")
    seeds = _vectors(out, "t2v", nlp.get_pipe("tok2vec").model)
    _add(out, "tagger", softmax, {"W": "W", "b": "b"})
    _transitions(out, "parser", parser.model)
    name_seeds = _vectors(out, "ner.t2v", names.model.get_ref("tok2vec").layers[0])
    _transitions(out, "ner", names.model)
    return out + [container.document("model.json", {
        "t2v_seeds": seeds,
        "ner_seeds": name_seeds,
        "parser_moves": _moves(parser),
        "ner_moves": _moves(names),
        "tags": list(nlp.get_pipe("tagger").labels),
    })]


def _add(out, prefix, node, params):
    for ours, theirs in params.items():
        out.append(container.numbers(f"{prefix}.{ours}", "f32", node.get_param(theirs)))


def _vectors(out, prefix, model):
    """Add one embed-and-encode network; return the seeds of its tables."""
    tables = sorted(_named(model, "hashembed"), key=lambda n: n.attrs["column"])
    for table in tables:
        _add(out, prefix, table, {f"E{table.attrs['column']}": "E"})
    maxouts, norms = _named(model, "maxout"), _named(model, "layernorm")
    _check_order(model, maxouts, len(tables))
    for i, (maxout, norm) in enumerate(zip(maxouts, norms, strict=True)):
        _add(out, f"{prefix}.L{i}", maxout, {"W": "W", "b": "b"})
        _add(out, f"{prefix}.L{i}", norm, {"G": "G", "beta": "b"})
    return [table.attrs["seed"] for table in tables]


def _named(model, name):
    """The nodes of a kind, in order of construction, which is that of use."""
    return sorted((n for n in model.walk() if n.name == name), key=lambda n: n.id)


def _check_order(model, maxouts, columns):
    """Raise unless maxouts are the mixing layer and four window layers, in order."""
    windows = [next(n for n in layer.walk() if n.name == "maxout").id
               for layer in model.get_ref("encode").layers[0].layers]
    if [n.id for n in maxouts[1:]] != windows or maxouts[0].get_dim("nI") != 96 * columns:
        raise ValueError("the layers are not in the expected order: another model?")


def _transitions(out, prefix, model):
    linear = model.get_ref("tok2vec").layers[-1]
    _add(out, f"{prefix}.lin", linear, {"W": "W", "b": "b"})
    _add(out, f"{prefix}.lower", model.get_ref("lower"), {"W": "W", "b": "b", "pad": "pad"})
    _add(out, f"{prefix}.upper", model.get_ref("upper"), {"W": "W", "b": "b"})


def _moves(pipe):
    return [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
