/* SPDX-License-Identifier: MIT */
/* Large registry files, made up to be read. */

#define _GNU_SOURCE
#include "registry.h"

#include <stdio.h>
#include <stdlib.h>

bool
bench_make_folder(char *folder, size_t size)
{
	const char *parent = getenv("TMPDIR");

	snprintf(folder, size, "%s/wsreg-bench.XXXXXX",
	    parent != NULL && parent[0] != '\0' ? parent : "/tmp");
	return mkdtemp(folder) != NULL;
}

static void
write_record(FILE *stream, unsigned number, const char *suffix)
{
	fprintf(stream,
	    "    <record date=\"20%02u-%02u-%02u\" updated=\"2025-01-%02u\">\n"
	    "      <id>v%u.channel.example.org</id>\n"
	    "      <common>Channel protocol number %u</common>\n"
	    "      <definition><xref type=\"uri\" "
	    "data=\"https://www.example.org/spec/%u.%s\"/></definition>\n"
	    "      <xref type=\"person\" data=\"Person_%u\"/>\n"
	    "    </record>\n",
	    10 + number % 15, 1 + number % 12, 1 + number % 28, 1 + number % 31,
	    number, number, number, suffix, number % 1000);
}

static void
write_edited(FILE *stream, unsigned number, unsigned turn, unsigned count)
{
	if (turn == 0)
		write_record(stream, number, "txt");
	if (turn == 2) {
		write_record(stream, number, "html");
		write_record(stream, count + number, "html");
	}
}

bool
bench_write_registry(const char *file, unsigned count, unsigned step)
{
	FILE *stream = fopen(file, "w");
	bool good;

	if (stream == NULL)
		return false;
	fputs("<?xml version='1.0' encoding='UTF-8'?>\n"
	      "<registry xmlns=\"http://www.iana.org/assignments\" "
	      "id=\"large\">\n"
	      "  <title>Large</title>\n"
	      "  <registry id=\"names\">\n"
	      "    <title>Names</title>\n",
	    stream);
	for (unsigned i = 0; i < count; i++)
		if (step > 0 && i % step == 0)
			write_edited(stream, i, i / step % 3, count);
		else
			write_record(stream, i, "html");
	fputs("  </registry>\n</registry>\n", stream);
	good = ferror(stream) == 0;
	return fclose(stream) == 0 && good;
}
