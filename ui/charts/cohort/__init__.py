"""The charts of a cohort: survival curves with what is written on and under them, waterfalls, spider, swimmer."""
