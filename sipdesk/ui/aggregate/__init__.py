"""Läs sammanställning: figures of several homes, without a home of one's own."""
