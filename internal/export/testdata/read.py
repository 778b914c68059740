"""Reads what package export wrote with other people's programs, and prints what they found as JSON."""

import json
import sys

import networkx
import rdflib

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
ENT = rdflib.Namespace("urn:entente:vocabulary:")


def graph(g):
    return {
        "directed": g.is_directed(),
        "nodes": {n: {k: v for k, v in d.items() if k != "viz"} for n, d in g.nodes(data=True)},
        "edges": sorted(([a, b, d] for a, b, d in g.edges(data=True)), key=lambda e: json.dumps(e)),
    }


def triples(path):
    g = rdflib.Graph().parse(path, format="json-ld")
    derived = [
        [str(relation), str(evidence), str(g.value(evidence, PROV.value)), str(g.value(evidence, PROV.wasQuotedFrom))]
        for relation, evidence in g.subject_objects(PROV.wasDerivedFrom)
    ]
    return {
        "size": len(g),
        "labels": {str(s): str(o) for s, o in g.subject_objects(rdflib.RDFS.label)},
        "statements": sorted([str(g.value(s, rdflib.RDF.subject)), str(g.value(s, rdflib.RDF.predicate)), str(g.value(s, rdflib.RDF.object))] for s in g.subjects(rdflib.RDF.type, ENT.Relation)),
        "derived": sorted(derived),
        "since": sorted([o.toPython().isoformat() for o in g.objects(None, ENT.since)]),
        "speakers": sorted({str(o) for o in g.objects(None, PROV.wasAttributedTo)}),
        "partners": sorted([str(s), str(o)] for s, o in g.subject_objects(ENT.PARTNERS_WITH)),
    }


folder = sys.argv[1]
json.dump(
    {
        "graphml": graph(networkx.read_graphml(folder + "/graph.graphml", force_multigraph=True)),
        "gexf": graph(networkx.read_gexf(folder + "/graph.gexf")),
        "jsonld": triples(folder + "/graph.jsonld"),
    },
    sys.stdout,
    sort_keys=True,
)
