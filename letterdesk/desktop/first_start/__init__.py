"""The first start: three questions on one page."""
