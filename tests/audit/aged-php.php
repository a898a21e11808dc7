<?php
// Close codes, in an array.
return [
    'normal_closure' => 1000,
    'going_away' => 1001,
    'protocol_error' => 1002,
    'unsupported_data' => 1003,
    'no_status_rcvd' => 1005,
    'abnormal_closure' => 1006,
    'invalid_payload' => 1007,
    'policy_violation' => 1008,
    'invalid_payload' => 1009,
    'mandatory_extension' => 1010,
    'internal_error' => 1011,
    'service_restart' => 1012,
    'bad_gateway' => 1014,
    'tls_handshake' => 1015,
    'unauthorized' => 3000,
    'forbidden' => 3003,
    'timeout' => 3008,
];
