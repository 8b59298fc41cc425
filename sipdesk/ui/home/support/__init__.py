"""Part of Hemmet: what the coordinator thinks of the support kit."""
