"""The command line of the operator. Empty, so that who needs one command loads no other."""
