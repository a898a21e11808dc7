# SPDX-License-Identifier: MIT
"""Checks JSON against the schemas: validate.py FOLDER, and on standard input
lines of SCHEMA, a tab and a document.  Prints what is wrong, with the number
of the line."""

import json
import pathlib
import sys

import jsonschema

FOLDER = pathlib.Path(sys.argv[1])


def load(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def validator(name):
    """With references to the other schemas of the folder."""
    schema = load(name)
    store = {path.name: load(path.name) for path in FOLDER.glob("*.json")}
    resolver = jsonschema.RefResolver(name, schema, store=store)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, resolver=resolver)


VALIDATORS = {}
STATUS = 0
for number, line in enumerate(sys.stdin.buffer, 1):
    schema, document = line.decode("utf-8").split("\t", 1)
    if schema not in VALIDATORS:
        VALIDATORS[schema] = validator(schema)
    for error in VALIDATORS[schema].iter_errors(json.loads(document)):
        where = "/".join(str(part) for part in error.absolute_path)
        print(f"{number}: {schema}: {where}: {error.message[:200]}")
        STATUS = 1
sys.exit(STATUS)
