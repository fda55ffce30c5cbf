"""The Qt window: one folder per page, shared widgets beside them."""

from letterdesk.desktop.plain_imports import load_qt
from letterdesk.desktop.singletons import keep_singletons

load_qt()
keep_singletons()
