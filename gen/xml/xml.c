/* SPDX-License-Identifier: MIT */
/* Reads registry files in XML: the only file that knows libxml2. */

#include "xml.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "encoding.h"
#include "known.h"
#include "tags.h"

struct reader {
	struct gen_tape *tape;
	xmlParserCtxtPtr parser;
	struct gen_input *input;
	struct gen_tags tags;
	struct gen_array name; /* char: scratch for names and values */
	struct gen_known known[GEN_KNOWN_COUNT];
	struct gen_document document;
	uint32_t root;
};

/* Returns the line that the parser is at; 0 if it does not know. */
static unsigned long
line_of(const struct reader *reader)
{
	int line =
	    reader->parser->input != NULL ? reader->parser->input->line : 0;

	return line > 0 ? (unsigned long)line : 0;
}

/* Sets an error at the line at hand and stops the parser. */
static void
fail(struct reader *reader, const char *reason)
{
	gen_error_set(reader->tape->error, reader->tape->file, line_of(reader),
	    "%s", reason);
	xmlStopParser(reader->parser);
}

/* Stops the parser if the tape has failed, its error set already. */
static void
stop_if_failed(struct reader *reader)
{
	if (reader->tape->error->set)
		xmlStopParser(reader->parser);
}

/* ---- Names and values ---- */

/* Appends octets to scratch memory. */
static void
append(
    struct reader *reader, struct gen_array *to, const char *text, size_t size)
{
	char *end = gen_array_grow(to, size, 1);

	if (end == NULL) {
		fail(reader, "out of memory");
		return;
	}
	if (size > 0)
		memcpy(end, text, size);
	to->count += size;
}

/* Returns the offset of a string of the parser's. */
static uint32_t
string(struct reader *reader, const void *text)
{
	return gen_tape_string(reader->tape, text, strlen(text));
}

/* Returns the offset of four texts as one string. */
static uint32_t
join(struct reader *reader, const char *const parts[4])
{
	struct gen_array *scratch = &reader->name;

	scratch->count = 0;
	for (size_t i = 0; i < 4; i++)
		append(reader, scratch, parts[i], strlen(parts[i]));
	return gen_tape_string(reader->tape, scratch->items, scratch->count);
}

/* Returns whether IANA has only elements inside this one, so that white space
 * there is no content. */
static bool
is_container(const xmlChar *name)
{
	static const char *const containers[] = { "registry", "record", "range",
		"people", "person" };

	for (size_t i = 0; i < sizeof(containers) / sizeof(*containers); i++)
		if (strcmp((const char *)name, containers[i]) == 0)
			return true;
	return false;
}

/* Names an element: {URI}name, or the plain name in IANA's namespace. */
static const struct gen_known *
element_name(struct reader *reader, const xmlChar *name, const xmlChar *uri)
{
	static const xmlChar none[] = "";
	const xmlChar *space = uri != NULL ? uri : none;
	struct gen_known *known = gen_known_find(reader->known, name, space);

	if (known->offset != 0)
		return known;
	if (strcmp((const char *)space, GEN_NAMESPACE) == 0) {
		known->offset = string(reader, name);
		known->container = is_container(name);
	} else {
		known->offset = join(reader,
		    (const char *const[]){
			"{", (const char *)space, "}", (const char *)name });
	}
	return known;
}

/* Names an attribute: prefix:name, as written. */
static uint32_t
attribute_name(
    struct reader *reader, const xmlChar *prefix, const xmlChar *name)
{
	struct gen_known *known;

	if (prefix != NULL)
		return join(reader,
		    (const char *const[]){
			(const char *)prefix, ":", (const char *)name, "" });
	known = gen_known_find(reader->known, name, NULL);
	if (known->offset == 0)
		known->offset = string(reader, name);
	return known->offset;
}

/* As libxml2 does not substitute entities, it leaves each "&" of a value as
 * "&#38;", and nothing else that begins with "&". */
