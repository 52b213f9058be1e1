"""The project's data files checked by the program that uses them."""
