"""Tasks."""

from __future__ import annotations

from fake_ews.schema.enumerations import TaskDelegateStateType, TaskStatusType
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.mapi import named
from fake_ews.schema.rows import CREATE, EDIT, FIND, SORT, UPDATE, Shape, optional


class TaskType(ItemType):
    actual_work = optional("task:ActualWork", xs.int, can=EDIT | FIND | SORT, mapi=named("Task", 0x8110, "Integer"))
    assigned_time = optional("task:AssignedTime", xs.dateTime, can=FIND | SORT)
    billing_information = optional("task:BillingInformation", xs.string, can=EDIT | FIND | SORT, mapi=named("Common", 0x8535, "String"))
    change_count = optional("task:ChangeCount", xs.int, can=FIND | SORT)
    companies = optional("task:Companies", "ArrayOfStringsType", can=EDIT | FIND)
    complete_date = optional("task:CompleteDate", xs.dateTime, can=EDIT | FIND | SORT)
    contacts = optional("task:Contacts", "ArrayOfStringsType", can=EDIT | FIND)
    delegation_state = optional("task:DelegationState", TaskDelegateStateType, can=FIND | SORT)
    delegator = optional("task:Delegator", xs.string, can=FIND | SORT)
    due_date = optional("task:DueDate", xs.dateTime, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=named("Task", 0x8105, "SystemTime"))
    is_assignment_editable = optional("task:IsAssignmentEditable", xs.int, can=FIND | SORT)
    is_complete = optional("task:IsComplete", xs.boolean, can=FIND | SORT, mapi=named("Task", 0x811C, "Boolean"))
    is_recurring = optional("task:IsRecurring", xs.boolean, can=FIND | SORT, mapi=named("Task", 0x8126, "Boolean"))
    is_team_task = optional("task:IsTeamTask", xs.boolean, can=FIND | SORT)
    mileage = optional("task:Mileage", xs.string, can=EDIT | FIND | SORT, mapi=named("Common", 0x8534, "String"))
    owner = optional("task:Owner", xs.string, can=FIND | SORT, mapi=named("Task", 0x811F, "String"))
    percent_complete = optional("task:PercentComplete", xs.double, can=CREATE | UPDATE | FIND | SORT, shape=Shape.DEFAULT)
    recurrence = optional("task:Recurrence", "TaskRecurrenceType", can=EDIT)
    start_date = optional("task:StartDate", xs.dateTime, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=named("Task", 0x8104, "SystemTime"))
    status = optional("task:Status", TaskStatusType, can=CREATE | UPDATE | FIND | SORT, shape=Shape.DEFAULT, mapi=named("Task", 0x8101, "Integer"))
    status_description = optional("task:StatusDescription", xs.string, can=FIND | SORT)
    total_work = optional("task:TotalWork", xs.int, can=EDIT | FIND | SORT, mapi=named("Task", 0x8111, "Integer"))
