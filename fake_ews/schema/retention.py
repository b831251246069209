"""Retention tags."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import ElcFolderType, RetentionActionType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2013, V2017_07_11


class RetentionPolicyTagType(ComplexType, since=E2013):
    display_name = required("DisplayName", xs.string)
    retention_id = required("RetentionId", GuidType)
    retention_period = required("RetentionPeriod", xs.int)
    type = required("Type", ElcFolderType)
    retention_action = required("RetentionAction", RetentionActionType)
    description = optional("Description", xs.string)
    is_visible = required("IsVisible", xs.boolean)
    opted_into = required("OptedInto", xs.boolean)
    is_archive = required("IsArchive", xs.boolean)
    parent_label_identity = optional("ParentLabelIdentity", xs.string, since=V2017_07_11)
    priority = optional("Priority", xs.int, since=V2017_07_11)


class ArrayOfRetentionPolicyTagsType(ComplexType, since=E2013):
    retention_policy_tag = many("RetentionPolicyTag", "RetentionPolicyTagType")
