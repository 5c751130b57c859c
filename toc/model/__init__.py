"""What a programme is: frozen values, the edits that change them, and the rules they keep."""
