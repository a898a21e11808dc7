/* SPDX-License-Identifier: MIT */
/* Tests of wsreg lookup: what is found. */

#include <stdlib.h>
#include <string.h>

#include "run.h"
#include "xml.h"

/* ---- What is found ---- */

static const struct run_case lookups[] = {
	/* Numbers. */
	{ ROW, .line = "1006",
	    .has = { "1006  Abnormal Closure\n",
		"WebSocket Close Code Number Registry", "never", "RFC 6455",
		"[IESG_HYBI]", "[RFC6455]" } },
	{ ROW, .line = "lookup 1006", .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "0x3ee", .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "0X3EE", .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "0x00003ee", .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "0001006", .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "' 1006 '", .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "18446744073709551615", .status = 1 },
	{ ROW, .line = "18446744073709551616", .status = 1 },
	{ ROW, .line = "18446744073709552622", .status = 1 }, /* 2^64 + 1006 */
	{ ROW, .line = "4294968302", .status = 1 },           /* 2^32 + 1006 */
	{ ROW, .line = "66542", .status = 1 },                /* 2^16 + 1006 */
	{ ROW, .line = "0x100000000000003ee", .status = 1 },
	{ ROW, .line = "99999999999999999999999999999999999999", .status = 1 },
	{ ROW, .line = "0x", .status = 1 },
	{ ROW, .line = "1006x", .status = 1 },
	{ ROW, .line = "1006.0", .status = 1 },
	{ ROW, .line = "1e3", .status = 1 },
	{ ROW, .line = "+1006", .status = 1 },
	{ ROW, .line = "-- -1006", .status = 1 },
	{ ROW, .line = "-- -5", .status = 1 },
	{ ROW, .line = "10162999", .status = 1 },
	{ ROW, .line = "1,000", .status = 1 },
	{ ROW, .line = "''", .status = 1, .has = { "not registered" } },
	{ ROW, .line = "' '", .status = 1, .has = { "not registered" } },
	/* Keys on standard input, one a line. */
	{ ROW, .line = "-" },
	{ ROW, .line = "- 1001", .input = "1006\n\nmqtt \r\n",
	    .has = { "1006  Abnormal", "mqtt\n", "1001  Going Away" } },
	{ ROW, .line = "-", .input = "1006\nnothing-of-that-name", .status = 1,
	    .has = { "1006  Abnormal", "-name  not registered" } },
	/* One line for each record. */
	{ ROW, .line = "--brief 1006 mqtt 3500 nothing-of-that-name",
	    .status = 1,
	    .output = "1006\tAbnormal Closure\tclose-code-number\n"
		      "mqtt\tmqtt\tsubprotocol-name\n"
		      "3009-3999\tUnassigned\tclose-code-number\n" },
	{ ROW, .line = "lookup --brief -", .input = "13\n\nRSV1\n1000\n",
	    .has = { "13\t\tversion-number\n", "RSV1\t",
		"\tframing-header-bits\n1000\tNormal Closure\tclose-code-" } },
	{ ROW, .line = "lookup --brief -", .output = "" },
	{ ROW, .line = "lookup --brief -f json 1000", .status = 2,
	    .error = "--brief is a format of its own" },
	{ ROW, .line = "--brief list", .status = 2,
	    .error = "--brief is only for lookup" },
	/* Lines of JSON. */
	{ ROW, .line = "-f jsonl 1000 nothing-of-that-name", .status = 1,
	    .has = { "{\"query\":\"1000\",", "}\n{\"query\":\"nothing" },
	    .lacks = { "snapshot" } },
	{ ROW, .line = "lookup -f jsonl -", .output = "" },
	{ ROW, .line = "lookup -f json -", .has = { "\"results\":[\n]}" } },
	/* Fragments of logs, and values of headers. */
	{ ROW, .line = "'close 1006 (abnormal closure): unexpected EOF'",
	    .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "'\"code\": 1006,'",
	    .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "'StatusCode(1001)'", .has = { "1001  Going Away\n" } },
	/* Two numbers may be the two ends of something else. */
	{ ROW, .line = "'codes 1006 1001'", .status = 1 },
	{ ROW, .line = "'code 10061'", .status = 1 },
	{ ROW, .line = "'Sec-WebSocket-Protocol: mqtt, wamp' --brief",
	    .has = { "mqtt\t", "wamp\t" } },
	{ ROW, .line = "-- -1", .status = 1,
	    .has = { "wsreg search -- '-1'" } },
	{ ROW, .line = "code=1006,", .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "1006)", .has = { "1006  Abnormal Closure\n" } },
	{ ROW, .line = "(3999)", .has = { "3999 (in 3009-3999)" } },
	{ ROW, .line = "code=", .status = 1 },
	{ ROW, .line = "'mqtt, wamp'", .has = { "mqtt\n", "wamp  WAMP" } },
	{ ROW,
	    .line = "'permessage-deflate; client_max_window_bits, x-mine;a=1'",
	    .status = 1,
	    .has = { "permessage-deflate  ", "parameters are ignored",
		"x-mine  not registered" } },
	{ ROW, .line = "-- ---", .status = 1,
	    .has = { "---  not registered" } },
	{ ROW, .line = "-- --help", .status = 1, .lacks = { "usage" } },
	/* Ranges. */
	{ ROW, .line = "1016",
	    .has = { "1016 (in 1016-2999)  Unassigned", "unassigned:" } },
	{ ROW, .line = "2999", .has = { "2999 (in 1016-2999)  Unassigned" } },
	{ ROW, .line = "1016-2999", .has = { "1016-2999  Unassigned" } },
	{ ROW, .line = "3000-3999", .status = 1 },
	{ ROW, .line = "4999",
	    .has = { "4999 (in 4000-4999)  Reserved for Private Use" } },
	/* Since when; a day only if it is known. */
	{ ROW, .line = "3000",
	    .has = { "Registered      2021-09-06\n",
		"Since           2021-09-06\n" } },
	{ ROW, .line = "1012",
	    .has = { "Since           between 2012-04-12 and 2015-03-05\n" } },
	{ ROW, .line = "wamp",
	    .has = { "Registered      2012-07-10\n",
		"Since           between 2012-04-12 and 2015-03-05\n" } },
	{ ROW, .line = "clue", .has = { "Since           2019-04-23\n" } },
	{ ROW, .line = "1020", .lacks = { "Since" } },
	{ ROW, .line = "-i tests/fixtures/good-numbers.xml 1",
	    .lacks = { "Since" } },
	/* Names of former days. */
	{ ROW, .line = "AMQPWSB10",
	    .has = { "amqp  Advanced", "found by a former name\n" } },
	{ ROW, .line = "'redfish websocket'",
	    .has = { "Redfish  ", "found by a former name\n" } },
	{ ROW, .line = "internal-server-error",
	    .has = { "1011  Internal Error\n", "found by a former name\n" } },
	{ ROW, .line = "-f json AMQPWSB10",
	    .has = { "\"explanation\":\"found by a former name\"" } },
	{ ROW, .line = "-r opcode AMQPWSB10", .status = 1,
	    .has = { "not registered\n" } },
	/* What other versions have. */
	{ ROW, .line = "camp", .status = 1,
	    .has = { "camp  not in this snapshot\n",
		"added 2026-06-10 (this snapshot is of 2026-01-12); see `wsreg "
		"log camp'\n" } },
	{ ROW, .line = "-i @2012-04-12 MQTT", .status = 1,
	    .has = { "MQTT  not in this snapshot\n",
		"added between 2012-04-12 and 2015-03-05, registered "
		"2014-05-09 (this snapshot is of 2012-04-12)" } },
	{ ROW, .line = "-r opcode camp", .status = 1,
	    .has = { "not registered\n" } },
	{ ROW, .line = "-i tests/fixtures/good-numbers.xml camp", .status = 1,
	    .has = { "not registered\n" } },
	/* Names as written, in another case, and in any spelling. */
	{ ROW, .line = "soap", .has = { "soap\n" },
	    .lacks = { "matched", "matched by" } },
	{ ROW, .line = "SOAP",
	    .has = { "soap\n",
		"matched ignoring case (names are case-sensitive on the wire)" } },
	{ ROW, .line = "mbws.HUAWEI.com",
	    .has = { "MBWS.huawei.com  MBWS\n",
		"matched ignoring case (names are case-sensitive on the wire)" } },
	{ ROW, .line = "RSV1", .has = { "RSV1" }, .lacks = { "matched" } },
	{ ROW, .line = "rsv1",
	    .has = { "RSV1",
		"matched ignoring case (names are case-sensitive on the wire)" } },
	{ ROW, .line = "'Going Away'",
	    .has = { "1001  Going Away\n", "matched by" } },
	{ ROW, .line = "going-away",
	    .has = { "1001  Going Away\n", "matched by" } },
	{ ROW, .line = "GOING_AWAY",
	    .has = { "1001  Going Away\n", "matched by" } },
	{ ROW, .line = "goingaway",
	    .has = { "1001  Going Away\n", "matched by" } },
	{ ROW, .line = "'  going   away '", .has = { "1001  Going Away\n" } },
	{ ROW, .line = "goingawa", .status = 1 },
	{ ROW, .line = "goingawayy", .status = 1 },
	{ ROW, .line = "BAD_GATEWAY",
	    .has = { "1014  The server was acting" } },
	{ ROW, .line = "bad-gateway",
	    .has = { "1014  The server was acting" } },
	{ ROW, .line = "MANDATORY_EXTENSION",
	    .has = { "1010  Mandatory Ext." } },
	{ ROW, .line = "mandatory.ext", .has = { "1010  Mandatory Ext." } },
	{ ROW, .line = "'TLS handshake'", .has = { "1015  TLS handshake" } },
	/* One registry. */
	{ ROW, .line = "-r close 1", .status = 1,
	    .has = { "1  not registered" }, .lacks = { "Text Frame" } },
	{ ROW, .line = "-r close-code-number 1006",
	    .has = { "1006  Abnormal" } },
	{ ROW, .line = "--registry=close 1006", .has = { "1006  Abnormal" } },
	{ ROW, .line = "-r opcode 1", .has = { "1  Text Frame" },
	    .lacks = { "Version", "registries" } },
	{ ROW, .line = "-r opcode 0xA", .has = { "10  Pong Frame" } },
	{ ROW, .line = "-r version 13",
	    .has = { "13\n", "Version Number", "[RFC6455]", "Standard" } },
	{ ROW, .line = "-r version 14", .status = 1 },
	{ ROW, .line = "-r bit RSV1", .has = { "RSV1" } },
	{ ROW, .line = "-r bit RSV2", .status = 1 },
	{ ROW, .line = "-r extension permessage-deflate",
	    .has = { "permessage-deflate", "[RFC7692]" } },
	{ ROW, .line = "-r subprotocol permessage-deflate", .status = 1 },
	{ ROW, .line = "-r subprotocol mqtt", .has = { "mqtt" } },
	{ ROW, .line = "lookup -r opcode ping-frame",
	    .has = { "9  Ping Frame" } },
	{ ROW, .line = "1006 -r close", .has = { "1006  Abnormal Closure" } },
	{ ROW, .line = "-r nowhere 1", .status = 2, .error = "`nowhere'" },
	{ ROW, .line = "-r '' 1", .status = 2, .error = "registry" },
	{ ROW, .line = "-r CLOSE 1", .status = 2, .error = "`CLOSE'" },
	/* In several registries. */
	{ ROW, .line = "1",
	    .has = { "Version Number", "1  Text Frame\n", "Opcode Registry",
		"found in 2 registries (version-number, opcode); "
		"choose one with -r" } },
	{ ROW, .line = "13", .has = { "Version Number", "Opcode Registry" },
	    .lacks = { "Close Code" } },
	/* Several keys: 1 if any was not found. */
	{ ROW, .line = "1000 1001",
	    .has = { "1000  Normal Closure", "1001  Going Away" } },
	{ ROW, .line = "1001 1000",
	    .has = { "1001  Going Away", "1000  Normal Closure" } },
	{ ROW, .line = "1000 nothing-of-that-name 1001", .status = 1,
	    .has = { "1000  Normal", "nothing-of-that-name  not registered",
		"1001  Going Away" } },
	{ ROW, .line = "nothing-at-all 1000", .status = 1,
	    .has = { "not registered", "1000  Normal Closure" } },
	{ ROW, .line = "1000 1000", .has = { "1000  Normal", "1000  Normal" } },
	/* A key that is also a command's name. */
	{ ROW, .line = "lookup list", .status = 1, .has = { "list  not" } },
	{ ROW, .line = "lookup lookup", .status = 1, .has = { "lookup  not" } },
	{ ROW, .line = "lookup", .status = 2,
	    .error = "needs a code or a name" },
	{ ROW, .line = "", .status = 2, .error = "--help" },
	/* Equal numbers in other spellings. */
	{ ROW, .line = "-i - 0x1",
	    .input = RUN_XML("<record><value>1</value></record><record>"
			     "<value>0x01</value></record><record><value>0-9"
			     "</value></record>"),
	    .has = { "1\n    Reg", "0x01\n" }, .lacks = { "0-9" } },
	/* Marks are no part of a key or name. */
	{ ROW, .line = "-i - wamp",
	    .input = RUN_XML("<record><id>wamp (OBSOLETE)</id></record>"),
	    .has = { "wamp\n", "OBSOLETE\n" } },
	{ ROW, .line = "-i - 'wamp (deprecated)'",
	    .input = RUN_XML("<record><id>wamp (OBSOLETE)</id></record>"),
	    .has = { "wamp\n" } },
	{ ROW, .line = "-i - 7 upload-aborted -f json",
	    .input = RUN_XML("<record><value>7 (TEMPORARY - expires 2027-03-01)"
			     "</value><description>Upload (again) Aborted "
			     "(deprecated)</description></record>"
			     "<record><value>8</value><description>"
			     "Upload Aborted (DEPRECATED) (TEMPORARY)"
			     "</description></record>"),
	    .has = { "\"key\":\"7\"", "\"name\":\"Upload (again) Aborted\"",
		"\"mark\":\"TEMPORARY - expires 2027-03-01\"", "\"key\":\"8\"",
		"\"identifier\":\"UPLOAD_ABORTED\"" } },
	/* All fields that identify a record, and what is said of others. */
	{ ROW, .line = "-i - aaaa -f json",
	    .input = RUN_XML("<record><type>AAAA</type><value>28</value>"
			     "<description>IP6 Address</description></record>"),
	    .has = { "\"matched\":\"type\"", "\"key\":\"28\"" } },
	{ ROW, .line = "-i - 443",
	    .input = RUN_XML("<record><name>https</name><number>443</number>"
			     "</record><record><name>more</name>"
			     "<number>440-449</number></record>"),
	    .has = { "https\n", "matched by its field `number'" },
	    .lacks = { "more" } },
	{ ROW, .line = "-i - 444 0x1f",
	    .input = RUN_XML("<record><name>more</name><number>440 - 449"
			     "</number></record><record><name>hex</name>"
			     "<hex>1E-2F</hex></record>"),
	    .has = { "more\n", "hex\n" } },
	{ ROW, .line = "-i - application/json",
	    .input = RUN_XML("<record><name>json</name><file>application/json"
			     "</file></record>"),
	    .has = { "json\n" } },
	{ ROW, .line = "-i - package", .status = 1,
	    .input = RUN_XML("<record><id>a</id><type>package</type></record>"
			     "<record><id>b</id><type>package</type></record>"
			     "<record><id>c</id><type>package</type></record>"
			     "<record><id>d</id><type>package</type></record>"),
	    .has = { "package  not a key or name\n",
		"4 records contain it: wsreg search 'package'" } },
	{ ROW, .line = "Oberstein", .status = 1,
	    .has = { "not a key or name", "record contains it" } },
	{ ROW, .line = "mqttv3.1", .status = 1,
	    .has = { "not registered", "Did you mean: mqtt",
		"in wide use without a registration: MQTT 3.1;" } },
	{ ROW, .line = "graphql-transport-ws mqtt", .status = 1,
	    .has = { "graphql-transport-ws  not registered", "4400",
		"Messages        binary only (MQTT 5.0 6, [MQTT-6" } },
	{ ROW, .line = "-r close graphql-ws", .status = 1,
	    .lacks = { "in wide use" } },
	{ ROW, .line = "wamp", .lacks = { "Messages" } },
	{ ROW, .line = "-f json opcua+uajson",
	    .has = { "\"messages\":{\"type\":\"text\",\"section\":"
		     "\"OPC 10000-6 7.5.2\"}" } },
	{ ROW, .line = "-f json wamp", .lacks = { "\"messages\"" } },
	{ ROW, .line = "-f json mqttv3.1", .status = 1,
	    .has = { "\"records\":[],",
		"\"explanation\":\"a subprotocol in "
		"wide use" } },
	{ ROW, .line = "wamp.2.json", .status = 1, .has = { ": wamp" } },
	{ ROW, .line = "-r close zzzzzz", .status = 1,
	    .lacks = { "subprotocol" } },
	/* Suggestions. */
	{ ROW, .line = "ping", .status = 1,
	    .has = { "Did you mean: 9 (Ping Frame)?\n" } },
	{ ROW, .line = "text", .status = 1,
	    .has = { "Did you mean: 1 (Text Frame)," } },
	{ ROW, .line = "WSREG_CLOSE_GOING_AWAY",
	    .has = { "1001  Going Away" } },
	{ ROW, .line = "close_going_away", .has = { "1001  Going Away" } },
	{ ROW, .line = "OPCODE_GOING_AWAY", .status = 1 },
	{ ROW, .line = "-r opcode 5000", .status = 1,
	    .lacks = { "close code" } },
	{ ROW, .line = "-r close 5000", .status = 1,
	    .has = { "outside the range of close codes, 1000-4999" } },
	{ ROW, .line = "99999999999999999999999", .status = 1,
	    .has = { "outside the range of close codes, 1000-4999" } },
	{ ROW, .line = "soup", .status = 1,
	    .has = { "Did you mean:", "soap" } },
	{ ROW, .line = "permessage-defalte", .status = 1,
	    .has = { "Did you mean: permessage-deflate" } },
	{ ROW, .line = "MQT", .status = 1, .has = { "mqtt" } },
	{ ROW, .line = "'Abnormal Closur'", .status = 1,
	    .has = { "Did you mean: 1006" } },
	{ ROW, .line = "-r close RSV2", .status = 1, .lacks = { "RSV1" } },
	{ ROW, .line = "zzzzzzzzzzzzzzzzzzzzzzzzzz", .status = 1,
	    .lacks = { "Did you" } },
	/* Registered and sendable are two questions. */
	{ ROW, .line = "1000", .has = { "yes:" } },
	{ ROW, .line = "1004", .has = { "1004  Reserved", "reserved:" } },
	{ ROW, .line = "1005", .has = { "1005  No Status Rcvd", "never:" } },
	{ ROW, .line = "1006", .has = { "never:" } },
	{ ROW, .line = "1010", .has = { "clients only: a server fails" } },
	{ ROW, .line = "1001",
	    .has = { "From a browser: no, WebSocket.close(1001) throws "
		     "InvalidAccessError" } },
	{ ROW, .line = "3500",
	    .has = { "From a browser: yes, WebSocket.close(3500)" } },
	{ ROW, .line = "1006",
	    .has = { "Look for", "handshake that was refused",
		"FIN or RST without a Close", "proxy's idle time-out",
		"TLS handshake", "subprotocol that was not selected",
		"capture" } },
	{ ROW, .line = "-f json 1006", .has = { "; look for a handshake" } },
	{ ROW, .line = "1015", .has = { "1015  TLS handshake", "never:" } },
	{ ROW, .line = "3000", .has = { "3000  Unauthorized", "yes:" } },
	{ ROW, .line = "3999", .has = { "(in 3009-3999)", "unregistered:" } },
	{ ROW, .line = "4000", .has = { "(in 4000-4999)", "private:" } },
	/* Numbers that are no close codes. */
	{ ROW, .line = "-r close 0", .status = 1,
	    .has = { "not registered",
		"outside the range of close codes, 1000-4999" } },
	{ ROW, .line = "999", .status = 1,
	    .has = { "999  not registered",
		"outside the range of close codes, 1000-4999" },
	    .lacks = { "ASCII" } },
	{ ROW, .line = "5000", .status = 1,
	    .has = { "5000  not registered",
		"outside the range of close codes, 1000-4999" },
	    .lacks = { "ASCII" } },
	{ ROW, .line = "65535", .status = 1,
	    .has = { "outside the range of close codes, 1000-4999" },
	    .lacks = { "ASCII" } },
	{ ROW, .line = "65536", .status = 1,
	    .has = { "outside the range of close codes, 1000-4999" },
	    .lacks = { "ASCII" } },
	{ ROW, .line = "87909", /* 2^16 + 22373 */
	    .status = 1, .lacks = { "ASCII" } },
	/* Two octets of a reason that was sent without a code. */
	{ ROW, .line = "22373", .status = 1,
	    .has = { "outside the range of close codes, 1000-4999", "0x5765",
		"ASCII \"We\"" } },
	{ ROW, .line = "0x5765", .status = 1, .has = { "ASCII \"We\"" } },
	{ ROW, .line = "18517", .status = 1,
	    .has = { "0x4855", "ASCII \"HU\"" } },
	{ ROW, .line = "8224", .status = 1, .has = { "ASCII \"  \"" } },
	{ ROW, .line = "32382", .status = 1, .has = { "ASCII \"~~\"" } },
	{ ROW, .line = "32383", .status = 1, .lacks = { "ASCII" } }, /* DEL */
	{ ROW, .line = "22303", .status = 1, .lacks = { "ASCII" } }, /* US */
};

