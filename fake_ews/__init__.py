"""Exchange 2010 SP2 to 2019 as a stateful EWS server that tests can install."""
