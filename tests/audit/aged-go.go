// Package close has close codes.
package close

const (
	StatusNormalClosure = 1000
	StatusGoingAway = 1001
	StatusProtocolError = 1002
	StatusUnsupportedData = 1003
	StatusInvalidPayload = 1007
	StatusPolicyViolation = 1008
	StatusMessageTooBig = 1009
	StatusMandatoryExtension = 1010
	StatusInternalError = 1011
	StatusServiceRestart = 1012
	StatusTryAgainLater = 1013
	StatusUnauthorized = 3000
	StatusForbidden = 3003
	StatusTimeout = 3008
)

var accepted = map[int]bool{
	StatusNormalClosure: true,
	StatusGoingAway: true,
	StatusProtocolError: true,
	StatusPolicyViolation: true,
	StatusInternalError: true,
	1006: false,
	1015: true,
}
