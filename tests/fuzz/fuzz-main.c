/* SPDX-License-Identifier: MIT */
/* Runs a fuzz target on the files of the folders given: whole, cut in half,
 * and with every tenth octet changed. */

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

/* Larger than any file of a corpus. */
#define SIZE_LIMIT ((size_t)1 << 20)

static void
run_variants(uint8_t *data, size_t size)
{
	LLVMFuzzerTestOneInput(data, size);
	LLVMFuzzerTestOneInput(data, size / 2);
	for (size_t i = 0; i < size; i += 10) {
		data[i] ^= 0x11;
		LLVMFuzzerTestOneInput(data, size);
		data[i] ^= 0x11;
	}
}

static size_t
read_file(const char *folder, const char *name, uint8_t *buffer)
{
	char file[4096];
	FILE *stream;
	size_t size;

	snprintf(file, sizeof(file), "%s/%s", folder, name);
	stream = fopen(file, "rb");
	size = stream == NULL ? 0 : fread(buffer, 1, SIZE_LIMIT, stream);
	if (stream == NULL || ferror(stream)) {
		perror(file);
		exit(EXIT_FAILURE);
	}
	fclose(stream);
	return size;
}

/* The number of files run. */
static size_t
run_folder(const char *folder, uint8_t *buffer)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	if (stream == NULL) {
		perror(folder);
		exit(EXIT_FAILURE);
	}
	for (; (entry = readdir(stream)) != NULL; count++) {
		size_t size;
		uint8_t *data;

		if (entry->d_name[0] == '.')
			continue;
		/* Memory of just that size shows what is read beyond it. */
		size = read_file(folder, entry->d_name, buffer);
		data = malloc(size + (size == 0));
		if (data == NULL)
			abort();
		memcpy(data, buffer, size);
		run_variants(data, size);
		free(data);
	}
	closedir(stream);
	return count;
}

int
main(int count, char **folders)
{
	uint8_t *buffer = malloc(SIZE_LIMIT);
	size_t files = 0;

	if (buffer == NULL)
		abort();
	for (int i = 1; i < count; i++)
		files += run_folder(folders[i], buffer);
	free(buffer);
	printf("%lu files\n", (unsigned long)files);
	return files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
