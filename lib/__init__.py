"""Kutipan: who said what, when, and about whom."""
