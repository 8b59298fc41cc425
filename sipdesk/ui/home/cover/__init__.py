"""Who has the cases: while somebody is away, and when somebody stops."""
