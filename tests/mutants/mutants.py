#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures how many faults in src/ and gen/ the tests notice.

It puts one small fault at a time into a copy of the tree, builds what the tests
of that file need and runs them until one fails."""

import argparse
import collections
import fcntl
import fnmatch
import hashlib
import itertools
import json
import os
import pathlib
import random
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import areas
import operators

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SLOWEST = 25  # seconds: a test that takes longer is not run
QUICK = 9  # seconds: the longest test that --quick runs
SHARE = 20  # seconds: the tests that --quick runs for a mutant
UNKNOWN = 2  # seconds: a test that was not run yet
PATIENCE = 10  # seconds that any test has
MEMORY = 6 << 30  # octets of address space that a test has
DISK = 512 << 20  # octets of a file that a test writes
COUNTED = ('killed', 'survived', 'equivalent')


def end_session(leader):
    """Ends all processes of a session; Check gives each test a group."""
    for folder in pathlib.Path('/proc').glob('[0-9]*'):
        try:
            fields = (folder / 'stat').read_text().rpartition(')')[2].split()
            if int(fields[3]) == leader:
                os.kill(int(folder.name), signal.SIGKILL)
        except (OSError, IndexError):
            pass


def run(command, folder, seconds=None, env=None, limits=None):
    """Runs a command in a session of its own, of which nothing is left.
    Returns its exit status, or None when the time was up, and its output."""
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=limits,
        )
        try:
            status = child.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
        end_session(child.pid)
        child.wait()
        output.seek(0)
        return status, output.read().decode(errors='replace')


def set_limits():
    """Keeps a mutant from using up the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (DISK, DISK))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Tree:
    """The copy of the tree, and its build."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.source = self.folder / 'tree'
        self.build = self.folder / 'build'
        self.temporary = self.folder / 'tmp'
        self.source.mkdir(parents=True, exist_ok=True)
        self.lock = open(self.folder / 'lock', 'w')
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self.files = self.copy()
        self.set_up()
        self.tests = self.read_tests()
        self.objects = self.read_objects()
        self.base = {}

    def copy(self):
        """Makes the copy equal to the tree. Returns its files."""
        listed = subprocess.run(
            ['git', 'ls-files', '-coz', '--exclude-standard'],
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
        names = sorted(
            name
            for name in os.fsdecode(listed).split('\0')
            if name and (ROOT / name).is_file()
        )
        wanted = set(names)
        for path in sorted(self.source.rglob('*')):
            if path.is_file() and str(path.relative_to(self.source)) not in wanted:
                path.unlink()
        digest = hashlib.sha256()
        for name in names:
            content = (ROOT / name).read_bytes()
            if not name.startswith('tests/mutants/'):
                digest.update(name.encode() + b'\0' + content + b'\0')
            path = self.source / name
            if not path.is_file() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, path)
                os.utime(path)
        self.digest = digest.hexdigest()
        return names

    def set_up(self):
        """Makes the build folder: optimized, so that two programs that do the
        same often have the same code, and without debugging data."""
        if not (self.build / 'build.ninja').exists():
            command = 'meson setup -Ddebug=false -Doptimization=2 -Ddocs=disabled'
            self.must([*command.split(), str(self.build), str(self.source)])
        self.must(['ninja', 'build.ninja'])
        text = (self.build / 'build.ninja').read_text()
        kept = []
        for block in text.split('\n\n'):
            first = block.lstrip().split('\n')[0]
            made = 'CUSTOM_COMMAND' in first and (
                ' gen/wsreg-gen' in first or ' gen/wsreg-embed' in first
            )
            if not (made and first.startswith('build ')):
                kept.append(block)
        (self.build / 'frozen.ninja').write_text('\n\n'.join(kept))

    def must(self, command):
        """Runs a command that has to succeed."""
        folder = self.build if self.build.exists() else self.folder
        status, output = run(command, folder)
        if status != 0:
            sys.exit(f'mutants: {shlex.join(command)} failed:\n{output}')
        return output

    def introspect(self, what):
        """Returns what Meson says about tests or targets."""
        text = self.must(['meson', 'introspect', str(self.build), '--' + what])
        return json.loads(text)

    def read_tests(self):
        """Returns the tests by name, each with the files it needs."""
        files = {}
        programs = {}
        for target in self.introspect('targets'):
            names = [os.path.relpath(name, self.build) for name in target['filename']]
            files[target['id']] = names
            programs.update((name, name) for name in names)
        tests = {}
        for test in self.introspect('tests'):
            needs = {name for one in test['depends'] for name in files.get(one, [])}
            program = os.path.relpath(test['cmd'][0], self.build)
            if program in programs:
                needs.add(program)
            test['needs'] = sorted(needs)
            tests[test['name']] = test
        return tests

    def read_objects(self):
        """Returns the object files that are made of each source file."""
        objects = collections.defaultdict(list)
        for line in (self.build / 'build.ninja').read_text().splitlines():
            if line.startswith('build ') and ': c_COMPILER' in line:
                made, used = line[6:].split(':', 1)
                source = os.path.normpath(self.build / used.split()[1])
                if source.startswith(str(self.source) + '/'):
                    name = os.path.relpath(source, self.source)
                    objects[name].append(made)
        return objects

    def make(self, targets, file='build.ninja'):
        """Builds. Returns whether that worked, and what was printed."""
        command = ['ninja', '-f', file, *targets]
        status, output = run(command, self.build, 600)
        return status == 0, output

    def hash_of(self, name):
        """Returns the hash of a file of the build."""
        return hashlib.sha256((self.build / name).read_bytes()).hexdigest()

    def remember(self):
        """Notes the object files of the tree as it is."""
        for path in self.build.rglob('*.o'):
            name = str(path.relative_to(self.build))
            self.base[name] = (path.stat().st_mtime_ns, self.hash_of(name))

    def changed(self, names):
        """Says whether any of the object files differs from the tree's."""
        for name in names:
            time_of, hash_of = self.base.get(name, (0, ''))
            path = self.build / name
            if path.exists() and path.stat().st_mtime_ns != time_of:
                if self.hash_of(name) != hash_of:
                    return True
        return False

    def try_test(self, name, seconds):
        """Runs a test. Returns its status, None for a hang, and its output."""
        test = self.tests[name]
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.temporary.mkdir()
        env = {**os.environ, **test['env'], 'TMPDIR': str(self.temporary)}
        folder = test['workdir'] or self.build
        return run(test['cmd'], folder, seconds, env, set_limits)


