/* SPDX-License-Identifier: MIT */
/* What the fuzzing of frames and of connections compares. */

#ifndef FUZZ_FINDINGS_H
#define FUZZ_FINDINGS_H

#include "frames/wsreg-check.h"

static inline bool
is_same(const struct wsreg_finding *one, const struct wsreg_finding *other)
{
	return one->rule == other->rule && one->value == other->value &&
	    one->offset == other->offset && one->in_frame == other->in_frame &&
	    one->frame == other->frame &&
	    one->frame_offset == other->frame_offset &&
	    one->after_error == other->after_error;
}

#endif
