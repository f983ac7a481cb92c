"""`python -m adapters.cli`: the same as `smefund`."""

from adapters.cli import main

raise SystemExit(main())
