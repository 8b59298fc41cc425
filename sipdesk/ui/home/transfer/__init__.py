"""Cases that another home takes over, or that come from one."""
