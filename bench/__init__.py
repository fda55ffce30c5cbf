"""Side-by-side benchmarks: `python3 dev.py bench` writes docs/benchmarks.md."""
