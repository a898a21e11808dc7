# SPDX-License-Identifier: MIT
"""Says which tests look at which files, for the mutants."""

# The areas of the report, each with its files: the longest beginning counts.
AREAS = {
    'check': (
        'src/frames/',
        'src/utf8/',
        'src/capture/',
        'src/cli/check/',
        'src/cli/keep/',
        'src/cli/read/',
    ),
    'traffic': ('src/traffic/',),
    'lookup': ('src/', 'src/cli/lookup/'),
    'diff': ('src/diff/', 'src/cli/diff/', 'src/cli/log/'),
    'gen': ('gen/',),
    'cli': ('src/cli/',),
    'publish': ('src/publish/',),
}
# Those of which a sample is taken unless --area says otherwise. What is sent to
# an XMPP server is only tested where there is one.
SAMPLED = ('check', 'traffic', 'lookup', 'diff', 'gen', 'cli')

# The tests for files that begin so: `*' at the end stands for any rest. Tests of
# the first group run before those of the second, and in a group the fastest
# first. Tests that run other build systems, emulators or browsers are left out.
SNAPSHOTS = (
    'collisions limits lookup model names number overlay read read-text '
    'reference registry text verdict'
)
DIFFS = 'diff-edit diff-field diff-heavy diff-line diff-name diff-real-data'
GENERATOR = (
    'generate-* guard naming choose check-files languages json pairs '
    'languages-* compile-gcc registries-gcc check-make check-hook'
)
FRAMES = (
    'frames frames-events frames-options frames-oracle frames-registry '
    'frames-valid frames-plain frames-sse4 frames-avx2 utf8 utf8-plain utf8-sse4 '
    'utf8-avx2 write rules implementations-*'
)
TRAFFIC = (
    'cases connection deflate dialogue direction exchange handshake http inflate '
    'inflate-random inflate-table inflate-zlib negotiation public vectors'
)
CHECKS = (
    'cli-check* cli-keys cli-rules cli-page cli-terminal cli-controls cli-errors '
    'cli-input cli-lines cli-json cli-schema cli-output'
)
COMMAND = 'cli-* docs manual completions-bash'
TESTS = {
    'src/': (SNAPSHOTS, DIFFS + ' standalone-* rules ' + COMMAND),
    'src/diff/': (DIFFS, 'fuzz-diff cli-*'),
    'src/frames/': (FRAMES, 'fuzz-frames peers* ' + TRAFFIC + ' ' + CHECKS),
    'src/utf8/': (FRAMES, 'fuzz-frames peers* vectors connection'),
    'src/traffic/': (
        TRAFFIC,
        'rules fuzz-connection fuzz-deflate fuzz-handshake ' + CHECKS,
    ),
    'src/capture/': ('capture*', 'fuzz-capture cli-check*'),
    'src/publish/': ('publish-command', 'publish-*'),
    'src/cli/': ('cli-*', 'rules-page docs completions-bash manual'),
    'src/cli/audit/': ('cli-audit', COMMAND),
    'src/cli/check/': (CHECKS, COMMAND),
    'src/cli/keep/': ('cli-keys cli-check*', COMMAND),
    'src/cli/read/': ('octets cli-check* cli-input', 'fuzz-octets ' + COMMAND),
    'src/cli/lookup/': ('cli-lookup cli-list', COMMAND),
    'src/cli/diff/': ('cli-diff cli-git cli-feed', COMMAND),
    'src/cli/log/': ('cli-log cli-feed cli-history', COMMAND),
    'src/cli/export/': ('cli-export cli-page', COMMAND),
    'src/cli/lint/': ('cli-lint*', COMMAND),
    'src/cli/rules/': ('cli-rules rules vectors', 'frames ' + COMMAND),
    'gen/': (SNAPSHOTS + ' ' + GENERATOR, 'sandbox-* ' + COMMAND),
    'gen/emit/': (GENERATOR + ' names', 'cli-generate cli-packaging docs'),
    'gen/file/': ('sandbox-* cli-sandbox cli-output', GENERATOR + ' cli-*'),
    'gen/xml/': (SNAPSHOTS + ' fuzz-read', 'pairs cli-* ' + GENERATOR),
    'gen/text/': ('read-text pairs fuzz-text', 'cli-* ' + GENERATOR),
    # These run while the project is built, so their tests look at the result.
    'gen/amalgamate.c': ('vendor-gcc vendor-make', 'vendor-* data'),
    'gen/embed.c': ('cli-history cli-page cli-log', COMMAND),
    'gen/history': ('cli-history cli-log cli-feed', COMMAND),
}
# Files whose programs write sources that are compiled afterwards. All others
# leave these sources as they are, so that a mutant of the generator is not paid
# for by compiling everything.
SOURCES_CHANGE = ('gen/amalgamate.c', 'gen/embed.c', 'gen/history')


def longest(name, beginnings):
    """Returns the longest of the beginnings that the name has, or None."""
    return max(
        (one for one in beginnings if name.startswith(one)),
        key=len,
        default=None,
    )


def area_of(name):
    """Returns the area of a file."""
    beginnings = {one: area for area, many in AREAS.items() for one in many}
    return beginnings.get(longest(name, beginnings))


def tests_of(name, seconds, first=False):
    """Returns the names of the tests of a file in the order to run them, only
    those of the first group if so asked; seconds has the duration of each test
    that can be run.  What is named like the file comes first."""
    order = []
    groups = TESTS[longest(name, TESTS)]
    for group in groups[:1] if first else groups:
        matched = [
            test
            for pattern in group.split()
            for test in sorted(seconds, key=seconds.get)
            if test == pattern or pattern[-1] == '*' and test.startswith(pattern[:-1])
        ]
        stem = name.rpartition('/')[2].split('.')[0].split('-')[0]
        order += sorted(
            set(matched) - set(order),
            key=lambda test: (stem not in test, seconds[test]),
        )
    return order
