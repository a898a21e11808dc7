/* SPDX-License-Identifier: MIT */
/* Reading registry files, against libxml2 making its tree of them, or nothing.
 * Argument: a registry file. */

#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libxml/parser.h>

#include "bench.h"
#include "model/model.h"
#include "registry.h"

#define ROUNDS 201

/* As the command does it. */
#define BUDGET 1

/* Reads a file and forgets it; whether that worked. */
typedef bool
reader(const char *file);

static bool
read_ours(const char *file)
{
	static const struct wsreg_overlay overlay = { 0 };
	const struct gen_options options = { .overlay = &overlay,
		.budget = BUDGET };
	struct gen_error error = { 0 };
	struct gen_model model;
	bool good = gen_model_read(&model, &file, 1, &options, &error);

	if (!good)
		fprintf(stderr, "%s\n", error.text);
	gen_model_free(&model);
	return good;
}

static bool
read_peer(const char *file)
{
	xmlDocPtr document = xmlReadFile(file, NULL, XML_PARSE_NONET);

	xmlFreeDoc(document);
	return document != NULL;
}

static void
count_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
    int attribute_count, int defaulted_count, const xmlChar **attributes)
{
	(void)name, (void)prefix, (void)uri, (void)namespace_count;
	(void)namespaces, (void)attribute_count, (void)defaulted_count;
	(void)attributes;
	++*(size_t *)context;
}

/* Reads the file and makes nothing of it: the least that a program needs which
 * leaves XML to libxml2. */
static bool
read_events(const char *file)
{
	size_t elements = 0;
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = count_element,
	};

	return xmlSAXUserParseFile(&handler, &elements, file) == 0 &&
	    elements > 0;
}

/* ---- One small file ---- */

struct side {
	const char *file;
	reader *read;
	bool failed;
};

static void
run_reader(void *context)
{
	struct side *side = context;

	if (!side->read(side->file))
		side->failed = true;
}

static int
measure_file(const char *file)
{
	struct side ours = { file, read_ours, false };
	struct side peer = { file, read_peer, false };
	struct side events = { file, read_events, false };
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ run_reader, &ours },
		&(struct bench_side){ run_reader, &peer }, ROUNDS);
	struct bench_ratio least =
	    bench_compare(&(struct bench_side){ run_reader, &ours },
		&(struct bench_side){ run_reader, &events }, ROUNDS);

	if (ours.failed || peer.failed || events.failed)
		return bench_fail("the file cannot be read");
	printf("read: ours %.3f ms, xmlReadFile %.3f ms\n", result.ours * 1e3,
	    result.peer * 1e3);
	bench_print("read, time against xmlReadFile", result.ratio, "", 1.2);
	bench_print("read, time against SAX2 events alone", least.ratio, "", 2);
	return EXIT_SUCCESS;
}

/* ---- Large files ---- */

struct cost {
	double seconds;
	double octets; /* of memory at the peak */
	bool good;
};

static double
peak_octets(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_maxrss * 1024;
}

static struct cost
measure_here(const char *file, reader *read_it)
{
	double before = peak_octets();
	double start = bench_now();
	struct cost cost = { .good = read_it(file) };

	cost.seconds = bench_now() - start;
	cost.octets = peak_octets() - before;
	return cost;
}

/* In a process of its own, whose memory nothing else has used. */
static struct cost
measure_apart(const char *file, reader *read_it)
{
	struct cost cost = { .good = false };
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0)
		return cost;
	child = fork();
	if (child == 0) {
		cost = measure_here(file, read_it);
		_exit(write(ends[1], &cost, sizeof(cost)) != sizeof(cost));
	}
	close(ends[1]);
	if (child < 0 || read(ends[0], &cost, sizeof(cost)) != sizeof(cost))
		cost.good = false;
	close(ends[0]);
	if (child > 0)
		waitpid(child, NULL, 0);
	return cost;
}

static void
print_costs(unsigned count, const struct cost *ours, const struct cost *peer)
{
	printf("read, %7u records, each: ours %.0f ns and %.0f octets, "
	       "xmlReadFile %.0f ns and %.0f octets\n",
	    count, ours->seconds * 1e9 / count, ours->octets / count,
	    peer->seconds * 1e9 / count, peer->octets / count);
	fflush(stdout);
}

/* False if the file cannot be read; no room for it is no failure. */
static bool
measure_records(const char *file, unsigned count)
{
	bool good = true;

	if (bench_write_registry(file, count, 0)) {
		struct cost ours = measure_apart(file, read_ours);
		struct cost peer = measure_apart(file, read_peer);

		good = ours.good && peer.good;
		if (good)
			print_costs(count, &ours, &peer);
	} else {
		printf("read, %7u records: not measured, as there is no room "
		       "for the file\n",
		    count);
	}
	unlink(file);
	return good;
}

static int
measure_sizes(void)
{
	char folder[4096], file[sizeof(folder) + 16];
	bool good;

	if (!bench_make_folder(folder, sizeof(folder)))
		return bench_fail("no temporary folder");
	snprintf(file, sizeof(file), "%s/large.xml", folder);
	good = measure_records(file, 10000) && measure_records(file, 100000) &&
	    measure_records(file, 1000000);
	rmdir(folder);
	return good ? EXIT_SUCCESS : bench_fail("a large file cannot be read");
}

int
main(int argc, char **argv)
{
	int status;

	if (argc != 2)
		return bench_fail("a registry file is needed");
	xmlInitParser();
	status = measure_file(argv[1]);
	if (status == EXIT_SUCCESS)
		status = measure_sizes();
	return status;
}
