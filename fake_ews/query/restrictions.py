"""From a Restriction to a predicate over subjects (MS-OXWSSRCH 2.2.4, the search expressions)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.query.containment import containment
from fake_ews.query.context import QueryContext
from fake_ews.query.nearness import near
from fake_ews.query.operands import Family, Operand, operand
from fake_ews.query.paths import resolve
from fake_ews.query.subjects import Subject
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.record import Record
from fake_ews.schema.restrictions import (
    AndType,
    ConstantValueType,
    ContainsExpressionType,
    ExcludesType,
    ExcludesValueType,
    ExistsType,
    FieldURIOrConstantType,
    IsEqualToType,
    IsGreaterThanOrEqualToType,
    IsGreaterThanType,
    IsLessThanOrEqualToType,
    IsLessThanType,
    IsNotEqualToType,
    MultipleOperandBooleanExpressionType,
    NearType,
    NotType,
    OrType,
    RestrictionType,
    TwoOperandExpressionType,
)

Predicate = Callable[[Subject], bool]
Compile = Callable[[Record, QueryContext], Predicate]

#: "Exchange Web Services limits restrictions to contain a maximum of 255 filter expressions" (ErrorQueryFilterTooLong).
MOST_EXPRESSIONS: Final = 255
#: Bits of one MAPI property, which Exists cannot tell apart (documentation page "EWS property-related errors").
_FLAG_BASED: Final = frozenset(
    {"item:IsDraft", "item:IsSubmitted", "item:IsUnmodified", "item:IsResend", "item:IsFromMe"}
)
_INT32: Final = 2**32
#: In any order that many words can stand in so many orders that the question has to end somewhere.
_MOST_NEAR: Final = 8


def predicate(restriction: Record, context: QueryContext) -> Predicate:
    """Return the test that a RestrictionType puts to a subject.

    A comparison with a property that the subject lacks is false, so IsNotEqualTo and Excludes are true of it; of a
    multi-valued property any member may fit. Text is compared without regard to case except by Contains.
    Raises Failure: ErrorRestrictionTooLong; ErrorUnsupportedPathForQuery, ErrorInvalidPropertyForExists,
    ErrorContainsFilterWrongType and ErrorInvalidValueForProperty with the path; ErrorInvalidExcludesRestriction;
    ErrorRestrictionTooComplex; what ``paths.resolve`` raises.
    """
    expression = restriction[RestrictionType.search_expression]
    if _count(expression) > MOST_EXPRESSIONS:
        raise Failure("ErrorRestrictionTooLong")
    return _compile(expression, context)


def operands_of(expression: Record) -> tuple[Record, ...]:
    """Return the expressions that And, Or or Near hold; 2007's schema has a row of its own for them."""
    new = expression.get(MultipleOperandBooleanExpressionType.search_expression)
    old = expression.get(MultipleOperandBooleanExpressionType.search_expression_until_2007_sp1)
    found: tuple[Record, ...] = new or old or ()
    return found


def _count(expression: Record) -> int:
    """Count expressions, but no further than needed: without recursion, for whoever nests a million of them."""
    waiting, count = [expression], 0
    while waiting and count <= MOST_EXPRESSIONS:
        current = waiting.pop()
        count += 1
        if current.type is NotType:
            waiting.append(current[NotType.search_expression])
        elif issubclass(current.type, MultipleOperandBooleanExpressionType):
            waiting.extend(operands_of(current))
    return count


def _compile(expression: Record, context: QueryContext) -> Predicate:
    return _COMPILERS[expression.type](expression, context)


def _not(expression: Record, context: QueryContext) -> Predicate:
    inner = _compile(expression[NotType.search_expression], context)
    return lambda subject: not inner(subject)


def _and(expression: Record, context: QueryContext) -> Predicate:
    inner = tuple(_compile(part, context) for part in operands_of(expression))
    return lambda subject: all(part(subject) for part in inner)


def _or(expression: Record, context: QueryContext) -> Predicate:
    inner = tuple(_compile(part, context) for part in operands_of(expression))
    return lambda subject: any(part(subject) for part in inner)


def _operand(path: Record, context: QueryContext) -> Operand:
    found = operand(resolve(path, context), context)
    if found is None:
        raise Failure("ErrorUnsupportedPathForQuery", path=path)
    return found


