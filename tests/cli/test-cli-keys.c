/* SPDX-License-Identifier: MIT */
/* Tests of keys that a user would try, in real registry files of other protocols
 * that the build's option `registries' has in its folder. */

#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "run.h"

/* Found by main, so that tests, which run in processes of their own, have
 * them. */
static struct files files;

/* A file, a key and the key of a record that it finds.  It may find others
 * too. */
static const struct {
	SUPPORT_ROW;
	const char *file, *key, *record;
} keys[] = {
	{ ROW, "dns-parameters", "AAAA", "28" },
	{ ROW, "dns-parameters", "aaaa", "28" },
	{ ROW, "dns-parameters", "MX", "15" },
	{ ROW, "dns-parameters", "CAA", "257" },
	{ ROW, "dns-parameters", "NXDOMAIN", "3" },
	{ ROW, "dns-parameters", "SERVFAIL", "2" },
	{ ROW, "dns-parameters", "Non-Existent Domain", "3" },
	{ ROW, "dns-parameters", "QUERY", "0" },
	{ ROW, "dns-parameters", "update", "5" },
	{ ROW, "dns-parameters", "DSO", "6" },
	{ ROW, "dns-parameters", "IN", "1" },
	{ ROW, "dns-parameters", "ch", "3" },
	{ ROW, "dns-parameters", "ANY", "255" },
	{ ROW, "dns-parameters", "COOKIE", "10" },
	{ ROW, "dns-parameters", "edns-client-subnet", "8" },
	{ ROW, "dns-parameters", "BADSIG", "16" },
	{ ROW, "dns-parameters", "DO", "Bit 0" },
	{ ROW, "dns-parameters", "AXFR", "252" },
	{ ROW, "dns-parameters", "RRSIG", "46" },
	{ ROW, "dns-parameters", "28", "28" },
	{ ROW, "http-fields", "Content-Type", "Content-Type" },
	{ ROW, "http-fields", "content-type", "Content-Type" },
	{ ROW, "http-fields", "ETag", "ETag" },
	{ ROW, "http-fields", "X-Frame-Options", "X-Frame-Options" },
	{ ROW, "http-fields", "cookie", "Cookie" },
	{ ROW, "http-fields", "sec-websocket-protocol",
	    "Sec-WebSocket-Protocol" },
	{ ROW, "http-fields", "WWW-Authenticate", "WWW-Authenticate" },
	{ ROW, "http-fields", "Alt-Svc", "Alt-Svc" },
	{ ROW, "http-status-codes", "404", "404" },
	{ ROW, "http-status-codes", "Not Found", "404" },
	{ ROW, "http-status-codes", "not-found", "404" },
	{ ROW, "http-status-codes", "NOT_FOUND", "404" },
	{ ROW, "http-status-codes", "0x194", "404" },
	{ ROW, "http-status-codes", "103", "103" },
	{ ROW, "http-status-codes", "599", "512-599" },
	{ ROW, "http-status-codes", "(Unused)", "306" },
	{ ROW, "http-status-codes", "content too large", "413" },
	{ ROW, "http-status-codes", "HTTP=451", "451" },
	{ ROW, "ipv6-parameters", "Router Alert", "0x05" },
	{ ROW, "ipv6-parameters", "5", "0x05" },
	{ ROW, "ipv6-parameters", "0xC2", "0xC2" },
	{ ROW, "ipv6-parameters", "194", "0xC2" },
	{ ROW, "ipv6-parameters", "PadN", "0x01" },
	{ ROW, "ipv6-parameters", "jumbo payload", "0xC2" },
	{ ROW, "ipv6-parameters", "43", "43" },
	{ ROW, "ipv6-parameters", "SRH", "4" },
	{ ROW, "lmp-parameters", "CCID", "1" },
	{ ROW, "lmp-parameters", "local_ccid", "1" },
	{ ROW, "lmp-parameters", "TE_LINK", "11" },
	{ ROW, "lmp-parameters", "HELLO", "7" },
	{ ROW, "lmp-parameters", "12", "12" },
	{ ROW, "lmp-parameters", "ConfigAck message", "2" },
	{ ROW, "media-types", "application/json", "json" },
	{ ROW, "media-types", "text/html", "html" },
	{ ROW, "media-types", "TEXT/HTML", "html" },
	{ ROW, "media-types", "image/svg+xml", "svg+xml" },
	{ ROW, "media-types", "svg+xml", "svg+xml" },
	{ ROW, "media-types", "application/vnd.api+json", "vnd.api+json" },
	{ ROW, "media-types", "message/http", "http" },
	{ ROW, "media-types", "form-data", "form-data" },
	{ ROW, "media-types", "font/woff2", "woff2" },
	{ ROW, "media-types", "application/x-www-form-urlencoded",
	    "x-www-form-urlencoded" },
	{ ROW, "rsvp-parameters", "Path", "1" },
	{ ROW, "rsvp-parameters", "PathErr", "3" },
	{ ROW, "rsvp-parameters", "resvtear", "6" },
	{ ROW, "rsvp-parameters", "SENDER_TEMPLATE", "11" },
	{ ROW, "rsvp-parameters", "EXPLICIT_ROUTE", "20" },
	{ ROW, "rsvp-parameters", "Admission Control Failure", "1" },
	{ ROW, "rsvp-parameters", "STYLE", "8" },
	{ ROW, "service-names-port-numbers", "http", "http" },
	{ ROW, "service-names-port-numbers", "443", "https" },
	{ ROW, "service-names-port-numbers", "80", "http" },
	{ ROW, "service-names-port-numbers", "22", "ssh" },
	{ ROW, "service-names-port-numbers", "port=53", "domain" },
	{ ROW, "service-names-port-numbers", "8080", "http-alt" },
	{ ROW, "service-names-port-numbers", "5432", "postgresql" },
	{ ROW, "service-names-port-numbers", "mysql", "mysql" },
	{ ROW, "service-names-port-numbers", "1883", "mqtt" },
	{ ROW, "service-names-port-numbers", "6000", "x11" },
	{ ROW, "service-names-port-numbers", "6010", "x11" },
	{ ROW, "service-names-port-numbers", "imaps", "imaps" },
	{ ROW, "service-names-port-numbers", "Network Time Protocol", "ntp" },
	{ ROW, "service-names-port-numbers", "HTTPS", "https" },
	{ ROW, "tls-parameters", "TLS_AES_128_GCM_SHA256", "0x13,0x01" },
	{ ROW, "tls-parameters", "0x13,0x01", "0x13,0x01" },
	{ ROW, "tls-parameters", "0x13, 0x01", "0x13,0x01" },
	{ ROW, "tls-parameters", "handshake_failure", "40" },
	{ ROW, "tls-parameters", "x25519", "29" },
	{ ROW, "tls-parameters", "0x0804", "0x0804" },
	{ ROW, "tls-parameters", "rsa_pss_rsae_sha256", "0x0804" },
	{ ROW, "tls-parameters", "close_notify", "0" },
	{ ROW, "tls-parameters", "client-hello", "1" },
	{ ROW, "tls-parameters", "secp256r1", "23" },
	{ ROW, "uri-schemes", "http", "http" },
	{ ROW, "uri-schemes", "mailto", "mailto" },
	{ ROW, "uri-schemes", "WSS", "wss" },
	{ ROW, "uri-schemes", "coap+tcp", "coap+tcp" },
	{ ROW, "uri-schemes", "Uniform Resource Names", "urn" },
	{ ROW, "uri-schemes", "sip", "sip" },
	{ ROW, "uri-schemes", "telephone", "tel" },
	{ ROW, "uri-schemes", "shttp", "shttp" },
};

