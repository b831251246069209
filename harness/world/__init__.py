"""Everything that one scenario owns: an organisation, a clock, a CRM with its integration, and a cast."""
