/* SPDX-License-Identifier: MIT */
/* The filter of system calls: seccomp, by a program of the kernel's own. */

#include "sandbox-calls.h"

#include <errno.h>

#if defined(__linux__) && defined(__has_include)
#if __has_include(<linux/seccomp.h>)
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif
#endif

/* Numbers mean different calls in each architecture, and a program can use those
 * of another one that the processor has: the filter looks at both.  Headers from
 * before Linux 4.3 lack some of the names below. */
#if !defined(AUDIT_ARCH_X86_64) || !defined(SYS_userfaultfd)
#elif defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__i386__)
#define ARCHITECTURE AUDIT_ARCH_I386
#elif defined(__arm__) && defined(__ARMEL__)
#define ARCHITECTURE AUDIT_ARCH_ARM
#elif defined(__riscv) && __riscv_xlen == 64 && defined(AUDIT_ARCH_RISCV64)
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#elif defined(__powerpc64__) && defined(__LITTLE_ENDIAN__)
#define ARCHITECTURE AUDIT_ARCH_PPC64LE
#elif defined(__s390x__)
#define ARCHITECTURE AUDIT_ARCH_S390X
#endif

#if defined(ARCHITECTURE)

/*
 * What was added after Linux 5.1 has this number or a higher one, the same in
 * all architectures above.  It is answered as if the kernel were older, which C
 * libraries are made for.  So all that a later kernel may bring is refused
 * before it is known, io_uring, clone3 and pidfd_getfd among it; and so are
 * the numbers of x32, which x86-64 takes as well: each has bit 30 set.
 */
#define FIRST_NEWER 424

/*
 * Below that number nothing is added any more, so it is enough to list what is
 * refused: calls that give access to programs, processes, the network, the
 * kernel, or to files in ways that Landlock does not see.
 *
 * A list of what is allowed would have to know what each C library, malloc() and
 * version of libxml2 calls, and break programs with the next one.
 */
static const uint32_t refused[] = {
/* Programs and processes.  Threads are refused, too: there are none. */
#if defined(SYS_fork)
	SYS_fork, SYS_vfork,
#endif
	SYS_clone, SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv,
	SYS_process_vm_writev, SYS_kcmp,
/* The network.  recvmsg() could take descriptors from others. */
#if defined(SYS_socketcall)
	SYS_socketcall,
#endif
#if defined(SYS_accept)
	SYS_accept,
#endif
	SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_accept4,
	SYS_sendto, SYS_sendmsg, SYS_sendmmsg, SYS_recvmsg, SYS_recvmmsg,
	/* The kernel, and what the system's keepers do. */
	SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key,
	SYS_request_key, SYS_init_module, SYS_finit_module, SYS_unshare,
	SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot,
	SYS_open_by_handle_at,
/* The properties of files, by their names. */
#if defined(SYS_chmod)
	SYS_chmod,
#endif
#if defined(SYS_chown)
	SYS_chown, SYS_lchown,
#endif
#if defined(SYS_chown32)
	SYS_chown32, SYS_lchown32, SYS_truncate64,
#endif
	SYS_fchmodat, SYS_fchownat, SYS_setxattr, SYS_lsetxattr, SYS_truncate
};

#define COUNT (sizeof(refused) / sizeof(refused[0]))

/* The instructions around one for each call that is refused: those before, and
 * the three answers, each at the end. */
#define BEFORE 5
#define ANSWERS 3

_Static_assert(COUNT + ANSWERS < 256, "a jump goes no further");

#define LOAD(member)                                                           \
	{                                                                      \
		BPF_LD | BPF_W | BPF_ABS, 0, 0,                                \
		    offsetof(struct seccomp_data, member)                      \
	}
#define ANSWER(value)                                                          \
	{                                                                      \
		BPF_RET | BPF_K, 0, 0, (value)                                 \
	}

/* Fills in the filter.  Jumps count the instructions between. */
static void
write_filter(struct sock_filter filter[BEFORE + COUNT + ANSWERS])
{
	const struct sock_filter before[BEFORE] = {
		LOAD(arch),
		{ BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE },
		ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
		LOAD(nr),
		{ BPF_JMP | BPF_JGE | BPF_K, COUNT + 1, 0, FIRST_NEWER },
	};
	const struct sock_filter answers[ANSWERS] = {
		ANSWER(SECCOMP_RET_ALLOW),
		ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
		/* A library that tries is not to end the program. */
		ANSWER(SECCOMP_RET_ERRNO | EPERM),
	};

	for (size_t i = 0; i < BEFORE; i++)
		filter[i] = before[i];
	for (size_t i = 0; i < COUNT; i++)
		filter[BEFORE + i] =
		    (struct sock_filter){ BPF_JMP | BPF_JEQ | BPF_K,
			    (uint8_t)(COUNT + 1 - i), 0, refused[i] };
	for (size_t i = 0; i < ANSWERS; i++)
		filter[BEFORE + COUNT + i] = answers[i];
}

bool
gen_sandbox_refuse_calls(void)
{
	struct sock_filter filter[BEFORE + COUNT + ANSWERS];
	const struct sock_fprog program = { BEFORE + COUNT + ANSWERS, filter };

	write_filter(filter);
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

bool
gen_sandbox_refuse_calls(void)
{
	errno = ENOSYS;
	return false;
}

#endif
