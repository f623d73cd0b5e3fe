"""Pages as flowing text, without pages of paper: EPUB for telephones and readers, Word to be edited."""