static uint32_t
attribute_value(struct reader *reader, const char *value, const char *end)
{
	static const char escape[] = "&#38;";
	const size_t skip = sizeof(escape) - 1;
	struct gen_array *scratch = &reader->name;
	const char *found;

	if (memchr(value, '&', (size_t)(end - value)) == NULL)
		return gen_tape_string(
		    reader->tape, value, (size_t)(end - value));
	scratch->count = 0;
	while ((found = memchr(value, '&', (size_t)(end - value))) != NULL) {
		append(reader, scratch, value, (size_t)(found + 1 - value));
		value = found + 1;
		if ((size_t)(end - found) >= skip &&
		    memcmp(found, escape, skip) == 0)
			value = found + skip;
	}
	append(reader, scratch, value, (size_t)(end - value));
	return gen_tape_string(reader->tape, scratch->items, scratch->count);
}

static void
add_attribute(struct reader *reader, uint32_t name, uint32_t value)
{
	gen_tape_node(
	    reader->tape, WSREG_NODE_ATTRIBUTE, name, value, line_of(reader));
}

/* Adds the namespaces that prefixes of attributes need; elements carry theirs
 * in their names. */
static void
add_namespaces(struct reader *reader, const xmlChar **pairs, int count)
{
	for (int i = 0; i < count; i++, pairs += 2)
		if (pairs[0] != NULL)
			add_attribute(reader,
			    attribute_name(reader, BAD_CAST "xmlns", pairs[0]),
			    string(reader, pairs[1]));
}

/* libxml2 gives five pointers for each: name, prefix, URI, value, its end. */
static void
add_attributes(struct reader *reader, const xmlChar **fives, int count)
{
	for (int i = 0; i < count; i++, fives += 5)
		add_attribute(reader,
		    attribute_name(reader, fives[1], fives[0]),
		    attribute_value(reader, (const char *)fives[3],
			(const char *)fives[4]));
}

/* ---- What the parser calls ---- */

/* Returns the reader, which the parser keeps for its callbacks. */
static struct reader *
reader_of(void *context)
{
	return ((xmlParserCtxtPtr)context)->_private;
}

/* Takes text, in whatever pieces the parser has it. */
static void
take_text(void *context, const xmlChar *text, int size)
{
	struct reader *reader = reader_of(context);

	gen_document_text(&reader->document, (const char *)text, (size_t)size);
	stop_if_failed(reader);
}

/* Begins an element.  The first one must be IANA's `registry', as the file is
 * something else otherwise. */
static void
take_start(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
    int attribute_count, int defaulted, const xmlChar **attributes)
{
	struct reader *reader = reader_of(context);
	const struct gen_known *known;
	bool root = reader->document.depth == 0;
	uint32_t node;

	(void)prefix;
	(void)defaulted;
	known = element_name(reader, name, uri);
	if (root &&
	    !(known->container &&
		strcmp((const char *)name, "registry") == 0)) {
		fail(reader,
		    "not an IANA registry: the root element is not "
		    "`registry' of " GEN_NAMESPACE);
		return;
	}
	node = gen_document_start(&reader->document, known->offset,
	    known->container, line_of(reader));
	if (root)
		reader->root = node;
	add_namespaces(reader, namespaces, namespace_count);
	add_attributes(reader, attributes, attribute_count);
	stop_if_failed(reader);
}

/* Ends the element at hand: the parser has seen to it that the tags match. */
static void
take_end(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reader *reader = reader_of(context);

	(void)name;
	(void)prefix;
	(void)uri;
	gen_document_end(&reader->document, line_of(reader));
	stop_if_failed(reader);
}

/* Takes a processing instruction, such as that of a style sheet. */
static void
take_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
	struct reader *reader = reader_of(context);

	gen_document_instruction(&reader->document, string(reader, target),
	    data != NULL ? string(reader, data) : 0, line_of(reader));
	stop_if_failed(reader);
}

/* Refuses a DOCTYPE: it could declare entities that grow without limit or name
 * other files. */
static void
take_doctype(void *context, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id)
{
	(void)name;
	(void)public_id;
	(void)system_id;
	fail(reader_of(context), "a DOCTYPE is not allowed in a registry file");
}