class Judge:
    """Finds out what the tests say about mutants."""

    def __init__(self, tree, quick):
        self.tree = tree
        self.quick = quick
        self.store = tree.folder / 'seconds.json'
        self.seconds = dict.fromkeys(tree.tests, UNKNOWN)
        if self.store.exists():
            self.seconds.update(json.loads(self.store.read_text()))
        self.proved = set()  # tests that passed in this run
        self.useless = set()  # tests that are skipped, or fail without a fault

    def tests_of(self, name):
        """Returns the tests that are run for a file, in their order."""
        longest = QUICK if self.quick else SLOWEST
        usable = {
            test: took
            for test, took in self.seconds.items()
            if test not in self.useless and took <= longest
        }
        order = areas.tests_of(name, usable, self.quick)
        if self.quick:
            spent = itertools.accumulate(usable[test] for test in order)
            order = [test for test, sum in zip(order, spent) if sum < SHARE]
        return order

    def build(self, tests, file):
        """Builds what the tests need. Returns whether that worked."""
        needs = {name for test in tests for name in self.tree.tests[test]['needs']}
        return self.tree.make(sorted(needs), file)[0]

    def prepare(self, names):
        """Builds the tree as it is."""
        tests = {test for name in names for test in self.tests_of(name)}
        for file in ('build.ninja', 'frozen.ninja'):
            if not self.build(tests, file):
                sys.exit('mutants: the tree does not build')
        self.tree.remember()

    def try_test(self, test):
        """Runs a test. Returns its status, which is None for a hang."""
        begin = time.monotonic()
        limit = max(PATIENCE, 10 * self.seconds[test])
        status, _ = self.tree.try_test(test, limit)
        if status == 0:
            self.proved.add(test)
            self.seconds[test] = time.monotonic() - begin
            self.store.write_text(json.dumps(self.seconds))
        elif status == 77:
            self.useless.add(test)
        return status

    def prove(self, test, file):
        """Says whether a test passes without a fault."""
        if test not in self.proved:
            self.build([test], file)
            if self.try_test(test) != 0:
                self.useless.add(test)
                print(f'note\t{test} fails without a fault, and is left out')
        return test not in self.useless

    def judge(self, mutant):
        """Returns the verdict on a mutant and what it is due to."""
        path = self.tree.source / mutant.file
        whole = path.read_bytes()
        text = whole.decode()
        text = text[: mutant.begin] + mutant.new + text[mutant.end :]
        file = self.file_of(mutant.file)
        while True:
            try:
                path.write_text(text)
                verdict, due = self.judge_tree(mutant.file, file)
            finally:
                path.write_bytes(whole)
            if verdict != 'killed' or due not in self.tree.tests:
                return verdict, due
            if self.prove(due, file):
                return verdict, due

    def file_of(self, name):
        """Returns the name of ninja's file for mutants of a source file."""
        if name.startswith(areas.SOURCES_CHANGE):
            return 'build.ninja'
        return 'frozen.ninja'

    def judge_tree(self, name, file):
        """Returns the verdict on the copy with a fault in the named file."""
        objects = self.tree.objects.get(name, [])
        used = [one for one in objects if one in self.tree.base]
        if used:
            if not self.tree.make(used, file)[0]:
                return 'refused', 'compiler'
            if not self.tree.changed(used):
                return 'same', 'object code'
        tests = self.tests_of(name)
        for test in tests:
            if not self.build([test], file):
                # A header is refused now. Else it is the build that runs a
                # program with the fault, and notices it.
                return ('killed', 'build') if used else ('refused', 'compiler')
            status = self.try_test(test)
            if status not in (0, 77):
                return 'killed', test
        if not used and not self.tree.changed(self.tree.base):
            return 'same', 'object code'
        return 'survived', f'{len(tests)} tests'


