"""Sentences by subject, Russian and English side by side; `council.wording` joins them to the tables of languages."""
