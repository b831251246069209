"""Templates: kept by users, and filled in for a contact when a mail is written."""

from __future__ import annotations

from integration.audit.log import AuditLog
from integration.db.templates import Templates
from integration.errors import NotFound, Refused
from integration.keys import Keys
from integration.model.audit import Deed
from integration.model.template import Template


class TemplateService:
    """What users do with templates; filling in is that of sequences (``SequenceService.fill_in``)."""

    def __init__(self, store: Templates, keys: Keys, audit: AuditLog) -> None:
        self._store = store
        self._audit = audit
        self._keys = keys

    def save(self, name: str, subject: str, html: str, template_id: str = "") -> Template:
        """Make a template, or change the one of that id; raises Refused without name or body, and NotFound."""
        if not name.strip() or not html.strip():
            raise Refused("template.incomplete")
        if template_id:
            self.get(template_id)
        made = Template(template_id or self._keys.new(), name.strip(), subject.strip(), html)
        with self._audit.deed(Deed.TEMPLATE_SAVED, made.name, id=made.id):
            self._store.put(made)
        return made

    def get(self, template_id: str) -> Template:
        """Return a template; raises NotFound."""
        found = self._store.get(template_id)
        if found is None:
            raise NotFound(f"there is no template {template_id}")
        return found

    def all(self) -> list[Template]:
        """Return every template, by name."""
        return self._store.all()

    def remove(self, template_id: str) -> None:
        """Delete a template; mails that were written with it stay. Raises NotFound."""
        with self._audit.deed(Deed.TEMPLATE_REMOVED, self.get(template_id).name, id=template_id):
            self._store.remove(template_id)
