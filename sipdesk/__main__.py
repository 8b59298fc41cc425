"""Start SIPdesk: ``python -m sipdesk``."""

import sys

from sipdesk.app import main

if __name__ == "__main__":
    sys.exit(main())
