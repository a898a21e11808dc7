/* SPDX-License-Identifier: MIT */
/* Numbers in packets and in files of packets. */

#ifndef CAPTURE_OCTETS_H
#define CAPTURE_OCTETS_H

#include <stdbool.h>
#include <stdint.h>

/* Loads a number of two octets, the high one first. */
static inline uint16_t
load_be16(const uint8_t *at)
{
	return (uint16_t)(at[0] << 8 | at[1]);
}

/* Loads a number of four octets, the highest first. */
static inline uint32_t
load_be32(const uint8_t *at)
{
	return (uint32_t)load_be16(at) << 16 | load_be16(at + 2);
}

/* Loads a number of two octets in the given order. */
static inline uint16_t
load_16(const uint8_t *at, bool big)
{
	return (uint16_t)(big ? load_be16(at) : at[1] << 8 | at[0]);
}

/* Loads a number of four octets in the given order. */
static inline uint32_t
load_32(const uint8_t *at, bool big)
{
	return big
	    ? load_be32(at)
	    : (uint32_t)load_16(at + 2, false) << 16 | load_16(at, false);
}

#endif
