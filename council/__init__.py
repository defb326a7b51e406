"""The platform on which an intergovernmental council meets, votes and keeps its record."""
