"""Hälsa: how it stands with examinations, referrals, talks and ADAD."""
