#!/usr/bin/python3
"""Reads the city's catalogue as others would: RDF by rdflib, CSV by Python's csv; prints JSON.

    read.py CATALOG.RDF CATALOG.CSV REMINDERS.CSV
"""
import csv
import json
import sys

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS

DCAT = Namespace("http://www.w3.org/ns/dcat#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
OWN = Namespace("urn:dengji:catalog-terms:1#")

graph = Graph().parse(sys.argv[1], format="xml")


def one(node, property):
    """The one value of a property; two are an error, none is None."""
    found = list(graph.objects(node, property))
    assert len(found) <= 1, (node, property, found)
    return str(found[0]) if found else None


def zh(node, property):
    found = [value for value in graph.objects(node, property) if isinstance(value, Literal)]
    assert all(value.language == "zh" for value in found), (node, property, found)
    return str(found[0]) if found else None


def dataset(node):
    publisher = URIRef(one(node, DCTERMS.publisher))
    assert (publisher, RDF.type, FOAF.Organization) in graph, publisher
    identifier = next(graph.objects(node, ADMS.identifier), None)
    contact = next(graph.objects(node, DCAT.contactPoint), None)
    status = URIRef(one(node, ADMS.status))
    listed = [catalog for catalog in graph.subjects(DCAT.dataset, node)]
    assert len(listed) == 1, (node, listed)
    for property in [DCAT.theme, DCTERMS.spatial, OWN.level]:
        concept = URIRef(one(node, property))
        assert zh(concept, SKOS.prefLabel), (node, property)
    return {
        "identifier": one(node, DCTERMS.identifier),
        "title": zh(node, DCTERMS.title),
        "description": zh(node, DCTERMS.description),
        "publisher": zh(publisher, FOAF.name),
        "publisherCode": one(publisher, DCTERMS.identifier),
        "status": zh(status, SKOS.prefLabel),
        "number": one(identifier, SKOS.notation) if identifier else None,
        "version": one(identifier, OWN.certificateVersion) if identifier else None,
        "contact": zh(contact, VCARD.fn) if contact else None,
        "frequency": one(node, DCTERMS.accrualPeriodicity),
        "access": one(node, DCTERMS.accessRights),
    }


def rows(path):
    with open(path, "rb") as file:
        assert file.read(3) == b"\xef\xbb\xbf", path
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


city = [
    node for node in graph.subjects(RDF.type, DCAT.Catalog)
    if list(graph.objects(node, DCAT.catalog))
]
print(json.dumps({
    "cities": [zh(node, DCTERMS.title) for node in city],
    "catalogs": sorted(one(node, DCTERMS.identifier) for node in city
                       for node in graph.objects(node, DCAT.catalog)),
    "datasets": sorted(
        (dataset(node) for node in graph.subjects(RDF.type, DCAT.Dataset)),
        key=lambda found: found["identifier"]),
    "rows": rows(sys.argv[2]),
    "reminders": rows(sys.argv[3]),
}, ensure_ascii=False))
