/* SPDX-License-Identifier: MIT */
/* Chooses the implementation by the instructions that this processor has. */

#include "implementation.h"

#include <stdatomic.h>
#include <stdlib.h>

/* The build may choose a lesser implementation. */
#if !defined(WSREG_IMPLEMENTATION)
#define WSREG_IMPLEMENTATION "auto"
#endif

#if defined(UTF8_ON_X86)

#include <cpuid.h>

/* The processor is asked when the first text comes: __builtin_cpu_supports()
 * asks when the program starts, which takes microseconds where CPUID is
 * trapped. */

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

static const struct utf8_implementation *
find_best(void)
{
	const unsigned avx512 = bit_AVX512F | bit_AVX512BW | bit_AVX512VL;
	unsigned a, b = 0, c, d, saved = 0;
	unsigned features;

	if (__get_cpuid(1, &a, &features, &c, &d) == 0)
		return &wsreg_utf8_plain;
	features = c;
	if ((features & bit_OSXSAVE) != 0)
		saved = saved_registers();
	if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0)
		b = 0;
	if ((b & avx512) == avx512 && (saved & SAVES_AVX512) == SAVES_AVX512)
		return &wsreg_utf8_avx512;
	if ((b & bit_AVX2) != 0 && (saved & SAVES_AVX) == SAVES_AVX)
		return &wsreg_utf8_avx2;
	if ((features & bit_SSSE3) != 0 && (features & bit_SSE4_1) != 0)
		return &wsreg_utf8_sse4;
	return &wsreg_utf8_plain;
}

#else

static const struct utf8_implementation *
find_best(void)
{
#if defined(UTF8_ON_ARM)
	return &wsreg_utf8_neon;
#else
	return &wsreg_utf8_plain;
#endif
}

#endif

/* The implementations that there is code for, from the least to the best. */
static const struct utf8_implementation *const implementations[] = {
	&wsreg_utf8_plain,
#if defined(UTF8_ON_X86)
	&wsreg_utf8_sse4,
	&wsreg_utf8_avx2,
	&wsreg_utf8_avx512,
#elif defined(UTF8_ON_ARM)
	&wsreg_utf8_neon,
#endif
};

#define IMPLEMENTATION_COUNT                                                   \
	(sizeof(implementations) / sizeof(implementations[0]))

/* Returns the implementation of this name if it is no better than the best. */
static const struct utf8_implementation *
find_forced(const char *name, const struct utf8_implementation *best)
{
	for (size_t i = 0; i < IMPLEMENTATION_COUNT; i++) {
		if (strcmp(implementations[i]->name, name) == 0)
			return implementations[i];
		if (implementations[i] == best)
			break;
	}
	return best;
}

const struct utf8_implementation *
wsreg_utf8_implementation(void)
{
	static _Atomic(const struct utf8_implementation *) chosen;
	const struct utf8_implementation *implementation =
	    atomic_load_explicit(&chosen, memory_order_relaxed);
	const char *name;

	if (implementation != NULL)
		return implementation;
	implementation = find_best();
	name = getenv("WSREG_IMPLEMENTATION");
	implementation = find_forced(
	    name != NULL ? name : WSREG_IMPLEMENTATION, implementation);
	atomic_store_explicit(&chosen, implementation, memory_order_relaxed);
	return implementation;
}