START_TEST(test_lookup)
{
	run_check(&lookups[_i]);
}
END_TEST

/* ---- Every key of the file ---- */

/* What a record is to be found by. */
static char *
key_of(const xmlNode *record)
{
	xmlNode *child = xml_child(record, "value");

	if (child == NULL)
		child = xml_child(record, "id");
	ck_assert_ptr_nonnull(child);
	return xml_text(child);
}

static void
check_key(const char *options, const char *registry, const char *key)
{
	char *output =
	    run_print("lookup %s -r %s -- '%s'", options, registry, key);
	size_t size = strlen(key);

	ck_assert_msg(strncmp(output, key, size) == 0 &&
		(output[size] == '\n' || output[size] == ' '),
	    "%s in %s: %s", key, registry, output);
	ck_assert_msg(strstr(output, "\n    matched ") == NULL, "%s in %s: %s",
	    key, registry, output);
	free(output);
}

static const char *const key_options[] = { "", "-i data/websocket.xml" };

START_TEST(test_every_key)
{
	size_t size, count = 0;
	char *text =
	    support_read_file(SUPPORT_SOURCE "/data/websocket.xml", &size);
	xmlDoc *document = xml_read("websocket.xml", text, size);
	xmlNode *root = xmlDocGetRootElement(document);

	for (xmlNode *at = NULL; (at = xml_next(root, at)) != NULL;) {
		char *key, *registry;

		if (!xml_is(at, "record"))
			continue;
		key = key_of(at);
		registry = xml_attribute(at->parent, "id");
		check_key(key_options[_i], registry, key);
		free(key);
		free(registry);
		count++;
	}
	ck_assert_uint_ge(count, 117);
	xmlFreeDoc(document);
	free(text);
}
END_TEST

