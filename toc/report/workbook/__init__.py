"""A document as an Excel workbook: its parts."""
