%% Close codes, as atoms.
-module(close).
-export([code/1]).

code(normal_closure) -> 1000;
code(going_away) -> 1001;
code(protocol_error) -> 1002;
code(unsupported_data) -> 1003;
code(no_status_rcvd) -> 1005;
code(abnormal_closure) -> 1006;
code(invalid_payload) -> 1007;
code(policy_violation) -> 1008;
code(message_too_big) -> 1009;
code(mandatory_extension) -> 1010;
code(internal_error) -> 1011;
code(service_restart) -> 1012;
code(try_again_later) -> 1013;
code(bad_gateway) -> 1014;
code(tls_handshake) -> 1015;
code(unauthorized) -> 3000;
code(forbidden) -> 3003;
code(timeout) -> 3008.
