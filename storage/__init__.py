"""What is kept: tables, unit of work, objects, pictures' bytes, keys and sealed texts."""
