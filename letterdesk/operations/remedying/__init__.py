"""Remedies by what a finding is about: values, words, parts."""
