"""ybdesk, 医保问事台: a desk where one asks about the medical-insurance card."""

__version__ = "0.1.0"
