/* SPDX-License-Identifier: MIT */
/* wsreg-embed writes what the command is compiled with: registry files as arrays
 * of octets in C, and their history as a table. */

#include <stdio.h>
#include <string.h>

#include "history.h"
#include "model/model.h"

/* The number of octets in a line of output. */
#define LINE_OCTETS 16

/* Prints the octets of a stream as decimal numbers: C compilers limit the size
 * of a string literal, but not of an array. */
static void
print_octets(struct gen_output *output, size_t index, FILE *stream)
{
	size_t count = 0;
	int octet;

	gen_print(output, "static const unsigned char octets_%zu[] = {", index);
	while ((octet = getc(stream)) != EOF)
		gen_print(output, "%s%d,",
		    count++ % LINE_OCTETS == 0 ? "\n\t" : " ", octet);
	gen_print(output, "\n};\n\n");
}

/* Prints the octets of a file, and its row to the table that follows all
 * files. */
static void
print_file(struct gen_output *output, struct gen_output *table, size_t index,
    const char *file, const struct gen_options *options)
{
	struct gen_model model;
	FILE *stream;

	if (gen_model_read(&model, &file, 1, options, output->error)) {
		stream = fopen(file, "rb");
		if (stream == NULL)
			gen_error_set(
			    output->error, file, 0, "file has disappeared");
		else
			print_octets(output, index, stream);
		if (stream != NULL)
			fclose(stream);
		gen_print(table,
		    "\t{ \"@%s\", octets_%zu, sizeof(octets_%zu) },\n",
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

int
main(int argc, char **argv)
{
	struct gen_error error = { 0 };
	struct gen_output output = { .error = &error };
	bool history = argc == 4 && strcmp(argv[1], "history") == 0;
	bool good;

	if (!history && (argc < 4 || strcmp(argv[1], "octets") != 0)) {
		fputs("usage: wsreg-embed octets OUTPUT FILE...\n"
		      "       wsreg-embed history OUTPUT FILE\n",
		    stderr);
		return 2;
	}
	if (history)
		gen_history_print(&output, argv[3]);
	else
		embed(&output, argv + 3, (size_t)argc - 3);
	good = gen_output_write(&output, argv[2]);
	if (!good)
		fprintf(stderr, "%s\n", error.text);
	gen_output_free(&output);
	return good ? 0 : 2;
}
