"""What every part of one installation stands on, whatever it is for."""

from __future__ import annotations

from dataclasses import dataclass

from integration.audit.log import AuditLog
from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.database import Database
from integration.keys import Keys
from integration.notices.service import NoticeService
from integration.settings import Settings
from integration.vault import Vault


@dataclass(frozen=True, slots=True)
class Foundation:
    """Laid once by ``Integration``; those who put parts together take from it what each of these asks for."""

    settings: Settings
    clock: Clock
    keys: Keys
    vault: Vault
    database: Database
    crm: Crm
    audit: AuditLog
    notices: NoticeService
