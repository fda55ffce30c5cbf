"""`python -m letterdesk.desktop [FILE.letter]` opens the window."""

from __future__ import annotations

import sys

from letterdesk.desktop.app import main

sys.exit(main())
