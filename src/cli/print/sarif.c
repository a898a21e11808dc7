/* SPDX-License-Identifier: MIT */
/* Findings as SARIF 2.1.0 (OASIS, 2020), the format of code scanners'
 * results; the sections below are those of its text. */

#include "sarif.h"

#include <stdlib.h>
#include <string.h>

#include "json-document.h"
#include "json-value.h"
#include "json-write.h"

#define SCHEMA                                                                 \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"  \
	"sarif-schema-2.1.0.json"
#define INFORMATION "https://www.iana.org/assignments/websocket"

/* Returns an object with this member alone. */
static json_t *
wrap(const char *name, json_t *value)
{
	json_t *object = cli_json_object();

	cli_json_set(object, name, value);
	return object;
}

/* 3.11: a message, which may have one text only. */
static json_t *
make_message(const char *text)
{
	return wrap("text", cli_json_text(text));
}

/* ---- Rules ---- */

/* 3.49.12: help is read by people, who are told what to do and where to read
 * on. */
static json_t *
make_help(const struct cli_sarif_rule *rule)
{
	char *text;
	json_t *help;

	if (rule->note == NULL)
		return make_message(rule->section);
	text = cli_print("%s (%s)", rule->note, rule->section);
	help = make_message(text);
	free(text);
	return help;
}

/* 3.49 */
static json_t *
make_rule(const struct cli_sarif_rule *rule)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "id", rule->id);
	cli_json_set(object, "shortDescription", make_message(rule->text));
	cli_json_set(object, "help", make_help(rule));
	cli_json_set(object, "defaultConfiguration",
	    wrap("level", cli_json_text(rule->level)));
	return object;
}

/* 3.18 and 3.19 */
static json_t *
make_tool(size_t count, struct cli_sarif_rule (*rule_at)(size_t index))
{
	json_t *driver = cli_json_object();
	json_t *rules = cli_json_array();

	for (size_t i = 0; i < count; i++) {
		const struct cli_sarif_rule rule = rule_at(i);

		cli_json_append(rules, make_rule(&rule));
	}
	cli_json_set(driver, "name", "wsreg");
	cli_json_set(driver, "version", WSREG_VERSION);
	cli_json_set(driver, "informationUri", INFORMATION);
	cli_json_set(driver, "rules", rules);
	return wrap("driver", driver);
}

void
cli_sarif_start(const struct cli *cli, size_t count,
    struct cli_sarif_rule (*rule_at)(size_t index))
{
	fputs("{\"$schema\":\"" SCHEMA "\",\n\"version\":\"2.1.0\",\n"
	      "\"runs\":[{\"tool\":",
	    cli->out);
	cli_json_put(cli, make_tool(count, rule_at));
	fputs(",\n\"results\":[", cli->out);
}

/* ---- Results ---- */

/* RFC 3986, 3.3: what a path may have; a colon could end a scheme. */
static bool
is_path(char c)
{
	return ascii_is_word(c) ||
	    (c != '\0' && strchr("-._~!$&'()*+,;=@/", c) != NULL);
}

/* A file's name as a URI; one that is relative stays so. */
static json_t *
make_uri(const char *file)
{
	char *uri = cli_allocate(3 * strlen(file) + sizeof("file://"), 1);
	char *end = uri;

	if (file[0] == '/')
		end += sprintf(end, "file://");
	for (; *file != '\0'; file++)
		if (is_path(*file))
			*end++ = *file;
		else
			end += sprintf(
			    end, "%%%02X", (unsigned)(unsigned char)*file);
	return cli_json_take(uri);
}

/* 3.30: lines count from 1, octets from 0. */
static json_t *
make_region(const struct cli_sarif_result *result)
{
	json_t *region = cli_json_object();

	if (result->line > 0)
		cli_json_set(region, "startLine", result->line);
	if (result->octets)
		cli_json_set(region, "byteOffset", result->offset);
	return region;
}

/* 3.28 and 3.29: at most one place. */
static json_t *
make_places(const struct cli_sarif_result *result)
{
	json_t *places = cli_json_array();
	json_t *physical = cli_json_object();

	cli_json_set(
	    physical, "artifactLocation", wrap("uri", make_uri(result->file)));
	if (result->line > 0 || result->octets)
		cli_json_set(physical, "region", make_region(result));
	cli_json_append(places, wrap("physicalLocation", physical));
	return places;
}

/* 3.27 */
void
cli_sarif_put(
    const struct cli *cli, const struct cli_sarif_result *result, size_t index)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "ruleId", result->id);
	cli_json_set(object, "ruleIndex", result->rule);
	cli_json_set(object, "level", result->level);
	cli_json_set(object, "message", make_message(result->message));
	if (result->file != NULL)
		cli_json_set(object, "locations", make_places(result));
	cli_json_set(object, "partialFingerprints",
	    wrap("wsreg/v1", cli_json_text(result->fingerprint)));
	cli_json_item(cli, object, index);
}

void
cli_sarif_end(const struct cli *cli, bool complete)
{
	fprintf(cli->out,
	    "\n],\n\"invocations\":[{\"executionSuccessful\":%s}]}]}\n",
	    complete ? "true" : "false");
}
