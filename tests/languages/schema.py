# SPDX-License-Identifier: MIT
"""Holds files of JSON against data/schema: schema.py FOLDER FILE..."""

import json
import pathlib
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import jsonschema  # noqa: E402

folder = pathlib.Path(sys.argv[1])
schema = json.loads((folder / "generate.json").read_text(encoding="utf-8"))
resolver = jsonschema.RefResolver(folder.as_uri() + "/", schema)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        validator.validate(json.load(file))

# What it must not take.
for wrong in ({}, [], {"generator": "x", "snapshot": {}, "registries": [],
                       "document": []}):
    assert not validator.is_valid(wrong), wrong
