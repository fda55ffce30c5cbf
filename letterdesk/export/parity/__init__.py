"""How alike the pages of the two writers are: the PDF, and the DOCX laid out by LibreOffice."""
