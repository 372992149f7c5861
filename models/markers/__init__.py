"""Tumour markers over time: their series, their answers to treatment, and how fast they rise and fall."""
