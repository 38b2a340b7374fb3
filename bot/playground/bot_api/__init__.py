"""The Bot API as Telegram answers it: fields, checks, methods and refusals."""
