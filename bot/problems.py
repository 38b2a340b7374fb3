"""What ends a command of the operator with one clear line."""


class OperatorError(Exception):
    """Something that the operator can mend: a port in use, a missing file. The message is one line."""
