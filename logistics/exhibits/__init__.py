"""What the reports say; how they look is the business of ``reports``."""
