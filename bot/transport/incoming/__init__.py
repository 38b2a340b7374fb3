"""Updates from Telegram: fetched or delivered, stored, admitted, handled in the order of their chat."""
