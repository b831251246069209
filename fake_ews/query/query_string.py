"""Advanced Query Syntax, as far as FindItem takes it: from a QueryString to a predicate over subjects.

Words, "phrases", property:value, AND, OR, NOT and parentheses, as the documentation pages "QueryString" and "Perform an
AQS search by using EWS" describe them. Nothing is ever a syntax error: what makes no sense is a word like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from fake_ews.errors import Failure
from fake_ews.query.context import QueryContext
from fake_ews.query.query_dates import DateReader
from fake_ews.query.query_fields import Field, Test, fields
from fake_ews.query.query_words import words_of
from fake_ews.query.subjects import Subject
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase that was sought, for HighlightTerms; ``scope`` is empty where no property was named."""

    scope: str
    value: str


@dataclass(frozen=True, slots=True)
class QueryString:
    """A query that was read: the test, and what there is to highlight in what it finds."""

    matches: Callable[[Subject], bool]
    terms: tuple[Term, ...]


def read_query_string(text: str, context: QueryContext, now: datetime) -> QueryString:
    """Return what a query string asks; its dates are as seen at ``now`` in the zone of the request.

    Words after a property belong to it until an operator, a quotation mark or another property comes: Table 1 of the
    second page has body:sales figures. Operators count only in capitals. A hyphen or plus sign is one only alone, or
    before a property, a phrase or a parenthesis: within random subjects that clients search for they are text.
    Raises Failure ErrorRestrictionTooComplex for parentheses or NOTs nested beyond reason.
    """
    named = fields(context.table, DateReader(now, context.zone))
    parser = _Parser(_tokens(text, named), named)
    test = parser.parse()
    return QueryString(test, tuple(dict.fromkeys(parser.terms)))


@dataclass(frozen=True, slots=True)
class _Token:
    """``kind`` is field, phrase, prefix (a phrase with an asterisk), word, or an operator: ( ) AND OR NOT."""

    kind: str
    text: str = ""


_OPERATORS: Final = frozenset({"AND", "OR", "NOT"})
_SIGNS: Final[Mapping[str, str]] = MappingProxyType({"+": "AND", "-": "NOT"})
_TOKEN: Final = re.compile(
    r"""\s*(?:
        "(?P<phrase>[^"]*)(?:"(?P<star>\*)?|\Z)
      | (?P<parenthesis>[()])
      | (?P<sign>[-+])(?=\s|["(]|\Z|(?P<signed>[A-Za-z]+):)
      | (?P<field>[A-Za-z]+):
      | (?P<word>[^\s"()]+)
    )""",
    re.VERBOSE,
)


def _tokens(text: str, named: Mapping[str, Field]) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        if match["phrase"] is not None:
            found.append(_Token("prefix" if match["star"] else "phrase", match["phrase"]))
        elif match["parenthesis"]:
            found.append(_Token(match["parenthesis"]))
        elif match["sign"] and (match["signed"] is None or match["signed"].lower() in named):
            found.append(_Token(_SIGNS[match["sign"]]))
        elif match["field"] and match["field"].lower() in named:
            found.append(_Token("field", match["field"].lower()))
        else:
            word, at = _word(text, match.start(), at)
            found.append(_Token(word) if word in _OPERATORS else _Token("word", word))
    return found


_WORD: Final = re.compile(r"\s*([^\s\"()]+)")


def _word(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the whole word at ``start``, and where it ends: what looked like the beginning of a property was none."""
    match = _WORD.match(text, start)
    return (match[1], match.end()) if match else (text[start:end], end)


#: Deeper than any question a person asks.
_DEEPEST: Final = 64


class _Parser:
    """OR binds loosest, then AND, written or not, then NOT."""

    def __init__(self, tokens: list[_Token], named: Mapping[str, Field]) -> None:
        self._tokens = tokens
        self._at = 0
        self._named = named
        self._depth = 0
        self._negations = 0
        self.terms: list[Term] = []

    def parse(self) -> Test:
        everything = self._named[""]
        tests = [self._or(everything)]
        while self._peek() is not None:
            # A closing parenthesis that nobody opened.
            self._at += 1
            tests.append(self._or(everything))
        return _all_of(tests)

    def _peek(self) -> str | None:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else None

    def _take(self, kind: str) -> bool:
        if self._peek() != kind:
            return False
        self._at += 1
        return True

    def _or(self, field: Field) -> Test:
        tests = [self._and(field)]
        while self._take("OR"):
            tests.append(self._and(field))
        return tests[0] if len(tests) == 1 else lambda subject: any(test(subject) for test in tests)

    def _and(self, field: Field) -> Test:
        tests: list[Test] = []
        while self._peek() not in (None, "OR", ")"):
            if not self._take("AND"):
                tests.append(self._one(field))
        return _all_of(tests)

    def _one(self, field: Field) -> Test:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Failure("ErrorRestrictionTooComplex")
        try:
            return self._unit(field)
        finally:
            self._depth -= 1

    def _unit(self, field: Field) -> Test:
        if self._take("NOT"):
            self._negations += 1
            test = self._one(field) if self._peek() not in (None, "OR", ")", "AND") else _all_of([])
            self._negations -= 1
            return lambda subject: not test(subject)
        if self._take("("):
            test = self._or(field)
            self._take(")")
            return test
        token = self._tokens[self._at]
        if token.kind == "field":
            self._at += 1
            return self._value(self._named[token.text])
        if token.kind in ("phrase", "prefix"):
            self._at += 1
            self._highlight(field, token.text)
            return field.phrase(token.text, token.kind == "prefix")
        return self._run(field)

    def _value(self, field: Field) -> Test:
        """Read what stands after a colon; a property with nothing after it asks nothing."""
        if self._peek() in (None, "AND", "OR", ")", "field"):
            return _all_of([])
        return self._one(field)

    def _run(self, field: Field) -> Test:
        words = []
        while self._peek() == "word":
            words.append(self._tokens[self._at].text)
            self._at += 1
        text = " ".join(words)
        for word in words_of(text):
            self._highlight(field, word)
        return field.run(text)

    def _highlight(self, field: Field, text: str) -> None:
        if self._negations % 2 == 0 and (field.scope or field is self._named[""]):
            self.terms.append(Term(field.scope, text))


def _all_of(tests: list[Test]) -> Test:
    return tests[0] if len(tests) == 1 else lambda subject: all(test(subject) for test in tests)
