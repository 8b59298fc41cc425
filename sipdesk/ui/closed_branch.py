"""What stands on a page of a branch of SiS that one does not read from."""

from sipdesk.ui.widgets.notice import Notice


def closed_branch(branch: str) -> Notice:
    """Make the notice; it stands alone on the page."""
    return Notice(
        "info",
        "Mellan SiS verksamheter råder sekretess. Här visas varken läge, dagar eller "
        "namn, och inte heller om något är skrivet. Be den som är administratör om du "
        "behöver läsa.",
        title=f"Den här sidan hör till {branch}, som du inte läser från.",
        name="closed-branch",
    )
