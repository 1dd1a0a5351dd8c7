"""How a post gets to yes: posts and stages, people, consents, who is in the picture, sign-off, history."""
