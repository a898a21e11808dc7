// SPDX-License-Identifier: MIT

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;

/** Uses the constants: of websocket.xml, of good-small.xml, of good-odd.xml. */
@SuppressWarnings("deprecation")
class Check {
    private static void check(Object got, Object want) {
        if (got == null ? want != null : !got.equals(want)) {
            throw new AssertionError(got + " instead of " + want);
        }
    }

    /** Compares each code with a line of the file: may a client, a server, a page send it? */
    private static void checkVerdicts(String file) throws IOException {
        List<String> lines = Files.readAllLines(Paths.get(file));

        check(lines.size(), 70001);
        for (int code = 0; code < lines.size(); code++) {
            check(code + " " + Codes.Close.isSendableByClient(code) + " "
                    + Codes.Close.isSendableByServer(code) + " "
                    + Codes.Close.isSendableByBrowser(code) + " "
                    + Codes.Close.isAcceptable(code),
                    code + " " + lines.get(code));
        }
        check(Codes.Close.isSendableByClient(-1), false);
        check(Codes.Close.isSendableByServer(Integer.MAX_VALUE), false);
    }

    /** Constants can stand where the language wants one. */
    private static String name(int code) {
        switch (code) {
            case Codes.Close.GOING_AWAY:
                return "going away";
            case Codes.Close.TLS_HANDSHAKE:
                return "TLS";
            default:
                return Codes.Close.text(code);
        }
    }

    public static void main(String[] arguments) throws IOException {
        checkVerdicts("verdicts");
        check(Codes.UPDATED, "2026-01-12");
        check(name(1001), "going away");
        check(name(1006), "Abnormal Closure");
        check(name(1016), "Unassigned");
        check(name(999), null);
        check(Codes.Close.status(1004), "reserved");
        check(Codes.Close.status(4001), "private-use");
        check(Codes.Close.status(999), "unassigned");
        check(Codes.Close.INTERNAL_SERVER_ERROR, Codes.Close.INTERNAL_ERROR);
        check(Codes.Opcode.PING_FRAME, 9);
        check(Codes.Version.VERSION_13, 13);
        check(Codes.Subprotocol.MQTT, "mqtt");
        check(Codes.Subprotocol.REDFISH_WEBSOCKET, Codes.Subprotocol.REDFISH);
        check(Codes.Extension.text("permessage-deflate"),
                "WebSocket Per-Message Deflate");
        check(Codes.Bit.RSV1, "RSV1");

        check(Small.Subprotocol.WHAT_EVER, "what??/ever\"\\");
        check(Small.Subprotocol.text("v10.stomp"), "STOMP 1.0 */ int x; /*");
        check(Small.Subprotocol.CAFE, "caf\u00e9");
        check(Small.Extension.text("x"), null);

        check(Odd.Subprotocol.A_B_C_D_E,
                "a\u202eb\ufeffc\u2028d\ud83d\ude00e\udb40\udc41");
        check(Odd.Subprotocol.text(Odd.Subprotocol.QUOTES),
                "\"\"\" ''' ``` \\N{DASH} \\u0041 \\x41 ${x} $(text) %s "
                + "{@link y} @deprecated */ // #");
        check(Odd.Subprotocol.SUBPROTOCOL_2018_06_EXAMPLE, "2018.06.example");
        check(Odd.Version.VERSION_0, 0);
        check(Odd.Close.MRO, 4000);
        check(Odd.Close.isSendableByServer(Odd.Close.MRO), true);
        check(Odd.Close.isSendableByClient(1010), true);
        check(Odd.Close.isSendableByServer(1010), false);
        check(Odd.Close.ALMOST_ALL_OF_TWO_OCTETS, 65000);
        check(Odd.R802_11.TRUE, 2);
    }
}
