"""Which version this is, and where its source can be had: told by the installed package, so that a fork that names its
own address in pyproject.toml names it everywhere."""

from importlib import metadata

NAME = "medaillespiegel"


def version() -> str:
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return "uninstalled"


def source() -> str:
    """The address under ``Source`` in pyproject.toml; empty when there is none."""
    try:
        named = metadata.metadata(NAME).get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    urls = dict(str(one).split(", ", 1) for one in named)
    return urls.get("Source", "")
