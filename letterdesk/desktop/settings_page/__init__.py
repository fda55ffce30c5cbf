"""The settings page: what a person chooses for this desk."""
