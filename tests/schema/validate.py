"""Says of each YAML or JSON file whether a JSON Schema takes it: a line `PATH<TAB>taken` or `PATH<TAB>REASON`.

usage: validate.py SCHEMA FILE...

YAML is read by the core schema of YAML 1.2, as editors read it. What is no YAML, or has no one document, is
`unreadable`.
"""
import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Only the scalars of the core schema (YAML 1.2.2, 10.3.2)."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
     list("-+.0123456789")),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)


def integer(loader, node):
    text = node.value
    return int(text, 0) if text[:2] in ("0x", "0o") else int(text)


Loader.add_constructor("tag:yaml.org,2002:int", integer)


def pattern(validator, regex, instance, schema):
    """In ECMA 262 `$` is the end of the text; in Python a line feed may follow it."""
    if validator.is_type(instance, "string") and not re.search(re.sub(r"(?<!\\)\$", r"\\Z", regex), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {regex!r}")


def validator_of(schema):
    """Of the draft that the schema names."""
    draft = jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)
    validator = jsonschema.validators.extend(draft, {"pattern": pattern})
    validator.check_schema(schema)
    return validator(schema)


def verdict(validator, path):
    try:
        with open(path, "rb") as file:
            value = yaml.load(file, Loader)
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, RecursionError) as error:
        return "unreadable: " + str(error).split("\n")[0]
    error = jsonschema.exceptions.best_match(validator.iter_errors(value))
    return "taken" if error is None else "refused: " + error.message.split("\n")[0][:150]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        validator = validator_of(json.load(file))
    for path in sys.argv[2:]:
        print(path, verdict(validator, path), sep="\t")


main()
