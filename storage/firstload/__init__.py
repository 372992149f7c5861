"""The first load: the patients of a clinic out of a workbook, and the template of that workbook."""
