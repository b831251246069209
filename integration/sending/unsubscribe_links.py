"""The link to unsubscribe below a mail: by default, always, or only where whoever writes puts it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from integration.audit.log import AuditLog
from integration.db.administration import Administration
from integration.model.administration import UnsubscribePolicy, UnsubscribeRule
from integration.model.audit import Deed
from integration.model.mail import Letter
from integration.sending.bodies import left_by
from integration.sending.personal_links import PersonalLinks
from integration.settings import Settings

#: What the link says where nobody has said otherwise.
_WORDS: Final = MappingProxyType({"en": "Unsubscribe", "de": "Abmelden"})
_PATH: Final = "/unsubscribe/"


class UnsubscribeLinks:
    """Makes the links, and says which mails end with one."""

    def __init__(self, store: Administration, links: PersonalLinks, settings: Settings, audit: AuditLog) -> None:
        """Where an administrator has chosen nothing the settings hold; raises ValueError for a rule that is none."""
        self._store = store
        self._links = links
        self._public_url = settings.public_url.rstrip("/")
        self._usual = UnsubscribePolicy(UnsubscribeRule(settings.unsubscribe_link), _WORDS[settings.language])
        self._audit = audit

    def current(self) -> UnsubscribePolicy:
        """Return which mails end with the link, and what it says."""
        return self._store.unsubscribe_policy() or self._usual

    def set(self, rule: UnsubscribeRule, words: str = "") -> None:
        """Choose for everybody, with the usual words unless others are given."""
        policy = UnsubscribePolicy(rule, words or self._usual.words)
        with self._audit.deed(Deed.MAIL_UNSUBSCRIBE_LINK, "", rule=rule.value, words=policy.words):
            self._store.put_unsubscribe_policy(policy)

    def of_token(self, token: str) -> str:
        """Return the address of the page to unsubscribe on."""
        return f"{self._public_url}{_PATH}{token}"

    def of_person(self, address: str) -> str:
        """Return the link of a person, for one-to-one mail."""
        return self.of_token(self._links.token(address))

    def person(self, token: str) -> str:
        """Return whose link that is; raises NotFound."""
        return self._links.address(token)

    def below(self, letter: Letter, link: str = "", *, wished: bool = True) -> str:
        """Return the HTML that the mail ends with, "" for none; ``link`` is another one than the recipient's own.

        A link is one person's, so a mail to several has none; a mail that has one already gets no second.
        """
        policy = self.current()
        forced, usual = policy.rule is UnsubscribeRule.ALWAYS, policy.rule is UnsubscribeRule.USUAL
        if not (forced or (usual and wished)) or _PATH in letter.html or len(letter.recipients) != 1:
            return ""
        return left_by(link or self.of_person(letter.recipients[0]), policy.words)
