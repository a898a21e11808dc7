"""Numbers of many kinds, and a test of ranges."""
PORT = 1001
TIMEOUT = 3000
MAX_FRAME = 1024
RETRY_MS = 1000
ROWS = [1000, 1001, 1002, 1003, 1005, 1006, 1007]


def is_valid(code):
    return (
        1000 <= code <= 1003
        or 1007 <= code <= 1014
        or 3000 <= code <= 3999
        or 4000 <= code <= 4999
    )
