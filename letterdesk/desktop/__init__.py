"""The Qt window: one folder per page, shared widgets beside them."""

from letterdesk.desktop.singletons import keep_singletons

keep_singletons()
