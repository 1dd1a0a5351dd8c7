"""Where posts go: one small file per channel. Adding one means copying one and naming it in `flows.house`."""
