"""Templates of regions and kommuner: pointed out, mapped, tried, taken away."""
