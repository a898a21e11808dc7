/* SPDX-License-Identifier: MIT */
/* Generating, as the command line says: read the overlay and the files, choose
 * registries, refuse accidents, print, then write or compare. */

#include "command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "clash.h"
#include "emit/emit.h"
#include "guard.h"
#include "model/model.h"
#include "stale.h"

/* Names hashed in the search for the tables' hash tables; some 20 ms. */
#define SEARCH_BUDGET 2000000

/* Reports the first error of the run; the exit status is that of trouble. */
static int
fail(const struct gen_arguments *arguments, const struct gen_error *error)
{
	return gen_complain(arguments->program, error->text);
}

/* Reads the overlay: the lines of a file, if one is given, go before those that
 * are compiled in, as the first line that fits decides. */
static bool
read_overlay(
    struct gen_overlay *overlay, const char *file, struct gen_error *error)
{
	FILE *stream = NULL;
	bool good = true;

	if (file != NULL) {
		stream = fopen(file, "r");
		if (stream == NULL)
			return gen_error_set(
			    error, file, 0, "%s", strerror(errno));
		good = gen_overlay_add(overlay, stream, file, error);
		fclose(stream);
	}
	return good && gen_overlay_add_builtin(overlay, error) &&
	    gen_overlay_finish(overlay, file, error);
}

/* Checks for an emitter of everything that none of the six registries is
 * missing: the library would look in one that is not there. */
static bool
check_whole(const struct gen_source *source, struct gen_error *error)
{
	for (int i = 0; i < WSREG_KIND_COUNT; i++)
		if (source->snapshot->kinds[i] == WSREG_NONE)
			return gen_error_set(error, source->file, 0,
			    "one of the six WebSocket registries is missing");
	return true;
}

/* Sets the names of the files that the output is made from. */
static void
name_inputs(const struct gen_arguments *arguments,
    const struct gen_model *model, struct gen_source *source)
{
	if (model->base > 0)
		source->inputs[source->input_count++] = source->file;
	for (size_t i = 0; i < arguments->input_count; i++)
		source->inputs[source->input_count++] = arguments->inputs[i];
	if (arguments->overlay != NULL)
		source->inputs[source->input_count++] = arguments->overlay;
	source->file = source->inputs[0];
}

/* Reads the files, if there are any to read. */
static bool
open_source(const struct gen_arguments *arguments,
    const struct gen_overlay *overlay, struct gen_model *model,
    struct gen_source *source, struct gen_error *error)
{
	const struct gen_program *program = arguments->program;
	const struct gen_options settings = { .overlay = &overlay->data,
		.budget = arguments->emitter->whole ? SEARCH_BUDGET : 1,
		.keep_both = true,
		.beneath = arguments->operands ? NULL : program->beneath,
		.open = program->open };
	bool good;

	source->snapshot = program->builtin;
	source->file = program->file;
	if (arguments->input_count == 0)
		return true;
	source->snapshot = &model->snapshot;
	good = gen_model_read(
	    model, arguments->inputs, arguments->input_count, &settings, error);
	name_inputs(arguments, model, source);
	return good;
}

/* Adds the registry unless it was chosen before, by whichever name. */
static void
add(struct gen_source *source, const struct wsreg_registry *chosen[],
    const struct wsreg_registry *registry)
{
	for (size_t i = 0; i < source->registry_count; i++)
		if (chosen[i] == registry)
			return;
	chosen[source->registry_count++] = registry;
}

/* Fills `chosen` and the source's count with the registries of these ids or
 * short names, each once.  Without a name they are the WebSocket registries
 * that the snapshot has. */
static bool
choose(struct gen_source *source, const char *const wanted[], size_t count,
    const struct wsreg_registry *chosen[GEN_CHOICE_MAX],
    struct gen_error *error)
{
	const struct wsreg_snapshot *snapshot = source->snapshot;

	source->registry_count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_find(snapshot, wanted[i], strlen(wanted[i]));

		if (registry == NULL)
			return gen_error_set(error, source->file, 0,
			    "no registry `%s'", wanted[i]);
		add(source, chosen, registry);
	}
	for (int i = 0; count == 0 && i < WSREG_KIND_COUNT; i++)
		if (snapshot->kinds[i] != WSREG_NONE)
			add(source, chosen,
			    &snapshot->registries[snapshot->kinds[i]]);
	return true;
}

/* Prints what is asked for into `output`, once all checks of the input have
 * passed; false, the error set, if one has not. */
static bool
emit(const struct gen_arguments *arguments, const struct gen_source *opened,
    const struct gen_overlay *overlay, struct gen_output *output)
{
	const struct wsreg_registry *chosen[GEN_CHOICE_MAX];
	struct gen_source source = *opened;
	struct gen_error *error = output->error;

	source.registries = chosen;
	if (!gen_overlay_check(overlay, source.snapshot, error))
		return false;
	if (!choose(&source, arguments->wanted, arguments->wanted_count, chosen,
		error))
		return false;
	if (arguments->emitter->whole && !check_whole(&source, error))
		return false;
	if (!arguments->force &&
	    !gen_guard_input(
		&source, overlay, arguments->wanted_count == 0, error))
		return false;
	if (!gen_clash_registries(
		source.snapshot, chosen, source.registry_count, error))
		return false;
	for (size_t i = 0; i < source.registry_count; i++)
		if (!gen_clash_records(chosen[i], error) ||
		    !gen_clash_codes(chosen[i], overlay, error))
			return false;
	gen_emit(arguments->emitter, output, &source);
	return !error->set;
}

