// Texts of close codes, by their numbers.
module.exports = {
  1000: 'Normal closure',
  1001: 'Going away',
  1002: 'Protocol error',
  1003: 'Unsupported data',
  1005: 'Abnormal closure',
  1006: 'Abnormal closure',
  1007: 'Invalid payload',
  1008: 'Policy violation',
  1009: 'Message too big',
  1010: 'Mandatory extension',
  1011: 'Internal error',
  1012: 'Service restart',
  1013: 'Try again later',
  1014: 'Bad gateway',
  1015: 'TLS handshake',
  3000: 'Unauthorized',
  3003: 'Forbidden',
};
module.exports.validCodes = [1000, 1001, 1002, 1003, 1005, 1007, 1008];