/* Returns the registry file of this name in the folder, or NULL. */
static const char *
find_file(const char *name)
{
	char *end = support_print("/%s.xml", name);
	const char *found = NULL;

	for (size_t i = 0; i < files.count && found == NULL; i++) {
		const char *at = strstr(files.names[i], end);

		if (at != NULL && strlen(at) == strlen(end))
			found = files.names[i];
	}
	free(end);
	return found;
}

START_TEST(test_key)
{
	const char *file = find_file(keys[_i].file);
	char *output, *lines, *wanted;

	if (file == NULL)
		return;
	output =
	    run_print("lookup --brief -i '%s' -- '%s'", file, keys[_i].key);
	lines = support_print("\n%s", output);
	wanted = support_print("\n%s\t", keys[_i].record);
	ck_assert_msg(strstr(lines, wanted) != NULL, "%s: %s finds %s",
	    keys[_i].file, keys[_i].key, output);
	free(output);
	free(lines);
	free(wanted);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-keys");
	TCase *cases = tcase_create("keys");

	support_add_rows(cases, test_key, keys);
	suite_add_tcase(suite, cases);
	return suite;
}

SUPPORT_MAIN
{
	const char *folder = getenv("WSREG_REGISTRIES");
	int status;

	if (folder == NULL || folder[0] == '\0')
		return support_skip("the option `registries' names no folder");
	files_find(&files, folder, ".xml");
	status = run_main((Suite *(*const[])(void)){ make_suite }, 1);
	files_free(&files);
	return status;
}
