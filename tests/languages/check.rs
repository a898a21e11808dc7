// SPDX-License-Identifier: MIT
//! Uses the constants: of websocket.xml, of good-small.xml, of good-odd.xml.

#![allow(deprecated)]

pub mod codes;

pub mod odd;

pub mod small {
    // As build scripts have it.
    include!("small.rs");
}

const CODE: u16 = codes::CLOSE_GOING_AWAY;
const OPCODE: u8 = codes::OPCODE_PING_FRAME;
const TOO_LARGE: u16 = odd::CLOSE_ALMOST_ALL_OF_TWO_OCTETS;

/// Compares each code with a line of the file.
fn check_verdicts() {
    let text = std::fs::read_to_string("verdicts").unwrap();

    for (code, line) in (0..=u16::MAX).zip(text.lines()) {
        assert_eq!(
            format!(
                "{} {} {} {}",
                codes::close_sendable(code, codes::Sender::Client),
                codes::close_sendable(code, codes::Sender::Server),
                codes::close_sendable(code, codes::Sender::Browser),
                codes::close_acceptable(code)
            ),
            line
        );
    }
}

fn check_websocket() {
    assert_eq!(codes::UPDATED, "2026-01-12");
    assert_eq!(CODE, 1001);
    assert_eq!(OPCODE, 9);
    assert_eq!(codes::VERSION_13, 13);
    assert_eq!(
        codes::CLOSE_INTERNAL_SERVER_ERROR,
        codes::CLOSE_INTERNAL_ERROR
    );
    assert_eq!(codes::close_text(1006), Some("Abnormal Closure"));
    assert_eq!(codes::close_text(1016), Some("Unassigned"));
    assert_eq!(codes::close_text(999), None);
    assert_eq!(codes::close_text(1014), Some("Bad Gateway"));
    assert_eq!(codes::close_status(1004), "reserved");
    assert_eq!(codes::close_status(4001), "private-use");
    assert_eq!(codes::close_status(999), "unassigned");
    assert_eq!(codes::SUBPROTOCOL_MQTT, "mqtt");
    assert_eq!(
        codes::SUBPROTOCOL_REDFISH_WEBSOCKET,
        codes::SUBPROTOCOL_REDFISH
    );
    assert_eq!(
        codes::extension_text(codes::EXTENSION_PERMESSAGE_DEFLATE),
        Some("WebSocket Per-Message Deflate")
    );
    assert_eq!(codes::BIT_RSV1, "RSV1");
}

fn check_small() {
    assert_eq!(small::SUBPROTOCOL_WHAT_EVER, r#"what??/ever"\"#);
    assert_eq!(
        small::subprotocol_text("v10.stomp"),
        Some("STOMP 1.0 */ int x; /*")
    );
    assert_eq!(small::SUBPROTOCOL_CAFE, "caf\u{e9}");
    assert_eq!(small::extension_text("x"), None);
}

fn check_odd() {
    assert_eq!(
        odd::SUBPROTOCOL_A_B_C_D_E,
        "a\u{202e}b\u{feff}c\u{2028}d\u{1f600}e\u{e0041}"
    );
    assert_eq!(odd::SUBPROTOCOL_QUOTES, r#"quote"s\ and 'more'"#);
    assert_eq!(
        odd::subprotocol_text(odd::SUBPROTOCOL_QUOTES),
        Some(concat!(
            r#"""" ''' ``` \N{DASH} \u0041 \x41 ${x} $(text) %s {@link y} "#,
            "@deprecated */ // #"
        ))
    );
    assert_eq!(odd::SUBPROTOCOL_2018_06_EXAMPLE, "2018.06.example");
    assert_eq!(odd::VERSION_0, 0);
    assert_eq!(odd::CLOSE_MRO, 4000);
    assert_eq!(TOO_LARGE, 65000);
    assert_eq!(odd::R_802_11_TRUE, 2);
}

fn main() {
    check_verdicts();
    check_websocket();
    check_small();
    check_odd();
}
