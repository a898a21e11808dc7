/** Errors of an application, which count from 1000 on. */
enum ErrorCode {
    INVALID_KEY(1001, "Invalid key"),
    USER_EXISTS(1002, "User exists"),
    USERNAME_SHORT(1003, "Username has too few letters"),
    PASSWORD_SHORT(1004, "Password has too few letters"),
    USER_UNKNOWN(1005, "User does not exist"),
    LOGIN_NEEDED(1006, "Log in first"),
    NOT_PERMITTED(1007, "Not permitted"),
    BIRTHDAY_INVALID(1008, "Invalid birthday"),
    STOCK_EMPTY(1009, "Out of stock"),
    INTERNAL(1011, "Internal error"),
    TIMED_OUT(3008, "Timeout");

    ErrorCode(int number, String text) {
    }
}
