/** Close codes, as constants with a text. */
enum CloseCode {
    /** 1000: see the registry. */
    NORMAL_CLOSURE(1000, "Normal closure"),

    /** 1001: see the registry. */
    GOING_AWAY(1001, "Going away"),

    /** 1002: see the registry. */
    PROTOCOL_ERROR(1002, "Protocol error"),

    /** 1003: see the registry. */
    UNSUPPORTED_DATA(1003, "Unsupported data"),

    /** 1005: see the registry. */
    NO_STATUS_RCVD(1005, "No status received"),

    /** 1006: see the registry. */
    ABNORMAL_CLOSURE(1006, "Abnormal closure"),

    /** 1007: see the registry. */
    INVALID_PAYLOAD(1007, "Invalid payload"),

    /** 1008: see the registry. */
    POLICY_VIOLATION(1008, "Policy violation"),

    /** 1009: see the registry. */
    MESSAGE_TOO_BIG(1009, "Message too big"),

    /** 1010: see the registry. */
    MANDATORY_EXTENSION(1010, "Mandatory extension"),

    /** 1011: see the registry. */
    INTERNAL_ERROR(1011, "Internal error"),

    /** 1012: see the registry. */
    SERVICE_RESTART(1012, "Service restart"),

    /** 1013: see the registry. */
    TRY_AGAIN_LATER(1013, "Try again later"),

    /** 1014: see the registry. */
    BAD_GATEWAY(1014, "Bad gateway"),

    /** 1015: see the registry. */
    TLS_HANDSHAKE(1015, "TLS handshake"),

    /** 3000: see the registry. */
    UNAUTHORIZED(3000, "Unauthorized"),

    /** 3003: see the registry. */
    FORBIDDEN(3003, "Forbidden"),

    /** 3008: see the registry. */
    TIMEOUT(3008, "Timeout");

    CloseCode(int number, String text) {
    }
}
