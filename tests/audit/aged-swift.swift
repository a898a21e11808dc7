// Close codes, as an enumeration.
enum CloseCode: UInt16 {
    case normalClosure = 1000
    case goingAway = 1001
    case protocolError = 1002
    case unsupportedData = 1003
    case noStatusRcvd = 1005
    case abnormalClosure = 1006
    case invalidPayload = 1007
    case policyViolation = 1008
    case messageTooBig = 1009
    case mandatoryExtension = 1010
    case internalError = 1011
    case tlsHandshake = 1015
    case accessLost = 1020
}
