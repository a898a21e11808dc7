// Package close has close codes.
package close

const (
	StatusNormalClosure = 1000
	StatusGoingAway = 1001
	StatusProtocolError = 1002
	StatusUnsupportedData = 1003
	StatusNoStatusRcvd = 1005
	StatusAbnormalClosure = 1006
	StatusInvalidPayload = 1007
	StatusPolicyViolation = 1008
	StatusMessageTooBig = 1009
	StatusMandatoryExtension = 1010
	StatusInternalError = 1011
	StatusServiceRestart = 1012
	StatusTryAgainLater = 1013
	StatusBadGateway = 1014
	StatusTlsHandshake = 1015
	StatusUnauthorized = 3000
	StatusForbidden = 3003
	StatusTimeout = 3008
)
