"""SIPdesk: a desk program for the SIP coordinators of Sweden's state youth homes."""

__version__ = "0.1.0"
