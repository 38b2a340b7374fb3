"""Queries about medals: a filter, measures, groups and relations that compose, and one pure evaluator."""
