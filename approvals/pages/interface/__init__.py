"""The JSON interface: the same use cases for programs, under /api/v1, opened by a token. `routers` lists its parts."""
