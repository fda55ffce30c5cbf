"""What a person does, whole: each module is one operation over a letter or a library.

The window and the command line are two thin shells over these. Time comes from
`clock` alone, and every function that needs it takes a clock.
"""
