"""Shipped examples, one file a trade: `## voice, topic`, then `- clause: sentence` or `- fine: sentence`."""
