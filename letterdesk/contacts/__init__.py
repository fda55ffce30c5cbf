"""Recipients, and the forms by which a language addresses them."""

from letterdesk.contacts.addressing import (
    address_lines,
    filled,
    form_of_address,
    recipient_findings,
)
from letterdesk.contacts.model import ROLES, Form, FormTable, Recipient
from letterdesk.contacts.reading import parse_recipient

__all__ = [
    "ROLES", "Form", "FormTable", "Recipient", "address_lines", "filled", "form_of_address",
    "parse_recipient", "recipient_findings",
]
