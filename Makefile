# For those whose fingers type make; ./dev does the work.
.PHONY: help run test fast lint build bench i18n
help run test lint build bench i18n:
	@./dev $@
fast:
	@./dev test --fast
