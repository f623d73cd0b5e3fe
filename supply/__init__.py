"""What the handbook is built from: known faults of it, and a list of it beside a release."""
