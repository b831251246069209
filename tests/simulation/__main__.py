"""Plays random histories of a mailbox: ``python -m tests.simulation [--examples N] [--steps N] [--seed S] ...``."""

from __future__ import annotations

import argparse
import time

from fake_ews.products import PRODUCTS
from integration.command_line.numbers import at_least
from tests.simulation.machine import Everybody, Planners
from tests.simulation.run import STEPS, simulate


def main() -> None:
    """Play them on each product and say so; what goes wrong is raised, with the steps that lead to it."""
    parser = argparse.ArgumentParser(prog="tests.simulation", description=__doc__)
    parser.add_argument("--examples", type=at_least(1), default=500, help="how many a product (500)")
    parser.add_argument("--steps", type=at_least(1), default=STEPS, help=f"how many in each, at most ({STEPS})")
    parser.add_argument("--seed", type=int, default=1, help="which, out of all there are (1)")
    parser.add_argument("--product", action="append", choices=tuple(PRODUCTS), help="only these (all)")
    options = parser.parse_args()
    for product in options.product or PRODUCTS:
        for machine in (Everybody, Planners):
            began = time.process_time()
            simulate(product, examples=options.examples, steps=options.steps, number=options.seed, machine=machine)
            seconds = time.process_time() - began
            played = f"{options.examples} histories of up to {options.steps} steps of {machine.__name__}"
            print(f"{product}: {played} agree ({seconds:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
