"""Questions about whole Games: their winners, hosts, facts, and all of them side by side."""
