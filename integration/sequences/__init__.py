"""Sequences: rules say when a step is due and what ends an enrolment, the services carry it out."""
