/* SPDX-License-Identifier: MIT */
/* wsreg-embed writes what the command is compiled with: registry files and
 * templates as arrays of octets in C, and their history as a table. */

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>

#include "history.h"
#include "model/model.h"

/* The number of octets in a line of output. */
#define LINE_OCTETS 16

/* Prints the octets of a file as decimal numbers: C compilers limit the size of
 * a string literal, but not of an array.  A 0 that ends them is not counted. */
static void
print_octets(struct gen_output *output, size_t index, const char *file)
{
	FILE *stream = fopen(file, "rb");
	size_t count = 0;
	int octet;

	if (stream == NULL) {
		gen_error_set(output->error, file, 0, "%s", strerror(errno));
		return;
	}
	gen_print(output, "static const unsigned char octets_%zu[] = {", index);
	while ((octet = getc(stream)) != EOF)
		gen_print(output, "%s%d,",
		    count++ % LINE_OCTETS == 0 ? "\n\t" : " ", octet);
	gen_print(output, "\n\t0\n};\n\n");
	fclose(stream);
}

/* Prints the octets of a file, and its row to the table that follows all
 * files. */
static void
print_file(struct gen_output *output, struct gen_output *table, size_t index,
    const char *file, const struct gen_options *options)
{
	struct gen_model model;

	if (gen_model_read(&model, &file, 1, options, output->error)) {
		print_octets(output, index, file);
		gen_print(table,
		    "\t{ \"@%s\", octets_%zu, sizeof(octets_%zu) - 1 },\n",
		    wsreg_snapshot_updated(&model.snapshot), index, index);
	}
	gen_model_free(&model);
}

/* Prints one array for each file, then the table of all of them, in which a
 * file is found by "@" and the day of its snapshot. */
static void
print_files(struct gen_output *output, char **files, size_t count,
    const struct gen_options *options)
{
	struct gen_output table = { .error = output->error };

	for (size_t i = 0; i < count && !output->error->set; i++)
		print_file(output, &table, i, files[i], options);
	if (!output->error->set)
		gen_print(output,
		    "static const struct {\n"
		    "\tconst char *name;\n"
		    "\tconst unsigned char *octets;\n"
		    "\tsize_t size;\n"
		    "} files[] = {\n%s};\n",
		    (const char *)table.text.items);
	gen_output_free(&table);
}

/* Reads each file as the command will, as its day is in its elements; a file
 * that is no registry is refused while the command is built. */
static void
embed(struct gen_output *output, char **files, size_t count)
{
	struct gen_overlay overlay = { 0 };
	const struct gen_options options = { .overlay = &overlay.data };

	if (gen_overlay_add_builtin(&overlay, output->error) &&
	    gen_overlay_finish(&overlay, NULL, output->error))
		print_files(output, files, count, &options);
	gen_overlay_free(&overlay);
}

/* Prints the files as they are, then a table in which each is found by its name
 * without a folder. */
static void
print_templates(struct gen_output *output, char **files, size_t count)
{
	for (size_t i = 0; i < count && !output->error->set; i++)
		print_octets(output, i, files[i]);
	gen_print(output,
	    "static const struct {\n"
	    "\tconst char *name;\n"
	    "\tconst unsigned char *octets;\n"
	    "} embedded_files[] = {\n");
	for (size_t i = 0; i < count; i++)
		gen_print(output, "\t{ \"%s\", octets_%zu },\n",
		    basename(files[i]), i);
	gen_print(output, "};\n");
}

int
main(int argc, char **argv)
{
	struct gen_error error = { 0 };
	struct gen_output output = { .error = &error };
	const char *mode = argc >= 4 ? argv[1] : "";
	bool good;

	if (strcmp(mode, "history") == 0 && argc == 4) {
		gen_history_print(&output, argv[3]);
	} else if (strcmp(mode, "octets") == 0) {
		embed(&output, argv + 3, (size_t)argc - 3);
	} else if (strcmp(mode, "files") == 0) {
		print_templates(&output, argv + 3, (size_t)argc - 3);
	} else {
		fputs("usage: wsreg-embed octets OUTPUT FILE...\n"
		      "       wsreg-embed files OUTPUT FILE...\n"
		      "       wsreg-embed history OUTPUT FILE\n",
		    stderr);
		return 2;
	}
	good = gen_output_write(&output, argv[2]);
	if (!good)
		fprintf(stderr, "%s\n", error.text);
	gen_output_free(&output);
	return good ? 0 : 2;
}
