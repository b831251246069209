"""Named simple types: built-in types with facets, lists and unions."""

from __future__ import annotations

from fake_ews.schema.enumerations import DayOfWeekType
from fake_ews.schema.kinds import list_of, restriction, union, xs

GuidType = restriction("GuidType", xs.string, pattern=r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")
NonEmptyStringType = restriction("NonEmptyStringType", xs.string, minLength=1)
DerivedItemIdType = restriction("DerivedItemIdType", xs.string)
ItemClassType = restriction("ItemClassType", xs.string)
ReminderMinutesBeforeStartType = union(
    "ReminderMinutesBeforeStartType",
    restriction("", xs.int, minInclusive=0, maxInclusive=2629800),
    restriction("", xs.int, minInclusive=1525252321, maxInclusive=1525252321),
)
DaysOfWeekType = list_of("DaysOfWeekType", DayOfWeekType)
PropertyTagType = union("PropertyTagType", xs.unsignedShort, restriction("", xs.string, pattern=r"(0x|0X)[0-9A-Fa-f]{1,4}"))
ExcludesAttributeType = restriction("ExcludesAttributeType", xs.string, pattern=r"((0x|0X)[0-9A-Fa-f]*)|([0-9]*)")
SubscriptionIdType = restriction("SubscriptionIdType", NonEmptyStringType)
WatermarkType = restriction("WatermarkType", NonEmptyStringType)
SubscriptionStatusFrequencyType = restriction("SubscriptionStatusFrequencyType", xs.int, minInclusive=1, maxInclusive=1440)
SubscriptionTimeoutType = restriction("SubscriptionTimeoutType", xs.int, minInclusive=1, maxInclusive=1440)
MaxSyncChangesReturnedType = restriction("MaxSyncChangesReturnedType", xs.int, minInclusive=1, maxInclusive=512)
ProtectionRuleAllInternalType = restriction("ProtectionRuleAllInternalType", xs.string, length=0)
ProtectionRuleTrueType = restriction("ProtectionRuleTrueType", xs.string, length=0)
ProtectionRuleValueType = restriction("ProtectionRuleValueType", xs.string, minLength=1)
StreamingSubscriptionConnectionTimeoutType = restriction("StreamingSubscriptionConnectionTimeoutType", xs.int, minInclusive=1, maxInclusive=30)
ProtectionRulesServiceConfigurationRefreshInterval = restriction("", xs.int, minInclusive=1)
ProtectionRuleName = restriction("", xs.string, minLength=1)
ProtectionRulePriority = restriction("", xs.int, minInclusive=1)
ProtectionRuleArgumentValue = restriction("", xs.string, minLength=1)
GetRemindersMaxItems = restriction("", xs.int, minInclusive=0, maxInclusive=200)
GetRemindersReminderType = restriction("", xs.string, enumeration=("All", "Current", "Old"))
