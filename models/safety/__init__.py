"""Grades of adverse events and of laboratory results, each with its working."""
