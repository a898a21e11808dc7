/* SPDX-License-Identifier: MIT */
/* Which instructions this processor has. */

#include "implementation.h"

#include <stdatomic.h>
#include <stdlib.h>

#if defined(KERNEL_X86)

#include <cpuid.h>

/* Asked when it is needed: __builtin_cpu_supports() asks when the program
 * starts, which takes microseconds where CPUID is trapped. */

/* The registers that the system saves; Intel's manual, volume 1, 13.3. */
#define SAVES_AVX 0x06u
#define SAVES_AVX512 0xe6u

static uint32_t
saved_registers(void)
{
	uint32_t low, high;

	__asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
	return low;
}

static const struct kernel *
find_best(void)
{
	const unsigned avx512 = bit_AVX512F | bit_AVX512BW | bit_AVX512VL;
	unsigned a, b = 0, c, d, saved = 0;
	unsigned features;

	if (__get_cpuid(1, &a, &features, &c, &d) == 0)
		return &kernel_plain;
	features = c;
	if ((features & bit_OSXSAVE) != 0)
		saved = saved_registers();
	if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0)
		b = 0;
	if ((b & avx512) == avx512 && (saved & SAVES_AVX512) == SAVES_AVX512)
		return &kernel_avx512;
	if ((b & bit_AVX2) != 0 && (saved & SAVES_AVX) == SAVES_AVX)
		return &kernel_avx2;
	if ((features & bit_SSSE3) != 0 && (features & bit_SSE4_1) != 0)
		return &kernel_sse4;
	return &kernel_plain;
}

#else

static const struct kernel *
find_best(void)
{
#if defined(KERNEL_NEON)
	return &kernel_neon;
#else
	return &kernel_plain;
#endif
}

#endif

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
