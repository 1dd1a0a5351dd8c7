"""The pages where people decide: FastAPI, Jinja and htmx. The only place that knows a browser."""
