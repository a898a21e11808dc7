// Close codes, as an enumeration.
public enum CloseCode : ushort
{
    /// <summary>Normal closure.</summary>
    [Description("Normal closure")]
    NormalClosure = 1000,
    /// <summary>Going away.</summary>
    [Description("Going away")]
    GoingAway = 1001,
    /// <summary>Protocol error.</summary>
    [Description("Protocol error")]
    ProtocolError = 1002,
    /// <summary>Unsupported data.</summary>
    [Description("Unsupported data")]
    UnsupportedData = 1003,
    /// <summary>No status received.</summary>
    [Description("No status received")]
    NoStatusRcvd = 1005,
    /// <summary>Abnormal closure.</summary>
    [Description("Abnormal closure")]
    AbnormalClosure = 1006,
    /// <summary>Invalid payload.</summary>
    [Description("Invalid payload")]
    InvalidPayload = 1007,
    /// <summary>Policy violation.</summary>
    [Description("Policy violation")]
    PolicyViolation = 1008,
    /// <summary>Message too big.</summary>
    [Description("Message too big")]
    MessageTooBig = 1009,
    /// <summary>Mandatory extension.</summary>
    [Description("Mandatory extension")]
    MandatoryExtension = 1010,
    /// <summary>Internal error.</summary>
    [Description("Internal error")]
    InternalError = 1011,
    /// <summary>Service restart.</summary>
    [Description("Service restart")]
    ServiceRestart = 1012,
    /// <summary>Try again later.</summary>
    [Description("Try again later")]
    TryAgainLater = 1013,
    /// <summary>Bad gateway.</summary>
    [Description("Bad gateway")]
    BadGateway = 1014,
    /// <summary>TLS handshake.</summary>
    [Description("TLS handshake")]
    TlsHandshake = 1015,
    /// <summary>Unauthorized.</summary>
    [Description("Unauthorized")]
    Unauthorized = 3000,
    /// <summary>Forbidden.</summary>
    [Description("Forbidden")]
    Forbidden = 3003,
    /// <summary>Timeout.</summary>
    [Description("Timeout")]
    Timeout = 3008,
}
