"""How fast the platform is on this machine; never part of the tests, whose machines are shared."""