/* Keeps the first error of libxml2, which is the one that helps; warnings are
 * ignored.  The code that converts encodings is ahead of the parser, whose
 * input must stay.  Where memory is out, there may be no parser. */
static void
take_error(void *context, xmlErrorPtr error)
{
	struct reader *reader;
	unsigned long line;
	char reason[256];

	if (context == NULL || error->level < XML_ERR_ERROR)
		return;
	reader = reader_of(context);
	line = error->ctxt != NULL ? line_of(reader) : 0;
	snprintf(reason, sizeof(reason), "%s",
	    error->message != NULL ? error->message : "malformed XML");
	reason[strcspn(reason, "\n")] = '\0';
	gen_error_set(reader->tape->error, reader->tape->file,
	    error->line > 0 ? (unsigned long)error->line : line, "%s", reason);
	if (error->ctxt != NULL)
		xmlStopParser(reader->parser);
}

/* ---- Input ---- */

/* Gives the parser the next octets of the file, once they are seen to be
 * harmless to it.  -1, the error set, ends the file. */
static int
read_octets(void *context, char *buffer, int size)
{
	struct reader *reader = context;
	size_t got = gen_input_read(reader->input, buffer, (size_t)size);

	if (reader->tape->error->set)
		return -1;
	if (!gen_tags_count(&reader->tags, buffer, got)) {
		gen_error_set(reader->tape->error, reader->tape->file,
		    line_of(reader), "more than %d attributes in a tag",
		    GEN_ATTRIBUTE_MAX);
		return -1;
	}
	if (reader->input->size > GEN_FILE_MAX) {
		/* The parser stops by itself, and must not lose its input
		 * while it asks for more. */
		gen_error_set(reader->tape->error, reader->tape->file,
		    line_of(reader), "larger than 512 MiB");
		return -1;
	}
	return (int)got;
}

/* Sets the functions that the parser calls; comments are ignored. */
static void
set_handlers(struct reader *reader)
{
	xmlSAXHandler *sax = reader->parser->sax;

	reader->parser->_private = reader;
	memset(sax, 0, sizeof(*sax));
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = take_start;
	sax->endElementNs = take_end;
	sax->internalSubset = take_doctype;
	sax->serror = take_error;
	sax->characters = take_text;
	sax->ignorableWhitespace = take_text;
	sax->cdataBlock = take_text;
	sax->processingInstruction = take_instruction;
}

/* Parses the file.  NONET is for files that a document might name; none are
 * fetched anyhow. */
static void
parse(struct reader *reader)
{
	set_handlers(reader);
	xmlSetStructuredErrorFunc(reader->parser, take_error);
	xmlCtxtReadIO(reader->parser, read_octets, NULL, reader,
	    reader->tape->file, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (!reader->parser->wellFormed)
		gen_error_set(reader->tape->error, reader->tape->file, 0,
		    "malformed XML");
}

/* Reads a file, as struct gen_reader says; all memory of the parser is
 * freed. */
static uint32_t
read_xml(struct gen_tape *tape, struct gen_input *input,
    const struct wsreg_overlay *overlay)
{
	struct reader reader = { .tape = tape, .input = input };
	char encoding[GEN_ENCODING_SIZE];

	(void)overlay;
	if (tape->error->set)
		return 0;
	if (!gen_encoding_check(input->ahead, input->ahead_size, encoding)) {
		gen_error_set(tape->error, tape->file, 1,
		    "the encoding %s is not read; use UTF-8", encoding);
		return 0;
	}
	gen_document_init(&reader.document, tape);
	xmlSetStructuredErrorFunc(NULL, take_error);
	reader.parser = xmlNewParserCtxt();
	if (reader.parser != NULL)
		parse(&reader);
	else
		gen_error_memory(tape->error, tape->file);
	gen_document_free(&reader.document);
	gen_array_free(&reader.name);
	xmlFreeParserCtxt(reader.parser);
	return tape->error->set ? 0 : reader.root;
}

const struct gen_reader gen_reader_xml = { .read = read_xml };
