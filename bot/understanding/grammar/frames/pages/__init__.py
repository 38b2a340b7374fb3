"""What has a page of its own."""
