"""One screen each: read the session, ask a service, draw."""
