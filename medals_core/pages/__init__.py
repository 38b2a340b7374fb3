"""The pages that can be asked for, a file each: what its answer holds and how it is found."""
