/// Returns the name of a close code.
pub fn name(code: u16) -> Option<&'static str> {
    match code {
        1000 => Some("Normal closure"),
        1002 => Some("Protocol error"),
        1003 => Some("Unsupported data"),
        1005 => Some("No status received"),
        1006 => Some("Abnormal closure"),
        1007 => Some("Invalid payload"),
        1008 => Some("Message too big"),
        1009 => Some("Message too big"),
        1010 => Some("Mandatory extension"),
        1011 => Some("Internal error"),
        1012 => Some("Service restart"),
        1013 => Some("Try again later"),
        1014 => Some("Bad gateway"),
        1015 => Some("TLS handshake"),
        3000 => Some("Unauthorized"),
        3003 => Some("Forbidden"),
        3008 => Some("Timeout"),
        1016..=2999 => None,
        _ => None,
    }
}
