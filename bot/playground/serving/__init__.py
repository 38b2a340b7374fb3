"""The playground over HTTP: the Bot API, the chat page and what the page asks."""
