"""What a coordinator can do: one function, one transaction.

Each use case takes an order (a frozen value) and the ports, and gives an answer. An
order that changes a case carries the version that the coordinator saw.
"""
