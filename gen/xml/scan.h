/* SPDX-License-Identifier: MIT */
/* Where the records of a registry file are, without parsing them. */

#ifndef GEN_SCAN_H
#define GEN_SCAN_H

#include "model/document.h"
#include "reduce.h"

/* A piece of a text. */
struct gen_span {
	uint32_t offset, size;
};

struct gen_scanned_record {
	struct gen_span span; /* from "<record" to "</record>" */
	uint32_t registry;    /* its index */
	bool paired;          /* with one of the other file */
	bool left_out;
};

struct gen_scan {
	const char *text, *at, *end;
	struct gen_array registries; /* struct gen_span: their ids */
	struct gen_array records;    /* struct gen_scanned_record */
	/* The elements around, by the index of a registry or -1. */
	int32_t open[GEN_DEPTH_MAX + 1];
	size_t depth;
};

/* So many registries a file may have. */
#define GEN_SCAN_REGISTRIES 512

/*
 * Finds registries and records, if the text is as IANA writes it: the tags
 * outside of records are all looked at, those inside are taken for what they
 * seem.  False if the text is anything else, or memory is out;
 * gen_scan_free() is due either way.
 */
bool
gen_scan(struct gen_scan *scan, const struct gen_octets *file);

void
gen_scan_free(struct gen_scan *scan);

/* What the record's key is, as far as it can be seen. */
enum gen_scanned_key {
	GEN_KEY_NAME,
	GEN_KEY_NUMBER, /* of a `value'; just one */
	GEN_KEY_OTHER
};

/* For a number, the span of "<value>N</value>". */
enum gen_scanned_key
gen_scan_key(const struct gen_scan *scan,
    const struct gen_scanned_record *record, struct gen_span *value);

#endif
