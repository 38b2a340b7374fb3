"""What pip-audit found, judged: ``pip-audit --format json … | python deploy/audit.py``.

Status 1 for a known vulnerability. pip-audit itself ends well when it could look nothing up (an index without
advisories calls every package "not found"), and with the same status 1 when nothing answered as for something found.
"""

import json
import sys


def verdict(report: str) -> tuple[int, list[str]]:
    """The status, and the lines that tell why."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 0, ["audit: NOT DONE, no index of vulnerabilities answers from here"]
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    if len(skipped) == len(packages):
        return 0, [f"audit: NOT DONE, the index tells nothing of any of the {len(packages)} packages"]
    found = [
        f"{one['name']} {one['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'none yet'}"
        for one in packages
        for fault in one.get("vulns", ())
    ]
    lines = [*found, f"audit: {len(packages) - len(skipped)} packages looked up, {len(found)} known vulnerabilities"]
    if skipped:
        lines.append(f"audit: not looked up: {', '.join(skipped)}")
    return int(bool(found)), lines


if __name__ == "__main__":
    status, told = verdict(sys.stdin.read())
    print("\n".join(told))
    sys.exit(status)