/* Writes the output or, with --check, shows how the file differs from it.
 * Returns the exit status. */
static int
finish(const struct gen_arguments *arguments, struct gen_stale *stale,
    struct gen_output *output)
{
	struct gen_error *error = output->error;
	bool is_stale = false;

	if (arguments->check) {
		if (!gen_stale_show(stale, output, &is_stale))
			return fail(arguments, error);
		return is_stale ? EXIT_STALE : EXIT_GOOD;
	}
	if ((!arguments->force &&
		!gen_guard_output(output, arguments->output,
		    arguments->build || arguments->depfile != NULL)) ||
	    !gen_output_write(output, arguments->output))
		return fail(arguments, error);
	return EXIT_GOOD;
}

/* Returns whether the input is a file that make(1) can look at: neither
 * standard input nor a built-in snapshot. */
static bool
is_file(const struct gen_program *program, const char *input)
{
	return strcmp(input, "-") != 0 &&
	    (program->open == NULL || input[0] != '@');
}

/* Writes the rule of make(1) by which the output is made anew once an input or
 * the overlay has changed.  With --check nothing is made. */
static bool
write_depfile(const struct gen_arguments *arguments, struct gen_error *error)
{
	struct gen_output output = { .error = error };
	bool good;

	if (arguments->depfile == NULL || arguments->check)
		return true;
	gen_print_target(&output, arguments->output);
	gen_print(&output, ":");
	for (size_t i = 0; i < arguments->input_count; i++)
		if (is_file(arguments->program, arguments->inputs[i])) {
			gen_print(&output, " ");
			gen_print_target(&output, arguments->inputs[i]);
		}
	if (arguments->overlay != NULL) {
		gen_print(&output, " ");
		gen_print_target(&output, arguments->overlay);
	}
	gen_print(&output, "\n");
	good = gen_output_write(&output, arguments->depfile);
	gen_output_free(&output);
	return good;
}

/* Returns whether a file that would be written is also read, and sets the
 * error. */
static bool
is_input(const struct gen_arguments *arguments, const char *file,
    struct gen_error *error)
{
	bool same = arguments->overlay != NULL &&
	    gen_atomic_is_same(file, arguments->overlay);

	for (size_t i = 0; i < arguments->input_count && !same; i++)
		same = gen_atomic_is_same(file, arguments->inputs[i]);
	if (same)
		gen_error_set(error, file, 0,
		    "the output file is also an input; choose another one");
	return same;
}

/* Returns whether what is written is not what is read. */
static bool
check_outputs(const struct gen_arguments *arguments, struct gen_error *error)
{
	const char *depfile = arguments->depfile;

	if (arguments->check)
		return true;
	if (strcmp(arguments->output, "-") != 0 &&
	    is_input(arguments, arguments->output, error))
		return false;
	if (depfile == NULL)
		return true;
	if (strcmp(depfile, arguments->output) == 0 ||
	    gen_atomic_is_same(depfile, arguments->output))
		return gen_error_set(error, depfile, 0,
		    "--depfile and OUTPUT are one file; choose another one");
	return !is_input(arguments, depfile, error);
}

/* Names what is still to be opened, and gives up the rest: the files that are
 * read next may be anybody's. */
static void
enter_sandbox(const struct gen_arguments *arguments, struct gen_stale *stale)
{
	for (size_t i = 0; i < arguments->input_count; i++)
		gen_sandbox_name(arguments->inputs[i], GEN_SANDBOX_READ);
	gen_sandbox_name(arguments->overlay, GEN_SANDBOX_READ);
	if (arguments->check) {
		gen_sandbox_name(arguments->output, GEN_SANDBOX_READ);
		gen_stale_prepare(stale, arguments->output);
	} else {
		gen_sandbox_name(arguments->output, GEN_SANDBOX_WRITE);
		gen_sandbox_name(arguments->depfile, GEN_SANDBOX_WRITE);
	}
	if (arguments->input_count == 0)
		return;
	gen_model_prepare();
	gen_sandbox_enter();
}

/* Goes through all steps, of which each runs if those before it succeeded.
 * Whatever was made by then is freed. */
static int
generate(const struct gen_arguments *arguments)
{
	struct gen_error error = { 0 };
	struct gen_overlay overlay = { 0 };
	struct gen_model model = { 0 };
	struct gen_source source = { .prefix = arguments->prefix,
		.overlay = &overlay };
	struct gen_output output = { .error = &error };
	struct gen_stale stale = { .file = NULL };
	int status = EXIT_TROUBLE;

	if (!check_outputs(arguments, &error))
		return fail(arguments, &error);
	enter_sandbox(arguments, &stale);
	if (read_overlay(&overlay, arguments->overlay, &error) &&
	    open_source(arguments, &overlay, &model, &source, &error) &&
	    emit(arguments, &source, &overlay, &output) &&
	    write_depfile(arguments, &error))
		status = finish(arguments, &stale, &output);
	else
		status = fail(arguments, &error);
	gen_stale_end(&stale);
	gen_output_free(&output);
	gen_model_free(&model);
	gen_overlay_free(&overlay);
	return status;
}

int
gen_command(const struct gen_program *program, int argc, char **argv)
{
	struct gen_arguments arguments = { 0 };
	int status = gen_arguments_read(&arguments, program, argc, argv);

	return status >= 0 ? status : generate(&arguments);
}
