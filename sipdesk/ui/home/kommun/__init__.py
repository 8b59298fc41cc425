"""En kommun: dess region, och vilka man vänder sig till där."""
