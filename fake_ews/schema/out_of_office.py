"""Out-of-office settings."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, ComplexType
from fake_ews.schema.enumerations import ExternalAudience, OofState
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import optional, required
from fake_ews.versions import V2017_07_11


class ArrayOfEventIDType(ComplexType, content=CHOICE_ANY, since=V2017_07_11):
    event_to_delete_id = required("EventToDeleteID", xs.string)


class UserOofSettings(ComplexType, element=("OofSettings", "UserOofSettings")):
    oof_state = required("OofState", OofState)
    external_audience = required("ExternalAudience", ExternalAudience)
    duration = optional("Duration", "Duration")
    internal_reply = optional("InternalReply", "ReplyBody")
    external_reply = optional("ExternalReply", "ReplyBody")
    decline_meeting_reply = optional("DeclineMeetingReply", "ReplyBody", since=V2017_07_11)
    decline_events_for_scheduled_oof = optional("DeclineEventsForScheduledOOF", xs.boolean, since=V2017_07_11)
    decline_all_events_for_scheduled_oof = optional("DeclineAllEventsForScheduledOOF", xs.boolean, since=V2017_07_11)
    create_oof_event = optional("CreateOOFEvent", xs.boolean, since=V2017_07_11)
    oof_event_subject = optional("OOFEventSubject", xs.string, since=V2017_07_11)
    auto_decline_future_requests_when_oof = optional("AutoDeclineFutureRequestsWhenOOF", xs.boolean, since=V2017_07_11)
    oof_event_id = optional("OOFEventID", xs.string, since=V2017_07_11)
    events_to_delete_i_ds = optional("EventsToDeleteIDs", "ArrayOfEventIDType", since=V2017_07_11)
