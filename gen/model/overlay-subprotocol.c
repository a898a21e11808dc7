/* SPDX-License-Identifier: MIT */
/* Reads the lines of an overlay about subprotocols. */

#include "overlay-subprotocol.h"

#include <string.h>

bool
gen_overlay_read_message(struct gen_overlay_line *line, const char *word)
{
	struct wsreg_demand demand;
	const char *type;

	demand.subprotocol = gen_overlay_word(line);
	type = gen_overlay_word(line);
	demand.text = strcmp(type, "text") == 0;
	if (!demand.text && strcmp(type, "binary") != 0)
		return gen_overlay_fail(
		    line, "neither `text' nor `binary'", type);
	demand.section = gen_overlay_phrase(line);
	/* A source without a section has no blank. */
	if (strchr(demand.section, ' ') == NULL)
		return gen_overlay_fail(
		    line, "source or section missing in", word);
	return gen_overlay_aim(line, "subprotocol-name", demand.subprotocol) &&
	    gen_overlay_append(
		line, &line->overlay->demands, &demand, sizeof(demand));
}

bool
gen_overlay_read_unregistered(struct gen_overlay_line *line, const char *word)
{
	struct wsreg_unregistered unregistered;

	(void)word;
	unregistered.name = gen_overlay_word(line);
	unregistered.note = gen_overlay_phrase(line);
	if (unregistered.note[0] == '\0')
		return gen_overlay_fail(
		    line, "a note is missing after", unregistered.name);
	return gen_overlay_append(line, &line->overlay->unregistered,
	    &unregistered, sizeof(unregistered));
}
