"""Reading data/ and docs/ into the model, with the place of every mistake."""
