"""What the features need of a CRM, and the CRMs that give it."""
