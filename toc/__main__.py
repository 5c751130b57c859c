"""`python -m toc`."""

import sys

from toc.cli.main import main

sys.exit(main())
