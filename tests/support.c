/* SPDX-License-Identifier: MIT */
/* What the tests share: texts, files, commands. */

#define _GNU_SOURCE
#include "support.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- Texts ---- */

bool
support_is_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

char *
support_print(const char *format, ...)
{
	va_list arguments;
	char *text = NULL;
	int length;

	va_start(arguments, format);
	length = vasprintf(&text, format, arguments);
	va_end(arguments);
	ck_assert_msg(length >= 0, "out of memory");
	return text;
}

char *
support_repeat(
    const char *head, const char *middle, size_t count, const char *tail)
{
	size_t step = strlen(middle);
	char *text = malloc(strlen(head) + count * step + strlen(tail) + 1);
	char *end = text;

	ck_assert_msg(text != NULL, "out of memory");
	end = stpcpy(end, head);
	for (size_t i = 0; i < count; i++)
		end = stpcpy(end, middle);
	strcpy(end, tail);
	return text;
}

void
support_check_message(
    const char *text, const char *file, unsigned line, const char *reason)
{
	char *start = line == 0 ? support_print("%s: error: ", file)
				: support_print("%s:%u: error: ", file, line);

	ck_assert_msg(strncmp(text, start, strlen(start)) == 0,
	    "`%s' does not begin with `%s'", text, start);
	ck_assert_msg(strstr(text + strlen(start), reason) != NULL,
	    "`%s' lacks `%s'", text, reason);
	ck_assert_msg(text[strlen(start)] != '\0', "`%s' has no reason", text);
	ck_assert_uint_eq(support_count_lines(text), 1);
	free(start);
}

size_t
support_count_lines(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text += *text == '\n') {
		text += strcspn(text, "\n");
		count++;
	}
	return count;
}

uint32_t
support_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* ---- Files ---- */

/* Reads a stream from its start to its end. */
static char *
read_stream(FILE *stream, size_t *size)
{
	char *text = NULL;
	size_t used = 0, got;

	rewind(stream);
	do {
		text = realloc(text, used + 65536 + 1);
		ck_assert_msg(text != NULL, "out of memory");
		got = fread(text + used, 1, 65536, stream);
		used += got;
	} while (got > 0);
	ck_assert_msg(!ferror(stream), "cannot read: %s", strerror(errno));
	text[used] = '\0';
	if (size != NULL)
		*size = used;
	return text;
}

char *
support_read_file(const char *file, size_t *size)
{
	FILE *stream = fopen(file, "rb");
	char *text;

	ck_assert_msg(stream != NULL, "%s: %s", file, strerror(errno));
	text = read_stream(stream, size);
	fclose(stream);
	return text;
}

void
support_write_file(const char *file, const void *octets, size_t size)
{
	FILE *stream = fopen(file, "wb");

	ck_assert_msg(stream != NULL, "%s: %s", file, strerror(errno));
	ck_assert_msg(size == 0 || fwrite(octets, 1, size, stream) == size,
	    "%s: %s", file, strerror(errno));
	ck_assert_msg(fclose(stream) == 0, "%s: %s", file, strerror(errno));
}

static int
is_listed(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && entry->d_type != DT_DIR;
}

