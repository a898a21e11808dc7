/* SPDX-License-Identifier: MIT */
/* The part of every standalone header: finding a name by its hash.  The
 * generator prints it and uses it for the tables, so both agree.  C89; sums
 * are kept to 32 bits whatever the size of a long. */

/* The compiler leaves unused functions out. */
#if defined(__cplusplus) ||                                                    \
    (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L)
#define WSREG_STATIC static inline
#elif defined(__GNUC__)
#define WSREG_STATIC static __inline__
#else
#define WSREG_STATIC static
#endif

/* C++ has casts and a null pointer of its own, and compilers that warn of those
 * of C. */
#if defined(__cplusplus)
#define WSREG_CAST(type, value) static_cast<type>(value)
#else
#define WSREG_CAST(type, value) ((type)(value))
#endif
#if defined(__cplusplus) && __cplusplus >= 201103L
#define WSREG_NULL nullptr
#else
#define WSREG_NULL NULL
#endif

/* A name, and the number that has it. */
struct wsreg_name {
	const char *text;
	size_t size;
	const char *other; /* its description or title */
	unsigned long number;
};

/* Names and a hash table of them: a slot has the index of a name plus 1, or 0
 * if it is free. */
struct wsreg_names {
	const struct wsreg_name *names;
	const unsigned *slots;
	unsigned long mask, multiplier;
	int shift, whole;
};

WSREG_STATIC unsigned long
wsreg_octet(char octet)
{
	return WSREG_CAST(unsigned char, octet);
}

WSREG_STATIC unsigned long
wsreg_load(const char *at)
{
	return wsreg_octet(at[0]) | wsreg_octet(at[1]) << 8 |
	    wsreg_octet(at[2]) << 16 | wsreg_octet(at[3]) << 24;
}

/* Hashes the size and the first eight and last four octets, or all of them.
 * Bit 5 of each is set, so that "A" and "a" have the same hash. */
WSREG_STATIC unsigned long
wsreg_hash(const char *name, size_t size, unsigned long multiplier, int whole)
{
	const unsigned long fold = 0x20202020UL, all = 0xffffffffUL;
	unsigned long a = 0, b = 0;
	size_t i;

	if (size >= 4) {
		a = wsreg_load(name);
		b = wsreg_load(name + size - 4);
	} else {
		for (i = 0; i < size; i++)
			a = a << 8 | wsreg_octet(name[i]);
	}
	if (size >= 8) {
		unsigned long c = wsreg_load(name + 4);

		b ^= (c << 8 | c >> 24) & all;
	}
	a ^= (b << 16 | b >> 16) & all;
	a = (((a | fold) ^ size) * multiplier) & all;
	for (i = 8; whole && i + 4 < size; i += 4)
		a = ((a >> 15 ^ a ^ (wsreg_load(name + i) | fold)) *
			multiplier) &
		    all;
	return a;
}

WSREG_STATIC int
wsreg_same(const char *a, const char *b, size_t size, int nocase)
{
	size_t i;

	for (i = 0; i < size; i++) {
		char x = a[i], y = b[i];

		if (nocase && x >= 'A' && x <= 'Z')
			x = WSREG_CAST(char, x + ('a' - 'A'));
		if (nocase && y >= 'A' && y <= 'Z')
			y = WSREG_CAST(char, y + ('a' - 'A'));
		if (x != y)
			return 0;
	}
	return 1;
}

WSREG_STATIC const struct wsreg_name *
wsreg_find(
    const struct wsreg_names *table, const char *name, size_t size, int nocase)
{
	unsigned long place =
	    wsreg_hash(name, size, table->multiplier, table->whole) >>
	    table->shift;

	for (; table->slots[place] != 0; place = (place + 1) & table->mask) {
		const struct wsreg_name *found =
		    &table->names[table->slots[place] - 1];

		if (found->size == size &&
		    wsreg_same(found->text, name, size, nocase))
			return found;
	}
	return WSREG_NULL;
}
