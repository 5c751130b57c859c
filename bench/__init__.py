"""Speed, each figure beside its floor in the same run: `python -m bench`, or `python -m bench diagram`.

Every module here that has a function `rows`, which yields `measure.Row`, is run and goes into the one table.
"""