/* Compares names octet by octet, whatever the locale. */
static int
compare_entries(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

char **
support_list_folder(const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, is_listed, compare_entries);
	char **list;

	ck_assert_msg(count >= 0, "%s: %s", folder, strerror(errno));
	list = calloc((size_t)count + 1, sizeof(*list));
	ck_assert_msg(list != NULL, "out of memory");
	for (int i = 0; i < count; i++) {
		list[i] = support_print("%s", entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return list;
}

void
support_free_list(char **list)
{
	for (size_t i = 0; list != NULL && list[i] != NULL; i++)
		free(list[i]);
	free(list);
}

/* The first line in which two texts differ, from 1 on; moves both there. */
static size_t
find_difference(const char **a, const char **b)
{
	size_t line = 1;

	for (;; line++) {
		size_t size = strcspn(*a, "\n");

		if (strncmp(*a, *b, size + 1) != 0 || (*a)[size] == '\0')
			return line;
		*a += size + 1;
		*b += size + 1;
	}
}

void
support_check_file(const char *name, const char *text)
{
	char *file = support_print("%s/%s", SUPPORT_SOURCE, name);
	const char *setting = getenv("SUPPORT_GOLDEN");
	char *golden;

	if (setting != NULL && strcmp(setting, "write") == 0)
		support_write_file(file, text, strlen(text));
	golden = support_read_file(file, NULL);
	if (strcmp(golden, text) != 0) {
		const char *wanted = golden;
		size_t line = find_difference(&wanted, &text);

		ck_abort_msg("%s:%zu: `%.*s' instead of `%.*s'", name, line,
		    (int)strcspn(text, "\n"), text, (int)strcspn(wanted, "\n"),
		    wanted);
	}
	free(golden);
	free(file);
}

void
support_check_golden(const char *name, const char *text)
{
	char *file = support_print("tests/golden/%s", name);

	support_check_file(file, text);
	free(file);
}

/* ---- Commands ---- */

/* Returns how long the name of a variable is. */
static size_t
size_of_name(const char *variable)
{
	return strcspn(variable, "=");
}

/* Returns this environment with settings: "NAME=VALUE", or "NAME" for one that
 * is taken out.  The caller frees the array. */
static char **
make_environment(const char *const *settings)
{
	size_t count = 0, extra = 0;
	char **made;

	while (environ[count] != NULL)
		count++;
	while (settings != NULL && settings[extra] != NULL)
		extra++;
	made = malloc((count + extra + 1) * sizeof(*made));
	ck_assert_ptr_nonnull(made);
	memcpy(made, environ, count * sizeof(*made));
	for (size_t i = 0; i < extra; i++) {
		size_t size = size_of_name(settings[i]), kept = 0;

		for (size_t j = 0; j < count; j++)
			if (size_of_name(made[j]) != size ||
			    memcmp(made[j], settings[i], size) != 0)
				made[kept++] = made[j];
		count = kept;
		if (settings[i][size] == '=')
			made[count++] = (char *)(uintptr_t)settings[i];
	}
	made[count] = NULL;
	return made;
}

/* Starts the command.  Nothing of this process is copied, which takes long with
 * the memory of a sanitizer. */
static pid_t
start(const struct support_command *command, FILE *streams[3])
{
	char *const *arguments = (char *const *)(uintptr_t)command->arguments;
	char **environment = make_environment(command->environment);
	posix_spawn_file_actions_t actions;
	pid_t child;
	int error;

	posix_spawn_file_actions_init(&actions);
	for (int i = 0; i < 3; i++)
		posix_spawn_file_actions_adddup2(
		    &actions, fileno(streams[i]), i);
	if (command->folder != NULL)
		posix_spawn_file_actions_addchdir_np(&actions, command->folder);
	error = posix_spawnp(
	    &child, arguments[0], &actions, NULL, arguments, environment);
	posix_spawn_file_actions_destroy(&actions);
	free(environment);
	ck_assert_msg(error == 0, "%s: %s", arguments[0], strerror(error));
	return child;
}

static int
wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		ck_assert_msg(errno == EINTR, "%s", strerror(errno));
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}

/* Files, not pipes: nothing waits for anything. */
static void
open_streams(const struct support_command *command, FILE *streams[3])
{
	size_t size = command->input_size;

	for (int i = 0; i < 3; i++) {
		streams[i] = tmpfile();
		ck_assert_msg(streams[i] != NULL, "%s", strerror(errno));
	}
	if (command->input != NULL)
		ck_assert_msg(
		    fwrite(command->input, 1, size, streams[0]) == size, "%s",
		    strerror(errno));
	rewind(streams[0]);
}

void
support_run(
    const struct support_command *command, struct support_result *result)
{
	FILE *streams[3];

	open_streams(command, streams);
	result->status = wait_for(start(command, streams));
	result->output = read_stream(streams[1], &result->output_size);
	result->errors = read_stream(streams[2], &result->errors_size);
	for (int i = 0; i < 3; i++)
		fclose(streams[i]);
}

void
support_result_free(struct support_result *result)
{
	free(result->output);
	free(result->errors);
	*result = (struct support_result){ 0 };
}

char *
support_output(const char *folder, const char *const arguments[])
{
	struct support_command command = {
		.arguments = arguments,
		.folder = folder,
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "%s ended with %d:\n%s%s",
	    arguments[0], result.status, result.output, result.errors);
	free(result.errors);
	return result.output;
}

const char *
support_miss_terminal(void)
{
	int terminal = posix_openpt(O_RDWR | O_NOCTTY);

	if (terminal < 0)
		return "there are no pseudo-terminals";
	close(terminal);
	return NULL;
}

bool
support_has_program(const char *name)
{
	const char *path = getenv("PATH");
	char file[4096];

	while (path != NULL && *path != '\0') {
		size_t size = strcspn(path, ":");

		snprintf(file, sizeof(file), "%.*s/%s", (int)size, path, name);
		if (access(file, X_OK) == 0)
			return true;
		path += size + (path[size] == ':');
	}
	return false;
}
