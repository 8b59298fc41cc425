"""Agreements that let SiS take the initiative, and the law once there is one."""
