"""What happens by itself: Prefect flows, channels, settings, wiring and the command line."""
