"""A document in Word's own terms: styles, fields, lists, tables, pictures."""
