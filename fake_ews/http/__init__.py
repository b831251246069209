"""Sockets, TLS and waiting: everything of the emulator that asyncio does, and nothing else."""
