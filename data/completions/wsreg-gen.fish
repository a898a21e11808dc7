# SPDX-License-Identifier: MIT
# Completion of wsreg-gen(1) in fish.

complete -c wsreg-gen -l overlay -r -F -d 'What the registries cannot say'
complete -c wsreg-gen -l prefix -x -d 'Of the constants'
complete -c wsreg-gen -s h -l help -d 'Print help'
complete -c wsreg-gen -s V -l version -d 'Print the version'
complete -c wsreg-gen -f -n 'not __fish_seen_subcommand_from header tables' \
    -a header -d 'Constants for the codes and names'
complete -c wsreg-gen -f -n 'not __fish_seen_subcommand_from header tables' \
    -a tables -d 'The tables that libwsreg is built from'
