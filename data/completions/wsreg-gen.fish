# SPDX-License-Identifier: MIT
# Completion of wsreg-gen(1) in fish.

set -l modes header standalone tables json go python rust typescript java csharp
set -l no_mode "not __fish_seen_subcommand_from $modes"

complete -c wsreg-gen -l check -d 'Write nothing; show what would change'
complete -c wsreg-gen -l depfile -r -F -d 'Write what the output is made from'
complete -c wsreg-gen -l force -d 'Take input that looks wrong'
complete -c wsreg-gen -l overlay -r -F -d 'What the registries cannot say'
complete -c wsreg-gen -l prefix -x -d 'Of what is defined'
complete -c wsreg-gen -s r -l registry -x -d 'This registry alone' \
    -a 'extension subprotocol version close opcode bit'
complete -c wsreg-gen -s h -l help -d 'Print help'
complete -c wsreg-gen -s V -l version -d 'Print the version'

complete -c wsreg-gen -f -n $no_mode -a header -d 'Constants and lists in C'
complete -c wsreg-gen -f -n $no_mode -a standalone -d 'A C header with lookups'
complete -c wsreg-gen -f -n $no_mode -a tables -d 'The tables that libwsreg is built from'
complete -c wsreg-gen -f -n $no_mode -a json -d 'The constants, and all of the document'
complete -c wsreg-gen -f -n $no_mode -a go -d 'Constants in Go'
complete -c wsreg-gen -f -n $no_mode -a python -d 'Constants in Python'
complete -c wsreg-gen -f -n $no_mode -a rust -d 'Constants in Rust'
complete -c wsreg-gen -f -n $no_mode -a typescript -d 'Constants in TypeScript'
complete -c wsreg-gen -f -n $no_mode -a java -d 'Constants in Java'
complete -c wsreg-gen -f -n $no_mode -a csharp -d 'Constants in C#'
