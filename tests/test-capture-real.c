/* SPDX-License-Identifier: MIT */
/* Tests with the real captures of a folder, which the build's option `captures`
 * names: connections, packets and octets are those of tshark. */

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "capture-log.h"

static const char *
find_folder(void)
{
	const char *folder = getenv("WSREG_CAPTURES");

	return folder == NULL ? "" : folder;
}

/* ---- What tshark says ---- */

/* Runs tshark once for all connections. */
static char *
follow(const char *file, size_t count)
{
	const char **arguments = calloc(2 * count + 6, sizeof(const char *));
	char **options = calloc(count + 1, sizeof(char *));
	size_t used = 0;
	char *output;

	ck_assert(arguments != NULL && options != NULL);
	arguments[used++] = "tshark";
	arguments[used++] = "-r";
	arguments[used++] = file;
	arguments[used++] = "-q";
	for (size_t i = 0; i < count; i++) {
		options[i] = support_print("follow,tcp,raw,%zu", i);
		arguments[used++] = "-z";
		arguments[used++] = options[i];
	}
	output = support_output(NULL, arguments);
	support_free_list(options);
	free(arguments);
	return output;
}

/* Returns the address as tshark prints it. */
static char *
print_address(const struct capture_address *address)
{
	char text[INET6_ADDRSTRLEN];

	inet_ntop(address->family == 4 ? AF_INET : AF_INET6, address->octets,
	    text, sizeof(text));
	return support_print(address->family == 4 ? "%s:%u" : "[%s]:%u", text,
	    (unsigned)address->port);
}

/* Returns which of our sides a line "Node 0: ADDRESS:PORT" names. */
static unsigned
find_side(const char *line, const struct log_connection *connection)
{
	char *ours = print_address(&connection->last.sides[0].address);
	bool same = strncmp(line, ours, strlen(ours)) == 0 &&
	    line[strlen(ours)] == '\n';

	free(ours);
	return same ? 0 : 1;
}

/* Compares a line of hex digits with our octets at this place. */
static size_t
compare_line(const char *line, const struct log_side *side, size_t done)
{
	unsigned octet;

	for (; sscanf(line, "%2x", &octet) == 1 && line[0] != '\n';
	     line += 2, done++) {
		support_assert(done < side->size, "octet %zu is missing", done);
		support_assert(side->octets[done] == octet,
		    "octet %zu is %02x, not %02x", done, side->octets[done],
		    octet);
	}
	return done;
}

/* Compares a connection with its part of tshark's text. */
static void
compare(const char *text, const struct log_connection *connection)
{
	const char *node = strstr(text, "Node 0: ");
	size_t done[2] = { 0, 0 };
	unsigned first;

	ck_assert_ptr_nonnull(node);
	first = find_side(node + 8, connection);
	for (const char *line = strchr(strstr(node, "Node 1: "), '\n') + 1;
	     line[0] != '='; line = strchr(line, '\n') + 1) {
		unsigned side = line[0] == '\t' ? first ^ 1 : first;

		done[side] = compare_line(line + (line[0] == '\t'),
		    &connection->sides[side], done[side]);
	}
	ck_assert_uint_eq(done[0], connection->sides[0].size);
	ck_assert_uint_eq(done[1], connection->sides[1].size);
}

/* Checks that the innermost connection of each packet is that of tshark. */
static void
compare_counts(const char *file, const struct log *log)
{
	const char *const arguments[] = { "tshark", "-r", file, "-Y", "tcp",
		"-T", "fields", "-e", "tcp.stream", NULL };
	char *output = support_output(NULL, arguments);
	uint64_t counts[LOG_MOST] = { 0 };
	size_t number;

	for (const char *line = output; *line != '\0';
	     line = strchr(line, '\n') + 1)
		if (sscanf(line, "%zu", &number) == 1 && number < LOG_MOST)
			counts[number]++;
	for (size_t i = 0; i < log->count; i++) {
		const struct capture_side *sides =
		    log->connections[i].last.sides;

		ck_assert_uint_eq(
		    sides[0].packets + sides[1].packets, counts[i]);
	}
	free(output);
}

static void
check_file(const char *file)
{
	struct log log;
	size_t size;
	char *octets = support_read_file(file, &size), *text;

	if (!capture_recognise(octets, size)) {
		free(octets);
		return;
	}
	log_read(&log, NULL, (const uint8_t *)octets, size, 4096);
	ck_assert_ptr_null(log.trouble);
	ck_assert_uint_le(log.count, LOG_MOST);
	compare_counts(file, &log);
	text = follow(file, log.count);
	for (size_t i = 0; i < log.count; i++) {
		char *filter = support_print("Filter: tcp.stream eq %zu\n", i);
		const char *part = strstr(text, filter);

		ck_assert_ptr_nonnull(part);
		if (log.connections[i].sides[0].missing +
			log.connections[i].sides[1].missing ==
		    0)
			compare(part, &log.connections[i]);
		free(filter);
	}
	free(text);
	log_free(&log);
	free(octets);
}

START_TEST(test_tshark)
{
	char **names = support_list_folder(find_folder());

	ck_assert_ptr_nonnull(names[0]);
	for (size_t i = 0; names[i] != NULL; i++) {
		char *file = support_print("%s/%s", find_folder(), names[i]);

		check_file(file);
		free(file);
	}
	support_free_list(names);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("capture-real");
	TCase *tcase = tcase_create("tshark");

	/* tshark runs twice for each file, and takes half a second to begin. */
	tcase_set_timeout(tcase, 280);
	tcase_add_test(tcase, test_tshark);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
find_obstacle(void)
{
	if (find_folder()[0] == '\0')
		return "the option `captures` names no folder";
	return support_miss("tshark");
}

int
main(int count, char **arguments)
{
	static const struct support_part parts[] = {
		{ .name = "tshark",
		    .make = make_suite,
		    .find_obstacle = find_obstacle },
	};

	return support_main_part(parts, COUNT(parts), count, arguments);
}