def _exists(expression: Record, context: QueryContext) -> Predicate:
    said = expression[ExistsType.path]
    tested = _operand(said, context)
    if tested.path.uri in _FLAG_BASED:
        raise Failure("ErrorInvalidPropertyForExists", path=said)
    return lambda subject: tested.values(subject) != ()


def _excludes(expression: Record, context: QueryContext) -> Predicate:
    said = expression[ExcludesType.path]
    tested = _operand(said, context)
    if not tested.whole:
        raise Failure("ErrorUnsupportedPathForQuery", path=said)
    text = expression[ExcludesType.bitmask][ExcludesValueType.value]
    try:
        mask = int(text, 16) if text[:2].lower() == "0x" else int(text)
    except ValueError:
        raise Failure("ErrorInvalidExcludesRestriction", path=said) from None
    if mask >= _INT32:
        raise Failure("ErrorInvalidExcludesRestriction", path=said)
    # True where the property is not set at all (documentation page "Use search filters with EWS", bitmask filter).
    return lambda subject: all(value & mask == 0 for value in tested.weights(subject))


def _contains(expression: Record, context: QueryContext) -> Predicate:
    tested = _text_operand(expression[ContainsExpressionType.path], context)
    fits = containment(
        expression[ContainsExpressionType.constant][ConstantValueType.value],
        expression.get(ContainsExpressionType.containment_mode, "FullString"),
        expression.get(ContainsExpressionType.containment_comparison, "Exact"),
    )
    return lambda subject: any(fits(str(value)) for value in tested.values(subject))


def _text_operand(said: Record, context: QueryContext) -> Operand:
    tested = _operand(said, context)
    if tested.family is not Family.TEXT:
        raise Failure("ErrorContainsFilterWrongType", path=said)
    return tested


def _near(expression: Record, context: QueryContext) -> Predicate:
    """Compile Near, of which no documentation says more than the schema: Contains expressions on one property."""
    inner = operands_of(expression)
    if len(inner) > _MOST_NEAR or any(part.type is not ContainsExpressionType for part in inner):
        raise Failure("ErrorRestrictionTooComplex")
    operands = [_text_operand(part[ContainsExpressionType.path], context) for part in inner]
    if len({tested.path for tested in operands}) != 1:
        raise Failure("ErrorRestrictionTooComplex")
    fits = near(
        tuple(part[ContainsExpressionType.constant][ConstantValueType.value] for part in inner),
        expression[NearType.distance],
        expression[NearType.ordered],
    )
    return lambda subject: any(fits(str(value)) for value in operands[0].values(subject))


def _comparison(holds: Callable[[Any, Any], bool]) -> Compile:
    def compile(expression: Record, context: QueryContext) -> Predicate:
        said = expression[TwoOperandExpressionType.path]
        left = _operand(said, context)
        other = expression[TwoOperandExpressionType.field_uri_or_constant]
        path = other.get(FieldURIOrConstantType.path)
        if path is not None:
            return _between(left, _operand(path, context), holds, path)
        constant = _constant(left, other[FieldURIOrConstantType.constant][ConstantValueType.value], said)
        return lambda subject: any(holds(weight, constant) for weight in left.weights(subject))

    return compile


def _constant(left: Operand, text: str, said: Record) -> Any:
    try:
        return left.parse(text)
    except ValueError:
        raise Failure("ErrorInvalidValueForProperty", path=said) from None


def _between(left: Operand, right: Operand, holds: Callable[[Any, Any], bool], path: Record) -> Predicate:
    if left.family is not right.family:
        raise Failure("ErrorInvalidValueForProperty", path=path)

    def fits(subject: Subject) -> bool:
        others = right.weights(subject)
        return any(holds(weight, other) for weight in left.weights(subject) for other in others)

    return fits


def _not_equal(expression: Record, context: QueryContext) -> Predicate:
    equal = _comparison(operator.eq)(expression, context)
    return lambda subject: not equal(subject)


_COMPILERS: Final[Mapping[type[ComplexType], Compile]] = MappingProxyType(
    {
        ExistsType: _exists,
        ExcludesType: _excludes,
        IsEqualToType: _comparison(operator.eq),
        IsNotEqualToType: _not_equal,
        IsGreaterThanType: _comparison(operator.gt),
        IsGreaterThanOrEqualToType: _comparison(operator.ge),
        IsLessThanType: _comparison(operator.lt),
        IsLessThanOrEqualToType: _comparison(operator.le),
        ContainsExpressionType: _contains,
        NotType: _not,
        AndType: _and,
        OrType: _or,
        NearType: _near,
    }
)
