// SPDX-License-Identifier: MIT

// Former names are used, too.
#pragma warning disable 612, 618

using System;
using System.IO;

/// <summary>Uses the constants: of websocket.xml, of good-small.xml, of
/// good-odd.xml.</summary>
public static class Program
{
    private static void Check(object got, object want)
    {
        if (!Equals(got, want))
            throw new Exception(got + " instead of " + want);
    }

    // Compares each code with a line of the file: may a client, a server, a page
    // send it?
    private static void CheckVerdicts(string file)
    {
        string[] lines = File.ReadAllLines(file);

        Check(lines.Length, 70001);
        for (int code = 0; code < lines.Length; code++)
            Check(string.Format("{0} {1} {2} {3} {4}", code,
                Codes.Close.IsSendableByClient(code) ? "true" : "false",
                Codes.Close.IsSendableByServer(code) ? "true" : "false",
                Codes.Close.IsSendableByBrowser(code) ? "true" : "false",
                Codes.Close.IsAcceptable(code) ? "true" : "false"),
                code + " " + lines[code]);
        Check(Codes.Close.IsSendableByClient(-1), false);
        Check(Codes.Close.IsSendableByServer(int.MaxValue), false);
    }

    // Constants can stand where the language wants one.
    private static string Name(int code)
    {
        switch (code)
        {
            case Codes.Close.GoingAway:
                return "going away";
            case Codes.Close.TlsHandshake:
                return "TLS";
            default:
                return Codes.Close.GetText(code);
        }
    }

    public static void Main()
    {
        CheckVerdicts("verdicts");
        Check(Codes.Updated, "2026-01-12");
        Check(Name(1001), "going away");
        Check(Name(1006), "Abnormal Closure");
        Check(Name(1016), "Unassigned");
        Check(Name(999), null);
        Check(Codes.Close.GetStatus(1004), "reserved");
        Check(Codes.Close.GetStatus(4001), "private-use");
        Check(Codes.Close.InternalServerError, Codes.Close.InternalError);
        Check(Codes.Opcode.PingFrame, 9);
        Check(Codes.Version.Version13, 13);
        Check(Codes.Subprotocol.Mqtt, "mqtt");
        Check(Codes.Subprotocol.RedfishWebsocket, Codes.Subprotocol.Redfish);
        Check(Codes.Extension.GetText("permessage-deflate"),
            "WebSocket Per-Message Deflate");
        Check(Codes.Bit.Rsv1, "RSV1");

        Check(Small.Subprotocol.WhatEver, "what??/ever\"\\");
        Check(Small.Subprotocol.GetText("v10.stomp"), "STOMP 1.0 */ int x; /*");
        Check(Small.Subprotocol.Cafe, "caf\u00e9");
        Check(Small.Extension.GetText("x"), null);

        Check(Odd.Subprotocol.ABCDE,
            "a\u202eb\ufeffc\u2028d\U0001f600e\U000e0041");
        Check(Odd.Subprotocol.GetText(Odd.Subprotocol.Quotes),
            "\"\"\" ''' ``` \\N{DASH} \\u0041 \\x41 ${x} $(text) %s " +
            "{@link y} @deprecated */ // #");
        Check(Odd.Subprotocol.Subprotocol2018_06Example, "2018.06.example");
        Check(Odd.Version.Version0, 0);
        Check(Odd.Close.Mro, 4000);
        Check(Odd.Close.IsSendableByServer(Odd.Close.Mro), true);
        Check(Odd.Close.IsSendableByClient(1010), true);
        Check(Odd.Close.IsSendableByServer(1010), false);
        Check(Odd.Close.AlmostAllOfTwoOctets, 65000);
        Check(Odd.R802_11.True, 2);
    }
}
