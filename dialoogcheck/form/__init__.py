"""A checklist as a form, for people without the program."""
