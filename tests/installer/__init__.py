"""The installer: made-up bundles by make test, the MSI itself by make msi."""