/* Records are looked at one by one for a few keys, and by an index for more:
 * both find the same. */
START_TEST(test_index)
{
	static const char *const keys[] = { "1006", "0x3ee", "3500", "4000",
		"13", "0", "mqtt", "MQTT", "going away", "Going-Away",
		"WSREG_CLOSE_GOING_AWAY", "RSV1", "ping", "PONG_FRAME",
		"permessage-deflate", "xmpp", "1000", "rfc7395" };
	char *list = support_print("%s", ""), *apart = support_print("%s", "");
	struct run_case many = { .line = "lookup --brief -" };
	struct support_result result;

	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct run_case one = { .line = "lookup --brief -",
			.input = keys[i] };
		char *lines = support_print("%s%s\n", list, keys[i]);
		char *both;

		run_wsreg(&one, &result);
		both = support_print("%s%s", apart, result.output);
		support_result_free(&result);
		free(list);
		free(apart);
		list = lines;
		apart = both;
	}
	many.input = list;
	run_wsreg(&many, &result);
	ck_assert_uint_gt(support_count_lines(result.output), COUNT(keys) - 2);
	ck_assert_str_eq(result.output, apart);
	support_result_free(&result);
	free(list);
	free(apart);
}
END_TEST

/* The first key may be a command that is misspelt, if it is no key. */
START_TEST(test_command)
{
	static const struct {
		const char *line, *errors;
	} rows[] = {
		{ "lst", "wsreg: did you mean the command list?\n" },
		{ "-f json lnit 1", "wsreg: did you mean the command lint?\n" },
		{ "1 lst", "" },
		{ "ping", "" },
		{ "lookup lst", "" },
	};
	const struct run_case test = { .line = rows[_i].line };
	struct support_result result;

	run_wsreg(&test, &result);
	ck_assert_int_eq(result.status, 1);
	ck_assert_str_eq(result.errors, rows[_i].errors);
	support_result_free(&result);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-lookup");
	TCase *cases = tcase_create("lookup");

	support_add_rows(cases, test_lookup, lookups);
	tcase_add_test(cases, test_index);
	tcase_add_loop_test(cases, test_command, 0, 5);
	tcase_add_loop_test(cases, test_every_key, 0, COUNT(key_options));
	suite_add_tcase(suite, cases);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
