"""Files for office programs: Word documents and Excel registers; the same bytes whenever the data is the same."""
