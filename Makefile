# For those whose fingers type make; ./dev does the work.
.PHONY: help run test fast lint build bench
help run test lint build bench:
	@./dev $@
fast:
	@./dev test --fast
