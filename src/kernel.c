/* SPDX-License-Identifier: MIT */
/* Which instructions this processor has. */

#include "kernel.h"

#include <stdatomic.h>
#include <stdlib.h>

static const struct kernel *
find_best(void)
{
#if defined(KERNEL_X86)
	/* What the system does not save the registers of is not supported. */
	if (__builtin_cpu_supports("avx512f") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vl"))
		return &kernel_avx512;
	if (__builtin_cpu_supports("avx2"))
		return &kernel_avx2;
	if (__builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.1"))
		return &kernel_sse4;
#elif defined(KERNEL_NEON)
	return &kernel_neon;
#endif
	return &kernel_plain;
}

/* Those that there is code for, from the least to the best. */
static const struct kernel *const kernels[] = {
	&kernel_plain,
#if defined(KERNEL_X86)
	&kernel_sse4,
	&kernel_avx2,
	&kernel_avx512,
#elif defined(KERNEL_NEON)
	&kernel_neon,
#endif
};

#define KERNEL_COUNT (sizeof(kernels) / sizeof(kernels[0]))

/* The one of this name if it is no better than the best. */
static const struct kernel *
find_forced(const char *name, const struct kernel *best)
{
	for (size_t i = 0; i < KERNEL_COUNT; i++) {
		if (strcmp(kernels[i]->name, name) == 0)
			return kernels[i];
		if (kernels[i] == best)
			break;
	}
	return best;
}

const struct kernel *
kernel_choose(void)
{
	static _Atomic(const struct kernel *) chosen;
	const struct kernel *kernel =
	    atomic_load_explicit(&chosen, memory_order_relaxed);
	const char *name;

	if (kernel != NULL)
		return kernel;
	kernel = find_best();
	name = getenv("WSREG_KERNEL");
	kernel = find_forced(name != NULL ? name : WSREG_KERNEL, kernel);
	atomic_store_explicit(&chosen, kernel, memory_order_relaxed);
	return kernel;
}