def read_equivalents():
    """Returns the mutants that are known to change nothing, with the reason."""
    known = {}
    for line in (HERE / 'equivalent').read_text().splitlines():
        if line and not line.startswith('#'):
            name, before, after, reason = line.split('\t')
            known[name, before, after] = reason
    return known


def read_log(name):
    """Returns the keys of the mutants that survived in an earlier run."""
    keys = collections.Counter()
    for line in pathlib.Path(name).read_text().splitlines():
        fields = line.split('\t')
        if fields[0] == 'survived':
            place = fields[2].split(':')[0]
            keys[place, fields[4], fields[5]] += 1
    return keys


def all_mutants(tree, chosen, pattern):
    """Returns the mutants of the areas, by area."""
    found = collections.defaultdict(list)
    for name in tree.files:
        area = areas.area_of(name)
        if name.endswith(('.c', '.h')) and area in chosen:
            if pattern is None or fnmatch.fnmatch(name, pattern):
                text = (tree.source / name).read_text()
                found[area] += operators.mutants_of(name, text)
    return found


def in_turn(found, seed):
    """Yields the mutants at random, an area after the other."""
    shuffled = []
    for area, many in sorted(found.items()):
        many = list(many)
        random.Random(f'{seed} {area}').shuffle(many)
        shuffled.append([(area, one) for one in many])
    for row in range(max(map(len, shuffled), default=0)):
        for many in shuffled:
            if row < len(many):
                yield many[row]


def again(found, keys):
    """Returns the mutants that survived an earlier run, by area."""
    return {
        area: [one for one in many if one.key() in keys] for area, many in found.items()
    }


def report(counts):
    """Prints what became of the mutants of each area."""
    print('area\tkilled\tsurvived\tequivalent\tsame code\trefused\tof 100')
    total = collections.Counter()
    for area, count in sorted(counts.items()):
        total.update(count)
    for area, count in [*sorted(counts.items()), ('all', total)]:
        decided = count['killed'] + count['survived']
        share = f'{100 * count["killed"] / decided:.1f}' if decided else '-'
        names = ('killed', 'survived', 'equivalent', 'same', 'refused')
        print(area, *(count[name] for name in names), share, sep='\t')


def test_all(judge, turns, most, area_count, counts):
    """Tests mutants until there are enough, from each area as many."""
    equivalents = read_equivalents()
    for area, one in turns:
        tested = {a: sum(c[name] for name in COUNTED) for a, c in counts.items()}
        if sum(tested.values()) >= most:
            return
        if tested.get(area, 0) * area_count >= most:
            continue
        begin = time.monotonic()
        verdict, due = judge.judge(one)
        if verdict == 'survived' and one.key() in equivalents:
            verdict, due = 'equivalent', equivalents[one.key()]
        counts[area][verdict] += 1
        place = f'{one.file}:{one.line}'
        took = f'{time.monotonic() - begin:.1f}'
        shown = (one.kind, one.before, one.after, due, took)
        print(verdict, area, place, *shown, sep='\t')


def options():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add('--seed', default='1', help='choose another sample')
    add('--count', type=int, default=400, help='test this many mutants')
    add('--area', action='append', choices=sorted(areas.AREAS))
    add('--file', metavar='PATTERN', help='only files like src/diff/*.c')
    add('--list', action='store_true', help='list the mutants, test none')
    add('--quick', action='store_true', help='run only short tests of the area')
    add('--again', metavar='LOG', help='test what survived in an earlier run')
    add(
        '--work',
        default=f'{tempfile.gettempdir()}/wsreg-mutants-{os.getuid()}',
        help='the folder for the copy and its build',
    )
    return parser.parse_args()


def main():
    """Tests a sample of the mutants."""
    given = options()
    sys.stdout.reconfigure(line_buffering=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    tree = Tree(given.work)
    chosen = given.area or areas.SAMPLED
    found = all_mutants(tree, chosen, given.file)
    if given.again:
        found = again(found, read_log(given.again))
        found = {area: many for area, many in found.items() if many}
    turns = in_turn(found, given.seed)
    if given.list:
        for area, one in turns:
            place = f'{one.file}:{one.line}'
            print(area, place, one.kind, one.before, one.after, sep='\t')
        return 0
    names = {one.file for many in found.values() for one in many}
    judge = Judge(tree, given.quick)
    judge.prepare(names)
    counts = collections.defaultdict(collections.Counter)
    try:
        test_all(judge, turns, given.count, len(found), counts)
    except KeyboardInterrupt:
        print('note\tstopped before the end of the sample')
    report(counts)
    return 1 if any(count['survived'] for count in counts.values()) else 0


if __name__ == '__main__':
    sys.exit(main())
