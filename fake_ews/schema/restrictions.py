"""Restrictions and sort orders."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, ComplexType
from fake_ews.schema.enumerations import ContainmentComparisonType, ContainmentModeType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, required
from fake_ews.schema.simple_types import ExcludesAttributeType
from fake_ews.versions import E2007_SP1, E2010, V2017_07_11


class ConstantValueType(ComplexType):
    value = attribute("Value", xs.string, required=True)


class SearchExpressionType(ComplexType, element="SearchExpression", abstract=True):
    pass


class ExistsType(SearchExpressionType, element="Exists", substitutes="SearchExpression"):
    path = required("Path", "BasePathToElementType", ref=True)


class FieldURIOrConstantType(ComplexType, content=CHOICE):
    path = required("Path", "BasePathToElementType", ref=True)
    constant = required("Constant", "ConstantValueType")


class TwoOperandExpressionType(SearchExpressionType, abstract=True):
    path = required("Path", "BasePathToElementType", ref=True)
    field_uri_or_constant = required("FieldURIOrConstant", "FieldURIOrConstantType")


class ExcludesValueType(ComplexType):
    value = attribute("Value", ExcludesAttributeType, required=True)


class ExcludesType(SearchExpressionType, element="Excludes", substitutes="SearchExpression"):
    path = required("Path", "BasePathToElementType", ref=True)
    bitmask = required("Bitmask", "ExcludesValueType")


class IsEqualToType(TwoOperandExpressionType, element="IsEqualTo", substitutes="SearchExpression"):
    pass


class IsNotEqualToType(TwoOperandExpressionType, element="IsNotEqualTo", substitutes="SearchExpression"):
    pass


class IsGreaterThanType(TwoOperandExpressionType, element="IsGreaterThan", substitutes="SearchExpression"):
    pass


class IsGreaterThanOrEqualToType(TwoOperandExpressionType, element="IsGreaterThanOrEqualTo", substitutes="SearchExpression"):
    pass


class IsLessThanType(TwoOperandExpressionType, element="IsLessThan", substitutes="SearchExpression"):
    pass


class IsLessThanOrEqualToType(TwoOperandExpressionType, element="IsLessThanOrEqualTo", substitutes="SearchExpression"):
    pass


class ContainsExpressionType(SearchExpressionType, element="Contains", substitutes="SearchExpression"):
    path = required("Path", "BasePathToElementType", ref=True)
    constant = required("Constant", "ConstantValueType")
    containment_mode = attribute("ContainmentMode", ContainmentModeType)
    containment_comparison = attribute("ContainmentComparison", ContainmentComparisonType)


class NotType(SearchExpressionType, element="Not", substitutes="SearchExpression"):
    search_expression = required("SearchExpression", "SearchExpressionType", ref=True)


class MultipleOperandBooleanExpressionType(SearchExpressionType, abstract=True):
    search_expression_until_2007_sp1 = many("SearchExpression", "SearchExpressionType", minimum=2, until=E2007_SP1, ref=True)
    search_expression = many("SearchExpression", "SearchExpressionType", minimum=1, since=E2010, ref=True)


class AndType(MultipleOperandBooleanExpressionType, element="And", substitutes="SearchExpression"):
    pass


class OrType(MultipleOperandBooleanExpressionType, element="Or", substitutes="SearchExpression"):
    pass


class NearType(MultipleOperandBooleanExpressionType, element="Near", substitutes="SearchExpression", since=V2017_07_11):
    distance = required("Distance", xs.unsignedInt)
    ordered = required("Ordered", xs.boolean)


class RestrictionType(ComplexType):
    search_expression = required("SearchExpression", "SearchExpressionType", ref=True)
