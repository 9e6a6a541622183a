"""Signing up and applying, question by question."""
